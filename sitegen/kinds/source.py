"""Sources: what is known of each, what it says alone and with others, and how to cite it."""

from __future__ import annotations

from typing import get_args

from sitegen.citations.bibliography import downloads
from sitegen.content.records.source import Source
from sitegen.content.records.source_types import Nature
from sitegen.kinds.kind import RecordKind, SearchFields, paragraphs, people_of
from sitegen.views.builder import ViewBuilder
from sitegen.views.json_ld import Node, pruned, reference
from sitegen.views.media import media_of
from sitegen.views.pages import SourceGroup, SourceListView, SourceView
from sitegen.views.parts import ClaimItem, EventItem, SourceCard
from sitegen.views.receipts import verdict
from sitegen.views.source_facts import facts
from sitegen.views.source_json_ld import article
from sitegen.views.source_reference import whole_reference


def source_list(builder: ViewBuilder) -> SourceListView:
    """All sources, by nature where there are several."""
    by_nature: dict[Nature, list[SourceCard]] = {nature: [] for nature in get_args(Nature)}
    for id_, source in builder.publication.sources.items():
        by_nature[source.nature].append(builder.source_card(id_))
    return SourceListView(
        tuple(SourceGroup(nature, tuple(cards)) for nature, cards in by_nature.items() if cards)
    )


def source_page(builder: ViewBuilder, id_: str) -> SourceView:
    source = builder.publication.sources[id_]
    card = builder.source_card(id_)
    named = builder.links(source.appearing)
    only, also = _statements(builder, id_)
    return SourceView(
        title=card.title.text,
        translated=card.translated,
        card=card,
        facts=facts(builder, source),
        note=builder.prose(source.note) if source.note else None,
        summary=card.summary,
        quotations=tuple(
            (builder.quotation(id_, quote.id), verdict(receipt, id_, builder) if receipt else "")
            for quote in source.quotes
            for receipt in (builder.quote_receipt(id_, quote.id),)
        ),
        only_here=only,
        also_elsewhere=also,
        people=tuple(link for link in named if link.kind == "person"),
        organizations=tuple(link for link in named if link.kind == "organization"),
        terms=tuple(link for link in named if link.kind == "term"),
        cited_in=builder.links(
            (*builder.relations.cited_in.get(id_, ()), *builder.relations.cited_by.get(id_, ()))
        ),
        relied_on_by=builder.links(builder.relations.relied_on_by.get(id_, ())),
        mentions=builder.mentions(id_),
        media=media_of(builder, id_),
        citation=whole_reference(builder, id_),
        downloads=tuple(
            (name, builder.addresses.base_path + file) for name, file, _ in downloads(builder.addresses, id_)
        ),
    )


def _statements(
    builder: ViewBuilder, id_: str
) -> tuple[tuple[EventItem | ClaimItem, ...], tuple[EventItem | ClaimItem, ...]]:
    """What the source carries, divided into what only it speaks of and what others do, too."""
    events = builder.events(builder.relations.events_of.get(id_, ()))
    claims = builder.claims(builder.relations.claims_of.get(id_, ()))
    every: tuple[EventItem | ClaimItem, ...] = (*events, *claims)
    only = tuple(item for item in every if item.coverage.count == 1)
    return only, tuple(item for item in every if item.coverage.count > 1)


def _json_ld(builder: ViewBuilder, id_: str, common: Node, title: str) -> Node:
    mentions = [reference(builder, id_) for id_ in builder.publication.sources[id_].appearing]
    found = {**article(id_, builder), "mentions": mentions}
    return {**found, "subjectOf": pruned({"@type": "WebPage", **common})}


def _search(builder: ViewBuilder, id_: str) -> SearchFields:
    source = builder.publication.sources[id_]
    quotes = [builder.quotation(id_, quote.id) for quote in source.quotes]
    texts = [builder.prose(source.summary).text, *(q.exact.text for q in quotes)]
    texts += [q.translation.text for q in quotes if q.translation]
    makers = (*source.authors, *source.named())
    authors = tuple(builder.name(name).text for name in makers)
    identifiers = tuple(found for _, found in source.stated() if isinstance(found, str))
    return SearchFields(
        paragraphs(*texts),
        date=source.issued,
        sources=(id_,),
        people=people_of(builder, source.appearing),
        related=(
            *((builder.text(source.container).text,) if source.container else ()),
            *authors,
            *identifiers,
        ),
    )


SOURCE = RecordKind(
    type=Source, page=source_page, list_page=source_list, json_ld=_json_ld, search=_search, files=downloads
)
