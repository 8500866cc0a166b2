"""What the pages of people and of organisations, and their lists, have in common."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from sitegen.content import schema
from sitegen.publication.names import fold
from sitegen.views.builder import ViewBuilder
from sitegen.views.media import PORTRAIT, illustrated, image_item, media_of
from sitegen.views.pages import PersonListView, PersonView
from sitegen.views.parts import RoleItem, Text, of_kind
from sitegen.views.timeline import matrix

KNOWN_HOSTS = {
    "wikidata.org": "Wikidata",
    "wikipedia.org": "Wikipedia",
    "orcid.org": "ORCID",
    "github.com": "GitHub",
}


def agent_list(builder: ViewBuilder, found: Iterable[str], kind: schema.Kind) -> PersonListView:
    """A list of people or organisations, those that most records name first."""
    ids = sorted(found, key=lambda id_: (-builder.weight(id_), id_))
    sources = tuple(builder.mark(id_) for id_ in builder.publication.sources)
    return PersonListView(tuple(illustrated(builder, id_) for id_ in ids), matrix(builder, kind), sources)


def agent_view(
    builder: ViewBuilder, id_: str, record: schema.Person | schema.Organization, roles: tuple[RoleItem, ...]
) -> PersonView:
    """The page of a person or an organisation, as far as both have the same. `roles` are a person's posts, or an
    organisation's people."""
    relations = builder.relations
    own = relations.claims_by.get(id_, ())
    about = tuple(claim for claim in relations.claims_about.get(id_, ()) if claim not in own)
    statements = builder.claims(own)
    stated = {
        account.quotation.url for claim in statements for account in claim.accounts if account.quotation
    }
    quotations = (builder.quotation(source, quote) for source, quote in relations.quotes_by.get(id_, ()))
    others = builder.counted(relations.named_with.get(id_, ()))
    shown = tuple(quotation for quotation in quotations if quotation.url not in stated)
    return PersonView(
        name=builder.link(id_).text,
        other_names=builder.other_names(id_),
        description=builder.summary(id_),
        aliases=alias_texts(builder, record),
        roles=roles,
        statements=statements,
        quotations=shown,
        about=builder.claims(about),
        events=builder.events(relations.events_of.get(id_, ())),
        mentions=builder.mentions(id_),
        image=image_item(builder, id_, PORTRAIT),
        logo=None,
        media=media_of(builder, id_),
        sources=builder.links(relations.appears_in.get(id_, ())),
        cited=builder.cited(
            *builder.cited_for(id_),
            *((mark.id for mark in role.sources) for role in roles),
            *((quotation.source.id,) for quotation in shown if quotation.source),
        ),
        named_with=of_kind(others, "person"),
        organizations=of_kind(others, "organization"),
        parent=None,
        children=(),
        founded=None,
        same_as=tuple((_host(url), url) for url in record.same_as),
        written=builder.links(relations.written_by.get(id_, ())),
    )


def alias_texts(
    builder: ViewBuilder, record: schema.Person | schema.Organization | schema.Term
) -> tuple[Text, ...]:
    """Other names than those shown as the record's names, in all languages, the page's first."""
    shown = {fold(text) for _, text in record.name.texts}
    by_language = sorted(record.aliases.by_language, key=lambda pair: pair[0] not in ("", builder.language))
    found: dict[str, Text] = {}
    for language, names in by_language:
        for name in names:
            if fold(name) not in shown:
                found.setdefault(fold(name), Text(name, builder.lang(language)))
    return tuple(found.values())


def _host(url: str) -> str:
    host = (urlsplit(url).hostname or url).removeprefix("www.")
    return next((name for known, name in KNOWN_HOSTS.items() if host.endswith(known)), host)
