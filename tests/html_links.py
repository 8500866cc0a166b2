"""Does every link of a finished site lead somewhere? Pages, files and fragments, over all of its HTML and CSS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

ATTRIBUTES = {"href", "src", "action", "poster", "data-src", "content"}


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.references: list[str] = []
        self.dangling: list[str] = []
        self.idrefs: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.add(values["id"])
        for name in ATTRIBUTES & values.keys():
            if name != "content" or values.get("property") == "og:image":
                self.references.append(values[name])
        if "srcset" in values:
            self.references += [part.split()[0] for part in values["srcset"].split(",")]
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "popovertarget"):
            self.idrefs += values.get(name, "").split()


def broken_links(folder: Path, base_url: str) -> list[str]:
    """What does not resolve in the site in `folder`, which is at `base_url`: "page: reference", one line each."""
    pages = {path: _Page(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}
    broken = []
    for path, page in pages.items():
        here = urljoin(base_url, path.relative_to(folder).as_posix().removesuffix("index.html"))
        shown = path.relative_to(folder).as_posix()
        broken += [
            f"{shown}: no element has the id {idref}" for idref in page.idrefs if idref not in page.ids
        ]
        broken += [
            f"{shown}: {ref}" for ref in page.references if not _resolves(ref, here, folder, base_url, pages)
        ]
    broken += list(_broken_styles(folder))
    return broken


def _resolves(reference: str, here: str, folder: Path, base_url: str, pages: dict[Path, _Page]) -> bool:
    url = urljoin(here, reference)
    if not url.startswith(base_url):
        # Another host is not ours to check; the same host outside the site's path is a link that lost it.
        return urlsplit(url).netloc != urlsplit(base_url).netloc
    path, _, fragment = url.removeprefix(base_url).partition("#")
    target = folder / unquote(path.partition("?")[0])
    if path.partition("?")[0] == "" or path.partition("?")[0].endswith("/"):
        target = target / "index.html"
    if not target.is_file():
        return False
    return not fragment or target not in pages or unquote(fragment) in pages[target].ids


def _broken_styles(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.css")):
        for reference in re.findall(r"""url\(["']?([^"')#]+)""", path.read_text(encoding="utf-8")):
            if not reference.startswith("data:") and not (path.parent / reference).is_file():
                yield f"{path.relative_to(folder).as_posix()}: {reference}"
