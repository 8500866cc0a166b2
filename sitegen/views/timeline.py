"""The timeline."""

from __future__ import annotations

from itertools import groupby

import msgspec

from sitegen.dates.years import year_label, years_label
from sitegen.publication.model import Publication, Weight
from sitegen.views.builder import ViewBuilder
from sitegen.views.overview import overview
from sitegen.views.pages import TimelineView, YearGroup
from sitegen.views.parts import Counted, MatrixRow
from sitegen.views.source_parts import FEW_SOURCES

WIDE, NARROW = 24, 10
"""How many columns the overview has at most, at a desk and on a phone."""

MANY_ROWS = 40
"""Up to so many people, the matrix of people and sources is shown."""


def timeline(builder: ViewBuilder) -> TimelineView:
    groups: list[YearGroup] = []
    last_year: int | None = None
    events = builder.publication.timeline
    for year, ids in groupby(events, key=lambda id_: events[id_].date.year):
        items = list(builder.events(ids))
        skipped = ""
        if last_year is not None and year - last_year > 1:
            skipped = years_label(last_year + 1, year - 1, builder.language)
        if skipped:
            items[0] = msgspec.structs.replace(items[0], gap_before=True)
        groups.append(YearGroup(year_label(year, builder.language), f"year-{year}", tuple(items), skipped))
        last_year = year
    every = tuple(event for group in groups for event in group.events)
    dated = [(event, events[event.id].date) for event in every]
    return TimelineView(
        years=tuple(groups),
        wide=overview(dated, builder.language, WIDE) if dated else None,
        narrow=overview(dated, builder.language, NARROW) if dated else None,
        people=_counted(builder, "person"),
        organizations=_counted(builder, "organization"),
        event_count=len(events),
        key_count=sum(event.key for event in every),
        disputed_count=sum(bool(event.disputed) for event in every),
        period=period(builder.publication, builder.language),
        matrix=matrix(builder),
        sources=tuple(builder.mark(id_) for id_ in builder.publication.sources),
    )


def period(publication: Publication, language: str) -> str:
    """First to last year of the events, "2013–2025"; "" without events."""
    years = [event.date.year for event in publication.timeline.values()]
    return years_label(years[0], max(years), language) if years else ""


def _counted(builder: ViewBuilder, kind: str) -> tuple[Counted, ...]:
    """People or organisations by the number of events they take part in."""
    found = [
        Weight(id_, len(events))
        for id_, events in builder.relations.events_of.items()
        if builder.publication.kinds[id_] == kind
    ]
    return builder.counted(sorted(found, key=lambda weight: (-weight.count, weight.id)))


def matrix(builder: ViewBuilder, kind: str = "person") -> tuple[MatrixRow, ...]:
    """Who appears in which source: people (or organisations) that appear in any, those in most first."""
    sources = list(builder.publication.sources)
    if len(sources) > FEW_SOURCES:
        return ()
    found = [
        (id_, frozenset(within))
        for id_, within in builder.relations.appears_in.items()
        if builder.publication.kinds[id_] == kind
    ]
    found.sort(key=lambda row: (-len(row[1]), -builder.weight(row[0]), row[0]))
    return tuple(
        MatrixRow(builder.link(id_), tuple(source in within for source in sources))
        for id_, within in found[:MANY_ROWS]
    )
