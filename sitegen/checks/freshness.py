"""Is anything overdue for another look?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sitegen import codes
from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.problems import Problem


def check(entries: Iterable[Entry], as_of: date) -> Iterator[Problem]:
    """Briefs whose `review_by` lies before the day `as_of`, and briefs older than a source on their subject."""
    entries = tuple(entries)
    subjects = _subjects(entries)
    sources = {entry.id: entry.value for entry in entries if isinstance(entry.value, schema.Source)}
    latest = _latest(sources, subjects, as_of)
    for entry in entries:
        if isinstance(entry.value, schema.BriefFields):
            due = entry.value.review_by
            if due is not None and due.latest is not None and due.latest < as_of:
                message = f'the brief "{entry.id}" was to be reviewed by {due.text}'
                hint = "look it through, then set a later `review_by`"
                yield codes.REVIEW_DUE.at(entry.origin.at("review_by"), message, hint)
            if not entry.value.draft:
                yield from _outdated(entry, entry.value, sources, latest)


def _outdated(
    entry: Entry,
    fields: schema.BriefFields,
    sources: dict[str, schema.Source],
    latest: dict[str, tuple[date, str]],
) -> Iterator[Problem]:
    brief = fields.updated or fields.published
    cited = {source for passage in entry.passages for source in passage.sources if source in sources}
    newer = [latest[id_] for id_ in fields.about if id_ in latest]
    newer += [(issued.earliest, id_) for id_ in cited if (issued := sources[id_].issued) and issued.earliest]
    if brief.latest is None or not newer:
        return
    day, source = max(newer)
    if day > brief.latest:
        name = "updated" if fields.updated else "published"
        message = f"the brief is of {brief}, and {source} on its subject is of {sources[source].issued}"
        hint = "work the source in and set `updated`"
        yield codes.BRIEF_OUTDATED.at(entry.origin.at(name), message, hint)


def _latest(
    sources: dict[str, schema.Source], subjects: dict[str, set[str]], as_of: date
) -> dict[str, tuple[date, str]]:
    """By subject, the latest source on it that had appeared on the day, and the first day on which it can have."""
    found: dict[str, tuple[date, str]] = {}
    for id_, source in sources.items():
        day = source.issued.earliest if source.issued else None
        if day is not None and day <= as_of:
            for subject in subjects.get(id_, ()):
                found[subject] = max(found.get(subject, (day, id_)), (day, id_))
    return found


def _subjects(entries: Iterable[Entry]) -> dict[str, set[str]]:
    """By source, the records it is on: those of its summary's links, of its quotations, and of the events and claims
    that rest on it."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        value = entry.value
        if isinstance(value, schema.Source):
            of = found.setdefault(entry.id, {entry.id})
            of |= {
                target
                for passage in entry.passages
                if passage.pointer == "summary"
                for target in passage.links
            }
            of |= {quote.speaker.record for quote in value.quotes if quote.speaker and quote.speaker.record}
        elif isinstance(value, schema.Event):
            concerned = {entry.id, *value.people, *value.organizations, *value.terms}
            for source in value.sources:
                found.setdefault(source, set()).update(concerned)
        elif isinstance(value, schema.Claim):
            concerned = {entry.id, *value.about, *((value.by,) if value.by else ())}
            for account in value.accounts:
                found.setdefault(account.source, set()).update(concerned)
    return found
