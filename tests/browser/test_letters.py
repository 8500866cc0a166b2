"""Names are found as a keyboard without their letters writes them, and as they are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.project import SITE, Project

PEOPLE = {
    "lukasz": "Łukasz Żółtowski",
    "soren": "Søren Ødegård",
    "dorde": "Đorđe Đukić",
    "strasser": "Jürgen Straßer",
    "aethelred": "Æthelred Œdmund",
    "thordis": "Þórdís Guðrúnardóttir",
    "isik": "Işık Yıldız",
    "nguyen": "Nguyễn Đặng",
}

BRIEFS = {
    "en": ("The open ﬁeld", "Of ﬂowers in the oﬃce of Ｍｅｔａ, and of CO₂."),
    # An open field; the same sentence in Korean
    "ko": ("열린 분야", "Ｍｅｔａ와 Straßer가 말한 ﬁeld와 5㎏의 CO₂. Łódź에서 썼다."),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_static_module: Callable[..., str]) -> str:
    people = "".join(
        f"=== content/people/{id_}.yaml\nname: {name}\ndescription: {{en: Of many., ko: 사람.}}\n"
        for id_, name in PEOPLE.items()
    )
    briefs = "".join(
        f"=== content/briefs/field.{language}.md\n---\ntitle: {title}\nabstract: '-'\npublished: 2025-01-01\n---\n"
        f"{text}\n"
        for language, (title, text) in BRIEFS.items()
    )
    project = Project(tmp_path_factory.mktemp("letters") / "site", SITE + people + briefs)
    project.build()
    return serve_static_module(project.output)


@pytest.fixture(scope="module")
def page(chromium: Browser, site: str) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def found(page: Page, query: str) -> tuple[str, list[str], str]:
    """The first result's title, what is marked of the result, and what the search says."""
    status = page.get_by_role("status")
    page.evaluate("document.querySelector('[role=status]').textContent = ''")
    page.get_by_role("searchbox").fill(query)
    expect(status).to_have_text(re.compile("결과|없습니다|result|Nothing|No page"))
    first = page.locator(".search-result").first
    return (
        first.locator(".search-hit").inner_text(),
        first.locator("mark").all_inner_texts(),
        status.inner_text(),
    )


NAMES = [
    ("Lukasz", "lukasz", "Łukasz"),
    ("lukas", "lukasz", "Łukasz"),  # as it is being typed
    ("Zoltowski", "lukasz", "Żółtowski"),
    ("Lukasz Zoltowski", "lukasz", "Łukasz Żółtowski"),
    ("Łukasz", "lukasz", "Łukasz"),
    ("ŁUKASZ", "lukasz", "Łukasz"),
    ("Soren", "soren", "Søren"),
    ("Søren", "soren", "Søren"),
    ("Odegard", "soren", "Ødegård"),
    ("Dorde", "dorde", "Đorđe"),
    ("Đorđe", "dorde", "Đorđe"),
    ("Dukic", "dorde", "Đukić"),
    ("Strasser", "strasser", "Straßer"),
    ("Straßer", "strasser", "Straßer"),
    ("STRASSER", "strasser", "Straßer"),
    ("Aethelred", "aethelred", "Æthelred"),
    ("Æthelred", "aethelred", "Æthelred"),
    ("Oedmund", "aethelred", "Œdmund"),
    ("Thordis", "thordis", "Þórdís"),
    ("Gudrunardottir", "thordis", "Guðrúnardóttir"),
    ("Isik Yildiz", "isik", "Işık Yıldız"),
    ("Dang", "nguyen", "Đặng"),
    ("Ｌｕｋａｓｚ", "lukasz", "Łukasz"),  # with full-width keys
]


@pytest.mark.parametrize("language", ["", "ko/"])
def test_a_name_is_found_and_marked_however_it_is_typed(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}search/")
    for query, id_, marked in NAMES:
        title, marks, said = found(page, query)
        assert (title, marks) == (PEOPLE[id_], marked.split()), query
        assert re.match(r"\d+ results?|결과 \d+건", said), (query, said)


@pytest.mark.parametrize(
    ("language", "query", "marked"),
    [
        ("", "field", "ﬁeld"),
        ("", "ﬁeld", "ﬁeld"),
        ("", "flowers", "ﬂowers"),
        ("", "office", "oﬃce"),
        ("", "Meta", "Ｍｅｔａ"),
        ("", "CO2", "CO₂"),
        ("", "CO₂", "CO₂"),
        ("ko/", "field", "ﬁeld"),
        ("ko/", "meta", "Ｍｅｔａ"),
        ("ko/", "5kg", "5㎏"),
        ("ko/", "5㎏", "5㎏"),
        ("ko/", "CO2", "CO₂"),
        ("ko/", "Lodz", "Łódź"),
        ("ko/", "Łódź에서", "Łódź에서"),  # in Łódź
        ("ko/", "Łódź는", "Łódź"),  # Łódź, and a particle
        ("ko/", "lodz는", "Łódź"),
    ],
)
def test_what_stands_for_letters_is_found_by_them(
    page: Page, site: str, language: str, query: str, marked: str
) -> None:
    page.goto(f"{site}{language}search/")
    title, marks, said = found(page, query)
    assert title == BRIEFS["ko" if language else "en"][0]
    assert marked in marks
    assert re.match(r"\d+ results?|결과 \d+건", said), said
