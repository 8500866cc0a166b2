"""The timeline's overview: which stretches of time it shows, and what is in them."""

from __future__ import annotations

import pytest

from sitegen.dates import parse
from sitegen.views.overview import overview
from sitegen.views.overview_parts import Overview
from sitegen.views.parts import Coverage, Date, EventItem, Html, Link, Text


def drawn(*dates: str, room: int = 24, language: str = "en") -> Overview:
    """The overview of events on these dates, named "0", "1" and so on; one on a date with `!` is a key moment."""
    events = []
    for i, text in enumerate(dates):
        date = Date(text, text, text)
        title = Link(f"/{i}/", Text(f"Event {i}"), "event", str(i))
        item = EventItem(
            str(i),
            str(i),
            title,
            date,
            Html(""),
            (),
            (),
            (),
            Coverage((), 0, 0, False, 0, 0),
            (),
            "!" in text,
            "reported",
        )
        events.append((item, parse(text.removesuffix("!"))))
    return overview(events, language, room)


def shown(found: Overview) -> list[tuple[str, int]]:
    return [(stretch.label, stretch.count) for stretch in found.stretches]


def years(found: Overview) -> list[str]:
    return [tick.label for tick in found.ticks if not tick.minor]


def test_a_column_for_each_year_with_events_and_a_gap_for_those_without() -> None:
    found = drawn("2013", "2018", "2018", "2019")
    assert shown(found) == [("2013", 1), ("2018", 2), ("2019", 1)]
    assert years(found) == ["2013", "2018", "2019"]
    assert found.gaps == ((28.571, 14.286),)  # half as wide as a year


@pytest.mark.parametrize(
    ("language", "months"),
    [("en", ["April 2025", "October 2025"]), ("ko", ["2025년 4월", "2025년 10월"])],
)
def test_a_busy_year_is_cut_into_months(language: str, months: list[str]) -> None:
    found = drawn("2025-04", "2025-10-03", "2025-10", "2025-10-21", language=language)
    assert shown(found) == [(months[0], 1), (months[1], 3)]
    assert len([tick for tick in found.ticks if tick.minor]) == 12


def test_where_there_is_little_room_it_is_cut_into_quarters_or_not_at_all() -> None:
    dates = ("2025-04", "2025-10-03", "2025-10", "2025-12-21")
    assert shown(drawn(*dates, room=6)) == [("April–June 2025", 1), ("October–December 2025", 3)]
    assert shown(drawn(*dates, room=3)) == [("2025", 4)]


def test_the_busiest_years_are_cut_first() -> None:
    busy = ["2023-02"] * 4 + ["2025-05"] * 5
    assert shown(drawn(*busy, room=15)) == [("2023", 4), ("May 2025", 5)]


def test_a_date_that_spans_columns_is_a_period_below_the_axis() -> None:
    found = drawn("2013/2018", "2013", "2018")
    (period,) = [stretch for stretch in found.stretches if stretch.is_period]
    assert (period.label, period.count, period.x, period.width) == ("2013–2018", 1, 0, 100)
    assert period.y > found.axis


def test_periods_that_meet_stand_in_lanes() -> None:
    found = drawn("2013/2018", "2013/2015", "2016/2018")
    lanes = [(s.label, s.y) for s in found.stretches if s.is_period]
    first, second = sorted({y for _, y in lanes})
    assert lanes == [("2013–2018", first), ("2013–2015", second), ("2016–2018", second)]


def test_events_of_one_period_share_it_under_their_own_date() -> None:
    found = drawn("2025-05~/2025-08~", "2025-05~/2025-08~", *["2025-04"] * 4)
    assert ("mid-2025", 2) in shown(found)


def test_an_open_end_reaches_the_last_column() -> None:
    found = drawn("2020/..", "2024")
    (period,) = [stretch for stretch in found.stretches if stretch.is_period]
    assert period.x + period.width == pytest.approx(100)


def test_dots_tell_key_moments_and_dates_that_are_not_sure() -> None:
    found = drawn("2020!", "2020~", "2020?", "2020")
    dots = [(dot.event, dot.key, dot.approximate) for dot in found.stretches[0].dots]
    assert dots == [("0", True, False), ("1", False, True), ("2", False, True), ("3", False, False)]


def test_many_years_share_columns() -> None:
    found = drawn(*(str(year) for year in range(1900, 2000, 5)), room=10)
    assert shown(found) == [(f"{decade}–{decade + 9}", 2) for decade in range(1900, 2000, 10)]


def test_very_many_events_are_a_bar() -> None:
    found = drawn(*["2020"] * 80, *["2021"] * 40)
    assert [(s.count, s.bar > 0, s.dots) for s in found.stretches] == [(80, True, ()), (40, True, ())]
    assert found.stretches[0].bar == pytest.approx(2 * found.stretches[1].bar, abs=1)


def test_dots_of_a_full_column_stay_within_it() -> None:
    found = drawn(*["2020"] * 60)
    assert all(abs(dot.x) <= 14 and 0 < dot.y < found.axis for dot in found.stretches[0].dots)


@pytest.mark.parametrize(
    ("date", "label"),
    [
        ("-0044", "45 BC"),
        ("0000", "1 BC"),
        ("-0043-03-15", "44 BC"),
        ("Y-12025", "12026 BC"),
        ("Y12025", "12025"),
        ("19XX", "20th century"),
        ("0800", "800"),
    ],
)
def test_years_that_calendars_seldom_have(date: str, label: str) -> None:
    assert drawn(date).stretches[-1].label == label


@pytest.mark.parametrize(
    ("language", "expected", "spans"),
    [
        ("en", ["44 BC", "1 BC", "14"], "44 BC – 14 AD"),
        ("ko", ["기원전 44년", "기원전 1년", "14"], "기원전 44년~서기 14년"),  # 44 BC, 1 BC
    ],
)
def test_the_axis_names_years_before_christ_as_dates_do(
    language: str, expected: list[str], spans: str
) -> None:
    found = drawn("-0043-03-15", "0000-01", "-0043-03/0014-08", "-0043-04/0014", language=language)
    assert years(found) == expected
    assert found.stretches[-1].label == spans


def test_a_target_is_never_narrower_than_a_column() -> None:
    found = drawn(*[f"{year}-{month:02}" for year in range(2000, 2012) for month in range(1, 13)], room=10)
    assert min(stretch.width for stretch in found.stretches) >= 10
    assert all(stretch.height >= 24 for stretch in found.stretches)
