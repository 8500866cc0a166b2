"""Organisations."""

from __future__ import annotations

import msgspec

from sitegen.content.records.organization import Organization
from sitegen.kinds.kind import RecordKind, SearchFields, paragraphs
from sitegen.views.builder import ViewBuilder
from sitegen.views.json_ld import Node, aliases, day, reference
from sitegen.views.media import image_node, logo, picture_node
from sitegen.views.pages import PersonListView, PersonView
from sitegen.views.people import agent_list, agent_view


def organization_list(builder: ViewBuilder) -> PersonListView:
    return agent_list(builder, builder.publication.organizations, "organization")


def organization_page(builder: ViewBuilder, id_: str) -> PersonView:
    organization, relations = builder.publication.organizations[id_], builder.relations
    people = (builder.role(person, i, of_person=False) for person, i in relations.roles_at.get(id_, ()))
    return msgspec.structs.replace(
        agent_view(builder, id_, organization, tuple(people)),
        logo=logo(builder, organization.logo),
        parent=builder.link(organization.parent) if organization.parent else None,
        children=builder.links(relations.children.get(id_, ())),
        founded=builder.maybe_date(organization.founded),
    )


def _json_ld(builder: ViewBuilder, id_: str, common: Node, title: str) -> Node:
    organization = builder.publication.organizations[id_]
    return {
        "@type": "Organization",
        "name": title,
        "image": image_node(builder, id_),
        "logo": picture_node(builder, organization.logo),
        "alternateName": aliases(id_, builder),
        "sameAs": list(organization.same_as),
        "parentOrganization": reference(builder, organization.parent) if organization.parent else None,
        "foundingDate": day(organization.founded),
        **common,
    }


def _search(builder: ViewBuilder, id_: str) -> SearchFields:
    return SearchFields(
        paragraphs(builder.prose(builder.publication.organizations[id_].description).text),
        sources=builder.relations.appears_in.get(id_, ()),
    )


ORGANIZATION = RecordKind(
    type=Organization, page=organization_page, list_page=organization_list, json_ld=_json_ld, search=_search
)
