"""Do links inside the site lead somewhere? Paths to pages and files, fragments to places in the finished pages."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from urllib.parse import unquote, urlsplit

from sitegen.content.entry import Entry
from sitegen.content.load import Content
from sitegen.content.suggest import Suggestions
from sitegen.ledgers.answers import LinkRecord
from sitegen.problems import Problem, Span, codes
from sitegen.publication.pages import Addresses, Page

_ID = re.compile(rb"""\sid=(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
_OTHERS = ("pagefind/",)
"""Folders whose files are written in addition to the pages."""


class Output:
    """The finished site, as links look at it."""

    def __init__(self, paths: Callable[[], Collection[str]], get: Callable[[str], bytes | None]) -> None:
        """`paths` gives its files, asked for only where a link leads to one; `get` gives the bytes of one."""
        self._paths = paths
        self._get = get
        self._ids: dict[str, frozenset[str]] = {}

    @cached_property
    def _files(self) -> frozenset[str]:
        return frozenset(self._paths())

    def file(self, path: str) -> str | None:
        """The file that the path of an address, below the site's root, leads to; None where there is none."""
        name = unquote(path).lstrip("/")
        if not name or name.endswith("/"):
            name += "index.html"
        return name if name in self._files or name.startswith(_OTHERS) else None

    def nearest(self, path: str) -> str:
        """How a path that leads nowhere was probably meant."""
        name = unquote(path).strip("/")
        if f"{name}/index.html" in self._files:
            return f"end the path with a slash: /{name}/"
        return self._pages.hint(f"/{name}/")

    @cached_property
    def _pages(self) -> Suggestions:
        return Suggestions(
            f"/{file.removesuffix('index.html')}" for file in self._files if file.endswith("index.html")
        )

    def has(self, file: str, fragment: str) -> bool:
        """Whether a page has a place with this id."""
        if file not in self._ids:
            data = self._get(file) or b""
            found = (match[1] or match[2] or match[3] or b"" for match in _ID.finditer(data))
            self._ids[file] = frozenset(html.unescape(id_.decode("utf-8", "replace")) for id_ in found)
        return unquote(fragment) in self._ids[file]


def check(content: Content, addresses: Addresses, output: Output) -> Iterator[Problem]:
    """Links of texts and fields that lead to no page, file or place of the site."""
    for entry in content.entries:
        for language, document in entry.texts if entry.outgoing.has_paths else ():
            for target in document.targets:
                span = Span(entry.origin.file, target.line, target.column)
                yield from _target(target.address, span, _own(entry, language, addresses), output)
        for pointer, address in fields(entry):
            if address.startswith("/"):  # as a rule none is on the site
                yield from _target(address, entry.origin.at(pointer), None, output)
    if content.site is not None:
        site = content.site
        named = [("publisher/url", site.publisher.url)] if site.publisher and site.publisher.url else []
        named += [(f"policies/{i}/url", policy.url) for i, policy in enumerate(site.policies) if policy.url]
        for pointer, address in named:
            yield from _target(address, content.site_origin.at(pointer), None, output)


def external(content: Content) -> dict[str, list[Span]]:
    """The addresses elsewhere that the content links to, each with the places where it is."""
    found: dict[str, list[Span]] = {}
    for entry in content.entries:
        places = [
            (target.address, Span(entry.origin.file, target.line, target.column))
            for _, document in entry.texts
            for target in document.targets
        ]
        places += [(address, entry.origin.at(pointer)) for pointer, address in fields(entry)]
        for address, span in places:
            if address.lower().startswith(("http://", "https://")):
                found.setdefault(address.partition("#")[0], []).append(span)
    return found


def dead(address: str, spans: Iterable[Span], known: LinkRecord) -> Iterator[Problem]:
    """The links to an address that is dead."""
    if known.is_dead:
        message = f"{address} has failed since {known.failing_since}: {known.answer}"
        for span in spans:
            yield codes.DEAD_LINK.at(span, message, codes.DEAD_LINK.hint)


def fields(entry: Entry) -> Iterable[tuple[str, str]]:
    """The addresses in the fields of a record, by their pointer."""
    found: Iterable[tuple[str, str]] = entry.value.addresses()
    return found


def _own(entry: Entry, language: str, addresses: Addresses) -> str:
    """The file of the page on which a text is."""
    return addresses.file(Page(entry.kind, entry.id, language or addresses.default_language))


def _target(address: str, span: Span, own: str | None, output: Output) -> Iterator[Problem]:
    if address.startswith("#"):
        if own is not None and len(address) > 1 and not output.has(own, address[1:]):
            message = f'there is no place "{unquote(address)}" in this page'
            yield codes.BROKEN_FRAGMENT.at(span, message, "take the id of a heading or mark of this page")
        return
    if not address.startswith("/"):
        return
    parts = urlsplit(address)
    file = output.file(parts.path)
    if file is None:
        message = f'no page or file of the site is at "{unquote(parts.path)}"'
        hint = output.nearest(parts.path) or codes.BROKEN_LINK.hint
        yield codes.BROKEN_LINK.at(span, message, hint)
    elif parts.fragment and not output.has(file, parts.fragment):
        message = f'the page at "{unquote(parts.path)}" has no place "#{unquote(parts.fragment)}"'
        yield codes.BROKEN_FRAGMENT.at(span, message, "take the id of a heading or mark of that page")
