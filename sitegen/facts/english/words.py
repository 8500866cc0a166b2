"""Number words and bounds in English: twenty-three, half a million, two dozen; more than, or so."""

from __future__ import annotations

import re
from decimal import Decimal

from sitegen.facts.quantities import Bound
from sitegen.runtime.patterns import lazy_pattern

_split = str.split
SMALL = {
    word: number
    for number, word in enumerate(
        _split(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        ),
        start=1,
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate(_split("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
ZEROS = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
PARTS = {
    word: number
    for number, word in enumerate(
        _split("half third quarter fifth sixth seventh eighth ninth tenth"), start=2
    )
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        _split(
            "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
            "twentieth"
        ),
        start=11,
    )
}
DURATIONS = ("second", "minute", "hour", "day", "week", "month", "year")
DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
WORD = "|".join(sorted((*SMALL, *TENS, *ZEROS), key=len, reverse=True))
WORDS = (
    rf"(?:half )?(?:\ban? (?={'|'.join(ZEROS)}|dozen))?"
    rf"(?:\b(?:{WORD})\b(?:(?:-|\s(?:and\s)?)(?:{WORD})\b)*(?:\sdozen\b)?|\bdozen\b)"
)
_MORE = (
    "(?<!no )more than|over|above|at least|a minimum of|upwards of|exceed(?:ing|s|ed)?|no (?:fewer|less) than|beyond"
    "|pass(?:e[sd])?|past|in excess of"
)
_GOING = "".join(
    f"(?<!{word} )" for word in _split("go goes went going gone rise rises rose climb moves moved")
)
_LESS = rf"{_GOING}up to|at most|a maximum of|as (?:many|much) as|under|below|(?<!no )(?:less|fewer) than|no more than"
_ABOUT = (
    "about|around|some|roughly|approximately|nearly|almost|circa|close to|not quite|just under|an estimated"
)
_BOUNDS: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (lazy_pattern(rf"\b(?:{_ABOUT})\s$", re.IGNORECASE), "about"),
    (lazy_pattern(r"\bjust (?:over|above)\s$", re.IGNORECASE), "over"),
    (lazy_pattern(rf"\b(?:{_MORE})\s$", re.IGNORECASE), "more"),
    (lazy_pattern(rf"(?:\b(?:{_LESS}))\s$", re.IGNORECASE), "less"),
)
_AFTER = lazy_pattern(
    r"\+|\s(?:or|and) (?:(?P<more>more|over|above|older|upwards?|up)|(?P<less>less|fewer|younger|under)|(?P<about>so))"
    r"\b(?!\sthan\b)",
    re.IGNORECASE,
)
_OVER = lazy_pattern(r"\bover\s(?:the\s)?$", re.IGNORECASE)
_NOT = lazy_pattern(
    r"\b(?:not|never|nor|hardly|n['’]t)\b[^.;,]{0,16}\b(?:below|above|over|under|beyond|past|exceed(?:ed)?)\s$",
    re.IGNORECASE,
)


def value(written: str) -> Decimal:
    """The number that is written in digits or words."""
    if written[:1].isdigit():
        return Decimal(written.replace(",", ""))
    total = current = Decimal(0)
    half = Decimal(1)
    for word in re.findall(r"[a-z]+", written.lower()):
        if word == "half":
            half = Decimal("0.5")
        elif word in SMALL or word in TENS:
            current += SMALL.get(word) or TENS[word]
        elif word in ("hundred", "dozen"):
            current = (current or Decimal(1)) * (100 if word == "hundred" else 12)
        elif word in ZEROS:
            total += (current or Decimal(1)) * Decimal(10) ** ZEROS[word]
            current = Decimal(0)
    return (total + current) * half


def bound(text: str, start: int, end: int, unit: str = "") -> Bound:
    """The bound of the figure from `start` to `end` of `text`."""
    before = text[max(0, start - 40) : start]
    if (unit in DURATIONS and _OVER.search(before)) or _NOT.search(before):
        return ""  # over three years: in their course
    for pattern, found in _BOUNDS:
        if pattern.search(before):
            return found
    after = _AFTER.match(text, end)
    return "" if after is None else "less" if after["less"] else "about" if after["about"] else "more"
