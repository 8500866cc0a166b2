"""Which claims to show first."""

from __future__ import annotations

from sitegen.views.builder import ViewBuilder


def interest_score(builder: ViewBuilder, id_: str) -> tuple[int, int]:
    """How much a claim tells a stranger: first by the key moments it is about, then by the sources that speak of it."""
    claim, events = builder.publication.claims[id_], builder.publication.events
    key_moments = sum(about in events and events[about].importance == "key" for about in claim.about)
    return key_moments, len(claim.accounts)
