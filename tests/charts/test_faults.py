"""Charts that cannot be drawn: what is wrong, and where, in the record or in the data file."""

from __future__ import annotations

import pytest

from sitegen.charts.spec import Annotation, Chart, faults
from sitegen.datasets import Column, read
from sitegen.problems import Span
from tests.charts.gallery import EXAMPLES, LANGUAGES, texts

COLUMNS = {
    "name": Column(texts("Name")),
    "year": Column(texts("Year"), "date"),
    "a": Column(texts("A"), "number", texts("kg")),
    "b": Column(texts("B"), "number", texts("kg")),
    "c": Column(texts("C"), "number", texts("km")),
}
DATA = "name,year,a,b,c\nx,2001,1,2,3\ny,2002,4,5,6\n"


def told(chart: Chart, data: str = DATA) -> list[str]:
    """The faults, those in the record with the pointer to the field."""
    dataset, problems = read(data.encode(), "data.csv", COLUMNS, LANGUAGES)
    assert dataset is not None, problems
    found = faults(dataset, chart, lambda pointer: Span(f"chart/{pointer}", 0, 0))
    assert {problem.code for problem in found} <= {"chart-data"}
    return [
        f"{str(p.span).removesuffix(':0:0')} {p.message}" + (f" ({p.hint})" if p.hint else "") for p in found
    ]


@pytest.mark.parametrize("name", EXAMPLES)
def test_charts_of_the_gallery_have_none(name: str) -> None:
    assert faults(EXAMPLES[name].dataset(), EXAMPLES[name].chart, lambda _: Span("chart")) == []


@pytest.mark.parametrize(
    ("chart", "expected"),
    [
        (Chart("bar", "nmae", ("a",)), 'chart/x there is no column "nmae" (columns here: name, year, a, b, c)'),
        (Chart("bar", "name", ("d",)), 'chart/y/0 there is no column "d" (columns here: name, year, a, b, c)'),
        (Chart("bar", "a", ("b",)), 'chart/x "a" is a column of numbers (name one of texts or dates)'),
        (
            Chart("bar", "name", ("year",)),
            'chart/y/0 "year" has no numbers (name another, or give it `format: number`)',
        ),
        (Chart("bar", "name"), "chart/ the chart shows no numbers (name their columns: y: [amount])"),
        (
            Chart("bar", "name", ("a", "b")),
            "chart/type plain bars show one series (write type: grouped-bar or stacked-bar)",
        ),
        (
            Chart("line", "name", ("a",)),
            'chart/x a line needs dates, and "name" has none (give the column `format: year` or `format: date`, or draw'
            " bars)",
        ),
        (
            Chart("grouped-bar", "name", ("a", "c")),
            "chart/y the columns of one chart have different units (give them the same `unit`, or make two charts)",
        ),
        (
            Chart("dot", "name", ("a",), low="b"),
            "chart/low `low` and `high` come together (add the other, or remove it)",
        ),
        (
            Chart("dot", "name", ("a", "b"), low="a", high="b"),
            "chart/low `low` goes with one column of numbers (give one column as `y`, or remove `low`)",
        ),
        (
            Chart("range", "name", ("a",), series="year"),
            "chart/series a chart of ranges shows one series (write type: dot)",
        ),
        (
            Chart("bar", "name", ("a",), annotations=(Annotation("z", texts("!")),)),
            'chart/annotations/0/x there is no entry "z" (write one of "name" as the data file has it)',
        ),
        (
            Chart("bar", "name", ("a",), annotations=(Annotation("x", texts("!")),) * 2),
            'chart/annotations/1/x there are two remarks on "x" (make them one)',
        ),
        (
            Chart("grouped-bar", "name", ("a", "b"), annotations=(Annotation("x", texts("!"), "c"),)),
            'chart/annotations/0/series there is no series "c" (series here: a, b)',
        ),
    ],
)  # fmt: skip
def test_what_the_record_says_fits_the_data(chart: Chart, expected: str) -> None:
    assert told(chart) == [expected]


@pytest.mark.parametrize(
    ("chart", "rows", "expected"),
    [
        (
            Chart("bar", "name", ("a",)),
            "x,2001,1,,\nx,2002,2,,\n",
            'data.csv:3:1 "x" is there twice, first in line 2 (remove or rename one, or say which `series`)',
        ),
        (
            Chart("bar", "name", ("a",)),
            ",2001,1,,\n",
            "data.csv:2:1 this cell is empty (say what the numbers are of)",
        ),
        (
            Chart("bar", "name", ("a",)),
            "x,2001,,1,\n",
            "chart/y the chart has no numbers: all cells are empty (fill them in)",
        ),
        (
            Chart("stacked-bar", "name", ("a", "b")),
            "x,2001,-1,2,\n",
            "data.csv:2:8 stacked bars cannot show negative numbers (write type: grouped-bar)",
        ),
        (
            Chart("stacked-bar", "name", ("a", "b")),
            "x,2001,1,2..3,\n",
            "data.csv:2:10 stacked bars cannot show ranges (write type: grouped-bar)",
        ),
        (
            Chart("line", "year", ("a",)),
            "x,2001/..,1,2,\n",
            'data.csv:2:3 "2001/.." has no place on an axis: one of its ends is open (give both ends, or leave the row'
            " out)",
        ),
        (
            Chart("line", "year", ("a",)),
            'x,"[1999,2001..]",1,2,\n',
            'data.csv:2:4 "[1999,2001..]" has no place on an axis: one of its ends is open (give both ends, or leave'
            " the row out)",
        ),
        (
            Chart("range", "name", low="a", high="b"),
            "x,2001,1,,\n",
            "data.csv:2:10 one end of this range is missing (give both, or none)",
        ),
        (
            Chart("range", "name", low="a", high="b"),
            "x,2001,3,2,\n",
            "data.csv:2:8 this range ends below its start (swap the two)",
        ),
    ],
)
def test_what_is_in_the_data_can_be_drawn(chart: Chart, rows: str, expected: str) -> None:
    assert told(chart, "name,year,a,b,c\n" + rows) == [expected]


def test_a_number_lies_between_its_bounds() -> None:
    columns = {name: Column(texts(name), "number") for name in ("n", "low", "high")} | {
        "name": Column(texts("N"))
    }
    dataset, problems = read(b"name,n,low,high\nx,9,1,5\n", "data.csv", columns)
    assert dataset is not None, problems
    (problem,) = faults(
        dataset, Chart("dot", "name", ("n",), low="low", high="high"), lambda _: Span("chart")
    )
    assert (str(problem.span), problem.message) == ("data.csv:2:3", '"9" is not between 1 and 5')


def test_a_chart_shows_only_as_much_as_can_be_told_apart() -> None:
    rows = "".join(f"n{i},2001,1,2,3\n" for i in range(41))
    assert told(Chart("bar", "name", ("a",)), "name,year,a,b,c\n" + rows) == [
        "chart/x there are more than 40 entries, which no such chart can show (leave some out, sum them up, or make it"
        " a table)"
    ]
    rows = "".join(f"n{i},2001,1,2,3\n" for i in range(7))
    assert told(Chart("line", "year", ("a",), series="name"), "name,year,a,b,c\n" + rows) == [
        "chart/series there are 7 series, of 6 at most that can be told apart (leave some out, or sum them up)"
    ]
