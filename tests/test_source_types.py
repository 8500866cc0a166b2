"""Sources of every type: what they are called by, what they are known by, how lists group them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from sitegen.content.records.source_types import TRAITS, Nature, SourceType
from sitegen.content.records.variables import VARIABLES
from sitegen.theme.folders import ThemeFolders
from sitegen.theme.loaded import theme_from
from tests.project import Project

SOURCES = """\
=== content/people/kim.yaml
name: {en: Kim Hong-gi, ko: 김홍기}
description: {en: Journalist., ko: 기자.}
=== content/sources/ruling.yaml
type: legal_case
title: {ko: 손해배상 사건 판결, en: Decision on damages}
authority: {ko: 대법원, en: Supreme Court of Korea}
number: 2019다12345
issued: 2020-03-05
language: ko
summary: {en: S., ko: 요.}
=== content/sources/brown.yaml
type: legal_case
title: Brown v. Board of Education
authority: Supreme Court
container: U.S. Reports
volume: 347
page: 483
issued: 1954-05-17
language: en
summary: {en: S., ko: 요.}
=== content/sources/paper.yaml
type: article-journal
title: On engines
container: Annals of Engines
authors:
  - {family: Lovelace, given: Ada}
  - {family: Babbage, given: Charles}
  - {family: Menabrea, given: Luigi}
volume: 12
issue: 3
page: 45-67
doi: 10.1000/(eng)182
status: retracted
note: Cited for the story of its retraction.
issued: 2013-05
language: en
summary: {en: S., ko: 요.}
=== content/sources/book.yaml
type: book
title: {ko: 기계의 역사, en: A history of machines}
authors: [{family: {en: Kim, ko: 김}, given: {en: Hong-gi, ko: 홍기}, person: kim}]
translator: [{family: Lee, given: Jun}]
publisher: {ko: 을유문화사, en: Eulyoo}
publisher_place: {ko: 서울, en: Seoul}
isbn: 978-89-324-7390-1
edition: 2
issued: 2021
language: ko
summary: {en: S., ko: 요.}
=== content/sources/episode.yaml
type: broadcast
title: The long way
container: Slow Radio
number: 14
volume: 2
dimensions: 58 min
host: [{literal: Ada L.}]
issued: 2024-02-01
language: en
summary: {en: S., ko: 요.}
=== content/sources/post.yaml
type: post
title: On the news
container: X
authors: [{literal: "@ada"}]
issued: 2025-11-19
language: en
summary: {en: S., ko: 요.}
=== content/sources/times-1.yaml
type: article-newspaper
title: One
container: The Times
issued: 2025-11-19
language: en
summary: {en: S., ko: 요.}
=== content/sources/times-2.yaml
type: article-newspaper
title: Two
container: The Times
issued: 2025-11-19
language: en
summary: {en: S., ko: 요.}
=== content/sources/times-3.yaml
type: article-newspaper
title: Three
container: The Times
issued: 2025-11-20
language: en
summary: {en: S., ko: 요.}
=== content/sources/twin-1.yaml
type: webpage
title: Twin
language: en
summary: {en: S., ko: 요.}
=== content/sources/twin-2.yaml
type: webpage
title: Twin
language: en
summary: {en: S., ko: 요.}
=== content/sources/named.yaml
type: report
title: A very long title of a report
short: {en: The Turing report, ko: 튜링 보고서}
publisher: HMSO
language: en
summary: {en: S., ko: 요.}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    from tests.project import SITE

    found = Project(tmp_path_factory.mktemp("types"), SITE + SOURCES)
    found.build("--no-search")
    return found


def cards(site: Project, page: str) -> dict[str, tuple[str, str]]:
    """By id, the eyebrow of a source's card in the list, and what it is known by."""
    found = {}
    for card in re.findall(r'<article class="source-card">(.*?)</article>', site.read(page), re.DOTALL):
        (id_,) = re.findall(r'href="[^"]*/sources/([^/"]+)/"', card)
        known = re.search(r'<p class="meta known">(.*?)</p>', card, re.DOTALL)
        found[id_] = tuple(
            re.sub("<[^>]+>", "", part)
            for part in (re.findall(r"<p class=.eyebrow.>(.*?)</p>", card)[0], known[1] if known else "")
        )
    return found


def test_what_sources_are_called_and_known_by_in_english(site: Project) -> None:
    assert cards(site, "sources/index.html") == {
        "times-1": ("The Times, 19 Nov 2025, One", ""),
        "times-2": ("The Times, 19 Nov 2025, Two", ""),
        "times-3": ("The Times, 20 Nov 2025", ""),
        "book": ("Kim 2021", "edition 2 · Eulyoo · ISBN 978-89-324-7390-1"),
        "paper": (
            "Lovelace et al. 2013",
            "Annals of Engines · vol. 12 · no. 3 · pp. 45–67 · doi:10.1000/(eng)182 · retracted",
        ),
        "brown": ("Brown v. Board of Education", "Supreme Court · U.S. Reports · vol. 347 · p. 483"),
        "ruling": ("Supreme Court of Korea 2019다12345", ""),
        "named": ("The Turing report", "HMSO"),
        "episode": ("Slow Radio", "episode 14 · season 2 · 58 min"),
        "post": ("@ada", "X"),
        "twin-1": ("Twin (1)", ""),
        "twin-2": ("Twin (2)", ""),
    }


