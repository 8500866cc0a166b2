"""Patterns tried only where one of them may begin: most of a text is no figure, and is passed over at little cost."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

Tokens = Sequence[tuple[int, str]]
"""Offsets at which a figure or date may begin, and in what word: in small letters, or DIGIT."""

DIGIT = "0"
"""What stands for all numbers in digits, with or without the sign of a currency."""


def starting(tokens: Tokens, words: Container[str]) -> list[int]:
    """The offsets of those tokens that are one of `words`."""
    return [start for start, word in tokens if word in words]


def matches(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` finds, given that all that it finds begins at one of `starts`, which ascend."""
    end = 0
    for start in starts:
        if start >= end:
            match = pattern.match(text, start)
            if match is not None:
                end = match.end()
                yield match
