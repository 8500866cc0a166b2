"""Dates of records as a text may give them: 2025-10-13 as 13 October, October 2025, 2025, the 2020s."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.dates import Edtf
from sitegen.facts.quantities import DateMention

Parts = tuple[int, int, int]
"""Year, month and day, 0 for what is not said; of a decade its first year and -1."""


def parts_of(said: DateMention) -> Parts:
    """What a text says of a date."""
    if said.weekday:
        return (0, 0, -1)
    return (said.year - said.year % 10, -1, 0) if said.decade else (said.year, said.month, said.day)


def ways_to_say(known: Edtf) -> Iterator[Parts]:
    """All that a text may say for the date of a record: as much of it as there is, or a part of it."""
    for first, last in spans(known):
        yield first.year - first.year % 10, -1, 0
        if first == last:
            yield from ((year, first.month, first.day) for year in (0, first.year))
        for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
            year, of_year = divmod(month, 12)
            yield from ((year, 0, 0), (year, of_year + 1, 0), (0, of_year + 1, 0))


def spans(known: Edtf) -> Iterator[tuple[date, date]]:
    """First and last days: of a date, of both ends of an interval, and of an interval within a year as a whole."""
    parts = [part for part in (known.start, known.end) if part] if known.is_interval else [known]
    if known.is_interval and known.earliest and known.latest and (known.latest - known.earliest).days < 366:
        parts.append(known)
    for part in parts:
        if part.earliest and part.latest:
            yield part.earliest, part.latest
