"""Dates in words: each date with its English and its Korean."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.dates import parse, words

# written                  | English                                  | Korean
LONG = """
2025-11-19                 | 19 November 2025                         | 2025년 11월 19일
2025-11-19T23:30:00+09:00  | 19 November 2025                         | 2025년 11월 19일
2025-11                    | November 2025                            | 2025년 11월
2025                       | 2025                                     | 2025년
0079-08-24                 | 24 August 79                             | 79년 8월 24일
2025-21                    | spring 2025                              | 2025년 봄
2025-22                    | summer 2025                              | 2025년 여름
2025-23                    | autumn 2025                              | 2025년 가을
2025-24                    | winter 2025                              | 2025년 겨울
202X                       | 2020s                                    | 2020년대
19XX                       | 20th century                             | 20세기
20XX                       | 21st century                             | 21세기
11XX                       | 12th century                             | 12세기
2025-XX                    | 2025 (month unknown)                     | 2025년(월 미상)
2025-11-XX                 | November 2025 (day unknown)              | 2025년 11월(날짜 미상)
2025-XX-XX                 | 2025 (day unknown)                       | 2025년(날짜 미상)

2025-11~                   | about November 2025                      | 2025년 11월경
2025~                      | about 2025                               | 2025년경
2025-22~                   | about summer 2025                        | 2025년 여름 무렵
202X~                      | about the 2020s                          | 2020년대 무렵
2025?                      | 2025 (uncertain)                         | 2025년(불확실)
2025-11-19?                | 19 November 2025 (uncertain)             | 2025년 11월 19일(불확실)
2025-11%                   | about November 2025 (uncertain)          | 2025년 11월경(불확실)

2025-11-19/2025-11-20      | 19–20 November 2025                      | 2025년 11월 19~20일
2025-10-01/2025-11-30      | 1 October – 30 November 2025             | 2025년 10월 1일~11월 30일
2025-12-30/2026-01-02      | 30 December 2025 – 2 January 2026        | 2025년 12월 30일~2026년 1월 2일
2025-10/2025-11            | October–November 2025                    | 2025년 10~11월
2025-11/2026-02            | November 2025 – February 2026            | 2025년 11월~2026년 2월
2024/2025                  | 2024–2025                                | 2024~2025년
2025-11-19/2025-11-19      | 19 November 2025                         | 2025년 11월 19일
2025-21/2025-22            | spring–summer 2025                       | 2025년 봄~여름
2024-24/2025-21            | winter 2024 – spring 2025                | 2024년 겨울~2025년 봄
201X/202X                  | 2010s – 2020s                            | 2010년대~2020년대
2025-10/2025-11-19         | October 2025 – 19 November 2025          | 2025년 10월~11월 19일
2024/2025-10               | 2024 – October 2025                      | 2024년~2025년 10월
2025-10/2025-11-XX         | October 2025 – November 2025 (day unknown) | 2025년 10월~11월(날짜 미상)

2025-10~/2025-11~          | about October–November 2025              | 2025년 10~11월경
2025-10?/2025-11?          | October–November 2025 (uncertain)        | 2025년 10~11월(불확실)
2025-10~/2025-12           | about October 2025 – December 2025       | 2025년 10월경~12월
2025-21~/2025-22~          | about spring–summer 2025                 | 2025년 봄~여름 무렵
2025-10/2025-12?           | October 2025 – December 2025 (uncertain) | 2025년 10월~12월(불확실)

2025-10/..                 | since October 2025                       | 2025년 10월 이후
2025-10~/..                | since about October 2025                 | 2025년 10월경 이후
202X/..                    | since the 2020s                          | 2020년대 이후
../2025-10                 | until October 2025                       | 2025년 10월까지
../19XX                    | until the 20th century                   | 20세기까지
2025-10/                   | from October 2025, end unknown           | 2025년 10월부터(종료 시점 미상)
/2025-10                   | until October 2025, start unknown        | 2025년 10월까지(시작 시점 미상)

