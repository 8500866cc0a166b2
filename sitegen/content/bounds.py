"""What no text has that somebody wrote, and what would hold up whoever reads it: said at once, and not read further."""

from __future__ import annotations

import html
from unicodedata import combining

from sitegen.runtime.patterns import lazy_pattern

MOST_ACCENTS = 30
"""How many combining marks may follow each other, as in Unicode's Stream-Safe Text Format (UAX 15): putting more in
order takes time that grows with their square."""
MOST_NUMBERS = 20_000
"""How many numbers a file may hold."""

_ENTITIES = lazy_pattern(rf"(?:&#?\w{{1,31}};){{{MOST_ACCENTS + 1},}}")
_NUMBER = lazy_pattern(r"(?<![\w-])\d+")


def bound_exceeded(text: str) -> tuple[int, str] | None:
    """What there is too much of in a text, in words, and from what offset on; None as a rule."""
    if (at := accents(text)) is not None:
        return at, f"more than {MOST_ACCENTS} combining marks follow each other"
    if len(text) > 2 * MOST_NUMBERS and (at := _numbers(text)) is not None:
        return at, f"the file contains more than {MOST_NUMBERS:,} numbers"
    if text.count("&") > MOST_ACCENTS:
        for found in _ENTITIES.finditer(text):
            if accents(html.unescape(found[0])) is not None:
                return found.start(), f"more than {MOST_ACCENTS} combining marks follow each other"
    return None


def accents(text: str) -> int | None:
    """Where more combining marks follow each other than may; only every so many characters are looked at first."""
    step = MOST_ACCENTS + 1
    if text.isascii() or not any(map(combining, text[::step])):
        return None
    for at in range(0, len(text), step):
        start = end = at
        while start > 0 and at - start < step and combining(text[start - 1]):
            start -= 1
        while end < len(text) and end - start < step and combining(text[end]):
            end += 1
        if combining(text[at]) and end - start > MOST_ACCENTS:
            return start
    return None


def _numbers(text: str) -> int | None:
    for count, found in enumerate(_NUMBER.finditer(text)):
        if count >= MOST_NUMBERS:
            return found.start()
    return None
