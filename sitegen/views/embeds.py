"""What embeds show inside a text: the half of each that is made when a page is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

import msgspec

from sitegen.markdown import embeds
from sitegen.markdown.document import EmbedSlot
from sitegen.markdown.rows import Embed
from sitegen.publication.selection import selected_claims, selected_events
from sitegen.views.body import BodyParts


class EmbedView(msgspec.Struct, frozen=True):
    """An embed and how it is shown. `html` is given the `ViewBuilder` of the page's language and the embed with its
    options; it is a function of these alone, and asks for records only through `builder.publication`."""

    embed: Embed
    html: Callable[[Any, EmbedSlot], str]


def _timeline(builder: BodyParts, slot: EmbedSlot) -> str:
    """The events that fit all options."""
    options = dict(slot.options)
    events = builder.events(
        islice(selected_events(options, builder.publication.timeline), _limit(options.get("limit")))
    )
    return builder.fragments.timeline(events, builder.section_url("timeline"), _subjects(builder, slot))


def _claims(builder: BodyParts, slot: EmbedSlot) -> str:
    """The claims that fit all options."""
    options = dict(slot.options)
    table = builder.claim_table(
        islice(selected_claims(options, builder.publication.claims), _limit(options.get("limit")))
    )
    return builder.fragments.claims(table, builder.section_url("claims"), _subjects(builder, slot))


def _limit(option: str | None) -> int | None:
    return int(option) if option else None


def _subjects(builder: BodyParts, slot: EmbedSlot) -> str:
    """The names of the records that the options name."""
    return " · ".join(builder.link(ref.id).text.text for ref in slot.refs)


EMBED_VIEWS: tuple[EmbedView, ...] = (
    EmbedView(embeds.TIMELINE, _timeline),
    EmbedView(embeds.CLAIMS, _claims),
)
"""sitegen's own."""
