"""Citations: what is typed, and the HTML with its slots. "‿" ties a mark to its word.

가, 나, 다, 라, 마 … are letters, as A, B, C, D, E; 하나, 둘, 셋, 넷 … are one, two, three, four. 떠났다 is “he
left”, 4문단 “paragraph 4”, 자세히는 “in detail”, 참고 “see”, 르쿤 LeCun.
"""

from __future__ import annotations

import unicodedata

import pytest

from sitegen.markdown.document import CiteItem
from tests.markdown.shown import document, inside, problems, shown

CITATIONS = {
    "떠났다[@a].": "떠났다‿⟦@a⟧.",
    "떠났다[@a, para. 4; @b].": "떠났다‿⟦@a, para. 4; @b⟧.",
    "떠났다[see @a, p. 3; @b#quote-id].": "떠났다‿⟦see @a, p. 3; @b#quote-id⟧.",
    "떠났다[@a#q, 2문단].": "떠났다‿⟦@a#q, 2문단⟧.",
    "떠났다[@a, 4문단].": "떠났다‿⟦@a, 4문단⟧.",
    "떠났다[자세히는 @a, 4, 7문단].": "떠났다‿⟦자세히는 @a, 4, 7문단⟧.",
    "떠났다[@a, 4\\; 7문단 \\@가]": "떠났다‿⟦@a, 4; 7문단 @가⟧",
    "[ @a ; @b ]": "⟦@a; @b⟧",
    "떠났다[@a,\n4문단].": "떠났다‿⟦@a, 4문단⟧.",
    "떠났다[@wired-interview-2023].": "떠났다‿⟦@wired-interview-2023⟧.",
    # No space is left before a mark, where a line might break.
    "떠났다 [@a].": "떠났다‿⟦@a⟧.",
    "word [@a].": "word‿⟦@a⟧.",
    "word  \t [@a].": "word‿⟦@a⟧.",
    "word\n[@a].": "word‿⟦@a⟧.",
    "**word** [@a]": "<strong>word</strong>‿⟦@a⟧",
    "**word **[@a]": "**word **‿⟦@a⟧",
    "`code` [@a]": "<code>code</code>‿⟦@a⟧",
    "[[a]] [@b]": "⟦a⟧‿⟦@b⟧",
    "word [@a] [@b]": "word‿⟦@a⟧‿⟦@b⟧",
    "word&nbsp;[@a]": "word‿⟦@a⟧",
    "word [@a] then": "word‿⟦@a⟧ then",
    "word  \n[@a]": "word<br>\n⟦@a⟧",
    "[@a] word": "⟦@a⟧ word",
    # It may be in emphasis, and is no link's label.
    "*word [@a]*는": "<em>word‿⟦@a⟧</em>는",
    "[see [@a]](/b/)": "[see‿⟦@a⟧](/b/)",
    "[@a] (a remark)": "⟦@a⟧ (a remark)",
    "[@a](a remark)": "⟦@a⟧(a remark)",
    # A link of CommonMark's
    "[@a](/b/)": '<a href="⟦/b/⟧">@a</a>',
    # Text
    "ask a@b.org": "ask a@b.org",
    "[ask a@b.org]": "[ask a@b.org]",
    "[a@b]": "[a@b]",
    "@a, [b], @c": "@a, [b], @c",
    "[at @ 9]": "[at @ 9]",
    "\\[@a]": "[@a]",
    "[\\@a]": "[@a]",
    "`[@a]`": "<code>[@a]</code>",
}


REPORTED = {"**word **[@a]": ["1:1 stray-markup"], "[see [@a]](/b/)": ["1:1 link-around"]}


@pytest.mark.parametrize(("text", "html"), CITATIONS.items())
def test_citations(text: str, html: str) -> None:
    assert inside(text) == html
    assert problems(text) == REPORTED.get(text, [])


def test_at_the_start_of_a_block_a_citation_has_nothing_to_be_tied_to() -> None:
    assert shown("- 가\n- [@a] 나") == "<ul>\n<li>가</li>\n<li>⟦@a⟧ 나</li>\n</ul>"
    assert "<td>⟦@a⟧</td>" in shown("| 가 |\n|---|\n| [@a] |")


BAD = {
    "[@]": "not a source",
    "[@ a]": "is no id",
    "[@A b]": "is no id",
    "[@Wired]": "is no id",
    "[@르쿤]": "is no id",
    "[@a_b]": "is no id",
    "[@a.]": "is no id",
    "[@a#]": "is no id",
    "[@a#Q]": "is no id",
    "[@a b]": "is not a locator",
    "[@a p. 3]": "is not a locator",
    "[@a,]": "is not a locator",
    "[@a; b]": "not a source",
    "[@a;]": "not a source",
    "[;@a]": "not a source",
    "[@a @b]": "not separated",
    "[@a, @b]": "not separated",
    "[@@a]": "not separated",
    "[-@a]": "-@",
    "[see -@a]": "-@",
    "[follow @a on the net]": "is not a locator",
    "[@a; x@b]": "lacks a space",
}


@pytest.mark.parametrize(("text", "message"), BAD.items())
def test_a_malformed_citation_is_reported_and_stays_text(text: str, message: str) -> None:
    (problem,) = document(f"가 {text} 나").problems
    assert (problem.code, problem.span.line, problem.span.column) == ("bad-citation", 1, 3)
    assert message in problem.message and problem.hint
    assert inside(f"가 {text} 나") == f"가 {text} 나"


def test_an_item_knows_its_place() -> None:
    (slot,) = document("> 가\n> 나 [see @a, p. 3;\n> @b#q]", first_line=5).citations()
    assert slot.items == (
        CiteItem(source="a", line=6, column=10, prefix="see", locator="p. 3"),
        CiteItem(source="b", line=7, column=3, quote="q"),
    )


def test_prefix_and_locator_are_in_composed_form() -> None:
    (slot,) = document(unicodedata.normalize("NFD", "[참고 @a, 4문단]")).citations()
    assert (slot.items[0].prefix, slot.items[0].locator) == ("참고", "4문단")


def test_a_citation_knows_its_top_level_block() -> None:
    text = """\
# 하나 [@a]

둘 [@b]

- 셋 [@c]
- > 셋 [@c]

::: note 넷 [@d]
넷 [@d]
:::

::: timeline

| 여섯 [@f] |
|---|
| 여섯 [@f] |

[@h][^1]

[^1]: 여덟 [@i]
"""
    cited = [(slot.items[0].source, slot.block) for slot in document(text).citations()]
    assert cited == [
        *[("a", 0), ("b", 1), ("c", 2), ("c", 2), ("d", 3), ("d", 3)],
        *[("f", 5), ("f", 5), ("h", 6), ("i", 7)],
    ]
