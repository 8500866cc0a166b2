"""What a reader without JavaScript gets: everything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from sitegen.content.load import load
from sitegen.publication.link import link
from sitegen.publication.model import Publication
from tests.real_site import AS_BUILT, REPOSITORY


@pytest.fixture(scope="module")
def publication() -> Publication:
    publication, _ = link(load(REPOSITORY, AS_BUILT)[0])
    assert publication is not None
    return publication


@pytest.fixture(scope="module")
def site(real_site: Path, serve_static_module: Callable[..., str]) -> str:
    return serve_static_module(real_site)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def visible_text(page: Page) -> str:
    return re.sub(r"\s+", " ", page.locator("main").inner_text())


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_timeline_shows_every_event(
    page: Page, site: str, publication: Publication, language: str
) -> None:
    page.goto(site + ("" if language == "en" else "ko/") + "timeline/")
    text = visible_text(page)
    titles = [publication.name(id_, language).text for id_ in publication.events]
    assert [title for title in titles if title not in text] == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_comparison_shows_every_account(
    page: Page, site: str, publication: Publication, language: str
) -> None:
    page.goto(site + ("" if language == "en" else "ko/") + "claims/")
    text = visible_text(page)
    for id_ in publication.claims:
        assert publication.name(id_, language).text in text
    assert page.locator("main a[href*='/sources/']").count() >= sum(
        len(c.accounts) for c in publication.claims.values()
    )


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_brief_has_its_text_its_citations_and_their_sources(
    page: Page, site: str, publication: Publication, language: str
) -> None:
    page.goto(site + ("" if language == "en" else "ko/") + "briefs/two-clocks/")
    edition = publication.briefs["two-clocks"].best(language)
    text = visible_text(page)
    assert edition.fields.title in text
    for heading in publication.bodies["two-clocks"][edition.language].headings:
        assert heading.text in text
    for n, source in enumerate(edition.sources, start=1):
        entry = page.locator(f"#source-{n}")
        title = publication.sources[source].title.exact("ko")
        assert title is not None
        assert title in entry.inner_text()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_person_has_both_names_roles_statements_and_events(
    page: Page, site: str, publication: Publication, language: str
) -> None:
    page.goto(site + ("" if language == "en" else "ko/") + "people/yann-lecun/")
    text = visible_text(page)
    relations = publication.relations
    expected = ["Yann LeCun", "얀 르쿤"]
    expected += [publication.name(id_, language).text for id_ in relations.claims_by["yann-lecun"]]
    expected += [publication.name(id_, language).text for id_ in relations.events_of["yann-lecun"]]
    assert [part for part in expected if part not in text] == []


def test_the_search_page_leads_elsewhere(page: Page, site: str) -> None:
    page.goto(site + "search/")
    assert "JavaScript" in visible_text(page)
    assert page.locator("main a[href$='/people/']").count() >= 1
