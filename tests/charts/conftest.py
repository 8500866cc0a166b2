"""The gallery, served, and a browser's pages of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.charts.pages import write_pages
from tests.netlify_headers import header_rules
from tests.static_server import serving


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the gallery, with the headers of the deployed site."""
    folder = tmp_path_factory.mktemp("gallery")
    write_pages(folder)
    with serving(folder, header_rules()) as address:
        yield address


@pytest.fixture
def look(chromium: Browser, gallery: str) -> Iterator[Callable[..., Page]]:
    """`look(path, width=1440, **options)` opens a page of the gallery in a browser of its own."""
    with ExitStack() as stack:

        def open_page(path: str, width: int = 1440, **options: Any) -> Page:
            context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
            stack.callback(context.close)
            page = context.new_page()
            page.goto(gallery + path)
            return page

        yield open_page


@pytest.fixture
def gallery_folder(tmp_path: Path) -> Path:
    """The gallery's files."""
    write_pages(tmp_path)
    return tmp_path
