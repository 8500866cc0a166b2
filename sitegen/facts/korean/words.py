"""Number words, counters and bounds in Korean: 스물여덟, 천이백, 1만 8천; 이상, 남짓."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from sitegen.facts.quantities import Bound
from sitegen.runtime.patterns import lazy_pattern

_split = str.split
MYRIADS = {"만": 4, "억": 8, "조": 12}
SMALL_UNITS = {"십": 1, "백": 2, "천": 3}
_SINO = {syllable: value for value, syllable in enumerate("영일이삼사오육칠팔구")}
ONES = {"하나": 1, "둘": 2, "셋": 3, "석": 3, "넷": 4, "넉": 4} | {
    word: value for value, word in enumerate(_split("한 두 세 네 다섯 여섯 일곱 여덟 아홉"), start=1)
}
TENS = {"스무": 20} | {
    word: 10 * value for value, word in enumerate(_split("열 스물 서른 마흔 쉰 예순 일흔 여든 아흔"), start=1)
}
COUNTERS = _split(
    "명 인 사람 건 개 대 편 곳 회 번 가지 차례 종 권 점 표 마리 뷰 쪽 장 미터 킬로미터 척 채 그루 송이 병 잔 팀 골 "
    "경기 나라 개국 조각 섬 집 가구"
)
"""Words that count things, after a number."""


def any_of(words: Iterable[str]) -> str:
    """A pattern of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_WITH_UNIT = rf"{DIGITS}\s?(?:천만|백만|십만|천억|백억|십억|[십백천만억]|조(?![각건합항별사]))"
PARTS = rf"(?:{_WITH_UNIT}\s?)*(?:{_WITH_UNIT}|{DIGITS})"
NATIVE = rf"(?:(?:{any_of(TENS)})(?:{any_of(ONES)})?|{any_of(ONES)})"
_ABOVE_TEN = any_of(tens for tens in TENS if tens not in ("열", "스무"))
TEENS = rf"(?:열(?:한|두|네|다섯|여섯|일곱|여덟|아홉|하나|둘|셋|넷)|(?:{_ABOVE_TEN})(?:{any_of(ONES)})?|스무)"
"""Native numbers above ten; 열세 is left out, which is also a word for being weaker."""
AFTER_UNIT = lazy_pattern(
    "간|째|말|초|짜리|씩|쯤|치|물|이내|안팎|가량|당|전|후|뒤|동안|이상|이하|넘|여|반|가까이|남짓|경|무렵|어치|규모|차|급"
)
"""What may follow a unit in one word besides particles: 4년간, 12일째."""
RECKONED = lazy_pattern(r"[이가]?\s?(?:앞|뒤|전|후|만에|지나|사이|안에|이내|지난|못|채|안)")
"""What follows a stretch of time between two events."""
_BOUNDS: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (lazy_pattern(r"(?:최소|적어도|무려)\s?$"), "more"),
    (lazy_pattern(r"(?:최대|많아야|기껏해야|많게는)\s?$"), "less"),
    (lazy_pattern(r"(?:약|대략|거의)\s?$"), "about"),
)
_AFTER = lazy_pattern(
    r"\s?(?:[을를이가도에]\s)?(?:(?:훌쩍|훨씬|크게)\s)?(?:(?P<more>이상|넘|초과|상회|웃돌|웃도|돌파)"
    r"|(?P<over>남짓|(?<=\S)여(?=[\s,.가를의에]|만|간|동안|$))"
    r"|(?P<less>이하|미만|이내|아래(?!로\s\S+지\s?(?:않|못))|밑|못\s미치|안\s?[됐되된될돼]|되지\s않)"
    r"|(?P<about>가량|정도|쯤|안팎|내외|가까이|가까운|육박))"
)
_AFTER_BOUNDS: tuple[Bound, ...] = ("more", "over", "less", "about")


def native(written: str) -> int:
    """The number that is written in native words: 스물여덟."""
    for tens, number in TENS.items():
        if written.startswith(tens):
            return number + ONES.get(written.removeprefix(tens), 0)
    return ONES[written]


def value(written: str, larger: str = "") -> Decimal:
    """The number that is written in digits and units: "1만 8천". `larger` ends a range and may carry the unit."""
    total = below = Decimal(0)
    parts = re.findall(rf"({DIGITS})\s?([십백천만억조]{{0,2}})", written)
    if larger and len(parts) == 1 and not parts[0][1]:
        units = re.findall(r"[십백천만억조]+", larger)
        parts = [(parts[0][0], units[-1])] if units else parts
    for digits, units in parts:
        number = Decimal(digits.replace(",", ""))
        for unit in units:
            number *= Decimal(10) ** (SMALL_UNITS.get(unit) or MYRIADS[unit])
        if units[-1:] in MYRIADS:
            total += number + below * Decimal(10) ** MYRIADS[units[-1:]]
            below = Decimal(0)
        else:
            below += number
    return total + below


def sino(written: str) -> Decimal:
    """The number that is written in Sino-Korean syllables: 천이백."""
    total = section = digit = 0
    for syllable in written.replace(" ", ""):
        if syllable in _SINO:
            digit = _SINO[syllable]
        elif syllable in SMALL_UNITS:
            section += (digit or 1) * 10 ** SMALL_UNITS[syllable]
            digit = 0
        else:
            total += (section + digit or 1) * 10 ** MYRIADS[syllable]
            section = digit = 0
    return Decimal(total + section + digit)


def bound(text: str, start: int, end: int) -> Bound:
    """The bound of the figure from `start` to `end` of `text`."""
    for pattern, found in _BOUNDS:
        if pattern.search(text, max(0, start - 8), start):
            return found
    match = _AFTER.match(text, end)
    if match is None:
        return ""
    return next(found for found in _AFTER_BOUNDS if match[found])
