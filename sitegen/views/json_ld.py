"""The parts of JSON-LD that several kinds of pages have, in schema.org's vocabulary (https://schema.org)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from sitegen.content import schema
from sitegen.dates import Edtf
from sitegen.dates.exchange import iso
from sitegen.views.maker import Maker

Node = dict[str, Any]
"""A node of JSON-LD; fields without a value are left out of what is written."""


def pruned(node: Node) -> Node:
    """`node` without empty fields; the nodes inside it have been pruned where they were made."""
    return {key: value for key, value in node.items() if value}


def encoded(node: Node) -> msgspec.Raw:
    """A node that stands on many pages, as it stands on each."""
    return msgspec.Raw(msgspec.json.encode(pruned(node)))


def absolute(maker: Maker, id_: str) -> str:
    """The full address of a record's page."""
    return maker.addresses.absolute(maker.url(id_))


def reference(maker: Maker, id_: str) -> msgspec.Raw:
    """A record as another refers to it."""
    return maker.once("JSON-LD reference", id_, lambda id_: encoded(_thing(id_, maker)))


def _thing(id_: str, maker: Maker) -> Node:
    return {
        "@type": schema.TYPES[maker.publication.kinds[id_]].SCHEMA_ORG,
        "name": maker.link(id_).text.text,
        "url": absolute(maker, id_),
    }


def people(names: Sequence[schema.Name], maker: Maker) -> list[Node | msgspec.Raw]:
    """Authors, with their records where there are any."""
    return [
        reference(maker, name.person)
        if name.person
        else pruned({"@type": "Person", "name": maker.name(name).text})
        for name in names
    ]


def source(id_: str, maker: Maker) -> msgspec.Raw:
    """A source as what rests on it names it."""
    return maker.once("JSON-LD", id_, lambda id_: encoded(article(id_, maker)))


def article(id_: str, maker: Maker) -> Node:
    """A source as what it is."""
    source = maker.publication.sources[id_]
    types = {
        "article-newspaper": "NewsArticle",
        "article-magazine": "NewsArticle",
        "article-journal": "ScholarlyArticle",
    }
    types |= {"report": "Report", "book": "Book", "webpage": "WebPage"}
    return {
        "@type": types.get(source.type, "Article"),
        "headline": source.title.best(source.language, maker.publication.languages).text,
        "url": source.url,
        "mainEntityOfPage": absolute(maker, id_),
        "inLanguage": source.language,
        "datePublished": day(source.issued),
        "author": people(source.authors, maker),
        "publisher": {"@type": "Organization", "name": maker.text(source.container).text}
        if source.container
        else None,
    }


def aliases(id_: str, maker: Maker) -> list[str]:
    """All names of a record but the one that the page shows."""
    names = dict.fromkeys(maker.publication.record(id_).all_names)
    return [name for name in names if name != maker.link(id_).text.text]


def publisher(maker: Maker) -> Node | None:
    """Who publishes, where the site says so."""
    publisher = maker.publication.site.publisher
    if publisher is None:
        return None
    return pruned({"@type": "Organization", "name": maker.text(publisher.name).text, "url": publisher.url})


def day(date: Edtf | None) -> str | None:
    """A date as ISO 8601 has it, as far as it can."""
    return iso(date) if date else None
