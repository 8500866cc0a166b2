"""Figures and dates in Korean text: 1만 8천 건, 140억 달러, 스물여덟 살, 3~5년, 2023년 12월 26일."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sitegen.facts.particles import ends_word
from sitegen.facts.quantities import NONE, Bound, DateMention, Figure, Numbers, magnitude, plain

_split = str.split
_MYRIADS = {"만": 4, "억": 8, "조": 12}
_SMALL_UNITS = {"십": 1, "백": 2, "천": 3}
_SINO = {syllable: value for value, syllable in enumerate("영일이삼사오육칠팔구")}
_ONES = {"하나": 1, "둘": 2, "셋": 3, "석": 3, "넷": 4, "넉": 4} | {
    word: value for value, word in enumerate(_split("한 두 세 네 다섯 여섯 일곱 여덟 아홉"), start=1)
}
_TENS = {"스무": 20} | {
    word: 10 * value for value, word in enumerate(_split("열 스물 서른 마흔 쉰 예순 일흔 여든 아흔"), start=1)
}
_UNITS = {
    "%포인트": "%p", "%p": "%p", "퍼센트포인트": "%p", "%": "%", "퍼센트": "%",
    "달러": "USD", "원": "KRW", "유로": "EUR", "엔": "JPY", "위안": "CNY", "파운드": "GBP", "동": "VND",
    "세": "age", "살": "age", "나이": "age", "개월": "month", "달": "month", "년": "year", "해": "year",
    "주일": "week", "주간": "week", "주": "week", "일": "day", "시간": "hour", "분": "minute", "배": "times",
}  # fmt: skip
_SIGNS = {"US$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW"}
_COUNTERS = _split(
    "명 인 사람 건 개 대 편 곳 회 번 가지 차례 종 권 점 표 마리 뷰 쪽 장 톤 미터 킬로미터 km kg GW MW"
)


def _any(words: Iterator[str] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_PART = rf"{_DIGITS}\s?(?:천만|백만|십만|천억|백억|십억|[십백천만억조])?"
_PARTS = rf"{_PART}(?:\s?{_PART})*"
_NATIVE = rf"(?:(?:{_any(list(_TENS))})(?:{_any(list(_ONES))})?|{_any(list(_ONES))})"
_UNIT = _any(list(_UNITS))
_SIGN = r"US\$|[$€£¥₩]"
_NUMBER = re.compile(
    rf"(?<![\w.])(?P<sign>{_SIGN})?(?P<n>{_PARTS})"
    rf"(?:\s?(?P<u0>{_UNIT})?\s?(?:[~∼〜–-]|에서|내지)\s?(?P<sign2>{_SIGN})?(?P<n2>{_PARTS}))?"
    rf"\s?(?P<over>여)?\s?(?P<unit>{_UNIT})?(?P<rest>\s?(?:{_any(_COUNTERS)})?)"
)
_SINO_NUMBER = re.compile(
    rf"(?<!\w)(?P<n>[일이삼사오육칠팔구]?[십백천만](?:[일이삼사오육칠팔구]?[십백천])*[일이삼사오육칠팔구]?(?:\s?[만억조])?)"
    rf"여?\s?(?P<unit>{_UNIT}|명|건|대|개|인)"
)
_NATIVE_NUMBER = re.compile(
    rf"(?<!\w)(?P<n>{_NATIVE})\s?(?P<unit>살|나이|명|달|해|시간|배|주(?:일|간)?)(?:간|쯤|짜리|씩|여|반)?"
)
_NATIVE_ALONE = re.compile(
    rf"(?<!\w)(?P<n>(?:스물|서른|마흔|쉰|예순|일흔|여든|아흔)(?:{_any(list(_ONES))})|스물|서른|마흔|예순|일흔|여든|아흔)"
)
_VAGUE = re.compile(
    rf"(?<!\w)수(?P<scale>[십백천만]{{1,2}}[만억조]?|만|억|조)\s?(?P<unit>{_UNIT}|명|건|대|개)?"
)
_CLOCK = re.compile(
    r"(?<![\d:])(?:(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?!\d)"
    r"|(?P<h2>[01]?\d|2[0-3])시(?!간)(?:\s(?P<m2>[0-5]?\d)분)?)"
)
_DAYS = r"(?P<d{0}>\d{{1,2}})일(?:(?:과|와|,|·|\s?[~∼–-])\s?(?P<e{0}>\d{{1,2}})일)?"
_DATE = re.compile(
    rf"(?<!\d)(?:(?P<y1>\d{{4}})년(?!대)(?:\s?(?P<m1>\d{{1,2}})월(?!간)(?:\s?{_DAYS.format(1)})?)?"
    r"(?!\s?(?:만|동안|간|차|물|뒤|넘|이상))"
    r"|(?P<y2>\d{4})(?P<dot>[./-])\s?(?P<m2>\d{1,2})(?:(?P=dot)\s?(?P<d2>\d{1,2}))?(?!\d)"
    rf"|(?P<m3>\d{{1,2}})월(?!간)(?:\s?{_DAYS.format(3)})?"
    r"|(?P<decade>(?:1[5-9]|20)\d0)년대"
    r"|(?P<weekday>[월화수목금토일])요일)"
)
_CANDIDATE = re.compile(
    rf"[\d십백]|수[천만억조]|[천만]\s?(?:{_UNIT}|명|건|대|개)|요일|스물|서른|마흔|쉰|예순|일흔|여든|아흔|{_NATIVE}\s?(?:살|나이|명|달|해|시간|배|주)"
)
_ORDINAL = re.compile(r"차(?!례)|위(?!안)|호|문단|등급|학년|기|조|항")
_ALWAYS_ORDINAL = re.compile(r"\s?번째|인당")
"""What makes an ordinal of the number that it follows."""
_AFTER_UNIT = re.compile(
    "간|째|말|초|짜리|씩|쯤|치|물|이내|안팎|가량|당|전|후|뒤|동안|이상|이하|넘|여|반|가까이|남짓|경|무렵|어치|규모|차"
)
_SMALL = re.compile(r"\d{1,2}(?:\.\d)?")
_WORD_BEFORE = re.compile(r"[\w)]\s?$|\w-$")
_BOUNDS: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (re.compile(r"(?:최소|적어도|무려)\s?$"), "more"),
    (re.compile(r"(?:최대|많아야|기껏해야|많게는)\s?$"), "less"),
    (re.compile(r"(?:약|대략)\s?$"), "about"),
)
_AFTER = re.compile(
    r"\s?(?:[을를이가]\s)?(?:(?:훌쩍|훨씬|크게)\s)?(?:(?P<more>이상|넘|초과|상회|웃돌|웃도|돌파)|(?P<over>남짓)"
    r"|(?P<less>이하|미만|이내|밑)|(?P<about>가량|정도|쯤|안팎|내외|가까이|가까운|에\s(?:육박|가까)))"
)
_AFTER_BOUNDS: tuple[Bound, ...] = ("more", "over", "less", "about")
_RECKONED = re.compile(r"[이가]?\s?(?:앞|뒤|전|후|만에|지나|사이|안에|이내|지난|못|채|안)")


def numbers(text: str) -> Numbers:
    """The figures and dates of a Korean text.

    Not among them are ordinals (1차, 4문단), numbers that belong to a name (라마 2), and small native numbers that
    count what no source need count: 두 글, 세 가지.
    """
    if not _CANDIDATE.search(text):
        return NONE
    dates = tuple(_dates(text))
    taken = [(date.start, date.end) for date in dates]
    figures = sorted(_figures(text, taken), key=lambda figure: figure.start)
    return Numbers(tuple(figures), dates)


def _dates(text: str) -> Iterator[DateMention]:
    for match in _DATE.finditer(text):
        start, end = match.span()
        part = match.groupdict()
        if part["weekday"]:
            yield DateMention(start, end, weekday="월화수목금토일".index(part["weekday"]) + 1)
            continue
        if part["decade"]:
            yield DateMention(start, end, year=int(part["decade"]), decade=True)
            continue
        year = int(part["y1"] or part["y2"] or 0)
        month = int(part["m1"] or part["m2"] or part["m3"] or 0)
        day = int(part["d1"] or part["d2"] or part["d3"] or 0)
        if month > 12 or day > 31 or (not month and not part["y1"]):
            continue
        second = "e1" if part["e1"] else "e3" if part["e3"] else ""
        if second:
            yield DateMention(match.start(second), end, year=year, month=month, day=int(part[second]))
            end = match.end(f"d{second[1]}") + 1
        yield DateMention(start, end, year=year, month=month, day=day)


def _figures(text: str, taken: list[tuple[int, int]]) -> Iterator[Figure]:
    for found in (_clocks(text), _vague(text), _exact(text, taken), _written(text)):
        for figure in found:
            if not any(start < figure.end and figure.start < end for start, end in taken):
                taken.append((figure.start, figure.end))
                yield figure


def _clocks(text: str) -> Iterator[Figure]:
    for match in _CLOCK.finditer(text):
        hour, minute = match["h"] or match["h2"], match["m"] or match["m2"] or 0
        yield Figure(*match.span(), f"{int(hour)}:{int(minute):02}", "clock")


def _vague(text: str) -> Iterator[Figure]:
    for match in _VAGUE.finditer(text):
        zeros = sum(_SMALL_UNITS.get(syllable) or _MYRIADS[syllable] for syllable in match["scale"])
        end = match.end("unit" if match["unit"] else "scale")
        yield Figure(match.start(), end, magnitude(zeros), _UNITS.get(match["unit"] or "", ""))


def _exact(text: str, taken: list[tuple[int, int]]) -> Iterator[Figure]:
    for match in _NUMBER.finditer(text):
        if any(first < match.end("n") and match.start() < last for first, last in taken):
            continue
        written = match["unit"] if match["unit"] and _is_unit(text, match.end("unit")) else None
        sign = match["sign"] or match["sign2"] or ""
        unit = _SIGNS.get(sign) or _UNITS.get(written or match["u0"] or "", "")
        end = match.end("unit" if written else "n2" if match["n2"] else "n")
        if _ALWAYS_ORDINAL.match(text, match.end("n")):
            continue
        counted = bool(written or match["rest"].strip() or match["u0"] or sign)
        if not counted and (_ORDINAL.match(text, end) or _is_name(text, match, end)):
            continue
        bound = _bound(text, match.start(), match.end()) or ("over" if match["over"] else "")
        reckoned = unit in ("year", "month", "week", "day") and bool(_RECKONED.match(text, end))
        if match["n2"]:
            first, second = _value(match["n"], match["n2"]), _value(match["n2"])
            yield Figure(match.start(), match.end("n"), plain(first), unit, bound, reckoned)
            yield Figure(match.start("n2"), end, plain(second), unit, bound, reckoned)
        else:
            yield Figure(match.start(), end, plain(_value(match["n"])), unit, bound, reckoned)


def _is_unit(text: str, end: int) -> bool:
    """Whether what ends at `end` is a unit and not the beginning of another word: 4년간, but 3세대."""
    return text[end - 1] in "%p" or ends_word(text, end) or bool(_AFTER_UNIT.match(text, end))


def _is_name(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a number without a counter is part of a name: 라마 2는, 라마-2, H-1B."""
    if text[end : end + 1].isascii() and text[end : end + 1].isalpha():
        return True
    small = bool(_SMALL.fullmatch(match["n"].strip())) and not match["n2"]
    return small and bool(_WORD_BEFORE.search(text, max(0, match.start() - 2), match.start()))


