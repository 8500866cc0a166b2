"""Records that a text shows in place: what is typed, and the HTML with its slots.

가, 나, 다, 라, 마 … are letters, as A, B, C, D, E; 르쿤 is LeCun.
"""

from __future__ import annotations

import pytest

from sitegen.markdown.document import RecordSlot
from tests.markdown.shown import document, problems, shown


@pytest.mark.parametrize("text", ["![[meeting]]", "  ![[ meeting ]]  ", "![[meeting]]\n"])
def test_a_record_alone_in_a_paragraph_is_shown_in_place(text: str) -> None:
    assert shown(text) == "⟦!meeting⟧"


def test_it_stands_in_lists_quotations_and_blocks() -> None:
    assert shown("- ![[a]]") == "<ul>\n<li>\n⟦!a⟧\n</li>\n</ul>"
    assert "⟦!a⟧\n</div>" in shown("::: note\n![[a]]\n:::")
    assert shown("가\n\n![[a]]\n나") == "<p>가</p>\n⟦!a⟧\n<p>나</p>"


def test_it_knows_its_place() -> None:
    (slot,) = document("가\n\n- ![[르쿤]]\n", first_line=4).slots()
    assert slot == RecordSlot("르쿤", line=6, column=3)


WRONG = {
    "See ![[meeting]].": ["1:5 stray-markup"],
    "가\n![[meeting]]": ["2:1 stray-markup"],
    "![[meeting]] 가": ["1:1 stray-markup"],
    "![[meeting|The meeting]]": ["1:1 stray-markup"],
    "`![[meeting]]` \\![[meeting]]": [],
    "    ![[meeting]]": [],
    "![[meeting]]": [],
}


@pytest.mark.parametrize(("text", "found"), WRONG.items())
def test_among_words_it_is_reported(text: str, found: list[str]) -> None:
    assert problems(text) == found
