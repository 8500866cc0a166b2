"""Axes: round values, and dates that are nicely apart."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sitegen.charts.scales import nice_domain, ticks
from sitegen.charts.text_width import width, wrapped
from sitegen.charts.time_axis import place, time_ticks
from sitegen.dates import parse


@pytest.mark.parametrize(
    ("values", "from_zero", "named"),
    [
        (["3", "14"], True, ["0", "5", "10", "15"]),
        (["3", "14"], False, ["0", "5", "10", "15"]),
        (["1000", "1004"], False, ["1000", "1001", "1002", "1003", "1004"]),
        (["-62.1", "31"], True, ["-80", "-60", "-40", "-20", "0", "20", "40"]),
        (["0.001", "0.0042"], True, ["0", "0.001", "0.002", "0.003", "0.004", "0.005"]),
        (["7"], True, ["0", "2", "4", "6", "8"]),
        (["7"], False, ["3", "4", "5", "6", "7", "8", "9", "10", "11"][::2]),
        (["0"], True, ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
    ],
)
def test_an_axis_names_round_values(values: list[str], from_zero: bool, named: list[str]) -> None:
    low, high, step = nice_domain([Decimal(value) for value in values], from_zero, 6)
    found = ticks(low, high, step)
    assert min(map(Decimal, values)) >= low and max(map(Decimal, values)) <= high
    if values != ["7"] or from_zero:
        assert [f"{value:f}" for value in found] == named
    assert len(found) <= 8


def named(language: str, dates: list[str], room: float = 500) -> list[tuple[str, str]]:
    found = [parse(date) for date in dates]
    at = ((place(found[0]), 0.0), (place(found[-1]), room))
    return [(text, year) for _, text, year in time_ticks(found, at, 12, language)]


@pytest.mark.parametrize(
    ("language", "dates", "room", "expected"),
    [
        ("en", ["2001", "2002", "2003"], 500, [("2001", ""), ("2002", ""), ("2003", "")]),
        ("ko", ["2001", "2002", "2003"], 500, [("2001", ""), ("2002", ""), ("2003", "")]),
        ("en", [str(year) for year in range(1900, 2001)], 300, [(str(y), "") for y in range(1900, 2001, 20)]),
        ("en", ["2024-11", "2024-12", "2025-01"], 300, [("Nov", "2024"), ("Dec", ""), ("Jan", "2025")]),
        ("ko", ["2024-11", "2024-12", "2025-01"], 300, [("11월", "2024"), ("12월", ""), ("1월", "2025")]),
        ("en", ["2025-11-03", "2025-11-19"], 300, [("3 Nov", "2025"), ("19 Nov", "")]),
        ("en", ["-0043", "0014"], 300, [("44 BC", ""), ("14", "")]),
        ("ko", ["-0043", "0014"], 300, [("기원전 44년", ""), ("14", "")]),
        ("en", ["2025"], 300, [("2025", "")]),
        ("en", ["2020~", "2021?"], 300, [("2020", ""), ("2021", "")]),
    ],
)
def test_an_axis_of_time_names_dates_that_do_not_touch(
    language: str, dates: list[str], room: float, expected: list[tuple[str, str]]
) -> None:
    assert named(language, dates, room) == expected


def test_months_of_two_years_are_named_where_there_is_room() -> None:
    months = [f"20{24 + i // 12}-{i % 12 + 1:02}" for i in range(18)]
    assert named("en", months, 220) == [
        ("Jan", "2024"), ("Apr", ""), ("Jul", ""), ("Oct", ""), ("Jan", "2025"), ("Apr", ""),
    ]  # fmt: skip
    assert [text for text, _ in named("en", months, 90)] == ["Jan", "Jul", "Jan"]


def test_a_date_is_in_the_middle_of_what_it_spans() -> None:
    assert place(parse("2024-07-02")) - place(parse("2024-01-01")) == 183
    assert place(parse("2023")) == place(parse("2023-07-02"))


def test_lines_break_between_words_and_a_long_word_in_itself() -> None:
    assert wrapped("the old harbour below", 60, 12) == ["the old", "harbour", "below"]
    parts = wrapped("보건복지부장관자문위원회", 60, 12)
    assert "".join(parts) == "보건복지부장관자문위원회" and all(width(part, 12) <= 60 for part in parts)
    assert wrapped("", 60, 12) == []


def test_lines_are_about_equally_long() -> None:
    assert wrapped("No crossings from March to June", 170, 12) == ["No crossings from", "March to June"]
    assert wrapped("3월부터 6월까지 모두 운항을 중단", 140, 12) == ["3월부터 6월까지", "모두 운항을 중단"]