def test_and_in_korean(site: Project) -> None:
    found = cards(site, "ko/sources/index.html")
    assert found["book"] == ("김홍기 2021", "2판 · 을유문화사 · ISBN 978-89-324-7390-1")
    assert found["paper"][0] == "Lovelace 외 2013"
    assert found["paper"][1].startswith("Annals of Engines · 12권 · 3호 · 45–67쪽")
    assert found["ruling"][0] == "대법원 2019다12345"
    assert found["named"][0] == "튜링 보고서"
    assert found["episode"][1] == "14회 · 시즌 2 · 58 min"


def test_lists_group_by_nature_where_there_are_several(
    site: Project, project: Callable[..., Project]
) -> None:
    def headings(page: str) -> list[str]:
        return re.findall(r"<h2[^>]*>(.*?)</h2>", page)

    names = [
        "Journalism",
        "Research and books",
        "Law and courts",
        "Reports and records",
        "Recordings and pictures",
        "Posts",
        "Other",
    ]
    assert [name for name in headings(site.read("sources/index.html")) if name in names] == names
    one = project(
        SOURCES[SOURCES.index("=== content/sources/times-1") : SOURCES.index("=== content/sources/twin-1")]
    )
    one.build("--no-search")
    assert "Journalism" not in one.read("sources/index.html")
    assert len(headings(one.read("sources/index.html"))) == 3  # the articles


def test_a_page_lists_the_facts_of_its_type(site: Project) -> None:
    def facts(page: str) -> dict[str, str]:
        found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", site.read(page))
        return {name: re.sub("<[^>]+>", "", value) for name, value in found}

    assert facts("sources/ruling/index.html") == {
        "Court": "Supreme Court of Korea", "Case number": "2019다12345", "Published": "5 March 2020",
        "Language": "Korean", "Form": "Court decision",
    }  # fmt: skip
    paper = facts("sources/paper/index.html")
    assert (paper["Pages"], paper["Status"]) == ("45–67", "retracted")
    assert paper["Journal"] == "Annals of Engines" and paper["DOI"] == "10.1000/(eng)182"
    book = facts("ko/sources/book/index.html")
    assert book["발행처"] == "을유문화사" and book["옮긴이"] == "Jun Lee" and "매체" not in book
    assert facts("sources/episode/index.html")["Season"] == "2"
    assert facts("sources/post/index.html")["Account"] == "@ada"
    page = site.read("sources/paper/index.html")
    assert '<span class="flag">retracted</span>' in page
    assert 'href="https://doi.org/10.1000/(eng)182"' in page


def test_makers_who_are_people_appear_in_the_source(site: Project) -> None:
    assert "/sources/book/" in site.read("people/kim/index.html")


def test_every_type_has_traits_and_words() -> None:
    assert tuple(TRAITS) == get_args(SourceType) and len(TRAITS) == 45
    folder = Path(__file__).parent.parent / "templates"
    for table in theme_from(ThemeFolders((folder,)), folder).tables.values():
        assert {f"type.{type_}" for type_ in TRAITS} <= set(table)
        assert {f"nature.{nature}" for nature in get_args(Nature)} <= set(table)
        assert {f"fact.{name}" for name in VARIABLES} <= set(table)
        assert {f"fact.{traits.container}" for traits in TRAITS.values()} <= set(table)


@pytest.mark.parametrize("type_", TRAITS)
def test_what_is_usual_and_needed_are_fields(type_: str) -> None:
    traits = TRAITS[type_]
    assert set(traits.usual) <= set(VARIABLES)
    assert set(traits.needed) <= {"container", "authors", "issued", *traits.usual}


def test_what_authors_wrote_in_one_year_has_letters_in_the_order_of_its_dates(
    project: Callable[..., Project],
) -> None:
    book = "type: book\ntitle: T\nlanguage: en\nsummary: {en: S., ko: 요.}\nauthors: [{family: Kim, given: Ada}]\n"
    dates = {"a": "2023-05", "b": "2023-02", "c": "2022", "d": "-0043", "e": "-0043"}
    site = project(
        "".join(f"=== content/sources/{id_}.yaml\n{book}issued: '{day}'\n" for id_, day in dates.items())
    )
    site.build("--no-search")
    names = {id_: name for id_, (name, _) in cards(site, "sources/index.html").items()}
    assert names == {
        "a": "Kim 2023b",
        "b": "Kim 2023a",
        "c": "Kim 2022",
        "d": "Kim 44 BC, T (1)",
        "e": "Kim 44 BC, T (2)",
    }
