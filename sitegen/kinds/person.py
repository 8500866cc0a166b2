"""People."""

from __future__ import annotations

from sitegen.content.records.person import Person
from sitegen.kinds.kind import RecordKind, SearchFields, paragraphs
from sitegen.views.builder import ViewBuilder
from sitegen.views.json_ld import Node, aliases, reference
from sitegen.views.media import image_node
from sitegen.views.pages import PersonListView, PersonView
from sitegen.views.people import agent_list, agent_view


def people_list(builder: ViewBuilder) -> PersonListView:
    return agent_list(builder, builder.publication.people, "person")


def person_page(builder: ViewBuilder, id_: str) -> PersonView:
    person = builder.publication.people[id_]
    roles = tuple(builder.role(id_, i, of_person=True) for i in range(len(person.roles)))
    return agent_view(builder, id_, person, roles)


def _json_ld(builder: ViewBuilder, id_: str, common: Node, title: str) -> Node:
    person = builder.publication.people[id_]
    held = [role for role in person.roles if role.end is None]
    return {
        "@type": "Person",
        "name": title,
        "image": image_node(builder, id_),
        "alternateName": aliases(id_, builder),
        "sameAs": list(person.same_as),
        "affiliation": [reference(builder, role.organization) for role in held if role.organization],
        "jobTitle": [builder.text(role.title).text for role in held if role.title],
        **common,
    }


def _search(builder: ViewBuilder, id_: str) -> SearchFields:
    person = builder.publication.people[id_]
    titles = (builder.text(role.title).text for role in person.roles if role.title)
    return SearchFields(
        paragraphs(builder.prose(person.description).text, *titles),
        sources=builder.relations.appears_in.get(id_, ()),
        people=(id_,),
        related=tuple(builder.link(r.organization).text.text for r in person.roles if r.organization),
    )


PERSON = RecordKind(
    type=Person,
    page=person_page,
    list_page=people_list,
    json_ld=_json_ld,
    search=_search,
    open_graph="profile",
)
