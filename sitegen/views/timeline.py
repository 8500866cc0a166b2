"""The timeline, its overview as bars, and the page of one event."""

from __future__ import annotations

from itertools import groupby

import msgspec

from sitegen.publication.model import Publication, Weight
from sitegen.views.maker import Maker
from sitegen.views.pages import EventView, TimelineView, YearGroup
from sitegen.views.parts import Bar, Counted, EventItem, MatrixRow

OVERVIEW_WIDTH = 960.0
OVERVIEW_HEIGHT = 64.0
"""The overview's size, in the units of its SVG."""

MANY_ROWS = 40
"""Up to so many people, the matrix of people and sources is shown."""


def timeline(maker: Maker) -> TimelineView:
    groups: list[YearGroup] = []
    last_year: int | None = None
    events = maker.publication.events
    for year, ids in groupby(events, key=lambda id_: events[id_].date.year):
        items = list(maker.events(ids))
        skipped = _years(last_year + 1, year - 1) if last_year is not None and year - last_year > 1 else ""
        if skipped:
            items[0] = msgspec.structs.replace(items[0], gap_before=True)
        groups.append(YearGroup(str(year), f"year-{year}", tuple(items), skipped))
        last_year = year
    every = tuple(event for group in groups for event in group.events)
    return TimelineView(
        years=tuple(groups),
        bars=_bars(maker),
        people=_counted(maker, "person"),
        organizations=_counted(maker, "organization"),
        event_count=len(events),
        key_count=sum(event.key for event in every),
        differing_count=sum(event.coverage.differs for event in every),
        period=period(maker.publication),
        matrix=matrix(maker),
        sources=tuple(maker.mark(id_) for id_ in maker.publication.sources),
    )


def period(publication: Publication) -> str:
    """First to last year of the events, "2013–2025"; "" without events."""
    years = [event.date.year for event in publication.events.values()]
    return _years(years[0], max(years)) if years else ""


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _counted(maker: Maker, kind: str) -> tuple[Counted, ...]:
    """People or organisations by the number of events they take part in."""
    found = [
        Weight(id_, len(events))
        for id_, events in maker.relations.events_of.items()
        if maker.publication.kinds[id_] == kind
    ]
    return maker.counted(sorted(found, key=lambda weight: (-weight.count, weight.id)))


def matrix(maker: Maker, kind: str = "person") -> tuple[MatrixRow, ...]:
    """Who appears in which source: people (or organisations) in at least one, the most frequent first."""
    sources = list(maker.publication.sources)
    if len(sources) > 15:
        return ()
    rows = []
    for id_, weights in maker.relations.sources_of.items():
        if maker.publication.kinds[id_] == kind:
            counts = {weight.id: weight.count for weight in weights}
            rows.append(
                MatrixRow(maker.link(id_), tuple(counts.get(s, 0) for s in sources), sum(counts.values()))
            )
    rows.sort(key=lambda row: (-row.total, row.person.id))
    return tuple(rows[:MANY_ROWS])


def _bars(maker: Maker) -> tuple[Bar, ...]:
    """The overview: one bar per year over a long time, per quarter or month over a shorter one."""
    events = list(maker.publication.events.items())
    if not events:
        return ()
    first = events[0][1].date.year
    last = max(event.date.year for _, event in events)
    years = last - first + 1
    per_year = 12 if years <= 3 else 4 if years <= 16 else 1
    bins: dict[int, list[str]] = {}
    for id_, event in events:
        day = event.date.earliest or event.date.latest
        part = (day.month - 1) * per_year // 12 if day and day.year == event.date.year else 0
        bins.setdefault((event.date.year - first) * per_year + part, []).append(id_)
    width = OVERVIEW_WIDTH / (years * per_year)
    most = max(len(ids) for ids in bins.values())
    every = max(1, years // 12)
    bars = []
    for i in range(years * per_year):
        ids = bins.get(i, [])
        year, part = first + i // per_year, i % per_year
        height = OVERVIEW_HEIGHT * len(ids) / most
        label = str(year)
        shown = part == 0 and (year - first) % every == 0
        url = f"#{ids[0]}" if ids else ""
        bars.append(Bar(label, shown, len(ids), url, round(i * width, 2), round(width, 2), round(height, 2)))
    return tuple(bars)


def event_page(maker: Maker, id_: str) -> EventView:
    position, ids = maker.position("events", id_)
    event = maker.publication.events[id_]

    def neighbour(index: int) -> EventItem | None:
        return maker.event(ids[index]) if 0 <= index < len(ids) else None

    return EventView(
        event=maker.event(id_),
        reported_by=tuple(maker.source_card(source) for source in event.sources),
        claims=maker.claims(maker.relations.claims_about.get(id_, ())),
        mentions=maker.mentions(id_),
        previous=neighbour(position - 1),
        next=neighbour(position + 1),
    )
