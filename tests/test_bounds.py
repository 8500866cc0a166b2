"""No input holds sitegen up: what takes time that grows with a text is right, what nobody writes is said and not read.

Sizes are such that a step which looks at all of a text for each of its marks takes minutes.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from sitegen.content.entry import Place, ReadOptions, read_entry
from sitegen.content.schema import BriefFields, Person
from sitegen.content.suggest import Suggestions
from sitegen.facts.misspellings import Spelling
from sitegen.facts.quotations import Folded, quoted
from sitegen.facts.starts import TakenSpans
from sitegen.search.korean import word_parts
from tests.project import Project
from tests.test_bad_input import BRIEF, EVENT, GOOD, PERSON

pytestmark = pytest.mark.slow("texts as long as they may be")

SIZE = 100_000
"""How many characters of a token are read."""

SECONDS = 10.0

TOKENS = [
    # Brackets, links, marks
    "[", "[[", "[[a", "[@", "[@letter;", "![", "![a](", "[^", "[^1", "[a](", "[a][", "[](", "](",
    "[a](/b \"", "[a](\\(",
    "*a ", "**", "a**b", "**\"가\"**는", "`a", "<a ", "<a href=\"", "<!--", "<?", "<![CDATA[", "&#x301;",
    "[[ada|", "[[ada|`", "[[ada]] ", "x [@letter] ", "“", "“a” ", "‘", "(", "([“",
    # Figures, dates, names
    "1 ", "1,", "1", "2025-", "[^1]", "$1 ", "1~", "1억 ", "천", "hundred ", "one hundred ", "2025년 1월 1일 ", "지난 ",
    "last year ", "Ada ", "Adda ", "에이다는 ", "가", "가 ", "a-", "a.b", "다.", "A. ", "e\u0301",
    # Blocks
    "> ", "- ", "- a\n", "1. a\n", "a\n\n", "# a\n", "## Same\n\nx\n\n", ":::\n", "::: note\n", "```\n", "a|\n-|\n",
    "|a|b|\n", "[ada]: /x\n", "[a\n", "[^1]: x\n", "a\\\n", "<!-- a\n\n", "    a\n\n", "\n", "\u200b",
]  # fmt: skip


def read(text: str, language: str = "en") -> tuple[float, list[str]]:
    """How many seconds it takes to read a brief with this body, and the codes of what is found in it."""
    place = Place(f"content/briefs/b.{language}.md", BriefFields, "b", language)
    start = time.process_time()
    _, problems = read_entry((BRIEF + "\n" + text).encode(), place, ReadOptions(("en", "ko")))
    return time.process_time() - start, [problem.code for problem in problems]


@pytest.mark.parametrize("token", TOKENS)
def test_a_text_of_one_token_is_read_in_time(token: str) -> None:
    language = "ko" if any("가" <= character <= "힣" for character in token) else "en"
    seconds, _ = read(token * (SIZE // len(token)), language)
    assert seconds < SECONDS


def square(side: int) -> str:
    return ("|" + "a|" * side + "\n|" + "-|" * side + "\n") + ("|" + "b|" * side + "\n") * side


@pytest.mark.parametrize(
    "text",
    [
        "[[ada]] x\n" * 10_000,
        "x [[adda y\n" * 10_000,
        "|" + "a|" * 8_000 + "\n|" + "-|" * 8_000 + "\n|" + "[[adda]]|" * 8_000 + "\n",
        "|a|\n|-|\n|" + "[[ada\\|x]] " * 9_000 + "|\n",
        "a|b\n-|-\n[[ada]]|d\n\n" * 5_000,
        "[[ada|" + "".join("`" * i + "a" for i in range(1, 440)) + "]]",
        "[" * 30_000 + "a" + "](x)" * 30_000,
        "![" * 20_000 + "a" + "](x)" * 20_000,
        "(It is so. He is.) It. " * 5_000,
        "".join(f"a[^n{i}] " for i in range(5_000)) + "\n\n" + "".join(f"[^n{i}]: t\n" for i in range(5_000)),
        "::: timeline " + "people=ada " * 9_000,
        "::: timeline " + 'people=ada=" ' * 30_000,
        "“" + "abc def " * 12_000 + "” [@letter]",
        "It cost $5.3 billion. [@letter] " * 3_000,
    ],
    ids=lambda text: text[:20],
)
def test_a_text_of_one_kind_is_read_in_time(text: str) -> None:
    seconds, _ = read(text)
    assert seconds < SECONDS


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("a\n\n" * 10_001, "20007:1", "more than 10,000 paragraphs, items and headings"),
        ("x\n\n" + square(150), "9:1", "more than 20,000 cells"),
        ("x\n\n" + "! " * 60_001, "9:120001", "more than 60,000 brackets, asterisks and other marks"),
        ("1 " * 20_001, "7:39999", "more than 20,000 numbers"),
        ("a\n\na" + "\u0301\u0316" * 16, "9:2", "more than 30 combining marks"),
        ("a" + "&#x301;&#x316;" * 16, "7:2", "more than 30 combining marks"),
    ],
    ids=["paragraphs", "cells", "marks", "numbers", "accents", "accents as entities"],
)
def test_more_than_anybody_writes_is_named(text: str, position: str, message: str) -> None:
    place = Place("content/briefs/b.en.md", BriefFields, "b", "en")
    _, problems = read_entry((BRIEF + "\n" + text).encode(), place, ReadOptions(("en", "ko")))
    found = [problem for problem in problems if problem.code == "too-long"]
    assert len(found) == 1
    assert str(found[0].span).startswith(f"content/briefs/b.en.md:{position}")
    assert message in found[0].message


@pytest.mark.parametrize(
    "text",
    [
        "[[ada]] " * 5_000 + "[@letter]",
        "x [@letter] " * 5_000,
        "One sentence of a paragraph. [@letter]\n\n" * 5_000,
        "|a|b|\n|-|-|\n" + "|c|d|\n" * 5_000,
        "In 2025 it was 14%. " * 5_000,
        "é" * 100 + "e\u0301" * 100 + "&amp;" * 100,
    ],
    ids=lambda text: text[:20],
)
def test_much_is_not_too_much(text: str) -> None:
    seconds, codes = read(text)
    assert "too-long" not in codes
    assert seconds < SECONDS


def test_accents_written_as_escapes_are_named() -> None:
    text = 'name: "a' + "\\u0301\\u0316" * 16 + '"\ndescription: x\n'
    place = Place("content/people/bo.yaml", Person, "bo")
    _, problems = read_entry(text.encode(), place, ReadOptions(("en", "ko")))
    assert [(problem.code, str(problem.span)) for problem in problems] == [
        ("too-long", "content/people/bo.yaml:1:7")
    ]


def test_numbers_in_words_without_end_are_an_order_of_magnitude() -> None:
    for text, language in (
        ("hundred " * 10_000, "en"),
        ("1" * 50_000 + "분의 1", "ko"),
        ("9" * 5_000 + "%", "en"),
    ):
        seconds, codes = read(text, language)
        assert codes == []
        assert seconds < SECONDS


def test_unknown_names_beside_many_aliases_are_guessed_in_time() -> None:
    known = Suggestions(f"name-{i}" for i in range(50_000))
    start = time.process_time()
    hints = [known.hint(f"nam-{i}") for i in range(5_000)]
    assert hints[7] == 'did you mean "name-7"?'
    assert time.process_time() - start < SECONDS


def test_a_slip_is_found_among_many_words_as_among_few() -> None:
    known = [
        f"{first}-{second}"
        for first in ("yann", "mark", "alexandr")
        for second in ("lecun", "wang", "zuckerberg")
    ]
    for word, meant in (
        ("yan-lecun", "yann-lecun"),
        ("mark-zukerberg", "mark-zuckerberg"),
        ("alexander-wang", "alexandr-wang"),
    ):
        many = Suggestions([*known, *(f"record-{i}" for i in range(1_000))])
        assert many.hint(word) == Suggestions(known).hint(word) == f'did you mean "{meant}"?'


def test_words_of_any_length_are_compared_and_indexed_in_time() -> None:
    start = time.process_time()
    assert not list(Spelling(["가" * 100_000, "LeCun"], []).suggestions({"가" * 99_999, "A" + "b" * 100_000}))
    assert word_parts("가" * 100_000) == []
    assert time.process_time() - start < SECONDS


def test_a_quotation_is_looked_for_in_a_long_text_in_time() -> None:
    text = Folded("The loom weaves flowers and leaves. " * 30_000)
    start = time.process_time()
    assert text.nearest("the loom wove flowers") == "The loom weaves flowers"
    for i in range(200):
        assert text.find(f"words that are nowhere, number {i}") is None
        text.nearest(f"the loom wove {i} flowers")
    assert time.process_time() - start < SECONDS


def test_quotation_marks_that_are_never_closed_quote_nothing() -> None:
    start = time.process_time()
    assert list(quoted("“" * SIZE + "‘" * SIZE + "「" * SIZE)) == []
    assert time.process_time() - start < SECONDS
    assert list(quoted("It's “a ‘b’” and 'c d', 「마」")) == [(5, 12), (17, 22), (24, 27)]


def test_what_is_taken_of_a_text_is_known() -> None:
    taken = TakenSpans([(5, 8), (1, 3)])
    taken.add(10, 12)
    assert [taken.overlaps(start, start + 1) for start in range(13)] == [
        start in (1, 2, 5, 6, 7, 10, 11) for start in range(13)
    ]
    assert taken.overlaps(0, 20)
    assert not taken.overlaps(3, 5)
    assert taken.holds(5, 8)
    assert not taken.holds(5, 9)


@pytest.mark.parametrize(
    ("path", "before", "one", "times", "after", "expected"),
    [
        ("content/people/bo.yaml", PERSON, "descriptio{}: v\n", 20_000, "", "unknown-key"),
        ("content/events/e.yaml", EVENT + "date: 1833\npeople: [", "ad{}, ", 19_000, "]\n", "unknown-record"),
        ("content/briefs/b.en.md", BRIEF, "[[adda{}]] ", 10_000, "\n", "unknown-record"),
        ("content/briefs/b.en.md", BRIEF, "[a](/nowhere/{}/)\n", 5_000, "", "broken-link"),
        (
            "content/waivers.yaml",
            "",
            "- {{code: x{}, file: b, finding: x, reason: y}}\n",
            5_000,
            "",
            "bad-value",
        ),
    ],
    ids=["keys", "references", "links", "paths", "waivers"],
)
def test_thousands_of_mistakes_are_told_in_time(
    tmp_path: Path, path: str, before: str, one: str, times: int, after: str, expected: str
) -> None:
    project = Project(tmp_path, GOOD)
    project.edit(path, before + "".join(one.format(i) for i in range(times)) + after)
    start = time.process_time()
    output = project.run("check", "--strict", code=1).output
    assert time.process_time() - start < SECONDS
    assert f"[{expected}]: and " in output
    assert len(output) < 100_000
