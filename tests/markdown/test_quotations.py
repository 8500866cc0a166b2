"""Block quotations and quotations in place: what is typed, and the HTML with its slots."""

from __future__ import annotations

import pytest

from sitegen.markdown.document import QuotationSlot, Quoted
from tests.markdown.shown import document, problems, shown

END = "</figcaption>\n</figure>"
CITED = {
    "> 가 나 [@a#q]": f"⟦open: 가 나⟧<p>가 나</p>\n⟦close⟧⟦source⟧⟦@a#q⟧{END}",
    "> 가\n> 나\n> [@a, 4문단]": f"⟦open: 가 나⟧<p>가\n나</p>\n⟦close⟧⟦source⟧⟦@a, 4문단⟧{END}",
    "> 가\n>\n> *나*\n>\n> [@a] [@b]": f"⟦open: 가\n나⟧<p>가</p>\n<p><em>나</em></p>\n⟦close⟧⟦source⟧⟦@a⟧⟦@b⟧{END}",
    # The end of the sentence belongs to the words, and the page has the quotation marks.
    "> 가 [@a].": f"⟦open: 가.⟧<p>가.</p>\n⟦close⟧⟦source⟧⟦@a⟧{END}",
    "> “가.” [@a]": f"⟦open: 가.⟧<p>가.</p>\n⟦close⟧⟦source⟧⟦@a⟧{END}",
    '> "가" [@a].': f"⟦open: 가⟧<p>가</p>\n⟦close⟧⟦source⟧⟦@a⟧{END}",
    "> “가” 또 “나” [@a]": f"⟦open: “가” 또 “나”⟧<p>“가” 또 “나”</p>\n⟦close⟧⟦source⟧⟦@a⟧{END}",
    # What follows a dash says whose words they are.
    "> 가\n> — [[ada]], 관보 [@a]": f"⟦open: 가⟧<p>가</p>\n⟦close⟧⟦ada⟧, 관보 ⟦source⟧⟦@a⟧{END}",
    "> 가\n>\n> -- Ada [@a]": f"⟦open: 가⟧<p>가</p>\n⟦close⟧Ada ⟦source⟧⟦@a⟧{END}",
    "> — 가 [@a]": f"⟦open: — 가⟧<p>— 가</p>\n⟦close⟧⟦source⟧⟦@a⟧{END}",
    # A quotation within another is a part of it.
    "> 가\n> > 나 [@a]": f"⟦open: 가\n나⟧<p>가</p>\n<blockquote>\n<p>나</p>\n</blockquote>\n⟦close⟧⟦source⟧⟦@a⟧{END}",
    "![[a#q]]": f"⟦open: ⟧⟦close⟧⟦source⟧⟦@a#q⟧{END}",
}


@pytest.mark.parametrize(("text", "html"), CITED.items())
def test_a_quotation_that_ends_with_a_citation_is_one_of_that_source(text: str, html: str) -> None:
    assert shown(text) == html
    assert problems(text) == []


def test_it_may_be_anywhere() -> None:
    assert shown("- 가\n  > 나 [@a]").startswith("<ul>\n<li>가\n⟦open: 나⟧")
    assert "⟦open: 나⟧" in shown("::: note\n> 나 [@a]\n:::")
    assert "⟦open: 나⟧" in shown("가[^1]\n\n[^1]: 나\n\n    > 나 [@a]")


def test_all_of_its_paragraphs_are_of_the_source() -> None:
    blocks = document("가 [@x]\n\n> 나\n>\n> - 다\n>\n> — 라 [@a]\n\n마 [@y]").blocks
    assert [(block.kind, block.cites) for block in blocks] == [
        ("paragraph", (0, 1)),
        ("quotation", (1, 2)),
        ("quotation", (1, 2)),
        ("attribution", (1, 2)),
        ("paragraph", (2, 3)),
    ]


def test_a_slot_knows_what_is_quoted() -> None:
    (slot, *_) = document("> 가\n> — 나 [@a#q, 4문단; @b]").parts
    assert slot == QuotationSlot("open", Quoted("a", "q", "4문단", "가", "ko", attributed=True))


UNCITED = {
    "> 가": ["1:1 unattributed-quotation"],
    "가\n\n- > 나\n  > 다": ["3:3 unattributed-quotation"],
    "> 가 [@a]\n>\n> 나": ["1:1 unattributed-quotation"],
    "> 가 [@a] 나": ["1:1 unattributed-quotation"],
    "> 가\n>\n> ```\n> 나 [@a]\n> ```": ["1:1 unattributed-quotation"],
    "> 가 [@own]": [],
    "> [@a]": [],
    ">": [],
    "> [!NOTE]\n> 가": ["1:3 stray-markup"],
}


@pytest.mark.parametrize(("text", "found"), UNCITED.items())
def test_one_without_is_reported_where_it_begins(text: str, found: list[str]) -> None:
    assert problems(text) == found
    assert "open:" not in shown(text)
