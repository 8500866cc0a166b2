"""Charts whose entries are one below the other: bars, grouped and stacked bars, dots and ranges."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise

import msgspec

from sitegen.charts.frame import Labels, Sheet, entry_labels, foot, head
from sitegen.charts.plot import Label, Plot, Point
from sitegen.charts.scales import Scale, nice_domain, ticks
from sitegen.charts.svg import LEADING, SIZE, SMALL, SMALL_LEADING, Canvas
from sitegen.charts.text_width import width, wrapped

BAR, GROUPED_BAR = 22, 17
GAP, GROUP_GAP = 9, 16
LABEL_GAP = 6
NEAR = 20
"""Lines so near to the edge would cross the first letters of labels."""


class Area(msgspec.Struct, frozen=True):
    """Where the entries are drawn."""

    sheet: Sheet
    plot: Plot
    labels: Labels
    scale: Scale
    kinds: dict[str, int]
    """The kinds of uncertainty that occur, for the key."""
    bands: list[tuple[float, float]]
    """From where to where bars are, without the labels above them."""
    inset: float
    """Where labels above their marks begin: behind the first line that would cross their first letters."""

    @property
    def canvas(self) -> Canvas:
        return self.sheet.canvas


def draw_rows(sheet: Sheet, plot: Plot) -> float:
    """Draws the chart, and gives its height."""
    is_bars = plot.type in ("bar", "grouped-bar", "stacked-bar")
    top = head(sheet, plot, "bar" if is_bars else "mark")
    texts = [[wide for _, wide in _texts(plot, before=before)] for before in (True, False)]
    labels = entry_labels(plot, sheet, sum(max(of, default=0) for of in texts))
    low, high, step = _domain(plot, sheet.canvas.width - labels.column)
    has_axis = plot.type in ("stacked-bar", "dot", "range")
    scale, values = _scale(plot, sheet, labels, (low, high)), ticks(low, high, step) if has_axis else []
    inset = max((scale.at(value) + 5 for value in values if scale.at(value) < NEAR), default=0)
    area = Area(sheet, plot, labels, scale, {}, [], inset)
    y = top + (LABEL_GAP if has_axis else 0)
    gap = GAP if plot.type != "grouped-bar" and labels.column else GROUP_GAP
    for i in range(len(plot.entries)):
        y = _entry(area, i, y + (gap if i else 0))
    bottom = y + (LABEL_GAP if has_axis else 2)
    _axis(area, (top, bottom), values)
    bottom += 20 if has_axis else 0
    return foot(sheet, area.kinds, bottom)


def _domain(plot: Plot, room: float) -> tuple[Decimal, Decimal, Decimal]:
    """The ends of the scale, and the distance of the values below it, which must not touch in this room."""
    values = plot.known()
    if plot.type in ("bar", "grouped-bar"):
        low, high = min(Decimal(0), *values), max(Decimal(0), *values)
        return low, (high if low < high else Decimal(1)), Decimal(1)
    if plot.type == "stacked-bar":
        stacks = zip(*(series.points for series in plot.series), strict=True)
        values = [sum((point.low or Decimal(0) for point in stack), Decimal(0)) for stack in stacks]
    for most in (6, 5, 4, 3, 2):
        low, high, step = nice_domain(values, plot.type == "stacked-bar", most)
        shown = [width(plot.style.figure(value), SMALL) + 14 for value in ticks(low, high, step)]
        if sum(shown) <= room * 0.75:
            break
    return low, high, step


def _scale(plot: Plot, sheet: Sheet, labels: Labels, domain: tuple[Decimal, Decimal]) -> Scale:
    """The scale that leaves room for what is written next to the marks and below the axis."""
    low, high = domain
    whole = float(sheet.canvas.width)
    start, end = labels.column, whole
    left = list(_texts(plot, before=True))
    right = list(_texts(plot, before=False))
    if plot.type in ("stacked-bar", "dot", "range"):
        halves = [(value, width(plot.style.figure(value), SMALL) / 2) for value in domain]
        left += [halves[0]] if not labels.column else []
        right += [halves[1]]
    for _ in range(8):
        scale = Scale(low, high, start, max(end, start + whole * 0.15))
        over = max((scale.at(value) + wide - whole for value, wide in right), default=0)
        under = max((labels.column - scale.at(value) + wide for value, wide in left), default=0)
        if over <= 0.5 and under <= 0.5:
            break
        start, end = start + max(0, under), end - max(0, over)
    return scale


def _texts(plot: Plot, before: bool) -> Iterator[tuple[Decimal, float]]:
    """Where numbers are written, before their marks or behind them, and how much room each takes."""
    for i in range(len(plot.entries)):
        for point, is_before in _written(plot, i):
            value = point.low if is_before else point.high
            if is_before == before and value is not None:
                yield value, width(point.text, SIZE, bold=True) + 12


def _written(plot: Plot, i: int) -> list[tuple[Point, bool]]:
    """The numbers of an entry that are written next to their marks, each with whether before it: negative ones, and
    the lower one of two dots."""
    points = [series.points[i] for series in plot.series if not series.points[i].is_missing]
    if plot.type == "dot" and len(plot.series) == 2 and len(points) == 2:
        first, last = sorted(points, key=lambda point: (point.low or 0, point.high or 0))
        return [(first, True), (last, False)]
    if plot.type in ("bar", "grouped-bar", "range") or (plot.type == "dot" and len(plot.series) <= 2):
        return [(point, _is_negative(point)) for point in points]
    return []


def _is_negative(point: Point) -> bool:
    return point.high is not None and point.high <= 0 and point.low is not None and point.low < 0


def _entry(area: Area, i: int, y: float) -> float:
    """Draws one entry below `y`, and gives where it ends."""
    lines = area.labels.lines[i]
    count = len(area.plot.series)
    is_grouped = area.plot.type == "grouped-bar" and count > 1
    height = GROUPED_BAR * count if is_grouped else BAR
    lang = area.plot.entries[i].lang
    if area.labels.column:
        block = len(lines) * LEADING
        first = y + max(0, (height - block) / 2) + 12.5
        for n, line in enumerate(lines):
            area.canvas.text(Label(line, lang), area.labels.column - 10, first + n * LEADING, "entry", "end")
        below = y + max(height, block)
        y += max(0, (block - height) / 2)
    else:
        for line in lines:
            area.canvas.text(Label(line, lang), area.inset, y + 12.5, "entry")
            y += LEADING
        y += 2
        below = y + height
    area.bands.append((y - 2, y + height + 2))
    _MARKS[area.plot.type](area, i, y)
    return _notes(area, i, max(below, y + height))


def _notes(area: Area, i: int, y: float) -> float:
    """What is missing of a stack, and the remarks on an entry, below it."""
    start = area.labels.column + LABEL_GAP
    for note in (*_gaps(area, i), *(series.points[i].note for series in area.plot.series)):
        for line in wrapped(note.text, area.canvas.width - start, SMALL):
            area.canvas.text(Label(line, note.lang), start, y + 15, "note")
            y += SMALL_LEADING
    return y


def _gaps(area: Area, i: int) -> list[Label]:
    """What is said of a stack in which numbers are missing."""
    missing = [series.name.text for series in area.plot.series if series.points[i].is_missing]
    if area.plot.type != "stacked-bar" or not missing:
        return []
    reader = area.sheet.reader
    return [Label(f"{reader.say('chart.missing')}: {', '.join(missing)}")]


def _bars(area: Area, i: int, y: float) -> None:
    grouped = len(area.plot.series) > 1
    height = GROUPED_BAR if grouped else BAR
    for n, series in enumerate(area.plot.series):
        _bar(area, series.points[i], n, (y + n * height, height - (2 if grouped else 0)))


def _bar(area: Area, point: Point, series: int, band: tuple[float, float]) -> None:
    y, height = band
    zero = area.scale.at(Decimal(0))
    middle = y + height / 2
    if point.low is None or point.high is None:
        area.canvas.text(area.sheet.reader.say("chart.missing"), zero + LABEL_GAP, middle + 4.5, "none")
        return
    low, high = area.scale.at(point.low), area.scale.at(point.high)
    if point.value is None:
        near, far = (high, low) if _is_negative(point) else (low, high)
        crosses = low < zero < high
        if not crosses:
            area.canvas.bar(min(zero, near), y, (abs(near - zero), height), series)
        area.canvas.unsure(min(near, far), y, (abs(far - near), height), series)
        area.kinds["unsure"] = series
    else:
        at = area.scale.at(point.value)
        area.canvas.bar(min(zero, at), y, (max(abs(at - zero), 0.5), height), series)
        if point.has_range:
            area.canvas.whisker((low, middle), (high, middle), "ink")
            area.kinds["range"] = -1
    if _is_negative(point):
        area.canvas.text(point.text, min(low, high) - LABEL_GAP, middle + 4.5, "value", "end")
    else:
        area.canvas.text(point.text, max(high, zero) + LABEL_GAP, middle + 4.5, "value")


def _stack(area: Area, i: int, y: float) -> None:
    sum_ = Decimal(0)
    for n, series in enumerate(area.plot.series):
        point = series.points[i]
        if point.low is None:
            continue
        start, end = area.scale.at(sum_), area.scale.at(sum_ + point.low)
        sum_ += point.low
        with area.canvas.told(area.plot.words(n, i)):
            area.canvas.bar(start, y, (max(end - start - 1, 0.5), BAR), n)
        wide = width(point.text, SMALL, bold=True)
        if wide + 12 < end - start:
            area.canvas.badge(point.text, (start + end) / 2, y + BAR / 2, wide)


def _dots(area: Area, i: int, y: float) -> None:
    middle = y + BAR / 2
    known = [series.points[i] for series in area.plot.series if not series.points[i].is_missing]
    if not known:
        say = area.sheet.reader.say
        area.canvas.text(say("chart.missing"), area.scale.start + LABEL_GAP, middle + 4.5, "none")
        return
    ends = [area.scale.at(v) for p in known for v in (p.low, p.high) if v is not None]
    if len(known) > 1:
        area.canvas.line((min(ends), middle), (max(ends), middle), "between")
    for n, series in enumerate(area.plot.series):
        point = series.points[i]
        if point.low is None or point.high is None:
            continue
        if point.has_range:
            low, high = area.scale.at(point.low), area.scale.at(point.high)
            area.canvas.whisker((low, middle), (high, middle), f"s{n + 1}")
            area.kinds["range"] = n
        if point.value is not None:
            area.canvas.mark(area.scale.at(point.value), middle, n, point.approximate)
            if point.approximate:
                area.kinds["about"] = n
    for point, is_before in _written(area.plot, i):
        if is_before:
            area.canvas.text(point.text, min(ends) - 10, middle + 4.5, "value", "end")
        else:
            area.canvas.text(point.text, max(ends) + 10, middle + 4.5, "value")


def _ranges(area: Area, i: int, y: float) -> None:
    middle = y + BAR / 2
    point = area.plot.series[0].points[i]
    if point.low is None or point.high is None:
        say = area.sheet.reader.say
        area.canvas.text(say("chart.missing"), area.scale.start + LABEL_GAP, middle + 4.5, "none")
        return
    low, high = area.scale.at(point.low), area.scale.at(point.high)
    if point.has_range:
        area.canvas.bar(low, middle - 6, (max(high - low, 1), 12), 0)
    if point.value is not None:
        if point.has_range:
            at = area.scale.at(point.value)
            area.canvas.line((at, middle - 9), (at, middle + 9), "middle")
        else:
            area.canvas.mark(low, middle, 0, point.approximate)
    if _is_negative(point):
        area.canvas.text(point.text, low - 10, middle + 4.5, "value", "end")
    else:
        area.canvas.text(point.text, high + 10, middle + 4.5, "value")


_MARKS: dict[str, Callable[[Area, int, float], None]] = {
    "bar": _bars,
    "grouped-bar": _bars,
    "stacked-bar": _stack,
    "dot": _dots,
    "range": _ranges,
}


def _axis(area: Area, span: tuple[float, float], values: list[Decimal]) -> None:
    """The lines behind the marks, and the values below them: all, or every second or so where they would touch. Labels
    above bars are not crossed by the only line."""
    top, bottom = span
    spans = [span] if area.labels.column or values else area.bands
    each = next((n for n in range(1, len(values)) if _are_apart(area, values[::n])), max(1, len(values)))
    for value in values[::each]:
        x = area.scale.at(value)
        if value:
            area.canvas.behind((x, top), (x, bottom), "gridline")
        area.canvas.text(area.plot.style.figure(value), x, bottom + 15, "tick", "middle")
    if area.scale.low <= 0 <= area.scale.high:
        x = area.scale.at(Decimal(0))
        for start, end in spans:
            area.canvas.behind((x, start - 2), (x, end), "zero")


def _are_apart(area: Area, values: list[Decimal]) -> bool:
    """Whether what is written of values below an axis has room between."""
    spans = [(area.scale.at(value), width(area.plot.style.figure(value), SMALL) / 2) for value in values]
    return all(b - a >= one + other + 4 for (a, one), (b, other) in pairwise(spans))
