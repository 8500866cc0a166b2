"""The data of media: their files, read as their records describe them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sitegen.charts.spec import Annotation, Chart, faults
from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.content.media_files import MediaFile, MediaFiles
from sitegen.content.records.medium import Column as DescribedColumn
from sitegen.content.text import LocalText
from sitegen.datasets import Column, Dataset, read
from sitegen.datasets.csv_text import Raw, decoded, rows
from sitegen.datasets.numbers import read_number
from sitegen.datasets.read import unsourced
from sitegen.datasets.values import SOURCE, Format, Number, Texts
from sitegen.problems import Problem
from sitegen.publication.media import file_of
from sitegen.runtime.patterns import lazy_pattern

_OF_A_LANGUAGE = lazy_pattern(r"(.+)\.[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_YEAR = lazy_pattern(r"[12][0-9]{3}")
_DATE = lazy_pattern(r"[12][0-9]{3}-[0-9]{2}(?:-[0-9]{2})?~?")


def dataset_of(
    medium: schema.Medium, files: MediaFiles, languages: Sequence[str]
) -> tuple[Dataset | None, list[Problem]]:
    """The data of a medium, and what is wrong with its file; None where that cannot be used, or there is none."""
    file = data_file(medium, files)
    if file is None or not file.text:
        return None, []
    return read(file.text, file.file, columns_of(medium, file), languages)


def data_file(medium: schema.Medium, files: MediaFiles) -> MediaFile | None:
    """The data file that a medium names, as `data` or `file`; None where it names none, or it is not there."""
    file = file_of(medium.data or medium.file, files)
    return file if file is not None and file.format.nature == "data" else None


def problems_of(entry: Entry, dataset: Dataset) -> list[Problem]:
    """What is wrong with the `dataset` of the medium `entry`, whose file can be read: numbers that have no source, and
    what its chart shows of it."""
    medium: schema.Medium = entry.value
    found = list(unsourced(dataset, bool(medium.sources)))
    if medium.chart is not None:
        found += faults(dataset, chart_of(medium.chart), lambda pointer: entry.origin.at(f"chart/{pointer}"))
    return found


def chart_of(chart: schema.Chart) -> Chart:
    """A record's chart as charts are drawn."""
    return Chart(
        chart.type,
        chart.x,
        chart.y,
        chart.series or "",
        chart.low or "",
        chart.high or "",
        tuple(Annotation(note.x, note.text.texts, note.series or "") for note in chart.annotations),
    )


def columns_of(medium: schema.Medium, file: MediaFile) -> Mapping[str, Column]:
    """The columns of a data file: as the record describes them, and as their headings and cells tell."""
    described = {column.name: column for column in medium.columns}
    text = decoded(file.text, file.file)
    found = (
        [row for row in rows(text, file.file) if not isinstance(row, Problem)]
        if isinstance(text, str)
        else []
    )
    columns: dict[str, Column] = {name: _column(column, ()) for name, column in described.items()}
    for i, heading in enumerate(found[0] if found else ()):
        match = _OF_A_LANGUAGE.fullmatch(heading.text.strip())
        name = match[1] if match else heading.text.strip()
        if name in columns and described.get(name, _NOTHING).format is not None:
            continue
        if name and name != SOURCE:
            cells = [row[i] for row in found[1:] if i < len(row)]
            columns[name] = _column(described.get(name, DescribedColumn(name)), cells)
    return columns


_NOTHING = DescribedColumn("")


def _column(described: DescribedColumn, cells: Sequence[Raw]) -> Column:
    label: Texts = _texts(described.label) or (("", described.name),)
    return Column(
        label,
        described.format or _format_of(described, [cell.text.strip() for cell in cells]),
        _texts(described.unit),
        described.scale or 1,
        described.decimals,
    )


def _texts(text: LocalText | None) -> Texts:
    return text.texts if text is not None else ()


def _format_of(described: DescribedColumn, cells: Sequence[str]) -> Format:
    """What cells are, where nobody says: years, dates or numbers if most of them are, else text."""
    written = [cell for cell in cells if cell]
    if described.unit is not None or described.scale is not None or described.decimals is not None:
        return "number"  # 1435 mm is no year
    if written and all(_YEAR.fullmatch(cell) for cell in written):
        return "year"
    # One cell that is none is more likely a slip, which is to be reported, than that the column is text.
    days = sum(bool(_DATE.fullmatch(cell)) for cell in written)
    if days and 2 * (days + sum(bool(_YEAR.fullmatch(cell)) for cell in written)) >= len(written):
        return "date"
    numbers = sum(isinstance(read_number(cell), Number) for cell in written)
    return "number" if numbers and 2 * numbers >= len(written) else "text"
