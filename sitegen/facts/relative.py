"""Words that mean another day as soon as time has passed: "last month", 지난달."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.facts.quotations import quoted
from sitegen.facts.starts import Taken
from sitegen.patterns import compiled_later

_NAMED = (
    "spring|summer|autumn|fall|winter|night|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    "january|february|march|april|may|june|july|august|september|october|november|december"
)
_PERIOD = compiled_later(
    rf"(?:\scoming)?\s(?:week|month|quarter|year|season|{_NAMED})\b(?!\sof\b)", re.IGNORECASE
)
_DETERMINED = compiled_later(r"\b(?:the|that|its|his|her|their|our|a|every|each)\s$", re.IGNORECASE)
_DAY = compiled_later(r"\b(?!['’]s)")
_BEFORE_AGO = compiled_later(r"(?:\w+\s)?(?:day|week|month|year)s?\s$")
_KOREAN_PERIODS = compiled_later(
    r"\s?(?:달|해(?!결|법|석|당)|주(?![기인요장])|주말|밤|봄|여름|가을|겨울|시즌|학기|분기|\d{1,2}월"
    r"|\d{1,2}일(?!\s?(?:간|동안|내내))|[월화수목금토일]요일)"
)
_KOREAN_NEXT = compiled_later(r"\s?(?:달|주(?![기인요장])|해(?!결|법|석|당)|분기|주말|시즌|학기)")
_KOREAN_SEASON = compiled_later(r"(?:해|\s?(?:봄|여름|가을|겨울|시즌)|\s들어)(?![가-힣]*석)")
_KOREAN_DAY = compiled_later(r"(?!날|의|까지의)")
_KOREAN_YEAR = compiled_later("")
_AGO = compiled_later(r"\s(?:[\w~]+\s){0,2}?전(?=[\s,.에의])")

_ENGLISH: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(("yesterday", "tomorrow", "tonight", "today"), _DAY),
    **dict.fromkeys(("last", "next", "this"), _PERIOD),
}
_ENGLISH |= {word.title(): pattern for word, pattern in _ENGLISH.items()}
_KOREAN: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(("어제", "그저께", "오늘", "내일", "모레"), _KOREAN_DAY),
    "지난": _KOREAN_PERIODS,
    **dict.fromkeys(("이번", "다음"), _KOREAN_NEXT),
    "올": _KOREAN_SEASON,
    **dict.fromkeys(("내년", "작년", "재작년", "금년", "금주", "이달"), _KOREAN_YEAR),
    **dict.fromkeys(("불과", "지금으로부터"), _AGO),
}


def relative_words(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where in `text` words lean on the day of writing, as offsets; what is quoted is passed over."""
    key = language.partition("-")[0]
    found = sorted(_english(text) if key == "en" else _korean(text) if key == "ko" else ())
    if found:
        spans = Taken(quoted(text))
        for start, end in found:
            if not spans.holds(start, end):
                yield start, end


def _english(text: str) -> Iterator[tuple[int, int]]:
    for start, end in _words(text, _ENGLISH):
        if not text[start - 1 : start].isalnum() and not _DETERMINED.search(text, max(0, start - 7), start):
            yield start, end
    for end in _occurrences(text, " ago"):
        before = _BEFORE_AGO.search(text, max(0, end - 24), end + 1)
        if before and not text[end + 4 : end + 5].isalnum():
            yield before.start(), end + 4


def _korean(text: str) -> Iterator[tuple[int, int]]:
    for start, end in _words(text, _KOREAN):
        if not "가" <= text[start - 1 : start] <= "힣":
            yield start, end


def _words(text: str, patterns: dict[str, re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    for word in filter(text.__contains__, patterns):  # as a rule none; so it is asked in the cheapest way
        for start in _occurrences(text, word):
            match = patterns[word].match(text, start + len(word))
            if match:
                yield start, match.end()


def _occurrences(text: str, word: str) -> Iterator[int]:
    position = text.find(word)
    while position >= 0:
        yield position
        position = text.find(word, position + 1)
