"""Terms: the glossary."""

from __future__ import annotations

from sitegen.content.records.term import Term
from sitegen.kinds.kind import RecordKind, Searched, paragraphs
from sitegen.views.json_ld import Node, aliases
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


def _json_ld(maker: Maker, id_: str, common: Node, title: str) -> Node:
    return {"@type": "DefinedTerm", **common, "name": title, "alternateName": aliases(id_, maker)}


def _search(maker: Maker, id_: str) -> Searched:
    return Searched(
        paragraphs(maker.prose(maker.publication.terms[id_].definition).text),
        sources=maker.relations.appears_in.get(id_, ()),
    )


TERM = RecordKind(type=Term, page=term_page, list_page=term_list, json_ld=_json_ld, search=_search)
