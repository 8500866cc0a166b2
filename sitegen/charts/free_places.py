"""Where on a drawing a text has room, besides what is drawn there."""

from __future__ import annotations

from collections.abc import Iterable
from math import hypot

import msgspec

_EACH = 5
"""A line is taken as a row of small boxes, so many pixels apart."""


class Box(msgspec.Struct, frozen=True):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


class Places:
    """An area, and what is taken of it."""

    def __init__(self, area: Box) -> None:
        self._area = area
        self._taken: list[Box] = []

    def take(self, box: Box) -> None:
        self._taken.append(box)

    def take_line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        (x1, y1), (x2, y2) = start, end
        steps = max(1, int(hypot(x2 - x1, y2 - y1) / _EACH))
        for i in range(steps + 1):
            x, y = x1 + (x2 - x1) * i / steps, y1 + (y2 - y1) * i / steps
            self.take(Box(x - 1.5, y - 1.5, x + 1.5, y + 1.5))

    def is_free(self, box: Box) -> bool:
        return self._area.holds(box) and not any(map(box.meets, self._taken))

    def first_free(self, boxes: Iterable[Box]) -> Box | None:
        """The first of the boxes that has room, which is then taken."""
        for box in boxes:
            if self.is_free(box):
                self.take(box)
                return box
        return None
