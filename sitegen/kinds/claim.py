"""Claims, and the comparison of what each source says of them."""

from __future__ import annotations

from sitegen.content.records.claim import Claim
from sitegen.kinds.kind import RecordKind, SearchFields, paragraphs, people_of
from sitegen.views.builder import ViewBuilder
from sitegen.views.claims import interest_score
from sitegen.views.json_ld import Node, day, reference
from sitegen.views.media import media_of
from sitegen.views.pages import ClaimListView, ClaimView
from sitegen.views.source_json_ld import source

RELATED = 5
"""How many related claims a claim's page names."""


def claim_list(builder: ViewBuilder) -> ClaimListView:
    """All claims: those in dispute first, and of these the ones that tell a stranger most."""
    ids = sorted(builder.publication.claims, key=lambda id_: interest_score(builder, id_), reverse=True)
    table = builder.claim_table(ids)
    return ClaimListView(table, sum(claim.coverage.disputed for claim in table.claims))


def claim_page(builder: ViewBuilder, id_: str) -> ClaimView:
    item = builder.claim(id_)
    return ClaimView(
        claim=item,
        silent=tuple(mark for mark in item.coverage.marks if mark.stance == "silent"),
        mentions=builder.mentions(id_),
        media=media_of(builder, id_),
        related=builder.claims(_related(builder, id_)),
    )


def _related(builder: ViewBuilder, id_: str) -> list[str]:
    """Other claims about the same records, those that share most first."""
    shared: dict[str, int] = {}
    for subject in builder.publication.claims[id_].about:
        for other in builder.relations.claims_about.get(subject, ()):
            if other != id_:
                shared[other] = shared.get(other, 0) + 1
    return sorted(shared, key=lambda other: (-shared[other], other))[:RELATED]


def _json_ld(builder: ViewBuilder, id_: str, common: Node, title: str) -> Node:
    claim = builder.publication.claims[id_]
    about = (about for about in claim.about if builder.publication.kinds[about] != "claim")
    return {
        "@type": "Claim",
        "author": reference(builder, claim.by) if claim.by else None,
        "dateCreated": day(claim.date),
        "about": [reference(builder, id_) for id_ in about],
        "appearance": [source(account.source, builder) for account in claim.accounts],
        **common,
        "text": title,
    }


def _search(builder: ViewBuilder, id_: str) -> SearchFields:
    claim = builder.publication.claims[id_]
    return SearchFields(
        paragraphs(*(account.text for account in builder.claim(id_).accounts)),
        date=claim.date,
        sources=tuple(dict.fromkeys(claim.reported_by)),
        people=people_of(builder, (claim.by, *claim.about)),
    )


def _description(builder: ViewBuilder, id_: str) -> str:
    return " · ".join(f"{account.source.name}: {account.text}" for account in builder.claim(id_).accounts)


def _embedded(builder: ViewBuilder, id_: str) -> str:
    return builder.fragments.in_place("claim", builder.claim(id_))


CLAIM = RecordKind(
    type=Claim,
    page=claim_page,
    list_page=claim_list,
    json_ld=_json_ld,
    search=_search,
    description=_description,
    embedded=_embedded,
)
