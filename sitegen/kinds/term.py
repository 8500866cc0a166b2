"""Terms: the glossary."""

from __future__ import annotations

from sitegen.content.records.term import Term
from sitegen.kinds.kind import RecordKind, SearchFields, paragraphs
from sitegen.views.builder import ViewBuilder
from sitegen.views.json_ld import Node, aliases
from sitegen.views.media import media_of
from sitegen.views.pages import TermListView, TermView
from sitegen.views.people import alias_texts


def term_list(builder: ViewBuilder) -> TermListView:
    """All terms in the order of the page's language: code points, folded, which is dictionary order for Hangul."""
    ids = sorted(builder.publication.terms, key=lambda id_: builder.link(id_).text.text.casefold())
    return TermListView(tuple(builder.person_card(id_) for id_ in ids))


def term_page(builder: ViewBuilder, id_: str) -> TermView:
    term = builder.publication.terms[id_]
    return TermView(
        name=builder.link(id_).text,
        other_names=builder.other_names(id_),
        aliases=alias_texts(builder, term),
        definition=builder.summary(id_),
        sources=builder.links(builder.relations.appears_in.get(id_, ())),
        cited=builder.cited(term.sources, *builder.cited_for(id_)),
        events=builder.events(builder.relations.events_of.get(id_, ())),
        claims=builder.claims(builder.relations.claims_about.get(id_, ())),
        mentions=builder.mentions(id_),
        media=media_of(builder, id_),
    )


def _json_ld(builder: ViewBuilder, id_: str, common: Node, title: str) -> Node:
    return {"@type": "DefinedTerm", **common, "name": title, "alternateName": aliases(id_, builder)}


def _search(builder: ViewBuilder, id_: str) -> SearchFields:
    return SearchFields(
        paragraphs(builder.prose(builder.publication.terms[id_].definition).text),
        sources=builder.relations.appears_in.get(id_, ()),
    )


TERM = RecordKind(type=Term, page=term_page, list_page=term_list, json_ld=_json_ld, search=_search)
