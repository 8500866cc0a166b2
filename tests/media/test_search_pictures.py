"""Results of the search have a small picture where their pages have one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.media.gallery import written
from tests.netlify_headers import header_rules
from tests.static_server import serving

pytestmark = pytest.mark.slow("makes the search index")

MOVED = """new Promise(done => {
    const moved = [];
    const observer = new PerformanceObserver(list => {
        for (const { sources } of list.getEntries())
            moved.push(...sources.map(({ node }) => node?.parentElement?.closest(".search-list")).filter(Boolean));
    });
    observer.observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(moved.length), 300);
})"""
"""How much has moved in the results since they are there."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = written(tmp_path_factory.mktemp("gallery"))
    site.build()
    with serving(site.output, header_rules()) as address:
        yield address


@pytest.mark.parametrize(
    ("language", "query", "name"), [("", "Ada", "Ada Lovelace"), ("ko/", "에이다", "에이다 러브레이스")]
)
@pytest.mark.parametrize("width", [320, 1280])
def test_a_result_has_the_picture_of_its_page(
    chromium: Browser, served: str, language: str, query: str, name: str, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto(f"{served}{language}search/?q={query}")
    results = page.locator(".search-result")
    first = results.filter(has=page.get_by_role("link", name=name))
    image = first.locator("img")
    expect(image).to_be_visible()
    assert image.evaluate("img => img.decode().then(() => [img.alt, img.loading, img.width, img.height])") == [
        "", "lazy", 84, 63,
    ]  # fmt: skip
    assert "/assets/media/portrait-320." in str(image.get_attribute("src"))
    assert page.evaluate(MOVED) == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert Axe().run(page).response["violations"] == []
    assert messages == []
    context.close()


@pytest.mark.parametrize(("query", "picture"), [("mountain", True), ("scan", False)])
def test_media_have_theirs_and_what_is_no_picture_has_none(
    chromium: Browser, served: str, query: str, picture: bool
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{served}search/?q={query}")
    page.locator(".search-hit").first.wait_for()
    links = {"mountain": "media/mountain/", "scan": "media/scan/"}
    result = page.locator(".search-result", has=page.locator(f'a[href$="{links[query]}"]'))
    assert result.locator("img").count() == int(picture)
    context.close()
