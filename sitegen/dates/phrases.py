"""The phrases around a date, by language: what CLDR does not hold. `{0}` is the date, or the year, in words.

A language that is missing here gets `NEUTRAL`: signs in place of words, and months in place of seasons.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

Parts = tuple[str, str, str]
"""The first, middle and last third of a year or month."""


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    about: str = "≈ {0}"
    about_short: str = "≈ {0}"
    about_span: str | None = None
    """Of a season, decade or century, in both forms, where the language has a word of its own for it."""
    uncertain: str = "{0} (?)"
    uncertain_short: str = "{0}?"
    month_unknown: str = "{0} (?)"
    day_unknown: str = "{0} (?)"
    since: str = "{0} –"
    until: str = "– {0}"
    end_unknown: str = "{0} – ?"
    start_unknown: str = "? – {0}"
    decade: str | None = None
    century: Mapping[str, str] = {}
    """By ordinal plural category, with the century's number for `{0}`; empty: its years are written out."""
    some_year: str = "{0}, {1}"
    """A month or day of some year of a decade or century."""
    one_of: str = " / "
    all_of: str = ", "
    """Between the last two members of a set: of which one is meant, or all."""
    or_earlier: str = "≤ {0}"
    or_later: str = "≥ {0}"
    parts: tuple[str, str, str] | None = None
    """Year, month and day, of which something is said; None where only all of a date is."""
    part_about: str = ""
    part_uncertain: str = ""
    inside: str = "{0}"
    """A decade or century inside another phrase: "since the 2020s"."""
    seasons: tuple[str, str, str, str] | None = None
    """Spring, summer, autumn, winter."""
    season: str = "{0} {1}"
    """Season and year."""
    parts_of_year: Parts | None = None
    parts_of_month: Parts | None = None
    short_day: str = "yMMMd"
    short_month: str = "yMMM"
    """CLDR's skeletons of a day and a month in the short form."""
    era: Literal["abbreviated", "wide"] = "abbreviated"
    polish: tuple[tuple[str, str], ...] = ()
    """Regular expressions and replacements that bring CLDR's intervals into the language's usual spelling."""


NEUTRAL = Phrases()

