"""A chart in one language: its entries, series and numbers, as they are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import msgspec

from sitegen.charts.spec import Annotation, Chart, ChartType, entries, series_of, spellings
from sitegen.datasets.values import Cell, Dataset, Date, Number, RecordId, Row, Words, best
from sitegen.datasets.wording import NumberStyle, number_style
from sitegen.dates import Edtf
from sitegen.dates.wording import words

Say = Callable[..., str]
"""The interface's strings by their keys, such as `sitegen.theme.strings.Strings`."""


class Label(msgspec.Struct, frozen=True):
    """A text, with its language where that is not the page's, and the page of what it names."""

    text: str
    lang: str = ""
    url: str = ""


NameOf = Callable[[str], Label]
"""The name of a record, or of a source, by its id."""


class Reader(msgspec.Struct, frozen=True):
    """For whom a chart or table is made."""

    language: str
    languages: tuple[str, ...]
    """Those of the site, the first of which has a text that is there is taken where a translation is missing."""
    say: Say
    name_of: NameOf

    def best(self, texts: Sequence[tuple[str, str]]) -> Label:
        text, language = best(tuple(texts), self.language, self.languages)
        return Label(text, "" if language == self.language else language)


class Point(msgspec.Struct, frozen=True):
    """What is known of one entry of one series. Nothing, where `low` is None."""

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    approximate: bool = False
    text: str = ""
    """As it is read: "12 (10–14)", "about 600"."""
    note: Label = Label("")

    @property
    def is_missing(self) -> bool:
        return self.low is None

    @property
    def has_range(self) -> bool:
        return self.low != self.high


class Series(msgspec.Struct, frozen=True):
    """The numbers of one kind, a point for each entry."""

    name: Label
    points: tuple[Point, ...]


class Plot(msgspec.Struct, frozen=True):
    """A chart's content in one language."""

    type: ChartType
    heading: Label
    """What the numbers are and in which unit: "Investment, billion US dollars"."""
    entries: tuple[Label, ...]
    dates: tuple[Edtf, ...]
    """When the entries are, of a line."""
    series: tuple[Series, ...]
    style: NumberStyle

    def words(self, series: int, entry: int) -> str:
        """A number with what it is of: "State, 2000: about 27%"."""
        names = (self.series[series].name.text if len(self.series) > 1 else "", self.entries[entry].text)
        return f"{', '.join(filter(None, names))}: {self.series[series].points[entry].text}"

    def known(self) -> list[Decimal]:
        """Every number in it, the ends of ranges among them."""
        points = [point for series in self.series for point in series.points]
        return [value for point in points for value in (point.low, point.high) if value is not None]


def plot_of(dataset: Dataset, chart: Chart, reader: Reader) -> Plot:
    """What a chart shows; one that has no faults (`spec.faults`)."""
    found = entries(dataset, chart)
    columns = [name for name in (*chart.y, chart.low, chart.high) if name]
    first = dataset.columns[columns[0]]
    numbers = [
        n for name in columns for v in dataset.values(name) if isinstance(v, Number) for n in (v.low, v.high)
    ]
    style = number_style(first, numbers, reader.language, reader.languages)
    keys = sorted(found, key=_when) if chart.type == "line" else list(found)
    xs = [found[key][0][chart.x] for key in keys]
    series = []
    for i, name in enumerate(series_of(dataset, chart)):
        column = chart.y[0] if chart.series or not chart.y else name
        column = column if chart.y else ""
        rows = [_row_of(found[key], chart, name) for key in keys]
        label = _series_label(dataset, chart, name, reader)
        points = [_point(row, column, chart, style) for row in rows]
        remarks = [
            note for note in chart.annotations if (note.series or name) == name and (note.series or i == 0)
        ]
        notes = [_note(x, remarks, "" if chart.type == "line" else label.text, reader) for x in xs]
        noted = [msgspec.structs.replace(point, note=note) for point, note in zip(points, notes, strict=True)]
        series.append(Series(label, tuple(noted)))
    return Plot(
        type=chart.type,
        heading=_heading(dataset, chart, style, reader),
        entries=tuple(cell_label(x, reader) for x in xs),
        dates=tuple(x.value.date for x in xs if isinstance(x.value, Date)),
        series=tuple(series),
        style=style,
    )


def cell_label(cell: Cell, reader: Reader) -> Label:
    """A text, date or record as a cell shows it; "" for an empty one or a number."""
    match cell.value:
        case Words() as found:
            return reader.best(found.texts)
        case Date() as found:
            return Label(words(found.date, reader.language, form="short"))
        case RecordId() as found:
            return reader.name_of(found.id)
        case _:
            return Label("")


def _when(key: object) -> Edtf:
    assert isinstance(key, Date)
    return key.date


def _row_of(rows: Sequence[Row], chart: Chart, series: str) -> Row | None:
    if not chart.series:
        return rows[0]
    return next((row for row in rows if row[chart.series].written == series), None)


def _series_label(dataset: Dataset, chart: Chart, name: str, reader: Reader) -> Label:
    if chart.series:
        row = next(row for row in dataset.rows if row[chart.series].written == name)
        return cell_label(row[chart.series], reader)
    return reader.best(dataset.columns[name].label)


def _heading(dataset: Dataset, chart: Chart, style: NumberStyle, reader: Reader) -> Label:
    """What is measured: the column's name, unless each series is a column, and the unit."""
    if len(chart.y) == 1:
        label = reader.best(dataset.columns[chart.y[0]].label)
        if not style.unit or style.unit.casefold() == label.text.casefold():
            return label
        return Label(reader.say("chart.measure", what=label.text, unit=style.unit), label.lang)
    if not style.unit:
        return Label("")
    unit = style.unit[:1].upper() + style.unit[1:]
    return Label(reader.say("chart.unit", unit=unit), style.unit_language)


def _point(row: Row | None, column: str, chart: Chart, style: NumberStyle) -> Point:
    if row is None:
        return Point()
    value = row[column].value if column else None
    low = row[chart.low].value if chart.low else None
    high = row[chart.high].value if chart.high else None
    if isinstance(low, Number) and isinstance(high, Number):
        bounds = style.text(
            Number(low.low, high.high, "about" if low.approximate or high.approximate else "")
        )
        if not isinstance(value, Number):
            return Point(None, low.low, high.high, low.approximate, bounds)
        text = f"{style.text(value)} ({bounds})"
        return Point(value.exact, low.low, high.high, value.approximate, text)
    if isinstance(value, Number):
        return Point(value.exact, value.low, value.high, value.approximate, style.text(value))
    return Point()


def _note(x: Cell, remarks: Sequence[Annotation], series: str, reader: Reader) -> Label:
    """The remark on an entry. One on a single series of it says which, if there is a name for that."""
    for remark in remarks:
        if remark.x in spellings(x):
            found = reader.best(remark.text)
            is_of_series = bool(remark.series and series)
            return Label(f"{series}: {found.text}", found.lang) if is_of_series else found
    return Label("")
