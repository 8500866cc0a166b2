"""From an offset in the value of a YAML scalar back to the line and column that its character is written at.

The written text and the value are walked side by side. They differ in white space, which folding and indentation
change, in the escapes of double quotation marks, and in the doubled quotation marks of single ones; all else is in
both.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from yaml.nodes import ScalarNode

from sitegen.problems import Position
from sitegen.runtime.patterns import lazy_pattern

_ESCAPE = lazy_pattern(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\n[ \t]*|.)", re.DOTALL)
_SPACES = " \t\n"
_RUN = lazy_pattern(r"[^\n]*\S")
_RUNS = {'"': lazy_pattern(r"[^\\\n]*[^\\\s]"), "'": lazy_pattern(r"[^'\n]*[^'\s]")}
"""A stretch of a line without escapes, up to its last letter, by the style of the scalar."""
_HEADER = lazy_pattern(r"[|>][^\n]*\n?")
_BLANK = lazy_pattern(r"[ \t]*\n[ \t\n]*")


class ScalarPlaces:
    """The places of the characters of one scalar's text, as fields have it: trimmed, and in NFC."""

    def __init__(self, source: str, node: ScalarNode) -> None:
        """`source` is the YAML that the node was read from."""
        self._source = source
        self._node = node
        self._known: tuple[list[int], list[int]] | None = None

    def at(self, offset: int) -> Position:
        """Line, counted from 0, and column, counted from 1, of the character at `offset`."""
        index, start = self._index(offset), self._node.start_mark
        line = start.line + self._source.count("\n", start.index, index)
        return line, index - self._source.rfind("\n", 0, index)

    def is_escape(self, offset: int) -> bool:
        """Whether the character at `offset` is written as an escape."""
        return self._node.style == '"' and self._source.startswith("\\", self._index(offset))

    def _index(self, offset: int) -> int:
        """Where in the source the character at `offset` is."""
        if self._known is None:
            self._known = self._walk()
        offsets, places = self._known
        offset = self._in_value(offset)
        i = bisect_right(offsets, offset) - 1
        return places[i] + offset - offsets[i] if i >= 0 else self._node.start_mark.index

    def _in_value(self, offset: int) -> int:
        """The offset in the value as YAML has it."""
        value: str = self._node.value
        blank = len(value) - len(value.lstrip())
        if unicodedata.is_normalized("NFC", value):
            return blank + offset
        length = 0
        start = blank
        for end in _ends_of_clusters(value, blank):
            length += len(unicodedata.normalize("NFC", value[start:end]))
            if length > offset:
                return start
            start = end
        return start

    def _walk(self) -> tuple[list[int], list[int]]:
        """The offsets in the value at which stretches begin that the source has as they are, and where it has them."""
        value, source, node = self._node.value, self._source, self._node
        i, end = node.start_mark.index, node.end_mark.index
        if node.style in ("|", ">"):
            header = _HEADER.match(source, i)
            i = header.end() if header else i
        elif node.style:
            i, end = i + 1, end - 1
        if source.startswith(value, i):  # as most are
            return [0], [i]
        offsets: list[int] = []
        places: list[int] = []
        j = 0
        stretch = _RUNS.get(node.style, _RUN)
        while i < end and j < len(value):
            run = stretch.match(source, i, end)
            if run and value.startswith(run.group(), j):
                written, width = run.group(), len(run.group())
            else:
                written, width = self._written(i)
            if written and value.startswith(written, j):
                offsets.append(j)
                places.append(i)
                i, j = i + width, j + len(written)
            elif not written or written in _SPACES:
                blank = _BLANK.match(source, i)
                i = blank.end() if blank else i + width
            elif value[j] in _SPACES:
                j += 1
            else:  # cannot be; what follows is taken to be here
                break
        return offsets, places

    def _written(self, index: int) -> tuple[str, int]:
        """What the source says at an index, and in how many characters; nothing where it joins two lines."""
        source, style = self._source, self._node.style
        if style == '"' and source[index] == "\\" and (escape := _ESCAPE.match(source, index)):
            return _meaning(escape.group()), len(escape.group())
        return source[index], 2 if style == "'" and source.startswith("''", index) else 1


_NAMED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def _meaning(escape: str) -> str:
    if escape[1] in "xuU":
        return chr(int(escape[2:], 16))
    return "" if escape[1] == "\n" else _NAMED.get(escape[1], escape[1])


def _ends_of_clusters(text: str, start: int) -> list[int]:
    """Where the clusters of `text` from `start` on end, that NFC composes each for itself."""
    ends = [
        i
        for i in range(start + 1, len(text))
        if not unicodedata.combining(text[i]) and not "\u1161" <= text[i] <= "\u11ff"
    ]
    return [*ends, len(text)]
