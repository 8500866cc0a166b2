"""What the tests share: a browser, a server like the deployed one, small sites written from one string."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from textwrap import dedent

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.chromium import find_chromium, launch
from tests.done_once import build_alone, share
from tests.netlify_headers import HeaderRule, header_rules
from tests.project import SITE, Project
from tests.quick import Guard, in_order, is_quick, mark, marks
from tests.real_site import build
from tests.static_server import serving

GUARD = Guard()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what is not quick, so that `-m` may leave it out, and has it run after what is; see tests/quick.py."""
    for item in items:
        mark(item)
    items[:] = [items[n] for n in in_order([(item.nodeid.partition("::")[0], marks(item)) for item in items])]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Lets no quick test start a browser or use the network."""
    with GUARD.watching(is_quick(marks(item))):
        return (yield)


@pytest.fixture(scope="session", autouse=True)
def done_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What all builds do alike is done once (see tests/done_once.py), by whichever process of the tests is first."""
    folder = tmp_path_factory.getbasetemp()
    is_one_of_several = "PYTEST_XDIST_WORKER" in os.environ  # its folder is one in that of the run
    with pytest.MonkeyPatch.context() as patch:
        share(patch, (folder.parent if is_one_of_several else folder) / "compiled")
        build_alone(patch)
        yield


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running Chromium. While it is, `asyncio.run` works in other threads only: its own loop runs here."""
    executable = find_chromium()
    if executable is None:
        pytest.fail("No Chromium found: `make test` installs one, or name yours in the variable CHROMIUM.")
    with sync_playwright() as playwright:
        browser = launch(playwright, executable)
        yield browser
        browser.close()


@pytest.fixture
def serve_static() -> Iterator[Callable[..., str]]:
    """`serve_static(folder)` serves a folder with the headers of netlify.toml, and gives its address.

    `headers` takes other rules; `at` a base path ("/voyager/").
    """
    with ExitStack() as stack:

        def serve(folder: Path, headers: Sequence[HeaderRule] | None = None, at: str = "/") -> str:
            rules = header_rules() if headers is None else headers
            return stack.enter_context(serving(folder, rules, at))

        yield serve


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Project]:
    """`project(text)` writes a small site (see tests/project.py).

    A site.yaml in English and Korean is there unless the text has its own or `bare` is true.
    """

    def write(text: str, bare: bool = False) -> Project:
        text = dedent(text)
        own_site = bare or "=== content/site.yaml" in text
        return Project(tmp_path / "site", text if own_site else SITE + text)

    return write


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own publication, built with its search index."""
    output = tmp_path_factory.mktemp("site") / "public"
    build(output)
    return output


@pytest.fixture(scope="module")
def serve_static_module() -> Iterator[Callable[..., str]]:
    """`serve_static`, for all tests of a module."""
    with ExitStack() as stack:
        yield lambda folder, at="/": stack.enter_context(serving(folder, header_rules(), at))
