"""Dates in words: months, days and intervals as CLDR has them, the phrases around them from `phrases`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from sitegen.dates.edtf import Day, Edtf, first_day, last_day, month_length
from sitegen.dates.level_two import Part, SomeYear, some_year
from sitegen.dates.parsing import parse
from sitegen.dates.phrases import NEUTRAL, PHRASES, Phrases
from sitegen.language.conventions import conventions_of
from sitegen.language.conventions.model import Conventions, Width
from sitegen.runtime.patterns import lazy_pattern

Form = Literal["long", "short"]
Unit = Literal["year", "month", "day"]

_FIELD = lazy_pattern(r"'((?:[^']|'')*)'|([A-Za-z])\2*")
"""Letters that stand for a part of a date, or words in quotes."""

_WIDTHS: Mapping[int, Width] = {3: "abbreviated", 4: "wide", 5: "narrow"}

_THIRDS_OF_YEAR = {(1, 4): 0, (5, 8): 1, (9, 12): 2, (10, 12): 2, (11, 12): 2}


class _Style(msgspec.Struct, frozen=True):
    conventions: Conventions
    phrases: Phrases
    short: bool
    year: bool
    eras: bool = False
    """Whether years after Christ say so: in an interval or a set that begins before."""


@lru_cache(maxsize=1 << 16)
def words(date: Edtf, language: str, *, year: bool = True, form: Form = "long") -> str:
    """The date as a reader of `language` (BCP 47) writes it: "19 November 2025", "2025년 11월 19일".

    `form="short"` is for narrow columns: "19 Nov 2025", "2025. 11. 19.". Without `year` the year is left out
    where a month, day or season remains and the whole date lies in one year. Times are not shown.

    An interval with approximate ends that is a third of a year or month reads as one: `2025-01~/2025-04~` is
    "early 2025", `2025-10-11~/2025-10-20~` "mid-October 2025"; "late 2025" may begin in September, October or
    November.

    Raises babel.UnknownLocaleError or ValueError for a language that Babel does not know.
    """
    known = conventions_of(language)
    phrases = PHRASES.get(f"{known.language}-{known.script}") or PHRASES.get(known.language) or NEUTRAL
    return _words(date, _Style(known, phrases, form == "short", year))


def _words(date: Edtf, style: _Style, *, inside: bool = False) -> str:
    if date.is_interval:
        return _interval(date, style)
    if date.members:
        return _set(date, style)
    if some := some_year(date.text):
        return _qualified(_of_some_year(some, date, style), date, style)
    text = _single(date, style)
    if date.precision in ("decade", "century") and not style.short and (inside or date.approximate):
        text = style.phrases.inside.format(text)
    return _qualified(text, date, style)


def _qualified(text: str, date: Edtf, style: _Style, *, part: bool = False) -> str:
    """The words with those for how sure `date` is; a `part` of a year or month is approximate as it is."""
    phrases = style.phrases
    if date.marks and phrases.parts and not style.short:
        return _marked(text, date.marks, phrases)
    if date.approximate and not part:
        about = phrases.about_short if style.short else phrases.about
        if phrases.about_span and date.precision in ("season", "decade", "century"):
            about = phrases.about_span
        text = about.format(text)
    if date.uncertain:
        text = (phrases.uncertain_short if style.short else phrases.uncertain).format(text)
    return text


def _marked(text: str, marks: Sequence[tuple[Part, str]], phrases: Phrases) -> str:
    """The words with what is said of parts of the date: "1 June 2004 (day approximate)"."""
    assert phrases.parts is not None
    names = dict(zip(("year", "month", "day"), phrases.parts, strict=True))
    for template, signs in ((phrases.part_about, "~%"), (phrases.part_uncertain, "?%")):
        if parts := [names[part] for part, sign in marks if sign in signs]:
            text = template.format(text, _listed(parts, phrases.all_of))
    return text


def _of_some_year(some: SomeYear, date: Edtf, style: _Style) -> str:
    """A month or day of some year of a decade or century."""
    day = msgspec.structs.replace(style, year=False)
    unit: Unit = "month" if some.day is None else "day"
    text = _period((first_day(date)[0], some.month, some.day or 1), unit, day)
    span = parse(some.years)
    years = _single(span, style)
    if first_day(span)[0] > 0:
        years = style.phrases.inside.format(years)
    return style.phrases.some_year.format(text, years)


def _set(date: Edtf, style: _Style) -> str:
    """The members of a set, one or all of which are meant."""
    first, last = first_day(date)[0], last_day(date)[0]
    if first != last:
        style = msgspec.structs.replace(style, year=True, eras=first < 1 <= last)
    texts = [_member(member, style, date.is_choice) for member in date.members]
    return _listed(texts, style.phrases.one_of if date.is_choice else style.phrases.all_of)


def _member(member: Edtf, style: _Style, is_choice: bool) -> str:
    """A date of a set; one of which any earlier, or later, one may be right says so."""
    phrases = style.phrases
    if is_choice and member.end is not None and member.open_start:
        return phrases.or_earlier.format(_words(member.end, style, inside=True))
    if is_choice and member.start is not None and member.open_end:
        return phrases.or_later.format(_words(member.start, style, inside=True))
    return _words(member, style, inside=True)


def _listed(texts: Sequence[str], last: str) -> str:
    return last.join(filter(None, (", ".join(texts[:-1]), texts[-1])))


def _single(date: Edtf, style: _Style) -> str:
    """A date that is no interval, without its qualifiers."""
    first, last, phrases = first_day(date), last_day(date), style.phrases
    match date.precision:
        case "season":
            if phrases.seasons is None:
                return _span(first, last, "month", style)
            season = phrases.seasons[first[1] // 3 - 1]
            return phrases.season.format(season, _period(first, "year", style)) if style.year else season
        case "decade":
            if phrases.decade is None or first[0] < 1:
                return _span(first, last, "year", style)
            return phrases.decade.format(_period(first, "year", style))
        case "century":
            n = first[0] // 100 + 1
            template = phrases.century.get(style.conventions.ordinal(n)) or phrases.century.get("other")
            return template.format(n) if template and n > 0 else _span(first, last, "year", style)
        case "year" | "month" | "day" as unit:
            text = _period(first, unit, style)
            if style.short or date.unspecified is None:
                return text
            return (phrases.month_unknown if date.unspecified == "month" else phrases.day_unknown).format(
                text
            )
        case _:
            raise AssertionError(date.precision)


def _interval(date: Edtf, style: _Style) -> str:
    start, end, phrases = date.start, date.end, style.phrases
    if end is None and start is not None:
        return (phrases.since if date.open_end else phrases.end_unknown).format(
            _words(start, style, inside=True)
        )
    if start is None and end is not None:
        return (phrases.until if date.open_start else phrases.start_unknown).format(
            _words(end, style, inside=True)
        )
    assert start is not None and end is not None
    if start.year != end.year:
        style = msgspec.structs.replace(style, year=True, eras=start.year < 1 <= last_day(end)[0])
    if _sureness(start) == _sureness(end):
        if start.approximate and not start.marks and (part := _part(start, end, style)):
            return _qualified(part, start, style, part=True)
        if start.precision == end.precision and (text := _run(start, end, style)):
            return _qualified(text, start, style)
    return _joined(_words(start, style), _words(end, style), style)


def _sureness(date: Edtf) -> object:
    return date.approximate, date.uncertain, date.marks


def _run(start: Edtf, end: Edtf, style: _Style) -> str | None:
    """From one date to another of the same precision, what they share said once; None if nothing can be."""
    first, last, seasons = first_day(start), first_day(end), style.phrases.seasons
    match start.precision:
        case "season" if seasons is None:
            return _span(first, last_day(end), "month", style)
        case "season" if seasons is not None and start.year == end.year and first < last:
            run = _joined(seasons[first[1] // 3 - 1], seasons[last[1] // 3 - 1], style)
            return style.phrases.season.format(run, _period(first, "year", style)) if style.year else run
        case "year" | "month" | "day" as unit if not (start.unspecified or end.unspecified):
            return _span(first, last, unit, style)
    return None


def _part(start: Edtf, end: Edtf, style: _Style) -> str | None:
    """The interval as a third of a year or of a month, "early 2025", if it is one."""
    phrases, first, last = style.phrases, first_day(start), last_day(end)
    if (
        start.unspecified
        or end.unspecified
        or phrases.parts_of_year is None
        or phrases.parts_of_month is None
    ):
        return None
    if start.precision == end.precision == "month" and first[0] == last[0]:
        third = _THIRDS_OF_YEAR.get((first[1], last[1]))
        return None if third is None else phrases.parts_of_year[third].format(_period(first, "year", style))
    if start.precision == end.precision == "day" and first[:2] == last[:2]:
        thirds = {(1, 10): 0, (11, 20): 1, (21, month_length(*first[:2])): 2}
        third = thirds.get((first[2], last[2]))
        return None if third is None else phrases.parts_of_month[third].format(_period(first, "month", style))
    return None


def _span(first: Day, last: Day, unit: Unit, style: _Style) -> str:
    """From one year, month or day to another, as CLDR shortens it: "19–20 November 2025"."""
    differs = next((field for field, a, b in zip("yMd", first, last, strict=True) if a != b), None)
    if differs is None or (differs == "d" and unit == "month") or (differs != "y" and unit == "year"):
        return _period(first, unit, style)
    if differs == "y":
        style = msgspec.structs.replace(style, year=True)
    if first[0] >= 1 and last[0] <= 9999:
        formats = style.conventions.intervals
        for skeleton in _skeletons(unit, style):
            halves = formats.get(skeleton, {}).get(differs)
            if halves is not None:
                texts = (
                    _formatted(half, day, style) for half, day in zip(halves, (first, last), strict=True)
                )
                return _polished("".join(texts), style)
    return _joined(_period(first, unit, style), _period(last, unit, style), style)


def _joined(start: str, end: str, style: _Style) -> str:
    return _polished(style.conventions.interval.format(start, end), style)


def _polished(text: str, style: _Style) -> str:
    for pattern, replacement in style.phrases.polish:
        text = re.sub(pattern, replacement, text)
    return text


def _period(day: Day, unit: Unit, style: _Style) -> str:
    """The year, the month or the day that `day` stands for, as CLDR writes it."""
    names = _skeletons(unit, style)
    if (day[0] < 1 or style.eras) and names[-1].startswith("y"):
        names = ("G" + names[-1],)
    patterns = style.conventions.patterns
    return _formatted(next(patterns[name] for name in names if name in patterns), day, style)


def _skeletons(unit: Unit, style: _Style) -> tuple[str, ...]:
    """The names under which CLDR may hold the pattern for a unit, best first."""
    if unit == "year":
        return ("y",)
    if unit == "month":
        if style.short:
            return (style.phrases.short_month, "yMMM") if style.year else ("MMM",)
        return ("yMMMM", "yMMM") if style.year else ("MMMM", "MMM")
    if style.short:
        return (style.phrases.short_day, "yMMMd") if style.year else ("MMMd",)
    return ("yMMMMd", "yMMMd") if style.year else ("MMMMd", "MMMd")


def _formatted(pattern: str, day: Day, style: _Style) -> str:
    """The day in a CLDR pattern, months in full in the long form; years that `date` cannot hold included."""
    if not style.short:
        pattern = re.sub(r"(?<![ML])([ML])\1\1(?!\1)", r"\1\1\1\1", pattern)
    known, (year, month, number) = style.conventions, day

    def field(match: re.Match[str]) -> str:
        letter, length = match[2], len(match[0])
        if letter is None:
            return match[1].replace("''", "'") or "'"
        if letter in "yYur":
            return f"{year if year > 0 else 1 - year:0{length}}"
        if letter == "G":
            width = style.phrases.era if year < 1 or style.eras else _WIDTHS[max(3, length)]
            return known.eras[width][year > 0]
        if letter == "d":
            return f"{number:0{length}}"
        return known.months[match[0]][month - 1] if length > 2 else f"{month:0{length}}"

    return _FIELD.sub(field, pattern)
