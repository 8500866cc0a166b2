"""Suggestions for mistyped words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cached_property
from heapq import nlargest

_LONGEST = 100
"""A longer word is no slip of the hand."""
_FEW = 40
"""So many known words are compared one by one; of more, those that share most with the word."""
_IN_COMMON = 200
"""How many known words are looked at for what two letters of a word have in common with them."""
_MOST = 1000
"""How many words are compared with many others. Who has mistyped more has made another mistake."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the nearest of `known`, or "" where none is near."""
    if len(word) > _LONGEST:
        return ""
    by_folded = {candidate.casefold(): candidate for candidate in known if len(candidate) <= _LONGEST}
    near = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return f'did you mean "{by_folded[near[0]]}"?' if near else ""


class Suggestions:
    """Known words, with which many others are compared."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted(word for word in set(known) if len(word) <= _LONGEST)
        self._hints: dict[str, str] = {}

    def hint(self, word: str) -> str:
        """A hint naming the nearest, or "" where none is near."""
        if word not in self._hints:
            if len(word) > _LONGEST or len(self._hints) >= _MOST:
                return ""
            self._hints[word] = did_you_mean(word, self._near(word))
        return self._hints[word]

    def _near(self, word: str) -> list[str]:
        if len(self._known) <= _FEW:
            return self._known
        shared: dict[str, float] = {}
        for pair in sorted(set(_pairs(word))):
            having = self._by_pair.get(pair, ())
            for known in having[:_IN_COMMON]:
                shared[known] = shared.get(known, 0) + 1 / len(having)  # what few have in common says more
        return nlargest(_FEW, sorted(shared), key=lambda known: shared[known])

    @cached_property
    def _by_pair(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self._known:
            for pair in set(_pairs(word)):
                found.setdefault(pair, []).append(word)
        return found


def _pairs(word: str) -> Iterator[str]:
    """Every two letters that are next to each other, and the first and the last by themselves."""
    folded = f"\0{word.casefold()}\0"
    return (folded[i : i + 2] for i in range(len(folded) - 1))
