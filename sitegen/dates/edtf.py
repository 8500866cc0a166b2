"""Dates of the Extended Date/Time Format (ISO 8601-2:2019), levels 0 and 1 and what `level_two` has of level 2, as
values.

Decisions where the standard leaves room:

- Seasons are meteorological, of the Northern hemisphere: 2025-21 (spring) is March to May, 22 (summer)
  June to August, 23 (autumn) September to November, 24 (winter) December 2025 to February 2026.
- `~`, `?` and `%` say how sure a date is; they do not widen its bounds.
- Where both ends of an interval are open or unknown nothing is said, so it is not a date.
- A set is as long as from its first member to its last.
- Years of level 1 (`Y170000002`) have at most 18 digits.
"""

from __future__ import annotations

import re
from datetime import date
from functools import total_ordering
from typing import Literal

import msgspec

from sitegen.dates.level_two import Part
from sitegen.runtime.patterns import lazy_pattern

Precision = Literal["century", "decade", "year", "season", "month", "day", "interval", "set"]

Day = tuple[int, int, int]
"""Year, month, day in the proleptic Gregorian calendar, also for years that `datetime.date` cannot hold."""

_MARK = lazy_pattern("[~?%]")
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAY_IN_SECONDS = 24 * 60 * 60


class EdtfError(ValueError):
    """A text that is no date that is read here. The message says what is wrong."""

    def __init__(self, message: str, text: str) -> None:
        super().__init__(message)
        self.text = text


@total_ordering
class Edtf(msgspec.Struct, frozen=True, cache_hash=True, kw_only=True, omit_defaults=True):
    """A date as it was written, with what follows from it. Made by `parsing.parse` only.

    `sort_key` orders all dates by their first day; of those with the same first day the longer comes first
    (2025, 2025-11, 2025-11-01, then times of that day). An interval without a start is sorted by its end. Dates
    themselves compare in this order, and by their text where it is the same. `year` is the year under which
    a date is filed.

    `earliest` and `latest` are the first and last day, both included; None at the open or unknown end of an
    interval and outside the years 1 to 9999. `start` and `end` are the ends of an interval, None where open
    or unknown.
    """

    sort_key: tuple[int, int, int, int, int, int, int]
    text: str
    precision: Precision
    earliest: date | None = None
    latest: date | None = None
    approximate: bool = False
    uncertain: bool = False
    start: Edtf | None = None
    end: Edtf | None = None
    members: tuple[Edtf, ...] = ()
    """Of a set, its dates and intervals in their order."""
    marks: tuple[tuple[Part, str], ...] = ()
    """The parts that are approximate or uncertain, each with its sign, where this is not said of the whole date."""

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: Edtf) -> bool:
        return (self.sort_key, self.text) < (other.sort_key, other.text)

    def __repr__(self) -> str:
        return f"parse({self.text!r})"

    @property
    def is_interval(self) -> bool:
        return self.precision == "interval"

    @property
    def year(self) -> int:
        return self.sort_key[0]

    @property
    def plain(self) -> str:
        """The date without the signs that say how sure it is, unless it is an interval or a set."""
        return self.text if self.is_interval or self.members else _MARK.sub("", self.text)

    @property
    def is_choice(self) -> bool:
        """Whether a set is of dates of which one is right, not all."""
        return self.text.startswith("[")

    @property
    def unspecified(self) -> Literal["month", "day"] | None:
        """What is said not to be known: "month" in 2025-XX, "day" in 2025-11-XX and 2025-XX-XX."""
        if self.is_interval or self.members or "-XX" not in self.text:
            return None
        return "month" if self.text.lstrip("-").count("-") == 1 else "day"

    @property
    def open_start(self) -> bool:
        """Whether an interval has no start (`../2025`); an unknown start (`/2025`) is not open."""
        return self.text.startswith("..")

    @property
    def open_end(self) -> bool:
        """Whether an interval has no end (`2025/..`); an unknown end (`2025/`) is not open."""
        return self.text.endswith("..")

    def datetime_attribute(self) -> str | None:
        """The value for `datetime` of HTML's `<time>`; None where HTML has no form for the date.

        HTML knows years from 1, months, days and times. A qualifier is left out: the words shown carry it.
        """
        if self.precision not in ("year", "month", "day") or "X" in self.text or self.year < 1:
            return None
        return with_minutes(self.plain.removeprefix("Y"))


def with_minutes(text: str) -> str:
    """A date with the minutes of its time's zone, which EDTF may leave out and most readers of dates may not."""
    return text + ":00" if re.search(r"T.*[+-][0-9]{2}$", text) else text


def first_day(date: Edtf) -> Day:
    """The day a date starts with, of any year; where an interval has no start, that of its end."""
    return date.sort_key[:3]


def last_day(date: Edtf) -> Day:
    """The day a date ends with, of any year; where an interval has no end, one later than any other."""
    _, _, _, year, month, day, _ = date.sort_key
    return -year, -month, -day


def has_come(when: Edtf, day: date) -> bool:
    """Whether the first day that a date may mean has come on a `day` in UTC.

    Of a time, that is the later one of the day as it is written and the day in UTC: neither where it was written nor
    where the day is counted has it come before. An interval without a start may have started on any day.
    """
    if when.is_interval and when.start is None:
        return True
    time = when.sort_key[-1]
    first = first_day(when)
    today = (day.year, day.month, day.day)
    return first < today or (first == today and time < _DAY_IN_SECONDS)


def comes_on(when: Edtf) -> date | None:
    """The day, in UTC, on which a date has come; see `has_come`. None for one that has always come, or never does."""
    year, month, day = first_day(when)
    if (when.is_interval and when.start is None) or not 1 <= year < date.max.year:
        return None
    first = date(year, month, day)
    return first if has_come(when, first) else date.fromordinal(first.toordinal() + 1)


def month_length(year: int, month: int) -> int:
    """How many days a month has, in any year."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _LENGTHS[month - 1]
