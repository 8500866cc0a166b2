"""Figures and dates in Korean text: 1만 8천 건, 140억 달러, 스물여덟 살, 3~5년, 2023년 12월 26일."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sitegen.facts.korean import phrases
from sitegen.facts.korean.dates import dates
from sitegen.facts.korean.relative import relative_words as relative_words
from sitegen.facts.korean.words import AFTER_UNIT, COUNTERS, PARTS, RECKONED, any_of, bound, value
from sitegen.facts.quantities import NONE, Figure, Numbers, plain
from sitegen.facts.starts import TakenSpans
from sitegen.facts.units import COUNTS, KOREAN, SIGNS
from sitegen.language.particle_rules import ends_word, is_particle
from sitegen.runtime.patterns import lazy_pattern

_UNIT = any_of(KOREAN)
_SIGN = r"US\$|[$€£¥₩]"
_NUMBER = lazy_pattern(
    rf"(?<![\w.·])(?P<sign>{_SIGN})?(?P<n>{PARTS})"
    rf"(?:\s?(?P<u0>{_UNIT})?\s?(?P<link>[~∼〜–-]|에서|내지)\s?(?P<sign2>{_SIGN})?(?P<n2>{PARTS}))?"
    rf"\s?(?P<over>여)?\s?(?P<unit>{_UNIT})?(?P<rest>\s?(?:{any_of(COUNTERS)})?)"
)
_ORDINAL = lazy_pattern(
    r"차(?!례)|위(?!안)|호|문단|등급|학년|학기|기(?!가)|조|항|부(?!분|담)|면(?!적)|단계|강(?![가-힣])|층|세대|세기"
    r"|분기|번지|급|종(?!류)(?=\s)|권(?=\s?\d)|장(?=\s?\d)|월호"
)
_ALWAYS_ORDINAL = lazy_pattern(r"\s?번째|인당")
"""What makes an ordinal of the number that it follows."""
_AGE_GROUP = lazy_pattern(
    r"대(?=\s?(?:초반|중반|후반|들)|\s(?:선수|여성|남성|청년|학생|직장인|노동자|부부|이용자|소비자|환자))"
)
"""What makes an age of the tens before it: 10대, 20대 중반."""
_TENS_OF = lazy_pattern(r"[1-9]0대[은는이가의에와과]\s")
"""Machines or ages: 60대는."""
_SMALL = lazy_pattern(r"\d{1,2}(?:\.\d)?")
_WORD_BEFORE = lazy_pattern(r"[\w)]\s?$|\w-$")
_BELOW_ZERO = lazy_pattern(r"(?:영하|영상|섭씨|화씨|기온[이은]?|북위|남위|동경|서경)\s?$")
_HANGUL = lazy_pattern("[가-힣]*")
_START = lazy_pattern(rf"{_SIGN}|\d+|[월화수목금토일]요일|(?<!\w)[{phrases.OPENING}]|절반")
"""Where a figure or a date may begin."""


def numbers(text: str) -> Numbers:
    """The figures and dates of a Korean text.

    Not among them are ordinals (1차, 4문단), numbers that belong to a name (라마 2), and small native numbers that
    count what no source need count: 두 글, 세 가지.
    """
    digits: list[int] = []
    words: list[int] = []
    weekdays: list[int] = []
    for match in _START.finditer(text):
        found = match[0]
        (weekdays if found.endswith("요일") else digits if found[0] < "가" else words).append(match.start())
    if not (digits or words or weekdays) and "반기" not in text:
        return NONE
    said = tuple(dates(text, sorted((*digits, *weekdays))))
    taken = TakenSpans((date.start, date.end) for date in said)
    figures = sorted(_figures(text, digits, words, taken), key=lambda figure: figure.start)
    return Numbers(tuple(figures), said)


def _figures(text: str, digits: list[int], words: list[int], taken: TakenSpans) -> Iterator[Figure]:
    starts = sorted((*digits, *words))
    ways = (
        phrases.clocks(text, starts),
        phrases.shares(text, starts),
        phrases.scores(text, digits),
        phrases.halves(text),
        phrases.vague(text, words),
        _exact(text, digits, taken),
        phrases.written(text, words),
    )
    return taken.claim(ways)


def _exact(text: str, starts: Iterable[int], taken: TakenSpans) -> Iterator[Figure]:
    end = 0
    for start in starts:
        match = _NUMBER.match(text, start) if start >= end else None
        if match is not None:
            if taken.overlaps(match.start(), match.end("n")):
                end = match.end("n")
            else:
                end = match.end()
                yield from _read(text, match)


def _read(text: str, match: re.Match[str]) -> Iterator[Figure]:
    """The figures of a match: one, or the two ends of a range."""
    written = match["unit"] if match["unit"] and _is_unit(text, match.end("unit")) else None
    sign = match["sign"] or match["sign2"] or ""
    unit = SIGNS.get(sign) or KOREAN.get(written or match["u0"] or "", "")
    end = match.end("unit" if written else "n2" if match["n2"] else "n")
    if (
        text.startswith("·", end)
        or _ALWAYS_ORDINAL.match(text, match.end("n"))
        or _AGE_GROUP.match(text, end)
    ):
        return
    if (
        not unit
        and text.startswith("도", end)
        and _BELOW_ZERO.search(text, max(0, match.start() - 4), match.start())
    ):
        unit, end = "degree", end + 1
    counted = bool(written or match["rest"].strip() or match["u0"] or unit)
    if not counted and (_ORDINAL.match(text, end) or _is_name(text, match, end)):
        return
    stands = bound(text, match.start(), match.end()) or ("over" if match["over"] else "")
    reckoned = unit in ("year", "month", "week", "day") and bool(RECKONED.match(text, end))
    number = plain(value(match["n"]))
    if match["n2"] is None:
        loose = bool(_TENS_OF.match(text, match.start("n"))) or (number == "1" and unit in COUNTS)
        yield Figure(match.start(), end, number, unit, stands, reckoned, loose)
        return
    between = match["link"] == "에서"
    if between and match["u0"] and written and KOREAN[match["u0"]] != unit:
        yield Figure(match.start(), match.end("u0"), number, KOREAN[match["u0"]])
    else:
        first = plain(value(match["n"], match["n2"]))
        yield Figure(match.start(), match.end("n"), first, unit, "" if between else stands, reckoned)
    yield Figure(match.start("n2"), end, plain(value(match["n2"])), unit, stands, reckoned)


def _is_unit(text: str, end: int) -> bool:
    """Whether what ends at `end` is a unit and not the beginning of another word: 4년간, but 3세대."""
    if text.startswith("분기", end - 1):
        return False
    return text[end - 1] in "%p" or ends_word(text, end) or bool(AFTER_UNIT.match(text, end))


def _is_name(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a number without a counter is part of a name: 라마 2는, 라마-2, H-1B; not 21경기."""
    following = text[end : end + 1]
    if following.isascii() and following.isalpha():
        return True
    if not _SMALL.fullmatch(match["n"].strip()) or match["n2"]:
        return False
    word = _HANGUL.match(text, end)
    if word and word[0] and not is_particle(word[0]):
        return False
    return bool(_WORD_BEFORE.search(text, max(0, match.start() - 2), match.start()))
