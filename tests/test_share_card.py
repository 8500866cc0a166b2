"""Share cards: how their text is broken into lines, and the pictures."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.outputs.share_card import (
    BOLD,
    REGULAR,
    FontError,
    Painter,
    ShareCard,
    balanced,
    shortened,
    wrapped,
)
from tests.project import Project

THEME = Path(__file__).parent.parent / "templates"
CARD = ShareCard(
    # After Meta, The break-up, Two clocks, A short description. A second sentence., 4 minutes · 3 sources
    "ko",
    "메타 이후",
    "결별",
    "두 개의 시계",
    "짧은 설명. 두 번째 문장.",
    "4분 · 출처 3건",
    3,
    5,
)


def painter(folder: Path | None = None) -> Painter:
    return Painter({name: (THEME / name).read_bytes() for name in (BOLD, REGULAR)}, folder)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("a word or two", 8, ["a word", "or two"]),
        ("르쿤은 회사를 떠난다", 6, ["르쿤은", "회사를", "떠난다"]),  # at spaces, never within a word
        ("르쿤은 회사를 떠난다", 7, ["르쿤은 회사를", "떠난다"]),
        ("supercalifragilistic", 8, ["supercal", "ifragili", "stic"]),  # unless it fits in no line
        ("", 8, []),
    ],
)
def test_lines_are_broken_at_spaces(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, len, width) == lines


def test_too_long_a_text_ends_in_an_ellipsis_after_a_whole_word() -> None:
    assert wrapped("one two three four five", len, 10, 2) == ["one two", "three..."]


def test_a_text_is_shortened_by_whole_sentences() -> None:
    text = "He came in 2013. He left in 2025. Nobody knows why."
    assert shortened(text, "en", len, 20, 2) == ["He came in 2013. He", "left in 2025."]
    assert shortened(text, "en", len, 10, 1) == ["He came..."]


def test_a_title_has_lines_of_about_one_length() -> None:
    assert wrapped("How Meta and its chief scientist came apart", len, 38) == [
        "How Meta and its chief scientist came",
        "apart",
    ]
    assert balanced("How Meta and its chief scientist came apart", len, 38) == [
        "How Meta and its chief",
        "scientist came apart",
    ]


def test_a_card_is_a_png_of_1200_by_630_pixels_and_the_same_every_time() -> None:
    data = painter()(CARD)
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
    assert len(data) < 60_000
    assert painter()(CARD) == data


def test_a_card_is_drawn_once_for_its_content(tmp_path: Path) -> None:
    data = painter(tmp_path)(CARD)
    (remembered,) = [path for path in tmp_path.iterdir() if path.name != ".gitignore"]
    before = remembered.stat().st_mtime_ns
    assert painter(tmp_path)(CARD) == data
    assert remembered.stat().st_mtime_ns == before
    remembered.write_bytes(b"damaged")
    assert painter(tmp_path)(CARD) == data


@pytest.mark.parametrize(
    # Yuandong Tian, Zuckerberg; 100 to 200 million dollars
    "text",
    ["위안둥 톈, 저커버그", "Müller – “Çelik” à São Paulo", "1억 달러~2억 달러 · 49%"],
)
def test_the_fonts_have_what_korean_and_latin_texts_need(text: str) -> None:
    assert painter().covers(text)


def test_a_text_that_the_fonts_lack_is_left_out_rather_than_drawn_as_boxes() -> None:
    assert not painter().covers("日本語")
    foreign = ShareCard("ja", "Site", "", "日本語の題", "日本語", "1")
    without = ShareCard("ja", "Site", "", "", "", "1")
    assert painter()(foreign) == painter()(without)


def test_what_is_no_font_is_named() -> None:
    with pytest.raises(FontError, match=r"share/bold\.otf"):
        Painter({BOLD: b"no font", REGULAR: (THEME / REGULAR).read_bytes()})(CARD)


SITE_WITH_A_BRIEF = """\
=== content/briefs/both.en.md
---
title: Both
abstract: In two languages.
published: 2025-11-20
---
Text.
=== content/briefs/both.ko.md
---
title: 둘 다
abstract: 두 언어로.
published: 2025-11-20
---
글.
=== content/briefs/english.en.md
---
title: English
abstract: In one language.
published: 2025-11-22
---
Text.
"""


def shared_picture(page: str) -> str:
    match = re.search(r'<meta property="og:image" content="([^"]+)">', page)
    assert match
    return match[1]


def test_pages_name_their_card(project: Callable[..., Project]) -> None:
    site = project(SITE_WITH_A_BRIEF)
    site.build("--no-search")
    pages = ["index.html", "ko/people/index.html", "briefs/both/index.html", "ko/briefs/both/index.html"]
    pages += ["briefs/english/index.html", "ko/briefs/english/index.html"]
    names = [shared_picture(site.read(page)).removeprefix("https://example.org/") for page in pages]
    assert names == [
        "card.png",
        "ko/card.png",
        "briefs/both/card.png",
        "ko/briefs/both/card.png",
        "briefs/english/card.png",
        "briefs/english/card.png",  # which is shown in English for want of a translation
    ]
    cards = {path for path in site.files() if path.endswith("card.png")}
    assert cards == set(names)


def test_a_site_may_have_one_card_for_all_its_pages(project: Callable[..., Project]) -> None:
    site = project(SITE_WITH_A_BRIEF)
    site.replace("content/site.yaml", "languages:", "share_cards: false\nlanguages:")
    site.build("--no-search")
    assert shared_picture(site.read("briefs/both/index.html")) == "https://example.org/card.png"
    assert {path for path in site.files() if path.endswith("card.png")} == {"card.png", "ko/card.png"}


def test_a_project_may_bring_its_own_fonts_and_is_told_of_one_that_is_none(
    project: Callable[..., Project],
) -> None:
    site = project(SITE_WITH_A_BRIEF)
    site.edit("templates/share/bold.otf", "no font")
    assert "share/bold.otf" in site.build("--no-search", code=1).output
