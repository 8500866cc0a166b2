"""What one parse gathers on its way: problems, and how an offset in a block's text leads back to the source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from sitegen.problems import Code, Problem, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it.token import Token

    from sitegen.markdown.blocks import Fence

_KEY = "sitegen"
_PIPE = re.compile(r"\\?\|")


@dataclass(slots=True)
class Context:
    """The state of one parse.

    `lines` are the source's lines; `origin` is set where the source is a value inside another file (a field in YAML),
    whose lines and columns cannot be known from the text alone: everything is then reported where the value begins.
    """

    file: str
    lines: list[str]
    first_line: int = 1
    origin: Span | None = None
    problems: list[Problem] = field(default_factory=list)
    fences: dict[int, Fence] = field(default_factory=dict)
    block: Token | None = None
    cell: int = -1
    """The number of the table cell that `block` is, or -1."""
    base: int = 0
    """Where the text at hand starts in the block's text: not 0 inside the alternative text of an image."""
    _line: tuple[int, int, int] | None = None

    def enter(self, block: Token, cell: int) -> None:
        """From here on, offsets are those of `block`'s text."""
        self.block, self.cell, self.base, self._line = block, cell, 0, None

    def at(self, offset: int) -> Span:
        """The span of the character at `offset` in the text of the current block."""
        if self.origin or self.block is None or self.block.map is None:
            return self.origin or Span(self.file, self.first_line)
        content = self.block.content
        offset += self.base
        start = content.rfind("\n", 0, offset) + 1
        if self._line is None or self._line[0] != start:
            number = self.block.map[0] + content.count("\n", 0, start)
            self._line = (start, number, self._begin(content, start, number))
        start, number, begin = self._line
        if self.cell >= 0:
            offset += _escaped_pipes(self.lines[number], begin, offset - start)
        return Span(self.file, self.first_line + number, begin + offset - start + 1)

    def at_line(self, number: int, column: int = 1) -> Span:
        """The span of a line of the source, counted from 0; `column` is counted from 1."""
        return self.origin or Span(self.file, self.first_line + number, column)

    def _begin(self, content: str, start: int, number: int) -> int:
        """Where the line of `content` that begins at `start` begins in the source's line."""
        source = self.lines[number]
        if self.cell >= 0:
            return _cell_begin(source, self.cell)
        end = content.find("\n", start)
        line = content[start : end if end >= 0 else None]
        stripped = line.strip()
        return max(source.find(stripped), 0) - (len(line) - len(line.lstrip()))

    def report(self, code: Code, span: Span, message: str, hint: str = "") -> None:
        self.problems.append(code.at(span, message, hint))


def _cell_begin(row: str, number: int) -> int:
    """Where the text of the cell with this number begins in a row of a table."""
    masked = mask_labels(row)
    start = len(row) - len(row.lstrip(" \t>"))
    if row.startswith("|", start):
        start += 1
    for pipe in _PIPE.finditer(masked, start):
        if number == 0:
            break
        if pipe.group() == "|":
            start = pipe.end()
            number -= 1
    return start + len(row[start:]) - len(row[start:].lstrip())


def _escaped_pipes(row: str, begin: int, length: int) -> int:
    """How many backslashes before `|`, which the cell's text has lost, stand before its character `length`."""
    lost = 0
    for pipe in _PIPE.finditer(mask_labels(row), begin):
        if pipe.start() - lost >= begin + length:
            break
        lost += len(pipe.group()) - 1
    return lost


_LABELLED = re.compile(r"\[\[[^\[\]|\\\n]*\|")


def mask_labels(text: str) -> str:
    """`text` with the `|` of `[[target|label]]` replaced by a character that cannot stand in a source (U+0000)."""
    return _LABELLED.sub(lambda match: match.group()[:-1] + "\0", text)


def context(env: Mapping[str, Any]) -> Context:
    """The context of the parse that `env` belongs to."""
    return cast("Context", env[_KEY])


def environment(ctx: Context) -> dict[str, Any]:
    """What markdown-it hands to every rule."""
    return {_KEY: ctx}
