"""Dates in EDTF: what each text means, how dates are sorted, and the hint for a mistake."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from time import perf_counter

import edtf
import msgspec
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from sitegen.dates import Edtf, EdtfError, parse
from sitegen.dates.edtf import first_day, last_day
from sitegen.dates.hints import FORMS
from sitegen.dates.hints import hint as hint_at

# written                 precision  earliest    latest
MEANINGS = """
2025                      year       2025-01-01  2025-12-31
2025-11                   month      2025-11-01  2025-11-30
2025-11-19                day        2025-11-19  2025-11-19
0001                      year       0001-01-01  0001-12-31
9999-12-31                day        9999-12-31  9999-12-31
2025-11-19T10:20:30       day        2025-11-19  2025-11-19
2025-11-19T10:20:30Z      day        2025-11-19  2025-11-19
2025-11-19T23:59:59-05    day        2025-11-19  2025-11-19
2025-11-19T00:00:00+09:00 day        2025-11-19  2025-11-19

2024-02                   month      2024-02-01  2024-02-29
1900-02                   month      1900-02-01  1900-02-28
2000-02-29                day        2000-02-29  2000-02-29

2025-21                   season     2025-03-01  2025-05-31
2025-22                   season     2025-06-01  2025-08-31
2025-23                   season     2025-09-01  2025-11-30
2025-24                   season     2025-12-01  2026-02-28
2027-24                   season     2027-12-01  2028-02-29

202X                      decade     2020-01-01  2029-12-31
20XX                      century    2000-01-01  2099-12-31
2025-XX                   year       2025-01-01  2025-12-31
2025-11-XX                month      2025-11-01  2025-11-30
2025-XX-XX                year       2025-01-01  2025-12-31

2025-11~                  month      2025-11-01  2025-11-30
2025-11-19?               day        2025-11-19  2025-11-19
202X%                     decade     2020-01-01  2029-12-31

2025-10/2025-11           interval   2025-10-01  2025-11-30
2025/2025                 interval   2025-01-01  2025-12-31
2025-10-01~/2025-10-10~   interval   2025-10-01  2025-10-10
2025-06/2025              interval   2025-06-01  2025-12-31
2025-22/2025-24           interval   2025-06-01  2026-02-28
201X/2025-XX              interval   2010-01-01  2025-12-31
2025-10/..                interval   2025-10-01  -
../2025-10                interval   -           2025-10-31
2025-10/                  interval   2025-10-01  -
/2025-10                  interval   -           2025-10-31

0000                      year       -           -
-0043-03-15               day        -           -
-004X                     decade     -           -
-20XX                     century    -           -
00XX                      century    -           0099-12-31
Y170000002                year       -           -
Y-170000002               year       -           -
9999-24                   season     9999-12-01  -
-0043/0014                interval   -           0014-12-31

