"""Texts of data in several languages: does each give the same figures and dates?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from sitegen.checks.drift import is_small
from sitegen.datasets.values import Cell, Dataset, Words
from sitegen.facts.numbers import numbers
from sitegen.facts.quantities import DateMention, Figure, Numbers
from sitegen.facts.readers import is_read
from sitegen.problems import Problem, codes

_Said = TypeVar("_Said", Figure, DateMention)


def check(dataset: Dataset) -> Iterator[Problem]:
    """Cells whose figures or dates are in one language and not in another, at the cell of the translation."""
    for row in dataset.rows:
        for cell in row.cells.values():
            read = [text for text in map(_text, cell.translations) if is_read(text[1])]
            for translation in read[1:]:
                yield from _compared(dataset, read[0], translation)


def _text(cell: Cell) -> tuple[Cell, str, str]:
    """A cell of one language, with that language and its text."""
    assert isinstance(cell.value, Words)
    return (cell, *cell.value.texts[0])


def _compared(
    dataset: Dataset, original: tuple[Cell, str, str], translation: tuple[Cell, str, str]
) -> Iterator[Problem]:
    (_, first, text), (cell, second, translated) = original, translation
    ours, theirs = numbers(text, first), numbers(translated, second)
    missing, added = _only(ours, theirs, text), _only(theirs, ours, translated)
    parts = [
        f'the "{language}" gives {", ".join(found)}'
        for language, found in ((first, missing), (second, added))
        if found
    ]
    if parts:
        rest = f', the "{second if missing else first}" does not' if len(parts) == 1 else ""
        message = ", ".join(parts) + rest
        yield codes.TRANSLATION_DIFFERS.at(dataset.span(cell), message, codes.TRANSLATION_DIFFERS.hint)


def _only(ours: Numbers, theirs: Numbers, text: str) -> list[str]:
    """The figures and dates that are not among `theirs`, as the text writes them."""
    said = [figure for figure in ours.figures if not (figure.loose or is_small(figure))]
    figures = _without(said, theirs.figures, Figure.equals)
    dates = _without(ours.dates, theirs.dates, agree)
    places = [*((at.start, at.end) for at in figures), *((at.start, at.end) for at in dates)]
    return [f"“{text[start:end]}”" for start, end in places]


def _without(
    ours: Sequence[_Said], theirs: Sequence[_Said], agree: Callable[[_Said, _Said], bool]
) -> Iterator[_Said]:
    return (said for said in ours if not any(agree(said, other) for other in theirs))


def agree(date: DateMention, other: DateMention) -> bool:
    """Whether two dates may be one and the same, of which the languages say different parts."""
    if date.weekday or other.weekday:
        return date.weekday == other.weekday
    if date.decade or other.decade:
        return date.decade == other.decade and date.year == other.year
    parts = ((date.year, other.year), (date.month, other.month), (date.day, other.day))
    return all(mine == theirs or 0 in (mine, theirs) for mine, theirs in parts)
