"""Do the dates of a publication go together?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sitegen.checks.findings_cache import FindingsCache
from sitegen.content.entry import Entry
from sitegen.content.records.fields import TimelineEntry
from sitegen.dates import Edtf, EdtfError
from sitegen.dates import parse as parse_date
from sitegen.problems import Problem, Span, codes

Dates = tuple[Edtf | None, Edtf | None]
"""When a source was issued and updated."""


def check(entries: Sequence[Entry], as_of: date, cache: FindingsCache) -> Iterator[Problem]:
    """Dates in the wrong order, sources that could not know, days that have not come, words that lean on the day."""
    sources = {
        entry.id: (entry.value.issued, entry.value.updated) for entry in entries if entry.kind == "source"
    }
    return cache.problems("dates", (as_of, sources), entries, lambda entry: _entry(entry, as_of, sources))


def _entry(entry: Entry, as_of: date, sources: Mapping[str, Dates]) -> Iterator[Problem]:
    yield from _orders(entry)
    yield from _future(entry, as_of)
    happened = entry.value.timeline_entry
    if happened is not None:
        yield from _older_sources(entry, happened, sources)
    if entry.kind != "page":
        for passage in entry.passages:
            is_theirs = passage.is_quotation or _tells_of_wording(passage.pointer)
            for words in () if is_theirs else passage.relative:
                span = Span(entry.origin.file, words.line, words.column)
                message = f"“{words.text}” means a different day as time passes"
                yield codes.RELATIVE_DATE.at(span, message, "write the month or year that is meant")


def _tells_of_wording(pointer: str) -> bool:
    """Whether a field of a source tells how the source words its dates, or renders its words."""
    return pointer in ("note", "date_note") or pointer.endswith("/translation")


def _orders(entry: Entry) -> Iterator[Problem]:
    for dates in entry.value.ordered_dates():
        if _is_after(dates.first, dates.last):
            name, other = dates.after.rpartition("/")[2], dates.before.rpartition("/")[2]
            code = codes.ACCESSED_BEFORE_ISSUED if name == "accessed" else codes.REVERSED_DATES
            message = f'"{name}" ({dates.last}) is before "{other}" ({dates.first})'
            yield code.at(entry.origin.at(dates.after), message, "swap the two dates, or correct one")
    for _, document in entry.texts if entry.outgoing.has_embeds else ():
        for embed in document.embeds():
            options = dict(embed.dates)
            first, last = _parsed(options.get("from")), _parsed(options.get("to"))
            if _is_after(first, last):
                message = f'"from" ({first}) is after "to" ({last})'
                span = Span(entry.origin.file, embed.line, embed.column)
                yield codes.REVERSED_DATES.at(span, message, "swap the two dates, or correct one")


def _is_after(first: Edtf | None, last: Edtf | None) -> bool:
    """Whether `first` certainly begins after `last` has ended."""
    return bool(first and last and first.earliest and last.latest and first.earliest > last.latest)


def _parsed(text: str | None) -> Edtf | None:
    try:
        return parse_date(text) if text else None
    except EdtfError:
        return None


def _older_sources(entry: Entry, event: TimelineEntry, sources: Mapping[str, Dates]) -> Iterator[Problem]:
    """What happened, if no source could know of it yet."""
    if event.status == "planned":
        return
    dated = [(id_, *sources[id_]) for id_ in event.sources if id_ in sources]
    if dated and all(
        issued is not None and _is_after(event.date, updated or issued) for _, issued, updated in dated
    ):
        known = ", ".join(f"{id_} of {issued}" for id_, issued, _ in dated)
        message = f"the {entry.kind} is of {event.date}, later than all its sources ({known})"
        yield codes.SOURCES_OLDER.at(entry.origin.at("date"), message, codes.SOURCES_OLDER.hint)


def _future(entry: Entry, as_of: date) -> Iterator[Problem]:
    value = entry.value
    if entry.kind == "event":
        if value.status == "planned" and value.date.latest is not None and value.date.latest < as_of:
            message = f"the event was planned for {value.date}, which has passed"
            hint = "say what happened: reported, confirmed or denied"
            yield codes.FUTURE_DATE.at(entry.origin.at("status"), message, hint)
        elif value.status != "planned":
            hint = "say `status: planned`, or correct the date"
            yield from _ahead(entry, "date", value.date, as_of, hint)
        return
    hint = "correct the date"
    for pointer, found in value.past_dates(as_of):
        yield from _ahead(entry, pointer, found, as_of, hint)


def _ahead(entry: Entry, pointer: str, found: Edtf | None, as_of: date, hint: str) -> Iterator[Problem]:
    if found is not None and found.earliest is not None and found.earliest > as_of:
        name = pointer.rpartition("/")[2]
        yield codes.FUTURE_DATE.at(entry.origin.at(pointer), f'"{name}" ({found}) is in the future', hint)