[1667,1668]               set        1667-01-01  1668-12-31
[1667,1668,1670..1672]    set        1667-01-01  1672-12-31
{1667-03,1668-12}         set        1667-03-01  1668-12-31
[..1984]                  set        -           1984-12-31
[1984-12..]               set        1984-12-01  -
[-0043,0014]              set        -           0014-12-31
156X-12-25                decade     1560-12-25  1569-12-25
15XX-12                   century    1500-12-01  1599-12-31
190X-02                   decade     1900-02-01  1909-02-28
156X-02-29                decade     1560-02-29  1568-02-29
190X-02-29                decade     1904-02-29  1908-02-29
2004-06-~01               day        2004-06-01  2004-06-01
2004?-06                  month      2004-06-01  2004-06-30
2004-06-~01/2004-06-~20   interval   2004-06-01  2004-06-20
"""


def rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.splitlines() if line]


@pytest.mark.parametrize(("text", "precision", "earliest", "latest"), rows(MEANINGS))
def test_what_a_date_means(text: str, precision: str, earliest: str, latest: str) -> None:
    parsed = parse(text)
    assert (parsed.precision, str(parsed.earliest or "-"), str(parsed.latest or "-")) == (
        precision,
        earliest,
        latest,
    )
    assert parsed.text == str(parsed) == text


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2025", False, False),
        ("2025~", True, False),
        ("2025?", False, True),
        ("2025%", True, True),
        ("2025-22~", True, False),
        ("2024~/2025", True, False),
        ("2024/2025?", False, True),
        ("2024~/2025?", True, True),
        ("2024/..", False, False),
        ("2004-06-~01", True, False),
        ("2004?-06-11", False, True),
        ("2004-%06", True, True),
        ("?2004-06-~11", True, True),
        ("156X-12-25~", True, False),
        ("[1667~,1668]", True, False),
    ],
)
def test_how_sure_a_date_is(text: str, approximate: bool, uncertain: bool) -> None:
    parsed = parse(text)
    assert (parsed.approximate, parsed.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "start", "end", "open_start", "open_end"),
    [
        ("2024~/2025-03", "2024~", "2025-03", False, False),
        ("2024/..", "2024", None, False, True),
        ("../2024", None, "2024", True, False),
        ("2024/", "2024", None, False, False),
        ("/2024", None, "2024", False, False),
    ],
)
def test_the_ends_of_an_interval(
    text: str, start: str | None, end: str | None, open_start: bool, open_end: bool
) -> None:
    parsed = parse(text)
    assert parsed.is_interval
    assert parsed.start == (parse(start) if start else None)
    assert parsed.end == (parse(end) if end else None)
    assert (parsed.open_start, parsed.open_end) == (open_start, open_end)


def test_a_date_that_is_no_interval_has_no_ends() -> None:
    parsed = parse("2025-11-19")
    assert (parsed.is_interval, parsed.start, parsed.end) == (False, None, None)


@pytest.mark.parametrize(
    ("text", "unspecified"),
    [
        ("2025", None),
        ("2025-XX", "month"),
        ("2025-XX-XX", "day"),
        ("2025-11-XX", "day"),
        ("-0043-XX", "month"),
    ],
)
def test_what_is_said_not_to_be_known(text: str, unspecified: str | None) -> None:
    assert parse(text).unspecified == unspecified


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("2025", "2025"),
        ("2025-11", "2025-11"),
        ("2025-11-19", "2025-11-19"),
        ("2025-11~", "2025-11"),
        ("0079", "0079"),
        ("Y170000002", "170000002"),
        ("2025-11-19T10:20:30", "2025-11-19T10:20:30"),
        ("2025-11-19T10:20:30Z", "2025-11-19T10:20:30Z"),
        ("2025-11-19T10:20:30+09", "2025-11-19T10:20:30+09:00"),
        ("2025-11-19T10:20:30-09:30", "2025-11-19T10:20:30-09:30"),
        ("2025-22", None),
        ("2025-10/2025-11", None),
        ("2025-10/..", None),
        ("202X", None),
        ("2025-XX", None),
        ("2025-11-XX", None),
        ("0000", None),
        ("-0043-03-15", None),
    ],
)
def test_the_datetime_attribute_of_html(text: str, attribute: str | None) -> None:
    assert parse(text).datetime_attribute() == attribute


IN_ORDER = """
Y-170000002 -0043 -0043-03-15 0000 0079 19XX 1965 201X/.. 201X 2020/.. 2020/2024 2020 2020-01 2020-01-01
2025 2025-XX 2025~ 2025-01-05 2025-02/.. 2025-21 2025-03 2025-03-01/2025-03-02 2025-03-01
2025-03-01T00:30:00+09:00 2025-03-01T00:30:00 2025-03-01T00:30:00Z 2025-03-01T01:00:00Z
2025-03-02 2025-05~/2025-08~ ../2025-10 2025-10 2025-11-19 2025-24 2026 Y10000
"""


def test_dates_stand_by_their_first_day_the_longer_before_the_shorter() -> None:
    """Times of a day are sorted by their instants, without a zone as if in UTC, after the day itself."""
    written = IN_ORDER.split()
    assert [str(parsed) for parsed in sorted(map(parse, reversed(written)))] == written


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2025-11-19", 2025),
        ("202X", 2020),
        ("2025-24", 2025),
        ("../2025-10", 2025),
        ("2024/..", 2024),
        ("-0043", -43),
    ],
)
def test_the_year_a_date_is_filed_under(text: str, year: int) -> None:
    assert parse(text).year == year


MISTAKES = {
    # Other signs
    "19.11.2025": '"2025-11-19"',
    "2025.11.19": '"2025-11-19"',
    "2025. 11. 19.": '"2025-11-19"',
    "2025/11/19": '"2025-11-19"',
    "2025/11": '"2025-11"',
    "20251119": '"2025-11-19"',
    "202511": '"2025-11"',
    "11/19/2025": '"2025-11-19"',
    "11/12/2025": '"2025-12-11" or "2025-11-12"',
    "11/2025": '"2025-11"',
    "2025-1-5": '"2025-01-05"',
    "2025-19-11": '"2025-11-19"',
    "2025-11-19 ": '"2025-11-19"',
    "2025 - 11": '"2025-11"',
    "2025–11–19": '"2025-11-19"',
    "2025−11": '"2025-11"',
    "２０２５-11": '"2025-11"',
    "2025-11-": '"2025-11"',
    # In words
    "Nov 2025": '"2025-11"',
    "Sept. 2025": '"2025-09"',
    "November 19, 2025": '"2025-11-19"',
    "19th of November 2025": '"2025-11-19"',
    "2025-Nov-19": '"2025-11-19"',
    "summer 2025": '"2025-22"',
    "2025 Fall": '"2025-23"',
    "2025-Q3": '"2025-07/2025-09"',
    "3Q 2025": '"2025-07/2025-09"',
    "2020s": '"202X"',
    "1900s": '"190X" or "19XX"',
    "20th century": '"19XX"',
    "early 2025": '"2025-01~/2025-04~"',
    "mid-2025": '"2025-05~/2025-08~"',
    "late February 2024": '"2024-02-21~/2024-02-29~"',
    "44 BC": '"-0043"',
    "1 BC": '"0000"',
    # Korean: 년 year, 월 month, 일 day; 여름 summer, 분기 quarter, 년대 decade, 세기 century; 초 early, 중순 mid-,
    # 말 late; 경 and 약 about, 이후 since, 까지 until, 부터 from, 기원전 BC
    "2025년": '"2025"',
    "2025년 11월": '"2025-11"',
    "2025년 11월 19일": '"2025-11-19"',
    "2025년 여름": '"2025-22"',
    "2025년 3분기": '"2025-07/2025-09"',
    "2020년대": '"202X"',
    "21세기": '"20XX"',
    "2025년 초": '"2025-01~/2025-04~"',
    "2025년 10월 중순": '"2025-10-11~/2025-10-20~"',
    "2025년 말": '"2025-09~/2025-12~"',
    "2025년 11월경": '"2025-11~"',
    "약 2025년": '"2025~"',
    "2025년 이후": '"2025/.."',
    "2025년 10월까지": '"../2025-10"',
    "2025년 10~11월": '"2025-10/2025-11"',
    "2025년 10월 1일부터 11월 3일까지": '"2025-10-01/2025-11-03"',
    "기원전 44년": '"-0043"',
    # How sure
    "c. 2025": '"2025~"',
    "about Nov 2025": '"2025-11~"',
    "~2025": '"2025~"',
    "2025 (?)": '"2025?"',
    "probably 2025-11": '"2025-11?"',
    "2025?~": '"2025%"',
    "202x": '"202X"',
    "20??": '"20XX"',
    "2025-??": '"2025-XX"',
    "2025-11-00": '"2025-11"',
    "2025-XX-05": '"2025"',
    # Intervals
    "2025-11-19/2025-11-01": '"2025-11-01/2025-11-19"',
    "2025-11-19/20": '"2025-11-19/2025-11-20"',
    "2025-11-19 / 2025-11-20": '"2025-11-19/2025-11-20"',
    "2025-10/11": '"2025-10/2025-11"',
    "2025-10–2025-11": '"2025-10/2025-11"',
    "2024–2025": '"2024/2025"',
    "2024-25": '"2024/2025"',
    "October–November 2025": '"2025-10/2025-11"',
    "19-20 November 2025": '"2025-11-19/2025-11-20"',
    "Dec 2024 to Jan 2025": '"2024-12/2025-01"',
    "since 2025": '"2025/.."',
    "until Oct 2025": '"../2025-10"',
    "2025-10 - present": '"2025-10/.."',
    "2025/open": '"2025/.."',
    "2025/unknown": '"2025/"',
    # Level 2
    "2025-26": '"2025/2026"',
    "2024-26": '"2024-22"',
    "2025-33": '"2025-01/2025-03"',
    "2025-39": '"2025-09/2025-12"',
    "2025-41": '"2025-07/2025-12"',
    # Times
    "2025-11-19 10:20": '"2025-11-19T10:20:00"',
    "2025-11-19T10:20:30+0900": '"2025-11-19T10:20:30+09:00"',
    "2025-11-19T10:20:30.123Z": '"2025-11-19T10:20:30Z"',
    "2025.11.19 오후 3:20": '"2025-11-19T15:20:00"',
    # Years
    "12025": '"Y12025"',
    "Y2025": '"2025"',
    "-0000": '"0000"',
}


@pytest.mark.parametrize(("mistake", "fixed"), MISTAKES.items())
def test_the_hint_for_a_mistake_is_the_date_that_was_meant(mistake: str, fixed: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(mistake)
    assert hint_at(caught.value.text) == f"Write {fixed}."


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "2025-13",
            '"2025-13" has no month 13: months are 01 to 12, seasons 21 to 24',
            'Look up the month; if it is not known, write "2025".',
        ),
        (
            "2025-02-30",
            '"2025-02-30" is not a day: 2025-02 has 28 days',
            'Look up the day; if it is not known, write "2025-02".',
        ),
        (
            "2025-11-31/2025-12",
            'in "2025-11-31/2025-12", "2025-11-31" is not a day: 2025-11 has 30 days',
            'Look up the day; if it is not known, write "2025-11".',
        ),
        (
            "25-11-19",
            '"25-11-19" is not a date in EDTF',
            'Write the year with four digits, then month and day: "2025-11-19".',
        ),
        (
            "11월 19일",
            '"11월 19일" is not a date in EDTF',
            'Write the year with four digits, then month and day: "2025-11-19".',
        ),
        (
            "2025-11-19T25:00:00Z",
            '"2025-11-19T25:00:00Z" is not a date in EDTF',
            'Write a time as in "2025-11-19T10:20:30Z", and not in an interval.',
        ),
        (
            "2025-11-19T10:20:30Z/2025-11-20",
            '"2025-11-19T10:20:30Z/2025-11-20" is not an interval: its ends are dates without a time',
            'Write a time as in "2025-11-19T10:20:30Z", and not in an interval.',
        ),
        (
            "2024/2025/2026",
            '"2024/2025/2026" is not a date: one slash separates the start and end of an interval',
            FORMS,
        ),
        ("2026/2025", '"2026/2025" ends before it starts', 'Write "2025/2026".'),
        ("../..", '"../.." has neither a start nor an end', FORMS),
        ("/", '"/" has neither a start nor an end', FORMS),
        ("", '"" is not a date in EDTF', "Leave the field out if nothing is known about the date."),
        (
            "unknown",
            '"unknown" is not a date in EDTF',
            "Leave the field out if nothing is known about the date.",
        ),
        ("the day after", '"the day after" is not a date in EDTF', FORMS),
        ("2025-W47", '"2025-W47" is not a date in EDTF', FORMS),
        ("Y" + "1" * 30, '"Y111111111111111111111111111111" is not a date in EDTF', FORMS),
        ("x" * 100, f'"{"x" * 39}…" is not a date in EDTF', FORMS),
    ],
)
def test_what_is_wrong_and_how_to_mend_it(text: str, message: str, hint: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert (str(caught.value), hint_at(caught.value.text)) == (message, hint)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("2004-06-~01", "day~"),
        ("2004?-06-11", "year?"),
        ("2004-06~-11", "year~ month~"),
        ("?2004-06-~11", "year? day~"),
        ("2004?-06-11~", "year% month~ day~"),
        ("2004-06-11~", ""),
    ],
)
def test_which_parts_a_mark_is_about(text: str, marks: str) -> None:
    """One before a part is that part's, one behind it that of all up to it; one at the end is that of the date."""
    assert " ".join(part + sign for part, sign in parse(text).marks) == marks


