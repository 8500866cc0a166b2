"""Interface strings: places, plurals, particles, fallbacks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.theme.folders import ThemeFolders
from sitegen.theme.loaded import theme_from
from sitegen.theme.strings import MissingString, Strings
from tests.project import Project

EN = {"hello": "Hello", "sources": {"one": "{n} source", "other": "{n} sources"}, "by": "by {name}"}
# Hello; n sources; a name and its particle, a place and its particle
KO = {"hello": "안녕하세요", "sources": {"other": "출처 {n}건"}, "of": "{name:은/는} {place:으로/로}"}


@pytest.mark.parametrize(
    ("language", "key", "values", "expected"),
    [
        ("en", "hello", {}, "Hello"),
        ("en", "sources", {"n": 1}, "1 source"),
        ("en", "sources", {"n": 1200}, "1,200 sources"),
        ("ko", "sources", {"n": 1}, "출처 1건"),
        ("ko", "of", {"name": "르쿤", "place": "서울"}, "르쿤은 서울로"),  # LeCun (to) Seoul
        ("ko", "of", {"name": "메타", "place": "뉴욕"}, "메타는 뉴욕으로"),  # Meta (to) New York
        ("ko", "by", {"name": "Ada"}, "by Ada"),
    ],
)
def test_a_string_with_its_values(language: str, key: str, values: dict[str, object], expected: str) -> None:
    strings = Strings("en", EN) if language == "en" else Strings("ko", KO, (EN,))
    assert strings(key, **values) == expected


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(MissingString, match="nothing"):
        Strings("en", EN)("nothing")


def test_a_project_may_replace_single_strings(tmp_path: Path) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    for folder, text in ((own, "a: mine\n"), (shipped, "a: yours\nb: yours\n")):
        (folder / "strings").mkdir(parents=True)
        (folder / "strings/en.yaml").write_text(text, encoding="utf-8")
    strings = theme_from(ThemeFolders((own, shipped)), tmp_path).strings("en")
    assert (strings("a"), strings("b")) == ("mine", "yours")


def test_the_shipped_languages_have_the_same_keys() -> None:
    folder = Path(__file__).parent.parent / "templates"
    tables = theme_from(ThemeFolders((folder,)), folder).tables
    english, korean = tables["en"], tables["ko"]
    assert english.keys() == korean.keys()
    places = {key: _places(english[key]) ^ _places(korean[key]) for key in english}
    assert {key: found for key, found in places.items() if found} == {}


def _places(entry: object) -> set[str]:
    import re

    text = entry if isinstance(entry, str) else entry["other"]  # type: ignore[index]
    return {match[1] for match in re.finditer(r"\{(\w+)", text)}


def test_a_language_that_the_theme_lacks_is_named_until_the_project_has_its_words(
    project: Callable[..., Project],
) -> None:
    site = project(
        """\
        === content/site.yaml
        title: L’affaire
        description: Une affaire.
        base_url: https://example.org/
        languages: [fr]
        """
    )
    assert (
        'content/site.yaml:4:13: warning[untranslated-interface]: the theme has no words in "fr"'
        in site.check().output
    )
    site.build("--no-search")
    assert ">Sources</a>" in (site.output / "index.html").read_text(encoding="utf-8")
    site.edit("templates/strings/fr.yaml", "section.people: Personnes\n")
    assert "[untranslated-interface]" not in site.check().output
    site.build("--no-search")
    assert ">Personnes</a>" in (site.output / "index.html").read_text(encoding="utf-8")
