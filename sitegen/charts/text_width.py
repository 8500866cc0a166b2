"""How wide a text is, without a font at hand: the page's font is the reader's own.

The widths are the greater ones of Liberation Sans, which has those of Arial, and of Noto Sans CJK, with some room for
wider faces.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_ROOM = 1.06
_BOLD = 1.08

_WIDTHS = {
    char: width / 1000
    for width, chars in (
        (280, " !ijl',.:;|"),
        (320, "If"),
        (340, "()-[]{}"),
        (380, "rt"),
        (400, "/\\"),
        (480, '"*'),
        (520, "sxzcvy"),
        (560, "J0123456789aegkL#$?^_–·"),
        (600, "hnou`+<=>~−"),
        (620, "bdpqFTZ"),
        (680, "ABEKPSVXY&"),
        (720, "CDHNRU"),
        (800, "wGOQ"),
        (840, "M"),
        (920, "m%"),
        (940, "W"),
        (1000, "×—…→"),
        (1020, "@"),
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
    """The text in as few lines of at most `room` as it needs, about equally long, as `text-wrap: balance` (CSS Text 4)
    makes them: broken between words, a longer word in itself."""
    lines = _filled(text, room, size, bold)
    low = max((width(word, size, bold) for word in text.split()), default=room)
    high = room
    while len(lines) > 1 and high - low > 2:
        middle = (low + high) / 2
        tried = _filled(text, middle, size, bold)
        if len(tried) == len(lines):
            lines, high = tried, middle
        else:
            low = middle
    return lines


def _filled(text: str, room: float, size: float, bold: bool) -> list[str]:
    """The text in lines each of which is as full as can be."""
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
