"""Charts of every kind, of data that is awkward in some way; `python -m tests.charts.gallery FOLDER` writes them as
pages, English and Korean, to be looked at."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any

import msgspec

from sitegen.charts.plot import Label, Reader
from sitegen.charts.spec import Annotation, Chart
from sitegen.datasets import Column, Dataset, read
from sitegen.theme.loaded import LoadedTheme, load_theme

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "ko")

NAMES = {
    "harbour-board": (("en", "Harbour Board"), ("ko", "항만위원회")),
    "ferry-company": (("en", "Northern Ferry Company"), ("ko", "북방여객선")),
}


class Example(msgspec.Struct, frozen=True):
    """A chart with its data."""

    title: tuple[tuple[str, str], ...]
    columns: Mapping[str, Column]
    data: str
    chart: Chart

    def dataset(self) -> Dataset:
        found, problems = read(dedent(self.data).encode(), "data.csv", self.columns, LANGUAGES)
        assert found is not None, problems
        return found


def texts(en: str, ko: str = "") -> tuple[tuple[str, str], ...]:
    """A text in English and Korean."""
    return (("en", en), ("ko", ko)) if ko else (("", en),)


def numbers(en: str, ko: str, unit: tuple[tuple[str, str], ...] = (), **settings: Any) -> Column:
    """A column of numbers."""
    return Column(texts(en, ko), "number", unit, **settings)


DOLLARS = texts("US dollars", "달러")
PEOPLE = texts("people", "명")
PERCENT = texts("%")

EXAMPLES: Mapping[str, Example] = {
    "bar": Example(
        texts("What five harbours spent on new piers", "다섯 항구가 새 부두에 쓴 돈"),
        {
            "harbour": Column(texts("Harbour", "항구")),
            "spent": numbers("Spent on piers", "부두에 쓴 돈", DOLLARS),
        },
        """\
        harbour.en,harbour.ko,spent
        Eastport,이스트포트,14300000000
        The old harbour of Saint Mary below the lighthouse,등대 아래의 옛 세인트메리 항구,9150000000
        Northhaven,노스헤이븐,~6000000000
        Longshore and its outer islands,롱쇼어와 그 바깥 섬들,2000000000..3500000000
        Westquay,웨스트키,
        """,
        Chart(
            "bar",
            "harbour",
            ("spent",),
            annotations=(
                Annotation(
                    "Eastport",
                    texts("With the bridge, which was paid for later", "나중에 값을 치른 다리까지"),
                ),
            ),
        ),
    ),
    "bar-negative": Example(
        texts("How the number of passengers changed", "승객 수는 어떻게 달라졌나"),
        {"year": Column(texts("Year", "연도"), "year"), "change": numbers("Change", "변화", PERCENT)},
        "year,change\n2019,4.5\n2020,-62.1\n2021,-8\n2022,31.0\n2023,0\n",
        Chart("bar", "year", ("change",)),
    ),
    "grouped-bar": Example(
        texts("Crossings by season", "계절별 운항 횟수"),
        {
            "line": Column(texts("Line", "항로")),
            "spring": numbers("Spring", "봄", texts("crossings", "회")),
            "summer": numbers("Summer", "여름", texts("crossings", "회")),
            "winter": numbers("Winter", "겨울", texts("crossings", "회")),
        },
        """\
        line.en,line.ko,spring,summer,winter
        Eastport to Northhaven,이스트포트–노스헤이븐,310,452,120
        Northhaven to Westquay,노스헤이븐–웨스트키,275,~400,
        Round the islands,섬 일주,80..95,210,4
        """,
        Chart("grouped-bar", "line", ("spring", "summer", "winter")),
    ),
    "stacked-bar": Example(
        texts("Who pays for the ferries", "여객선 비용은 누가 내나"),
        {
            "year": Column(texts("Year", "연도"), "year"),
            "tickets": numbers("Tickets", "승차권", PERCENT),
            "state": numbers("State", "정부", PERCENT),
            "towns": numbers("Towns on the coast", "해안의 도시들", PERCENT),
            "mail": numbers("Mail", "우편", PERCENT),
            "freight": numbers("Freight", "화물", PERCENT),
            "other": numbers("Other", "그 밖", PERCENT),
        },
        """\
        year,tickets,state,towns,mail,freight,other
        1990,62,20,8,4,5,1
        2000,51,~27,10,2,8.5,1.5
        2010,40,35,12,,9,4
        2020,18,60,13,1,5,3
        """,
        Chart("stacked-bar", "year", ("tickets", "state", "towns", "mail", "freight", "other")),
    ),
    "line": Example(
        texts("Passengers of the ferries", "여객선 승객"),
        {"year": Column(texts("Year", "연도"), "year"), "people": numbers("Passengers", "승객", PEOPLE)},
        """\
        year,people
        2012,1810000
        2013,1940000
        2014,2020000
        2015,
        2016,~2300000
        2017,2410000
        2018,2380000
        2019,2500000..2700000
        2020,790000
        2021,1120000
        2022,1980000
        """,
        Chart(
            "line",
            "year",
            ("people",),
            annotations=(
                Annotation("2020", texts("No crossings from March to June", "3월부터 6월까지 운항 중단")),
                Annotation("2015", texts("The books were lost", "장부가 사라짐")),
            ),
        ),
    ),
    "lines": Example(
        texts("Passengers by company", "회사별 승객"),
        {
            "month": Column(texts("Month", "달"), "date"),
            "company": Column(texts("Company", "회사"), "record"),
            "people": numbers("Passengers", "승객", PEOPLE),
        },
        "month,company,people\n"
        + "".join(
            f"20{24 + i // 12}-{i % 12 + 1:02},{name},{base + (i * step) % 3000 + i * 40}\n"
            for name, base, step in (("harbour-board", 9000, 701), ("ferry-company", 9800, 433))
            for i in range(18)
        ),
        Chart(
            "line",
            "month",
            ("people",),
            series="company",
            annotations=(
                Annotation("2024-07", texts("Fares were halved", "요금을 절반으로 내림"), "harbour-board"),
            ),
        ),
    ),
    "lines-six": Example(
        texts("Six lines that end close together", "가까이에서 끝나는 여섯 항로"),
        {"year": Column(texts("Year", "연도"), "year")}
        | {
            f"l{i}": numbers(
                f"Line {i} to the north", f"북쪽 {i}호선", texts("crossings a day", "하루 운항 횟수")
            )
            for i in range(1, 7)
        },
        "year,l1,l2,l3,l4,l5,l6\n1850,1,2,3,4,5,6\n1900,4,4.5,6,5,8,9\n1950,8,9,9.5,10,10,13\n2000,12,12.5,12,11,,11.5\n",
        Chart("line", "year", tuple(f"l{i}" for i in range(1, 7))),
    ),
    "line-band": Example(
        texts("The level of the sea at the pier", "부두의 해수면"),
        {
            "year": Column(texts("Year", "연도"), "year"),
            "level": numbers("Sea level", "해수면", texts("mm above that of 1990", "1990년 대비 mm")),
            "low": numbers(
                "Lowest estimate", "가장 낮은 추정", texts("mm above that of 1990", "1990년 대비 mm")
            ),
            "high": numbers(
                "Highest estimate", "가장 높은 추정", texts("mm above that of 1990", "1990년 대비 mm")
            ),
        },
        "year,level,low,high\n"
        + "".join(
            f"{1990 + i},{i * 3 + i * i % 7},{i * 3 + i * i % 7 - 4 - i // 3},{i * 3 + i * i % 7 + 5 + i // 2}\n"
            for i in range(34)
        ),
        Chart("line", "year", ("level",), low="low", high="high"),
    ),
    "line-days": Example(
        texts("Ships at anchor", "정박한 배"),
        {"day": Column(texts("Day", "날"), "date"), "ships": numbers("Ships", "배", texts("ships", "척"))},
        "day,ships\n2025-11-03,12\n2025-11-07,19\n2025-11-19,8\n2025-12-02,31\n",
        Chart("line", "day", ("ships",)),
    ),
    "dot": Example(
        texts("How long a crossing takes", "건너는 데 걸리는 시간"),
        {
            "line": Column(texts("Line", "항로")),
            "before": numbers("In 1990", "1990년", texts("minutes", "분")),
            "after": numbers("In 2020", "2020년", texts("minutes", "분")),
        },
        """\
        line.en,line.ko,before,after
        Eastport to Northhaven,이스트포트–노스헤이븐,95,61
        Northhaven to Westquay,노스헤이븐–웨스트키,~80,55..60
        Round the islands with a stop at the lighthouse,등대에 들르는 섬 일주,240,238
        To the lighthouse,등대행,,35
        """,
        Chart("dot", "line", ("before", "after")),
    ),
    "dot-one": Example(
        texts("Estimates of the number of islands", "섬의 수에 대한 추정"),
        {
            "who": Column(texts("Who", "누가"), "record"),
            "islands": numbers("Islands", "섬", texts("islands", "개")),
            "low": numbers("At least", "최소", texts("islands", "개")),
            "high": numbers("At most", "최대", texts("islands", "개")),
        },
        "who,islands,low,high\nharbour-board,412,390,440\nferry-company,~405,,\n",
        Chart("dot", "who", ("islands",), low="low", high="high"),
    ),
    "range": Example(
        texts("What the new ferry will cost, as they say", "새 여객선의 비용에 대한 추정"),
        {"who": Column(texts("Who", "누가")), "cost": numbers("Cost", "비용", DOLLARS, scale=10**6)},
        """\
        who.en,who.ko,cost
        The shipyard,조선소,120..150
        The ministry of transport and its advisers,교통부와 그 자문단,200..480
        The opposition,야당,~510
        The company,회사,
        """,
        Chart("range", "who", ("cost",)),
    ),
    "one": Example(
        texts("One value", "값 하나"),
        {"what": Column(texts("What", "무엇")), "n": numbers("Lights", "등대", texts("lights", "개"))},
        "what.en,what.ko,n\nLighthouses,등대,3\n",
        Chart("bar", "what", ("n",)),
    ),
    "equal": Example(
        texts("All the same", "모두 같은 값"),
        {"year": Column(texts("Year", "연도"), "year"), "n": numbers("Lights", "등대")},
        "year,n\n2001,3\n2002,3\n2003,3\n",
        Chart("line", "year", ("n",)),
    ),
    "crowded": Example(
        texts("Names that are long, and many", "길고 많은 이름"),
        {"office": Column(texts("Office", "관청"))}
        | {
            f"n{i}": numbers(
                f"Applications for a permit of kind {i} that were decided within the year",
                f"그해 안에 결정된 제{i}종 허가 신청",
                texts("applications", "건"),
            )
            for i in range(1, 6)
        },
        "office.en,office.ko,n1,n2,n3,n4,n5\n"
        + "".join(
            f"Administrative court of the northern province and its islands {i},북부지방행정법원과 부속 도서 {i}지원,"
            f"{i * 104729},{'' if i % 3 else '~'}{i * 7919},{i * 331}..{i * 500},,-{i * 4021}\n"
            for i in range(1, 9)
        ),
        Chart(
            "grouped-bar",
            "office",
            ("n1", "n2", "n3", "n4", "n5"),
            annotations=(
                Annotation("북부지방행정법원과 부속 도서 2지원", texts("Moved in May", "5월에 이사"), "n3"),
            ),
        ),
    ),
    "huge-and-tiny": Example(
        texts("From a grain to a mountain", "모래알부터 산까지"),
        {"what": Column(texts("What", "무엇")), "n": numbers("Mass", "질량", texts("kg"))},
        "what.en,what.ko,n\nA grain of sand,모래알,0.0000044\nA ferry,여객선,1200000\nA mountain,산,640000000000000\n",
        Chart("bar", "what", ("n",)),
    ),
}


def reader(language: str) -> Reader:
    """A reader of a language, with the words of the theme."""
    say = _theme().strings(language)

    def name_of(id_: str) -> Label:
        return Label(dict(NAMES[id_])[language], url=f"/{id_}/")

    return Reader(language, LANGUAGES, say, name_of)


@cache
def _theme() -> LoadedTheme:
    return load_theme(ROOT)


if __name__ == "__main__":
    from tests.charts.pages import write_pages

    write_pages(Path(sys.argv[1]))
