"""The figures and dates of data, as texts would give them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal, InvalidOperation
from typing import NamedTuple

from msgspec.structs import replace

from sitegen.checks.data_texts import agree
from sitegen.checks.figures import mentions
from sitegen.datasets import Column, Date, Number, Words
from sitegen.datasets.values import SOURCE, Cell, Dataset, Texts
from sitegen.datasets.wording import statements
from sitegen.facts.numbers import numbers
from sitegen.facts.quantities import DateMention, Figure, plain
from sitegen.facts.readers import base, is_read

_MULTIPLES = (3, 4, 6, 8, 9, 12)
"""Powers of ten that a text may name once for all numbers: "in billions of dollars: 14, 100"."""


class Said(NamedTuple):
    value: Figure | DateMention
    cell: Cell
    written: str


def said_in(cell: Cell, column: Column, languages: Sequence[str]) -> Iterator[Said]:
    """What a cell says: both ends of a range, or all figures and dates of a text, in each of its languages. `languages`
    are those that it may be said in where it has none itself."""
    if isinstance(cell.value, Date):
        yield from (Said(said, cell, cell.written) for said in mentions(cell.value.date))
    elif isinstance(cell.value, Number):
        language = _language(column, languages)
        for text in statements(cell.value, column, language):
            for figure in numbers(text, language).figures[:1]:
                unit = figure.unit or ("count" if column.unit else "")
                yield Said(replace(figure, loose=False, unit=unit), cell, cell.written)
    elif isinstance(cell.value, Words):
        if cell.translations:
            for translation in cell.translations:
                yield from said_in(translation, column, languages)
            return
        (own, text), *_ = cell.value.texts
        found = numbers(text, own or _language(column, languages))
        for figure in found.figures:
            if not figure.loose:
                yield Said(figure, cell, text[figure.start : figure.end])
        for date in found.dates:
            yield Said(date, cell, text[date.start : date.end])


def _language(column: Column, languages: Sequence[str]) -> str:
    """A language that is read to say numbers in: one that the unit is given in, which else would be no unit."""
    given = [language for language, _ in column.unit if language]
    likely = [language for language in map(base, languages) if language in given]
    return next(filter(is_read, (*likely, *given, *languages)), "")


class DataFigures:
    """All that a dataset says in figures and dates, in its cells and in the names of its columns."""

    def __init__(self, dataset: Dataset, languages: Sequence[str]) -> None:
        found = [
            said.value
            for row in dataset.rows
            for name, cell in row.cells.items()
            if name != SOURCE
            for said in said_in(cell, dataset.columns[name], languages)
        ]
        for column in dataset.columns.values():
            found += [*_in_texts(column.label, languages), *_in_texts(column.unit, languages)]
        self._figures = [said for said in found if isinstance(said, Figure)]
        self._dates = [said for said in found if isinstance(said, DateMention)]
        written = (abs(end) for *_, number in dataset.numbers() for end in (number.low, number.high))
        self._values = {value.scaleb(-power) for value in written for power in (0, *_MULTIPLES)}
        self._counts = {str(len(dataset.rows)), str(len(dataset.columns))} | {
            str(len({row[name].written for row in dataset.rows})) for name in dataset.columns
        }

    def have(self, figure: Figure) -> bool:
        """Whether a figure is in the data: as it is, rounded where it is said to be about so much, in a multiple that
        is named elsewhere, as the number of rows or columns, or as the years between two dates."""
        if any(figure.is_supported_by(other) for other in self._figures):
            return True
        if figure.value.startswith("10^"):
            return any(value.adjusted() >= int(figure.value[3:]) for value in self._values if value)
        try:
            value = Decimal(figure.value)
        except InvalidOperation:
            return False  # such as a share: 1/3
        if figure.unit in ("", "count") and (figure.value in self._counts or value in self._values):
            return True
        if figure.unit == "year" and value in {
            abs(one.year - other.year) + more
            for one in self._dates
            for other in self._dates
            for more in (0, 1)
        }:
            return True
        rounded = figure.bound and any(_is_rounded(value, figure, other) for other in self._figures)
        return bool(rounded)

    def give(self, date: DateMention) -> bool:
        """Whether a date is in the data, or some date of which it is a part or which it is a part of."""
        if date.decade:
            return any(other.year // 10 == date.year // 10 for other in self._dates)
        return any(agree(date, other) for other in self._dates)


def _in_texts(texts: Texts, languages: Sequence[str]) -> Iterator[Figure | DateMention]:
    for language, text in texts:
        for read in (language,) if language else languages:
            found = numbers(text, read)
            yield from found.figures
            yield from found.dates


def _is_rounded(value: Decimal, figure: Figure, other: Figure) -> bool:
    """Whether `other` is about so much: it is `value` in as many digits."""
    if (figure.unit or "count") != (other.unit or "count"):
        return False
    try:
        exact = Decimal(other.value)
    except InvalidOperation:
        return False
    step = Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
    return any(
        plain((exact / step).quantize(Decimal(1), rounding) * step) == plain(value)
        for rounding in (ROUND_HALF_UP, ROUND_DOWN, ROUND_UP)
    )
