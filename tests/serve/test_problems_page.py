"""The page that shows what is wrong."""

from __future__ import annotations

from pathlib import Path

from sitegen.problems import Problem, Span
from sitegen.serve.problems_page import problems_page

PERSON = """\
name: {en: Ada Lovelace, ko: 에이다 러브레이스}
description: <b>Mathematician</b>
roles:
  - title: 수학자 of numbers
    organization: metaa
"""


def test_a_problem_is_shown_with_its_place_and_line(tmp_path: Path) -> None:
    (tmp_path / "ada.yaml").write_text(PERSON, encoding="utf-8")
    where = Span("ada.yaml", 5, 19)
    problem = Problem("unknown-record", "error", where, 'no organization "metaa"', 'Did you mean "meta"?')
    shown = problems_page([problem], tmp_path).decode()
    assert "<h1>1 error</h1>" in shown
    assert "<h3>no organization &quot;metaa&quot;</h3>" in shown
    assert "Did you mean &quot;meta&quot;?" in shown
    assert "ada.yaml:5:19" in shown
    assert "error[unknown-record]" in shown
    assert "    organization: <mark>metaa</mark>\n" in shown
    assert "<b>3</b>roles:\n" in shown  # two lines before it
    assert "Mathematician" not in shown


def test_what_is_marked_is_the_word_at_the_column(tmp_path: Path) -> None:
    (tmp_path / "ada.yaml").write_text(PERSON, encoding="utf-8")
    for line, column, marked in [
        (4, 12, "<mark>수학자</mark> of numbers"),  # mathematician
        (1, 7, "name: <mark>{</mark>en: "),
        (2, 14, "description: <mark>&lt;</mark>b&gt;"),
        (5, 24, "organization: metaa<mark></mark>"),
    ]:
        shown = problems_page([Problem("x", "error", Span("ada.yaml", line, column), "m")], tmp_path).decode()
        assert marked in shown


def test_a_place_that_cannot_be_shown_is_named_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "secret").write_text("not of the site")
    (tmp_path / "site/latin1.yaml").write_bytes(b"name: Andr\xe9\n")
    spans = [Span("gone.yaml"), Span("latin1.yaml", 9), Span("latin1.yaml", 1, 7), Span("../secret")]
    shown = problems_page([Problem("x", "error", span, "m") for span in spans], tmp_path / "site").decode()
    assert all(str(span) in shown for span in spans)
    assert "not of the site" not in shown
    assert "name: <mark>Andr</mark>\ufffd" in shown


def test_errors_stand_before_warnings_in_reading_order() -> None:
    problems = [
        Problem("w", "warning", Span("a.yaml", 1), "a warning"),
        Problem("e", "error", Span("b.yaml", 10), "the tenth line"),
        Problem("e", "error", Span("b.yaml", 2), "the second line"),
    ]
    shown = problems_page(problems, Path()).decode()
    assert "<h1>2 errors and 1 warning</h1>" in shown
    places = [shown.index(problem.message) for problem in (problems[2], problems[1], problems[0])]
    assert places == sorted(places)


def test_no_problems() -> None:
    assert "Nothing is wrong" in problems_page([], Path()).decode()
