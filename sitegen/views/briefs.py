"""How briefs are shown in lists, and what their bodies have in common with those of own pages."""

from __future__ import annotations

from sitegen.markdown.document import Document
from sitegen.views.maker import Maker
from sitegen.views.parts import BriefCard, Link, Text


def brief_card(maker: Maker, id_: str) -> BriefCard:
    """A brief as lists show it."""
    edition = maker.publication.briefs[id_].best(maker.language)
    fields, lang = edition.fields, maker.lang(edition.language)
    return BriefCard(
        title=maker.link(id_),
        kicker=Text(fields.kicker, lang) if fields.kicker else None,
        abstract=Text(fields.abstract, lang),
        minutes=edition.minutes,
        sources=len(edition.sources),
        published=maker.date(fields.published),
        updated=maker.maybe_date(fields.updated),
    )


def contents(maker: Maker, body: Document, lang: str) -> tuple[Link, ...]:
    """A text's second-level headings, by fragment."""
    return tuple(
        Link(f"#{heading.id}", Text(maker.named(heading.text), lang), "heading", heading.id)
        for heading in body.headings
        if heading.level == 2
    )
