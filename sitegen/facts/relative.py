"""Words that mean another day as soon as time has passed: "last month", 지난달."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.facts.quotations import quoted
from sitegen.facts.readers import reader_of
from sitegen.facts.starts import TakenSpans


def relative_words(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where in `text` words lean on the day of writing, as offsets; what is quoted is passed over."""
    reader = reader_of(language)
    found = sorted(reader.relative_words(text)) if reader else ()
    if found:
        spans = TakenSpans(quoted(text))
        for start, end in found:
            if not spans.holds(start, end):
                yield start, end


def followed(text: str, patterns: dict[str, re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    """Where one of the words is, with what its pattern matches after it."""
    for word in filter(text.__contains__, patterns):  # as a rule none; so it is asked in the cheapest way
        for start in occurrences(text, word):
            match = patterns[word].match(text, start + len(word))
            if match:
                yield start, match.end()


def occurrences(text: str, word: str) -> Iterator[int]:
    """The offsets at which a word is."""
    position = text.find(word)
    while position >= 0:
        yield position
        position = text.find(word, position + 1)
