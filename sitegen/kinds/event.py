"""Events: the page of each, and the timeline."""

from __future__ import annotations

from sitegen.content.records.event import Event
from sitegen.kinds.kind import RecordKind, SearchFields, paragraphs
from sitegen.views.builder import ViewBuilder
from sitegen.views.json_ld import Node, day, reference
from sitegen.views.media import image_item, image_node, media_of
from sitegen.views.pages import EventView
from sitegen.views.parts import EventItem
from sitegen.views.source_json_ld import source
from sitegen.views.timeline import timeline


def event_page(builder: ViewBuilder, id_: str) -> EventView:
    position, ids = builder.position("events", id_)
    event = builder.publication.events[id_]

    def neighbour(index: int) -> EventItem | None:
        return builder.event(ids[index]) if 0 <= index < len(ids) else None

    return EventView(
        event=builder.event(id_),
        reported_by=tuple(builder.source_card(source) for source in event.sources),
        claims=builder.claims(builder.relations.claims_about.get(id_, ())),
        mentions=builder.mentions(id_),
        image=image_item(builder, id_),
        media=media_of(builder, id_),
        previous=neighbour(position - 1),
        next=neighbour(position + 1),
    )


def _json_ld(builder: ViewBuilder, id_: str, common: Node, title: str) -> Node:
    event = builder.publication.events[id_]
    date = event.date
    return {
        "@type": "Event",
        "startDate": day(date.start if date.is_interval else date),
        "image": image_node(builder, id_),
        "endDate": day(date.end) if date.is_interval else None,
        "about": [reference(builder, about) for about in (*event.people, *event.organizations, *event.terms)],
        "subjectOf": [source(source_id, builder) for source_id in event.sources],
        **common,
        "name": title,
    }


def _search(builder: ViewBuilder, id_: str) -> SearchFields:
    event = builder.publication.events[id_]
    claims = builder.relations.claims_about.get(id_, ())
    linked = (*claims, *event.people, *event.organizations, *event.terms)
    return SearchFields(
        paragraphs(builder.prose(event.summary).text),
        date=event.date,
        sources=event.sources,
        people=event.people,
        related=tuple(dict.fromkeys(builder.link(other).text.text for other in linked)),
    )


def _embedded(builder: ViewBuilder, id_: str) -> str:
    return builder.fragments.in_place("event", builder.event(id_))


EVENT = RecordKind(
    type=Event, page=event_page, list_page=timeline, json_ld=_json_ld, search=_search, embedded=_embedded
)