2025-01~/2025-04~          | early 2025                               | 2025년 초
2025-05~/2025-08~          | mid-2025                                 | 2025년 중반
2025-09~/2025-12~          | late 2025                                | 2025년 말
2025-10~/2025-12~          | late 2025                                | 2025년 말
2025-11~/2025-12~          | late 2025                                | 2025년 말
2025-01%/2025-04%          | early 2025 (uncertain)                   | 2025년 초(불확실)
2025-10-01~/2025-10-10~    | early October 2025                       | 2025년 10월 초
2025-10-11~/2025-10-20~    | mid-October 2025                         | 2025년 10월 중순
2025-10-21~/2025-10-31~    | late October 2025                        | 2025년 10월 말
2025-02-21~/2025-02-28~    | late February 2025                       | 2025년 2월 말
2024-02-21~/2024-02-29~    | late February 2024                       | 2024년 2월 말
2025-01/2025-04            | January–April 2025                       | 2025년 1~4월
2025-01~/2025-04           | about January 2025 – April 2025          | 2025년 1월경~4월
2025-02~/2025-05~          | about February–May 2025                  | 2025년 2~5월경
2025-10-21~/2025-10-30~    | about 21–30 October 2025                 | 2025년 10월 21~30일경
2024-01~/2025-04~          | about January 2024 – April 2025          | 2024년 1월~2025년 4월경

Y170000002                 | 170000002                                | 170000002년
0000                       | 1 BC                                     | 기원전 1년
-0043                      | 44 BC                                    | 기원전 44년
-0043-03-15                | 15 March 44 BC                           | 기원전 44년 3월 15일
-0004-02-29                | 29 February 5 BC                         | 기원전 5년 2월 29일
-0043-22                   | summer 44 BC                             | 기원전 44년 여름
-0100/-0050                | 101 BC – 51 BC                           | 기원전 101년~기원전 51년
-004X                      | 50 BC – 41 BC                            | 기원전 50년~기원전 41년
-0050/0014                 | 51 BC – 14 AD                            | 기원전 51년~서기 14년
9999-24                    | winter 9999                              | 9999년 겨울

