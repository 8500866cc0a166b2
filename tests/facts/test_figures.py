"""What is read of figures in text: how they are written, and the value, unit and bound that is compared."""

from __future__ import annotations

import pytest

from sitegen.facts.numbers import numbers
from sitegen.facts.quantities import Figure

ENGLISH = {
    "put more than $14 billion into it": ["more 14000000000 USD"],
    "sold for £8.1m (€9.4m)": ["8100000 GBP", "9400000 EUR"],
    "it costs 150–200m won": ["150000000 KRW", "200000000 KRW"],
    "49 per cent, or 2.2 percentage points more": ["49 %", "2.2 %p"],
    "LeCun, 65, and the 28-year-old Wang": ["65", "28 age"],
    "in three to five years": ["3 year", "5 year"],
    "Twenty-three fire engines, two dozen people": ["23", "24"],
    "two and a half tonnes at 5,050 metres": ["2.5 t", "5050 m"],
    "a 4.2m telescope; 79m people": ["4.2 m", "79000000"],
    "fell by a third, less than a quarter of that": ["1/3 share", "less 1/4 share"],
    "nine out of every ten, one winter sailing in six": ["9/10 share", "1/6 share"],
    "doubled, three times as much, tenfold": ["2 times", "3 times", "10 times"],
    "for a decade, half a century": ["10 year", "50 year"],
    "hundreds of thousands, several thousand, decades": ["10^5", "10^3", "10^1 year"],
    "lost 2–1 in the 67th minute": ["1:2 score", "67 minute"],
    "at 7:20, at 6.40 pm, at half past two in the morning": ["7:20 clock", "18:40 clock", "2:30 clock"],
    "at least four of them, up to 40 per cent, some 600": ["about 600", "less 40 %"],
    "it goes up to £96,000": ["96000 GBP"],
    "65 or older, under 16": ["less 16", "more 65"],
    "over three years, over 12 per cent": ["3 year", "more 12 %"],
    "no more than 3 billion, no less than 30": ["less 3000000000", "more 30"],
    "two of the five": [],
    "COVID-19, Llama 2, H-1B, 4K, page 7, phase 2": [],
}
KOREAN = {
    "140억 달러 이상을 들였다": ["more 14000000000 USD"],  # put more than 14 billion dollars in
    "기타 1,200 12.5%": ["1200", "12.5 %"],  # cells of a table
    "2024 38,400 87.5%": ["2024", "38400", "87.5 %"],
    "1만 8천 건이 넘는": ["more 18000"],  # more than 18,000 cases
    "3만 1천㏊에서 2만 9천㏊ 아래로": ["31000 ha", "less 29000 ha"],  # from 31,000 ha to below 29,000 ha
    "1억 5천만~2억 원": ["150000000 KRW", "200000000 KRW"],  # 150 to 200 million won
    "49%, 2.2%포인트": ["49 %", "2.2 %p"],  # 49 %, 2.2 percentage points
    # LeCun, 65, and Wang, twenty-eight (in native numerals)
    "65세의 르쿤과 스물여덟 살의 왕": ["65 age", "28 age"],
    "3~5년, 서너 해": ["3 year", "5 year", "3 year", "4 year"],  # 3 to 5 years, three or four years
    # 23 fire engines, twelve people, twelve hundred trees
    "소방차 23대, 열두 명, 나무 천이백 그루": ["23", "12", "1200"],
    "2.5톤, 해발 5,050m, 62㎞": ["2.5 t", "5050 m", "62 km"],  # 2.5 tonnes, 5,050 m above the sea, 62 km
    "영하 12도였다": ["12 degree"],  # it was 12 degrees below zero
    # a third of the pay, nine in ten, 9 of 10 tonnes
    "급여의 3분의 1, 열에 아홉, 10톤 중 9톤": ["1/3 share", "9/10 share", "9/10 share"],
    "두 배 가까이, 세 배로": ["about 2 times", "3 times"],  # nearly twice, to three times as much
    # hundreds of thousands of views, hundreds of people, some thousands of items
    "수십만 뷰, 수백 명, 몇천 개": ["10^5", "10^2", "10^3"],
    "1-2로 졌다, 3대 1로 꺾었다": ["1:2 score", "1:3 score"],  # lost 1–2, beat them 3 to 1
    "62 대 31로 가결했다": ["62", "31"],  # carried by 62 votes to 31: no score
    # 6 in the evening, half past two before dawn, 17:07
    "오후 6시, 새벽 두 시 반, 17:07": ["18:00 clock", "2:30 clock", "17:07 clock"],
    # at most 100 million dollars, about 600, some 190 people, under 16 years
    "최대 1억 달러, 약 600명, 190여 명, 16세 미만": [
        "less 100000000 USD",
        "about 600",
        "over 190",
        "less 16 age",
    ],
    "열흘, 보름 동안": ["10 day", "15 day"],  # for ten days, for half a month
    "5만 979명": ["50979"],  # 50,979 people
    # Llama 2, primary material, second league, second quarter, mid-twenties, COVID-19, if: no figures
    "라마 2는, 1차 자료, 2부 리그, 2분기, 20대 중반, 코로나19, 만일": [],
    # 18 pieces (not trillions), 18 of 21 matches (not quintillions)
    "18조각, 21경기 가운데 18경기": ["18", "21", "18"],
}


def read(text: str, language: str) -> list[str]:
    return [said(figure) for figure in numbers(text, language).figures if not figure.loose]


def said(figure: Figure) -> str:
    return f"{figure.bound} {figure.key}".strip()


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    assert sorted(read(text, "en")) == sorted(ENGLISH[text])


@pytest.mark.parametrize("text", KOREAN)
def test_korean(text: str) -> None:
    assert sorted(read(text, "ko-KR")) == sorted(KOREAN[text])


def figure(text: str, language: str) -> Figure:
    (found,) = numbers(text, language).figures
    return found


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("more than $14 billion", "140억 달러 이상"),  # 14 billion dollars or more
        ("600 people", "약 600명"),  # about 600 people
        ("about 600 people", "600명"),  # 600 people
        ("more than ten years", "10여 년"),  # some ten years, or a little more
        ("about 14 days", "두 주"),  # two weeks
        ("a quarter of it", "25%"),
        ("5,000 instead", "5천 원"),  # 5 thousand won
        ("Wang, 28", "28세"),  # aged 28
        ("18 months", "1.5년"),  # 1.5 years
    ],
)
def test_a_source_supports_a_figure(said: str, source: str) -> None:
    assert figure(said, "en").is_supported_by(figure(source, "ko"))


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("more than 600 people", "약 600명"),  # about 600 people
        ("more than 600 people", "600명"),  # 600 people
        ("up to 600 people", "600명 이상"),  # 600 people or more
        ("$14 billion", "14억 달러"),  # 1.4 billion dollars
        ("45 euros", "45달러"),  # 45 dollars
        ("62 metres", "62㎞"),
        ("49 percentage points", "49%"),
        ("a quarter of it", "3분의 1"),  # a third
        ("six times", "여섯 살"),  # six years old
    ],
)
def test_a_source_does_not_support_a_figure(said: str, source: str) -> None:
    assert not figure(said, "en").is_supported_by(figure(source, "ko"))
