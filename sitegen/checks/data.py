"""Figures and dates of charts and tables: is each in a source that its row, or its record, cites?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from sitegen.checks import data_texts
from sitegen.checks.data_figures import DataFigures, said_in
from sitegen.checks.drift import is_small
from sitegen.checks.evidence import Evidence
from sitegen.checks.figures import finding
from sitegen.content.entry import Entry
from sitegen.content.load import Content
from sitegen.content.media_files import MediaFiles
from sitegen.datasets import Date
from sitegen.datasets.values import SOURCE, Dataset, Row
from sitegen.facts.quantities import DateMention, Figure
from sitegen.problems import Problem, Span, codes
from sitegen.publication.datasets import dataset_of, problems_of
from sitegen.publication.former import former_of, renamed


class DataStatement(msgspec.Struct, frozen=True):
    """A figure or date of a cell, or of a text about the data, the sources that are to support it, how it is written,
    and where."""

    said: Figure | DateMention
    sources: tuple[str, ...]
    written: str
    span: Span


def check(content: Content) -> Iterator[Problem]:
    """What is wrong with the data files of media, what their charts show of them, and what they refer to."""
    kinds = {entry.id: entry.kind for entry in content.entries}
    now = renamed(former_of(content.entries))
    languages = content.site.languages if content.site else ()
    for entry in content.entries:
        if entry.kind == "medium":
            dataset, problems = dataset_of(entry.value, content.files, languages)
            yield from problems
            if dataset is not None:
                yield from problems_of(entry, dataset)
                yield from _described(entry, dataset, languages)
                yield from _references(dataset, kinds, now)
                yield from data_texts.check(dataset)
                if not entry.value.sources:
                    yield from _unsourced(dataset, languages)


def _references(dataset: Dataset, kinds: dict[str, str], now: dict[str, str]) -> Iterator[Problem]:
    for id_, is_source, span in dataset.references():
        wanted = "source" if is_source else "record"
        if id_ not in kinds and id_ in now:
            message = f'"{id_}" was renamed to "{now[id_]}"'
            yield codes.UNKNOWN_RECORD.at(span, message, f'write "{now[id_]}"')
        elif id_ not in kinds:
            yield codes.UNKNOWN_RECORD.at(span, f'no {wanted} "{id_}"', "fix the id, or write its record")
        elif is_source and kinds[id_] != "source":
            yield codes.UNKNOWN_RECORD.at(span, f'"{id_}" is a {kinds[id_]}, not a source', "name a source")


def _unsourced(dataset: Dataset, languages: Sequence[str]) -> Iterator[Problem]:
    """Dates, and figures of texts, of rows without a source, where the data has no numbers, which these would be of."""
    if any(column.format == "number" for column in dataset.columns.values()):
        return
    for row in dataset.rows:
        for name, cell in row.cells.items() if not row.sources else ():
            said = said_in(cell, dataset.columns[name], languages) if name != SOURCE else ()
            if first := next(iter(said), None):
                what = "date" if isinstance(cell.value, Date) else "text with figures or dates"
                message = f'the {what} "{first.cell.written}" in "{name}" has no source'
                yield codes.UNSOURCED_ROW.at(dataset.span(first.cell), message, codes.UNSOURCED_ROW.hint)


def _described(entry: Entry, dataset: Dataset, languages: Sequence[str]) -> Iterator[Problem]:
    """Figures and dates of an alternative text that the data does not give."""
    for strange in _strange(entry, dataset, languages, ("alt",)):
        what = "figure" if isinstance(strange.said, Figure) else "date"
        message = f"the {what} {strange.written} is not in {dataset.file}"
        yield codes.FIGURE_NOT_IN_DATA.at(strange.span, message, codes.FIGURE_NOT_IN_DATA.hint)


def _strange(
    entry: Entry,
    dataset: Dataset,
    languages: Sequence[str],
    fields: Sequence[str],
    sources: tuple[str, ...] = (),
) -> Iterator[DataStatement]:
    """What `fields` of a medium say without a source of their own, and its data does not give; `sources` may."""
    passages = [one for one in entry.passages if one.pointer in fields and not one.sources]
    passages = [one for one in passages if one.figures or one.dates]
    if not passages:
        return
    known = DataFigures(dataset, languages)
    for passage in passages:
        for at in passage.checked_figures:
            if not (is_small(at.figure) or known.have(at.figure)):
                span = Span(entry.origin.file, at.line, at.column)
                yield DataStatement(at.figure, sources, at.said, span)
        for date in passage.dates:
            if not known.give(date.date):
                span = Span(entry.origin.file, date.line, date.column)
                yield DataStatement(date.date, sources, f"“{date.shown}”", span)


def check_figures(entries: Iterable[Entry], files: MediaFiles, evidence: Evidence) -> Iterator[Problem]:
    """Figures and dates of data that are in no source cited for them."""
    for statement in data_statements(entries, files, evidence):
        yield from _statement(statement, evidence)


def _statement(statement: DataStatement, evidence: Evidence) -> Iterator[Problem]:
    if isinstance(statement.said, Figure):
        return _figure(statement, statement.said, evidence)
    return _date(statement, statement.said, evidence)


def _figure(statement: DataStatement, figure: Figure, evidence: Evidence) -> Iterator[Problem]:
    place = (codes.FIGURE_NOT_FOUND, f"the figure {statement.written}", statement.span)
    return finding(*place, statement.sources, evidence, lambda known: known.figure(figure))


def _date(statement: DataStatement, date: DateMention, evidence: Evidence) -> Iterator[Problem]:
    if any(evidence.gives(id_, date) or evidence.is_issued(id_, date) for id_ in statement.sources):
        return iter(())
    place = (codes.DATE_NOT_FOUND, f"the date {statement.written}", statement.span)
    return finding(*place, statement.sources, evidence, lambda known: known.date(date))


def data_statements(
    entries: Iterable[Entry], files: MediaFiles, evidence: Evidence
) -> Iterator[DataStatement]:
    """All figures and dates of the data of media, in the order of their files; and those that titles and captions
    have besides, which the sources of any row may support."""
    for entry in entries:
        dataset = dataset_of(entry.value, files, ())[0] if entry.kind == "medium" else None
        if dataset is not None:
            for row in dataset.rows:
                sources = tuple(id_ for id_ in row.sources or entry.value.sources if id_ in evidence.sources)
                if sources:
                    yield from _statements(dataset, row, sources, evidence)
            named = dict.fromkeys(id_ for row in dataset.rows for id_ in row.sources)
            sources = tuple(id_ for id_ in named if id_ in evidence.sources)
            languages = [evidence.sources[id_].source.language for id_ in sources]
            if sources:
                yield from _strange(entry, dataset, languages, ("title", "caption"), sources)


def _statements(
    dataset: Dataset, row: Row, sources: tuple[str, ...], evidence: Evidence
) -> Iterator[DataStatement]:
    """What a row says."""
    languages = [evidence.sources[id_].source.language for id_ in sources]
    for name, cell in row.cells.items():
        for said in said_in(cell, dataset.columns[name], languages) if name != SOURCE else ():
            yield DataStatement(said.value, sources, f"“{said.written}”", dataset.span(said.cell))
