"""From a place in a text's plain words back to the line and column of the file that it was written in."""

from __future__ import annotations

import io
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

from sitegen.problems import Position, Span
from sitegen.runtime.patterns import lazy_pattern

_MARKUP = lazy_pattern(
    r"\[\[[^\[\]|]*\||\[@[^\]]{0,1000}\]|\]\([^)\s]{0,2000}(?:\s[^)]{0,500})?\)|<!--.{0,5000}?-->", re.DOTALL
)
_SPACE = lazy_pattern(r"\\?\s+")
_LONGEST = 1000
"""How many characters of words are looked for where they may be divided otherwise."""
_FURTHEST = 50_000_000
"""How many characters are looked through for the places of one file. What is to be found after that, which is so only
in files that no one wrote, is said to be where its text begins."""
_KEPT = 1000
"""How many sets of offsets are remembered."""
_REACH = 500
"""How far the markup of a text may stretch it, besides thrice its length."""


class Places:
    """A file's text, in which words are found again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last = (0, 0, "")
        self._occurrences: dict[tuple[str, str], array[int]] = {}
        self._looked_through = 0

    @cached_property
    def _starts(self) -> list[int]:
        """The offset of each line. In most texts nothing is looked up."""
        return [0, *(match.end() for match in re.finditer("\n", self._text))]

    def find(self, begin: Position, plain: str, start: int, end: int, last_line: int = 0) -> Position:
        """Where the words from `start` to `end` of the plain text `plain` are in the file.

        The source of the text begins at `begin` and ends with the line `last_line` (0: unknown). Where the words
        cannot be separated from the markup around them, the answer is `begin`.
        """
        words = plain[start:end].strip()
        if not words or not 0 < begin[0] <= len(self._starts):
            return begin
        first = self._starts[begin[0] - 1] + begin[1] - 1
        stop = self._starts[last_line] if 0 < last_line < len(self._starts) else len(self._text)
        source = self._unmarked(first, min(stop, first + _REACH + 3 * len(plain)))
        for beginning in (words, words.partition(" ")[0], words[:3], words[:2]):
            if self._looked_through > _FURTHEST:
                break
            number = bisect_left(self._all(plain, beginning), start)
            found = self._all(source, beginning)
            if number < len(found):
                return self._position(first + found[number])
            if " " in beginning and (position := self._spaced(source, beginning, number)) >= 0:
                return self._position(first + position)
        return begin

    def _all(self, text: str, words: str) -> array[int]:
        """The offsets at which the words are in a text."""
        known = self._occurrences.get((text, words))
        if known is None:
            if len(self._occurrences) > _KEPT:
                self._occurrences.clear()
            self._looked_through += len(text)
            known = self._occurrences[text, words] = array("I", _occurrences(text, words))
        return known

    def _spaced(self, source: str, words: str, number: int) -> int:
        """The offset at which the words stand for the time after `number` times, or the last, where there may be line
        ends and markup between them; -1 where they do not."""
        self._looked_through += len(source)
        pattern = re.compile(_SPACE.sub(r"[\\s*_>]+", re.escape(words[:_LONGEST])))
        matches = [match.start() for match in pattern.finditer(source)]
        return matches[min(number, len(matches) - 1)] if matches else -1

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
        """`told` is called with every file that is read, and its bytes."""
        self._root = root
        self._told = told
        self._places: dict[str, Places] = {}

    def find(self, file: str, begin: Position, plain: str, start: int, end: int, last_line: int = 0) -> Span:
        """Where in `file` the words from `start` to `end` of `plain` are; see `Places.find`."""
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


def _occurrences(text: str, words: str) -> Iterator[int]:
    position = text.find(words)
    while position >= 0:
        yield position
        position = text.find(words, position + 1)
