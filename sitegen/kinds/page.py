"""Custom pages: what a publication says of itself."""

from __future__ import annotations

from sitegen.content.records.page import PageFields
from sitegen.kinds.kind import RecordKind, SearchFields
from sitegen.views.body import assemble
from sitegen.views.briefs import contents
from sitegen.views.builder import ViewBuilder
from sitegen.views.json_ld import Node
from sitegen.views.pages import CustomPageView
from sitegen.views.parts import Text


def custom_page(builder: ViewBuilder, id_: str) -> CustomPageView:
    edition = builder.publication.pages[id_].best(builder.language)
    body, lang = builder.publication.bodies[id_][edition.language], builder.lang(edition.language)
    return CustomPageView(
        title=Text(edition.fields.title, lang),
        description=Text(edition.fields.description, lang) if edition.fields.description else None,
        body=builder.html(body, edition.language),
        contents=contents(builder, body, lang),
    )


def _json_ld(builder: ViewBuilder, id_: str, common: Node, title: str) -> Node:
    return {"@type": "WebPage", **common, "name": title}


def _search(builder: ViewBuilder, id_: str) -> SearchFields:
    language = builder.publication.pages[id_].best(builder.language).language
    return SearchFields((assemble(builder.publication.bodies[id_][language], builder, None),))


def _description(builder: ViewBuilder, id_: str) -> str:
    publication = builder.publication
    own = publication.pages[id_].best(builder.language).fields.description
    return own or builder.text(publication.site.description).text


PAGE = RecordKind(
    type=PageFields, page=custom_page, json_ld=_json_ld, search=_search, description=_description
)
