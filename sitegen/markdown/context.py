"""What one parse gathers on its way: problems, and how an offset in a block's text leads back to the source."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from sitegen.markdown.rows import Syntax
from sitegen.problems import Code, Problem, Span, codes
from sitegen.runtime.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown_it.rules_inline.state_inline import StateInline
    from markdown_it.token import Token

    from sitegen.markdown.dialects import Suspects
    from sitegen.markdown.document import Bare
    from sitegen.markdown.fence import Fence

MOST_MARKS = 60_000
"""How many marks of a text are looked at."""
MOST_BLOCKS = 10_000
"""How many paragraphs, headings, lists, items, quotations and tables a text may have."""
MOST_CELLS = 20_000
"""How many cells the tables of a text may have."""
CELL = "cell"
"""In the meta of a table cell's token: its number in the row, and where the row begins in the source's line."""
_KEY = "sitegen"
_LABELLED = lazy_pattern(r"\[\[[^\[\]|\\\n]*\|")
_SPACES = lazy_pattern(r"\s*")
_PIPE = lazy_pattern(r"\\?\|")


@dataclass(slots=True)
class Watch:
    """What becomes of a block's text that is watched, by offsets in it: what is left as text, what is a link, and the
    tokens of marks that come in twos."""

    literals: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)
    doubles: list[tuple[int, tuple[Token, ...]]] = field(default_factory=list)


@dataclass(slots=True)
class Context:
    """The state of one parse.

    `lines` are the source's lines; `origin` is set where the source is a value inside another file (a field in
    YAML), whose lines and columns its text does not tell: `places` gives those of an offset, else everything is
    reported where the value begins. `syntax` is the Markdown it is written in.
    """

    file: str
    lines: list[str]
    first_line: int = 1
    origin: Span | None = None
    places: Callable[[int], Span] | None = None
    syntax: Syntax = field(default_factory=Syntax)
    problems: list[Problem] = field(default_factory=list)
    fences: dict[int, Fence] = field(default_factory=dict)
    in_footnote: bool = False
    block: Token | None = None
    base: int = 0
    """Where the text at hand starts in the block's text: not 0 inside a label or an alternative text."""
    _line: tuple[int, int, int, int] | None = None
    """Of the line asked for last: where it begins and ends in the block, its number, and where its text begins in the
    source."""
    _row: tuple[int, list[int]] | None = None
    """Of the table's row asked for last: its number, and where its cells begin."""
    _escaped: tuple[int, list[int]] | None = None
    """Of the table's row asked for last: its number, and where `|` is in it behind a backslash."""
    _masked: str | None = None
    _comment_end: int | None = None
    suspects: Suspects | None = None
    """What may be stray in the text."""
    watch: Watch | None = None
    """What becomes of the block at hand, where anything in it may be stray."""
    bare: list[Bare] = field(default_factory=list)
    _reported: set[Span] = field(default_factory=set)
    _told: int = 0
    """How many of the problems are among those reported."""
    marks: int = 0
    """How many marks of the text have been looked at, some of them more than once."""
    blocks: int = 0
    cells: float = 0
    """How many cells the tables of the text have; infinitely many once they are more than a text may have."""
    tangled: bool = False
    """Whether they are more than are looked at."""

    def enter(self, block: Token) -> None:
        """From here on, offsets are those of `block`'s text."""
        self.block, self.base, self._line = block, 0, None

    def at(self, offset: int) -> Span:
        """The span of the character at `offset` in the text at hand."""
        if self.places:
            return self.places(offset + self.base)
        if self.origin or self.block is None or self.block.map is None:
            return self.origin or Span(self.file, self.first_line)
        offset += self.base
        if self._line is None or not self._line[0] <= offset <= self._line[1]:
            self._line = self._line_at(self.block, offset)
        start, _, number, begin = self._line
        if CELL in self.block.meta:
            offset += self._escapes(number, begin, offset)
        return Span(self.file, self.first_line + number, begin + offset - start + 1)

    def at_line(self, number: int, column: int = 1) -> Span:
        """The span of a line of the source, counted from 0; `column` is counted from 1."""
        return self.origin or Span(self.file, self.first_line + number, column)

    def _first_line(self, block: Token) -> int:
        """The number of the source's line in which the text of a block begins.

        That may be after the block's first line, which may hold no more than a no-break space.
        """
        first, end = block.map or (0, 0)
        if block.content.startswith(self.lines[first]):  # as a rule
            return first
        text = block.content.partition("\n")[0].strip()
        while CELL not in block.meta and first + 1 < end and text not in self.lines[first]:
            first += 1
        return first

    def _line_at(self, block: Token, offset: int) -> tuple[int, int, int, int]:
        """What `_line` is for the line that `offset` of a block's text is in."""
        content = block.content
        start, end = content.rfind("\n", 0, offset) + 1, content.find("\n", offset)
        end = end if end >= 0 else len(content)
        if self._line is not None and self._line[0] <= start:  # as a rule: what is asked for ascends
            number = self._line[2] + content.count("\n", self._line[0], start)
        else:
            number = self._first_line(block) + content.count("\n", 0, start)
        return start, end, number, self._begin(block, content[start:end], number)

    def _begin(self, block: Token, line: str, number: int) -> int:
        """Where a line of a block's text begins in the line of the source that has this number."""
        source = self.lines[number]
        if line == source:
            return 0
        if CELL in block.meta:
            cell, left = cast("tuple[int, int]", block.meta[CELL])
            if self._row is None or self._row[0] != number:
                self._row = (number, cells(source, left))
            return self._row[1][cell]
        return max(source.find(line.strip()), 0) - (len(line) - len(line.lstrip()))

    def _escapes(self, number: int, begin: int, length: int) -> int:
        """How many backslashes before `|` the first `length` characters of a cell's text have lost."""
        if self._escaped is None or self._escaped[0] != number:
            pipes = _PIPE.finditer(self.lines[number])
            self._escaped = (number, [pipe.start() for pipe in pipes if len(pipe[0]) > 1])
        escaped = self._escaped[1]
        before = bisect_left(escaped, begin)
        inside = range(before, len(escaped))
        return bisect_left(inside, begin + length, key=lambda i: escaped[i] - (i - before))

    def masked(self, src: str) -> str:
        """The whole text with its labels masked; see `mask_labels`."""
        if self._masked is None:
            self._masked = mask_labels(src)
        return self._masked

    def may_close_comment(self, start: int, src: str) -> bool:
        """Whether any comment ends after the offset `start` of the whole text."""
        if self._comment_end is None:
            self._comment_end = src.rfind("-->")
        return start < self._comment_end

    def report(self, code: Code, span: Span, message: str, hint: str = "") -> None:
        self.problems.append(code.at(span, message, hint))

    def report_once(self, code: Code, span: Span, message: str, hint: str) -> None:
        """Reports what is no matter where something else is wrong already."""
        self._reported.update(problem.span for problem in self.problems[self._told :])
        self._told = len(self.problems)
        if span not in self._reported or (self.origin is not None and self.places is None):
            self.report(code, span, message, hint)


