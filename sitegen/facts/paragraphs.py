"""The paragraphs of a captured text, as locators count them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from itertools import accumulate

import msgspec

from sitegen.facts.quotations import fold
from sitegen.runtime.patterns import lazy_pattern

_BLANK = lazy_pattern(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_SENTENCE_END = lazy_pattern(r"[.!?…。．！？؟۔।]['\"”’»」』)\]]*\s*\Z")

_NARROWEST = 30
"""No text is broken into shorter lines than of so many characters."""


class Paragraphs(msgspec.Struct, frozen=True):
    """Where the stretches of a text begin, in order, and the number of each that is a paragraph; 0 is a headline, a
    caption, a byline or the like, which are not counted."""

    starts: tuple[int, ...]
    numbers: tuple[int, ...]

    def number_at(self, offset: int) -> int:
        """The number of the paragraph that has the character at `offset`, counted from 1; 0 in none."""
        stretch = bisect_right(self.starts, offset) - 1
        return self.numbers[stretch] if stretch >= 0 else 0


def paragraphs(text: str, titles: Collection[str] = ()) -> Paragraphs:
    """The paragraphs of `text`: what ends as a sentence does, is between blank lines or on a line of its own, and is
    none of `titles`. In a text in which nothing ends so, everything is a paragraph."""
    stretches = list(_stretches(text))
    named = {fold(title) for title in titles}
    ends = [bool(_SENTENCE_END.search(words)) and fold(words) not in named for _, words in stretches]
    counted = ends if any(ends) else [fold(words) not in named for _, words in stretches]
    numbers = [count if one else 0 for one, count in zip(counted, accumulate(map(int, counted)), strict=True)]
    return Paragraphs(tuple(start for start, _ in stretches), tuple(numbers))


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """The text between blank lines; each line by itself, unless it is one text broken into lines."""
    start = 0
    for blank in (*_BLANK.finditer(text), None):
        end = blank.start() if blank else len(text)
        lines = list(_lines(text, start, end))
        inner = lines[:-1]
        if 2 * sum(_SENTENCE_END.search(line) is None for _, line in inner) > len(inner) and _is_wrapped(
            lines
        ):
            yield start, text[start:end]
        else:
            yield from lines
        start = blank.end() if blank else end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = stop if stop >= 0 else end
        if text[start:stop].strip():
            yield start, text[start:stop]
        start = stop + 1


def _is_wrapped(lines: list[tuple[int, str]]) -> bool:
    """Whether lines are long, and as long as one another, apart from the last: those of headings are not."""
    lengths = [len(line) for _, line in lines[:-1]]
    return bool(lengths) and max(lengths) >= _NARROWEST and min(lengths) > max(lengths) / 2
