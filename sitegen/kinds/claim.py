"""Claims, and the comparison of what each source says of them."""

from __future__ import annotations

from sitegen.content.records.claim import Claim
from sitegen.kinds.kind import RecordKind, Searched, paragraphs, people_among
from sitegen.views.claims import interest
from sitegen.views.json_ld import Node, day, reference, source
from sitegen.views.maker import Maker
from sitegen.views.pages import ClaimListView, ClaimView

RELATED = 5
"""How many related claims a claim's page names."""


def claim_list(maker: Maker) -> ClaimListView:
    """All claims: those in dispute first, and of these the ones that tell a stranger most."""
    ids = sorted(maker.publication.claims, key=lambda id_: interest(maker, id_), reverse=True)
    table = maker.claim_table(ids)
    return ClaimListView(table, sum(claim.coverage.disputed for claim in table.claims))


def claim_page(maker: Maker, id_: str) -> ClaimView:
    item = maker.claim(id_)
    return ClaimView(
        claim=item,
        silent=tuple(mark for mark in item.coverage.marks if mark.stance == "silent"),
        mentions=maker.mentions(id_),
        related=maker.claims(_related(maker, id_)),
    )


def _related(maker: Maker, id_: str) -> list[str]:
    """Other claims about the same records, those that share most first."""
    shared: dict[str, int] = {}
    for subject in maker.publication.claims[id_].about:
        for other in maker.relations.claims_about.get(subject, ()):
            if other != id_:
                shared[other] = shared.get(other, 0) + 1
    return sorted(shared, key=lambda other: (-shared[other], other))[:RELATED]


def _json_ld(maker: Maker, id_: str, common: Node, title: str) -> Node:
    claim = maker.publication.claims[id_]
    about = (about for about in claim.about if maker.publication.kinds[about] != "claim")
    return {
        "@type": "Claim",
        "author": reference(maker, claim.by) if claim.by else None,
        "dateCreated": day(claim.date),
        "about": [reference(maker, id_) for id_ in about],
        "appearance": [source(account.source, maker) for account in claim.accounts],
        **common,
        "text": title,
    }


def _search(maker: Maker, id_: str) -> Searched:
    claim = maker.publication.claims[id_]
    return Searched(
        paragraphs(*(account.text for account in maker.claim(id_).accounts)),
        date=claim.date,
        sources=tuple(dict.fromkeys(claim.told_by)),
        people=people_among(maker, (claim.by, *claim.about)),
    )


def _description(maker: Maker, id_: str) -> str:
    return " · ".join(f"{account.source.name}: {account.text}" for account in maker.claim(id_).accounts)


CLAIM = RecordKind(
    type=Claim,
    page=claim_page,
    list_page=claim_list,
    json_ld=_json_ld,
    search=_search,
    description=_description,
)
