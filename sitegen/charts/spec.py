"""What a record says of its chart, and whether its data can be shown so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from sitegen.datasets.values import Cell, Dataset, Date, Number, Row, Texts, Value, Words
from sitegen.problems import Problem, Span, codes

ChartType = Literal["bar", "grouped-bar", "stacked-bar", "line", "dot", "range"]

MOST_SERIES = 6
"""So many colours, patterns and shapes can be told apart."""
MOST_ROWS = 40
"""So many bars are a chart that can be looked over."""
MOST_POINTS = 400

IN_TIME = ("year", "date")


class Annotation(msgspec.Struct, frozen=True):
    """A remark on one entry of a chart: that whose cell in the column of `x` is written so."""

    x: str
    text: Texts
    series: str = ""
    """Where there are several: the column of the number, or the series' cell as written. "" is the first."""


class Chart(msgspec.Struct, frozen=True):
    """Which columns a chart shows, and how."""

    type: ChartType
    x: str
    """What is compared, or when: the column of the entries' names, of a line that of its dates."""

    y: tuple[str, ...] = ()
    """The columns of numbers, each of them a series. A range may have `low` and `high` instead."""

    series: str = ""
    """The column that says which series a row belongs to, instead of a column for each."""

    low: str = ""
    high: str = ""
    """Columns with the lowest and the highest value that the source gives for the number in `y`."""

    annotations: tuple[Annotation, ...] = ()


At = Callable[[str], Span]
"""The place of a field of the chart in its record, by its pointer: "y/0"."""


def faults(dataset: Dataset, chart: Chart, at: At) -> list[Problem]:
    """Why the data cannot be shown as the chart says; none if it can. Nothing may be drawn of what has faults."""
    found = list(_column_faults(dataset, chart, at))
    return found or [*_row_faults(dataset, chart, at), *_annotation_faults(dataset, chart, at)]


def _column_faults(dataset: Dataset, chart: Chart, at: At) -> Iterator[Problem]:
    named = [("x", chart.x), *((f"y/{i}", name) for i, name in enumerate(chart.y))]
    named += [(field, getattr(chart, field)) for field in ("series", "low", "high")]
    used = [(pointer, name) for pointer, name in named if name]
    for pointer, name in used:
        if name not in dataset.columns:
            columns = ", ".join(dataset.columns)
            yield codes.CHART_DATA.at(at(pointer), f'there is no column "{name}"', f"columns here: {columns}")
    if any(name not in dataset.columns for _, name in used):
        return
    for pointer, name in used:
        is_number = dataset.columns[name].format == "number"
        if pointer in ("x", "series") and is_number:
            yield codes.CHART_DATA.at(
                at(pointer), f'"{name}" is a column of numbers', "name one of texts or dates"
            )
        elif pointer not in ("x", "series") and not is_number:
            yield codes.CHART_DATA.at(
                at(pointer), f'"{name}" has no numbers', "name another, or give it `format: number`"
            )
    yield from _mapping_faults(dataset, chart, at)


def _mapping_faults(dataset: Dataset, chart: Chart, at: At) -> Iterator[Problem]:
    if bool(chart.low) != bool(chart.high):
        pointer = "low" if chart.low else "high"
        yield codes.CHART_DATA.at(
            at(pointer), "`low` and `high` come together", "add the other, or remove it"
        )
    if not chart.y and not (chart.type == "range" and chart.low):
        yield codes.CHART_DATA.at(at(""), "the chart shows no numbers", "name their columns: y: [amount]")
    if len(chart.y) > 1 and (chart.series or chart.low):
        field = "series" if chart.series else "low"
        hint = f"give one column as `y`, or remove `{field}`"
        yield codes.CHART_DATA.at(at(field), f"`{field}` goes with one column of numbers", hint)
    units = {
        dataset.columns[name].unit for name in (*chart.y, chart.low, chart.high) if name in dataset.columns
    }
    if len(units) > 1:
        hint = "give them the same `unit`, or make two charts"
        yield codes.CHART_DATA.at(at("y"), "the columns of one chart have different units", hint)
    if chart.type == "line" and dataset.columns[chart.x].format not in IN_TIME:
        hint = "give the column `format: year` or `format: date`, or draw bars"
        yield codes.CHART_DATA.at(at("x"), f'a line needs dates, and "{chart.x}" has none', hint)
    if chart.type == "bar" and (len(chart.y) > 1 or chart.series):
        hint = "write type: grouped-bar or stacked-bar"
        yield codes.CHART_DATA.at(at("type"), "plain bars show one series", hint)
    if chart.type == "range" and chart.series:
        yield codes.CHART_DATA.at(at("series"), "a chart of ranges shows one series", "write type: dot")
    if chart.type == "stacked-bar" and chart.low:
        yield codes.CHART_DATA.at(at("low"), "stacked bars cannot show ranges", "write type: grouped-bar")


