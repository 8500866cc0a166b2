"""An axis of time: where a date is on it, and which dates it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from sitegen.charts.text_width import width
from sitegen.dates import Edtf, parse
from sitegen.dates.edtf import Day, first_day, last_day, month_length
from sitegen.dates.wording import words
from sitegen.dates.years import edtf_year, year_label

_YEARS = tuple(step * 10**power for power in range(9) for step in (1, 2, 5))
_MONTHS = (1, 2, 3, 6)
_DAYS = (1, 2, 7, 14)

Tick = tuple[Decimal, str, str]
"""Where it is, what it says, and the year below that, where it is another one than before."""


def place(date: Edtf) -> Decimal:
    """Where a date is, counted in days: in the middle of what it spans."""
    return Decimal(_number(first_day(date)) + _number(last_day(date)) + 1) / 2


def _number(day: Day) -> int:
    """The number of a day in the proleptic Gregorian calendar, of any year (Hinnant's days_from_civil)."""
    year, month, number = day
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + number - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year


def time_ticks(
    dates: Sequence[Edtf], at: Sequence[tuple[Decimal, float]], size: float, language: str
) -> list[Tick]:
    """The dates that an axis names, in their order: all that are shown, or else years, months or days that are
    nicely apart. `at` are two dates by their days with their places in pixels."""
    (low, start), (high, end) = at

    def fits(ticks: list[Tick]) -> bool:
        scale = (end - start) / float(high - low) if high != low else 0
        spans = [
            (float(x - low) * scale, max(width(text, size), width(year, size)) / 2) for x, text, year in ticks
        ]
        return all(b - a >= one + other + 8 for (a, one), (b, other) in pairwise(spans))

    candidates = _candidates(dates, language)
    return next((ticks for ticks in candidates if len(ticks) and fits(ticks)), [])


def _candidates(dates: Sequence[Edtf], language: str) -> Iterator[list[Tick]]:
    yield _labelled(list(dict.fromkeys(_plain(date) for date in dates)), language)
    first, last = first_day(dates[0]), max(last_day(date) for date in dates)
    precisions = {date.precision for date in dates}
    if last[0] - first[0] < 4:
        if "day" in precisions and last[0] - first[0] < 2:
            for step in _DAYS:
                yield _labelled([date for date in _days(first, last) if _nth(date, step)], language)
        for step in _MONTHS:
            months = [date for date in _months(first, last) if (first_day(date)[1] - 1) % step == 0]
            yield _within(_labelled(months, language, precisions != {"month"}), dates)
    for step in _YEARS:
        years = [parse(edtf_year(year)) for year in range(first[0] - first[0] % step, last[0] + 1, step)]
        yield _within(_labelled(years, language, precisions != {"year"}), dates)
        if step > last[0] - first[0]:
            yield _labelled([_plain(dates[0]), _plain(dates[-1])][: len(dates)], language)
            yield _labelled([_plain(dates[0])], language)
            return


def _within(ticks: list[Tick], dates: Sequence[Edtf]) -> list[Tick]:
    low, high = place(dates[0]), max(map(place, dates))
    found = [tick for tick in ticks if low <= tick[0] <= high]
    return found if len(found) > 1 else []


def _labelled(dates: Sequence[Edtf], language: str, at_start: bool = False) -> list[Tick]:
    """Dates in words, the year below where it is not the year alone."""
    ticks = []
    before = None
    for date in dates:
        first, last = first_day(date), last_day(date)
        text, year = words(date, language, year=False, form="short"), year_label(first[0], language)
        if date.precision == "year":
            text, year = year, ""
        elif first[0] != last[0] or date.precision not in ("month", "day", "season"):
            text, year = words(date, language, form="short"), ""
        place_ = Decimal(_number(first)) if at_start else place(date)
        ticks.append((place_, text, year if first[0] != before else ""))
        before = first[0] if year else before
    return ticks


def _plain(date: Edtf) -> Edtf:
    """The date without the mark that says how sure it is."""
    return parse(date.text.rstrip("~?%")) if not date.is_interval else date


def _months(first: Day, last: Day) -> Iterator[Edtf]:
    for month in range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1]):
        yield parse(f"{edtf_year(month // 12)}-{month % 12 + 1:02}")


def _days(first: Day, last: Day) -> Iterator[Edtf]:
    for month in _months(first, last):
        year, number, _ = first_day(month)
        for day in range(1, month_length(year, number) + 1):
            if first <= (year, number, day) <= last:
                yield parse(f"{month.text}-{day:02}")


def _nth(date: Edtf, step: int) -> bool:
    """Whether a day is one of every `step` days of its month, none of them close to the end of it."""
    day = first_day(date)[2]
    return (day - 1) % step == 0 and (step == 1 or day + step // 2 <= 31)
