"""Is anything overdue for another look?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from sitegen.checks.findings_cache import FindingsCache
from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.dates import Edtf
from sitegen.problems import Problem, codes


class _Dates(msgspec.Struct, frozen=True):
    """The day, when sources were issued, and by subject the latest source on it that had appeared on the day, with the
    first day on which it can have."""

    as_of: date
    issued: Mapping[str, Edtf | None]
    latest: Mapping[str, tuple[date, str]]


def check(entries: Sequence[Entry], as_of: date, cache: FindingsCache) -> Iterator[Problem]:
    """Briefs whose `review_by` lies before the day `as_of`, and briefs older than a source on their subject."""
    issued = {entry.id: entry.value.issued for entry in entries if entry.kind == "source"}
    dates = _Dates(as_of, issued, _latest(issued, _subjects(entries), as_of))
    briefs = [entry for entry in entries if entry.kind == "brief"]
    return cache.problems("freshness", dates, briefs, lambda entry: _brief(entry, entry.value, dates))


def _brief(entry: Entry, fields: schema.BriefFields, dates: _Dates) -> Iterator[Problem]:
    due = fields.review_by
    if due is not None and due.latest is not None and due.latest < dates.as_of:
        message = f'the brief "{entry.id}" was to be reviewed by {due.text}'
        hint = "review it, then set a later `review_by`"
        yield codes.REVIEW_DUE.at(entry.origin.at("review_by"), message, hint)
    if not fields.draft:
        yield from _outdated(entry, fields, dates)


def _outdated(entry: Entry, fields: schema.BriefFields, dates: _Dates) -> Iterator[Problem]:
    brief = fields.updated or fields.published
    cited = {source for passage in entry.passages for source in passage.sources}
    newer = [dates.latest[id_] for id_ in fields.about if id_ in dates.latest]
    newer += [(on.earliest, id_) for id_ in cited if (on := dates.issued.get(id_)) and on.earliest]
    if brief.latest is None or not newer:
        return
    day, source = max(newer)
    if day > brief.latest:
        name = "updated" if fields.updated else "published"
        message = f"the brief is of {brief}, and {source} on its subject is of {dates.issued[source]}"
        hint = "add what the source says and set `updated`"
        yield codes.BRIEF_OUTDATED.at(entry.origin.at(name), message, hint)


def _latest(
    issued: Mapping[str, Edtf | None], subjects: Mapping[str, set[str]], as_of: date
) -> dict[str, tuple[date, str]]:
    found: dict[str, tuple[date, str]] = {}
    for id_, on in issued.items():
        day = on.earliest if on else None
        if day is not None and day <= as_of:
            for subject in subjects.get(id_, ()):
                found[subject] = max(found.get(subject, (day, id_)), (day, id_))
    return found


def _subjects(entries: Iterable[Entry]) -> dict[str, set[str]]:
    """By source, the records it is on: those of its summary's links, of its quotations, and of the events and claims
    that rest on it."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        for source, concerned in entry.value.subjects(entry.id):
            found.setdefault(source, set()).update(concerned)
        if entry.kind == "source" and entry.outgoing.links:
            summary = (passage for passage in entry.passages if passage.pointer == "summary")
            found[entry.id].update(link for passage in summary for link in passage.links)
    return found
