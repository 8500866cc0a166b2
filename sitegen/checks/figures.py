"""Are figures and dates in cited passages in a source that is cited for them?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from sitegen.checks.dated import spans
from sitegen.checks.evidence import Evidence, SourceEvidence, State
from sitegen.checks.findings_cache import FindingsCache
from sitegen.checks.quotations import unverified
from sitegen.content.entry import Entry
from sitegen.content.passage import Passage
from sitegen.dates import Edtf
from sitegen.facts.quantities import DateMention
from sitegen.problems import Code, Problem, Span, codes


def check(entries: Iterable[Entry], evidence: Evidence, cache: FindingsCache) -> Iterator[Problem]:
    """Figures and dates of cited passages, and exact dates of records, that are in no source cited for them."""
    return cache.problems("figures", evidence.dependencies, entries, lambda entry: _entry(entry, evidence))


def _entry(entry: Entry, evidence: Evidence) -> Iterator[Problem]:
    for passage in entry.passages:
        sources = supporting_sources(passage, entry, evidence)
        if sources and (passage.figures or passage.dates):
            yield from _passage(entry, passage, sources, evidence)
    for pointer, said, ids in dated_fields(entry):
        yield from _field(entry, pointer, said, [id_ for id_ in ids if id_ in evidence.sources], evidence)


def supporting_sources(passage: Passage, entry: Entry, evidence: Evidence) -> list[str]:
    """The sources that have to support a passage: those it cites; in a description, which has no citations, those
    that it links to."""
    if passage.is_quotation:
        return []  # it is compared word for word
    ids = passage.sources
    if not ids and entry.type.IS_AGENT:
        ids = passage.links
    return [id_ for id_ in dict.fromkeys(ids) if id_ in evidence.sources]


def _passage(entry: Entry, passage: Passage, sources: list[str], evidence: Evidence) -> Iterator[Problem]:
    for figure in passage.checked_figures:
        span = Span(entry.origin.file, figure.line, figure.column)
        found = figure.figure
        if found.reckoned and found.unit == "year" and is_reckoned(found.value, sources, evidence):
            continue
        yield from finding(
            codes.FIGURE_NOT_FOUND,
            f"the figure {figure.said}",
            span,
            sources,
            evidence,
            lambda known, found=found: known.figure(found),  # type: ignore[misc]
        )
    for mention in passage.dates:
        said = mention.date
        if is_known(said, passage, sources, evidence):
            continue
        span = Span(entry.origin.file, mention.line, mention.column)
        yield from finding(
            codes.DATE_NOT_FOUND,
            f"the date “{mention.shown}”",
            span,
            sources,
            evidence,
            lambda known, said=said: known.date(said),  # type: ignore[misc]
        )


def _field(
    entry: Entry, pointer: str, date: DateMention, sources: list[str], evidence: Evidence
) -> Iterator[Problem]:
    if not sources or any(evidence.is_issued(id_, date) for id_ in sources):
        return
    what = f"the date {date.key}"
    span = entry.origin.at(pointer)
    yield from finding(codes.DATE_NOT_FOUND, what, span, sources, evidence, lambda known: known.date(date))


def finding(
    code: Code,
    what: str,
    span: Span,
    sources: Sequence[str],
    evidence: Evidence,
    ask: Callable[[SourceEvidence], State],
) -> Iterator[Problem]:
    """What is wrong with a statement that `sources` are cited for, if none of them is found to have it: `ask` is asked
    of each."""
    states = {id_: ask(evidence.sources[id_]) for id_ in sources}
    kinds = set(states.values())
    if kinds & {"recorded", "found", "uncaptured", "unread"}:
        return
    if "unrecorded" in kinds:
        yield unverified(what, span, [id_ for id_ in sources if states[id_] == "unrecorded"])
        return
    yield code.at(span, f"{what} is not in any source cited for it: {', '.join(sources)}", code.hint)


def is_known(said: DateMention, passage: Passage, sources: Collection[str], evidence: Evidence) -> bool:
    """Whether a date of a passage needs no looking up."""
    return is_dated(said, sources, evidence) or is_computed(said, passage)


def is_dated(said: DateMention, sources: Iterable[str], evidence: Evidence) -> bool:
    """Whether records that rest on one of the sources give the date, or one that lies within it."""
    return any(evidence.gives(id_, said) for id_ in sources)


def is_computed(said: DateMention, passage: Passage) -> bool:
    """Whether a year follows from another date of the passage and a number of years in it: "in October 2025 he gave it
    three years: until 2028"."""
    if said.month or said.weekday or said.decade:
        return False
    apart = {at.figure.value for at in passage.figures if at.figure.unit == "year"}
    return any(
        str(abs(said.year - at.date.year)) in apart
        for at in passage.dates
        if at.date.year and not at.date.decade
    )


def is_reckoned(years: str, sources: Iterable[str], evidence: Evidence) -> bool:
    """Whether so many years lie between a date that rests on one of the sources and an event: "two years earlier"."""
    known = {
        day.year for id_ in sources for date in evidence.dated(id_) for span in spans(date) for day in span
    }
    return any(str(abs(year - other)) == years for year in known for other in evidence.years)


def dated_fields(entry: Entry) -> Iterator[tuple[str, DateMention, tuple[str, ...]]]:
    """The dates of a record that are neither approximate nor uncertain, by their pointer, with the sources that are
    to support them."""
    for pointer, date, sources in entry.value.sourced_dates():
        for said in mentions(date):
            yield pointer, said, sources


def mentions(value: Edtf) -> Iterator[DateMention]:
    """A date of a record, or both ends of an interval, as a text would give them; nothing that is only inferred."""
    for part in (value.start, value.end) if value.is_interval else (value,):
        if part is None or part.approximate or part.uncertain or part.earliest is None or part.unspecified:
            continue
        day = part.earliest
        if part.precision == "year":
            yield DateMention(0, 0, day.year)
        elif part.precision == "month":
            yield DateMention(0, 0, day.year, day.month)
        elif part.precision == "day":
            yield DateMention(0, 0, day.year, day.month, day.day)
        elif part.precision == "decade":
            yield DateMention(0, 0, day.year, decade=True)