def _written(text: str) -> Iterator[Figure]:
    for match in _NATIVE_NUMBER.finditer(text):
        value = _native(match["n"])
        if value > 1 and ends_word(text, match.end()):
            unit = _UNITS.get(match["unit"], "")
            reckoned = unit in ("year", "month", "week") and bool(_RECKONED.match(text, match.end()))
            yield Figure(*match.span(), str(value), unit, _bound(text, *match.span()), reckoned)
    for match in _NATIVE_ALONE.finditer(text):
        if ends_word(text, match.end()):
            yield Figure(*match.span(), str(_native(match["n"])), "", _bound(text, *match.span()))
    for match in _SINO_NUMBER.finditer(text):
        unit = _UNITS.get(match["unit"], "")
        yield Figure(*match.span(), plain(_sino(match["n"])), unit, _bound(text, *match.span()))


def _native(written: str) -> int:
    for tens, value in _TENS.items():
        if written.startswith(tens):
            return value + _ONES.get(written.removeprefix(tens), 0)
    return _ONES[written]


def _value(written: str, larger: str = "") -> Decimal:
    """The number that is written in digits and units: "1만 8천". `larger` ends a range and may carry the unit."""
    total = below = Decimal(0)
    parts = re.findall(rf"({_DIGITS})\s?([십백천만억조]{{0,2}})", written)
    if larger and len(parts) == 1 and not parts[0][1]:
        units = re.findall(r"[십백천만억조]+", larger)
        parts = [(parts[0][0], units[-1])] if units else parts
    for digits, units in parts:
        number = Decimal(digits.replace(",", ""))
        for unit in units:
            number *= Decimal(10) ** (_SMALL_UNITS.get(unit) or _MYRIADS[unit])
        if units[-1:] in _MYRIADS:
            total += number + below * Decimal(10) ** _MYRIADS[units[-1:]]
            below = Decimal(0)
        else:
            below += number
    return total + below


def _sino(written: str) -> Decimal:
    total = section = digit = 0
    for syllable in written.replace(" ", ""):
        if syllable in _SINO:
            digit = _SINO[syllable]
        elif syllable in _SMALL_UNITS:
            section += (digit or 1) * 10 ** _SMALL_UNITS[syllable]
            digit = 0
        else:
            total += (section + digit or 1) * 10 ** _MYRIADS[syllable]
            section = digit = 0
    return Decimal(total + section + digit)


def _bound(text: str, start: int, end: int) -> Bound:
    for pattern, bound in _BOUNDS:
        if pattern.search(text, max(0, start - 8), start):
            return bound
    match = _AFTER.match(text, end)
    if match is None:
        return ""
    return next(bound for bound in _AFTER_BOUNDS if match[bound])
