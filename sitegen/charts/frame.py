"""What all charts have around them: the heading, the keys, and the room for labels of entries."""

from __future__ import annotations

import msgspec

from sitegen.charts.plot import Label, Plot, Reader
from sitegen.charts.svg import LEADING, SIZE, Canvas, Entry, key
from sitegen.charts.text_width import width, wrapped

LEFT_SHARE = {True: 0.3, False: 0.38}
"""How much of a narrow or a wide chart the labels of entries may take on the left, else they are above."""


LEAST_SHARE = 0.75
"""So much of the width at most is for labels and texts, and the rest for the marks."""


class Sheet(msgspec.Struct, frozen=True):
    """What a chart is drawn on, and for whom."""

    canvas: Canvas
    narrow: bool
    reader: Reader


def head(sheet: Sheet, plot: Plot, kind: str) -> float:
    """Draws the heading, and the key of the series where there are several, unless `kind`, how they look in it, is "";
    gives where the chart begins."""
    y = 4.0
    for line in wrapped(plot.heading.text, sheet.canvas.width, SIZE, bold=True):
        sheet.canvas.text(Label(line, plot.heading.lang), 0, y + 12, "measure")
        y += LEADING
    if plot.heading.text:
        y += 7
    if kind and len(plot.series) > 1:
        y = key(sheet.canvas, [Entry(kind, i, series.name) for i, series in enumerate(plot.series)], y) + 6
    return y


def foot(sheet: Sheet, kinds: dict[str, int], y: float) -> float:
    """Draws the key of what is uncertain: the kinds that occur, each with a series in which it does."""
    say = sheet.reader.say
    entries = [Entry(kind, series, Label(say(f"chart.key.{kind}"))) for kind, series in sorted(kinds.items())]
    return key(sheet.canvas, entries, y + 10) if entries else y


class Labels(msgspec.Struct, frozen=True):
    """The labels of entries in lines: in a column on the left of this width, or above each where it is 0."""

    lines: tuple[tuple[str, ...], ...]
    column: float


def entry_labels(plot: Plot, sheet: Sheet, beside: float) -> Labels:
    """Where the labels of the entries are, and their lines; `beside` the marks, texts take so much of the width."""
    whole = sheet.canvas.width
    widest = max(width(entry.text, SIZE) for entry in plot.entries)
    most = min(whole * LEFT_SHARE[sheet.narrow], whole * LEAST_SHARE - beside)
    if widest <= most:
        return Labels(tuple((entry.text,) for entry in plot.entries), widest + 10)
    lines = tuple(tuple(wrapped(entry.text, most, SIZE)) for entry in plot.entries)
    if not sheet.narrow and max(map(len, lines)) <= 2:
        return Labels(lines, max(width(line, SIZE) for of in lines for line in of) + 10)
    return Labels(tuple(tuple(wrapped(entry.text, whole - 25, SIZE)) for entry in plot.entries), 0)
