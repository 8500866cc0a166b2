"""What a data file holds: columns, rows, and cells with typed values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

import msgspec

from sitegen.dates import Edtf
from sitegen.problems import Span

Texts = tuple[tuple[str, str], ...]
"""A text by language; the key "" holds one that is the same in all languages."""

Format = Literal["text", "number", "year", "date", "record"]
"""What the cells of a column are: text, numbers, years, dates in EDTF, or ids of records, shown by their names."""

Bound = Literal["", "about", "more", "less"]

SOURCE = "source"
"""The column with the ids of each row's sources."""


class Column(msgspec.Struct, frozen=True):
    """What a record says of a column."""

    label: Texts
    format: Format = "text"
    unit: Texts = ()
    """Of numbers: "US dollars", "%"."""

    scale: int = 1
    """What the numbers are multiplied by, a power of ten: 1000000000 where the file gives billions."""

    decimals: int | None = None
    """How many decimals its numbers have at most. Saying so settles whether 1.234 has a decimal point."""


class Number(msgspec.Struct, frozen=True):
    """A number, exactly as it was written, times the scale of its column; or a range of numbers.

    Its `bound` is what a source says of it: about so many, more (or at least), less (or up to).
    """

    low: Decimal
    high: Decimal
    bound: Bound = ""

    @property
    def approximate(self) -> bool:
        return self.bound == "about"

    @property
    def is_range(self) -> bool:
        return self.low != self.high

    @property
    def exact(self) -> Decimal | None:
        """The number, None where only a range is known."""
        return None if self.is_range else self.low


class Words(msgspec.Struct, frozen=True):
    """A text in one language or several."""

    texts: Texts

    def best(self, language: str, languages: Sequence[str]) -> tuple[str, str]:
        """Text and language: the one for `language`, else the first that one of `languages` has."""
        return best(self.texts, language, languages)


class RecordId(msgspec.Struct, frozen=True):
    """The id of a record, which is shown by its name."""

    id: str


class Sources(msgspec.Struct, frozen=True):
    """The ids of the sources of a row."""

    ids: tuple[str, ...]


class Date(msgspec.Struct, frozen=True):
    """A date, or a year."""

    date: Edtf


Value = Number | Words | RecordId | Sources | Date
"""What a cell holds. None stands for an empty one."""


class Cell(msgspec.Struct, frozen=True):
    """A cell, its value None where it is empty. Line and column, counted from 1, are those of its first character."""

    value: Value | None
    written: str
    line: int
    column: int
    translations: tuple[Cell, ...] = ()
    """Of a text in several languages, the cells of the file that it is written in, one for each language."""


class Row(msgspec.Struct, frozen=True):
    """The cells of a row by the names of their columns."""

    cells: Mapping[str, Cell]
    line: int

    def __getitem__(self, name: str) -> Cell:
        return self.cells[name]

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids that the row's column `source` gives."""
        value = self.cells[SOURCE].value if SOURCE in self.cells else None
        return value.ids if isinstance(value, Sources) else ()


class Dataset(msgspec.Struct, frozen=True):
    """A data file as read. `names` are its columns in their order, those in several languages once."""

    file: str
    names: tuple[str, ...]
    columns: Mapping[str, Column]
    rows: tuple[Row, ...]

    def span(self, cell: Cell) -> Span:
        """Where a cell is."""
        return Span(self.file, cell.line, cell.column)

    def values(self, name: str) -> tuple[Value | None, ...]:
        return tuple(row[name].value for row in self.rows)

    def numbers(self) -> Iterator[tuple[str, Row, Cell, Number]]:
        """Every number in it, with the name of its column, its row and its cell."""
        for row in self.rows:
            for name, cell in row.cells.items():
                if isinstance(cell.value, Number):
                    yield name, row, cell, cell.value

    def references(self) -> Iterator[tuple[str, bool, Span]]:
        """The ids of records in it, each with whether it must be a source's, and its position."""
        for row in self.rows:
            for cell in row.cells.values():
                if isinstance(cell.value, RecordId):
                    yield cell.value.id, False, self.span(cell)
                elif isinstance(cell.value, Sources):
                    yield from ((id_, True, self.span(cell)) for id_ in cell.value.ids)

    def untranslated(self, languages: Sequence[str]) -> Iterator[tuple[str, Cell, tuple[str, ...]]]:
        """The cells whose text is there in some languages and not in all of `languages`: the name of the column, the
        cell, and the languages that are missing."""
        for row in self.rows:
            for name, cell in row.cells.items():
                there = [key for key, _ in cell.value.texts] if isinstance(cell.value, Words) else [""]
                missing = tuple(language for language in languages if language not in there)
                if "" not in there and missing:
                    yield name, cell, missing


def best(texts: Texts, language: str, languages: Sequence[str]) -> tuple[str, str]:
    """The text for `language`, else the first that one of `languages` has, with its language; ("", "") of none."""
    for wanted in (language, *languages):
        for key, text in texts:
            if key in ("", wanted):
                return text, key
    return (texts[0][1], texts[0][0]) if texts else ("", "")
