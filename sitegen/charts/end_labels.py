"""Labels where lines end, moved apart where they would touch."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec


class EndLabel(msgspec.Struct, frozen=True):
    """A label for a line that ends at the height `from_y`; `y` is the middle of the label itself."""

    series: int
    from_y: float
    lines: tuple[str, ...]
    lang: str
    width: float
    y: float = 0


def apart(labels: Sequence[EndLabel], leading: float, top: float, bottom: float) -> list[EndLabel]:
    """The labels with places between `top` and `bottom`, as near to where their lines end as they can be."""
    ordered = sorted(labels, key=lambda label: (label.from_y, label.series))
    heights = [len(label.lines) * leading + 3 for label in ordered]
    places = [label.from_y for label in ordered]
    for i in range(1, len(places)):
        places[i] = max(places[i], places[i - 1] + (heights[i - 1] + heights[i]) / 2)
    room = bottom
    for i in reversed(range(len(places))):
        places[i] = min(places[i], room - heights[i] / 2)
        room = places[i] - heights[i] / 2
    over = max(0.0, top - (places[0] - heights[0] / 2)) if places else 0
    moved = [place + over for place in places]
    return [msgspec.structs.replace(label, y=y) for label, y in zip(ordered, moved, strict=True)]
