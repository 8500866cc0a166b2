"""Pull quotes: what is typed, beside the HTML with its slots."""

from __future__ import annotations

import pytest

from tests.markdown.shown import document, problems, shown

ASIDE = '<aside class="pull" aria-hidden="true" inert data-pagefind-ignore>\n{}</aside>'


def test_a_sentence_of_the_text_is_set_apart_for_the_eye_alone() -> None:
    text = "가 나. **다** [[라]]는 마.\n\n::: pull\n다 [[라]]는 마\n:::\n"
    assert shown(text) == "<p>가 나. <strong>다</strong> ⟦라⟧는 마.</p>\n" + ASIDE.format(
        "<p>다 ⟦라⟧는 마</p>\n"
    )
    assert problems(text) == []


def test_it_is_said_once() -> None:
    parsed = document("::: pull\n가 나\n:::\n\n가 나 [[다]].\n")
    assert parsed.text == "가 나 [[다]]." and len(parsed.blocks) == 1


def test_a_quotation_with_its_citation_is_set_as_one() -> None:
    text = "::: pull\n가 나 [@a#q]\n:::"
    assert shown(text) == "⟦open: 가 나⟧<p>가 나</p>\n⟦close⟧⟦source⟧⟦@a#q⟧</figcaption>\n</figure>"
    assert problems(text) == []
    (slot, *_) = document(text).slots()
    assert slot.quoted.pull  # type: ignore[union-attr]
    assert [(block.kind, block.cites) for block in document(text).blocks] == [("quotation", (0, 1))]


WRONG = {
    "가 나.\n\n::: pull\n가 다.\n:::": ["3:1 unattributed-quotation"],
    "가 나 다 라.\n\n::: pull\n가 … 다\n:::": [],
    "가 나 다 라.\n\n::: pull\n다 … 가\n:::": ["3:1 unattributed-quotation"],
    "::: pull\n:::": ["1:1 unattributed-quotation"],
    "::: pull\n가": ["1:1 unclosed-block"],
}


@pytest.mark.parametrize(("text", "found"), WRONG.items())
def test_other_words_are_reported(text: str, found: list[str]) -> None:
    assert problems(text) == found