[1667,1668]                | 1667 or 1668                             | 1667년 또는 1668년
[1667,1668,1670..1672]     | 1667, 1668 or 1670–1672                  | 1667년, 1668년 또는 1670~1672년
{1667-03,1668-12}          | March 1667 and December 1668             | 1667년 3월 및 1668년 12월
[..1984]                   | 1984 or earlier                          | 1984년 또는 그 이전
[1984..]                   | 1984 or later                            | 1984년 또는 그 이후
[-0043,0014]                | 44 BC or 14 AD                           | 기원전 44년 또는 서기 14년
[-0043,-0042]              | 44 BC or 43 BC                           | 기원전 44년 또는 기원전 43년
156X-12-25                 | 25 December of a year in the 1560s       | 1560년대 어느 해 12월 25일
15XX-12                    | December of a year in the 16th century   | 16세기 어느 해 12월
-004X-03-15                | 15 March of a year in 50 BC – 41 BC      | 기원전 50년~기원전 41년 어느 해 3월 15일
156X-12-25~                | about 25 December of a year in the 1560s | 1560년대 어느 해 12월 25일 무렵
2004-06-~01                | 1 June 2004 (day approximate)            | 2004년 6월 1일(날짜 어림)
2004?-06                   | June 2004 (year uncertain)               | 2004년 6월(연도 불확실)
2004-06~-11                | 11 June 2004 (year and month approximate) | 2004년 6월 11일(연도 및 월 어림)
-0043-03-?15               | 15 March 44 BC (day uncertain)           | 기원전 44년 3월 15일(날짜 불확실)
2004-06-~01/2004-06-~20    | 1–20 June 2004 (day approximate)         | 2004년 6월 1~20일(날짜 어림)
"""

SHORT = """
2025-11-19                 | 19 Nov 2025                              | 2025. 11. 19.
2025-09                    | Sept 2025                                | 2025. 9.
2025                       | 2025                                     | 2025년
2025-22                    | summer 2025                              | 2025년 여름
2025-11~                   | c. Nov 2025                              | 2025. 11.경
2025?                      | 2025?                                    | 2025년?
2025-11%                   | c. Nov 2025?                             | 2025. 11.경?
202X~                      | c. 2020s                                 | 2020년대 무렵
2025-11-XX                 | Nov 2025                                 | 2025. 11.
2025-11-19/2025-11-20      | 19–20 Nov 2025                           | 2025. 11. 19.~20.
2025-10-01/2025-11-30      | 1 Oct – 30 Nov 2025                      | 2025. 10. 1.~11. 30.
2025-12-30/2026-01-02      | 30 Dec 2025 – 2 Jan 2026                 | 2025. 12. 30.~2026. 1. 2.
2025-10/2025-11            | Oct–Nov 2025                             | 2025. 10.~11.
2025-11/2026-02            | Nov 2025 – Feb 2026                      | 2025. 11.~2026. 2.
2024/2025                  | 2024–2025                                | 2024~2025년
2025-10/2025-11-19         | Oct 2025 – 19 Nov 2025                   | 2025. 10.~11. 19.
2025-10/..                 | since Oct 2025                           | 2025. 10. 이후
../2025-10                 | until Oct 2025                           | 2025. 10.까지
2025-01~/2025-04~          | early 2025                               | 2025년 초
2025-10-11~/2025-10-20~    | mid-Oct 2025                             | 2025. 10. 중순
-0043-03-15                | 15 Mar 44 BC                             | 기원전 44년 3월 15일
"""

WITHOUT_YEAR = """
2025-11-19                 | 19 November                              | 11월 19일
2025-11                    | November                                 | 11월
2025-22                    | summer                                   | 여름
2025-11~                   | about November                           | 11월경
2025-11-XX                 | November (day unknown)                   | 11월(날짜 미상)
2025-11-19/2025-11-20      | 19–20 November                           | 11월 19~20일
2025-10-01/2025-11-30      | 1 October – 30 November                  | 10월 1일~11월 30일
2025-10/2025-11            | October–November                         | 10~11월
2025-10/2025-11-19         | October – 19 November                    | 10월~11월 19일
2025-21/2025-22            | spring–summer                            | 봄~여름
2025-10/..                 | since October                            | 10월 이후
2025-10-11~/2025-10-20~    | mid-October                              | 10월 중순
-0043-03-15                | 15 March                                 | 3월 15일
2025                       | 2025                                     | 2025년
202X                       | 2020s                                    | 2020년대
2025-01~/2025-04~          | early 2025                               | 2025년 초
2025-11/2026-02            | November 2025 – February 2026            | 2025년 11월~2026년 2월
2025-12-30/2026-01-02      | 30 December 2025 – 2 January 2026        | 2025년 12월 30일~2026년 1월 2일
"""

SHORT_WITHOUT_YEAR = """
2025-11-19                 | 19 Nov                                   | 11월 19일
2025-11                    | Nov                                      | 11월
2025-11~                   | c. Nov                                   | 11월경
2025-11-19/2025-11-20      | 19–20 Nov                                | 11월 19~20일
2025-10-01/2025-11-30      | 1 Oct – 30 Nov                           | 10월 1일~11월 30일
2025-10/2025-11            | Oct–Nov                                  | 10~11월
2025-10-21~/2025-10-31~    | late Oct                                 | 10월 말
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.splitlines() if line]


@pytest.mark.parametrize(("text", "english", "korean"), rows(LONG))
def test_in_words(text: str, english: str, korean: str) -> None:
    assert (words(parse(text), "en"), words(parse(text), "ko")) == (english, korean)


@pytest.mark.parametrize(("text", "english", "korean"), rows(SHORT))
def test_in_a_narrow_column(text: str, english: str, korean: str) -> None:
    date = parse(text)
    assert (words(date, "en", form="short"), words(date, "ko", form="short")) == (english, korean)


@pytest.mark.parametrize(("text", "english", "korean"), rows(WITHOUT_YEAR))
def test_under_the_heading_of_its_year(text: str, english: str, korean: str) -> None:
    date = parse(text)
    assert (words(date, "en", year=False), words(date, "ko", year=False)) == (english, korean)


@pytest.mark.parametrize(("text", "english", "korean"), rows(SHORT_WITHOUT_YEAR))
def test_in_a_narrow_column_under_the_heading_of_its_year(text: str, english: str, korean: str) -> None:
    date = parse(text)
    assert (
        words(date, "en", year=False, form="short"),
        words(date, "ko", year=False, form="short"),
    ) == (english, korean)


