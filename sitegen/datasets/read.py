"""A CSV file as a dataset: its heading compared with the declared columns, its cells read by their formats.

Reading never stops at the first mistake within rows; what makes all rows unreadable is one problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import pairwise

import msgspec

from sitegen.datasets.cells import read_cell, read_sources
from sitegen.datasets.csv_text import MOST_CELL, Raw, decoded, rows
from sitegen.datasets.numbers import Fault, decimals_of, looks_grouped
from sitegen.datasets.values import SOURCE, Cell, Column, Dataset, Number, Row, Value, Words
from sitegen.problems import Code, Problem, Span, codes
from sitegen.runtime.patterns import lazy_pattern

MOST_COLUMNS = 30
MOST_ROWS = 1000
"""More than that nobody reads in a page, and each page with the data has all of it as a table."""

_LANGUAGE = lazy_pattern(r"(.+)\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)")
_DIGITS = lazy_pattern(r"[-−]?[0-9]+")


class _Heading(msgspec.Struct, frozen=True):
    """What a column of the file holds: which declared column, in which language."""

    name: str
    language: str = ""


def read(
    data: bytes, file: str, columns: Mapping[str, Column], languages: Sequence[str] = ()
) -> tuple[Dataset | None, list[Problem]]:
    """The dataset that the bytes of a CSV file are, and what is wrong with it; None where anything is.

    `columns` are those that the record declares, by name. Besides, a file may have a column `source` with the ids of
    each row's sources. A column of texts may be there once for each language: `name.en`, `name.ko`; `languages` are
    those of the site, any where it is empty.
    """
    text = decoded(data, file)
    if isinstance(text, Problem):
        return None, [text]
    reading = _Reading(file, columns, languages)
    found = rows(text, file)
    first = next(found, None)
    if first is None:
        hint = "write a row of headings, and a row for each entry"
        return None, [codes.CSV_SYNTAX.at(Span(file), "this file is empty", hint)]
    if isinstance(first, Problem):
        return None, [first]
    headings = reading.headings(first)
    if reading.problems:
        return None, reading.problems
    result = [row for raw in found if (row := reading.row(raw, headings)) is not None]
    if not result and not reading.problems:
        reading.note(codes.CSV_SYNTAX, first[0], "there are no rows below the headings", "add a row")
    reading.check_points()
    names = tuple(dict.fromkeys(heading.name for heading in headings))
    problems = reading.problems
    return (None if problems else Dataset(file, names, columns, tuple(result))), problems


class _Reading:
    """The reading of one file: what it is compared with, and the problems so far."""

    def __init__(self, file: str, columns: Mapping[str, Column], languages: Sequence[str]) -> None:
        self.file = file
        self.columns = columns
        self.languages = languages
        self.problems: list[Problem] = []
        self._count = 0
        self._pointed: dict[str, list[Raw]] = {}

    def note(self, code: Code, raw: Raw, message: str, hint: str = "") -> None:
        self.problems.append(code.at(Span(self.file, raw.line, raw.column), message, hint))

    def headings(self, cells: list[Raw]) -> list[_Heading]:
        """What the file's columns are."""
        if len(cells) > MOST_COLUMNS:
            message = (
                f"there are {len(cells)} columns, of {MOST_COLUMNS} at most: a page shows them all in a table"
            )
            self.note(codes.DATA_SIZE, cells[MOST_COLUMNS], message, "leave out those that are not shown")
            return []
        found: dict[_Heading, Raw] = {}
        for raw in map(_stripped, cells):
            heading = self._heading(raw)
            if heading in found:
                self.note(
                    codes.DATA_COLUMN, raw, f'there are two columns "{raw.text}"', "rename or remove one"
                )
            elif heading is not None:
                found[heading] = raw
        self._check_languages(found)
        self._check_scales(cells[0])
        there = {heading.name for heading in found}
        for name in self.columns:
            if name not in there and not self.problems:
                near = _did_you_mean(name, [raw.text for raw in found.values()])
                hint = near or "add it, or remove it from the record's `columns`"
                self.note(codes.DATA_COLUMN, cells[0], f'there is no column "{name}"', hint)
        return list(found)

    def _heading(self, raw: Raw) -> _Heading | None:
        name = raw.text
        if not name:
            self.note(
                codes.DATA_COLUMN, raw, "this column has no heading", "write its name, or remove the column"
            )
            return None
        if name == SOURCE or name in self.columns:
            return _Heading(name)
        if (match := _LANGUAGE.fullmatch(name)) and match[1] in self.columns:
            return self._in_language(raw, *match.groups())
        near = _did_you_mean(name, [*self.columns, SOURCE])
        hint = near or f"describe it under `columns` of the record: {name}: {{label: …}}"
        self.note(codes.DATA_COLUMN, raw, f'the record has no column "{name}"', hint)
        return None

    def _in_language(self, raw: Raw, name: str, language: str) -> _Heading | None:
        if self.columns[name].format != "text":
            message = (
                f'"{raw.text}" is in one language, but a column of {self.columns[name].format}s is in none'
            )
            self.note(codes.DATA_COLUMN, raw, message, f"write {name}, or give the column `format: text`")
        elif self.languages and language not in self.languages:
            hint = f"languages here: {', '.join(self.languages)}"
            self.note(codes.DATA_COLUMN, raw, f'"{language}" is not a language of this site', hint)
        else:
            return _Heading(name, language)
        return None

    def _check_languages(self, found: Mapping[_Heading, Raw]) -> None:
        for heading, raw in found.items():
            if heading.language and _Heading(heading.name) in found:
                message = f'there is a column "{heading.name}" beside "{raw.text}"'
                hint = "give it a language, too, or leave only the one without"
                self.note(codes.DATA_COLUMN, raw, message, hint)

    def _check_scales(self, first: Raw) -> None:
        for name, column in self.columns.items():
            if not re.fullmatch("10*", str(column.scale)):
                message = f'the scale of "{name}" is {column.scale}'
                self.note(
                    codes.DATA_COLUMN, first, message, "write a power of ten: 1000, 1000000, 1000000000"
                )

    def row(self, raw: list[Raw] | Problem, headings: Sequence[_Heading]) -> Row | None:
        """A row's cells by column; None of one that cannot be used."""
        if isinstance(raw, Problem):
            self.problems.append(raw)
            return None
        self._count += 1
        if self._count > MOST_ROWS:
            if self._count == MOST_ROWS + 1:
                message = f"there are more than {MOST_ROWS:,} rows: a page shows them all in a table"
                self.note(
                    codes.DATA_SIZE, raw[0], message, "sum them up, or leave out those that are not needed"
                )
            return None
        if len(raw) != len(headings):
            self._note_ragged(raw, len(headings))
            return None
        cells: dict[str, Cell] = {}
        for heading, cell in zip(headings, map(_stripped, raw), strict=True):
            value = self._cell(heading, cell, cells.get(heading.name))
            if heading.name not in cells or value.written:
                cells[heading.name] = value
        if not any(cell.written for cell in cells.values()):
            self.note(codes.CSV_SYNTAX, raw[0], "all cells of this row are empty", "remove the row")
        return Row(cells, raw[0].line)

    def _cell(self, heading: _Heading, raw: Raw, other: Cell | None) -> Cell:
        """A cell; one that is there in several languages is joined with `other`, its texts so far."""
        empty = Cell(None, raw.text, raw.line, raw.column)
        if not raw.text:
            return empty
        if len(raw.text) > MOST_CELL:
            message = f"this cell has {len(raw.text):,} characters, of {MOST_CELL:,} at most"
            self.note(codes.DATA_SIZE, raw, message, "shorten it, or look for a missing quotation mark")
            return empty
        value = self._value(heading.name, raw.text)
        if isinstance(value, tuple):
            self.note(value[0], raw, *value[1:])
            return empty
        if isinstance(value, Number):
            self._check_decimals(heading.name, raw)
        if isinstance(value, Words) and heading.language:
            before = other.value.texts if other and isinstance(other.value, Words) else ()
            value = Words((*before, (heading.language, raw.text)))
            if other and other.written:
                own = Cell(Words(((heading.language, raw.text),)), raw.text, raw.line, raw.column)
                translations = (*(other.translations or (other,)), own)
                return Cell(value, other.written, other.line, other.column, translations)
        return Cell(value, raw.text, raw.line, raw.column)

    def _value(self, name: str, text: str) -> Value | Fault:
        return read_sources(text) if name == SOURCE else read_cell(text, self.columns[name])

    def _check_decimals(self, name: str, raw: Raw) -> None:
        most = self.columns[name].decimals
        pairs = decimals_of(raw.text)
        if most is None:
            if pairs:
                self._pointed.setdefault(name, []).append(raw)
        elif any(len(part) > most for _, part in pairs):
            message = f'"{raw.text}" has more decimals than the column: {most}'
            self.note(codes.BAD_CELL, raw, message, "correct the number, or `decimals` of the column")

    def check_points(self) -> None:
        """Reports numbers such as 1.234, where all in the column that have a point may be thousands."""
        for name, cells in self._pointed.items():
            if all(looks_grouped(*pair) for raw in cells for pair in decimals_of(raw.text)):
                for raw in cells:
                    plain = raw.text.replace(".", "")
                    message = (
                        f'"{raw.text}" is {plain} where points separate thousands, and all of "{name}" are so'
                    )
                    hint = f"write {plain}, or, if it is a decimal point, say `decimals: 3` for the column"
                    self.note(codes.AMBIGUOUS_NUMBER, raw, message, hint)

    def _note_ragged(self, raw: list[Raw], wanted: int) -> None:
        message = f"this row has {len(raw)} cells, and the heading {wanted}"
        if len(raw) < wanted:
            self.note(codes.CSV_SYNTAX, raw[-1], message, "write a comma for each cell that is empty, too")
            return
        parted = next(((a, b) for a, b in pairwise(raw) if _are_one_number(a, b)), None)
        if parted is not None:
            a, b = parted
            whole = f" or {a.text}{b.text}" if len(b.text) == 3 else ""
            hint = f"if {a.text},{b.text} is one number, write {a.text}.{b.text}{whole}"
            self.note(codes.CSV_SYNTAX, b, message, hint)
        else:
            hint = 'put a text with commas between quotation marks: "…, …"'
            self.note(codes.CSV_SYNTAX, raw[wanted], message, hint)


def _are_one_number(a: Raw, b: Raw) -> bool:
    """Whether two cells may be what comes before and after a comma in a number. A year is none."""
    return bool(_DIGITS.fullmatch(a.text) and b.text.isdecimal() and 4 not in (len(a.text), len(b.text)))


def _stripped(raw: Raw) -> Raw:
    text = raw.text.strip()
    start = len(raw.text) - len(raw.text.lstrip()) if text else 0
    return Raw(text, raw.line, raw.column + start) if text != raw.text else raw


def _did_you_mean(word: str, known: Sequence[str]) -> str:
    by_folded = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return f'did you mean "{by_folded[near[0]]}"?' if near else ""


def unsourced(dataset: Dataset, has_sources: bool) -> Iterator[Problem]:
    """The numbers of rows without a source, unless the record `has_sources`, which then are those of all rows."""
    if has_sources:
        return
    for name, row, cell, _ in dataset.numbers():
        if not row.sources:
            message = f'the number "{cell.written}" in "{name}" has no source'
            if SOURCE in row.cells:
                hint = "write the id of its source into the column `source`"
            else:
                hint = "add a column `source`, or `sources` to the record"
            yield codes.UNSOURCED_ROW.at(dataset.span(cell), message, hint)
