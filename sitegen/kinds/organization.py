"""Organisations."""

from __future__ import annotations

import msgspec

from sitegen.content.records.organization import Organization
from sitegen.kinds.kind import RecordKind, Searched, paragraphs
from sitegen.views.json_ld import Node, aliases, day, reference
from sitegen.views.maker import Maker
from sitegen.views.pages import PersonListView, PersonView
from sitegen.views.people import agent_list, agent_view


def organization_list(maker: Maker) -> PersonListView:
    return agent_list(maker, maker.publication.organizations, "organization")


def organization_page(maker: Maker, id_: str) -> PersonView:
    organization, relations = maker.publication.organizations[id_], maker.relations
    people = (maker.role(person, i, of_person=False) for person, i in relations.roles_at.get(id_, ()))
    return msgspec.structs.replace(
        agent_view(maker, id_, organization, tuple(people)),
        parent=maker.link(organization.parent) if organization.parent else None,
        children=maker.links(relations.children.get(id_, ())),
        founded=maker.maybe_date(organization.founded),
    )


def _json_ld(maker: Maker, id_: str, common: Node, title: str) -> Node:
    organization = maker.publication.organizations[id_]
    return {
        "@type": "Organization",
        "name": title,
        "alternateName": aliases(id_, maker),
        "sameAs": list(organization.same_as),
        "parentOrganization": reference(maker, organization.parent) if organization.parent else None,
        "foundingDate": day(organization.founded),
        **common,
    }


def _search(maker: Maker, id_: str) -> Searched:
    return Searched(
        paragraphs(maker.prose(maker.publication.organizations[id_].description).text),
        sources=maker.relations.appears_in.get(id_, ()),
    )


ORGANIZATION = RecordKind(
    type=Organization, page=organization_page, list_page=organization_list, json_ld=_json_ld, search=_search
)
