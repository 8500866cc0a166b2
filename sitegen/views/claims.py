"""The comparison: what each source says of each claim."""

from __future__ import annotations

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


def interest(maker: Maker, id_: str) -> tuple[int, int]:
    """How much a claim tells a stranger: first by the key moments it is about, then by the sources that speak of it."""
    claim, events = maker.publication.claims[id_], maker.publication.events
    key_moments = sum(about in events and events[about].importance == "key" for about in claim.about)
    return key_moments, len(claim.accounts)
