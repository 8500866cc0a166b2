"""Own pages: what a publication says of itself."""

from __future__ import annotations

from sitegen.content.records.page import PageFields
from sitegen.kinds.kind import RecordKind, Searched
from sitegen.views.body import assemble
from sitegen.views.briefs import contents
from sitegen.views.json_ld import Node
from sitegen.views.maker import Maker
from sitegen.views.pages import OwnPageView
from sitegen.views.parts import Text


def own_page(maker: Maker, id_: str) -> OwnPageView:
    edition = maker.publication.pages[id_].best(maker.language)
    body, lang = maker.publication.bodies[id_][edition.language], maker.lang(edition.language)
    return OwnPageView(
        title=Text(edition.fields.title, lang),
        description=Text(edition.fields.description, lang) if edition.fields.description else None,
        body=maker.html(body, edition.language),
        contents=contents(maker, body, lang),
    )


def _json_ld(maker: Maker, id_: str, common: Node, title: str) -> Node:
    return {"@type": "WebPage", **common, "name": title}


def _search(maker: Maker, id_: str) -> Searched:
    language = maker.publication.pages[id_].best(maker.language).language
    return Searched((assemble(maker.publication.bodies[id_][language], maker, None),))


def _description(maker: Maker, id_: str) -> str:
    publication = maker.publication
    own = publication.pages[id_].best(maker.language).fields.description
    return own or maker.text(publication.site.description).text


PAGE = RecordKind(type=PageFields, page=own_page, json_ld=_json_ld, search=_search, description=_description)
