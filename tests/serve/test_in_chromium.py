"""The preview as its user sees it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.serve.conftest import page as html
from tests.serve.conftest import start, stop, write

LONG = "<p>line</p>" * 300


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    """A tab in which nothing may be said on the console, and no request leave the site."""
    context = chromium.new_context(viewport={"width": 800, "height": 600})
    page = context.new_page()
    page.set_default_timeout(5000)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    # Chromium says so when a page is answered with an error, and when the preview is not there.
    expected = re.compile("status of 500|net::ERR_CONNECTION_REFUSED")
    assert [complaint for complaint in complaints if not expected.search(complaint)] == []


def expect_scrolled_to(tab: Page, y: int) -> None:
    deadline = time.monotonic() + 5
    while (now := tab.evaluate("scrollY")) != y:
        assert time.monotonic() < deadline, now
        tab.wait_for_timeout(20)


def test_a_change_is_shown_and_the_scroll_position_kept(
    tab: Page, folder: Path, preview: Callable[..., str]
) -> None:
    write(folder / "index.html", html("Home", body=LONG))
    tab.goto(preview(folder))
    tab.evaluate("scrollTo(0, 2000)")
    write(folder / "index.html", html("House", body=LONG))
    expect(tab).to_have_title("House")
    expect_scrolled_to(tab, 2000)


def test_a_page_that_did_not_change_stays_as_it_is(
    tab: Page, folder: Path, preview: Callable[..., str]
) -> None:
    tab.goto(preview(folder))
    other = tab.context.new_page()
    other.goto(tab.url + "people/")
    tab.evaluate("window.untouched = true")
    write(folder / "people/index.html", html("Persons"))
    expect(other).to_have_title("Persons")
    assert tab.evaluate("window.untouched") is True


def test_a_stylesheet_is_swapped_without_a_reload(
    tab: Page, folder: Path, preview: Callable[..., str]
) -> None:
    tab.goto(preview(folder))
    expect(tab.locator("h1")).to_have_css("color", "rgb(1, 1, 1)")
    for number in (2, 3):
        tab.evaluate("window.untouched = true")
        write(folder / f"assets/site.{number}.css", f"h1 {{ color: rgb({number}, 1, 1) }}")
        write(folder / "index.html", html("Home", f"/assets/site.{number}.css"))
        expect(tab.locator("h1")).to_have_css("color", f"rgb({number}, 1, 1)")
        expect(tab.locator("link[rel=stylesheet]")).to_have_count(1)
        assert tab.evaluate("window.untouched") is True


def test_problems_are_shown_and_the_page_is_back_where_it_was_once_they_are_fixed(
    tab: Page, folder: Path, preview: Callable[..., str]
) -> None:
    write(folder / "index.html", html("Home", body=LONG))
    tab.goto(preview(folder))
    tab.evaluate("scrollTo(0, 2000)")
    write(folder / "people/index.html", "<p>People</p>\n<p>BROKEN</p>\n")
    expect(tab).to_have_title("1 error")
    expect(tab.locator("h3")).to_have_text("BROKEN stands here")
    expect(tab.locator(".place")).to_contain_text("people/index.html:2:4")
    expect(tab.locator(".hint")).to_have_text("Remove BROKEN.")
    expect(tab.locator("mark")).to_have_text("BROKEN")
    expect(tab.locator("mark")).to_have_css("text-decoration-line", "underline")  # its stylesheet is allowed
    write(folder / "terms/index.html", "BROKEN")
    expect(tab).to_have_title("2 errors")
    (folder / "terms/index.html").unlink()
    write(folder / "people/index.html", html("People"))
    expect(tab).to_have_title("Home")
    expect_scrolled_to(tab, 2000)


def test_warnings_are_counted_in_a_badge(tab: Page, folder: Path, preview: Callable[..., str]) -> None:
    tab.goto(preview(folder))
    expect(tab.locator("h1")).to_have_text("Home")
    write(folder / "terms/index.html", html("HM"))
    badge = tab.get_by_role("link", name="1 warning")
    expect(badge).to_be_visible()
    assert badge.evaluate("badge => getComputedStyle(badge.getRootNode().host).position") == "fixed"
    badge.click()
    expect(tab.locator("h3")).to_have_text("HM stands here")
    tab.go_back()
    write(folder / "terms/index.html", html("Terms"))
    expect(tab.get_by_role("link", name="warning")).to_have_count(0)


def test_it_catches_up_when_the_preview_is_started_again(tab: Page, folder: Path) -> None:
    first = start(folder)
    assert first.stdout
    address = first.stdout.readline().split()[0]
    tab.goto(address)
    stop(first)
    write(folder / "index.html", html("Meanwhile"))
    second = start(folder, port=int(address.rstrip("/").rpartition(":")[2]))
    expect(tab).to_have_title("Meanwhile")
    stop(second)


def test_a_page_is_followed_again_when_one_comes_back_to_it(
    tab: Page, folder: Path, preview: Callable[..., str]
) -> None:
    address = preview(folder)
    tab.goto(address)
    tab.goto(address + "people/")
    write(folder / "index.html", html("Meanwhile"))
    tab.go_back()
    expect(tab).to_have_title("Meanwhile")
    write(folder / "index.html", html("And again"))
    expect(tab).to_have_title("And again")
