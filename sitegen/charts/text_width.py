"""How wide a text is, without a font at hand: the page's font is the reader's own.

The widths are those of Arial and its metric equals, and of full-width characters, with some room for wider faces.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_ROOM = 1.08
"""Noto Sans is a fifteenth wider than Arial; Segoe UI and San Francisco are about as wide."""
_BOLD = 1.07

_WIDTHS = {
    char: width / 1000
    for width, chars in (
        (191, "'"),
        (222, "ijl"),
        (278, " !,./:;I[]\\ft·"),
        (333, "()-r`"),
        (355, '"'),
        (389, "*"),
        (500, "cksvxyzJ"),
        (556, "abdeghnopquL0123456789$#?_–"),
        (584, "+<=>~−×"),
        (611, "FTZ"),
        (667, "ABEKPSVXY&"),
        (722, "CDHNRUw"),
        (778, "GOQ"),
        (833, "mM"),
        (889, "%"),
        (944, "W"),
        (1000, "—…→"),
        (1015, "@"),
    )
    for char in chars
}


def width(text: str, size: float, bold: bool = False) -> float:
    """About how wide a line of text is in a sans-serif font of this size, rather too wide than too narrow."""
    return sum(map(_width, text)) * size * _ROOM * (_BOLD if bold else 1)


@cache
def _width(char: str) -> float:
    known = _WIDTHS.get(char)
    if known is not None:
        return known
    if unicodedata.combining(char):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return 0.93  # Hangul fills nine tenths of its square in most faces
    base = unicodedata.normalize("NFD", char)[0]
    return _WIDTHS.get(base, 0.72 if char.isupper() else 0.62)


def wrapped(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines of at most `room`, broken between words; a longer word is broken in itself."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if width(joined, size, bold) <= room:
            line = joined
            continue
        if line:
            lines.append(line)
        *whole, line = _cut(word, room, size, bold)
        lines += whole
    return [*lines, line] if line else lines


def _cut(word: str, room: float, size: float, bold: bool) -> list[str]:
    parts = [""]
    for char in word:
        if parts[-1] and width(parts[-1] + char, size, bold) > room:
            parts.append("")
        parts[-1] += char
    return parts
