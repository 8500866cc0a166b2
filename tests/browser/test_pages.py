"""Every kind of page in a real Chromium, sent with the headers of the deployed site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.real_site import pages


@pytest.fixture(scope="module")
def site(real_site: Path, serve_static_module: Callable[..., str]) -> str:
    return serve_static_module(real_site)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("path", pages())
def test_no_errors_and_no_request_to_another_origin(page: Page, site: str, path: str) -> None:
    messages: list[str] = []
    requests: list[str] = []
    page.on(
        "console",
        lambda message: messages.append(message.text) if message.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(site + path, wait_until="networkidle")
    assert messages == []
    assert [url for url in requests if not url.startswith((site, "data:"))] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", pages())
def test_no_barrier_that_axe_can_find(page: Page, site: str, path: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(site + path)
    results = Axe().run(page, options={"resultTypes": ["violations"]})
    assert [f"{v['id']}: {v['nodes'][0]['html']}" for v in results.response["violations"]] == []


@pytest.mark.parametrize("path", pages())
def test_nothing_scrolls_sideways_at_320_pixels(page: Page, site: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site + path)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
