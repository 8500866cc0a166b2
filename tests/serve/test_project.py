"""The preview of a real project."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Callable
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.project import Project
from tests.serve.conftest import start_module

SITE = """
    === content/site.yaml
    title: {en: The Engine, ko: 해석기관}
    description: {en: What the first computer was to be., ko: 첫 컴퓨터는 무엇이 되려 했나.}
    base_url: https://example.org/voyager/
    languages: [en, ko]

    === content/people/ada.yaml
    name: {en: Ada Lovelace, ko: 에이다 러브레이스}
    description: {en: Mathematician., ko: 수학자.}

    === content/sources/notes.yaml
    type: article-journal
    title: Notes by the translator
    issued: 1843-09
    language: en
    summary: {en: "By [[ada]].", ko: "[[ada]]가 썼다."}

    === content/briefs/program.en.md
    ---
    title: The first program
    abstract: What the notes say.
    published: 2026-11-22
    ---
    [[ada]] wrote it down. [@notes]
"""

# The first program; what the notes say; Ada noted it
KOREAN = "---\ntitle: 첫 프로그램\nabstract: 주석의 내용.\npublished: 2026-11-22\n---\n[[ada]]가 적었다. [@notes]\n"

Running = Callable[[subprocess.Popen[str]], str]


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    return project(SITE)


def serve(site: Project, *options: str) -> subprocess.Popen[str]:
    return start_module("sitegen", "serve", "--port", "0", "--root", str(site.root), *options)


@pytest.mark.slow("a preview in a process of its own")
def test_it_serves_what_build_writes(site: Project, running: Running) -> None:
    site.build()
    address = running(serve(site))
    assert urlsplit(address).path == "/voyager/"
    built = {path: data for path, data in site.files().items() if not path.startswith(".")}
    assert {
        "index.html",
        "ko/people/ada/index.html",
        "pagefind/index.en.json",
        "404.html",
        "sitemap.xml",
    } <= set(built)
    for path, data in built.items():
        with urlopen(address + path) as response:
            served = response.read()
        if path.endswith(".html"):
            served, scripts = re.subn(rb'<script src="/__sitegen__/reload.js"[^>]*></script>', b"", served)
            assert scripts == 1
        assert served == data, path


@pytest.mark.slow("a preview in a process of its own")
def test_it_says_what_is_left_out_and_shows_it_where_asked(site: Project, running: Running) -> None:
    site.replace("content/briefs/program.en.md", "2026-11-22", "2999-11-22")
    process = serve(site)
    assert process.stdout is not None
    line = "1 brief is published later and was left out: program (2999-11-22); --future shows it\n"
    assert process.stdout.readline() == line
    with pytest.raises(HTTPError):
        urlopen(f"{running(process)}briefs/program/")
    process = serve(site, "--future")
    with urlopen(f"{running(process)}briefs/program/") as page:
        assert b"The first program" in page.read()


def test_a_name_that_changes_changes_every_page_that_bears_it(
    site: Project, running: Running, chromium: Browser
) -> None:
    address = running(serve(site))
    tab = chromium.new_page()
    tab.goto(address + "briefs/program/")
    expect(tab.locator("main")).to_contain_text("Ada Lovelace wrote it down.")
    site.replace("content/people/ada.yaml", "Ada Lovelace", "Augusta Ada King")
    expect(tab.locator("main")).to_contain_text("Augusta Ada King wrote it down.")
    tab.close()


def test_a_mistake_is_shown_until_it_is_fixed(site: Project, running: Running, chromium: Browser) -> None:
    address = running(serve(site))
    tab = chromium.new_page()
    tab.goto(address + "people/ada/")
    site.replace("content/sources/notes.yaml", "issued: 1843-09", "issued: 1843-13")
    expect(tab.locator("h1")).to_contain_text("1 error")
    expect(tab.locator(".place").first).to_contain_text("content/sources/notes.yaml:3:9 error[bad-date]")
    expect(tab.locator("mark").first).to_contain_text("1843-13")
    with pytest.raises(HTTPError, match="500"):
        urlopen(address)
    site.replace("content/sources/notes.yaml", "issued: 1843-13", "issued: 1843-09")
    expect(tab.locator("h1")).to_contain_text("Ada Lovelace")
    tab.close()


def test_what_the_checks_find_is_counted_and_named_until_it_is_fixed(
    site: Project, running: Running, chromium: Browser
) -> None:
    site.edit("content/briefs/program.ko.md", KOREAN)
    address = running(serve(site))
    tab = chromium.new_page()
    tab.goto(address + "briefs/program/")
    badge = tab.get_by_role("link", name=re.compile("warning"))
    site.replace("content/briefs/program.en.md", "wrote it down.", "wrote it down today.")
    expect(badge).to_have_text("1 warning")
    site.replace("content/briefs/program.en.md", "[@notes]", "[@notes]\n\nLovelase was first.")
    expect(badge).to_have_text("4 warnings")
    badge.click()
    expect(tab.locator(".place")).to_contain_text(
        [
            "content/briefs/program.en.md:6:23 warning[relative-date]",
            "content/briefs/program.en.md:8:1 warning[misspelt-name]",
            "content/briefs/program.en.md:8:1 warning[uncited]",
        ]
    )
    expect(tab.locator("mark").first).to_have_text("today")
    tab.go_back()
    site.replace("content/briefs/program.en.md", "\n\nLovelase was first.", "")
    expect(badge).to_have_text("1 warning")
    site.replace("content/briefs/program.en.md", " today", "")
    expect(badge).to_have_count(0)
    tab.close()


def test_a_sources_text_that_stands_elsewhere_is_followed(
    site: Project, running: Running, chromium: Browser
) -> None:
    site.edit("content/briefs/program.ko.md", KOREAN)
    site.edit("captures/files.yaml", "notes: ../elsewhere/notes.txt\n")
    site.edit("elsewhere/notes.txt", "An engine with 50,000 columns.")
    site.run("verify")
    site.replace("content/briefs/program.en.md", "wrote it down.", "wrote of 40,000 columns.")
    address = running(serve(site))
    tab = chromium.new_page()
    tab.goto(address + "briefs/program/")
    tab.get_by_role("link", name=re.compile("warning")).click()
    finding = tab.locator(".place", has_text="figure-not-found")
    expect(finding).to_have_count(1)
    site.replace("elsewhere/notes.txt", "50,000", "40,000")
    expect(finding).to_have_count(0)
    tab.close()


def test_a_brief_that_is_added_and_removed(site: Project, running: Running, chromium: Browser) -> None:
    address = running(serve(site))
    tab = chromium.new_page()
    tab.goto(address + "briefs/")
    text = (site.root / "content/briefs/program.en.md").read_text()
    site.edit("content/briefs/second.en.md", text.replace("The first program", "The second program"))
    expect(tab.locator("main")).to_contain_text("The second program")
    site.remove("content/briefs/second.en.md")
    expect(tab.locator("main")).not_to_contain_text("The second program")
    tab.close()


def test_what_the_theme_overrides_is_followed(site: Project, running: Running, chromium: Browser) -> None:
    site.edit("templates/people.html", "<!doctype html><title>Ours</title><body><p>Not yet</body>")
    address = running(serve(site))
    tab = chromium.new_page()
    tab.goto(address + "people/")
    site.edit("templates/people.html", "<!doctype html><title>Ours</title><body><p>Our own page</body>")
    expect(tab.locator("p")).to_have_text("Our own page")
    tab.close()


def test_a_theme_that_comes_later_and_goes_again(site: Project, running: Running, chromium: Browser) -> None:
    address = running(serve(site))
    tab = chromium.new_page()
    tab.goto(address + "people/")
    expect(tab.locator("h1")).to_have_text("People")
    site.edit("templates/strings/en.yaml", "section.people: Persons")
    expect(tab.locator("h1")).to_have_text("Persons")
    shutil.rmtree(site.root / "templates")
    expect(tab.locator("h1")).to_have_text("People")
    tab.close()


def test_a_template_at_fault_is_named_until_it_is_fixed(
    site: Project, running: Running, chromium: Browser
) -> None:
    address = running(serve(site))
    tab = chromium.new_page()
    tab.goto(address + "people/")
    site.edit("templates/people.html", "<!doctype html>\n<body>{% if %}</body>")
    expect(tab.locator("pre")).to_contain_text("templates/people.html:2:1: error[theme]")
    site.edit("templates/people.html", "<!doctype html><body><h1>Mended</h1></body>")
    expect(tab.locator("h1")).to_have_text("Mended")
    tab.close()


def test_content_that_is_a_link_is_followed_where_it_leads(
    site: Project, running: Running, chromium: Browser
) -> None:
    (site.root / "content").rename(site.root / "v1")
    shutil.copytree(site.root / "v1", site.root / "v2")
    site.replace("v2/people/ada.yaml", "Ada Lovelace", "Augusta Ada King")
    (site.root / "content").symlink_to("v1")
    address = running(serve(site))
    tab = chromium.new_page()
    tab.goto(address + "people/ada/")
    expect(tab.locator("h1")).to_contain_text("Ada Lovelace")
    (site.root / "fresh").symlink_to("v2")
    (site.root / "fresh").replace(site.root / "content")
    expect(tab.locator("h1")).to_contain_text("Augusta Ada King")
    site.replace("v2/people/ada.yaml", "Augusta Ada King", "Countess Lovelace")
    expect(tab.locator("h1")).to_contain_text("Countess Lovelace")
    tab.close()


@pytest.mark.slow("a preview in a process of its own")
def test_polling_shows_every_save(site: Project, monkeypatch: pytest.MonkeyPatch, running: Running) -> None:
    """However soon after the one before, and of its size."""
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "true")
    address = running(serve(site))
    before = "Ada Lovelace"
    for name in ("Bda Lovelace", "Cda Lovelace", "Dda Lovelace"):
        site.replace("content/people/ada.yaml", before, name)
        before = name
        deadline = time.monotonic() + 5
        while f"<h1>{name}".encode() not in urlopen(address + "people/ada/").read():
            assert time.monotonic() < deadline
            time.sleep(0.02)


def test_a_stylesheet_is_swapped_without_a_reload(site: Project, running: Running, chromium: Browser) -> None:
    address = running(serve(site))
    tab = chromium.new_page()
    tab.goto(address + "people/ada/")
    tab.evaluate("window.untouched = true")
    for colour in ("rgb(1, 2, 3)", "rgb(4, 5, 6)"):
        site.edit("templates/assets/site.css", f"h1 {{ color: {colour} }}")
        expect(tab.locator("h1").first).to_have_css("color", colour)
    assert tab.evaluate("window.untouched") is True
    tab.close()


def test_another_branch_is_checked_out_with_a_broken_state_in_between(
    site: Project, running: Running, chromium: Browser
) -> None:
    address = running(serve(site))
    tab = chromium.new_page()
    tab.goto(address + "people/ada/")
    folder = site.root / "content"
    folder.rename(site.root / "elsewhere")
    expect(tab.locator("h1")).to_contain_text("1 error")
    shutil.copytree(site.root / "elsewhere", folder)
    site.replace("content/people/ada.yaml", "Ada Lovelace", "Augusta Ada King")
    expect(tab.locator("h1")).to_contain_text("Augusta Ada King")
    tab.close()


def test_the_search_follows_in_the_background(site: Project, running: Running, chromium: Browser) -> None:
    address = running(serve(site))
    tab = chromium.new_page()
    tab.goto(address + "search/?q=mathematician")
    expect(tab.locator("main")).to_contain_text("Ada Lovelace")
    site.replace("content/people/ada.yaml", "Mathematician.", "Countess.")
    note = tab.get_by_role("status").filter(has_text="The search is older than the content")
    expect(note).to_be_visible()
    expect(note).to_have_count(0, timeout=20_000)
    tab.goto(address + "search/?q=countess")
    expect(tab.locator("main")).to_contain_text("Ada Lovelace")
    tab.close()
