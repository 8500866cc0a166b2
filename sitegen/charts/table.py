"""Data as a table: its headings, and what is in each cell, in one language."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from sitegen.charts.plot import Label, Reader, cell_label
from sitegen.datasets.values import SOURCE, Cell, Column, Dataset, Date, Number
from sitegen.datasets.wording import NumberStyle, number_style


class Heading(msgspec.Struct, frozen=True):
    """The heading of a column."""

    label: Label
    unit: Label
    is_number: bool
    """Whether its cells are aligned by their ends."""


class TableCell(msgspec.Struct, frozen=True):
    """A cell. One without text has no figure, or nothing to say."""

    label: Label
    is_number: bool = False
    is_row_heading: bool = False
    """Whether it says what its row is about: a `th` with `scope="row"`."""

    is_missing: bool = False
    """Whether it should have a number, and has none."""

    sort: str = ""
    """What its column is sorted by, where that is not its text: a decimal number."""

    sources: tuple[Label, ...] = ()
    """In the column of sources, their names."""


class DataTable(msgspec.Struct, frozen=True):
    """A table of data."""

    headings: tuple[Heading, ...]
    rows: tuple[tuple[TableCell, ...], ...]


def data_table(dataset: Dataset, reader: Reader) -> DataTable:
    """The table of a dataset. The first column that is not of numbers names the rows; sources come last."""
    names = [name for name in dataset.names if name != SOURCE]
    naming = next((name for name in names if dataset.columns[name].format != "number"), "")
    styles = {name: _style(dataset, name, reader) for name in names}
    headings = [_heading(dataset.columns[name], styles[name], reader) for name in names]
    has_sources = SOURCE in dataset.names
    if has_sources:
        headings.append(Heading(Label(reader.say("chart.source")), Label(""), False))
    rows = []
    for row in dataset.rows:
        cells = [
            _cell(row[name], dataset.columns[name], styles[name], reader, name == naming) for name in names
        ]
        if has_sources:
            cells.append(TableCell(Label(""), sources=tuple(map(reader.name_of, row.sources))))
        rows.append(tuple(cells))
    return DataTable(tuple(headings), tuple(rows))


def _style(dataset: Dataset, name: str, reader: Reader) -> NumberStyle:
    """As in the chart: columns with the same unit are in the same multiples."""
    column = dataset.columns[name]
    alike = [
        other for other, of in dataset.columns.items() if of.format == "number" and of.unit == column.unit
    ]
    numbers: Sequence[Decimal] = [
        n for other in alike for v in dataset.values(other) if isinstance(v, Number) for n in (v.low, v.high)
    ]
    return number_style(column, numbers, reader.language, reader.languages)


def _heading(column: Column, style: NumberStyle, reader: Reader) -> Heading:
    is_number = column.format == "number"
    unit = Label(style.unit, style.unit_language) if is_number else Label("")
    return Heading(reader.best(column.label), unit, is_number or column.format == "year")


def _cell(cell: Cell, column: Column, style: NumberStyle, reader: Reader, names_row: bool) -> TableCell:
    match cell.value:
        case Number() as number:
            middle = (number.low + number.high) / 2
            return TableCell(Label(style.text(number)), True, names_row, sort=f"{middle:f}")
        case Date() as found:
            year, month, day = found.date.sort_key[:3]
            text = Label(found.date.text) if column.format == "year" else cell_label(cell, reader)
            return TableCell(
                text, column.format == "year", names_row, sort=str(year * 10000 + month * 100 + day)
            )
        case None:
            is_number = column.format == "number"
            return TableCell(Label(""), is_number, names_row, is_missing=is_number)
        case _:
            return TableCell(cell_label(cell, reader), False, names_row)