def _row_faults(dataset: Dataset, chart: Chart, at: At) -> Iterator[Problem]:
    names = series_of(dataset, chart)
    if len(names) > MOST_SERIES:
        message = f"there are {len(names)} series, of {MOST_SERIES} at most that can be told apart"
        yield codes.CHART_DATA.at(
            at("series" if chart.series else "y"), message, "leave some out, or sum them up"
        )
    most = MOST_POINTS if chart.type == "line" else MOST_ROWS
    if len(entries(dataset, chart)) > most:
        message = f"there are more than {most} entries, which no such chart can show"
        yield codes.CHART_DATA.at(at("x"), message, "leave some out, sum them up, or make it a table")
    seen: dict[tuple[object, str], Row] = {}
    for row in dataset.rows:
        yield from _cell_faults(dataset, chart, row)
        key = key_of(row[chart.x]), row[chart.series].written if chart.series else ""
        if key in seen and key[0] is not None:
            cell = row[chart.x]
            message = f'"{cell.written}" is there twice, first in line {seen[key].line}'
            yield codes.CHART_DATA.at(
                dataset.span(cell), message, "remove or rename one, or say which `series`"
            )
        seen.setdefault(key, row)
    if not any(
        isinstance(row[name].value, Number) for row in dataset.rows for name in (*chart.y, chart.low) if name
    ):
        yield codes.CHART_DATA.at(at("y"), "the chart has no numbers: all cells are empty", "fill them in")


def _cell_faults(dataset: Dataset, chart: Chart, row: Row) -> Iterator[Problem]:
    x = row[chart.x]
    if x.value is None or (chart.series and row[chart.series].value is None):
        cell = x if x.value is None else row[chart.series]
        yield codes.CHART_DATA.at(dataset.span(cell), "this cell is empty", "say what the numbers are of")
    if chart.type == "line" and isinstance(x.value, Date) and _is_open(x.value):
        message = f'"{x.written}" has no place on an axis: one of its ends is open'
        yield codes.CHART_DATA.at(dataset.span(x), message, "give both ends, or leave the row out")
    for cell in (row[name] for name in chart.y if chart.type == "stacked-bar"):
        if isinstance(cell.value, Number) and (cell.value.is_range or cell.value.low < 0):
            kind = "ranges" if cell.value.is_range else "negative numbers"
            message = f"stacked bars cannot show {kind}"
            yield codes.CHART_DATA.at(dataset.span(cell), message, "write type: grouped-bar")
    if chart.low:
        yield from _bound_faults(dataset, chart, row)


def _is_open(value: Date) -> bool:
    parts = value.date.members or (value.date,)
    return any(part.is_interval and None in (part.start, part.end) for part in parts)


def _bound_faults(dataset: Dataset, chart: Chart, row: Row) -> Iterator[Problem]:
    low, high = row[chart.low], row[chart.high]
    if (low.value is None) != (high.value is None):
        missing = low if low.value is None else high
        yield codes.CHART_DATA.at(
            dataset.span(missing), "one end of this range is missing", "give both, or none"
        )
    if not isinstance(low.value, Number) or not isinstance(high.value, Number):
        return
    if low.value.low > high.value.high:
        yield codes.CHART_DATA.at(dataset.span(low), "this range ends below its start", "swap the two")
        return
    for name in chart.y:
        value = row[name].value
        if isinstance(value, Number) and not low.value.low <= value.low <= value.high <= high.value.high:
            message = f'"{row[name].written}" is not between {low.written} and {high.written}'
            yield codes.CHART_DATA.at(dataset.span(row[name]), message, "correct one of the three")


def _annotation_faults(dataset: Dataset, chart: Chart, at: At) -> Iterator[Problem]:
    known = {spelling for row in dataset.rows for spelling in spellings(row[chart.x])}
    series = set(chart.y) | ({row[chart.series].written for row in dataset.rows} if chart.series else set())
    seen: set[tuple[str, str]] = set()
    for i, note in enumerate(chart.annotations):
        if (note.x, note.series) in seen:
            message = f'there are two remarks on "{note.x}"'
            yield codes.CHART_DATA.at(at(f"annotations/{i}/x"), message, "make them one")
        seen.add((note.x, note.series))
        if note.x not in known:
            hint = f'write one of "{chart.x}" as the data file has it'
            yield codes.CHART_DATA.at(at(f"annotations/{i}/x"), f'there is no entry "{note.x}"', hint)
        if note.series and note.series not in series:
            message = f'there is no series "{note.series}"'
            yield codes.CHART_DATA.at(
                at(f"annotations/{i}/series"), message, f"series here: {', '.join(sorted(series))}"
            )


def series_of(dataset: Dataset, chart: Chart) -> tuple[str, ...]:
    """The names of the series as the record or the data file write them, in their order."""
    if chart.series:
        return tuple(dict.fromkeys(row[chart.series].written for row in dataset.rows))
    return chart.y or (chart.low,)


def entries(dataset: Dataset, chart: Chart) -> dict[object, list[Row]]:
    """The rows by what they are about, in the order of the file."""
    found: dict[object, list[Row]] = {}
    for row in dataset.rows:
        found.setdefault(key_of(row[chart.x]), []).append(row)
    return found


def key_of(cell: Cell) -> Value | None:
    """What makes two cells the same entry."""
    return cell.value


def spellings(cell: Cell) -> tuple[str, ...]:
    """How an annotation may refer to a cell: as it is written, in any of its languages."""
    texts = (text for _, text in cell.value.texts) if isinstance(cell.value, Words) else ()
    return (cell.written, *texts)
