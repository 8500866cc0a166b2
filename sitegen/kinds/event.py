"""Events: the page of each, and the timeline."""

from __future__ import annotations

from sitegen.content.records.event import Event
from sitegen.kinds.kind import RecordKind, Searched, paragraphs
from sitegen.views.json_ld import Node, day, reference, source
from sitegen.views.maker import Maker
from sitegen.views.pages import EventView
from sitegen.views.parts import EventItem
from sitegen.views.timeline import timeline


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


def _json_ld(maker: Maker, id_: str, common: Node, title: str) -> Node:
    event = maker.publication.events[id_]
    date = event.date
    return {
        "@type": "Event",
        "startDate": day(date.start if date.is_interval else date),
        "endDate": day(date.end) if date.is_interval else None,
        "about": [reference(maker, about) for about in (*event.people, *event.organizations, *event.terms)],
        "subjectOf": [source(source_id, maker) for source_id in event.sources],
        **common,
        "name": title,
    }


def _search(maker: Maker, id_: str) -> Searched:
    event = maker.publication.events[id_]
    claims = maker.relations.claims_about.get(id_, ())
    linked = (*claims, *event.people, *event.organizations, *event.terms)
    return Searched(
        paragraphs(maker.prose(event.summary).text),
        date=event.date,
        sources=event.sources,
        people=event.people,
        related=tuple(dict.fromkeys(maker.link(other).text.text for other in linked)),
    )


EVENT = RecordKind(type=Event, page=event_page, list_page=timeline, json_ld=_json_ld, search=_search)
