"""How briefs are shown in lists, and what their bodies have in common with those of custom pages."""

from __future__ import annotations

from sitegen.markdown.document import Document
from sitegen.views.builder import ViewBuilder
from sitegen.views.media import thumbnail
from sitegen.views.parts import BriefCard, Link, Text


def brief_card(builder: ViewBuilder, id_: str) -> BriefCard:
    """A brief as lists show it."""
    edition = builder.publication.briefs[id_].best(builder.language)
    fields, lang = edition.fields, builder.lang(edition.language)
    return BriefCard(
        title=builder.link(id_),
        kicker=Text(fields.kicker, lang) if fields.kicker else None,
        abstract=Text(fields.abstract, lang),
        minutes=edition.minutes,
        sources=len(edition.sources),
        published=builder.date(fields.published),
        updated=builder.maybe_date(fields.updated),
        picture=thumbnail(builder, id_),
    )


def contents(builder: ViewBuilder, body: Document, lang: str) -> tuple[Link, ...]:
    """A text's second-level headings, by fragment."""
    return tuple(
        Link(f"#{heading.id}", Text(builder.named(heading.text), lang), "heading", heading.id)
        for heading in body.headings
        if heading.level == 2
    )
