"""Which records an embedded view shows: those that fit all of its options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.content import schema
from sitegen.content.records.fields import TimelineEntry
from sitegen.dates import parse as parse_date


def selected_events(options: Mapping[str, str], events: Mapping[str, TimelineEntry]) -> Iterator[str]:
    """What `::: timeline` shows, in the order of `events`. Raises EdtfError where a date is none."""
    first = parse_date(options["from"]).earliest if "from" in options else None
    last = parse_date(options["to"]).latest if "to" in options else None
    importance = options.get("importance")
    wanted = [
        _ids(options, name) for name in ("people", "organizations", "terms", "sources") if name in options
    ]
    for id_, event in events.items():
        start, end = event.date.earliest or event.date.latest, event.date.latest or event.date.earliest
        if (first and (end is None or end < first)) or (last and (start is None or start > last)):
            continue
        concerned = {*event.people, *event.organizations, *event.terms, *event.sources}
        if all(ids & concerned for ids in wanted) and importance in (None, event.importance):
            yield id_


def selected_claims(options: Mapping[str, str], claims: Mapping[str, schema.Claim]) -> Iterator[str]:
    """The claims of `::: claims`, in the order of `claims`."""
    about, by, source = _ids(options, "about"), _ids(options, "by"), _ids(options, "source")
    for id_, claim in claims.items():
        if about and not about & {*claim.about, *((claim.by,) if claim.by else ())}:
            continue
        if (by and claim.by not in by) or (
            source and not source & {account.source for account in claim.accounts}
        ):
            continue
        if options.get("differs") == "true" and not claim.in_dispute:
            continue
        yield id_


def _ids(options: Mapping[str, str], name: str) -> set[str]:
    return {id_.strip() for id_ in options.get(name, "").split(",") if id_.strip()}
