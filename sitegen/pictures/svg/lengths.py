"""How large a drawing is, in CSS pixels."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from sitegen.runtime.patterns import lazy_pattern

_LENGTH = lazy_pattern(
    r"\s*\+?(\d*\.?\d+(?:[eE][+-]?\d+)?)(px|pt|pc|mm|cm|in|q|em|rem|ex|ch)?\s*\Z", re.IGNORECASE
)
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "q": 96 / 101.6,
}
_PIXELS |= {"em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0}

MOST = 4000
"""A drawing has a size only in relation to others; a larger one is told in proportion."""


def size(attributes: Mapping[str, str]) -> tuple[int, int] | None:
    """The width and height of an `svg` element, from these attributes or else from its `viewBox`, as browsers do
    (CSS Images 3, 5.2); None where it has neither."""
    width, height = pixels(attributes.get("width", "")), pixels(attributes.get("height", ""))
    box = view_box(attributes.get("viewBox", ""))
    if box is not None:
        ratio = box[1] / box[0]
        if width is None:
            width = height / ratio if height is not None else box[0]
        height = width * ratio if height is None else height
    if width is None or height is None:
        return None
    scale = min(1.0, MOST / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def pixels(length: str) -> float | None:
    """A length in pixels; None for a percentage, or what is not a length above zero."""
    match = _LENGTH.match(length)
    if match is None:
        return None
    found = float(match[1]) * _PIXELS[(match[2] or "").lower()]
    return found if 0 < found < math.inf else None


def view_box(text: str) -> tuple[float, float] | None:
    """The width and height of a `viewBox`."""
    try:
        _, _, width, height = (float(number) for number in text.replace(",", " ").split())
    except ValueError:
        return None
    return (width, height) if 0 < width < math.inf and 0 < height < math.inf else None
