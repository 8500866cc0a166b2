"""Words that lean on the day of writing, in Korean: 지난달, 올해 들어."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.facts.relative import followed
from sitegen.runtime.patterns import lazy_pattern

_PERIODS = lazy_pattern(
    r"\s?(?:달|해(?!결|법|석|당)|주(?![기인요장])|주말|밤|봄|여름|가을|겨울|시즌|학기|분기|\d{1,2}월"
    r"|\d{1,2}일(?!\s?(?:간|동안|내내))|[월화수목금토일]요일)"
)
_NEXT = lazy_pattern(r"\s?(?:달|주(?![기인요장])|해(?!결|법|석|당)|분기|주말|시즌|학기)")
_SEASON = lazy_pattern(r"(?:해|\s?(?:봄|여름|가을|겨울|시즌)|\s들어)(?![가-힣]*석)")
_DAY = lazy_pattern(r"(?!날|의|까지의)")
_YEAR = lazy_pattern("")
_AGO = lazy_pattern(r"\s(?:[\w~]+\s){0,2}?전(?=[\s,.에의])")


_WORDS: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(("어제", "그저께", "오늘", "내일", "모레"), _DAY),
    "지난": _PERIODS,
    **dict.fromkeys(("이번", "다음"), _NEXT),
    "올": _SEASON,
    **dict.fromkeys(("내년", "작년", "재작년", "금년", "금주", "이달"), _YEAR),
    **dict.fromkeys(("불과", "지금으로부터"), _AGO),
}


def relative_words(text: str) -> Iterator[tuple[int, int]]:
    """Where words lean on the day of writing, as offsets."""
    for start, end in followed(text, _WORDS):
        if not "가" <= text[start - 1 : start] <= "힣":
            yield start, end
