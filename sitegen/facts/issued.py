"""What a text means by dates that it does not give in full, seen from the day it appeared: 지난달, on Sunday."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sitegen.facts.korean.dates import days
from sitegen.facts.quantities import DateMention
from sitegen.runtime.patterns import lazy_pattern

_DAYS = {
    0: lazy_pattern(r"오늘|\btoday\b|\btonight\b", re.IGNORECASE),
    -1: lazy_pattern(r"어제|\byesterday\b|\blast night\b", re.IGNORECASE),
}
_MONTHS = {
    0: lazy_pattern(r"이달|이번\s?달|\bthis month\b", re.IGNORECASE),
    -1: lazy_pattern(r"지난\s?달|\blast month\b", re.IGNORECASE),
    1: lazy_pattern(r"다음\s?달|내달|\bnext month\b", re.IGNORECASE),
}
_DAY_OF = lazy_pattern(r"\s?(\d{1,2})일")
_YEARS = {
    0: lazy_pattern(r"올해|금년|올\s(?:시즌|봄|여름|가을|겨울)|\bthis (?:year|season)\b", re.IGNORECASE),
    -1: lazy_pattern(
        r"작년|지난해|지난\s?(?:봄|여름|가을|겨울)|(?:올|지난)\s?시즌|\blast year\b|\b(?:this|last) season\b",
        re.IGNORECASE,
    ),
    1: lazy_pattern(r"내년|이듬해|\b(?:next|the following) year\b", re.IGNORECASE),
}
"""How a text speaks of the day, month or year so many before or after its own; a season may begin a year before."""


_YEAR_BEFORE = lazy_pattern(
    r"(?:작년|지난해)\s?(?:이맘때|같은\s?달)|1년\s?전|전년\s?동월"
    r"|\bthis time last year\b|\ba year (?:ago|before|earlier)\b",
    re.IGNORECASE,
)
"""How it speaks of its own month a year before."""


def meant(text: str, said: Iterable[DateMention], first: date, last: date) -> Iterator[DateMention]:
    """The dates that `text`, which appeared between `first` and `last`, means by those it does not give in full: of
    `said`, what lacks its year or is a day of the week, and what it calls today, last month, this year."""
    for mention in said:
        if mention.month and not mention.year:
            for year in sorted(
                {first.year, last.year, *((first.year - 1,) if mention.month > first.month else ())}
            ):
                yield _at(mention, year, mention.month, mention.day)
        elif mention.weekday and first == last:
            before = first - timedelta((first.isoweekday() - mention.weekday) % 7)
            for day in (before, before + timedelta(7)):
                yield _at(mention, day.year, day.month, day.day)
    if first == last:
        for mention in days(text):
            end = first if mention.day <= first.day else first.replace(day=1) - timedelta(1)
            yield _at(mention, end.year, end.month, mention.day)
    for offset, pattern in _DAYS.items() if first == last else ():
        day = first + timedelta(offset)
        yield from (
            DateMention(*match.span(), day.year, day.month, day.day) for match in pattern.finditer(text)
        )
    for offset, pattern in _MONTHS.items() if (first.year, first.month) == (last.year, last.month) else ():
        year, month = divmod(first.year * 12 + first.month - 1 + offset, 12)
        for match in pattern.finditer(text):
            of = _DAY_OF.match(text, match.end())
            yield DateMention(match.start(), (of or match).end(), year, month + 1, int(of[1]) if of else 0)
    for match in _YEAR_BEFORE.finditer(text):
        yield from (DateMention(*match.span(), day.year - 1, day.month) for day in {first, last})
    for offset, pattern in _YEARS.items():
        for match in pattern.finditer(text):
            yield from (DateMention(*match.span(), year + offset) for year in sorted({first.year, last.year}))


def _at(mention: DateMention, year: int, month: int, day: int) -> DateMention:
    return DateMention(mention.start, mention.end, year, month, day)
