"""The front page."""

from __future__ import annotations

from sitegen.views.briefs import brief_card
from sitegen.views.builder import ViewBuilder
from sitegen.views.claims import interest_score
from sitegen.views.media import illustrated
from sitegen.views.pages import FrontView
from sitegen.views.timeline import period

MOMENTS = 6
DISPUTES = 4
PEOPLE = 8
BRIEFS = 7
SOURCES = 6
"""How much of each the front page shows."""


def front(builder: ViewBuilder) -> FrontView:
    """The story's key moments, the points in dispute, the briefs and the people; what site.yaml features goes first."""
    publication = builder.publication
    featured = publication.site.featured
    events = publication.events
    moments = featured.events or [id_ for id_ in events if events[id_].importance == "key"] or list(events)
    moments = sorted(moments[:MOMENTS], key=list(events).index)
    briefs = dict.fromkeys((*featured.briefs, *publication.briefs))
    leads = [publication.briefs[id_].best(builder.language) for id_ in list(briefs)[:1]]
    cards = [brief_card(builder, id_) for id_ in list(briefs)[:BRIEFS]]
    people = sorted(publication.people, key=lambda id_: (-builder.weight(id_), id_))[:PEOPLE]
    disputed = [id_ for id_ in publication.claims if id_ in builder.relations.disputed]
    disputed.sort(key=lambda id_: interest_score(builder, id_), reverse=True)
    editions = [publication.briefs[id_].best(builder.language).fields for id_ in publication.briefs]
    dates = [fields.updated or fields.published for fields in editions]
    return FrontView(
        title=builder.text(publication.site.title),
        description=builder.text(publication.site.description),
        lead=cards[0] if cards else None,
        points=tuple(
            builder.html(point.texts[0][1], lead.language)
            for lead in leads
            for point in lead.fields.key_points
        ),
        sources=tuple(map(builder.source_card, publication.sources))
        if len(publication.sources) <= SOURCES
        else (),
        moments=builder.events(moments),
        briefs=tuple(cards[1:]),
        disputed=builder.claim_table(disputed[:DISPUTES]),
        people=tuple(illustrated(builder, id_) for id_ in people),
        source_count=len(publication.sources),
        people_count=len(publication.people),
        event_count=len(events),
        claim_count=len(publication.claims),
        disputed_count=len(disputed),
        brief_count=len(publication.briefs),
        period=period(publication, builder.language),
        updated=builder.date(max(dates)) if dates else None,
        until=builder.maybe_date(publication.site.until),
    )
