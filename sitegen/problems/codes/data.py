"""Data files, and the charts and tables made from them."""

from __future__ import annotations

from sitegen.problems import Code

CSV_SYNTAX = Code(
    "csv-syntax",
    "error",
    "A data file is CSV (RFC 4180): cells separated by commas, texts with commas between double quotation marks, and "
    "as many cells in each row as headings in the first.",
    "Fix the row that is reported, or save the file again as CSV with commas.",
    "year;amount, or 2019,1,5 below year,amount",
)
DATA_COLUMN = Code(
    "data-column",
    "error",
    "Every column of a data file has a heading of its own, and is described under `columns` of the record; the column "
    "`source` need not be. A column of texts may be there once for each language: `name.en`, `name.ko`.",
    "Correct the heading, or the record's `columns`.",
    "year,amuont beside columns: {year: …, amount: …}",
)
DATA_SIZE = Code(
    "data-size",
    "error",
    "A data file has at most 30 columns and 1,000 rows, and a cell 2,000 characters: a page shows all of it.",
    "Sum it up, or leave out what is not shown.",
    "a file with 40,000 rows",
)
BAD_CELL = Code(
    "bad-cell",
    "error",
    "A cell is what the `format` of its column says: a number is written 1234.5, a range 10..14, about 600 is ~600, a "
    "date is EDTF. A cell is empty where there is no figure.",
    "Write the cell as the hint says, or correct the column's `format`.",
    "amount: 1,234,567 or n/a",
)
AMBIGUOUS_NUMBER = Code(
    "ambiguous-number",
    "error",
    "A number can be read in one way only.",
    "Write thousands without marks, and decimals with a point. Where 1.234 is meant as it is, say `decimals: 3` for "
    "the column.",
    "1.234, in a column in which all numbers with a point have three digits after it",
)
UNSOURCED_ROW = Code(
    "unsourced-row",
    "error",
    "Every number has a source: that of its row, in the column `source`, or those of the record, in `sources`.",
    "Write the id of the source into the row, or add `sources` to the record.",
    "year,amount,source with a row 2019,14,",
)
FIGURE_NOT_IN_DATA = Code(
    "figure-not-in-data",
    "warning",
    "A figure or date in the alternative text of a chart or table is in its data.",
    "Correct the figure, or the data.",
    "alt: Bars that rise to 15, where no cell has 15",
    waivable=True,
)
CHART_DATA = Code(
    "chart-data",
    "error",
    "A chart shows columns that its data file has, of a format that suits it, and not more than can be told apart.",
    "Correct `chart` in the record, or the data.",
    "chart: {type: line, x: name, y: amount}, where name has no dates",
)
