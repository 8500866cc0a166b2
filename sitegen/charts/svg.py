"""SVG as text: shapes with classes, whose colours are the theme's. No styles, no scripts, one way to write everything.

Every mark of a series has the class `s1` to `s6`; its colour, and what becomes of it in the dark, in print and with
forced colours, is in the theme's CSS. A pattern over the colour tells series apart without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from math import cos, pi, sin

import msgspec

from sitegen.charts.plot import Label
from sitegen.charts.text_width import width, wrapped

SIZE = 13
SMALL = 12
LEADING = 17
SMALL_LEADING = 16
"""The sizes of text and the distances of its lines, as the theme's CSS has them."""

_HATCHES = (
    "",
    "M-2 2 2-2M0 6 6 0M4 8 8 4",  # rising lines
    "M1.5 1.5h1.4M4.5 4.5h1.4",  # dots
    "M-2 4 2 8M0 0 6 6M4-2 8 2",  # falling lines
    "M0 1.5H6M0 4.5H6",  # level lines
    "M0 0 6 6M0 6 6 0",  # a grid
)
"""What is drawn over the colour of each series, in a square of 6."""


class Canvas:
    """A drawing of one width. Its height is said at the end."""

    def __init__(self, id_: str, width: int) -> None:
        self.id = id_
        self.width = width
        self._behind: list[str] = []
        self._parts: list[str] = []
        self._patterns: dict[str, str] = {}

    def text(self, label: Label | str, x: float, y: float, kind: str = "", anchor: str = "") -> None:
        """A line of text on the baseline `y`; `anchor` is "middle" or "end"."""
        text, lang = (label, "") if isinstance(label, str) else (label.text, label.lang)
        self._parts.append(
            f'<text x="{short(x)}" y="{short(y)}"{_attribute("class", kind)}{_attribute("text-anchor", anchor)}'
            f"{_attribute('lang', lang)}>{escape(text, quote=False)}</text>"
        )

    def line(self, start: tuple[float, float], end: tuple[float, float], kind: str) -> None:
        points = f'x1="{short(start[0])}" y1="{short(start[1])}" x2="{short(end[0])}" y2="{short(end[1])}"'
        self._parts.append(f'<line class="{kind}" {points}/>')

    def behind(self, start: tuple[float, float], end: tuple[float, float], kind: str) -> None:
        """A line behind everything else."""
        self.line(start, end, kind)
        self._behind.append(self._parts.pop())

    def path(self, data: str, kind: str) -> None:
        self._parts.append(f'<path class="{kind}" d="{data}"/>')

    def bar(self, x: float, y: float, size: tuple[float, float], series: int) -> None:
        """A bar in the colour and with the pattern of a series."""
        area = f'x="{short(x)}" y="{short(y)}" width="{short(size[0])}" height="{short(size[1])}"'
        self._parts.append(f'<rect class="fill s{series + 1}" {area}/>')
        if _HATCHES[series]:
            self._parts.append(f'<rect fill="url(#{self._pattern(series)})" {area}/>')

    def unsure(self, x: float, y: float, size: tuple[float, float], series: int) -> None:
        """The part of a bar of which it is not known whether it is there."""
        area = f'x="{short(x)}" y="{short(y)}" width="{short(size[0])}" height="{short(size[1])}"'
        self._parts.append(f'<rect class="unsure s{series + 1}" {area}/>')
        self._parts.append(f'<rect fill="url(#{self._unsure_pattern(series)})" {area}/>')

    @contextmanager
    def told(self, words: str) -> Iterator[None]:
        """What is drawn meanwhile says `words` to who points at it."""
        self._parts.append(f"<g><title>{escape(words, quote=False)}</title>")
        yield
        self._parts.append("</g>")

    def whisker(self, start: tuple[float, float], end: tuple[float, float], kind: str) -> None:
        """A line with a stroke across each end, level or upright; `kind` is "s1" …, or "ink" upon a bar."""
        (x1, y1), (x2, y2) = start, end
        dx, dy = (0, 5) if y1 == y2 else (5, 0)
        strokes = [
            f"M{short(x - dx)} {short(y - dy)}L{short(x + dx)} {short(y + dy)}" for x, y in (start, end)
        ]
        self.path(f"M{short(x1)} {short(y1)}L{short(x2)} {short(y2)}{''.join(strokes)}", f"whisker {kind}")

    def badge(self, text: str, x: float, y: float, wide: float, kind: str = "ground") -> None:
        """A small text on a ground of its own, around a point."""
        area = f'x="{short(x - wide / 2 - 3)}" y="{short(y - 8)}" width="{short(wide + 6)}" height="16"'
        self._parts.append(f'<rect class="{kind}" rx="3" {area}/>')
        self.text(text, x, y + 4.5, "badge", "middle")

    def missing(self, x: float, y: float, kind: str) -> None:
        """Where a number of a series, "s1" …, is missing."""
        self.path(f"M{short(x - 3.5)} {short(y - 3.5)}l7 7m0-7l-7 7", f"missing {kind}")

    def mark(self, x: float, y: float, series: int, hollow: bool = False) -> None:
        """A point in the shape of a series; hollow where it is only about there."""
        self.path(_shape(series, x, y), f"mark{' hollow' if hollow else ''} s{series + 1}")

    def svg(self, height: float, title: str, description: str, kind: str) -> str:
        """The whole drawing, with its name and what it is."""
        defs = f"<defs>{''.join(self._patterns.values())}</defs>" if self._patterns else ""
        drawn = "".join((*self._behind, *self._parts))
        return (
            f'<svg class="chart chart-{kind}" viewBox="0 0 {self.width} {short(height)}" role="img"'
            f' aria-labelledby="{self.id}-t {self.id}-d"><title id="{self.id}-t">{escape(title, quote=False)}</title>'
            f'<desc id="{self.id}-d">{escape(description, quote=False)}</desc>{defs}{drawn}</svg>'
        )

    def _pattern(self, series: int) -> str:
        id_ = f"{self.id}-p{series + 1}"
        self._patterns[id_] = _tile(id_, _HATCHES[series], "hatch")
        return id_

    def _unsure_pattern(self, series: int) -> str:
        id_ = f"{self.id}-u{series + 1}"
        self._patterns[id_] = _tile(id_, _HATCHES[1], f"unsure-hatch s{series + 1}")
        return id_