# As ISO 8601-2 has them and the edtf library reads them: what we have no use for is refused.
NOT_READ = """
Y17E7 1950S2 2025-25 2025-XX-19 ~2025/2026 1XXX 156X-21 156X-13-01 156X-02-30 [1667,] [] {} [[1667],1668]
[2025-11-19T10:20:30] [1667,1668]/1670 2004-~13 1667,1668 [1667,1668} [1668..1667]
"""


@pytest.mark.parametrize("text", NOT_READ.split())
def test_the_rest_of_level_2_is_not_read(text: str) -> None:
    with pytest.raises(EdtfError):
        parse(text)


SETS = (
    "[1667,1668] [1667,1668,1670..1672] {1667,1668} [1760-01,1760-02,1760-12] {1960,1961-12} [..1983-12-03]"
)


@pytest.mark.parametrize("text", SETS.split())
def test_sets_are_as_long_as_the_edtf_library_reads_them(text: str) -> None:
    ours, theirs = parse(text), edtf.parse_edtf(text)
    if ours.earliest is not None:
        assert first_day(ours) == tuple(theirs.lower_strict())[:3]
    assert last_day(ours) == tuple(theirs.upper_strict())[:3]


def test_a_date_is_a_frozen_hashable_value_that_travels_as_json() -> None:
    class Record(msgspec.Struct):
        date: Edtf
        end: Edtf | None = None

    record = Record(parse("2025-10~/2025-11"), parse("Y170000002"))
    assert msgspec.json.decode(msgspec.json.encode(record), type=Record) == record
    assert len({parse("2025"), parse("2025"), parse("2025~")}) == 2
    with pytest.raises(AttributeError):
        record.date.text = "2026"  # type: ignore[misc]


