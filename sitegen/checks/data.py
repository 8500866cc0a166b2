"""Figures and dates of charts and tables: is each in a source that its row, or its record, cites?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from sitegen.checks import data_texts
from sitegen.checks.evidence import Evidence
from sitegen.checks.figures import finding, mentions
from sitegen.content.entry import Entry
from sitegen.content.load import Content
from sitegen.content.media_files import MediaFiles
from sitegen.datasets import Column, Date, Number, Words
from sitegen.datasets.values import SOURCE, Cell, Dataset, Row
from sitegen.datasets.wording import statements
from sitegen.facts.numbers import numbers
from sitegen.facts.quantities import DateMention, Figure
from sitegen.facts.readers import base, is_read
from sitegen.problems import Problem, Span, codes
from sitegen.publication.datasets import dataset_of, problems_of


class DataStatement(msgspec.Struct, frozen=True):
    """A figure or date of a cell, the sources that are to support it, how it is written, and where."""

    said: Figure | DateMention
    sources: tuple[str, ...]
    written: str
    span: Span


def check(content: Content) -> Iterator[Problem]:
    """What is wrong with the data files of media, what their charts show of them, and what they refer to."""
    kinds = {entry.id: entry.kind for entry in content.entries}
    languages = content.site.languages if content.site else ()
    for entry in content.entries:
        if entry.kind == "medium":
            dataset, problems = dataset_of(entry.value, content.files, languages)
            yield from problems
            if dataset is not None:
                yield from problems_of(entry, dataset)
                yield from _references(dataset, kinds)
                yield from data_texts.check(dataset)
                if not entry.value.sources:
                    yield from _unsourced(dataset, languages)


def _references(dataset: Dataset, kinds: dict[str, str]) -> Iterator[Problem]:
    for id_, is_source, span in dataset.references():
        wanted = "source" if is_source else "record"
        if id_ not in kinds:
            yield codes.UNKNOWN_RECORD.at(span, f'no {wanted} "{id_}"', "fix the id, or write its record")
        elif is_source and kinds[id_] != "source":
            yield codes.UNKNOWN_RECORD.at(span, f'"{id_}" is a {kinds[id_]}, not a source', "name a source")


def _unsourced(dataset: Dataset, languages: Sequence[str]) -> Iterator[Problem]:
    """Dates, and figures of texts, of rows without a source, where the data has no numbers, which these would be of."""
    if any(column.format == "number" for column in dataset.columns.values()):
        return
    for row in dataset.rows:
        for name, cell in row.cells.items() if not row.sources else ():
            said = _said(cell, dataset.columns[name], languages) if name != SOURCE else ()
            if first := next(iter(said), None):
                what = "date" if isinstance(cell.value, Date) else "text with figures or dates"
                message = f'the {what} "{first.cell.written}" in "{name}" has no source'
                yield codes.UNSOURCED_ROW.at(dataset.span(first.cell), message, codes.UNSOURCED_ROW.hint)


def check_figures(entries: Iterable[Entry], files: MediaFiles, evidence: Evidence) -> Iterator[Problem]:
    """Figures and dates of data that are in no source cited for them."""
    for statement in data_statements(entries, files, evidence):
        if isinstance(statement.said, Figure):
            yield from _figure(statement, statement.said, evidence)
        else:
            yield from _date(statement, statement.said, evidence)


def _figure(statement: DataStatement, figure: Figure, evidence: Evidence) -> Iterator[Problem]:
    what = f"the figure “{statement.written}”"
    place = (codes.FIGURE_NOT_FOUND, what, statement.span)
    return finding(*place, statement.sources, evidence, lambda known: known.figure(figure))


def _date(statement: DataStatement, date: DateMention, evidence: Evidence) -> Iterator[Problem]:
    if any(evidence.gives(id_, date) or evidence.is_issued(id_, date) for id_ in statement.sources):
        return iter(())
    place = (codes.DATE_NOT_FOUND, f"the date “{statement.written}”", statement.span)
    return finding(*place, statement.sources, evidence, lambda known: known.date(date))


def data_statements(
    entries: Iterable[Entry], files: MediaFiles, evidence: Evidence
) -> Iterator[DataStatement]:
    """All figures and dates of the data of media, in the order of their files."""
    for entry in entries:
        dataset = dataset_of(entry.value, files, ())[0] if entry.kind == "medium" else None
        if dataset is not None:
            for row in dataset.rows:
                sources = tuple(id_ for id_ in row.sources or entry.value.sources if id_ in evidence.sources)
                if sources:
                    yield from _statements(dataset, row, sources, evidence)


def _statements(
    dataset: Dataset, row: Row, sources: tuple[str, ...], evidence: Evidence
) -> Iterator[DataStatement]:
    """What a row says."""
    languages = [evidence.sources[id_].source.language for id_ in sources]
    for name, cell in row.cells.items():
        for said in _said(cell, dataset.columns[name], languages) if name != SOURCE else ():
            yield DataStatement(said.value, sources, said.written, dataset.span(said.cell))


class _Said(NamedTuple):
    value: Figure | DateMention
    cell: Cell
    written: str


def _said(cell: Cell, column: Column, languages: Sequence[str]) -> Iterator[_Said]:
    """What a cell says: both ends of a range, or all figures and dates of a text, in each of its languages. `languages`
    are those that it may be said in where it has none itself."""
    if isinstance(cell.value, Date):
        yield from (_Said(said, cell, cell.written) for said in mentions(cell.value.date))
    elif isinstance(cell.value, Number):
        language = _language(column, languages)
        for text in statements(cell.value, column, language):
            for figure in numbers(text, language).figures[:1]:
                unit = figure.unit or ("count" if column.unit else "")
                yield _Said(replace(figure, loose=False, unit=unit), cell, cell.written)
    elif isinstance(cell.value, Words):
        if cell.translations:
            for translation in cell.translations:
                yield from _said(translation, column, languages)
            return
        (own, text), *_ = cell.value.texts
        found = numbers(text, own or _language(column, languages))
        for figure in found.figures:
            if not figure.loose:
                yield _Said(figure, cell, text[figure.start : figure.end])
        for date in found.dates:
            yield _Said(date, cell, text[date.start : date.end])


def _language(column: Column, languages: Sequence[str]) -> str:
    """A language that is read to say numbers in: one that the unit is given in, which else would be no unit."""
    given = [language for language, _ in column.unit if language]
    likely = [language for language in map(base, languages) if language in given]
    return next(filter(is_read, (*likely, *given, *languages)), "")
