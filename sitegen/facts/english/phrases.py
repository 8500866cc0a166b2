"""Figures that English expresses by other means than a number and a unit: a third of, twice as many, half past two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.facts.english.words import DURATIONS, ORDINALS, PARTS, SMALL, TENS, WORD, ZEROS, bound, value
from sitegen.facts.quantities import Figure, magnitude, plain
from sitegen.facts.starts import DIGIT, Tokens, matches, starting
from sitegen.facts.units import ENGLISH
from sitegen.runtime.patterns import lazy_pattern

_TIME = "|".join(DURATIONS)
_PART = "|".join(PARTS)
_TO_NINE = "|".join(word for word, number in SMALL.items() if number < 10)
_COUNT = rf"\d{{1,3}}|{'|'.join((*SMALL, 'twenty'))}"
_LEADING = "by|than|about|almost|nearly|over|least|under|around|some|roughly"
_SHARE = lazy_pattern(
    r"(?<!first\s)(?<!second\s)(?<!latter\s)(?<!other\s)(?<!next\s)(?<!last\s)\b(?:"
    rf"(?P<some>{_TO_NINE}|\d)[\s-](?P<parts>{_PART})(?P<s>s)?\b"
    rf"|(?P<of>an?|one)[\s-](?P<of_part>{_PART})\b"
    r"(?=\s(?:of|more|less|fewer|higher|lower|larger|smaller|above|below|cheaper|as)\b)"
    rf"|(?:{_LEADING})\s(?P<by>an?|one)\s(?P<by_part>{_PART})\b"
    r"|(?P<half>half)(?=\s(?:of|the|its|their|his|her|that|as)\b)"
    rf"|(?:{_LEADING})\s(?P<by_half>half)\b(?!\sa\b)"
    rf"|every\s(?P<every>{'|'.join(word for word in PARTS if word != 'half')})\b(?!\s(?:{_TIME}))"
    rf"|(?P<one>one)(?:\s[a-z]+){{0,2}}?\s(?:in|out\sof)(?:\severy)?\s(?P<below>{_COUNT})\b(?!\s?(?:per|%|{_TIME}))"
    rf"|(?P<more>{_TO_NINE}|\d)\s(?:in|out\sof)(?:\severy)?\s(?P<round>three|four|five|ten|twenty|3|4|5|10|20|100)\b"
    rf"(?!\s?(?:per|%|{_TIME})))",
    re.IGNORECASE,
)
_FOLD = lazy_pattern(rf"\b({WORD})fold\b", re.IGNORECASE)
_MULTIPLES = {"twice": "2", "doubl": "2", "thrice": "3", "tripl": "3", "trebl": "3", "quadrupl": "4"}
_TIMES = lazy_pattern(
    r"\b(?:(?P<twice>twice|thrice)(?=\s(?:as|the|what|that|its|their))"
    r"|(?P<verb>doubl|tripl|trebl|quadrupl)(?:e[sd]?|ing|e\s(?:the|what|that|its))\b)(?!\sstandard)",
    re.IGNORECASE,
)
_SPAN = lazy_pattern(r"\b(?P<half>half\s)?a\s(?P<unit>decade|century)\b", re.IGNORECASE)
_ORDINAL = lazy_pattern(
    rf"\b(?:(?P<n>\d+)(?:st|nd|rd|th)|(?P<word>{'|'.join(ORDINALS)}))(?:\s(?P<unit>{_TIME}|anniversary))?\b",
    re.IGNORECASE,
)
_HALF_YEAR = lazy_pattern(r"\b(?:first|second)\shalf(?=\sof\s(?:the\syear|\d{4}))", re.IGNORECASE)
_CLOCK = lazy_pattern(
    r"(?<![\d:.])(?P<h>[01]?\d|2[0-3])(?:(?P<mark>[:.])(?P<m>[0-5]\d))?(?!\d)(?:\s?(?P<half>[ap])\.?m\b\.?)?",
    re.IGNORECASE,
)
_MINUTES = {"quarter": 15, "half": 30, "five": 5, "ten": 10, "twenty": 20}
_CLOCK_WORDS = lazy_pattern(
    rf"\b(?:(?:a\s)?(?P<past>{'|'.join(_MINUTES)})\s(?P<way>past|to)\s)?"
    rf"(?P<h>{'|'.join(word for word, number in SMALL.items() if number < 13)}|1[0-2]|[1-9])"
    r"(?P<mark>\so['’]clock)?(?P<day>\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight))?\b",
    re.IGNORECASE,
)
_FEW = r"(?:several|a\sfew)\s(?:hundred|thousand)"
_VAGUE = lazy_pattern(
    rf"(?<!\d\s)\b(?P<more>tens|hundreds|{_FEW})?(?:\s?of\s)?\s?"
    r"\b(?P<scale>thousands?|millions?|billions?|trillions?|hundreds|dozens)\b"
    r"(?:\s(?:of\s)?(?P<unit>times|dollars|euros|pounds|won))?"
    rf"|\b(?P<few>{_FEW})\b|\b(?P<decades>decades)\b",
    re.IGNORECASE,
)
_VAGUE_ZEROS = {"tens": 1, "hundreds": 2, "hundred": 2, "thousand": 3}

_LARGE = frozenset((*ZEROS, *(f"{word}s" for word in ZEROS)))
_VAGUE_STARTS = _LARGE | {"tens", "several", "a", "dozens", "decades"}
_SHARE_STARTS = frozenset((DIGIT, *SMALL, "twenty", "a", "an", "half", "every", *_LEADING.split("|")))
_FOLDS = frozenset(f"{word}fold" for word in (*SMALL, *TENS, *ZEROS))
_TIMES_STARTS = frozenset(("twice", "thrice")) | {
    stem + ending for stem in ("doubl", "tripl", "trebl", "quadrupl") for ending in ("e", "ed", "es", "ing")
}
_ORDINAL_STARTS = frozenset((DIGIT, *ORDINALS))
_CLOCK_STARTS = frozenset((DIGIT, "a", *_MINUTES, *SMALL))

STARTS = (
    _VAGUE_STARTS
    | _SHARE_STARTS
    | _FOLDS
    | _TIMES_STARTS
    | _ORDINAL_STARTS
    | _CLOCK_STARTS
    | {"first", "second"}
)
"""The words that one of these phrases may begin with."""

COMMON = frozenset(("a", "an", "one", "every", "first", "second", *_LEADING.split("|")))
"""Those of them that other phrases begin with more often."""

HINTS = (STARTS - COMMON) | _LARGE | {
    "half", "decade", "century", "halves", *PARTS, *(f"{word}s" for word in PARTS)
}  # fmt: skip
"""Words without which there is none of these phrases."""


def vague(text: str, tokens: Tokens) -> Iterator[Figure]:
    """Orders of magnitude: hundreds, tens of thousands, a few hundred, decades."""
    for match in matches(_VAGUE, text, starting(tokens, _VAGUE_STARTS)):
        if match["decades"]:
            yield Figure(*match.span(), magnitude(1), "year")
        elif match["few"]:
            yield Figure(*match.span(), magnitude(_VAGUE_ZEROS[match["few"].split()[-1].lower()]))
        else:
            scale, more = match["scale"].lower(), (match["more"] or "").lower().split()
            if scale.endswith("s") or more:
                start = match.end() - len(match[0].lstrip())
                zeros = 1 if scale == "dozens" else ZEROS[scale.rstrip("s")]
                zeros += _VAGUE_ZEROS[more[-1]] if more else 0
                unit = (match["unit"] or "").lower()
                unit = ENGLISH.get(unit) or ENGLISH.get(unit.rstrip("s"), "")
                yield Figure(start, match.end(), magnitude(zeros), unit)


def shares(text: str, tokens: Tokens) -> Iterator[Figure]:
    """Parts of a whole: a third of, two-thirds, by half, one in six, nine out of ten."""
    for match in matches(_SHARE, text, starting(tokens, _SHARE_STARTS)):
        part = {name: found.lower() for name, found in match.groupdict().items() if found}
        first = next(iter(part))
        above, below = 1, 2
        if first in ("one", "more"):
            above, below = int(value(part[first])), int(value(part["below" if first == "one" else "round"]))
        elif first == "some":
            above, below = int(value(part["some"])), PARTS[part["parts"]]
            if (above > 1) != ("s" in part) and "-" not in match[0]:
                continue  # "one third" and "two thirds", not "five third"
        elif first in ("of", "by"):
            below = PARTS[part[f"{first}_part"]]
        elif first == "every":
            below = PARTS[part["every"]]
        if above < below:
            start, end = match.start(first), match.end()
            yield Figure(start, end, f"{above}/{below}", "share", bound(text, start, end), loose=below == 2)


def multiples(text: str, tokens: Tokens) -> Iterator[Figure]:
    """Tenfold, twice as many, doubled; a decade, half a century."""
    for match in matches(_FOLD, text, starting(tokens, _FOLDS)):
        yield Figure(*match.span(), plain(value(match[1])), "times")
    for match in matches(_TIMES, text, starting(tokens, _TIMES_STARTS)):
        times = _MULTIPLES[(match["twice"] or match["verb"]).lower()]
        yield Figure(*match.span(), times, "times", bound(text, *match.span()))
    for match in matches(_SPAN, text, starting(tokens, ("a", "half"))):
        years = (10 if match["unit"].lower() == "decade" else 100) // (2 if match["half"] else 1)
        yield Figure(*match.span(), str(years), "year", bound(text, *match.span(), "year"))


def ordinals(text: str, tokens: Tokens) -> Iterator[Figure]:
    """The 67th minute and the twelfth day, which Korean counts: 67분, 12일째. They only support other figures."""
    for match in matches(_ORDINAL, text, starting(tokens, _ORDINAL_STARTS)):
        number = match["n"] or str(ORDINALS[match["word"].lower()])
        unit = (match["unit"] or "").lower().replace("anniversary", "year")
        yield Figure(*match.span(), number, unit, loose=not unit)
    for match in matches(_HALF_YEAR, text, starting(tokens, ("first", "second"))):
        yield Figure(*match.span(), "6", "month", loose=True)


def clocks(text: str, tokens: Tokens) -> Iterator[Figure]:
    """Times of day: 17:07, 6.40 am, a quarter past two in the morning."""
    for match in matches(_CLOCK, text, starting(tokens, (DIGIT,))):
        if match["mark"] == ":" or match["half"]:
            hour = int(match["h"])
            if match["half"]:
                hour = hour % 12 + 12 * (match["half"].lower() == "p")
            yield Figure(*match.span(), f"{hour}:{match['m'] or '00'}", "clock")
    for match in matches(_CLOCK_WORDS, text, starting(tokens, _CLOCK_STARTS)):
        if match["past"] or match["mark"] or match["day"]:
            hour, minute = int(value(match["h"])), _MINUTES[match["past"].lower()] if match["past"] else 0
            if match["way"] and match["way"].lower() == "to":
                hour, minute = hour - 1, 60 - minute
            late = match["day"] and not match["day"].lower().endswith("morning")
            yield Figure(*match.span(), f"{hour + 12 * bool(late and hour < 12)}:{minute:02}", "clock")
