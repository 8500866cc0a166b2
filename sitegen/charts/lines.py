"""Line charts: numbers over time."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from sitegen.charts.end_labels import EndLabel, apart
from sitegen.charts.frame import Sheet, foot, head
from sitegen.charts.free_places import Box, Places
from sitegen.charts.plot import Label, Plot, Point
from sitegen.charts.scales import Scale, nice_domain, ticks, trimmed
from sitegen.charts.spec import MOST_SERIES
from sitegen.charts.svg import LEADING, SIZE, SMALL, SMALL_LEADING, Canvas, short
from sitegen.charts.text_width import width, wrapped
from sitegen.charts.time_axis import place, time_ticks

HEIGHT = {True: 200, False: 260}
"""Of the area of a narrow and a wide chart."""
INSET = 14
MOST_MARKS = 30
MOST_WHISKERS = 15
MARK = 7
"""The room of a mark around its middle."""


class Area(msgspec.Struct, frozen=True):
    """Where the lines are drawn."""

    sheet: Sheet
    plot: Plot
    x: tuple[float, ...]
    """The places of the entries."""
    y: Scale
    places: Places
    kinds: dict[str, int]
    unplaced: list[Label]
    """Remarks for which there was no room, and which are below the chart by their numbers."""

    @property
    def canvas(self) -> Canvas:
        return self.sheet.canvas


def draw_lines(sheet: Sheet, plot: Plot) -> float:
    """Draws the chart, and gives its height."""
    several = len(plot.series) > 1
    top = head(sheet, plot, "line" if sheet.narrow else "") + 20
    whole = float(sheet.canvas.width)
    bottom = top + HEIGHT[sheet.narrow]
    domain = nice_domain(plot.known(), False, 4 if sheet.narrow else 5)
    low, high = trimmed(plot.known(), domain)
    values = ticks(low, high, domain[2])
    left = max(width(plot.style.figure(value), SMALL) for value in values) + 8
    scale = Scale(low, high, bottom, top)
    labels = [] if sheet.narrow or not several else _end_labels(plot, scale, whole * 0.3)
    right = whole - (max(label.width for label in labels) + 26 if labels else 0)
    span = _span(plot, left + INSET, right - INSET)
    places = Places(Box(0, top - 20, whole, bottom))
    area = Area(sheet, plot, _places(plot, span), scale, places, {}, [])
    for value in values:
        y = scale.at(value)
        sheet.canvas.behind((left, y), (right, y), "zero" if not value else "gridline")
        sheet.canvas.text(plot.style.figure(value), left - 8, y + 4, "tick", "end")
        places.take(Box(0, y - 8, left - 4, y + 8))
    below = _time(area, span, bottom)
    for n in range(len(plot.series)):
        _line(area, n, bottom)
    _label_ends(area, labels, right)
    _label_points(area)
    _remarks(area)
    return foot(sheet, area.kinds, _unplaced(area, below))


def _span(plot: Plot, start: float, end: float) -> tuple[tuple[Decimal, float], tuple[Decimal, float]]:
    """The first and the last date by their days, with their places."""
    days = [place(date) for date in plot.dates]
    return (min(days), start), (max(days), end)


def _places(plot: Plot, span: tuple[tuple[Decimal, float], tuple[Decimal, float]]) -> tuple[float, ...]:
    (low, start), (high, end) = span
    if low == high:
        return ((start + end) / 2,) * len(plot.dates)
    scale = Scale(low, high, start, end)
    return tuple(scale.at(place(date)) for date in plot.dates)


def _time(area: Area, span: tuple[tuple[Decimal, float], tuple[Decimal, float]], bottom: float) -> float:
    """Draws the dates below the chart, and gives where they end."""
    (low, start), (high, end) = span
    found = time_ticks(area.plot.dates, span, SMALL, area.sheet.reader.language)
    for day, *texts in found:
        x = Scale(low, high, start, end).at(day) if low != high else (start + end) / 2
        area.canvas.behind((x, bottom), (x, bottom + 4), "stroke")
        for i, text in enumerate(filter(None, texts)):
            half = width(text, SMALL) / 2
            middle = min(max(x, half), area.canvas.width - half)
            area.canvas.text(text, middle, bottom + 18 + 15 * i, "tick", "middle")
    return bottom + (37 if any(year for _, _, year in found) else 22)


def _line(area: Area, n: int, bottom: float) -> None:
    """The line of a series, its marks, and what is uncertain about it."""
    points = area.plot.series[n].points
    if sum(point.has_range for point in points) > MOST_WHISKERS:
        _bands(area, n)
    else:
        _whiskers(area, n)
    data = ""
    before = None
    for x, point in zip(area.x, points, strict=True):
        if point.value is None:
            before = None
            continue
        y = area.y.at(point.value)
        data += f"{'M' if before is None else 'L'}{short(x)} {short(y)}"
        if before is not None:
            area.places.take_line(before, (x, y))
        before = x, y
    area.canvas.path(data or "M0 0", f"curve s{n + 1}")
    few = len(points) <= MOST_MARKS
    for i, (x, point) in enumerate(zip(area.x, points, strict=True)):
        if point.is_missing:
            boxes = (_around(x, bottom - 7 - 12 * k) for k in range(MOST_SERIES))
            box = area.places.first_free(boxes) or _around(x, bottom - 7)
            area.canvas.missing(x, box.top + MARK, f"s{n + 1}")
            area.kinds["missing"] = n
        elif point.value is not None and (few or point.approximate or _is_alone(points, i)):
            y = area.y.at(point.value)
            with area.canvas.told(area.plot.words(n, i)):
                area.canvas.mark(x, y, n, point.approximate)
            area.places.take(_around(x, y))
            if point.approximate:
                area.kinds["about"] = n


def _is_alone(points: tuple[Point, ...], i: int) -> bool:
    """Whether no line leads to a point."""
    return all(point.value is None for point in (*points[max(0, i - 1) : i], *points[i + 1 : i + 2]))


def _around(x: float, y: float) -> Box:
    return Box(x - MARK, y - MARK, x + MARK, y + MARK)


def _whiskers(area: Area, n: int) -> None:
    for x, point in zip(area.x, area.plot.series[n].points, strict=True):
        if point.has_range and point.low is not None and point.high is not None:
            low, high = area.y.at(point.low), area.y.at(point.high)
            area.canvas.whisker((x, low), (x, high), f"s{n + 1}")
            area.places.take(Box(x - MARK, high, x + MARK, low))
            area.kinds["range"] = n


def _bands(area: Area, n: int) -> None:
    """The area between the lowest and the highest values, where they are given for neighbours."""
    run: list[tuple[float, float, float]] = []
    points = zip(area.x, area.plot.series[n].points, strict=True)
    ends = [*((x, point.low, point.high) for x, point in points), (0.0, None, None)]
    for x, low, high in ends:
        if low is not None and high is not None:
            run.append((x, area.y.at(low), area.y.at(high)))
            continue
        if len(run) > 1:
            there = "L".join(f"{short(x)} {short(top)}" for x, _, top in run)
            back = "L".join(f"{short(x)} {short(foot)}" for x, foot, _ in reversed(run))
            area.canvas.path(f"M{there}L{back}z", f"band s{n + 1}")
            area.kinds["band"] = n
        run = []


def _end_labels(plot: Plot, scale: Scale, room: float) -> list[EndLabel]:
    """The names of the series and their last numbers, for the places where the lines end."""
    found = []
    for n, series in enumerate(plot.series):
        known = [i for i, point in enumerate(series.points) if not point.is_missing]
        last = series.points[known[-1]] if known else Point()
        if last.low is None or last.high is None:
            continue
        text = f"{series.name.text} {last.text}"
        if known[-1] != len(series.points) - 1:
            text += f" ({plot.entries[known[-1]].text})"
        lines = wrapped(text, room, SIZE, bold=True)
        middle = scale.at(last.value if last.value is not None else (last.low + last.high) / 2)
        widest = max(width(line, SIZE, bold=True) for line in lines)
        found.append(EndLabel(n, middle, tuple(lines), series.name.lang, widest))
    return apart(found, LEADING, scale.end, scale.start)


def _label_ends(area: Area, labels: list[EndLabel], right: float) -> None:
    for label in labels:
        points = area.plot.series[label.series].points
        last = max(i for i, point in enumerate(points) if not point.is_missing)
        x = area.x[last]
        area.canvas.behind((x + MARK, label.from_y), (right + 6, label.y), f"leader s{label.series + 1}")
        top = label.y - len(label.lines) * LEADING / 2
        for i, line in enumerate(label.lines):
            area.canvas.text(Label(line, label.lang), right + 24, top + i * LEADING + 13, "end")
        area.canvas.mark(right + 14, top + 8.5, label.series)
        area.places.take(Box(right, top, area.canvas.width, top + len(label.lines) * LEADING))


def _label_points(area: Area) -> None:
    """The numbers of the only series, where there is room: the last, the highest and the lowest first."""
    if len(area.plot.series) > 1:
        return
    points = area.plot.series[0].points
    known = [i for i, point in enumerate(points) if not point.is_missing]
    by_value = sorted(known, key=lambda i: points[i].high or Decimal(0))
    order = list(dict.fromkeys((known[-1], by_value[-1], by_value[0], known[0], *known)))
    for i in order[: len(known) if len(known) <= MOST_MARKS else 1]:
        point, x = points[i], area.x[i]
        if point.low is None or point.high is None:
            continue
        above, below = area.y.at(point.high), area.y.at(point.low)
        half = width(point.text, SIZE, bold=True) / 2
        middle = min(max(x, half), area.canvas.width - half)
        upper = Box(middle - half, above - 25, middle + half, above - 9)
        lower = Box(middle - half, below + 9, middle + half, below + 25)
        box = area.places.first_free((lower, upper) if _is_low(points, i) else (upper, lower))
        if box is not None:
            area.canvas.text(point.text, middle, box.bottom - 3.5, "value", "middle")


def _is_low(points: tuple[Point, ...], i: int) -> bool:
    """Whether the neighbours of a point are higher."""
    own = points[i].low
    around = [
        point.low for point in (*points[max(0, i - 1) : i], *points[i + 1 : i + 2]) if point.low is not None
    ]
    return own is not None and bool(around) and all(low > own for low in around)


def _remarks(area: Area) -> None:
    """The remarks on points, next to them where there is room, else as numbers that are explained below."""
    for series in area.plot.series:
        for x, point in zip(area.x, series.points, strict=True):
            if not point.note.text:
                continue
            y = area.y.at(point.high) if point.high is not None else area.y.start - 7
            lines = wrapped(point.note.text, 110 if area.sheet.narrow else 170, SMALL)
            box = area.places.first_free(_around_point(x, y, lines))
            if box is None:
                _numbered(area, x, y, point.note)
                continue
            toward = box.bottom + 2 if box.bottom < y else box.top - 2
            from_y = y - MARK if box.bottom < y else y + MARK
            area.canvas.behind((x, from_y), (min(max(x, box.left), box.right), toward), "leader")
            for i, line in enumerate(lines):
                label = Label(line, point.note.lang)
                area.canvas.text(label, box.left, box.top + i * SMALL_LEADING + 12, "note")


def _around_point(x: float, y: float, lines: list[str]) -> Iterator[Box]:
    wide = max(width(line, SMALL) for line in lines)
    tall = len(lines) * SMALL_LEADING
    for distance in (14, 30, 50, 75, 105):
        for top in (y - distance - tall, y + distance):
            for left in (x - wide / 2, x - 8, x - wide + 8):
                yield Box(left, top, left + wide, top + tall)


def _numbered(area: Area, x: float, y: float, note: Label) -> None:
    area.unplaced.append(note)
    around = (Box(x + dx - 9, y + dy - 8, x + dx + 9, y + dy + 8) for dx, dy in _NEAR)
    box = area.places.first_free(around) or Box(x - 9, y - 25, x + 9, y - 9)
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    area.canvas.behind((x, y), middle, "leader")
    area.canvas.badge(str(len(area.unplaced)), *middle, 10, "ground numbered")


_NEAR = tuple(
    (dx, dy) for d in (17, 24, 34, 46, 60) for dx, dy in ((0, -d), (0, d), (d, 0), (-d, 0), (d, -d), (-d, -d))
)


def _unplaced(area: Area, y: float) -> float:
    for number, note in enumerate(area.unplaced, start=1):
        y += 4
        area.canvas.badge(str(number), 8, y + 8, 10, "ground numbered")
        for line in wrapped(note.text, area.canvas.width - 24, SMALL):
            area.canvas.text(Label(line, note.lang), 24, y + 12, "note")
            y += SMALL_LEADING
    return y
