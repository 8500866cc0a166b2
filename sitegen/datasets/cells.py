"""A cell's text as a value, by the format of its column."""

from __future__ import annotations

import re

from sitegen.datasets.numbers import Fault, read_number
from sitegen.datasets.values import Column, Date, RecordId, Sources, Value, Words
from sitegen.dates import EdtfError, parse
from sitegen.problems import codes
from sitegen.runtime.patterns import lazy_pattern

_ID = lazy_pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_cell(text: str, column: Column) -> Value | Fault:
    """The value of a cell that is not empty, or what is wrong with it."""
    match column.format:
        case "number":
            return read_number(text, column.scale)
        case "year" | "date":
            return _date(text, column.format == "year")
        case "record":
            return RecordId(text) if _ID.fullmatch(text) else _no_id(text)
        case _:
            return Words((("", text),))


def read_sources(text: str) -> Sources | Fault:
    """The ids of a cell of the column `source`, separated by semicolons or spaces."""
    ids = [part for part in re.split(r"[;\s]+", text) if part]
    for id_ in ids:
        if not _ID.fullmatch(id_):
            return _no_id(id_)
    return Sources(tuple(dict.fromkeys(ids)))


def _date(text: str, is_year: bool) -> Date | Fault:
    try:
        found = parse(text)
    except EdtfError as error:
        from sitegen.dates.hints import hint

        return codes.BAD_CELL, str(error), hint(text)
    if is_year and (found.precision != "year" or found.unspecified):
        return codes.BAD_CELL, f'"{text}" is not a year', "write 2025, or give the column `format: date`"
    return Date(found)


def _no_id(text: str) -> Fault:
    hint = "write the id of a record; several sources with semicolons between them"
    return codes.BAD_CELL, f'"{text}" is not an id', hint
