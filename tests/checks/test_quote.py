"""`sitegen quote`: words found in a source's text become a quotation in its record."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping

import pytest

from sitegen.checks.quoting import difference, id_for
from sitegen.content.adding_maps import with_map
from sitegen.content.yaml_nodes import compose
from sitegen.facts.paragraphs import paragraphs
from sitegen.facts.quotations import Folded
from tests.project import Project

NARA = "content/sources/nara.yaml"
FAIR = "content/sources/fair.yaml"
LOCK = "content/verified.lock"

# nara: “The spring of Haneul Robotics / Haneul Robotics lets 1,200 employees go. Its head wrote, ‘We grew too fast.’ It
# was founded in 2016. / After the factory stopped, people looked for other work. The town was quiet for a time. / Empty
# buildings and signs / What remained were empty buildings and old signs. The town was quiet for a time.”
STORY = """\
=== captures/nara.txt
하늘로봇의 봄
하늘로봇은 직원 1,200명을 내보낸다. 대표는 “우리는 너무 빨리 컸다”고 적었다. 2016년에 세운 회사로, 해마다 두 배로 컸다.
공장이 멈춘 뒤 사람들은 저마다 다른 일을 찾아 나섰다. 도시는 한동안 조용했다. 그 조용함이 오래가리라고 믿는 이는 없었다.
빈 건물과 간판
남은 것은 빈 건물과 오래된 간판뿐이었다. 도시는 한동안 조용했다. 시장은 여러 번 회사를 찾아갔지만 돌아온 답은 없었다.
=== captures/fair.txt
Menu  Home

The fair at Wexcombe

The fair opened on 3 May 1998 with 4,200 visitors, and the mayor called it
“a day that nobody here will forget”. She had planned it for eleven years.

What came after

It closed on 9 May. “We lost £2m on it,” said its treasurer, Ann Poole, who
kept the books. The fair was not held again: nobody wanted to plan it, and the
field was sold for a car park in the following spring, which was never built.

Related: the fair in pictures
=== content/people/ann-poole.yaml
name: Ann Poole
description: {en: A treasurer., ko: 회계 담당자.}
=== content/sources/nara.yaml
type: article-newspaper
title: {ko: 하늘로봇의 봄, en: The spring of Haneul Robotics}
language: ko
issued: 2025-04-02
summary: {en: On layoffs., ko: 감원을 다룬다.}
=== content/sources/fair.yaml
# bought at the station
type: article-newspaper
title: The fair at Wexcombe
language: en
issued: 1998-05-20   # of the edition
extent: {starts_with: The fair at, ends_before: "Related:"}
summary: {en: On a fair., ko: 축제를 다룬다.}
mentions: [ann-poole]
quotes:  # of the mayor
  - id: day
    exact: a day that nobody here will forget   # hers
    locator: {en: para. 1, ko: 1문단}
