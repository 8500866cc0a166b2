"""The glossary."""

from __future__ import annotations

from sitegen.views.maker import Maker
from sitegen.views.pages import TermListView, TermView
from sitegen.views.people import alias_texts


def term_list(maker: Maker) -> TermListView:
    """All terms in the order of the page's language: code points, folded, which is dictionary order for Hangul."""
    ids = sorted(maker.publication.terms, key=lambda id_: maker.link(id_).text.text.casefold())
    return TermListView(tuple(maker.person_card(id_) for id_ in ids))


def term_page(maker: Maker, id_: str) -> TermView:
    term = maker.publication.terms[id_]
    return TermView(
        name=maker.link(id_).text,
        other_names=maker.other_names(id_),
        aliases=alias_texts(maker, term),
        definition=maker.summary(id_),
        sources=maker.links(maker.relations.appears_in.get(id_, ())),
        cited=maker.cited(term.sources, *maker.cited_for(id_)),
        events=maker.events(maker.relations.events_of.get(id_, ())),
        claims=maker.claims(maker.relations.claims_about.get(id_, ())),
        mentions=maker.mentions(id_),
    )
