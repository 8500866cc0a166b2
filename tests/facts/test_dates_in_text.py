"""What is read of dates in text, and what a text means by those that it does not give in full."""

from __future__ import annotations

from datetime import date

import pytest

from sitegen.facts.issued import meant
from sitegen.facts.numbers import numbers


def read(text: str, language: str) -> list[str]:
    return sorted(mention.key for mention in numbers(text, language).dates)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("on 26 December 2023, in April", "en", ["2023-12-26", "XXXX-04"]),
        ("between 8 and 10 April", "en", ["XXXX-04-08", "XXXX-04-10"]),
        ("the 2023–24 season, 2023-04 and 2009–2011", "en", ["2009", "2011", "2023", "2023-04", "2024"]),
        ("the 1990s, a Monday", "en", ["199X", "weekday 1"]),
        ("It may march on; June Hartley and May Osei did", "en", []),
        ("In June Hartley left, in about November Apple came", "en", ["XXXX-06", "XXXX-11"]),
        ("2023년 12월 26일, 4월", "ko", ["2023-12-26", "XXXX-04"]),  # 26 December 2023, April
        # 8 to 10 April, the 3rd and 4th of May
        ("4월 8~10일, 5월 3일과 4일", "ko", ["XXXX-04-08", "XXXX-04-10", "XXXX-05-03", "XXXX-05-04"]),
        # the 2023–24 season, a Monday of the 1990s
        ("2023–24시즌, 1990년대의 월요일", "ko", ["199X", "2023", "2024", "weekday 1"]),
        # …, for 3 years, for ten months (not: October)
        ("2025.09.03, 3년 동안, 10월간", "ko", ["2025-09-03"]),
        # stepped down in 2018, founded in 2019, the next generation of 2020
        ("2018년 물러났고 2019년 만들어 2020년 차세대", "ko", ["2018", "2019", "2020"]),
        # for 1000 years, after 1500, over 2000, of 1200, a bond of 1300 years: all of them lengths
        ("1000년 동안, 1500년 만에, 2000년 이상, 1200년간의 1300년물", "ko", []),
    ],
)
def test_dates_are_read(text: str, language: str, found: list[str]) -> None:
    assert read(text, language) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("지난달 말", "ko", "2025-02"),  # the end of last month
        ("다음 달 6일 문을 연다", "ko", "2025-04-06"),  # opens on the 6th of next month
        ("12일 밝혔다", "ko", "2025-03-12"),  # said on the 12th
        ("지난 20일 밤", "ko", "2025-02-20"),  # in the night of the last 20th
        ("지난해 매출", "ko", "2024"),  # last year's turnover
        ("작년 이맘때보다", "ko", "2024-03"),  # than at this time last year
        ("11월에", "ko", "2024-11"),  # in November
        ("on Sunday", "en", "2025-03-09"),
        ("told staff yesterday", "en", "2025-03-13"),
        ("last season", "en", "2024"),
        ("next year", "en", "2026"),
    ],
)
def test_dates_are_meant_as_of_the_day_of_issue(text: str, language: str, found: str) -> None:
    day = date(2025, 3, 14)
    assert found in {mention.key for mention in meant(text, numbers(text, language).dates, day, day)}
