"""Every kind of page in a real Chromium, sent with the headers of the deployed site."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import sleep
from typing import NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import Reader
from tests.real_site import KINDS, pages

RULES = {"target-size": {"enabled": True}}
"""What axe leaves out unless it is asked for."""

BUDGET = 60_000
SCRIPT_BUDGET = 10_000
"""How many bytes a brief may weigh, compressed, before search is opened."""


class Visit(NamedTuple):
    """What was seen of a page: it is loaded once, and looked at by light and by dark, at a desk and on a phone."""

    messages: tuple[str, ...]
    requests: tuple[str, ...]
    barriers: tuple[str, ...]
    """What axe found."""
    width_at_320: int


@pytest.fixture(scope="module")
def visit(chromium: Browser, served: str) -> Callable[[str], Visit]:
    """`visit(path)`; a page is visited when the first test asks for it."""

    @cache
    def visited(path: str) -> Visit:
        page = chromium.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        messages: list[str] = []
        requests: list[str] = []
        page.on("console", lambda m: messages.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(served + path, wait_until="networkidle")
        barriers = [found for width in (1280, 320) for found in _barriers(page, width)]
        seen = Visit(
            tuple(messages),
            tuple(requests),
            tuple(barriers),
            page.evaluate("document.scrollingElement.scrollWidth"),
        )
        page.close()
        return seen

    return visited


def _barriers(page: Page, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 900})
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        results = Axe().run(page, options={"resultTypes": ["violations"], "rules": RULES})
        found += [
            f"{width} px, {scheme}: {violation['id']}: {node['html'][:200]}"
            for violation in results.response["violations"]
            for node in violation["nodes"]
        ]
    return found


@pytest.mark.parametrize("path", pages())
def test_no_errors_and_no_request_to_another_origin(
    visit: Callable[[str], Visit], served: str, path: str
) -> None:
    assert visit(path).messages == ()
    assert [url for url in visit(path).requests if not url.startswith((served, "data:"))] == []


@pytest.mark.parametrize("path", pages())
def test_no_barrier_that_axe_can_find(visit: Callable[[str], Visit], path: str) -> None:
    assert visit(path).barriers == ()


@pytest.mark.parametrize("path", pages())
def test_nothing_scrolls_sideways_at_320_pixels(visit: Callable[[str], Visit], path: str) -> None:
    assert visit(path).width_at_320 <= 320


@pytest.mark.parametrize("path", [KINDS["brief"], f"ko/{KINDS['brief']}"])
def test_a_brief_is_light(visit: Callable[[str], Visit], served: str, real_site: Path, path: str) -> None:
    files = [url.removeprefix(served) for url in visit(path).requests]
    sizes = {file: len(gzip.compress((real_site / _file(file)).read_bytes())) for file in files}
    assert sum(sizes.values()) <= BUDGET
    assert sum(size for file, size in sizes.items() if file.endswith(".js")) <= SCRIPT_BUDGET


def _file(path: str) -> str:
    return path + "index.html" if path.endswith("/") else path


SHIFTS = """window.shift = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; })
    .observe({ type: 'layout-shift', buffered: true });"""


@pytest.mark.parametrize("path", [KINDS[kind] for kind in ("front", "brief", "timeline", "search", "claims")])
def test_nothing_shifts_when_the_scripts_come_late(reader: Reader, path: str) -> None:
    def late(route: Route) -> None:
        sleep(0.1)
        route.continue_()

    page = reader("404.html", 412)
    page.context.add_init_script(SHIFTS)
    page.route("**/*.js", late)
    page.goto(page.url.replace("404.html", f"ko/{path}"), wait_until="networkidle")
    assert page.evaluate("shift") == 0


@pytest.mark.parametrize("language", ["", "ko/"])
def test_names_stay_whole_in_the_table_of_who_appears_where(reader: Reader, language: str) -> None:
    """A word that is broken has more than one rectangle."""
    page = reader(f"{language}people/", 390)
    broken = page.eval_on_selector_all(
        ".matrix th a",
        """links => links.flatMap(link => {
            const text = link.firstChild;
            return [...text.data.matchAll(/[^\\s-]+/g)].filter(({ 0: word, index }) => {
                const range = document.createRange();
                range.setStart(text, index);
                range.setEnd(text, index + word.length);
                return range.getClientRects().length > 1;
            }).map(String);
        })""",
    )
    assert page.locator(".matrix th a").count() > 20
    assert broken == []
