"""Figures of charts and tables: is each in a source that its row, or its record, cites?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

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
            yield from problems_of(entry, content.files, languages)
            dataset, _ = dataset_of(entry.value, content.files, languages)
            yield from _references(dataset, kinds) if dataset is not None else ()


def _references(dataset: Dataset, kinds: dict[str, str]) -> Iterator[Problem]:
    for id_, is_source, span in dataset.references():
        wanted = "source" if is_source else "record"
        if id_ not in kinds:
            yield codes.UNKNOWN_RECORD.at(span, f'no {wanted} "{id_}"', "fix the id, or write its record")
        elif is_source and kinds[id_] != "source":
            yield codes.UNKNOWN_RECORD.at(span, f'"{id_}" is a {kinds[id_]}, not a source', "name a source")


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
                    yield from _statements(
                        dataset, row, sources, evidence.sources[sources[0]].source.language
                    )


def _statements(
    dataset: Dataset, row: Row, sources: tuple[str, ...], language: str
) -> Iterator[DataStatement]:
    """What a row says, as a text in `language` would."""
    for name, cell in row.cells.items():
        if name != SOURCE:
            for said in _said(cell, dataset.columns[name], language):
                yield DataStatement(said, sources, cell.written, dataset.span(cell))


def _said(cell: Cell, column: Column, language: str) -> Iterator[Figure | DateMention]:
    """What a cell says: both ends of a range, or all figures and dates of a text, in each of its languages."""
    if isinstance(cell.value, Date):
        yield from mentions(cell.value.date)
    elif isinstance(cell.value, Number):
        for text in statements(cell.value, column, language):
            yield from (replace(found, loose=False) for found in numbers(text, language).figures[:1])
    elif isinstance(cell.value, Words):
        for own, text in cell.value.texts:
            found = numbers(text, own or language)
            yield from (figure for figure in found.figures if not figure.loose)
            yield from found.dates
