"""Figures that Korean writes without digits and a unit: 3분의 1, 절반, 서너 해, 수백 명, 오후 6시, 1-2로."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.facts.korean.words import (
    AFTER_UNIT,
    COUNTERS,
    MYRIADS,
    NATIVE,
    ONES,
    RECKONED,
    SMALL_UNITS,
    TEENS,
    TENS,
    any_of,
    bound,
    native,
    sino,
)
from sitegen.facts.quantities import MOST_POINTS, Figure, magnitude, plain, score
from sitegen.facts.starts import matches
from sitegen.facts.units import KOREAN
from sitegen.language.particle_rules import ends_word
from sitegen.runtime.patterns import lazy_pattern

_UNIT = any_of(KOREAN)
_SINO = "[일이삼사오육칠팔구]"
_SINO_NUMBER = lazy_pattern(
    rf"(?<!\w)(?P<n>{_SINO}?[십백천만](?:{_SINO}?[십백천])*{_SINO}?(?:\s?[만억조])?)"
    rf"여?\s?(?P<unit>{_UNIT}|{any_of(COUNTERS)})"
)
_NATIVE_NUMBER = lazy_pattern(
    rf"(?<!\w)(?P<n>{NATIVE})\s?(?P<unit>살|나이|명|달|해|시간|배|주(?:일|간)?)(?:간|쯤|짜리|씩|여|반)?"
)
_NATIVE_SMALL = lazy_pattern(
    rf"(?<!\w)(?P<n>{any_of(word for word in ONES if ONES[word] > 1)}|열)(?=\s[가-힣]|{any_of(COUNTERS)})"
)
_NATIVE_ALONE = lazy_pattern(rf"(?<!\w)(?P<n>{TEENS})(?P<counted>(?=\s?(?:{any_of(COUNTERS)})))?")
_DAYS = {
    "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8, "아흐레": 9, "열흘": 10, "보름": 15
}  # fmt: skip
_ABOUT_TWO = {
    "한두": (1, 2), "두세": (2, 3), "두서너": (2, 4), "서너": (3, 4), "네댓": (4, 5), "너덧": (4, 5), "대여섯": (5, 6),
    "예닐곱": (6, 7), "일고여덟": (7, 8),
}  # fmt: skip
_EITHER = lazy_pattern(rf"(?<!\w)(?P<n>{any_of(_ABOUT_TWO)})\s?(?P<unit>{_UNIT}|{any_of(COUNTERS)})")
_DAY_WORD = lazy_pattern(rf"(?<!\w)(?P<n>{any_of(_DAYS)})")
_SHARE = lazy_pattern(
    rf"(?<![\d.])(?P<below>\d+)분의\s?(?P<above>\d+)|(?P<half>절반)"
    rf"|(?P<y2>10|100|[345])(?P<of>{any_of(COUNTERS)}|톤)\s?(?:중|가운데|에)\s?(?P<x2>[1-9])(?P=of)"
    rf"|(?P<y>(?<!\w)(?:{any_of(ONES)}|열|스물))\s?(?:명|번|곳|개|사람|집)?\s?(?:에|중|가운데)\s?"
    rf"(?P<x>{any_of(ONES)})(?=[\s,.)]|명|번|곳|개|[은는이가의꼴을를]|$)"
)
_MULTIPLE = lazy_pattern(
    r"(?<!\w)(?:갑절|곱절|배(?=로\s(?:늘|뛰|불|오르|올|커)|\s(?:이상|넘게|가까이)\s(?:늘|뛰|올)))"
)
_VAGUE = lazy_pattern(
    rf"(?<!\w)(?:수|몇\s?)(?P<scale>[십백천만]{{1,2}}[만억조]?|만|억|조)\s?(?P<unit>{_UNIT}|명|건|대|개)?"
)
_CLOCK = lazy_pattern(
    r"(?:(?P<half>오전|오후|새벽|아침|저녁|밤)\s)?(?<![\d:])(?:(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?!\d)"
    r"|(?P<h2>[01]?\d|2[0-3]|(?<!\w)(?:열한|열두|열|한|두|세|네|다섯|여섯|일곱|여덟|아홉)\s)"
    r"시(?=[\s에쯤경였의,.)]|까지|부터|이[다후전]|$)"
    r"(?:\s?(?P<m2>[0-5]?\d)분|\s(?P<past>반)(?=[\s에을이,.쯤경]))?)"
)
_SCORE = lazy_pattern(
    r"(?<![\d.])(?P<a>\d{1,2})(?:\s?[-–:]\s?|\s?대\s)(?P<b>\d{1,2})"
    r"(?=(?:으?로|였다|이었다|이다|의|[.,)]|\s?(?:승|패|무|역전|완승|완패|대승|대패|동점))|\s*$)"
)
_HALF_YEAR = lazy_pattern("[상하]반기")

_WORDS = (*TENS, *ONES, *_DAYS, *_ABOUT_TWO, *"일이삼사오육칠팔구십백천만수몇", "갑절", "곱절", "배")
OPENING = "".join(sorted({word[0] for word in (*_WORDS, "오전", "새벽", "아침", "저녁", "밤")}))
"""The syllables that a word must begin with to be, or to begin, one of these phrases."""


def clocks(text: str, starts: Sequence[int]) -> Iterator[Figure]:
    """Times of day: 17:07, 오후 6시, 새벽 두 시 반."""
    for match in matches(_CLOCK, text, starts):
        part = match.groupdict()
        written = (part["h"] or part["h2"]).strip()
        hour = int(written) if written.isdecimal() else native(written)
        minute = 30 if part["past"] else int(part["m"] or part["m2"] or 0)
        if part["half"] in ("오후", "저녁", "밤") and hour < 12:
            hour += 12
        yield Figure(match.start("h" if part["h"] else "h2"), match.end(), f"{hour}:{minute:02}", "clock")


def shares(text: str, starts: Sequence[int]) -> Iterator[Figure]:
    """Parts of a whole: 3분의 1, 절반, 열에 아홉."""
    for match in matches(_SHARE, text, starts):
        if match["half"]:
            above, below = 1, 2
        elif match["below"] or match["y2"]:
            above, below = int(match["above"] or match["x2"]), int(match["below"] or match["y2"])
        else:
            above, below = native(match["x"]), native(match["y"])
        if 0 < above < below:
            yield Figure(
                *match.span(), f"{above}/{below}", "share", bound(text, *match.span()), loose=below == 2
            )


def scores(text: str, digits: Sequence[int]) -> Iterator[Figure]:
    """The results of matches and votes: 1-2로, 3대 1로, 62 대 31로."""
    for match in matches(_SCORE, text, digits):
        one, other = int(match["a"]), int(match["b"])
        if max(one, other) <= MOST_POINTS:
            yield score(*match.span(), one, other)
        else:
            yield Figure(*match.span("a"), str(one))
            yield Figure(*match.span("b"), str(other))


def halves(text: str) -> Iterator[Figure]:
    """Halves of a year, which support six months."""
    for match in _HALF_YEAR.finditer(text):
        yield Figure(*match.span(), "6", "month", loose=True)


def vague(text: str, words: Sequence[int]) -> Iterator[Figure]:
    """Orders of magnitude: 수백 명, 몇천 개, 수십억 달러."""
    for match in matches(_VAGUE, text, words):
        zeros = sum(SMALL_UNITS.get(syllable) or MYRIADS[syllable] for syllable in match["scale"])
        end = match.end("unit" if match["unit"] else "scale")
        yield Figure(match.start(), end, magnitude(zeros), KOREAN.get(match["unit"] or "", ""))


def written(text: str, words: Sequence[int]) -> Iterator[Figure]:
    """Numbers in words: 스물여덟 살, 서너 해, 열흘, 천이백 그루."""
    for match in matches(_NATIVE_NUMBER, text, words):
        number = native(match["n"])
        if number > 1 and ends_word(text, match.end()):
            unit = KOREAN.get(match["unit"], "")
            reckoned = unit in ("year", "month", "week") and bool(RECKONED.match(text, match.end()))
            yield Figure(*match.span(), str(number), unit, bound(text, *match.span()), reckoned)
    for match in matches(_NATIVE_ALONE, text, words):
        if match["counted"] is None and not ends_word(text, match.end()):
            continue
        yield Figure(*match.span(), str(native(match["n"])), "", bound(text, *match.span()))
    for match in matches(_EITHER, text, words):
        middle = match.end("n")
        few, many = _ABOUT_TWO[match["n"]]
        unit = KOREAN.get(match["unit"], "")
        yield Figure(match.start(), middle, str(few), unit)
        yield Figure(middle, match.end(), str(many), unit)
    for match in matches(_NATIVE_SMALL, text, words):
        yield Figure(*match.span(), str(native(match["n"])), loose=True)
    for match in matches(_DAY_WORD, text, words):
        if ends_word(text, match.end()) or AFTER_UNIT.match(text, match.end()):
            yield Figure(*match.span(), str(_DAYS[match["n"]]), "day", bound(text, *match.span()))
    for match in matches(_MULTIPLE, text, words):
        yield Figure(*match.span(), "2", "times", bound(text, *match.span()))
    for match in matches(_SINO_NUMBER, text, words):
        together = not text[match.end("n")].isspace()
        if together and len(match["n"]) == 1 and match["unit"] not in ("원", "명", "개", "년"):
            continue  # 만일, 만인
        unit = KOREAN.get(match["unit"], "")
        yield Figure(*match.span(), plain(sino(match["n"])), unit, bound(text, *match.span()))
