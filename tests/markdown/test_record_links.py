"""Links to records: what is typed, and the HTML with its slots.

가, 나, 다, 라, 마 … are letters, as A, B, C, D, E; 르쿤 is LeCun, 대부 “godfather”, 그 것 하나 “that one
thing”, 각주 “note”, 제목 “title”, 그림 “picture”, 사진 “photograph”. 은, 는, 와 and 의 are particles.
"""

from __future__ import annotations

import unicodedata

import pytest

from sitegen.markdown.document import LinkSlot
from tests.markdown.shown import document, inside, problems, shown

LINKS = {
    "[[yann-lecun]]": "⟦yann-lecun⟧",
    "[[르쿤]]은 떠난다": "⟦르쿤⟧은 떠난다",
    "[[yann-lecun|르쿤]]은": "⟦yann-lecun|르쿤⟧은",
    "[[Yann LeCun]]": "⟦Yann LeCun⟧",
    "[[ yann-lecun | the scientist ]]": "⟦yann-lecun|the scientist⟧",
    "[[a]][[b]]": "⟦a⟧⟦b⟧",
    "[[a]](그)": "⟦a⟧(그)",
    # The label holds emphasis and code,
    "[[a|the *chief* **scientist**]]": "⟦a|the <em>chief</em> <strong>scientist</strong>⟧",
    '[[a|**"대부"**라는]]': "⟦a|<strong>&quot;대부&quot;</strong>라는⟧",
    "[[a|`LLM`]]": "⟦a|<code>LLM</code>⟧",
    "[[a|`]]`]]": "⟦a|<code>]]</code>⟧",
    "[[a|R&D &amp; <3]]": "⟦a|R&amp;D &amp; &lt;3⟧",
    "[[a|b|c]]": "⟦a|b|c⟧",
    "[[a|그 [것] 하나]]": "⟦a|그 [것] 하나⟧",
    "[[a|\\]\\] \\*]]": "⟦a|]] *⟧",
    # but no links, citations or images.
    "[[a|see [b](/c/)]]": "⟦a|see [b](/c/)⟧",
    "[[a|b [@c]]]": "⟦a|b [@c]⟧",
    "[[a|![b](/c.png)]]": "⟦a|![b](/c.png)⟧",
    "[[a|<https://example.org>]]": "⟦a|&lt;https://example.org&gt;⟧",
    # Brackets around are text.
    "[[[a]]]": "[⟦a⟧]",
    "([[a]])": "(⟦a⟧)",
    # Emphasis goes around.
    "*[[a]]*는": "<em>⟦a⟧</em>는",
    "**[[a|르쿤]]**은": "<strong>⟦a|르쿤⟧</strong>은",
    # It ends its line inside.
    "[[Yann\nLeCun]]": "⟦Yann LeCun⟧",
    "[[a|the\nscientist]]": "⟦a|the\nscientist⟧",
    # A pipe may be escaped anywhere, as tables ask for.
    "[[a\\|b]]": "⟦a|b⟧",
    # A link of CommonMark's cannot hold one.
    "[see [[a]]](/b/)": "[see ⟦a⟧](/b/)",
    # This is none.
    "`[[a]]`": "<code>[[a]]</code>",
    "\\[[a]]": "[[a]]",
    "[\\[a]]": "[[a]]",
    "[[1] 각주](/notes/)": '<a href="⟦/notes/⟧">[1] 각주</a>',
}


REPORTED = {
    "[[a|see [b](/c/)]]": ["1:9 link-around"],
    "[[a|![b](/c.png)]]": ["1:5 link-around"],
    "[[a|b [@c]]]": ["1:7 link-around"],
    "[[a|<https://example.org>]]": ["1:5 link-around"],
    "[see [[a]]](/b/)": ["1:1 link-around"],
}


@pytest.mark.parametrize(("text", "html"), LINKS.items())
def test_links(text: str, html: str) -> None:
    assert inside(text) == html
    assert problems(text) == REPORTED.get(text, [])


def test_code_blocks_have_no_links() -> None:
    assert shown("```\n[[a]]\n```") == "<pre><code>[[a]]\n</code></pre>"
    assert shown("    [[a]]") == "<pre><code>[[a]]\n</code></pre>"


def test_a_target_is_in_composed_form() -> None:
    decomposed = unicodedata.normalize("NFD", "르쿤")
    assert document(f"[[{decomposed}]]").links()[0].target == "르쿤"


def test_in_a_table_the_pipe_of_a_link_divides_no_cells() -> None:
    html = shown("| 가 | 나 |\n|---|---|\n| [[a|b]] | [[c\\|d]]와 [[e]] |\n")
    assert "<td>⟦a|b⟧</td>\n<td>⟦c|d⟧와 ⟦e⟧</td>" in html


def test_a_row_of_links_may_be_the_head_of_a_table() -> None:
    assert '<th scope="col">⟦a|b⟧</th>' in shown("[[a|b]] | 나\n---|---\n")
    assert shown("[[a|b]]\n---\n").startswith('<h2 id="b">⟦a|b⟧</h2>')


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("가 [[르쿤 나", "1:3"),
        ("가\n나 [[르쿤\n\n]] 다", "2:3"),
        ("[[a|b", "1:1"),
        ("[[a|b [[c]]", "1:1"),
        ("[[a] b]]", "1:1"),
        ("[[a|`b]]`", "1:1"),
        ("- - 가\n    [[나", "2:5"),
        ("| 가 | 나 |\n|-|-|\n| [[a\\|b]] | x [[c |", "3:16"),
    ],
)
def test_a_link_that_is_not_closed_stays_text(text: str, place: str) -> None:
    assert problems(text) == [f"{place} unclosed-link"]
    assert "[[" in shown(text)


