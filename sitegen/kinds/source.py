"""Sources: what is known of each, what it says alone and with others, and how to cite it."""

from __future__ import annotations

from html import escape

from sitegen.citations.bibliography import downloads
from sitegen.content.records.source import Source
from sitegen.kinds.kind import RecordKind, SearchFields, paragraphs, people_of
from sitegen.language.locale import list_words
from sitegen.views.builder import ViewBuilder
from sitegen.views.json_ld import Node, article, pruned, reference
from sitegen.views.media import media_of
from sitegen.views.pages import SourceListView, SourceView
from sitegen.views.parts import ClaimItem, EventItem, Fact, Html, Text


def source_list(builder: ViewBuilder) -> SourceListView:
    return SourceListView(tuple(builder.source_card(id_) for id_ in builder.publication.sources))


def source_page(builder: ViewBuilder, id_: str) -> SourceView:
    source = builder.publication.sources[id_]
    card = builder.source_card(id_)
    named = builder.links(source.appearing)
    only, also = _statements(builder, id_)
    return SourceView(
        title=card.title.text,
        translated=card.translated,
        card=card,
        facts=_facts(builder, source),
        note=builder.prose(source.note) if source.note else None,
        summary=card.summary,
        quotations=tuple(builder.quotation(id_, quote.id) for quote in source.quotes),
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
        citation=_citation(builder, id_),
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


def _facts(builder: ViewBuilder, source: Source) -> tuple[Fact, ...]:
    """The bibliographic facts, those that the source does not state among them."""
    t = builder.t

    def plain(text: Text | str | None) -> Html | None:
        if not text:
            return None
        text = text if isinstance(text, Text) else Text(text)
        return Html(escape(text.text), text.lang, text.text)

    def address(url: str | None) -> Html | None:
        return (
            Html(
                f'<a class="external" rel="external noopener" href="{escape(url)}">{escape(url)}</a>', "", url
            )
            if url
            else None
        )

    def listed(names: list[Html]) -> Html | None:
        words = [f"<span{_lang(name)}>{name.html}</span>" if name.lang else name.html for name in names]
        text = list_words([name.text for name in names], builder.language)
        return Html(list_words(words, builder.language), "", text) if names else None

    note = builder.text(source.date_note) if source.date_note else None
    facts = [
        Fact("fact.outlet", plain(builder.text(source.container) if source.container else None)),
        Fact("fact.authors", listed([builder.author(name) for name in source.authors])),
        Fact("fact.issued", plain(builder.date(source.issued).words if source.issued else None), note),
        Fact("fact.updated", plain(builder.date(source.updated).words)) if source.updated else None,
        Fact("fact.accessed", plain(builder.date(source.accessed).words)) if source.accessed else None,
        Fact("fact.language", plain(builder.language_name(source.language))),
        Fact("fact.type", plain(t(f"type.{source.type}"))),
        Fact("fact.kind", plain(t(f"kind.{source.kind}"))) if source.kind else None,
        Fact("fact.relies_on", listed([builder.upstream(ref) for ref in source.derived_from]))
        if source.derived_from
        else None,
        Fact("fact.url", address(source.url)),
        Fact("fact.archived", address(source.archived)) if source.archived else None,
    ]
    return tuple(fact for fact in facts if fact is not None)


def _citation(builder: ViewBuilder, id_: str) -> Html:
    """The source as a reference: authors (date), title, outlet, address."""
    source = builder.publication.sources[id_]
    card = builder.source_card(id_)
    title = f"<cite{_lang(card.title.text)}>{escape(card.title.text.text)}</cite>"
    if card.translated:
        title += f" [{escape(card.translated.text)}]"
    parts = [
        escape(card.authors),
        title,
        escape(builder.text(source.container).text) if source.container else "",
        escape(card.date.words) if card.date else escape(builder.t("undated")),
        escape(source.url or ""),
    ]
    return Html(". ".join(part.rstrip(".") for part in parts if part) + ".", "", "")


def _lang(text: Text | Html) -> str:
    return f' lang="{escape(text.lang)}"' if text.lang else ""


def _json_ld(builder: ViewBuilder, id_: str, common: Node, title: str) -> Node:
    mentions = [reference(builder, id_) for id_ in builder.publication.sources[id_].appearing]
    found = {**article(id_, builder), "mentions": mentions}
    return {**found, "subjectOf": pruned({"@type": "WebPage", **common})}


def _search(builder: ViewBuilder, id_: str) -> SearchFields:
    source = builder.publication.sources[id_]
    quotes = [builder.quotation(id_, quote.id) for quote in source.quotes]
    texts = [builder.prose(source.summary).text, *(q.exact.text for q in quotes)]
    texts += [q.translation.text for q in quotes if q.translation]
    authors = tuple(builder.name(name).text for name in source.authors)
    return SearchFields(
        paragraphs(*texts),
        date=source.issued,
        sources=(id_,),
        people=people_of(builder, source.appearing),
        related=(*((builder.text(source.container).text,) if source.container else ()), *authors),
    )


SOURCE = RecordKind(
    type=Source, page=source_page, list_page=source_list, json_ld=_json_ld, search=_search, files=downloads
)
