"""Briefs: the explainers themselves, and their list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from sitegen.citations.bibliography import OnlineText, biblatex_online
from sitegen.content.outgoing import numbered
from sitegen.content.records.brief import BriefFields
from sitegen.dates.exchange import highwire
from sitegen.kinds.kind import RecordKind, Searched, people_among
from sitegen.publication.pages import Page
from sitegen.views.body import Cited, assemble
from sitegen.views.briefs import brief_card, contents
from sitegen.views.json_ld import Node, day, people, pruned, publisher, reference, source
from sitegen.views.maker import Maker
from sitegen.views.pages import BriefListView, BriefView
from sitegen.views.parts import Html, Reference, Text


def brief_list(maker: Maker) -> BriefListView:
    return BriefListView(tuple(brief_card(maker, id_) for id_ in maker.publication.briefs))


def brief_page(maker: Maker, id_: str) -> BriefView:
    """A brief; its citations are numbered through key points, body, unknowns, backstory and corrections."""
    edition = maker.publication.briefs[id_].best(maker.language)
    fields, lang = edition.fields, maker.lang(edition.language)
    body = maker.publication.bodies[id_][edition.language]
    documents = numbered(fields, body)
    numbers = {source: n for n, source in enumerate(edition.sources, start=1)}
    marks, cited = maker.cites(documents, numbers)
    htmls = [maker.html(doc, edition.language, cites) for doc, cites in zip(documents, marks, strict=True)]
    key_points, tail = htmls[: len(fields.key_points)], htmls[len(fields.key_points) + 1 :]
    unknowns, tail = tail[: len(fields.unknowns)], tail[len(fields.unknowns) :]
    backstory = tail.pop(0) if fields.backstory else None
    authors = maker.by(fields.authors)
    position, ids = maker.position("briefs", id_)
    return BriefView(
        title=Text(fields.title, lang),
        kicker=Text(fields.kicker, lang) if fields.kicker else None,
        abstract=Text(fields.abstract, lang),
        authors=authors,
        published=maker.date(fields.published),
        updated=maker.maybe_date(fields.updated),
        minutes=edition.minutes,
        key_points=tuple(key_points),
        body=htmls[len(key_points)],
        contents=contents(maker, body, lang),
        unknowns=tuple(unknowns),
        backstory=backstory,
        corrections=tuple(
            (maker.date(c.date), text) for c, text in zip(fields.corrections, tail, strict=True)
        ),
        references=tuple(_references(maker, numbers, cited)),
        biblatex=_biblatex(maker, id_, authors),
        citation_date=highwire(fields.published),
        about=maker.links(fields.about),
        previous=maker.link(ids[position - 1]) if position else None,
        next=maker.link(ids[position + 1]) if position + 1 < len(ids) else None,
        mentions=maker.mentions(id_),
    )


def _references(maker: Maker, numbers: Mapping[str, int], cited: Mapping[str, Cited]) -> Iterator[Reference]:
    """The list of sources at a brief's end."""
    for source_id, n in numbers.items():
        found = cited[source_id]
        card, quotations = maker.source_card(source_id), tuple(found.quotations.values())
        yield Reference(n, f"source-{n}", card, tuple(found.fragments), quotations)


def _biblatex(maker: Maker, id_: str, authors: Iterable[Html]) -> str:
    """The brief itself as a BibLaTeX entry."""
    edition = maker.publication.briefs[id_].best(maker.language)
    fields, language = edition.fields, edition.language
    text = OnlineText(
        title=fields.title,
        authors=tuple(author.text for author in authors),
        publication=maker.text(maker.publication.site.title).text,
        date=fields.updated or fields.published,
        url=maker.addresses.absolute(maker.addresses.url(Page("brief", id_, language))),
        language=language,
    )
    return biblatex_online(_key(maker, id_, language), text)


def _key(maker: Maker, id_: str, language: str) -> str:
    """The key of a brief in a bibliography, which may hold it in several languages."""
    return id_ if language == maker.addresses.default_language else f"{id_}.{language}"


def _json_ld(maker: Maker, id_: str, common: Node, title: str) -> Node:
    edition = maker.publication.briefs[id_].best(maker.language)
    fields = edition.fields
    corrections = [
        {
            "@type": "CorrectionComment",
            "datePublished": day(correction.date),
            "text": maker.plain(correction.text.texts[0][1]),
        }
        for correction in fields.corrections
    ]
    return {
        "@type": "BackgroundNewsArticle",
        "inLanguage": edition.language,
        "datePublished": day(fields.published),
        "dateModified": day(fields.updated),
        "author": people(fields.authors or maker.publication.site.authors, maker) or publisher(maker),
        "publisher": publisher(maker),
        "about": [reference(maker, about) for about in fields.about],
        "citation": [source(source_id, maker) for source_id in edition.sources],
        "backstory": maker.plain(fields.backstory.texts[0][1]) if fields.backstory else None,
        "correction": [pruned(correction) for correction in corrections],
        **common,
        "headline": title,
    }


def _search(maker: Maker, id_: str) -> Searched:
    edition = maker.publication.briefs[id_].best(maker.language)
    fields, body = edition.fields, maker.publication.bodies[id_][edition.language]
    html = [f"<p>{escape(fields.abstract)}</p>"]
    for document in numbered(fields, body):
        text = assemble(document, maker, None)
        html.append(text if document is body else f"<p>{text}</p>")
    return Searched(
        tuple(html),
        date=fields.updated or fields.published,
        sources=edition.sources,
        people=people_among(maker, fields.about),
    )


def _description(maker: Maker, id_: str) -> str:
    return maker.publication.briefs[id_].best(maker.language).fields.abstract


BRIEF = RecordKind(
    type=BriefFields,
    page=brief_page,
    list_page=brief_list,
    json_ld=_json_ld,
    search=_search,
    description=_description,
    open_graph="article",
)
