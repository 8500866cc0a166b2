"""The text of a CSV file as rows of cells with their positions.

CSV as RFC 4180 has it: UTF-8, cells separated by commas, quoted with double quotation marks.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import msgspec

from sitegen.problems import Problem, Span, codes
from sitegen.runtime.patterns import lazy_pattern

MOST_CELL = 2000
"""How many characters a cell may have: more is no table, but text."""

_CELL = lazy_pattern(r'"(?:[^"]|"")*"|[^,"\r\n][^,\r\n]*|')
_AS_UTF8 = "save it as UTF-8 (in a spreadsheet: “CSV UTF-8”)"
_WITH_COMMAS = "save it with commas between the cells, and a point in decimals: 1.5"


class Raw(msgspec.Struct, frozen=True):
    """A cell as written, without its quotation marks."""

    text: str
    line: int
    column: int


def decoded(data: bytes, file: str) -> str | Problem:
    """The text of a file, without its byte order mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return codes.NOT_UTF8.at(Span(file), "this file is UTF-16", _AS_UTF8)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        is_korean = _reads_as(data, "cp949")
        message = "this file is not UTF-8" + (", but reads as EUC-KR (CP949)" if is_korean else "")
        return codes.NOT_UTF8.at(Span(file, line, column), message, _AS_UTF8)
    if "\0" in text:
        return codes.CSV_SYNTAX.at(
            _at(file, text, text.index("\0")), "there is a NUL character here", "remove it"
        )
    return text


def _reads_as(data: bytes, encoding: str) -> bool:
    """Whether all of it reads in an encoding, as Hangul where it is not ASCII."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    foreign = [char for char in text if not char.isascii()]
    return sum("가" <= char <= "힣" for char in foreign) * 2 > len(foreign)


def rows(text: str, file: str) -> Iterator[list[Raw] | Problem]:
    """The rows of a text, empty lines left out. A problem is the last thing that comes."""
    if problem := _other_separator(text, file):
        yield problem
        return
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, strict=True)
    while True:
        first = reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _broken("".join(lines[first:]), file, first + 1, str(error))
            return
        if cells:
            yield list(_placed(cells, "".join(lines[first : reader.line_num]), first + 1))


def _placed(cells: list[str], raw: str, line: int) -> Iterator[Raw]:
    """The cells of a row with their positions in `raw`, what is written of it from `line` on."""
    offset = 0
    for text in cells:
        match = _CELL.match(raw, offset)
        assert match is not None
        is_quoted = raw.startswith('"', offset)
        start = raw.rfind("\n", 0, offset) + 1
        yield Raw(text, line + raw.count("\n", 0, offset), offset - start + 1 + is_quoted)
        offset = match.end() + 1


def _other_separator(text: str, file: str) -> Problem | None:
    """A problem where the first line has other separators than commas."""
    heading = text.partition("\n")[0]
    if "," in heading:
        return None
    for separator, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars")):
        if separator in heading:
            span = Span(file, 1, heading.index(separator) + 1)
            return codes.CSV_SYNTAX.at(span, f"the cells are separated by {name}", _WITH_COMMAS)
    return None


def _broken(raw: str, file: str, line: int, message: str) -> Problem:
    """What the `csv` module says of a row, at the cell that it says it of."""
    offset = 0
    while (match := _CELL.match(raw, offset)) is not None:
        end = match.end()
        if raw.startswith('"', offset) and (end == offset or not re.match(r",|\r|\n|$", raw[end:])):
            span = _at(file, raw, offset, line)
            if end == offset:
                return codes.CSV_SYNTAX.at(
                    span, "this quotation mark is never closed", 'close it, or write "" for one in a cell'
                )
            return codes.CSV_SYNTAX.at(
                span,
                "there is more in this cell after its closing quotation mark",
                'write "" for one in a cell',
            )
        if not raw.startswith(",", end):
            break
        offset = end + 1
    return codes.CSV_SYNTAX.at(Span(file, line), f"this row cannot be read as CSV: {message}")


def _at(file: str, text: str, offset: int, line: int = 1) -> Span:
    return Span(file, line + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset))
