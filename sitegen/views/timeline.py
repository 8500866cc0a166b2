"""The timeline."""

from __future__ import annotations

from itertools import groupby

import msgspec

from sitegen.dates.years import year_label, years_label
from sitegen.publication.model import Publication, Weight
from sitegen.views.maker import Maker
from sitegen.views.overview import overview
from sitegen.views.pages import TimelineView, YearGroup
from sitegen.views.parts import Counted, MatrixRow
from sitegen.views.source_parts import FEW_SOURCES

WIDE, NARROW = 24, 10
"""How many columns the overview has at most, at a desk and on a phone."""

MANY_ROWS = 40
"""Up to so many people, the matrix of people and sources is shown."""


def timeline(maker: Maker) -> TimelineView:
    groups: list[YearGroup] = []
    last_year: int | None = None
    events = maker.publication.events
    for year, ids in groupby(events, key=lambda id_: events[id_].date.year):
        items = list(maker.events(ids))
        skipped = ""
        if last_year is not None and year - last_year > 1:
            skipped = years_label(last_year + 1, year - 1, maker.language)
        if skipped:
            items[0] = msgspec.structs.replace(items[0], gap_before=True)
        groups.append(YearGroup(year_label(year, maker.language), f"year-{year}", tuple(items), skipped))
        last_year = year
    every = tuple(event for group in groups for event in group.events)
    dated = [(event, events[event.id].date) for event in every]
    return TimelineView(
        years=tuple(groups),
        wide=overview(dated, maker.language, WIDE) if dated else None,
        narrow=overview(dated, maker.language, NARROW) if dated else None,
        people=_counted(maker, "person"),
        organizations=_counted(maker, "organization"),
        event_count=len(events),
        key_count=sum(event.key for event in every),
        disputed_count=sum(bool(event.disputed) for event in every),
        period=period(maker.publication, maker.language),
        matrix=matrix(maker),
        sources=tuple(maker.mark(id_) for id_ in maker.publication.sources),
    )


def period(publication: Publication, language: str) -> str:
    """First to last year of the events, "2013–2025"; "" without events."""
    years = [event.date.year for event in publication.events.values()]
    return years_label(years[0], max(years), language) if years else ""


def _counted(maker: Maker, kind: str) -> tuple[Counted, ...]:
    """People or organisations by the number of events they take part in."""
    found = [
        Weight(id_, len(events))
        for id_, events in maker.relations.events_of.items()
        if maker.publication.kinds[id_] == kind
    ]
    return maker.counted(sorted(found, key=lambda weight: (-weight.count, weight.id)))


def matrix(maker: Maker, kind: str = "person") -> tuple[MatrixRow, ...]:
    """Who appears in which source: people (or organisations) that appear in any, those in most first."""
    sources = list(maker.publication.sources)
    if len(sources) > FEW_SOURCES:
        return ()
    found = [
        (id_, frozenset(within))
        for id_, within in maker.relations.appears_in.items()
        if maker.publication.kinds[id_] == kind
    ]
    found.sort(key=lambda row: (-len(row[1]), -maker.weight(row[0]), row[0]))
    return tuple(
        MatrixRow(maker.link(id_), tuple(source in within for source in sources))
        for id_, within in found[:MANY_ROWS]
    )
