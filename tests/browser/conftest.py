"""The real publication, served once for all tests, and readers who open its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.netlify_headers import header_rules
from tests.static_server import serving

Reader = Callable[..., Page]


@pytest.fixture(scope="session")
def served(real_site: Path) -> Iterator[str]:
    """The address of the repository's own publication."""
    with serving(real_site, header_rules()) as address:
        yield address


@pytest.fixture
def reader(chromium: Browser, served: str) -> Iterator[Reader]:
    """`reader(path, width=1280, height=800, **options)` opens a page of the publication in a browser of its own.

    The options are those of Playwright's contexts: color_scheme, java_script_enabled, has_touch …
    """
    with ExitStack() as stack:

        def open_page(
            path: str, width: int = 1280, height: int = 800, site: str = "", **options: Any
        ) -> Page:
            viewport = {"width": width, "height": height}
            context = chromium.new_context(viewport=viewport, **{"reduced_motion": "reduce", **options})  # type: ignore[arg-type]
            stack.callback(context.close)
            page = context.new_page()
            page.goto((site or served) + path)
            return page

        yield open_page
