"""How long a text takes to read."""

from __future__ import annotations

from math import ceil

from sitegen.runtime.patterns import lazy_pattern

WORDS_PER_MINUTE = 220
SYLLABLES_PER_MINUTE = 480
"""How fast people read English words and Korean syllables on a screen."""

_SYLLABLES = lazy_pattern(r"[가-힣]+")
_WORD = lazy_pattern(r"[A-Za-z][^\s가-힣]*")


def reading_minutes(text: str) -> int:
    """How long a text takes to read, in whole minutes, at least one."""
    syllables, words = sum(map(len, _SYLLABLES.findall(text))), len(_WORD.findall(text))
    return max(1, ceil(syllables / SYLLABLES_PER_MINUTE + words / WORDS_PER_MINUTE - 0.5))
