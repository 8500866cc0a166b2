"""JSON-LD for search engines and archives, in schema.org's vocabulary (https://schema.org)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from sitegen.content import schema
from sitegen.dates import Edtf
from sitegen.dates.exchange import iso
from sitegen.publication.pages import Page
from sitegen.views.maker import Maker
from sitegen.views.parts import Link

Node = dict[str, Any]


def structured_data(
    page: Page, maker: Maker, *, url: str, title: str, description: str, trail: Sequence[Link]
) -> str:
    """The page's JSON-LD, safe inside a script element. `url` is absolute; `trail` its breadcrumbs."""
    nodes = [_main(page, maker, url, title, description)]
    if trail:
        nodes.append(_breadcrumbs(maker, trail))
    graph = {"@context": "https://schema.org", "@graph": [_pruned(node) for node in nodes]}
    text = msgspec.json.encode(graph).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _pruned(node: Node) -> Node:
    """`node` without empty fields; the nodes inside it have been pruned where they were made."""
    return {key: value for key, value in node.items() if value}


def _encoded(node: Node) -> msgspec.Raw:
    """A node that stands on many pages, as it stands on each."""
    return msgspec.Raw(msgspec.json.encode(_pruned(node)))


def _main(page: Page, maker: Maker, url: str, title: str, description: str) -> Node:
    common = {"url": url, "inLanguage": page.language, "description": description}
    match page.kind:
        case "brief":
            return {**_brief(page.id, maker), **common, "headline": title}
        case "source":
            mentions = [_reference(maker, id_) for id_ in maker.publication.sources[page.id].appearing]
            article = {**_article(page.id, maker), "mentions": mentions}
            return {**article, "subjectOf": _pruned({"@type": "WebPage", **common})}
        case "person" | "organization":
            return {**_agent(page.id, maker), **common}
        case "event":
            return {**_event(page.id, maker), **common, "name": title}
        case "claim":
            return {**_claim(page.id, maker), **common, "text": title}
        case "term":
            return {
                "@type": "DefinedTerm",
                **common,
                "name": title,
                "alternateName": _aliases(page.id, maker),
            }
        case "front":
            return {"@type": "WebSite", **common, "name": title, "publisher": _publisher(maker)}
        case "page":
            return {"@type": "WebPage", **common, "name": title}
        case _:
            return {"@type": "CollectionPage", **common, "name": title}


def _absolute(maker: Maker, id_: str) -> str:
    return maker.addresses.absolute(maker.url(id_))


def _reference(maker: Maker, id_: str) -> msgspec.Raw:
    return maker.once("JSON-LD reference", id_, lambda id_: _encoded(_thing(id_, maker)))


def _thing(id_: str, maker: Maker) -> Node:
    kind = maker.publication.kinds[id_]
    types = {"person": "Person", "organization": "Organization", "event": "Event", "term": "DefinedTerm"}
    return {
        "@type": types.get(kind, "Thing"),
        "name": maker.link(id_).text.text,
        "url": _absolute(maker, id_),
    }


def _brief(id_: str, maker: Maker) -> Node:
    edition = maker.publication.briefs[id_].best(maker.language)
    fields = edition.fields
    return {
        "@type": "BackgroundNewsArticle",
        "inLanguage": edition.language,
        "datePublished": _day(fields.published),
        "dateModified": _day(fields.updated),
        "author": _people(fields.authors or maker.publication.site.authors, maker) or _publisher(maker),
        "publisher": _publisher(maker),
        "about": [_reference(maker, about) for about in fields.about],
        "citation": [_source(source, maker) for source in edition.sources],
        "backstory": maker.plain(fields.backstory.texts[0][1]) if fields.backstory else None,
        "correction": [
            _pruned(
                {
                    "@type": "CorrectionComment",
                    "datePublished": _day(c.date),
                    "text": maker.plain(c.text.texts[0][1]),
                }
            )
            for c in fields.corrections
        ],
    }


def _people(names: Sequence[schema.Name], maker: Maker) -> list[Node | msgspec.Raw]:
    return [
        _reference(maker, name.person)
        if name.person
        else _pruned({"@type": "Person", "name": maker.name(name).text})
        for name in names
    ]


def _source(id_: str, maker: Maker) -> msgspec.Raw:
    return maker.once("JSON-LD", id_, lambda id_: _encoded(_article(id_, maker)))


def _article(id_: str, maker: Maker) -> Node:
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
        "mainEntityOfPage": _absolute(maker, id_),
        "inLanguage": source.language,
        "datePublished": _day(source.issued),
        "author": _people(source.authors, maker),
        "publisher": {"@type": "Organization", "name": maker.text(source.container).text}
        if source.container
        else None,
    }


def _agent(id_: str, maker: Maker) -> Node:
    record = maker.publication.record(id_)
    assert isinstance(record, (schema.Person, schema.Organization))
    node: Node = {
        "@type": "Person" if isinstance(record, schema.Person) else "Organization",
        "name": maker.link(id_).text.text,
        "alternateName": _aliases(id_, maker),
        "sameAs": list(record.same_as),
    }
    if isinstance(record, schema.Person):
        node["affiliation"] = [
            _reference(maker, role.organization)
            for role in record.roles
            if role.organization and role.end is None
        ]
        node["jobTitle"] = [
            maker.text(role.title).text for role in record.roles if role.title and role.end is None
        ]
    else:
        node["parentOrganization"] = _reference(maker, record.parent) if record.parent else None
        node["foundingDate"] = _day(record.founded)
    return node


def _aliases(id_: str, maker: Maker) -> list[str]:
    record = maker.publication.record(id_)
    assert isinstance(record, (schema.Person, schema.Organization, schema.Term))
    names = dict.fromkeys((*(text for _, text in record.name.texts), *record.aliases.all()))
    return [name for name in names if name != maker.link(id_).text.text]


def _event(id_: str, maker: Maker) -> Node:
    event = maker.publication.events[id_]
    date = event.date
    return {
        "@type": "Event",
        "startDate": _day(date.start if date.is_interval else date),
        "endDate": _day(date.end) if date.is_interval else None,
        "about": [_reference(maker, about) for about in (*event.people, *event.organizations, *event.terms)],
        "subjectOf": [_source(source, maker) for source in event.sources],
    }


def _claim(id_: str, maker: Maker) -> Node:
    claim = maker.publication.claims[id_]
    return {
        "@type": "Claim",
        "author": _reference(maker, claim.by) if claim.by else None,
        "dateCreated": _day(claim.date),
        "about": [
            _reference(maker, about) for about in claim.about if maker.publication.kinds[about] != "claim"
        ],
        "appearance": [_source(account.source, maker) for account in claim.accounts],
    }


def _publisher(maker: Maker) -> Node | None:
    publisher = maker.publication.site.publisher
    if publisher is None:
        return None
    return _pruned({"@type": "Organization", "name": maker.text(publisher.name).text, "url": publisher.url})


def _breadcrumbs(maker: Maker, trail: Sequence[Link]) -> Node:
    items = [
        {
            "@type": "ListItem",
            "position": i,
            "name": link.text.text,
            "item": maker.addresses.absolute(link.url),
        }
        for i, link in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _day(date: Edtf | None) -> str | None:
    return iso(date) if date else None
