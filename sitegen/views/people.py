"""People and organisations, and their lists."""

from __future__ import annotations

from urllib.parse import urlsplit

from sitegen.content import schema
from sitegen.publication.names import fold
from sitegen.views.maker import Maker
from sitegen.views.pages import PersonListView, PersonView
from sitegen.views.parts import RoleItem, Text, of_kind
from sitegen.views.timeline import matrix

KNOWN_HOSTS = {
    "wikidata.org": "Wikidata",
    "wikipedia.org": "Wikipedia",
    "orcid.org": "ORCID",
    "github.com": "GitHub",
}


def people_list(maker: Maker) -> PersonListView:
    return _list(maker, list(maker.publication.people), "person")


def organization_list(maker: Maker) -> PersonListView:
    return _list(maker, list(maker.publication.organizations), "organization")


def _list(maker: Maker, ids: list[str], kind: str) -> PersonListView:
    ids.sort(key=lambda id_: (-maker.weight(id_), id_))
    sources = tuple(maker.mark(id_) for id_ in maker.publication.sources)
    return PersonListView(tuple(maker.person_card(id_) for id_ in ids), matrix(maker, kind), sources)


def person_page(maker: Maker, id_: str) -> PersonView:
    """The page of a person or an organisation."""
    record = maker.publication.record(id_)
    assert isinstance(record, (schema.Person, schema.Organization))
    relations = maker.relations
    own = relations.claims_by.get(id_, ())
    about = tuple(claim for claim in relations.claims_about.get(id_, ()) if claim not in own)
    statements = maker.claims(own)
    stated = {
        account.quotation.url for claim in statements for account in claim.accounts if account.quotation
    }
    quotations = (maker.quotation(source, quote) for source, quote in relations.quotes_by.get(id_, ()))
    others = maker.counted(relations.named_with.get(id_, ()))
    roles = _roles(maker, id_, record)
    shown = tuple(quotation for quotation in quotations if quotation.url not in stated)
    is_organization = isinstance(record, schema.Organization)
    return PersonView(
        name=maker.link(id_).text,
        other_names=maker.other_names(id_),
        description=maker.summary(id_),
        aliases=alias_texts(maker, record),
        roles=roles,
        statements=statements,
        quotations=shown,
        about=maker.claims(about),
        events=maker.events(relations.events_of.get(id_, ())),
        mentions=maker.mentions(id_),
        sources=maker.links(relations.appears_in.get(id_, ())),
        cited=maker.cited(
            *maker.cited_for(id_),
            *((mark.id for mark in role.sources) for role in roles),
            *((quotation.source.id,) for quotation in shown if quotation.source),
        ),
        named_with=of_kind(others, "person"),
        organizations=of_kind(others, "organization"),
        parent=maker.link(record.parent)
        if isinstance(record, schema.Organization) and record.parent
        else None,
        children=maker.links(relations.children.get(id_, ())) if is_organization else (),
        founded=maker.maybe_date(record.founded) if isinstance(record, schema.Organization) else None,
        same_as=tuple((_host(url), url) for url in record.same_as),
        written=maker.links(relations.written_by.get(id_, ())),
    )


def _roles(maker: Maker, id_: str, record: schema.Person | schema.Organization) -> tuple[RoleItem, ...]:
    if isinstance(record, schema.Person):
        return tuple(maker.role(id_, i, of_person=True) for i in range(len(record.roles)))
    return tuple(
        maker.role(person, i, of_person=False) for person, i in maker.relations.roles_at.get(id_, ())
    )


def alias_texts(maker: Maker, record: schema.Person | schema.Organization | schema.Term) -> tuple[Text, ...]:
    """Other names than those shown as the record's names, in all languages, the page's first."""
    shown = {fold(text) for _, text in record.name.texts}
    by_language = sorted(record.aliases.by_language, key=lambda pair: pair[0] not in ("", maker.language))
    found: dict[str, Text] = {}
    for language, names in by_language:
        for name in names:
            if fold(name) not in shown:
                found.setdefault(fold(name), Text(name, maker.lang(language)))
    return tuple(found.values())


def _host(url: str) -> str:
    host = (urlsplit(url).hostname or url).removeprefix("www.")
    return next((name for known, name in KNOWN_HOSTS.items() if host.endswith(known)), host)