# checked twice
"""


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    return project(STORY)


def text_of(site: Project, file: str) -> str:
    return (site.root / file).read_bytes().decode("utf-8")


def test_words_become_a_quotation_where_they_are_found(site: Project) -> None:
    before = text_of(site, NARA)
    said = site.run("quote", "nara", "우리는 너무 빨리 컸다", "--translation", "en=we grew: too fast").output
    assert text_of(site, NARA) == before + (
        "quotes:\n"
        "  - id: quote-1\n"
        "    exact: 우리는 너무 빨리 컸다\n"
        '    translation: {en: "we grew: too fast"}\n'
        "    locator: {en: para. 1, ko: 1문단}\n"
    )
    assert 'added the quotation "quote-1"' in said


def test_only_the_lines_of_the_quotation_are_new(site: Project) -> None:
    before = text_of(site, FAIR)
    site.run("quote", "fair", "nobody wanted to plan it, and the field", "--speaker", "Ann Poole")
    new = (
        "  - id: nobody-wanted-to-plan\n"
        "    exact: nobody wanted to plan it, and the field\n"
        "    speaker: ann-poole\n"
        "    locator: {en: para. 2, ko: 2문단}\n"
    )
    head, tail = before.split("# checked twice")
    assert text_of(site, FAIR) == f"{head}{new}# checked twice{tail}"


@pytest.mark.parametrize(
    ("words", "exact"),
    [
        ('"a day that', "“a day that"),
        ("“We lost £2m  on it,” said", "“We lost £2m on it,” said"),
        ("who kept the books.", "who kept the books."),  # broken into two lines in the text
        ("the fair was […] nobody wanted", None),  # the text has a capital
        ("The fair was […] nobody wanted", "The fair was […] nobody wanted"),
        ("fair opened on … 4,200 visitors", "fair opened on … 4,200 visitors"),
    ],
)
def test_the_quotation_is_as_the_text_has_it(site: Project, words: str, exact: str | None) -> None:
    site.run("quote", "fair", words, "--id", "new", code=0 if exact else 1)
    site.run("check")
    root, _ = compose(text_of(site, FAIR), FAIR)
    assert root is not None
    quotes = {name.value: value for name, value in root.value}["quotes"].value
    added = {name.value: value.value for name, value in quotes[-1].value}
    assert added["exact"] == exact if exact else added["id"] == "day"


def test_korean_may_be_spaced_otherwise_or_decomposed(site: Project) -> None:
    site.run("quote", "nara", unicodedata.normalize("NFD", "우리는 너무빨리 컸다"))
    assert "exact: 우리는 너무 빨리 컸다\n" in text_of(site, NARA)


def test_a_decomposed_text_is_quoted_composed_and_whole(site: Project) -> None:
    site.edit("captures/nara.txt", unicodedata.normalize("NFD", text_of(site, "captures/nara.txt")))
    site.run("quote", "nara", "간판뿐")
    assert "exact: 간판뿐\n" in text_of(site, NARA)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("우리는 정말 빨리 컸다", "did you mean “우리는 [-정말-]{+너무+} 빨리 컸다”?"),  # we grew really fast
        ("도시는 한동안 조용했고", "did you mean “도시는 한동안 조용했[-고-]{+다+}”?"),  # was quiet, and
    ],
)
def test_what_is_not_in_the_text_is_told_with_what_is(site: Project, words: str, said: str) -> None:
    before = text_of(site, NARA)
    output = site.run("quote", "nara", words, code=1).output
    assert output.startswith(f"{NARA}:1:1: error[quotation-differs]: “{words}” is not in the text of nara")
    assert said in output
    assert text_of(site, NARA) == before


def test_a_problem_is_printed_for_programs(site: Project) -> None:
    output = site.run("quote", "fair", "a day that nobody there will forget", "--format", "json", code=1)
    (problem,) = json.loads(output.stdout)
    assert (problem["code"], problem["span"]["file"]) == ("quotation-differs", FAIR)
    assert problem["hint"] == "did you mean “a day that nobody [-there-]{+here+} will forget”?"


def test_of_several_places_one_is_chosen(site: Project) -> None:
    words = "도시는 한동안 조용했다"
    output = site.run("quote", "nara", words, code=2).output
    assert "is 2 times in the text of nara; choose with --nth:" in output
    assert (
        "1  para. 2: … 저마다 다른 일을 찾아 나섰다. [도시는 한동안 조용했다]. 그 조용함이 오래가리라고 믿는 …"
        in output
    )
    assert "2  para. 3: … 것은 빈 건물과 오래된 간판뿐이었다. [도시는 한동안 조용했다]. 시장은" in output
    assert "quotes" not in text_of(site, NARA)
    site.run("quote", "nara", words, "--nth", "2")
    assert "locator: {en: para. 3, ko: 3문단}" in text_of(site, NARA)
    assert "only once in the text" in site.run("quote", "nara", "빨리 컸다", "--nth", "2", code=2).output


def test_whole_words_come_before_parts_of_words(site: Project) -> None:
    site.edit(
        "captures/fair.txt", "The fair at Wexcombe was over. Its art departed. " + "It rained on. " * 40
    )
    site.run("quote", "fair", "art")
    assert "exact: art\n" in text_of(site, FAIR)


def test_a_headline_has_no_paragraph(site: Project) -> None:
    site.run("quote", "fair", "What came after")
    assert text_of(site, FAIR).count("locator") == 1


def test_words_outside_the_own_text_are_not_quoted(site: Project) -> None:
    output = site.run("quote", "fair", "the fair in pictures", code=1).output
    assert "is on the captured page of fair, but outside the source's own text" in output
    assert "correct `extent`" in output


def test_a_quotation_that_is_there_is_named(site: Project) -> None:
    before = text_of(site, FAIR)
    assert (
        'already, with the id "day"'
        in site.run("quote", "fair", "a day that nobody here  will forget").output
    )
    assert text_of(site, FAIR) == before


def test_a_dry_run_shows_the_difference(site: Project) -> None:
    before = text_of(site, FAIR)
    output = site.run("quote", "fair", "kept the books", "--dry-run").output
    assert f"--- a/{FAIR}\n+++ b/{FAIR}\n" in output
    assert "\n+  - id: kept-the-books\n+    exact: kept the books\n" in output
    assert text_of(site, FAIR) == before


def test_what_was_verified_is_recorded_as_verify_does(site: Project) -> None:
    assert "Run `sitegen verify`" in site.run("quote", "fair", "kept the books").output
    site.run("verify", "--as-of", "2025-12-01")
    said = site.run("quote", "fair", "never built", "--as-of", "2025-12-01").output
    assert f"recorded in {LOCK}" in said
    assert "as before" in site.run("verify", "--as-of", "2025-12-02").output
    site.remove("captures/fair.txt")
    assert "[unverified]" not in site.check("--as-of", "2025-12-02").output


def test_of_another_text_nothing_is_recorded(site: Project) -> None:
    site.run("verify")
    recorded = text_of(site, LOCK)
    site.replace("captures/fair.txt", "4,200", "4,300")
    assert "Run `sitegen verify`" in site.run("quote", "fair", "kept the books").output
    assert text_of(site, LOCK) == recorded


def test_what_is_not_marked_as_speech_is_told(site: Project) -> None:
    output = site.run("quote", "fair", "It closed", "--speaker", "a visitor").output
    assert "speaker: {literal: a visitor}\n" in text_of(site, FAIR)
    assert f"{FAIR}:15:14: warning[indirect-speech]" in output


def test_more_than_a_tenth_of_a_text_is_not_quoted(site: Project) -> None:
    words = "She had planned it for eleven years. What came after It closed on 9 May. “We lost £2m on it,”"
    output = site.run("quote", "fair", words, code=1).output
    assert "warning[much-quoted]: these words are" in output
    assert "eleven" not in text_of(site, FAIR)
    site.edit(
        "content/waivers.yaml",
        f"- {{file: {FAIR}, code: much-quoted, finding: is quoted, reason: The text is a poem.}}\n",
    )
    site.run("quote", "fair", words)
    assert "She had planned it for eleven years. What came after It closed" in text_of(site, FAIR)


def test_words_come_from_standard_input_too(site: Project) -> None:
    from click.testing import CliRunner

    from sitegen.cli import main

    done = CliRunner().invoke(main, ["quote", "nara", "-", "--root", str(site.root)], input="빨리\n컸다\n")
    assert done.exit_code == 0, done.output
    assert "exact: 빨리 컸다\n" in text_of(site, NARA)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fare", "x"], 'there is no source "fare": did you mean "fair"?'),
        (["fair", " … "], "there are no words in it"),
        (["fair", "the books", "--id", "The Books"], "use lower-case letters a-z, digits and hyphens"),
        (["fair", "the books", "--id", "day"], 'another quotation of the source has the id "day"'),
        (
            ["fair", "the books", "--speaker", "ann-pole"],
            'no person or organisation "ann-pole": did you mean "ann',
        ),
        (["fair", "the books", "--translation", "책"], "write it as en=TEXT"),
        (["fair", "the books", "--translation", "fr=livres"], 'the site is not in "fr": choose from en, ko'),
        (
            ["fair", "the books", "--translation", "ko=책", "--translation", "ko=장부"],
            'there are two in "ko"',
        ),
    ],
)
def test_wrong_usage_is_told(site: Project, arguments: list[str], said: str) -> None:
    before = text_of(site, FAIR)
    output = " ".join(site.run("quote", *arguments, code=2).output.split())
    assert said in output
    assert text_of(site, FAIR) == before


def test_a_source_without_a_text_says_where_to_put_it(site: Project) -> None:
    site.remove("captures/nara.txt")
    assert (
        "there is no text of nara: save it as captures/nara.txt"
        in site.run("quote", "nara", "x", code=2).output
    )


def test_a_site_in_one_language_has_one_locator(project: Callable[..., Project]) -> None:
    site = project(STORY)
    site.replace("content/site.yaml", "languages: [en, ko]", "languages: [en]")
    site.run("check", code=1)  # texts in a language that the site has not
    for file in ("content/sources/fair.yaml", "content/people/ann-poole.yaml"):
        text = text_of(site, file)
        for ko in (", ko: 축제를 다룬다.", ", ko: 회계 담당자.", ", ko: 1문단"):
            text = text.replace(ko, "")
        site.edit(file, text)
    site.remove(NARA)
    site.remove("captures/nara.txt")
    site.edit(
        "content/site.yaml", "title: A\ndescription: B\nbase_url: https://example.org\nlanguages: [en]\n"
    )
    site.run("quote", "fair", "kept the books")
    assert "    exact: kept the books\n    locator: para. 2\n" in text_of(site, FAIR)


WRAPPED = (
    "It is a long paragraph, broken in three,\nand goes on for as long as it likes to do\nbefore it ends."
)
ITEM: Mapping[str, str] = {"id": "b", "exact": "two"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: b", "a: b\nquotes:\n  - id: b\n    exact: two\n"),
        ("a: b\r\n", "a: b\r\nquotes:\r\n  - id: b\r\n    exact: two\r\n"),
        ("quotes: []  # none\n", "quotes: [{id: b, exact: two}]  # none\n"),
        ("quotes: [{id: a, exact: x}]\n", "quotes: [{id: a, exact: x}, {id: b, exact: two}]\n"),
        (
            "quotes: [\n  {id: a},  # one\n]\nz: y\n",
            "quotes: [\n  {id: a},  # one\n  {id: b, exact: two},\n]\nz: y\n",
        ),
        ("quotes: [\n  {id: a}  # one\n]\n", "quotes: [\n  {id: a},  # one\n  {id: b, exact: two}\n]\n"),
        ("quotes:\n- {id: a}\nz: y\n", "quotes:\n- {id: a}\n- {id: b, exact: two}\nz: y\n"),
        ("quotes:\n- id: a\n  exact: x", "quotes:\n- id: a\n  exact: x\n- id: b\n  exact: two\n"),
        (
            "quotes:\n  - id: a\n    exact: x\n      y  # why\n\n# z\nz: y\n",
            "quotes:\n  - id: a\n    exact: x\n      y  # why\n  - id: b\n    exact: two\n\n# z\nz: y\n",
        ),
        (
            "quotes:\n  - id: a\n    exact: >-\n      x\n      y\n\n# z\nz: y\n",
            "quotes:\n  - id: a\n    exact: >-\n      x\n      y\n  - id: b\n    exact: two\n\n# z\nz: y\n",
        ),
        ("\ufeffquotes: [{id: a}]\n", "\ufeffquotes: [{id: a}, {id: b, exact: two}]\n"),
        ("{quotes: []}\n", None),
        ("quotes:\n", None),
        ("quotes: &q [{id: a}]\nz: *q\n", None),
    ],
)
def test_a_map_is_added_in_the_style_of_the_list(before: str, after: str | None) -> None:
    assert with_map(before, "quotes", ITEM) == after


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("plain, in a line", "plain, in a line"),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("'tis", '"\'tis"'),
        ('he said "no"', 'he said "no"'),
        ('"no", he said', '"\\"no\\", he said"'),
        ("[sic]", '"[sic]"'),
        ("1998", '"1998"'),
        ("no", '"no"'),
        ("- so", '"- so"'),
        ("@ home", '"@ home"'),
        ("back\\slash: x", '"back\\\\slash: x"'),
        ("a smile 😀", "a smile 😀"),
        ("a smile: 😀", '"a smile: 😀"'),
    ],
)
def test_words_are_between_quotation_marks_where_yaml_needs_them(words: str, written: str) -> None:
    assert with_map("a: b\n", "quotes", {"exact": words}) == f"a: b\nquotes:\n  - exact: {written}\n"
    flow = with_map("quotes: []\n", "quotes", {"exact": words})
    assert flow is not None
    root, problems = compose(flow, "")
    assert root is not None and not problems
    assert root.value[0][1].value[0].value[0][1].value == words


@pytest.mark.parametrize(
    ("given", "found", "marked"),
    [
        ("she never saw it", "she hardly saw it", "she [-never-]{+hardly+} saw it"),
        ("he saw", "and he saw it", "he saw"),  # what is around it is no difference
        ("회사가 컸다", "회사는 컸다", "회사[-가-]{+는+} 컸다"),  # the company grew, with another particle
        (unicodedata.normalize("NFD", "회사는"), "회사는", "회사는"),
    ],
)
def test_differences_are_marked(given: str, found: str, marked: str) -> None:
    assert difference(given, found) == marked


@pytest.mark.parametrize(
    ("words", "taken", "id_"),
    [
        ("weaves algebraical patterns", (), "weaves-algebraical-patterns"),
        ("Don’t ask, naïve one: it’s over", (), "dont-ask-naive-one"),
        ("it", ("it", "it-2"), "it-3"),
        ("3~5년 사이 LLM은 아무도", (), "quote-1"),
        ("우리는", ("quote-1",), "quote-2"),
        ("2,000", (), "quote-1"),
        ("x" * 60, (), "x" * 40),
    ],
)
def test_an_id_is_made_of_the_words(words: str, taken: tuple[str, ...], id_: str) -> None:
    assert id_for(words, taken) == id_


@pytest.mark.parametrize(
    ("text", "numbered"),
    [
        ("A title\nOne is said.\nBy somebody\nTwo is “said.”\n", {"A title": 0, "One": 1, "By": 0, "Two": 2}),
        ("Is this a title?\nOne.\n", {"Is": 0, "One": 1}),
        (f"{WRAPPED}\n\nHeading\n\nTwo.", {"and": 1, "ends": 1, "Two": 2}),
        ("No sentence\n\nends here", {"No": 1, "ends": 2}),
        ("", {"": 0}),
    ],
)
def test_paragraphs_are_counted_without_headings(text: str, numbered: Mapping[str, int]) -> None:
    found = paragraphs(text, ["Is this a title?"])
    assert {words: found.number_at(text.index(words)) for words in numbered} == numbered


def test_all_places_of_a_quotation_are_found() -> None:
    text = "one two, one  three, “one two”"
    places = Folded(text).places("one two")
    assert [text[begin:end] for ((begin, end),) in places] == ["one two", "one two"]
    ((one, other),) = Folded(text).places("three … two")
    assert (text[slice(*one)], text[slice(*other)]) == ("three", "two")
