"""All that a page shows of a data file: the chart, its table, where they are from."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sitegen.charts.draw import Drawing, draw
from sitegen.charts.plot import Label, Reader
from sitegen.charts.spec import Chart
from sitegen.charts.table import DataTable, data_table
from sitegen.datasets.values import Dataset


class Caption(msgspec.Struct, frozen=True):
    """Finished HTML, with its language where that is not the page's."""

    html: str
    lang: str = ""


class Download(msgspec.Struct, frozen=True):
    """The data file as readers can have it: its address, and its size in words."""

    url: str
    size: str


class DataFigure(msgspec.Struct, frozen=True):
    """A chart with its table, or a table, for templates/partials/data.html."""

    id: str
    title: Label
    caption: Caption | None
    drawing: Drawing | None
    """None of a table."""
    table: DataTable
    sources: tuple[Label, ...]
    download: Download


class Frame(msgspec.Struct, frozen=True):
    """What a record says of its data in addition to the data: its name, that is its text alternative, and its
    caption."""

    id: str
    """The id on its page, which begins those of its parts."""
    title: Label
    caption: Caption | None
    sources: Sequence[str]
    """The record's own sources."""
    download: Download


def data_figure(dataset: Dataset, chart: Chart | None, reader: Reader, frame: Frame) -> DataFigure:
    """A chart that has no faults (`spec.faults`), or, without one, a table. Its sources are the record's, then those of
    its rows, each once."""
    ids = dict.fromkeys([*frame.sources, *(id_ for row in dataset.rows for id_ in row.sources)])
    return DataFigure(
        frame.id,
        frame.title,
        frame.caption,
        draw(dataset, chart, reader, frame.id, frame.title.text) if chart else None,
        data_table(dataset, reader),
        tuple(map(reader.name_of, ids)),
        frame.download,
    )