def test_reading_dates_does_not_import_babel() -> None:
    code = "import sys, sitegen.dates as d; d.parse('2025-11-19'); sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# Properties

YEARS = st.integers(0, 9999).map("{:04}".format) | st.integers(1900, 2030).map(str)
MONTHS = st.tuples(YEARS, st.integers(1, 12)).map(lambda p: f"{p[0]}-{p[1]:02}")
DAYS = st.dates().map(str)
SEASONS = st.tuples(YEARS, st.integers(21, 24)).map(lambda p: f"{p[0]}-{p[1]}")
UNSPECIFIED = st.one_of(
    YEARS.map(lambda y: f"{y[:3]}X"),
    YEARS.map(lambda y: f"{y[:2]}XX"),
    YEARS.map(lambda y: f"{y}-XX"),
    MONTHS.map(lambda m: f"{m}-XX"),
    YEARS.map(lambda y: f"{y}-XX-XX"),
)
BEFORE_CHRIST = st.one_of(YEARS, MONTHS).filter(lambda t: not t.startswith("0000")).map("-{}".format)
LONG_YEARS = st.integers(10_000, 10**18 - 1).map("Y{}".format) | st.integers(10_000, 10**18 - 1).map(
    "Y-{}".format
)
TIMES = st.tuples(st.datetimes(), st.sampled_from(["", "Z", "+09:00", "-11"])).map(
    lambda p: p[0].replace(microsecond=0).isoformat() + p[1]
)


