"""What is printed: a brief with numbered sources and their addresses, the timeline and the comparison in full."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from sitegen.publication.model import Publication
from tests.browser.conftest import Reader
from tests.browser.fifteen import SOURCES


def printed(reader: Reader, path: str, site: str = "") -> Page:
    """A page as it is laid out on A4, of which 643 pixels are for the text."""
    page = reader(path, 643, 960, site=site)
    page.emulate_media(media="print")
    return page


def text(page: Page) -> str:
    return re.sub(r"\s+", " ", page.locator("body").inner_text())


def test_a_brief_has_numbered_sources_with_full_addresses(reader: Reader, fifteen: str) -> None:
    page = printed(reader, "briefs/reports/", fifteen)
    paper = text(page)
    letters = "abcdefghijklmno"
    for n in range(SOURCES):
        assert f"Sentence {n + 1}.\u2060 {n + 1}" in paper or f"Sentence {n + 1}.\u2060{n + 1}" in paper
        entry = page.locator(f".references > li:nth-child({n + 1})").inner_text()
        assert f"Report number {n + 1} on the affair" in entry
        assert f"https://example.com/{letters[n]}/a-long-address" in entry
    assert page.locator(".references").evaluate("list => getComputedStyle(list).listStyleType") == "decimal"
    assert "https://example.org/briefs/reports/" in paper  # where it was printed from


@pytest.mark.parametrize("path", ["briefs/two-clocks/", "ko/briefs/two-clocks/"])
def test_a_brief_is_clean_paper(reader: Reader, path: str) -> None:
    page = printed(reader, path)
    for selector in (
        ".masthead nav",
        ".tools",
        ".contents",
        ".beside",
        ".evidence-whole",
        ".evidence-source",
        ".evidence button",
        ".evidence a[rel]",
        ".backlinks",
        ".neighbours",
        "main a[href='#cite_as']",
        "summary",
    ):
        assert page.locator(f"{selector}:visible").count() == 0, selector
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 643


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("briefs/two-clocks/", "What was found in the copies of the sources"),
        ("ko/briefs/two-clocks/", "출처 사본에서 확인한 것"),
    ],
)
def test_what_was_found_of_its_statements_is_on_paper(reader: Reader, path: str, heading: str) -> None:
    page = printed(reader, path)
    assert page.locator(".evidences > h2:visible").inner_text() == heading
    assert page.locator(".evidence .verdict:visible").count() > 20


@pytest.mark.parametrize("path", ["claims/", "people/", "people/yann-lecun/"])
def test_ways_within_a_page_are_left_off_paper(reader: Reader, path: str) -> None:
    page = printed(reader, path)
    assert page.locator("main .chip[href^='#']").count() > 0
    assert page.locator("main .chip[href^='#']:visible").count() == 0


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_timeline_is_complete(reader: Reader, publication: Publication, language: str) -> None:
    paper = text(printed(reader, ("" if language == "en" else "ko/") + "timeline/"))
    assert [id_ for id_ in publication.events if publication.name(id_, language).text not in paper] == []


def test_the_comparison_is_complete(reader: Reader, publication: Publication) -> None:
    page = printed(reader, "claims/")
    told = ({account.source for account in claim.accounts} for claim in publication.claims.values())
    accounts = sum(map(len, told))
    assert page.locator(".comparison td:not(.silent):visible").count() == accounts
    assert page.locator(".comparison td:not(.silent) .cell-source:visible").count() == accounts


def test_a_pdf_can_be_made_of_it(reader: Reader) -> None:
    assert reader("briefs/two-clocks/").pdf(format="A4").startswith(b"%PDF")
