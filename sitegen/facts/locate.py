"""From a place in a text's plain words back to the line and column of the file that it was written in."""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from sitegen.problems import Position, Span

_MARKUP = re.compile(r"\[\[[^\[\]|]*\||\[@[^\]]*\]|\]\([^)\s]*(?:\s[^)]*)?\)|<!--.*?-->", re.DOTALL)
_SPACE = re.compile(r"\\?\s+")
_REACH = 500
"""How far the markup of a text may stretch it, besides thrice its length."""


class Places:
    """A file's text, in which words are found again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last = (0, 0, "")

    @cached_property
    def _starts(self) -> list[int]:
        """The offset of each line. In most texts nothing is looked up."""
        return [0, *(match.end() for match in re.finditer("\n", self._text))]

    def find(self, begin: Position, plain: str, start: int, end: int, last_line: int = 0) -> Position:
        """Where the words from `start` to `end` of the plain text `plain` stand in the file.

        The source of the text begins at `begin` and ends with the line `last_line` (0: unknown). Where the words
        cannot be told from the markup around them, the answer is `begin`.
        """
        words = plain[start:end].strip()
        if not words or not 0 < begin[0] <= len(self._starts):
            return begin
        first = self._starts[begin[0] - 1] + begin[1] - 1
        stop = self._starts[last_line] if 0 < last_line < len(self._starts) else len(self._text)
        source = self._unmarked(first, min(stop, first + _REACH + 3 * len(plain)))
        for beginning in (words, words.partition(" ")[0], words[:3], words[:2]):
            position = _nth(source, beginning, plain.count(beginning, 0, start))
            if position >= 0:
                return self._position(first + position)
        return begin

    def _unmarked(self, first: int, stop: int) -> str:
        """A stretch of the text with its markup blanked; asked for again for all that is found in one passage."""
        if self._last[:2] != (first, stop):
            source = self._text[first:stop]
            if "[" in source or "<" in source:
                source = _MARKUP.sub(_blank, source)
            self._last = (first, stop, source)
        return self._last[2]

    def _position(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


class Files:
    """The files of a project, read again where words are to be found in them."""

    def __init__(self, root: Path, told: Callable[[str, bytes], None] | None = None) -> None:
        """`told` is told of every file that is read, and what it held."""
        self._root = root
        self._told = told
        self._places: dict[str, Places] = {}

    def find(self, file: str, begin: Position, plain: str, start: int, end: int, last_line: int = 0) -> Span:
        """Where in `file` the words from `start` to `end` of `plain` stand; see `Places.find`."""
        if file not in self._places:
            try:
                with io.FileIO(f"{self._root}/{file}") as opened:
                    data = opened.readall()
            except OSError:
                data = b""
            if self._told is not None:
                self._told(file, data)
            self._places[file] = Places(_text(data))
        return Span(file, *self._places[file].find(begin, plain, start, end, last_line))


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return ""


def _nth(source: str, words: str, number: int) -> int:
    """The offset at which the words stand for the time after `number` times; -1 where they do not."""
    position = -1
    for _ in range(number + 1):
        position = source.find(words, position + 1)
        if position < 0:
            break
    if position >= 0 or " " not in words:
        return position
    pattern = re.compile(_SPACE.sub(r"[\\s*_>]+", re.escape(words)))
    matches = list(pattern.finditer(source))
    return matches[min(number, len(matches) - 1)].start() if matches else -1