def cells(row: str, left: int) -> list[int]:
    """Where the text of each cell begins in a row of a table that begins at `left`."""
    masked = mask_labels(row)
    starts = [left + row.startswith("|", left)]
    starts += (pipe.end() for pipe in _PIPE.finditer(masked, starts[0]) if pipe.group() == "|")
    return [_SPACES.match(row, start).end() for start in starts]  # type: ignore[union-attr]  # matches anywhere


def mask_labels(text: str) -> str:
    """`text` with the `|` of `[[target|label]]` replaced by a character that no source holds (U+0000)."""
    return _LABELLED.sub(lambda match: match.group()[:-1] + "\0", text)


def context(env: Mapping[str, Any]) -> Context:
    """The context of the parse that `env` belongs to."""
    found: Context = env[_KEY]
    return found


def may_look(state: StateInline) -> bool:
    """Whether the mark at hand is to be looked at. Links may be looked for at every bracket of a text, each time up to
    its end; a text with more marks than anybody writes is reported, and does not take longer."""
    ctx = context(state.env)
    ctx.marks += 1
    if ctx.marks <= MOST_MARKS:
        return True
    if not ctx.tangled:
        ctx.tangled = True
        message = (
            f"the text has more than {MOST_MARKS:,} brackets, asterisks and other marks; the rest are text"
        )
        ctx.report(codes.TOO_LONG, ctx.at(state.pos), message, "split it into several")
    return False


def environment(ctx: Context) -> dict[str, Any]:
    """What markdown-it hands to every rule."""
    return {_KEY: ctx}
