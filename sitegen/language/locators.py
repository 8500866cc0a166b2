"""How a place in a source is written, by language, and what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from sitegen.runtime.patterns import lazy_pattern

_PARAGRAPH = {"en": "para. {}", "ko": "{}문단"}
_RANGE = r"(\d{1,5})(?:\s*[-–—~]\s*(\d{1,5}))?"
_PAGES = lazy_pattern(
    rf"(?:\bp{{1,2}}\.?|\bpages?|\bS\.)\s*{_RANGE}|{_RANGE}\s*(?:쪽|면|페이지)", re.IGNORECASE
)
_PARAGRAPHS = lazy_pattern(
    rf"(?:\bparas?\.?|\bparagraphs?|¶+)\s*{_RANGE}|{_RANGE}\s*(?:번째\s*)?(?:문단|단락)", re.IGNORECASE
)
_TIME = lazy_pattern(r"(?<![\d:])(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?![\d:])")


class NamedPlace(msgspec.Struct, frozen=True):
    """What a locator names: the first and the last page or paragraph, or a second of a recording."""

    kind: Literal["page", "paragraph", "second"]
    first: int
    last: int


def named_places(locator: str) -> tuple[NamedPlace, ...]:
    """The moment, the pages and the paragraphs that a locator names: "pp. 12-13", "4문단", "1:02:03"."""
    return tuple(_named(locator))


def _named(locator: str) -> Iterator[NamedPlace]:
    if moment := _TIME.search(locator):
        hours, minutes, seconds = (int(part or 0) for part in moment.groups())
        second = hours * 3600 + minutes * 60 + seconds
        yield NamedPlace("second", second, second)
    kinds: tuple[tuple[Literal["page", "paragraph"], re.Pattern[str]], ...] = (
        ("page", _PAGES), ("paragraph", _PARAGRAPHS),
    )  # fmt: skip
    for kind, pattern in kinds:
        if found := pattern.search(locator):
            first = int(found[1] or found[3])
            yield NamedPlace(kind, first, max(first, int(found[2] or found[4] or 0)))


def moment_of(locator: str) -> int | None:
    """The second that a locator names: 754 for 12:34; None where it names none."""
    return next((place.first for place in named_places(locator) if place.kind == "second"), None)


def page_of(locator: str) -> str:
    """The page that a locator names, the first of several, "12" for p. 12; "" where it names none."""
    return next((str(place.first) for place in named_places(locator) if place.kind == "page"), "")


def clock(seconds: int) -> str:
    """Seconds as players show them: 1:15, 1:02:03."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def paragraph_locator(number: int, languages: Sequence[str]) -> Mapping[str, str]:
    """ "para. 4" in those of the languages, BCP 47 tags, in which it can be said."""
    forms = {language: _PARAGRAPH.get(language.partition("-")[0].lower()) for language in languages}
    return {language: form.format(number) for language, form in forms.items() if form and number}