PHRASES: Mapping[str, Phrases] = {
    "en": Phrases(
        about="about {0}",
        about_short="c. {0}",
        uncertain="{0} (uncertain)",
        month_unknown="{0} (month unknown)",
        day_unknown="{0} (day unknown)",
        since="since {0}",
        until="until {0}",
        end_unknown="from {0}, end unknown",
        start_unknown="until {0}, start unknown",
        decade="{0}s",
        century={
            "one": "{0}st century",
            "two": "{0}nd century",
            "few": "{0}rd century",
            "other": "{0}th century",
        },
        some_year="{0} of a year in {1}",
        one_of=" or ",
        all_of=" and ",
        or_earlier="{0} or earlier",
        or_later="{0} or later",
        parts=("year", "month", "day"),
        part_about="{0} ({1} approximate)",
        part_uncertain="{0} ({1} uncertain)",
        inside="the {0}",
        seasons=("spring", "summer", "autumn", "winter"),
        parts_of_year=("early {0}", "mid-{0}", "late {0}"),
        parts_of_month=("early {0}", "mid-{0}", "late {0}"),
        # The dash is close between single words, apart between groups: October–November, 30 May – 2 June.
        polish=((r"\s+–\s+", " – "), (r"^([^\W\d]+) – (?=[^\W\d]+(?: \d+)?$)", r"\1–")),
    ),
    "ko": Phrases(
        about="{0}경",
        about_short="{0}경",
        about_span="{0} 무렵",
        uncertain="{0}(불확실)",
        month_unknown="{0}(월 미상)",
        day_unknown="{0}(날짜 미상)",
        since="{0} 이후",
        until="{0}까지",
        end_unknown="{0}부터(종료 시점 미상)",
        start_unknown="{0}까지(시작 시점 미상)",
        decade="{0}대",
        century={"other": "{0}세기"},
        some_year="{1} 어느 해 {0}",
        one_of=" 또는 ",
        all_of=" 및 ",
        or_earlier="{0} 또는 그 이전",
        or_later="{0} 또는 그 이후",
        parts=("연도", "월", "날짜"),
        part_about="{0}({1} 어림)",
        part_uncertain="{0}({1} 불확실)",
        seasons=("봄", "여름", "가을", "겨울"),
        season="{1} {0}",
        parts_of_year=("{0} 초", "{0} 중반", "{0} 말"),
        parts_of_month=("{0} 초", "{0} 중순", "{0} 말"),
        short_day="yMd",
        short_month="yM",
        era="wide",
        polish=(
            (r"\s*[~–]\s*", "~"),  # Korean orthography: no space at a swung dash
            (r"(\d)(?=~|$)", r"\1."),  # 2025. 10 → 2025. 10.
            (r"^(\d+\. (?:\d+\. )?)(.*~)\1", r"\1\2"),  # 2025. 10. 1.~2025. 11. 3. → 2025. 10. 1.~11. 3.
            (r"^(\d+년 )(.*~)\1", r"\1\2"),  # 2025년 봄~2025년 여름 → 2025년 봄~여름
            (r"^((?:\d+년 )?(?:\d+월 )?\d+)(년|월|일)~(\d+)\2$", r"\1~\3\2"),  # 10월~11월 → 10~11월
        ),
    ),
    "ja": Phrases(
        about="{0}頃",
        about_short="{0}頃",
        uncertain="{0}（不確か）",
        month_unknown="{0}（月不明）",
        day_unknown="{0}（日不明）",
        since="{0}以降",
        until="{0}まで",
        end_unknown="{0}から（終期不明）",
        start_unknown="{0}まで（始期不明）",
        decade="{0}代",
        century={"other": "{0}世紀"},
        seasons=("春", "夏", "秋", "冬"),
        season="{1}{0}",
        parts_of_year=("{0}初め", "{0}半ば", "{0}末"),
        parts_of_month=("{0}上旬", "{0}中旬", "{0}下旬"),
        era="wide",
        polish=(
            (r"^(\d+年)(.*～)\1", r"\1\2"),
            (r"^((?:\d+年)?(?:\d+月)?\d+)(年|月|日)～(\d+)\2$", r"\1～\3\2"),
        ),
    ),
    "zh": Phrases(
        about="{0}前后",
        about_short="{0}前后",
        uncertain="{0}（不确定）",
        month_unknown="{0}（月份不详）",
        day_unknown="{0}（日期不详）",
        since="{0}以来",
        until="{0}为止",
        end_unknown="{0}起（结束时间不详）",
        start_unknown="{0}为止（开始时间不详）",
        decade="{0}代",
        century={"other": "{0}世纪"},
        seasons=("春季", "夏季", "秋季", "冬季"),
        season="{1}{0}",
        parts_of_year=("{0}初", "{0}年中", "{0}末"),
        parts_of_month=("{0}上旬", "{0}中旬", "{0}下旬"),
    ),
    "zh-Hant": Phrases(
        about="{0}前後",
        about_short="{0}前後",
        uncertain="{0}（不確定）",
        month_unknown="{0}（月份不詳）",
        day_unknown="{0}（日期不詳）",
        since="{0}以來",
        until="{0}為止",
        end_unknown="{0}起（結束時間不詳）",
        start_unknown="{0}為止（開始時間不詳）",
        decade="{0}代",
        century={"other": "{0}世紀"},
        seasons=("春季", "夏季", "秋季", "冬季"),
        season="{1}{0}",
        parts_of_year=("{0}初", "{0}年中", "{0}末"),
        parts_of_month=("{0}上旬", "{0}中旬", "{0}下旬"),
    ),
    "de": Phrases(
        about="etwa {0}",
        about_short="ca. {0}",
        uncertain="{0} (unsicher)",
        month_unknown="{0} (Monat unbekannt)",
        day_unknown="{0} (Tag unbekannt)",
        since="seit {0}",
        until="bis {0}",
        end_unknown="ab {0}, Ende unbekannt",
        start_unknown="bis {0}, Beginn unbekannt",
        decade="{0}er-Jahre",
        century={"other": "{0}. Jahrhundert"},
        seasons=("Frühling", "Sommer", "Herbst", "Winter"),
        parts_of_year=("Anfang {0}", "Mitte {0}", "Ende {0}"),
        parts_of_month=("Anfang {0}", "Mitte {0}", "Ende {0}"),
    ),
    "fr": Phrases(
        about="vers {0}",
        about_short="v. {0}",
        uncertain="{0} (incertain)",
        month_unknown="{0} (mois inconnu)",
        day_unknown="{0} (jour inconnu)",
        since="depuis {0}",
        until="jusqu’à {0}",
        end_unknown="à partir de {0}, fin inconnue",
        start_unknown="jusqu’à {0}, début inconnu",
        decade="années {0}",
        inside="les {0}",
        seasons=("printemps", "été", "automne", "hiver"),
        parts_of_year=("début {0}", "mi-{0}", "fin {0}"),
        parts_of_month=("début {0}", "mi-{0}", "fin {0}"),
    ),
    "es": Phrases(
        about="hacia {0}",
        about_short="h. {0}",
        uncertain="{0} (incierto)",
        month_unknown="{0} (mes desconocido)",
        day_unknown="{0} (día desconocido)",
        since="desde {0}",
        until="hasta {0}",
        end_unknown="desde {0}, final desconocido",
        start_unknown="hasta {0}, inicio desconocido",
        decade="década de {0}",
        inside="la {0}",
        seasons=("primavera", "verano", "otoño", "invierno"),
        season="{0} de {1}",
        parts_of_year=("principios de {0}", "mediados de {0}", "finales de {0}"),
        parts_of_month=("principios de {0}", "mediados de {0}", "finales de {0}"),
    ),
}
