"""What is known of how a language writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

Number = int | float
Width = Literal["abbreviated", "wide", "narrow"]


class Lists(msgspec.Struct, frozen=True):
    """The patterns of a list in a sentence."""

    two: str
    start: str
    middle: str
    end: str

    def words(self, items: list[str]) -> str:
        """The items as a list: "A, B and C"."""
        if len(items) < 2:
            return "".join(items)
        if len(items) == 2:
            return self.two.format(*items)
        text = self.start.format(*items[:2])
        for item in items[2:-1]:
            text = self.middle.format(text, item)
        return self.end.format(text, items[-1])


class Conventions(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a language. Patterns are CLDR's, their letters those of its dates."""

    language: str
    script: str = ""
    territory: str
    """Where it is most likely from: "KR"."""

    months: Mapping[str, tuple[str, ...]]
    """The names of the months by the letters that stand for them: MMM, MMMM, LLL …"""

    eras: Mapping[Width, tuple[str, str]]
    """The eras before and after the year 1."""

    patterns: Mapping[str, str]
    """By CLDR's skeletons: yMMMd, MMMM …"""

    intervals: Mapping[str, Mapping[str, tuple[str, str]]]
    """The two halves of intervals by skeleton, and by the largest field that differs."""

    interval: str
    """That of all others: "{0} – {1}"."""

    lists: Lists
    plural: Callable[[Number], str]
    ordinal: Callable[[Number], str]
    number: Callable[[Number], str]
