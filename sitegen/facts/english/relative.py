"""Words that lean on the day of writing, in English: last month, three years ago."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.facts.relative import followed, occurrences
from sitegen.runtime.patterns import lazy_pattern

_NAMED = (
    "spring|summer|autumn|fall|winter|night|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    "january|february|march|april|may|june|july|august|september|october|november|december"
)
_PERIOD = lazy_pattern(
    rf"(?:\scoming)?\s(?:week|month|quarter|year|season|{_NAMED})\b(?!\sof\b)", re.IGNORECASE
)
_DETERMINED = lazy_pattern(r"\b(?:the|that|its|his|her|their|our|a|every|each)\s$", re.IGNORECASE)
_DAY = lazy_pattern(r"\b(?!['’]s)")
_BEFORE_AGO = lazy_pattern(r"(?:\w+\s)?(?:day|week|month|year)s?\s$")

_WORDS: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(("yesterday", "tomorrow", "tonight", "today"), _DAY),
    **dict.fromkeys(("last", "next", "this"), _PERIOD),
}
_WORDS |= {word.title(): pattern for word, pattern in _WORDS.items()}


def relative_words(text: str) -> Iterator[tuple[int, int]]:
    """Where words lean on the day of writing, as offsets."""
    for start, end in followed(text, _WORDS):
        if not text[start - 1 : start].isalnum() and not _DETERMINED.search(text, max(0, start - 7), start):
            yield start, end
    for end in occurrences(text, " ago"):
        before = _BEFORE_AGO.search(text, max(0, end - 24), end + 1)
        if before and not text[end + 4 : end + 5].isalnum():
            yield before.start(), end + 4
