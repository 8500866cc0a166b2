"""The charts and tables of media, drawn for a page."""

from __future__ import annotations

from sitegen.charts.figure import Caption, DataFigure, Frame, data_figure
from sitegen.charts.figure import Download as DataDownload
from sitegen.charts.plot import Label, Reader
from sitegen.charts.spec import faults
from sitegen.content import schema
from sitegen.problems import Span
from sitegen.publication.datasets import chart_of, dataset_of
from sitegen.views.builder import ViewBuilder
from sitegen.views.media_parts import Download


def data_figure_of(
    builder: ViewBuilder, id_: str, medium: schema.Medium, download: Download | None
) -> DataFigure | None:
    """A chart with its table, or a table; None where its data cannot be read or had. `download` is its data file."""
    dataset, _ = dataset_of(medium, builder.publication.files, builder.publication.languages)
    if dataset is None or download is None:
        return None

    def name_of(id_: str) -> Label:
        source = builder.publication.kinds[id_] == "source"
        name = builder.source_name(id_) if source else builder.link(id_).text
        return Label(name.text, name.lang, builder.url(id_))

    reader = Reader(builder.language, builder.publication.languages, builder.t, name_of)
    caption = builder.prose(medium.caption) if medium.caption else None
    title = medium.alt if medium.alt is not None else medium.title
    named = builder.text(title) if title is not None else builder.link(id_).text
    frame = Frame(
        f"medium-{id_}",
        Label(named.text, named.lang),
        Caption(caption.html, caption.lang) if caption else None,
        medium.sources,
        DataDownload(download.url, download.size),
    )
    chart = chart_of(medium.chart) if medium.chart else None
    if chart and faults(dataset, chart, lambda _: Span("")):  # the build fails for them, maybe after this
        chart = None
    return data_figure(dataset, chart, reader, frame)
