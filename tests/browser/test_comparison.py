"""The comparison with five sources and with fifteen, at a desk and on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from sitegen.publication.model import Publication
from tests.browser.conftest import Reader
from tests.browser.fifteen import CLAIMS, SOURCES

WIDTHS = [320, 390, 768, 1024, 1440]


def accounts(page: Page) -> int:
    """How many accounts are to be seen, of which each names its source by a link or by its column."""
    count: int = page.evaluate(
        """[...document.querySelectorAll('.comparison td:not(.silent)')].filter(cell => {
            const headed = getComputedStyle(cell.closest('table').querySelector('thead')).display !== 'none';
            const links = [...cell.querySelectorAll('a[href*="/sources/"]')];
            const named = links.some(link => link.checkVisibility());
            const { width } = cell.getBoundingClientRect();
            return named && width >= (headed ? 100 : 190);
        }).length"""
    )
    return count


@pytest.mark.parametrize("width", WIDTHS)
def test_five_sources(reader: Reader, publication: Publication, width: int) -> None:
    page = reader("claims/", width)
    told = ({account.source for account in claim.accounts} for claim in publication.claims.values())
    assert accounts(page) == sum(map(len, told))
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_fifteen_sources(reader: Reader, fifteen: str, width: int) -> None:
    page = reader("claims/", width, site=fifteen)
    assert accounts(page) == page.locator(".comparison td:not(.silent)").count() > SOURCES
    assert page.locator(".comparison th[scope=row]").count() == CLAIMS
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 1440])
def test_fifteen_sources_without_a_barrier(reader: Reader, fifteen: str, width: int) -> None:
    for path in ("claims/", "briefs/reports/", "timeline/", "sources/a-source/", "events/affair/"):
        results = Axe().run(reader(path, width, site=fifteen), options={"resultTypes": ["violations"]})
        assert [f"{path}: {v['id']}: {v['nodes'][0]['html']}" for v in results.response["violations"]] == []


def test_claims_in_dispute_come_first(reader: Reader, publication: Publication) -> None:
    page = reader("claims/")
    ids = page.eval_on_selector_all(
        ".comparison th[scope=row] a", "links => links.map(a => a.pathname.split('/').at(-2))"
    )
    disputed = [id_ in publication.relations.disputed for id_ in ids]
    assert disputed == sorted(disputed, reverse=True)
    assert page.locator("#differ").inner_text().lower() == "in dispute"


def test_each_account_leads_to_its_quotation(reader: Reader, publication: Publication) -> None:
    page = reader("claims/")
    found = set(page.eval_on_selector_all(".comparison td a", "links => links.map(a => a.pathname + a.hash)"))
    quoted = {
        f"/sources/{account.source}/#quote-{account.quote}"
        for claim in publication.claims.values()
        for account in claim.accounts
        if account.quote
    }
    assert quoted <= found


@pytest.mark.parametrize("sources", [5, 15])
def test_the_claim_stays_in_sight_while_its_accounts_are_read(
    reader: Reader, fifteen: str, sources: int
) -> None:
    """With few sources the columns' heads stay, with many the claim itself, whose accounts fill several rows."""
    page = reader("claims/", 1440, 500, site="" if sources == 5 else fifteen)
    stays = ".comparison thead" if sources == 5 else ".comparison th[scope=row]"
    page.evaluate(
        """selector => {
            const row = document.querySelector(selector).closest('thead, tr');
            const { top, height } = (row.matches('thead') ? row.closest('table') : row).getBoundingClientRect();
            scrollTo(0, scrollY + top + Math.min(height / 2, 300));
        }""",
        stays,
    )
    found = page.locator(stays).first.bounding_box()
    assert found is not None
    assert 0 <= found["y"] < 120
