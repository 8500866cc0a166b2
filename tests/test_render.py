"""Pages of a theme: what is on many of them is made once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest

from sitegen.templating.render import Renderer
from sitegen.theme.folders import ThemeFolders
from sitegen.theme.strings import Strings
from sitegen.views.parts import Link, Text

PARTS = (
    "{% macro link(part, label='') %}<a href='{{ part.url }}'>{{ label or part.text.text }}</a>{% endmacro %}"
)


def ada(url: str = "/ada/") -> Link:
    """The same link in an object of its own."""
    return Link(url, Text("Ada & Co"), "person", "ada")


@pytest.fixture
def page(tmp_path: Path) -> Callable[[str, object], str]:
    """What a template's source makes of a view."""
    renderer = Renderer(ThemeFolders((tmp_path,)).read()[0], Strings("en", {}), {}, "/")

    def rendered(source: str, view: object) -> str:
        name = f"kind{len(list(tmp_path.iterdir()))}"
        (tmp_path / f"{name}.html").write_text(source)
        shell: Any = SimpleNamespace(kind=name)
        return renderer.page(shell, view).decode()

    (tmp_path / "parts").write_text(PARTS)
    return rendered


def test_a_part_is_shown_as_its_macro_shows_it(page: Callable[[str, object], str]) -> None:
    source = "{% import 'parts' as parts %}{{ alike(parts.link, view) }}{{ alike(parts.link, view, '<') }}"
    for _ in range(2):
        assert page(source, ada()) == "<a href='/ada/'>Ada &amp; Co</a><a href='/ada/'>&lt;</a>"
    assert page(source, ada("/x/")).startswith("<a href='/x/'>Ada &amp; Co</a>")


def test_what_a_macro_makes_of_equal_parts_is_made_once(page: Callable[[str, object], str]) -> None:
    asked = []

    class Named:
        def __init__(self, url: str) -> None:
            self.url = url

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Named) and self.url == other.url

        def __hash__(self) -> int:
            return hash(self.url)

        @property
        def text(self) -> Text:
            asked.append(self.url)
            return Text(f"at {self.url}")

    source = "{% import 'parts' as parts %}{{ alike(parts.link, view) }}"
    shown = [page(source, Named(url)) for url in ("/a/", "/b/", "/a/", "/b/")]
    assert shown == 2 * ["<a href='/a/'>at /a/</a>", "<a href='/b/'>at /b/</a>"]
    assert asked == ["/a/", "/b/"]


def test_what_is_wrong_with_a_part_is_told_as_jinja_tells_it(page: Callable[[str, object], str]) -> None:
    source = "{% import 'parts' as parts %}{{ alike(parts.link, view) }}"
    for _ in range(2):
        with pytest.raises(jinja2.UndefinedError, match="has no attribute 'url'"):
            page(source, Text("no link"))
