"""Numbers in words, by language: multiples, units, ranges, and as prose would say them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sitegen.datasets import Column, Number
from sitegen.datasets.wording import number_style, statements
from sitegen.facts.numbers import numbers

DOLLARS = (("en", "US dollars"), ("ko", "달러"))
PERCENT = (("", "%"),)
PEOPLE = (("en", "people"), ("ko", "명"))


def shown(
    language: str, unit: tuple[tuple[str, str], ...], *values: str, scale: int = 1
) -> tuple[str, list[str]]:
    """The unit as a heading has it, and the numbers as they are shown."""
    column = Column((("", "…"),), "number", unit, scale)
    scaled = [Decimal(value).scaleb(len(str(scale)) - 1) for value in values]
    style = number_style(column, scaled, language, ("en", "ko"))
    return style.unit, [style.figure(value) for value in scaled]


@pytest.mark.parametrize(
    ("language", "unit", "values", "expected"),
    [
        ("en", DOLLARS, ["14300000000", "6000000000"], ("billion US dollars", ["14.3", "6"])),
        ("ko", DOLLARS, ["14300000000", "6000000000"], ("억 달러", ["143", "60"])),
        ("en", PEOPLE, ["1810000", "790000", "0"], ("million people", ["1.81", "0.79", "0"])),
        ("ko", PEOPLE, ["1810000", "790000", "0"], ("만 명", ["181", "79", "0"])),
        ("en", PEOPLE, ["1234567"], ("people", ["1,234,567"])),  # in millions it would be too long
        ("ko", PEOPLE, ["12597"], ("명", ["12,597"])),
        ("en", PERCENT, ["-62.1", "4.50"], ("", ["−62.1%", "4.50%"])),
        ("de", PEOPLE, ["1810000", "2.5"], ("people", ["1.810.000", "2,5"])),
        ("en", (), ["3000000"], ("millions", ["3"])),
        ("en", PEOPLE, ["0.04", "1200000", "-64E13"], ("people", ["0.04", "1.2 million", "−640 trillion"])),
        ("ko", PEOPLE, ["0.04", "1200000", "64E13"], ("명", ["0.04", "120만", "640조"])),
        ("en", PEOPLE, ["3", "1234567", "64E13"], ("people", ["3", "1,234,567", "640,000,000,000,000"])),
    ],
)
def test_numbers_are_shown_in_the_multiples_of_the_language_and_never_rounded(
    language: str, unit: tuple[tuple[str, str], ...], values: list[str], expected: tuple[str, list[str]]
) -> None:
    assert shown(language, unit, *values) == expected


def test_decimals_are_those_that_are_written() -> None:
    assert shown("en", DOLLARS, "14.30", "6", scale=10**9) == ("billion US dollars", ["14.30", "6"])


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "about 10–14"), ("ko", "약 10~14"), ("de", "≈ 10–14")]
)
def test_ranges_and_what_is_approximate(language: str, expected: str) -> None:
    style = number_style(Column((("", "…"),), "number"), [], language, ())
    assert style.text(Number(Decimal(10), Decimal(14), "about")) == expected


@pytest.mark.parametrize(
    ("unit", "language", "number", "said", "key"),
    [
        (DOLLARS, "en", Number(Decimal("14300000000"), Decimal("14300000000")), "14.3 billion US dollars",
         "14300000000 USD"),
        (DOLLARS, "ko", Number(Decimal("14300000000"), Decimal("14300000000")), "143억 달러", "14300000000 USD"),
        (PERCENT, "ko", Number(Decimal("62.1"), Decimal("62.1"), "about"), "약 62.1%", "62.1 %"),
        (DOLLARS, "ko", Number(Decimal(10**10), Decimal(10**10), "more"), "100억 달러 이상", "10000000000 USD"),
        (DOLLARS, "en", Number(Decimal(10**8), Decimal(10**8), "less"), "up to 100 million US dollars",
         "100000000 USD"),
        (PEOPLE, "en", Number(Decimal("1234567"), Decimal("1234567")), "1.234567 million people", "1234567"),
        (PEOPLE, "ko", Number(Decimal("790000"), Decimal("790000")), "790,000 명", "790000"),
        ((("", "minutes"),), "en", Number(Decimal("95"), Decimal("95")), "95 minutes", "95 minute"),
    ],
)  # fmt: skip
def test_a_number_can_be_looked_for_as_prose_says_it(
    unit: tuple[tuple[str, str], ...], language: str, number: Number, said: str, key: str
) -> None:
    column = Column((("", "…"),), "number", unit)
    assert statements(number, column, language) == (said,)
    (figure,) = numbers(said, language).figures
    assert figure.key == key


def test_both_ends_of_a_range_are_looked_for() -> None:
    column = Column((("", "…"),), "number", DOLLARS)
    number = Number(Decimal(2_000_000_000), Decimal(3_500_000_000))
    assert statements(number, column, "en") == ("2 billion US dollars", "3.5 billion US dollars")
