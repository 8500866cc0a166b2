"""Dates in English text: 26 December 2023, in April, the 2023–24 season, the 1990s, on Monday."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sitegen.facts.quantities import DateMention
from sitegen.facts.starts import matches
from sitegen.runtime.patterns import lazy_pattern

_split = str.split
MONTHS = {
    name: number
    for number, name in enumerate(
        _split("january february march april may june july august september october november december"),
        start=1,
    )
}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
WEEKDAYS = {
    name: number
    for number, name in enumerate(_split("monday tuesday wednesday thursday friday saturday sunday"), start=1)
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = lazy_pattern(
    rf"\b(?:(?:(?P<d0>\d{{1,2}}){_ORDINAL}\s?(?:and|or|to|[–-])\s?)?"
    rf"(?P<d1>\d{{1,2}}){_ORDINAL}(?:\sof)?\s(?P<m1>{_MONTH})\b\.?(?:,?\s(?P<y1>\d{{4}})\b)?"
    rf"|(?P<m2>{_MONTH})\b\.?\s(?P<d2>\d{{1,2}}){_ORDINAL}\b(?:,?\s(?P<y2>\d{{4}})\b)?"
    rf"|(?P<m3>{_MONTH})\b\.?(?:\sof)?,?\s(?P<y3>\d{{4}})\b"
    rf"|(?P<s0>{_YEAR})(?P<dash>[–/-])(?P<s1>\d\d)(?![\d–/-]|\s?(?:per\scent|percent|%))"
    r"|(?P<y4>\d{4})-(?P<m4>\d\d)(?:-(?P<d4>\d\d))?\b"
    r"|(?<![-\d])(?P<decade>(?:1[5-9]|20)\d0)s\b"
    rf"|(?<![\w$€£¥₩.,])(?P<year>{_YEAR})"
    r"(?![\d,.]\d|\w|%|\s(?:per\scent|percent|dollars|people|times)|-\d\d\b)"
    rf"|(?P<m5>{_MONTH})\b"
    rf"|(?P<weekday>{'|'.join(WEEKDAYS)})s?\b)",
    re.IGNORECASE,
)
_TIME_BEFORE = lazy_pattern(
    r"\b(?:in|since|until|till|before|after|during|early|late|mid|last|next|this)[\s-](?:about\s|around\s)?$",
    re.IGNORECASE,
)
_BEFORE = lazy_pattern(r"\b(?:by|from|to|of|and|between|about|around)[\s-]$", re.IGNORECASE)
_NAME_AFTER = lazy_pattern(r"\s[A-Z][a-z]")


def dates(text: str, starts: Iterable[int]) -> Iterator[DateMention]:
    """The dates of an English text, in its order; they begin at one of `starts`."""
    for match in matches(_DATE, text, starts):
        start, end = match.span()
        part = match.groupdict()
        if part["weekday"]:
            if match[0][0].isupper():
                yield DateMention(start, end, weekday=WEEKDAYS[part["weekday"].lower()])
        elif part["decade"] or part["year"]:
            year = int(part["decade"] or part["year"])
            yield DateMention(start, end, year=year, decade=bool(part["decade"]))
        elif part["s0"]:
            yield from _season(match)
        else:
            yield from _day(text, match)


def _season(match: re.Match[str]) -> Iterator[DateMention]:
    """2023–24 is a season of two years, 2023-04 a month."""
    start, end = match.span()
    first, second = int(match["s0"]), int(match["s1"])
    if (first + 1) % 100 == second and (match["dash"] != "-" or second > 12):
        yield DateMention(start, match.end("s0"), year=first)
        yield DateMention(match.start("s1"), end, year=first + 1)
    elif match["dash"] == "-" and 1 <= second <= 12:
        yield DateMention(start, end, year=first, month=second)
    elif match["dash"] != "/" and second > first % 100:
        yield DateMention(start, match.end("s0"), year=first)
        yield DateMention(match.start("s1"), end, year=first - first % 100 + second)


def _day(text: str, match: re.Match[str]) -> Iterator[DateMention]:
    start, end = match.span()
    part = match.groupdict()
    month = next(part[name] for name in ("m1", "m2", "m3", "m4", "m5") if part[name])
    if not month.isdecimal() and not (month[0].isupper() and (not part["m5"] or _is_month(text, start, end))):
        return
    number = int(month) if month.isdecimal() else MONTHS[month.lower()]
    year = int(part["y1"] or part["y2"] or part["y3"] or part["y4"] or 0)
    day = int(part["d1"] or part["d2"] or part["d4"] or 0)
    if not (1 <= number <= 12 and day <= 31):
        return
    if part["d0"]:
        yield DateMention(start, match.end("d0"), year=year, month=number, day=int(part["d0"]))
        start = match.start("d1")
    yield DateMention(start, end, year=year, month=number, day=day)


def _is_month(text: str, start: int, end: int) -> bool:
    """Whether a month's name by itself is one: "May" and "March" begin sentences as verbs do, June and April are
    people's names."""
    word = text[start:end].lower()
    if _TIME_BEFORE.search(text, max(0, start - 16), start):
        return True
    if word in ("april", "may", "june", "august", "march") and _NAME_AFTER.match(text, end):
        return False
    if word in ("may", "march"):
        return bool(_BEFORE.search(text, max(0, start - 12), start))
    return len(word) > 4 or word in ("june", "july") or text.startswith(".", end)
