"""Headings: their fragment ids, and their level below the page's own.

가, 나, 다, 라, 마 … are letters, as A, B, C, D, E; 하나, 둘, 셋, 넷 … are one, two, three, four; 메타 is Meta.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from sitegen.markdown.document import Heading
from sitegen.markdown.headings import Ids, slug
from tests.markdown.shown import document, shown

THEME = Path(__file__).parents[2] / "templates"

SLUGS = {
    "세계 모델": "세계-모델",  # world model
    "무엇이 달랐나?": "무엇이-달랐나",  # what was different?
    "10월의 해고: 600명": "10월의-해고-600명",  # dismissals in October: 600 people
    "“초지능”이라는 이름": "초지능-이라는-이름",  # the name “superintelligence”
    "World Models": "world-models",
    "What's new — and what isn't?": "what-s-new-and-what-isn-t",
    "Café  Éclair": "café-éclair",
    unicodedata.normalize("NFD", "메타 Café"): "메타-café",
    "snake_case": "snake-case",
    "हिन्दी": "हिन्दी",
    "C++ & C#": "c-c",
    "?!": "section",
    "": "section",
    "🙂": "section",
}


@pytest.mark.parametrize(("text", "fragment"), SLUGS.items())
def test_a_fragment_id_keeps_every_script(text: str, fragment: str) -> None:
    assert slug(text) == fragment


def test_ids_are_unique() -> None:
    text = "## 가\n## 가\n## 가-2\n## 가\n## ?\n## !"
    assert [heading.id for heading in document(text).headings] == [
        "가", "가-2", "가-2-2", "가-3", "section", "section-2",
    ]  # fmt: skip


def test_ids_of_the_page_itself_are_left_to_it() -> None:
    text = "## Sources\n## Source 1\n## Cite 2\n## Main\n## Sources\n## Source code\n## Notes\n## Note 1"
    assert [heading.id for heading in document(text).headings] == [
        "sources-2", "source-1-2", "cite-2-2", "main-2", "sources-3", "source-code", "notes-2", "note-1-2",
    ]  # fmt: skip


PAGES_WITH_HEADINGS = ("base.html", "brief.html", "page.html")


@pytest.mark.parametrize("template", PAGES_WITH_HEADINGS)
def test_no_heading_gets_an_id_that_the_theme_gives(template: str) -> None:
    given = re.findall(r' id="([^"{]+)"', (THEME / template).read_text(encoding="utf-8"))
    assert given
    assert [id_ for id_ in given if Ids().unique(id_) == id_ and "_" not in id_] == []


def test_headings_are_listed_with_their_lines() -> None:
    text = "## 하나 *둘* [[meta|메타]]와 [[a]] [@b]\n\n가\n\n셋\n---\n\n> ### `넷` ###\n"
    assert document(text, first_line=5).headings == (
        Heading(2, "하나-둘-메타와-a", "하나 둘 메타와 [[a]]", 5),
        Heading(2, "셋", "셋", 9),
        Heading(3, "넷", "넷", 12),
    )


def test_where_no_heading_is_of_the_first_level_all_stay() -> None:
    assert shown("## 가\n#### 나") == '<h2 id="가">가</h2>\n<h4 id="나">나</h4>'


def test_where_one_is_of_the_first_level_all_stand_one_lower() -> None:
    html = '<h2 id="가">가</h2>\n<h3 id="나">나</h3>\n<h6 id="다">다</h6>\n<h6 id="라">라</h6>'
    assert shown("# 가\n## 나\n##### 다\n###### 라") == html
