"""Briefs, and their list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sitegen.citations.bibliography import OnlineText, biblatex_online
from sitegen.content.outgoing import numbered
from sitegen.dates.exchange import highwire
from sitegen.markdown.document import Document
from sitegen.publication.pages import Page
from sitegen.views.body import Cited
from sitegen.views.maker import Maker
from sitegen.views.pages import BriefListView, BriefView, OwnPageView
from sitegen.views.parts import BriefCard, Html, Link, Reference, Text


def brief_card(maker: Maker, id_: str) -> BriefCard:
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
        contents=_contents(maker, body, lang),
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
    for source, n in numbers.items():
        found = cited[source]
        card, quotations = maker.source_card(source), tuple(found.quotations.values())
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


def _contents(maker: Maker, body: Document, lang: str) -> tuple[Link, ...]:
    """A text's second-level headings, by fragment."""
    return tuple(
        Link(f"#{heading.id}", Text(maker.named(heading.text), lang), "heading", heading.id)
        for heading in body.headings
        if heading.level == 2
    )


def own_page(maker: Maker, id_: str) -> OwnPageView:
    edition = maker.publication.pages[id_].best(maker.language)
    body, lang = maker.publication.bodies[id_][edition.language], maker.lang(edition.language)
    return OwnPageView(
        title=Text(edition.fields.title, lang),
        description=Text(edition.fields.description, lang) if edition.fields.description else None,
        body=maker.html(body, edition.language),
        contents=_contents(maker, body, lang),
    )
