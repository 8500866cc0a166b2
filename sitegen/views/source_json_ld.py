"""A source as JSON-LD: what it is in schema.org's words, in what it appeared, and its identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from sitegen.content import schema
from sitegen.content.records.variables import NAME_VARIABLES
from sitegen.content.text import LocalText
from sitegen.views.builder import ViewBuilder
from sitegen.views.json_ld import Node, absolute, day, encoded, people, pruned

_TYPES: Mapping[str, str] = {
    "article": "Article", "article-journal": "ScholarlyArticle", "article-magazine": "NewsArticle",
    "article-newspaper": "NewsArticle", "bill": "Legislation", "book": "Book", "broadcast": "Episode",
    "chapter": "Chapter", "classic": "Book", "collection": "Collection", "dataset": "Dataset",
    "document": "DigitalDocument", "entry": "Article", "entry-dictionary": "Article", "entry-encyclopedia": "Article",
    "event": "CreativeWork", "figure": "ImageObject", "graphic": "VisualArtwork", "hearing": "CreativeWork",
    "interview": "Article", "legal_case": "CreativeWork", "legislation": "Legislation", "manuscript": "Manuscript",
    "map": "Map", "motion_picture": "VideoObject", "musical_score": "SheetMusic", "pamphlet": "CreativeWork",
    "paper-conference": "ScholarlyArticle", "patent": "CreativeWork", "performance": "CreativeWork",
    "periodical": "Periodical", "personal_communication": "Message", "post": "SocialMediaPosting",
    "post-weblog": "BlogPosting", "regulation": "Legislation", "report": "Report", "review": "Review",
    "review-book": "Review", "software": "SoftwareApplication", "song": "MusicRecording", "speech": "CreativeWork",
    "standard": "CreativeWork", "thesis": "Thesis", "treaty": "Legislation", "webpage": "WebPage",
}  # fmt: skip
"""The nearest type of schema.org; there is none for rulings, hearings, speeches, patents and standards."""

_BY_CONTAINER = frozenset(("article-newspaper", "article-magazine", "webpage", "interview", "report", "book"))
"""Types whose container published them, unless a publisher is given."""
_IN_JOURNALS = frozenset(("article-journal", "article-magazine", "review", "review-book"))
_IN_BOOKS = frozenset(
    ("chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference", "figure")
)
_ROLES = {name: name for name in ("editor", "translator", "director", "producer", "illustrator", "recipient")}
_BROADCASTS = (
    (r"podcast|팟캐스트", "Podcast"),
    (r"radio|라디오", "Radio"),
    (r"\btv\b|televis|텔레비전", "TV"),
)


def source(id_: str, builder: ViewBuilder) -> msgspec.Raw:
    """A source as what rests on it names it."""
    return builder.memoize("JSON-LD", id_, lambda id_: encoded(article(id_, builder)))


def article(id_: str, builder: ViewBuilder) -> Node:
    """A source as what it is."""
    source = builder.publication.sources[id_]
    type_ = _schema_type(builder, source)
    node: Node = {
        "@type": type_,
        "headline": source.title.best(source.language, builder.publication.languages).text,
        "url": source.url,
        "mainEntityOfPage": absolute(builder, id_),
        "inLanguage": source.language,
        "datePublished": day(source.issued),
        "author": people(source.authors, builder),
        "publisher": _publisher(builder, source),
    }
    if source.type not in _BY_CONTAINER and not type_.endswith("Article"):
        node["name"] = node["headline"]
    return {
        **node,
        **_makers(builder, source),
        **_place(builder, source, type_),
        **_own(builder, source, type_),
    }


def _schema_type(builder: ViewBuilder, source: schema.Source) -> str:
    found = _TYPES[source.type]
    if source.type != "broadcast":
        return found
    told = " ".join(_text(builder, text) for text in (source.genre, source.medium) if text).lower()
    kind = next((kind for pattern, kind in _BROADCASTS if re.search(pattern, told)), "")
    return f"{kind}{found}"


def _publisher(builder: ViewBuilder, source: schema.Source) -> Node | None:
    name = source.publisher or (source.container if source.type in _BY_CONTAINER else None)
    return _organization(builder, name) if name else None


def _organization(builder: ViewBuilder, name: LocalText) -> Node:
    return {"@type": "Organization", "name": _text(builder, name)}


def _makers(builder: ViewBuilder, source: schema.Source) -> Node:
    found: dict[str, list[Any]] = {}
    for variable in NAME_VARIABLES:
        if names := getattr(source, variable):
            found.setdefault(_ROLES.get(variable, "contributor"), []).extend(people(names, builder))
    return found


def _place(builder: ViewBuilder, source: schema.Source, type_: str) -> Node:
    """In what it appeared, and where there."""
    pages = {"pagination": source.page}
    if source.container is None or (source.type in _BY_CONTAINER and not source.publisher):
        return pages
    name = _text(builder, source.container)
    if type_.endswith("Episode"):
        series = type_.removesuffix("Episode") or "CreativeWork"
        season = {"@type": "CreativeWorkSeason", "seasonNumber": source.volume} if source.volume else None
        within: Node = {"@type": f"{series}Series", "name": name}
        return {"partOfSeries": within, "partOfSeason": season, "episodeNumber": source.number}
    if source.type in _IN_BOOKS:
        book = {"@type": "Book", "name": name, "isbn": source.isbn, "volumeNumber": source.volume}
        return {**pages, "isPartOf": pruned(book)}
    if source.type not in _IN_JOURNALS:
        return {**pages, "isPartOf": {"@type": "CreativeWork", "name": name}}
    within = pruned({"@type": "Periodical", "name": name, "issn": source.issn})
    if source.volume:
        within = {"@type": "PublicationVolume", "volumeNumber": source.volume, "isPartOf": within}
    if source.issue:
        within = {"@type": "PublicationIssue", "issueNumber": source.issue, "isPartOf": within}
    return {**pages, "isPartOf": within}


def _own(builder: ViewBuilder, source: schema.Source, type_: str) -> Node:
    """What such a work has of its own, and its identifiers."""
    found: Node = {
        "genre": _maybe(builder, source.genre),
        "license": _maybe(builder, source.license),
        "creativeWorkStatus": _maybe(builder, source.status),
        "identifier": list(_identifiers(source)),
        "sameAs": f"https://doi.org/{source.doi}" if source.doi else None,
    }
    match type_:
        case "Book" | "Manuscript":
            pages = source.number_of_pages
            found |= {"isbn": source.isbn, "bookEdition": source.edition, "numberOfPages": pages}
        case "Legislation":
            found |= {
                "legislationIdentifier": source.number,
                "legislationJurisdiction": _maybe(builder, source.jurisdiction),
                "legislationPassedBy": _organization(builder, source.authority) if source.authority else None,
                "legislationDate": day(source.issued),
            }
        case "Report":
            found["reportNumber"] = source.number
        case "SoftwareApplication":
            found["softwareVersion"] = source.version
        case "Thesis":
            found["inSupportOf"] = found.pop("genre")
        case "Dataset":
            found |= {"description": builder.prose(source.summary).text, "version": source.version}
        case "Review":
            found["itemReviewed"] = _reviewed(builder, source)
        case "CreativeWork" if source.authority:
            found["sourceOrganization"] = _organization(builder, source.authority)
    return found


def _reviewed(builder: ViewBuilder, source: schema.Source) -> Node | None:
    if source.reviewed_title is None:
        return None
    kind = "Book" if source.type == "review-book" else "CreativeWork"
    makers = people(source.reviewed_author, builder)
    return pruned({"@type": kind, "name": _text(builder, source.reviewed_title), "author": makers})


def _identifiers(source: schema.Source) -> Iterator[Node]:
    number = None if source.type in ("broadcast", "report") else source.number
    values = {"DOI": source.doi, "PMID": source.pmid, "PMCID": source.pmcid, "number": number}
    for kind, value in values.items():
        if value:
            yield {"@type": "PropertyValue", "propertyID": kind, "value": value}


def _text(builder: ViewBuilder, text: LocalText) -> str:
    return builder.text(text).text


def _maybe(builder: ViewBuilder, text: LocalText | None) -> str | None:
    return _text(builder, text) if text else None
