"""The timeline's overview: where events gather, on a scale that gives busy years room and skipped ones little.

Time is cut into columns of equal width: years, of which busy ones are cut again into months or quarters, or stretches
of years where there are too many. Years without events share one narrow column, the gap. An event that lies within
a column is a dot above the axis; one whose date spans several is a dot on a bar below it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil
from typing import NamedTuple

from sitegen.dates import Edtf, parse, words
from sitegen.dates.edtf import first_day, last_day
from sitegen.dates.years import edtf_year, year_label, years_label
from sitegen.language.conventions import conventions_of
from sitegen.views.overview_parts import Dot, Overview, Stretch, Tick
from sitegen.views.parts import EventItem

UNITS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10_000, 100_000)
"""How many years a column may hold."""

GAP = 0.5
"""The width of a gap, in columns."""

BUSY = 4
"""A year of so many events that are dated to a quarter or finer is cut into months or quarters."""

NARROWEST = 28
"""The width in pixels that a column is sure to have: a target must measure 24."""

TALLEST = 130
MOST_DOTS = 60
"""A column with more events than that shows a bar; up to then dots, stacked up to so many pixels."""

PITCHES = (11.0, 9.0, 7.0, 5.5)

Month = int
"""Months counted from year 0: 12 × year + month - 1."""


class Column(NamedTuple):
    """A stretch of time, first and last month included; `weight` is its width in columns."""

    first: Month
    last: Month
    weight: float = 1.0
    is_gap: bool = False


class Marked(NamedTuple):
    """An event with the months that its date spans."""

    item: EventItem
    date: Edtf
    first: Month
    last: Month


class Area(NamedTuple):
    """Where a stretch of time is drawn: `x` and `width` in percent, `y` and `height` in pixels."""

    x: float
    width: float
    y: float
    height: float


def overview(events: Sequence[tuple[EventItem, Edtf]], language: str, room: int) -> Overview:
    """The overview of `events`, which are in the order of time, in at most `room` columns."""
    marked = _marked(events)
    columns = _columns(marked, room)
    starts = [column.first for column in columns]
    edges = _edges(columns)
    points: dict[int, list[Marked]] = {}
    periods: dict[tuple[int, int], list[Marked]] = {}
    for mark in marked:
        i, j = bisect_right(starts, mark.first) - 1, bisect_right(starts, mark.last) - 1
        if i == j:
            points.setdefault(i, []).append(mark)
        else:
            periods.setdefault((i, j), []).append(mark)
    most = max(map(len, points.values()), default=0)
    pitch = _pitch(most)
    per_row = ceil(most / (TALLEST // pitch)) if most <= MOST_DOTS else 1
    axis = round(max(30, (TALLEST if most > MOST_DOTS else ceil(most / per_row) * pitch if most else 0) + 12))
    ticks = tuple(_ticks(columns, edges, language))
    top = axis + (44 if any(tick.minor for tick in ticks) else 26)

    stretches = []
    for i, marks in sorted(points.items()):
        column = columns[i]
        label = _words(column.first, column.last, language)
        bar = round((axis - 12) * len(marks) / most) if most > MOST_DOTS else 0
        dots = () if bar else _stack(marks, per_row, pitch, axis)
        area = Area(edges[i], edges[i + 1] - edges[i], 0, axis)
        stretches.append(_stretch(label, marks, area, dots, bar=bar))
    lanes = 0
    for lane, (i, j), marks in _lanes(periods):
        label = _period(marks, columns[i].first, columns[j].last, language)
        area = Area(edges[i], edges[j + 1] - edges[i], top + 26 * lane, 24)
        dots = _row(marks, int((j - i + 1) * NARROWEST // pitch), pitch, area.y + 12)
        stretches.append(_stretch(label, marks, area, dots, is_period=True))
        lanes = max(lanes, lane + 1)
    gaps = tuple(
        (edges[i], round(edges[i + 1] - edges[i], 3)) for i, column in enumerate(columns) if column.is_gap
    )
    return Overview(top + 26 * lanes, axis, round(pitch / 2 - 1, 2), tuple(stretches), ticks, gaps)


def _marked(events: Sequence[tuple[EventItem, Edtf]]) -> list[Marked]:
    """The events with the months they span; a date that is open at its end reaches to the last month there is."""
    spans = [
        (_month(first_day(date)), _month(last_day(date)), date.end is None and date.is_interval)
        for _, date in events
    ]
    horizon = max((first if is_open else last) for first, last, is_open in spans)
    return [
        Marked(item, date, first, horizon if is_open else last)
        for (item, date), (first, last, is_open) in zip(events, spans, strict=True)
    ]


def _month(day: tuple[int, int, int]) -> Month:
    return day[0] * 12 + day[1] - 1


def _columns(marked: Sequence[Marked], room: int) -> list[Column]:
    years = {month // 12 for mark in marked for month in (mark.first, mark.last)}
    for unit in UNITS:
        columns = list(_with_gaps(sorted({year // unit for year in years}), unit))
        if sum(column.weight for column in columns) <= room:
            break
    return columns if unit > 1 else _cut(columns, marked, room)


def _with_gaps(periods: Sequence[int], unit: int) -> Iterator[Column]:
    """A column for each period of `unit` years, and one for the time that is skipped between two."""
    months = unit * 12
    for i, period in enumerate(periods):
        if i and period > periods[i - 1] + 1:
            yield Column((periods[i - 1] + 1) * months, period * months - 1, GAP, True)
        yield Column(period * months, (period + 1) * months - 1)


def _cut(columns: list[Column], marked: Sequence[Marked], room: int) -> list[Column]:
    """Cuts the busiest years into months, or else quarters, as far as there is room."""
    dated = [mark.first // 12 for mark in marked if mark.first // 3 == mark.last // 3]
    busy = sorted(
        (year for year in set(dated) if dated.count(year) >= BUSY), key=lambda y: (-dated.count(y), y)
    )
    left = room - sum(column.weight for column in columns)
    parts: dict[int, int] = {}
    for year in busy:
        parts[year] = next((n for n in (12, 4) if n - 1 <= left), 1)
        left -= parts[year] - 1
    found: list[Column] = []
    for column in columns:
        length = 12 // parts.get(column.first // 12, 1) if not column.is_gap else 0
        if length in (0, 12):
            found.append(column)
        else:
            found += [
                Column(first, first + length - 1) for first in range(column.first, column.last + 1, length)
            ]
    return found


def _edges(columns: Sequence[Column]) -> list[float]:
    """Where the columns begin and the last one ends, in percent of the width."""
    whole = sum(column.weight for column in columns)
    edges = [0.0]
    for column in columns:
        edges.append(round(edges[-1] + 100 * column.weight / whole, 3))
    return edges


def _pitch(most: int) -> float:
    """The distance between dots at which the fullest column holds its own."""
    fitting = (pitch for pitch in PITCHES if ceil(most / (TALLEST // pitch)) * pitch <= NARROWEST)
    return next(fitting, PITCHES[-1])


def _stack(marks: Sequence[Marked], per_row: int, pitch: float, axis: float) -> tuple[Dot, ...]:
    rows = ceil(len(marks) / per_row)
    return tuple(
        _dot(
            mark, (i // rows - (ceil(len(marks) / rows) - 1) / 2) * pitch, axis - pitch * (i % rows + 0.5) - 3
        )
        for i, mark in enumerate(marks)
    )


def _row(marks: Sequence[Marked], room: int, pitch: float, y: float) -> tuple[Dot, ...]:
    """Dots side by side, closer than the pitch where there is no room for them."""
    step = min(pitch, pitch * (room - 1) / (len(marks) - 1)) if len(marks) > 1 else 0
    return tuple(_dot(mark, (i - (len(marks) - 1) / 2) * step, y) for i, mark in enumerate(marks))


def _dot(mark: Marked, x: float, y: float) -> Dot:
    date = mark.date
    return Dot(mark.item.id, round(x, 1), round(y, 1), mark.item.key, date.approximate or date.uncertain)


def _stretch(
    label: str,
    marks: Sequence[Marked],
    area: Area,
    dots: tuple[Dot, ...],
    *,
    bar: float = 0,
    is_period: bool = False,
) -> Stretch:
    return Stretch(
        label=label,
        url=f"#{marks[0].item.anchor}",
        count=len(marks),
        x=area.x,
        width=round(area.width, 3),
        middle=round(area.x + area.width / 2, 3),
        y=area.y,
        height=area.height,
        bar=bar,
        dots=dots,
        is_period=is_period,
    )


def _lanes(
    periods: dict[tuple[int, int], list[Marked]],
) -> Iterator[tuple[int, tuple[int, int], list[Marked]]]:
    """Each stretch of columns with the first lane in which it meets no other."""
    ends: list[int] = []
    for i, j in sorted(periods, key=lambda span: (span[0], -span[1])):
        lane = next((n for n, end in enumerate(ends) if end < i), len(ends))
        ends[lane : lane + 1] = [j]
        yield lane, (i, j), periods[i, j]


def _ticks(columns: Sequence[Column], edges: Sequence[float], language: str) -> Iterator[Tick]:
    """The years, and the months of those that are cut into months."""
    months = conventions_of(language).months["LLL"]
    numbered = [(i, column) for i, column in enumerate(columns) if not column.is_gap]
    for year, group in groupby(numbered, key=lambda pair: pair[1].first // 12):
        found = [i for i, _ in group]
        first, last = edges[found[0]], edges[found[-1] + 1]
        label = year_label(year, language)
        yield Tick(label, round((first + last) / 2, 3), first, round(last - first, 3), len(found))
        if len(found) == 12:
            for month, i in enumerate(found, start=1):
                middle = round((edges[i] + edges[i + 1]) / 2, 3)
                yield Tick(
                    months[month - 1], middle, edges[i], round(edges[i + 1] - edges[i], 3), 1, minor=True
                )


def _period(marks: Sequence[Marked], first: Month, last: Month, language: str) -> str:
    """The date that all have in common, or else the time from the first to the last column they span."""
    dates = {mark.date for mark in marks}
    return words(dates.pop(), language) if len(dates) == 1 else _words(first, last, language)


def _words(first: Month, last: Month, language: str) -> str:
    """A stretch of months in words: "October 2025", "July–September 2025", "2013–2018"."""
    start, end = first // 12, last // 12
    if start < -9999 or end > 9999:
        return years_label(start, end, language)
    if first % 12 == 0 and last % 12 == 11:
        text = "/".join(map(edtf_year, dict.fromkeys((start, end))))
    else:
        text = "/".join(f"{edtf_year(m // 12)}-{m % 12 + 1:02}" for m in dict.fromkeys((first, last)))
    return words(parse(text), language)