def _tile(id_: str, data: str, kind: str) -> str:
    size = 'width="6" height="6" patternUnits="userSpaceOnUse"'
    return f'<pattern id="{id_}" {size}><path class="{kind}" d="{data}"/></pattern>'


def short(number: float) -> str:
    """A coordinate with at most one decimal."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _attribute(name: str, value: str) -> str:
    return f' {name}="{value}"' if value else ""


def _shape(series: int, x: float, y: float) -> str:
    """The outline of a series' mark: a circle, a square, a triangle, a diamond, a hexagon, a cross."""
    if series == 0:
        return f"M{short(x - 4.5)} {short(y)}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z"
    if series == 5:
        return f"M{short(x - 1.5)} {short(y - 5)}h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z"
    corners, radius, turn = ((4, 5.8, 0.25), (3, 6, 0), (4, 6, 0), (6, 5.2, 0))[series - 1]
    angles = [2 * pi * (i / corners) + (2 * pi * turn / 2 if turn else 0) for i in range(corners)]
    points = [f"{short(x + radius * sin(a))} {short(y - radius * cos(a))}" for a in angles]
    return f"M{'L'.join(points)}z"


class Entry(msgspec.Struct, frozen=True):
    """An entry of a chart's key: what it looks like, and what that is."""

    kind: str
    """"bar", "line" or "mark" for a series; "about", "range", "band", "unsure" or "missing" for what is uncertain."""
    series: int
    label: Label


def key(canvas: Canvas, entries: list[Entry], y: float) -> float:
    """Draws the entries in lines below `y`, and gives where the last ends."""
    x = 0.0
    top = y
    for entry in entries:
        lines = wrapped(entry.label.text, canvas.width - 24, SIZE)
        wide = 24 + max((width(line, SIZE) for line in lines), default=0)
        if x and x + wide > canvas.width:
            x, top = 0.0, top + 20
        _sample(canvas, entry, x, top + 8)
        for i, line in enumerate(lines):
            canvas.text(Label(line, entry.label.lang), x + 24, top + 12.5 + i * LEADING)
        top += LEADING * max(0, len(lines) - 1)
        x += wide + 18
    return top + 20 if entries else y


def _sample(canvas: Canvas, entry: Entry, x: float, y: float) -> None:
    series = entry.series
    match entry.kind:
        case "bar":
            canvas.bar(x, y - 6, (18, 12), series)
        case "unsure":
            canvas.unsure(x, y - 6, (18, 12), series)
        case "line":
            canvas.line((x, y), (x + 18, y), f"curve s{series + 1}")
            canvas.mark(x + 9, y, series)
        case "band":
            canvas.path(f"M{short(x)} {short(y - 6)}h18v12h-18z", f"band s{series + 1}")
        case "range":
            canvas.whisker((x + 1, y), (x + 17, y), f"s{series + 1}" if series >= 0 else "ink")
        case "missing":
            canvas.missing(x + 9, y, f"s{series + 1}")
        case _:
            canvas.mark(x + 9, y, series, entry.kind == "about")
