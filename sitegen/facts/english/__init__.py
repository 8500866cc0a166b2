"""Figures and dates in English text: $14 billion, 49 per cent, three to five years, 2–1, 26 December 2023."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from sitegen.facts.english import phrases
from sitegen.facts.english.dates import MONTHS, WEEKDAYS, dates
from sitegen.facts.english.relative import relative_words as relative_words
from sitegen.facts.english.words import DIGITS, SMALL, TENS, WORDS, ZEROS, bound, value
from sitegen.facts.quantities import MOST_POINTS, NONE, Bound, Figure, Numbers, plain, score
from sitegen.facts.starts import DIGIT, TakenSpans, Tokens, starting
from sitegen.facts.units import CURRENCIES, ENGLISH, SIGNS
from sitegen.runtime.patterns import lazy_pattern

_SUFFIXES = {**ZEROS, "k": 3, "m": 6, "mn": 6, "bn": 9, "tn": 12}
_OPENERS = frozenset(
    str.split(
        "a about above after all almost an and another any are around as at before between both but by each every "
        "exactly fewer for from had has have he her here his if in is it its just last less more nearly next no nor "
        "not now of on one only or our over roughly she since so some than that the their then there these they this "
        "those though till to until up upwards was we were when where which while who with within yet you"
    )
)
"""Words before a number that are no name, even with a capital."""

_SCALE = r"\s?(?:hundred|thousand|million|billion|trillion|bn|tn|mn|k|m)\b"
_QUALIFIED = (
    r"(?:\s(?:hard|long|short|more|further|full|whole|lean|difficult|consecutive|straight|working|calendar))?"
)
_UNIT = "|".join(
    r"-?\s?" + re.escape(name).replace(r"\ ", r"\s") + (r"s?\b" if name[-1].isalpha() else "")
    for name in sorted(ENGLISH, key=len, reverse=True)
)
_SIGN = r"US\$|[$€£¥₩]"
_NUMBER = lazy_pattern(
    rf"(?P<sign>{_SIGN})?\s?(?<![\w.·])(?<![A-Za-z]-)(?P<n>{DIGITS}|{WORDS})(?P<half>\sand\sa\shalf\b)?(?P<s>{_SCALE})?"
    rf"(?:\s?(?P<link>–|-|to|and|or)\s?(?P<sign2>{_SIGN})?(?P<n2>{DIGITS}|{WORDS})(?P<s2>{_SCALE})?)?"
    rf"(?:{_QUALIFIED}(?P<unit>{_UNIT}))?(?P<tail>[-–·]?\w)?",
    re.IGNORECASE,
)
_PIECE = lazy_pattern(r"[^.!?;:\n]+")
_LETTERS = lazy_pattern("[A-Za-z]+")
_DIGIT = lazy_pattern(r"\d")
_NUMBER_STARTS = frozenset((DIGIT, *SMALL, *TENS, *ZEROS, "half", "a", "an", "dozen"))
_STARTS = {form: word for word in _NUMBER_STARTS | phrases.STARTS for form in (word, word.title())}
"""Words that a figure may begin with, and the same in small letters."""

_HINTS = phrases.HINTS | (_NUMBER_STARTS - phrases.COMMON)
_HINTS |= {word.title() for word in _HINTS}
"""Words without which there is no figure in words."""

_TOKEN = lazy_pattern(rf"{_SIGN}|\d+|[A-Za-z]+")
_DATE_WORDS = frozenset(name.title() for name in (*MONTHS, *WEEKDAYS, *(f"{day}s" for day in WEEKDAYS)))
_DATE_STARTS = _DATE_WORDS | {name.title() for name in WEEKDAYS} | {name.upper() for name in MONTHS}
_ANY_WORDS = _HINTS | _DATE_WORDS
_RECKONED_AFTER = lazy_pattern(
    r"\s(?:before|earlier|later|after|on\b|apart|passed|have passed)", re.IGNORECASE
)
_RECKONED_BEFORE = lazy_pattern(r"\b(?:within|after|inside)\s$", re.IGNORECASE)
_NAME_BEFORE = lazy_pattern(r"(?:^|\s)([A-Z][\w-]*)\s$")
_NUMBERED = lazy_pattern(
    r"\b(?:pages?|pp?\.|para(?:graph|s|\.)?|chapter|section|article|no\.|number|version|level|stage|phase|grade|step"
    r"|line|item|table|fig(?:ure)?\.?|room|gate|platform|route|group|type|part|volume|issue)\s$",
    re.IGNORECASE,
)
_PEOPLE = lazy_pattern(
    r"\s(?:people|users|customers|viewers|readers|copies|jobs|homes|workers|visitors|passengers|votes)"
)
_MATCH = lazy_pattern(
    r"\b(?:w[io]n|lost|lose|loss|beaten|beat|defeat(?:ed)?|drew|draws?|victory|leads?|led|trail|score)\b[^.;]{0,24}$",
    re.IGNORECASE,
)


def numbers(text: str) -> Numbers:
    """The figures and dates of an English text.

    Not among them are numbers that belong to a name (Llama 2, H-1B), and small numbers in words without a unit:
    "two of the five" is not a figure that a source could support.
    """
    if _ANY_WORDS.isdisjoint(_LETTERS.findall(text)) and not _DIGIT.search(text):
        return NONE
    tokens, date_starts = _tokens(text)
    if not tokens and not date_starts:
        return NONE
    said = tuple(dates(text, date_starts))
    taken = TakenSpans((date.start, date.end) for date in said)
    figures = sorted(_figures(text, tokens, taken), key=_start) if tokens else ()
    return Numbers(tuple(figures), said)


def _tokens(text: str) -> tuple[list[tuple[int, str]], list[int]]:
    """Where figures may begin, with the word, and where dates may: in those pieces that hold any word of one."""
    tokens, date_starts = [], []
    for piece in _PIECE.finditer(text):
        words = _LETTERS.findall(piece[0])
        has_figures = not _HINTS.isdisjoint(words) or _DIGIT.search(piece[0])
        if not has_figures and _DATE_WORDS.isdisjoint(words):
            continue
        for match in _TOKEN.finditer(text, *piece.span()):
            word = match[0]
            if not word.isalpha():
                tokens.append((match.start(), DIGIT))
                date_starts.append(match.start())
            elif (small := _STARTS.get(word)) is not None:
                tokens.append((match.start(), small))
            elif word in _DATE_STARTS:
                date_starts.append(match.start())
    return tokens, date_starts


def _start(figure: Figure) -> int:
    return figure.start


def _figures(text: str, tokens: Tokens, taken: TakenSpans) -> Iterator[Figure]:
    ways = (
        phrases.vague(text, tokens),
        phrases.shares(text, tokens),
        phrases.multiples(text, tokens),
        phrases.ordinals(text, tokens),
        phrases.clocks(text, tokens),
        _exact(text, starting(tokens, _NUMBER_STARTS), taken),
    )
    return taken.claim(ways)


def _exact(text: str, starts: Iterable[int], taken: TakenSpans) -> Iterator[Figure]:
    end = 0
    for start in starts:
        match = _NUMBER.match(text, start) if start >= end else None
        if match is not None:
            if taken.overlaps(match.start("n"), match.end("n")):
                end = match.end("n")
            else:
                end = match.end()
                yield from _read(text, match)


def _read(text: str, match: re.Match[str]) -> Iterator[Figure]:
    """The figures of a match: one, or the two ends of a range, or two that are only next to each other."""
    tail, scale, scale2 = match["tail"] or "", _scale(match["s"]), _scale(match["s2"])
    if tail and not match["unit"] and re.search(r"\w", tail):
        return  # 3D, 7-Zip: a part of a name
    if scale == "k" and not match["sign"] and not _PEOPLE.match(text, match.end("s")):
        return  # 4K
    start = match.start("sign" if match["sign"] else "n")
    end = (
        match.end("unit")
        if match["unit"]
        else max(match.end(name) for name in ("n", "half", "s", "n2", "s2"))
    )
    first_end = max(match.end(name) for name in ("n", "half", "s"))
    sign = match["sign"] or match["sign2"] or ""
    unit = _unit(sign, match["unit"])
    if "m" in (scale, scale2) and unit not in CURRENCIES and not _PEOPLE.match(text, end):
        if scale == "m":  # metres, or millions: 79m
            yield Figure(first_end - 1, first_end, plain(value(match["n"]) * 10**6), loose=True)
            first_end -= 1
            end -= match["n2"] is None
        scale, scale2, unit = scale.replace("m", ""), scale2.replace("m", ""), "m"
    first = value(match["n"]) + (Decimal("0.5") if match["half"] else 0)
    if match["n2"] is None:
        yield from _figure(text, start, end, _Amount(first, scale, unit))
        return
    second, second_start = value(match["n2"]), match.start("sign2" if match["sign2"] else "n2")
    if not unit and not scale and not scale2 and _is_score(text, match):
        yield score(start, end, int(first), int(second))
        return
    if _is_range(text, match):
        stands = bound(text, start, end, unit)
        shared_scale = scale or (scale2 if first < 1000 else "")
        yield from _figure(text, start, first_end, _Amount(first, shared_scale, unit), stands)
        yield from _figure(text, second_start, end, _Amount(second, scale2, unit), stands)
        return
    yield from _figure(text, start, first_end, _Amount(first, scale, _unit(match["sign"] or "", None)))
    unit = _unit(match["sign2"] or "", match["unit"])
    yield from _figure(text, second_start, end, _Amount(second, scale2, unit))


def _is_score(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers are the result of a match: "a 2–1 defeat", "lost 1-2"."""
    pair = (match["n"], match["n2"])
    if match["link"] not in "–-" or not all(number.isdecimal() and len(number) < 3 for number in pair):
        return False
    before = text[max(0, match.start("n") - 40) : match.start("n")]
    after = text[match.end("n2") : match.end("n2") + 24]
    if max(map(int, pair)) > MOST_POINTS:
        return False
    return int(pair[0]) > int(pair[1]) or bool(_MATCH.search(before) or _MATCH.search(after.rstrip() + " "))


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers are a range: "three to five years", "$10–15 billion", "between 3 and 5"."""
    link = match["link"].lower()
    if link == "and":
        return (
            text[max(0, match.start("n") - 20) : match.start("n")]
            .rstrip("US$€£¥₩ ")
            .lower()
            .endswith("between")
        )
    return link != "or" or bool(match["unit"])


class _Amount(NamedTuple):
    """A number as it is written, with what follows it: 12, "bn", "USD"."""

    number: Decimal
    scale: str
    unit: str


def _figure(
    text: str, start: int, end: int, amount: _Amount, shared: Bound | None = None
) -> Iterator[Figure]:
    number, scale, unit = amount
    in_words = not text[start:end].lstrip("US$€£¥₩ ")[:1].isdigit()
    number *= Decimal(10) ** _SUFFIXES.get(scale, 0)
    if unit == "decade":
        number, unit = number * 10, "year"
    loose = number == 1 if unit else in_words and number <= 10
    if in_words and unit in ("day", "KRW") and number <= 10:
        loose = True
    if not unit and not scale and not in_words and _is_name(text, start):
        return
    reckoned = unit in ("year", "month", "week", "day") and (
        bool(_RECKONED_AFTER.match(text, end))
        or bool(_RECKONED_BEFORE.search(text, max(0, start - 10), start))
    )
    stands = bound(text, start, end, unit) if shared is None else shared
    yield Figure(start, end, plain(number), unit, stands, reckoned, loose)


def _is_name(text: str, start: int) -> bool:
    """Whether the number that begins at `start` belongs to a name, or counts what it names: Llama 2, page 7."""
    if _NUMBERED.search(text, max(0, start - 12), start):
        return True
    name = _NAME_BEFORE.search(text, max(0, start - 30), start)
    return name is not None and name[1].lower() not in _OPENERS


def _scale(written: str | None) -> str:
    return (written or "").strip().lower()


def _unit(sign: str, written: str | None) -> str:
    if sign:
        return SIGNS[sign.upper()]
    name = re.sub(r"\s+", " ", (written or "").strip().lstrip("- ").lower())
    return ENGLISH.get(name) or ENGLISH.get(name.rstrip("s"), "") if name else ""
