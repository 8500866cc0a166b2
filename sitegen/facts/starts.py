"""Patterns tried only where one of them may begin: most of a text is no figure, and is passed over at little cost."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

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


class _Found(Protocol):
    """What is found in a text, from one offset to another."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


F = TypeVar("F", bound=_Found)


class TakenSpans:
    """Stretches of a text, none of which overlaps another, in which nothing further is looked for."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._stretches = sorted(stretches)

    def add(self, start: int, end: int) -> None:
        insort(self._stretches, (start, end))

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any of what lies from `start` to `end` is taken."""
        # Of those that begin before the end, the last reaches furthest.
        before = bisect_left(self._stretches, (end,)) - 1
        return before >= 0 and self._stretches[before][1] > start

    def claim(self, ways: Iterable[Iterable[F]]) -> Iterator[F]:
        """What is found in several ways, of which the first takes a stretch of the text that several find."""
        for found in ways:
            for one in found:
                if not self.overlaps(one.start, one.end):
                    self.add(one.start, one.end)
                    yield one

    def holds(self, start: int, end: int) -> bool:
        """Whether all of what lies from `start` to `end` is within one of them."""
        before = bisect_left(self._stretches, (start + 1,)) - 1
        return before >= 0 and self._stretches[before][1] >= end
