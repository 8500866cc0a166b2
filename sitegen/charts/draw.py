"""A chart as two SVG drawings, of which the page shows the one that suits its width."""

from __future__ import annotations

import msgspec

from sitegen.charts.frame import Sheet
from sitegen.charts.lines import draw_lines
from sitegen.charts.plot import Plot, Reader, plot_of
from sitegen.charts.rows import draw_rows
from sitegen.charts.spec import Chart
from sitegen.charts.svg import Canvas
from sitegen.datasets.values import Dataset

NARROW, WIDE = 320, 600
"""The widths that the drawings are made for, in pixels."""


class Drawing(msgspec.Struct, frozen=True):
    """A chart as SVG for a narrow and for a wide place. Whoever shows both hides one of them with CSS."""

    narrow: str
    wide: str


def draw(dataset: Dataset, chart: Chart, reader: Reader, id_: str, title: str) -> Drawing:
    """The drawings of a chart that has no faults (`spec.faults`).

    `id_` begins all ids in them, and must be the chart's own on its page. `title` is its name, the text alternative
    of its record.
    """
    plot = plot_of(dataset, chart, reader)
    description = _description(plot, reader)
    drawn = []
    for kind, width in (("narrow", NARROW), ("wide", WIDE)):
        canvas = Canvas(f"{id_}-{kind}", width)
        sheet = Sheet(canvas, kind == "narrow", reader)
        height = draw_lines(sheet, plot) if plot.type == "line" else draw_rows(sheet, plot)
        drawn.append(canvas.svg(height + 5, title, description, kind))
    return Drawing(*drawn)


def _description(plot: Plot, reader: Reader) -> str:
    """What a screen reader says of the chart, in addition to its name."""
    numbers = plot.known()
    low, high = (plot.style.figure(value) for value in (min(numbers), max(numbers)))
    unit = plot.style.unit
    return " ".join(
        (
            reader.say("chart.described", kind=reader.say(f"chart.type.{plot.type}"), n=len(plot.entries)),
            reader.say("chart.extent.unit", low=low, high=high, unit=unit)
            if unit
            else reader.say("chart.extent", low=low, high=high),
            reader.say("chart.see_table"),
        )
    )
