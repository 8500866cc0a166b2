"""Dates in EDTF as they are written, made values."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from sitegen.dates import level_two
from sitegen.dates.edtf import Day, Edtf, EdtfError, Precision, first_day, last_day, month_length
from sitegen.runtime.patterns import lazy_pattern

_MAX_DIGITS = 18
_FOREVER: Day = (10**_MAX_DIGITS, 12, 31)
_DATE = lazy_pattern(
    r"(?:(?P<year>-?[0-9]{4})(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"|(?P<digits>-?(?:[0-9]{3}X|[0-9]{2}XX))"
    rf"|Y(?P<long>-?[1-9][0-9]{{4,{_MAX_DIGITS - 1}}}))(?P<sure>[~?%]?)"
)
_TIME = lazy_pattern(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?P<h>[01][0-9]|2[0-3]):(?P<m>[0-5][0-9]):(?P<s>[0-5][0-9])"
    r"(?:Z|(?P<sign>[+-])(?P<zh>[01][0-9]|2[0-3])(?::(?P<zm>[0-5][0-9]))?)?"
)
_NO_TIME = -200_000  # before any time of the same day, whatever its zone


def parse(text: str) -> Edtf:
    """The date that `text` writes in EDTF. Raises EdtfError."""
    if (dates := level_two.members(text)) is not None:
        return _set(text, dates)
    if "/" in text:
        return _interval(text)
    match = _DATE.fullmatch(text)
    if match:
        return _date(text, match)
    match = _TIME.fullmatch(text)
    if match:
        return _time(text, match)
    if found := level_two.marked(text):
        return _marked(text, found)
    if some := level_two.some_year(text):
        return _some_year(text, some)
    raise EdtfError(f'"{_shown(text)}" is not a date in EDTF', text)


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


def _time(text: str, match: re.Match[str]) -> Edtf:
    h, m, s, zh, zm = (int(match[name] or 0) for name in ("h", "m", "s", "zh", "zm"))
    zone = (zh * 60 + zm) * (-60 if match["sign"] == "-" else 60)
    day = parse(match["day"])
    return _made(text, "day", day.sort_key[:3], day.sort_key[:3], time=(h * 60 + m) * 60 + s - zone)


def _marked(text: str, found: level_two.Marked) -> Edtf:
    signs = "".join(sign for _, sign in found.marks)
    return msgspec.structs.replace(
        _without_marks(text, found.plain),
        text=text,
        approximate=bool({"~", "%"} & set(signs)),
        uncertain=bool({"?", "%"} & set(signs)),
        marks=found.marks,
    )


def _without_marks(text: str, plain: str) -> Edtf:
    try:
        return parse(plain)
    except EdtfError as error:
        raise EdtfError(f'in "{text}", {error}', text) from None


def _some_year(text: str, some: level_two.SomeYear) -> Edtf:
    """A month or day of some year: as long as from its first year to its last, in which there is that day."""
    span = parse(some.years)
    tail = f"-{some.month:02}" + (f"-{some.day:02}" if some.day else "")
    first, last = span.sort_key[0], last_day(span)[0]
    if (some.month, some.day) == (2, 29):
        leap = [year for year in range(first, last + 1) if month_length(year, 2) == 29]
        first, last = leap[0], leap[-1]
    days = [
        _bounds(text, year, f"{some.month:02}", f"{some.day:02}" if some.day else None)
        for year in (first, last)
    ]
    if days[0][0] == "season":
        raise EdtfError(f'"{_shown(text)}" is not a date: {tail[1:]} is a season of an unknown year', text)
    return _made(text, span.precision, days[0][1], days[1][2], sure=some.mark)


def _set(text: str, dates: list[str]) -> Edtf:
    try:
        members = tuple(parse(date) for date in dates)
    except EdtfError as error:
        raise EdtfError(f'in "{_shown(text)}", {error}', text) from None
    if any("T" in member.text or member.members for member in members):
        raise EdtfError(f'"{_shown(text)}" is not a set of dates without a time', text)
    first, last = min(map(first_day, members)), max(map(last_day, members))
    return Edtf(
        sort_key=_key(first, last),
        text=text,
        precision="set",
        earliest=None if any(one.is_interval and one.start is None for one in members) else _as_date(first),
        latest=None if any(one.is_interval and one.end is None for one in members) else _as_date(last),
        approximate=any(member.approximate for member in members),
        uncertain=any(member.uncertain for member in members),
        members=members,
    )


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
        if part is not None and part.members:
            raise EdtfError(f'"{_shown(text)}" is not an interval: its ends are single dates', text)
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
