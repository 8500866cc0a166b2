"""Figures and dates as values that compare across languages: 140억 달러 is $14 billion."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal

import msgspec

from sitegen.facts.units import BASES, COUNTS

Bound = Literal["", "about", "more", "less", "over"]
"""The bound of a figure: nothing, "about", "more than" or "at least", "less than" or "up to", or 여: so many and
some more."""

_SMALL = 3
"""A figure of more digits may leave its unit out whatever it is: "5,000 instead of 3,000 won"."""


class Figure(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A figure as it stands in a text, from the offset `start` to `end`.

    `value` is a decimal number, or "10^9" where only the order of magnitude is said (billions, 수십억), or "1/3",
    "12:30", "1:2". `unit` is "%", "%p", a currency's ISO 4217 code, "age", "times", a stretch of time ("year",
    "month" …), a unit of measurement, "share" (of a whole), "clock", "score", "count" for a count of something that is
    named, and cannot be a unit, or "" for a count of whatever it may be.
    """

    start: int
    end: int
    value: str
    unit: str = ""
    bound: Bound = ""
    reckoned: bool = False
    """Whether it is a stretch of time between two events, which a writer reckons: "two years earlier"."""

    loose: bool = False
    """Whether it is said as words are, "half of it", "one of the three": it supports others and is not
    itself compared with a source."""

    @property
    def key(self) -> str:
        """What is compared: the same for the same figure in any language."""
        return f"{self.value} {self.unit}".rstrip()

    @property
    def key_with_bound(self) -> str:
        """The same with its bound: ">14000000000 USD"."""
        sign = {"more": ">", "less": "<", "about": "~", "over": "~>", "": ""}[self.bound]
        return sign + self.key

    def is_supported_by(self, other: Figure) -> bool:
        """Whether `other`, of a source, says this: value and unit agree, and a bound that is said is the source's.

        "1,200 people" may mean "about 1,200", but not "more than 1,200"; 10여 년 is about ten years or more. A
        count or a large sum may leave its unit out: "Wang, 28" is 28세, "to pay millions" 수백만 달러. Two weeks are
        14 days, and a quarter is 25 per cent.
        """
        return _allows(self.bound, other.bound) and self._is_as_much_as(other)

    def _is_as_much_as(self, other: Figure) -> bool:
        ours, theirs = self.unit, other.unit
        if self.value == other.value:
            if ours == theirs or (other.loose and not theirs):
                return True
            if not ours or not theirs:
                return {ours, theirs} <= COUNTS or len(self.value) > _SMALL or "." in self.value
        base, factor = BASES.get(ours, (ours, 1))
        other_base, other_factor = BASES.get(theirs, (theirs, 1))
        if ours == theirs or base != other_base or "^" in self.value or "^" in other.value:
            return False
        return Fraction(self.value) * factor == Fraction(other.value) * other_factor

    def equals(self, other: Figure) -> bool:
        """Whether this and `other`, of a translation, say the same; only "about" may be said once."""
        same_bounds = _allows(self.bound, other.bound) and _allows(other.bound, self.bound)
        return same_bounds and (self.is_supported_by(other) or other.is_supported_by(self))


def _allows(said: Bound, other: Bound) -> bool:
    """Whether a figure may be given with the bound `said` if its source has the bound `other`."""
    if said in ("", other) or (said, other) == ("about", ""):
        return True
    return "over" in (said, other) and not {"more", "about"}.isdisjoint((said, other))


class DateMention(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A date as it stands in a text, as much of it as is said; `weekday` counts from 1 for Monday, 0 is unsaid."""

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = 0
    decade: bool = False

    @property
    def key(self) -> str:
        """The date in the form of ISO 8601, with X for what is not said."""
        if self.weekday:
            return f"weekday {self.weekday}"
        if self.decade:
            return f"{self.year // 10}X"
        year = f"{self.year:04}" if self.year else "XXXX"
        if not self.month:
            return year
        return f"{year}-{self.month:02}-{self.day:02}" if self.day else f"{year}-{self.month:02}"


class Numbers(msgspec.Struct, frozen=True):
    """The figures and dates of a text, each in the order of the text."""

    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()


NONE = Numbers()


def plain(value: Decimal) -> str:
    """A number without trailing zeros and without an exponent: the form of `Figure.value`. Of one that has a hundred
    digits and more, which a row of number words may make, only the order of magnitude."""
    if value and abs(value.adjusted()) >= 100:
        return magnitude(value.adjusted())
    text = f"{value.normalize():f}"
    return text if text != "-0" else "0"


def magnitude(zeros: int) -> str:
    """The value of a figure of which only the order of magnitude is said."""
    return f"10^{zeros}"


MOST_POINTS = 20
"""Up to here two numbers next to each other may be the result of a match, 2–1, rather than of a vote."""


def score(start: int, end: int, one: int, other: int) -> Figure:
    """The result of a match, whichever side is named first."""
    return Figure(start, end, f"{min(one, other)}:{max(one, other)}", "score")
