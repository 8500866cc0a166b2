"""The real publication, served once for all tests, one with fifteen sources, and readers who open their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from sitegen.content.load import load
from sitegen.publication.link import link
from sitegen.publication.model import Publication
from tests.browser.fifteen import FIFTEEN
from tests.netlify_headers import header_rules
from tests.project import Project
from tests.real_site import AS_BUILT, REPOSITORY
from tests.static_server import serving

Reader = Callable[..., Page]


@pytest.fixture(scope="session")
def publication() -> Publication:
    """The repository's own publication."""
    publication, _ = link(load(REPOSITORY, AS_BUILT)[0])
    assert publication is not None
    return publication


@pytest.fixture(scope="session")
def served(real_site: Path) -> Iterator[str]:
    """The address of the repository's own publication."""
    with serving(real_site, header_rules()) as address:
        yield address


@pytest.fixture(scope="session")
def fifteen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a publication with fifteen sources."""
    project = Project(tmp_path_factory.mktemp("fifteen") / "site", FIFTEEN)
    project.build("--no-search")
    with serving(project.output, header_rules()) as address:
        yield address


@pytest.fixture
def reader(chromium: Browser, served: str) -> Iterator[Reader]:
    """`reader(path, width=1280, height=800, **options)` opens a page of the publication in a browser of its own.

    `site` is the address of another publication; the options are those of Playwright's contexts: color_scheme,
    java_script_enabled, has_touch …
    """
    with ExitStack() as stack:

        def open_page(
            path: str, width: int = 1280, height: int = 800, site: str = "", **options: Any
        ) -> Page:
            settings = {"viewport": {"width": width, "height": height}, "reduced_motion": "reduce", **options}
            context = chromium.new_context(**settings)
            stack.callback(context.close)
            page = context.new_page()
            page.goto((site or served) + path)
            return page

        yield open_page
