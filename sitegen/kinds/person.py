"""People."""

from __future__ import annotations

from sitegen.content.records.person import Person
from sitegen.kinds.kind import RecordKind, Searched, paragraphs
from sitegen.views.json_ld import Node, aliases, reference
from sitegen.views.maker import Maker
from sitegen.views.pages import PersonListView, PersonView
from sitegen.views.people import agent_list, agent_view


def people_list(maker: Maker) -> PersonListView:
    return agent_list(maker, maker.publication.people, "person")


def person_page(maker: Maker, id_: str) -> PersonView:
    person = maker.publication.people[id_]
    roles = tuple(maker.role(id_, i, of_person=True) for i in range(len(person.roles)))
    return agent_view(maker, id_, person, roles)


def _json_ld(maker: Maker, id_: str, common: Node, title: str) -> Node:
    person = maker.publication.people[id_]
    held = [role for role in person.roles if role.end is None]
    return {
        "@type": "Person",
        "name": title,
        "alternateName": aliases(id_, maker),
        "sameAs": list(person.same_as),
        "affiliation": [reference(maker, role.organization) for role in held if role.organization],
        "jobTitle": [maker.text(role.title).text for role in held if role.title],
        **common,
    }


def _search(maker: Maker, id_: str) -> Searched:
    person = maker.publication.people[id_]
    titles = (maker.text(role.title).text for role in person.roles if role.title)
    return Searched(
        paragraphs(maker.prose(person.description).text, *titles),
        sources=maker.relations.appears_in.get(id_, ()),
        people=(id_,),
        related=tuple(maker.link(r.organization).text.text for r in person.roles if r.organization),
    )


PERSON = RecordKind(
    type=Person,
    page=person_page,
    list_page=people_list,
    json_ld=_json_ld,
    search=_search,
    open_graph="profile",
)