OTHERS = """
de      | 2025-11-19              | 19. November 2025
de      | 2025-11-19/2025-12-02   | 19. November – 2. Dezember 2025
de      | 2025-11~                | etwa November 2025
de      | 202X                    | 2020er-Jahre
fr      | 2025-10/2025-11         | octobre – novembre 2025
fr      | 2025-22                 | été 2025
fr      | 2025-10-11~/2025-10-20~ | mi-octobre 2025
fr      | 19XX                    | 1900–1999
es      | 2025-11-19              | 19 de noviembre de 2025
es      | 2025-22                 | verano de 2025
es      | ../2025-10              | hasta octubre de 2025
ja      | 2025-10/2025-11         | 2025年10～11月
ja      | 2025-11-19/2025-11-20   | 2025年11月19～20日
ja      | 2025-10/..              | 2025年10月以降
ja      | -0043                   | 紀元前44年
zh      | 2025-11~                | 2025年11月前后
zh-TW   | 2025-11~                | 2025年11月前後
en-US   | 2025-11-19              | November 19, 2025
pl      | 2025-11-19              | 19 listopada 2025
pl      | 2025-11                 | listopad 2025
ru      | 2025-10/2025-11         | октябрь – ноябрь 2025 г.
fa      | 2025-10/2025-11         | اکتبر 2025 تا نوامبر 2025
pt-BR   | 2025-22                 | junho – agosto de 2025
pt-BR   | 2025-24                 | dezembro de 2025 – fevereiro de 2026
pt-BR   | 2025-21/2025-22         | março – agosto de 2025
pt-BR   | 2025-11~                | ≈ novembro de 2025
pt-BR   | 2025-11?                | novembro de 2025 (?)
pt-BR   | 2025-01~/2025-04~       | ≈ janeiro – abril de 2025
pt-BR   | 2025-10/..              | outubro de 2025 –
pt-BR   | ../2025-10              | – outubro de 2025
pt-BR   | 2025-10/                | outubro de 2025 – ?
pt-BR   | 202X                    | 2020 – 2029
"""


@pytest.mark.parametrize(("language", "text", "expected"), rows(OTHERS))
def test_other_languages_have_their_months_and_phrases_or_else_signs(
    language: str, text: str, expected: str
) -> None:
    spaces = str.maketrans("\u2009\u202f\u00a0", "   ")
    assert words(parse(text), language).translate(spaces) == expected


LANGUAGES = ["en", "ko", "en-US", "de", "fr", "es", "ja", "zh", "zh-Hant", "pt-BR", "ru", "pl"]
LANGUAGES += ["ar", "he", "fa", "hi", "th", "tr", "vi", "sr-Latn", "sw", "eu"]
EVERY_KIND = [line[0] for line in rows(LONG)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_date_has_words_in_every_language(language: str) -> None:
    for text in EVERY_KIND:
        for form in ("long", "short"):
            for year in (True, False):
                shown = words(parse(text), language, form=form, year=year)
                assert shown == shown.strip() != ""
                assert "{" not in shown
                assert "MMM" not in shown


@given(st.dates(), st.sampled_from(LANGUAGES))
def test_a_day_names_its_year_unless_told_not_to(day: object, language: str) -> None:
    date = parse(str(day))
    assert str(date.year) in words(date, language)
    without = words(date, language, year=False)
    assert date.year <= 31 or str(date.year) not in without


def test_words_do_not_depend_on_the_languages_used_before() -> None:
    """Babel lets the month names of one locale leak into another; ours must not."""
    code = """
import sys
from sitegen.dates import parse, words
for language in sys.argv[1:]:
    print(language, words(parse("2025-10"), language, form="short", year=False))
"""
    languages = ["ja", "pt-BR", "pl", "en-US", "en", "ar"]

    def run(order: list[str]) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", code, *order], capture_output=True, check=True, text=True
        )
        return set(done.stdout.splitlines())

    assert run(languages) == run(languages[::-1])
    assert "pt-BR out." in run(languages)
