"""Extended Date/Time Format (ISO 8601-2:2019), levels 0 and 1, as values.

Decisions where the standard leaves room:

- Seasons are meteorological, of the Northern hemisphere: 2025-21 (spring) is March to May, 22 (summer)
  June to August, 23 (autumn) September to November, 24 (winter) December 2025 to February 2026.
- `~`, `?` and `%` say how sure a date is; they do not widen its bounds.
- Where both ends of an interval are open or unknown nothing is said, so it is not a date.
- Years of level 1 (`Y170000002`) have at most 18 digits.
"""

from __future__ import annotations

import re
from datetime import date
from functools import total_ordering
from typing import Literal

import msgspec

Precision = Literal["century", "decade", "year", "season", "month", "day", "interval"]

Day = tuple[int, int, int]
"""Year, month, day in the proleptic Gregorian calendar, also for years that `datetime.date` cannot hold."""

_MAX_DIGITS = 18
_FOREVER: Day = (10**_MAX_DIGITS, 12, 31)

_DATE = re.compile(
    r"(?:(?P<year>-?[0-9]{4})(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"|(?P<digits>-?(?:[0-9]{3}X|[0-9]{2}XX))"
    rf"|Y(?P<long>-?[1-9][0-9]{{4,{_MAX_DIGITS - 1}}}))(?P<sure>[~?%]?)"
)
_TIME = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?P<h>[01][0-9]|2[0-3]):(?P<m>[0-5][0-9]):(?P<s>[0-5][0-9])"
    r"(?:Z|(?P<sign>[+-])(?P<zh>[01][0-9]|2[0-3])(?::(?P<zm>[0-5][0-9]))?)?"
)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NO_TIME = -200_000  # before any time of the same day, whatever its zone
_DAY_IN_SECONDS = 24 * 60 * 60


class EdtfError(ValueError):
    """A text that is no date of levels 0 and 1. The message says what is wrong."""

    def __init__(self, message: str, text: str) -> None:
        super().__init__(message)
        self.text = text


@total_ordering
class Edtf(msgspec.Struct, frozen=True, cache_hash=True, kw_only=True, omit_defaults=True):
    """A date as it was written, with what follows from it. Made by `parse` only.

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
    def unspecified(self) -> Literal["month", "day"] | None:
        """What is said not to be known: "month" in 2025-XX, "day" in 2025-11-XX and 2025-XX-XX."""
        if self.is_interval or "-XX" not in self.text:
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
        return with_minutes(self.text.rstrip("~?%").removeprefix("Y"))


def parse(text: str) -> Edtf:
    """The date that `text` writes in EDTF, level 0 or 1. Raises EdtfError."""
    if "/" in text:
        return _interval(text)
    match = _DATE.fullmatch(text)
    if match:
        return _date(text, match)
    match = _TIME.fullmatch(text)
    if match:
        return _time(text, match)
    raise EdtfError(f'"{_shown(text)}" is not a date in EDTF', text)


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


def _date(text: str, match: re.Match[str]) -> Edtf:
    year, month, day, digits, long, sure = match.groups()
    precision: Precision
    if year is not None:
        if year == "-0000":
            raise EdtfError("the year before 0001 is 0000, without a minus", text)
        precision, first, last = _bounds(text, int(year), month, day)
    elif digits is not None:
        precision = "century" if digits.endswith("XX") else "decade"
        ends = sorted((int(digits.replace("X", "0")), int(digits.replace("X", "9"))))
        first, last = (ends[0], 1, 1), (ends[1], 12, 31)
    else:
        precision, first, last = "year", (int(long), 1, 1), (int(long), 12, 31)
    return _made(text, precision, first, last, sure=sure)


def _bounds(text: str, year: int, month: str | None, day: str | None) -> tuple[Precision, Day, Day]:
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise EdtfError(f'"{text}" gives a day of an unknown month', text)
        return "year", (year, 1, 1), (year, 12, 31)
    number = int(month)
    if day is None and 21 <= number <= 24:
        start = 3 * (number - 20)
        if start == 12:
            return "season", (year, 12, 1), (year + 1, 2, month_length(year + 1, 2))
        return "season", (year, start, 1), (year, start + 2, month_length(year, start + 2))
    if not 1 <= number <= 12:
        raise EdtfError(f'"{text}" has no month {month}: months are 01 to 12, seasons 21 to 24', text)
    length = month_length(year, number)
    if day is None or day == "XX":
        return "month", (year, number, 1), (year, number, length)
    if not 1 <= int(day) <= length:
        raise EdtfError(f'"{text}" is not a day: {text[: text.rindex("-")]} has {length} days', text)
    return "day", (year, number, int(day)), (year, number, int(day))


def month_length(year: int, month: int) -> int:
    """How many days a month has, in any year."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _LENGTHS[month - 1]


def _time(text: str, match: re.Match[str]) -> Edtf:
    h, m, s, zh, zm = (int(match[name] or 0) for name in ("h", "m", "s", "zh", "zm"))
    zone = (zh * 60 + zm) * (-60 if match["sign"] == "-" else 60)
    day = parse(match["day"])
    return _made(text, "day", day.sort_key[:3], day.sort_key[:3], time=(h * 60 + m) * 60 + s - zone)


def _interval(text: str) -> Edtf:
    left, _, right = text.partition("/")
    if "/" in right:
        raise EdtfError(
            f'"{_shown(text)}" is not a date: one slash separates the start and end of an interval', text
        )
    try:
        start = None if left in ("", "..") else parse(left)
        end = None if right in ("", "..") else parse(right)
    except EdtfError as error:
        raise EdtfError(f'in "{_shown(text)}", {error}', text) from None
    if start is None and end is None:
        raise EdtfError(f'"{_shown(text)}" has neither a start nor an end', text)
    for part in (start, end):
        if part is not None and "T" in part.text:
            raise EdtfError(f'"{_shown(text)}" is not an interval: its ends are dates without a time', text)
    first = first_day(start) if start is not None else None
    last = last_day(end) if end is not None else None
    if first is not None and last is not None and first > last:
        raise EdtfError(f'"{text}" ends before it starts', text)
    parts = [part for part in (start, end) if part is not None]
    return Edtf(
        sort_key=_key(first or first_day(parts[0]), last or _FOREVER),
        text=text,
        precision="interval",
        earliest=_as_date(first),
        latest=_as_date(last),
        approximate=any(part.approximate for part in parts),
        uncertain=any(part.uncertain for part in parts),
        start=start,
        end=end,
    )


def _made(
    text: str, precision: Precision, first: Day, last: Day, *, sure: str = "", time: int = _NO_TIME
) -> Edtf:
    """A date of one part; `sure` is the mark that says how sure it is: ~, ? or %."""
    return Edtf(
        sort_key=_key(first, last, time),
        text=text,
        precision=precision,
        earliest=_as_date(first),
        latest=_as_date(last),
        approximate=sure in ("~", "%"),
        uncertain=sure in ("?", "%"),
    )


def _key(first: Day, last: Day, time: int = _NO_TIME) -> tuple[int, int, int, int, int, int, int]:
    return (*first, -last[0], -last[1], -last[2], time)


def _as_date(day: Day | None) -> date | None:
    return date(*day) if day is not None and 1 <= day[0] <= 9999 else None


def _shown(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