@pytest.mark.parametrize("text", ["[[]]", "[[ ]]", "[[|가]]", "[[a|]]", "[[a| ]]"])
def test_a_link_needs_a_target_and_what_it_shows(text: str) -> None:
    assert problems(f"가 {text}") == ["1:3 bad-link"]
    assert inside(f"가 {text}") == f"가 {text}"


PLACES = {
    "[[a]]": (1, 1),
    "  [[a]]": (1, 3),
    "-\t[[a]]": (1, 3),
    "가나 [[a]]": (1, 4),
    "가\n나\n다 [[a]]": (3, 3),
    "# 제목 [[a]] #": (1, 6),
    "제목\n[[a]]\n===": (2, 1),
    "- 가\n  - 나 [[a]]": (2, 7),
    "1. 가\n\n   [[a]]": (3, 4),
    "> 가\n> 나 [[a]]": (2, 5),
    "> 가\n나 [[a]]": (2, 3),
    "> - 가\n>   - [[a]]": (2, 7),
    "`[[a]]` [[a]]": (1, 9),
    "\\[[a]] [[a]]": (1, 8),
    "| 가 | 나 |\n|---|---|\n| `[[a]]` | `[[a]]` [[a]] |": (3, 21),
    "| 가 | 나 |\n|---|---|\n| x\\|y |  z\\|w [[a]] |": (3, 16),
    "가 | 나\n---|---\nx | [[a]]": (3, 5),
    "- | 가 | 나 |\n  |---|---|\n  | x | [[a]] |": (3, 9),
    "- | [[a]] | 나 |\n  |---|---|\n": (1, 5),
    "> | 가 |\n> |---|\n> | [[a]] |": (3, 5),
    "::: note 제목 [[a]]\n:::": (1, 13),
    "::: note\n[[a]]\n:::": (2, 1),
    "[^1]\n\n[^1]: 각주 [[a]]\n": (3, 10),
    "![그림 [[a]]](/a.png) [[b]]": (1, 21),
    "&amp;&amp; [[a]]": (1, 12),
    "\u00a0\n [[a]]": (2, 2),
    "\r\n\r가 [[a]]": (3, 3),
}


@pytest.mark.parametrize(("text", "place"), PLACES.items())
def test_a_link_knows_its_line_and_column(text: str, place: tuple[int, int]) -> None:
    (link,) = document(text).links()
    assert (link.line, link.column) == place
    (link,) = document(text, first_line=11).links()
    assert (link.line, link.column) == (place[0] + 10, place[1])


def _sentences(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    return [(link.before, link.text, link.after) for link in document(text, language).links()]


def test_a_link_knows_its_sentence() -> None:
    text = "He left. Then [[a|the *scientist*]] founded a lab.\nIt grew. [[b]] stayed [@c]."
    assert _sentences(text) == [
        ("Then ", "the scientist", " founded a lab."),
        ("", "", " stayed."),
    ]


def test_a_link_knows_its_korean_sentence() -> None:
    # Meta kept silent. LeCun is said to leave. “Meta has changed.”
    text = "메타는 침묵했다. [[yann-lecun|르쿤]]은 떠난다고 했다. “[[meta]]는 변했다.”"
    assert _sentences(text, "ko") == [("", "르쿤", "은 떠난다고 했다."), ("“", "", "는 변했다.”")]


def test_other_links_of_the_sentence_stand_as_they_are_shown() -> None:
    assert _sentences("[[a]] met [[b|Bo]] and [[c]].") == [
        ("", "", " met Bo and [[c]]."),
        ("[[a]] met ", "Bo", " and [[c]]."),
        ("[[a]] met Bo and ", "", "."),
    ]


def test_a_sentence_is_that_of_its_own_block() -> None:
    assert _sentences("- one\n- two [[a]]\n- three") == [("two ", "", "")]
    assert _sentences("| x | y |\n|-|-|\n| one | two [[a]] |") == [("two ", "", "")]


def test_a_label_may_hold_the_end_of_a_sentence() -> None:
    assert _sentences("It is [[a|Yahoo! Japan]] again. So.") == [("It is ", "Yahoo! Japan", " again.")]


def test_a_very_long_sentence_is_cut_at_a_word() -> None:
    ((before, _, after),) = _sentences(f"{'word ' * 200}[[a]]{' word' * 200}.")
    assert before.startswith("… word ") and before.endswith(" word ") and len(before) < 310
    assert after.startswith(" word") and after.endswith("word …") and len(after) < 310


def test_in_an_image_a_link_is_its_text() -> None:
    assert inside("![[[a]]의 [[b|사진]]](/c.png)") == '<img src="⟦/c.png⟧" alt="a의 사진" loading="lazy">'
    assert isinstance(document("[[a]]").parts[1], LinkSlot)
