"""CSV files as datasets: what is read, and each mistake with its position and how to fix it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sitegen.datasets import Column, Dataset, Date, Number, RecordId, Words, read
from sitegen.datasets.read import MOST_ROWS, unsourced
from sitegen.datasets.values import Bound
from sitegen.dates import parse
from sitegen.problems import Problem

SAME = (("", "…"),)
COLUMNS = {
    "name": Column(SAME),
    "amount": Column(SAME, "number"),
    "year": Column(SAME, "year"),
}


def told(problems: list[Problem]) -> list[str]:
    return [f"{p.span.line}:{p.span.column} {p.code}: {p.message} ({p.hint})" for p in problems]


def dataset(text: str, columns: dict[str, Column] = COLUMNS) -> Dataset:
    found, problems = read(text.encode(), "data.csv", columns, ("en", "ko"))
    assert found is not None, told(problems)
    return found


def problems_of(data: str | bytes, columns: dict[str, Column] = COLUMNS) -> list[str]:
    found, problems = read(
        data if isinstance(data, bytes) else data.encode(), "data.csv", columns, ("en", "ko")
    )
    assert found is None
    return told(problems)


def test_cells_have_values_by_the_format_of_their_column_and_positions() -> None:
    columns = {
        "name": Column(SAME),
        "who": Column(SAME, "record"),
        "amount": Column(SAME, "number"),
        "day": Column(SAME, "date"),
    }
    found = dataset(
        'name.en,name.ko,who,amount,day,source\n"Piers, old",옛 부두,ada,14.50,2025-11~,a; b\n,새 부두,,, 2024,\n',
        columns,
    )
    first, second = found.rows
    assert found.names == ("name", "who", "amount", "day", "source")
    assert first["name"].value == Words((("en", "Piers, old"), ("ko", "옛 부두")))
    assert first["who"].value == RecordId("ada")
    assert first["amount"].value == Number(Decimal("14.50"), Decimal("14.50"))
    assert first["day"].value == Date(parse("2025-11~"))
    assert first.sources == ("a", "b")
    assert second["name"].value == Words((("ko", "새 부두"),))
    assert second["amount"].value is None and second.sources == ()
    assert [str(found.span(first[name])) for name in ("name", "who", "amount")] == [
        "data.csv:2:2",
        "data.csv:2:19",
        "data.csv:2:23",
    ]
    assert str(found.span(second["day"])) == "data.csv:3:10"


def test_a_cell_may_run_over_several_lines() -> None:
    found = dataset('name,amount,year\n"one\ntwo",3,2019\nthree,4,2020\n')
    assert [(cell.line, cell.column) for row in found.rows for cell in row.cells.values()] == [
        (2, 2), (3, 6), (3, 8), (4, 1), (4, 7), (4, 9),
    ]  # fmt: skip


def test_a_byte_order_mark_windows_lines_and_empty_lines_are_no_mistake() -> None:
    found, problems = read("\ufeffname,amount,year\r\n\r\na,1,2019\r\n".encode(), "data.csv", COLUMNS)
    assert found is not None and not problems
    assert found.rows[0]["amount"].written == "1" and found.rows[0].line == 3


@pytest.mark.parametrize(
    ("written", "low", "high", "bound"),
    [
        ("1234.50", "1234.50", "1234.50", ""),
        ("-3", "-3", "-3", ""),
        ("−3", "-3", "-3", ""),
        ("0", "0", "0", ""),
        ("~600", "600", "600", "about"),
        (">600", "600", "600", "more"),
        ("<0.5", "0.5", "0.5", "less"),
        ("10..14", "10", "14", ""),
        ("10–14", "10", "14", ""),
        ("-5..-2.5", "-5", "-2.5", ""),
        ("~1..2", "1", "2", "about"),
    ],
)
def test_a_number_is_what_is_written(written: str, low: str, high: str, bound: Bound) -> None:
    value = dataset(f"name,amount,year\na,{written},2019\n").rows[0]["amount"].value
    assert value == Number(Decimal(low), Decimal(high), bound)


def test_a_scale_multiplies_and_keeps_the_decimals_that_are_written() -> None:
    column = Column(SAME, "number", scale=10**9)
    value = dataset("amount\n14.30\n", {"amount": column}).rows[0]["amount"].value
    assert isinstance(value, Number)
    assert value.low == 14_300_000_000 and str(value.low) == "1.430E+10"


WRONG_NUMBERS = {
    '"1,5"': "bad-cell: \"1,5\" has a decimal comma (write 1.5)",
    '"1,234"': "ambiguous-number: \"1,234\" is 1234 where commas separate thousands, and 1.234 where they mark decimals"
    " (write 1234 or 1.2340)",
    '"1,234,567"': 'bad-cell: "1,234,567" has commas between thousands (write 1234567)',
    '"1,234.5"': 'bad-cell: "1,234.5" has commas between thousands (write 1234.5)',
    '"1.234,5"': 'bad-cell: "1.234,5" has points between thousands and a decimal comma (write 1234.5)',
    "1.234": 'ambiguous-number: "1.234" is 1234 where points separate thousands, and all of "amount" are so'
    " (write 1234, or, if it is a decimal point, say `decimals: 3` for the column)",
    "1.234.567": 'bad-cell: "1.234.567" has points between thousands (write it without them)',
    "1 234": 'bad-cell: "1 234" has marks between thousands (write 1234)',
    "1’234": 'bad-cell: "1’234" has marks between thousands (write 1234)',
    "n/a": 'bad-cell: "n/a" is not a number (leave the cell empty where there is no figure)',
    "-": 'bad-cell: "-" is not a number (leave the cell empty where there is no figure)',
    # not disclosed
    "비공개": 'bad-cell: "비공개" is not a number (leave the cell empty where there is no figure)',
    "10-14": 'bad-cell: "10-14" is not a range (write 10..14)',
    "10 ~ 14": 'bad-cell: "10 ~ 14" is not a range (write 10..14)',
    "14..10": 'bad-cell: the range "14..10" does not rise (write the lower number first: 10..14)',
    "약 600": 'bad-cell: "약 600" is not a number (write ~600 for about 600)',  # about 600
    ">=5": 'bad-cell: ">=5" is not a number (write >5 for more than 5, or at least so many)',
    # 5 or fewer
    "5 이하": 'bad-cell: "5 이하" is not a number (write <5 for less than 5, or up to so many)',
    ">5..6": 'bad-cell: ">5..6" is a bound and a range (write >5, or 5..6)',
    "$14": 'bad-cell: "$14" has its unit in it (write 14, and the unit as `unit` of the column)',
    "14%": 'bad-cell: "14%" has its unit in it (write 14, and the unit as `unit` of the column)',
    # 14 people
    "14명": 'bad-cell: "14명" has its unit in it (write 14, and the unit as `unit` of the column)',
    # 14 billion
    "140억": 'bad-cell: "140억" is not a number (write it out, or write 140 and give the column a `scale` and a'
    " `unit`)",
    "5 million": 'bad-cell: "5 million" is not a number (write it out, or write 5 and give the column a `scale` and a'
    " `unit`)",
    "1e9": 'bad-cell: "1e9" has an exponent (write it out, or give the column a `scale`)',
    "１２": 'bad-cell: "１２" is written with full-width characters (write 12)',
    "05": 'bad-cell: "05" has zeros before it (write 5, or make it a column of text)',
    "(5)": 'bad-cell: "(5)" is not a number (write -5 for a negative number)',
    "+5": 'bad-cell: "+5" has a plus (write 5)',
    ".5": 'bad-cell: ".5" has nothing before its point (write 0.5)',
    "many": 'bad-cell: "many" is not a number (write 1234.5, 10..14 for a range, ~600 for about 600, >600 for'
    " more than 600; leave the cell empty where there is no figure)",
    "1234567890123456789": 'bad-cell: "1234567890123456789" has more than 18 characters (give the column a `scale`)',
}  # fmt: skip


@pytest.mark.parametrize("written", WRONG_NUMBERS)
def test_a_number_that_is_none_says_what_to_write(written: str) -> None:
    column = 4 if written.startswith('"') else 3
    assert problems_of(f"name,amount,year\na,{written},2019\n") == [f"2:{column} {WRONG_NUMBERS[written]}"]


def test_three_decimals_are_plain_where_the_column_has_others_or_says_so() -> None:
    assert dataset("name,amount,year\na,1.234,2019\nb,1.5,2020\n").rows[0]["amount"].written == "1.234"
    assert dataset("name,amount,year\na,0.234,2019\n").rows
    columns = {"amount": Column(SAME, "number", decimals=3)}
    assert dataset("amount\n1.234\n", columns).rows
    assert problems_of("amount\n1.2345\n", columns) == [
        '2:1 bad-cell: "1.2345" has more decimals than the column: 3 (correct the number, or `decimals` of the column)'
    ]


WRONG_FILES: dict[str, tuple[str | bytes, list[str]]] = {
    "empty": ("", ["1:1 csv-syntax: this file is empty (write a row of headings, and a row for each entry)"]),
    "no rows": ("name,amount,year\n", ["1:1 csv-syntax: there are no rows below the headings (add a row)"]),
    "semicolons": (
        "name;amount;year\na;1,5;2019\n",
        [
            "1:5 csv-syntax: the cells are separated by semicolons (save it with commas between the cells, and a point"
            " in decimals: 1.5)"
        ],
    ),
    "tabs": (
        "name\tamount\tyear\n",
        [
            "1:5 csv-syntax: the cells are separated by tabs (save it with commas between the cells, and a point in"
            " decimals: 1.5)"
        ],
    ),
    "an unquoted decimal comma": (
        "name,amount,year\na,1,5,2019\n",
        ["2:5 csv-syntax: this row has 4 cells, and the heading 3 (if 1,5 is one number, write 1.5)"],
    ),
    "unquoted thousands": (
        "name,amount,year\na,12,500,2019\n",
        [
            "2:6 csv-syntax: this row has 4 cells, and the heading 3 (if 12,500 is one number, write 12.500 or 12500)"
        ],
    ),
    "a comma in a text": (
        "name,amount,year\nParis, France,1,2019\n",
        [
            "2:17 csv-syntax: this row has 4 cells, and the heading 3 (put a text with commas between quotation marks:"
            ' "…, …")'
        ],
    ),
    "a short row": (
        "name,amount,year\na,1\n",
        [
            "2:3 csv-syntax: this row has 2 cells, and the heading 3 (write a comma for each cell that is empty, too)"
        ],
    ),
    "an empty row": (
        "name,amount,year\na,1,2019\n,,\n",
        ["3:1 csv-syntax: all cells of this row are empty (remove the row)"],
    ),
    "an open quotation": (
        'name,amount,year\na,1,2019\n"b,1,2019\n',
        ['3:1 csv-syntax: this quotation mark is never closed (close it, or write "" for one in a cell)'],
    ),
    "more after a quotation": (
        'name,amount,year\na,1,2019\nb,"1"x,2019\n',
        [
            "3:3 csv-syntax: there is more in this cell after its closing quotation mark"
            ' (write "" for one in a cell)'
        ],
    ),
    "EUC-KR": (
        "name,amount,year\n등대,1,2019\n".encode("euc-kr"),  # lighthouse
        [
            "2:1 not-utf8: this file is not UTF-8, but reads as EUC-KR (CP949)"
            " (save it as UTF-8 (in a spreadsheet: “CSV UTF-8”))"
        ],
    ),
    "UTF-16": (
        "name,amount".encode("utf-16"),
        ["1:1 not-utf8: this file is UTF-16 (save it as UTF-8 (in a spreadsheet: “CSV UTF-8”))"],
    ),
    "Latin-1": (
        "name,amount,year\ncafé,1,2019\n".encode("latin-1"),
        ["2:4 not-utf8: this file is not UTF-8 (save it as UTF-8 (in a spreadsheet: “CSV UTF-8”))"],
    ),
    "NUL": ("name,amount,year\na\0,1,2019\n", ["2:2 csv-syntax: there is a NUL character here (remove it)"]),
    "a mistyped column": (
        "name,amuont,year\n",
        ['1:6 data-column: the record has no column "amuont" (did you mean "amount"?)'],
    ),
    "another column": (
        "name,amount,year,height\n",
        [
            '1:18 data-column: the record has no column "height" (describe it under `columns` of the record: height:'
            " {label: …})"
        ],
    ),
    "a missing column": (
        "name,amount\na,1\n",
        ['1:1 data-column: there is no column "year" (add it, or remove it from the record\'s `columns`)'],
    ),
    "a column twice": (
        "name,amount,year,name\n",
        ['1:18 data-column: there are two columns "name" (rename or remove one)'],
    ),
    "no heading": (
        "name,amount,year,\n",
        ["1:18 data-column: this column has no heading (write its name, or remove the column)"],
    ),
    "numbers by language": (
        "name,amount.en,year\n",
        [
            '1:6 data-column: "amount.en" is in one language, but a column of numbers is in none (write amount, or'
            " give the column `format: text`)"
        ],
    ),
    "another language": (
        "name.fr,amount,year\n",
        ['1:1 data-column: "fr" is not a language of this site (languages here: en, ko)'],
    ),
    "with and without a language": (
        "name,name.ko,amount,year\n",
        [
            '1:6 data-column: there is a column "name" beside "name.ko" (give it a language, too, or leave only the'
            " one without)"
        ],
    ),
    "a month as a year": (
        "name,amount,year\na,1,2019-05\n",
        ['2:5 bad-cell: "2019-05" is not a year (write 2025, or give the column `format: date`)'],
    ),
    "sources": (
        "name,amount,year,source\na,1,2019,The Times\n",
        [
            '2:10 bad-cell: "The" is not an id (write the id of a record; several sources with semicolons between'
            " them)"
        ],
    ),
    "a thousand columns": (
        ",".join(f"c{i}" for i in range(1000)),
        [
            "1:111 data-size: there are 1000 columns, of 30 at most: a page shows them all in a table (leave out those"
            " that are not shown)"
        ],
    ),
    "too many rows": (
        "name,amount,year\n" + "a,1,2019\n" * (MOST_ROWS + 5),
        [
            "1002:1 data-size: there are more than 1,000 rows: a page shows them all in a table (sum them up, or leave"
            " out those that are not needed)"
        ],
    ),
    "a long cell": (
        f"name,amount,year\n{'a' * 2001},1,2019\n",
        [
            "2:1 data-size: this cell has 2,001 characters, of 2,000 at most (shorten it, or look for a missing"
            " quotation mark)"
        ],
    ),
}


@pytest.mark.parametrize("name", WRONG_FILES)
def test_a_file_that_cannot_be_used_says_where_and_why(name: str) -> None:
    data, expected = WRONG_FILES[name]
    assert problems_of(data) == expected


def test_every_mistake_is_told_at_once() -> None:
    found = problems_of('name,amount,year\na,n/a,201\nb,"1,5",2019\nc\n')
    assert [line.split(":", 2)[:2] for line in found] == [["2", "3 bad-cell"], ["2", "7 bad-cell"],
        ["3", "4 bad-cell"], ["4", "1 csv-syntax"]]  # fmt: skip


def test_a_scale_is_a_power_of_ten() -> None:
    columns = {"amount": Column(SAME, "number", scale=500)}
    assert problems_of("amount\n1\n", columns) == [
        '1:1 data-column: the scale of "amount" is 500 (write a power of ten: 1000, 1000000, 1000000000)'
    ]


def test_a_number_without_a_source_is_told_at_its_cell() -> None:
    found = dataset("name,amount,year,source\na,1,2019,times\nb,2,2020,\nc,,2021,\n")
    assert told(list(unsourced(found, has_sources=False))) == [
        '3:3 unsourced-row: the number "2" in "amount" has no source (write the id of its source into the column'
        " `source`)"
    ]
    assert list(unsourced(found, has_sources=True)) == []
    without = dataset("name,amount,year\na,1,2019\n")
    assert told(list(unsourced(without, has_sources=False))) == [
        '2:3 unsourced-row: the number "1" in "amount" has no source (add a column `source`, or `sources` to the'
        " record)"
    ]


def test_a_text_that_is_missing_in_a_language_is_known() -> None:
    found = dataset("name.en,name.ko,amount,year\nA,가,1,2019\n,나,1,2019\n,,1,2019\n")
    assert [
        (name, str(found.span(cell)), missing) for name, cell, missing in found.untranslated(("en", "ko"))
    ] == [("name", "data.csv:3:2", ("en",))]


def test_the_ids_in_a_file_are_given_with_their_positions() -> None:
    found = dataset("who,source\nada,a;b\n", {"who": Column(SAME, "record")})
    assert [(id_, is_source, str(span)) for id_, is_source, span in found.references()] == [
        ("ada", False, "data.csv:2:1"),
        ("a", True, "data.csv:2:5"),
        ("b", True, "data.csv:2:5"),
    ]
