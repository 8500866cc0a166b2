"""What a share card shows, and its size: that which Open Graph advises."""

from __future__ import annotations

import msgspec

WIDTH, HEIGHT = 1200, 630
"""In pixels."""


class ShareCard(msgspec.Struct, frozen=True):
    """What a card shows. `sources` of `total` dots are filled: the sources that a brief rests on."""

    language: str
    site: str
    kicker: str
    title: str
    text: str
    facts: str
    sources: int = 0
    total: int = 0
    picture: str = ""
    """The path below the output folder of the picture at its side, whose name changes with its bytes; "" without."""