def qualified(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(texts, st.sampled_from(["", "", "~", "?", "%"])).map("".join)


def intervals(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    open_ended = st.tuples(texts, st.sampled_from(["{}/..", "../{}", "{}/", "/{}"])).map(
        lambda p: p[1].format(p[0])
    )
    closed = st.tuples(texts, texts).map(lambda p: sorted(p, key=parse)).map("/".join)
    return open_ended | closed


SINGLES = qualified(st.one_of(YEARS, MONTHS, DAYS, SEASONS, UNSPECIFIED, BEFORE_CHRIST, LONG_YEARS))
DATES = st.one_of(SINGLES, TIMES, intervals(SINGLES))


@given(DATES)
def test_every_date_keeps_its_text_and_its_bounds_in_order(text: str) -> None:
    parsed = parse(text)
    assert parsed.text == text
    assert first_day(parsed) <= last_day(parsed)
    if parsed.earliest and parsed.latest:
        assert parsed.earliest <= parsed.latest
    assert msgspec.json.decode(msgspec.json.encode(parsed), type=Edtf) == parsed


@given(DATES, DATES)
def test_the_order_is_total_and_that_of_the_first_days(a: str, b: str) -> None:
    one, other = parse(a), parse(b)
    assert (one < other) + (one == other) + (one > other) == 1
    if one.earliest and other.earliest and one.earliest != other.earliest:
        assert (one.sort_key < other.sort_key) == (one.earliest < other.earliest)
    if one.sort_key < other.sort_key:
        assert one.year <= other.year


@given(DATES)
def test_the_datetime_attribute_is_valid_in_html(text: str) -> None:
    attribute = parse(text).datetime_attribute()
    if attribute is not None:
        assert re.fullmatch(
            r"\d{4,}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?)?)?", attribute, re.ASCII
        ), attribute
        assert not attribute.startswith("0000")


TOKENS = """
2025 25 11 19 - – . / ~ ? .. nov to since early 3q q3 10:20 pm bc present summer 년 월 일 초 약 경 년대 여름
"""
TOKEN_LISTS = st.lists(st.sampled_from(TOKENS.split()), max_size=12)


@given(
    st.text(alphabet="0123456789-/.~?%XYTZ:+ ")
    | st.text()
    | TOKEN_LISTS.map("".join)
    | TOKEN_LISTS.map(" ".join)
)
@example("2025-11-19\n")
@example("²⁰²⁵")
@example("२०२५")
def test_any_text_is_a_date_or_a_problem_with_a_hint_whose_dates_are_dates(text: str) -> None:
    try:
        assert parse(text).text == text
    except EdtfError as error:
        assert str(error)
        for fixed in re.findall(r'"([^"]*)"', hint_at(error.text)):
            parse(fixed)


# Where the edtf library reads a date right, it must read as here. It cannot read a qualified season, nor what is
# unspecified within an interval; it ends winter with the year; it gives an unknown end ten years.
PLAIN = qualified(st.one_of(YEARS, MONTHS, DAYS, BEFORE_CHRIST))
ORACLE = st.one_of(
    PLAIN,
    qualified(UNSPECIFIED),
    SEASONS.filter(lambda text: not text.endswith("24")),
    st.tuples(PLAIN, PLAIN).map(lambda p: sorted(p, key=parse)).map("/".join),
    PLAIN.map("{}/..".format),
    PLAIN.map("../{}".format),
)


@pytest.mark.slow("the other library is slow")
@settings(deadline=None)  # the other library is slow at first
@given(ORACLE)
def test_bounds_are_those_of_the_edtf_library(text: str) -> None:
    ours, theirs = parse(text), edtf.parse_edtf(text)
    if not text.startswith(".."):
        assert first_day(ours) == tuple(theirs.lower_strict()[:3])
    if not text.endswith(".."):
        assert last_day(ours) == tuple(theirs.upper_strict()[:3])


@pytest.mark.parametrize("sign", ["~", "?", "~?", "mid", "초", "경", "c. ", "a - ", "2025-"])
def test_a_hint_takes_no_time_whatever_the_text(sign: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(sign * (55 // len(sign)))
    start = perf_counter()
    assert hint_at(caught.value.text)
    assert perf_counter() - start < 1


@given(st.dates(), st.dates())
def test_an_interval_backwards_is_a_problem_and_forwards_is_the_hint(a: date, b: date) -> None:
    assume(a < b)
    with pytest.raises(EdtfError, match="ends before it starts") as caught:
        parse(f"{b}/{a}")
    assert hint_at(caught.value.text) == f'Write "{a}/{b}".'
