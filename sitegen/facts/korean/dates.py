"""Dates in Korean text: 2023년 12월 26일, 지난 4월, 2023-24시즌, 1990년대, 월요일."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sitegen.facts.quantities import DateMention
from sitegen.facts.starts import matches
from sitegen.runtime.patterns import lazy_pattern

_DAYS = (
    r"(?P<d{0}>\d{{1,2}})(?:일(?:(?:과|와|,|·|부터|에서|\s?[~∼–-])\s?(?P<e{0}>\d{{1,2}})일)?"
    r"|\s?[~∼–·-]\s?(?P<f{0}>\d{{1,2}})일)"
)
_DATE = lazy_pattern(
    r"(?<!\d)(?:(?P<s0>(?:1[5-9]|20)\d\d)(?:년)?[–/~∼-](?P<s1>\d\d(?:\d\d)?)(?=\s?(?:시즌|학년도|년(?!간)|회계연도))"
    rf"|(?P<y1>\d{{4}})년(?!대)(?:\s?(?P<m1>\d{{1,2}})월(?!간)(?:\s?{_DAYS.format(1)})?)?"
    r"(?!\s?(?:만에|동안|이상|넘게)|\s뒤(?:[에의,.\s]|$)|(?:간|차|물)(?:[의에은는이가인을도,.\s]|$))"
    r"|(?P<y2>\d{4})(?P<dot>[./-])\s?(?P<m2>\d{1,2})(?:(?P=dot)\s?(?P<d2>\d{1,2}))?(?!\d)"
    rf"|(?P<m3>\d{{1,2}})월(?!간)(?:\s?{_DAYS.format(3)})?"
    r"|(?P<decade>(?:1[5-9]|20)\d0)년대"
    r"|(?P<weekday>[월화수목금토일])요일)"
)
_DAY = lazy_pattern(
    r"(?<![\d월]\s)(?<![\d월])(?P<d>[12]?\d|3[01])일(?![가-힣]|\s?(?:동안|만에|이상|정도|뒤|후|전|넘게|내내))(?=[\s(,·.]|$)"
)


def dates(text: str, starts: Iterable[int]) -> Iterator[DateMention]:
    """The dates of a Korean text, in its order; they begin at one of `starts`."""
    for match in matches(_DATE, text, starts):
        start, end = match.span()
        part = match.groupdict()
        if part["weekday"]:
            yield DateMention(start, end, weekday="월화수목금토일".index(part["weekday"]) + 1)
        elif part["decade"]:
            yield DateMention(start, end, year=int(part["decade"]), decade=True)
        elif part["s0"]:
            first = int(part["s0"])
            yield DateMention(start, match.end("s0"), year=first)
            second = int(part["s1"])
            yield DateMention(
                match.start("s1"), end, year=second if second > 99 else first - first % 100 + second
            )
        else:
            yield from _day(match)


def _day(match: re.Match[str]) -> Iterator[DateMention]:
    start, end = match.span()
    part = match.groupdict()
    year = int(part["y1"] or part["y2"] or 0)
    month = int(part["m1"] or part["m2"] or part["m3"] or 0)
    day = int(part["d1"] or part["d2"] or part["d3"] or 0)
    if month > 12 or day > 31 or (not month and not part["y1"]):
        return
    second = next((name for name in ("e1", "e3", "f1", "f3") if part[name]), "")
    if second:
        yield DateMention(match.start(second), end, year=year, month=month, day=int(part[second]))
        end = match.end(f"d{second[1]}") + (second[0] == "e")
    yield DateMention(start, end, year=year, month=month, day=day)


def days(text: str) -> Iterator[DateMention]:
    """Days without a month, as reports of the same month give them: 12일 밝혔다, 지난 3일 밤."""
    for match in _DAY.finditer(text):
        yield DateMention(*match.span(), day=int(match["d"]))
