"""The front page."""

from __future__ import annotations

from sitegen.views.briefs import brief_card
from sitegen.views.claims import interest
from sitegen.views.maker import Maker
from sitegen.views.pages import FrontView
from sitegen.views.timeline import period

MOMENTS = 6
DISPUTES = 4
PEOPLE = 8
BRIEFS = 7
SOURCES = 6
"""How much of each the front page shows."""


def front(maker: Maker) -> FrontView:
    """The story's key moments, the points in dispute, the briefs and the people; what site.yaml features goes first."""
    publication = maker.publication
    featured = publication.site.featured
    events = publication.events
    moments = featured.events or [id_ for id_ in events if events[id_].importance == "key"] or list(events)
    moments = sorted(moments[:MOMENTS], key=list(events).index)
    briefs = dict.fromkeys((*featured.briefs, *publication.briefs))
    leads = [publication.briefs[id_].best(maker.language) for id_ in list(briefs)[:1]]
    cards = [brief_card(maker, id_) for id_ in list(briefs)[:BRIEFS]]
    people = sorted(publication.people, key=lambda id_: (-maker.weight(id_), id_))[:PEOPLE]
    disputed = [id_ for id_ in publication.claims if id_ in maker.relations.disputed]
    disputed.sort(key=lambda id_: interest(maker, id_), reverse=True)
    editions = [publication.briefs[id_].best(maker.language).fields for id_ in publication.briefs]
    dates = [fields.updated or fields.published for fields in editions]
    return FrontView(
        title=maker.text(publication.site.title),
        description=maker.text(publication.site.description),
        lead=cards[0] if cards else None,
        points=tuple(
            maker.html(point.texts[0][1], lead.language) for lead in leads for point in lead.fields.key_points
        ),
        sources=tuple(map(maker.source_card, publication.sources))
        if len(publication.sources) <= SOURCES
        else (),
        moments=maker.events(moments),
        briefs=tuple(cards[1:]),
        disputed=maker.claim_table(disputed[:DISPUTES]),
        people=tuple(maker.person_card(id_) for id_ in people),
        source_count=len(publication.sources),
        people_count=len(publication.people),
        event_count=len(events),
        claim_count=len(publication.claims),
        disputed_count=len(disputed),
        brief_count=len(publication.briefs),
        period=period(publication, maker.language),
        updated=maker.date(max(dates)) if dates else None,
        until=maker.maybe_date(publication.site.until),
    )
