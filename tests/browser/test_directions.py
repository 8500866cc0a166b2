"""Names in a script of another direction leave what is next to them in its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.project import SITE, Project

NAMES = {
    "by-language": "{ar: عدى (لوفلايس)}",
    "plain": "עדה (לאבלייס)",
    "of-the-page": "{en: عدى, ko: عدى}",
}

PLACES = """([name, words]) => {
    const [paragraph] = [...document.querySelectorAll("p")].filter(p => p.textContent.includes(words))
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    const places = {}
    for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (const word of [name, words]) {
            const at = node.data.indexOf(word)
            if (at < 0) continue
            const range = document.createRange()
            range.setStart(node, at)
            range.setEnd(node, at + word.length)
            places[word] = range.getBoundingClientRect()
        }
    return [places[name].left, places[name].right, places[words].left]
}"""


@pytest.fixture
def page(
    chromium: Browser, serve_static: Callable[..., str], project: Callable[..., Project]
) -> Callable[[str, str], Page]:
    def shown(name: str, text: str) -> Page:
        site = project(SITE)
        site.edit("content/people/someone.yaml", f"name: {name}\ndescription: A writer.\n")
        site.edit(
            "content/briefs/first.en.md",
            f"---\ntitle: First\nabstract: What.\npublished: 2025-11-22\n---\n\n{text}\n",
        )
        site.build("--no-search", "--as-of", "2025-12-01")
        opened = chromium.new_page()
        opened.goto(serve_static(site.output) + "briefs/first/")
        return opened

    return shown


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_year_stays_to_the_right_of_a_name(page: Callable[[str, str], Page], name: str) -> None:
    opened = page(name, "[[someone]], 1843; the engine 15. [@own]")
    shown = opened.locator("article a.entity, main a.entity").first.inner_text()
    left, right, year = opened.evaluate(PLACES, [shown.split(" ")[0], "1843"])
    assert left < right <= year
    opened.close()


def test_so_it_does_beside_words_for_the_name(page: Callable[[str, str], Page]) -> None:
    opened = page("Ada", "[[someone|عدى]], 1843; the engine 15. [@own]")
    _, right, year = opened.evaluate(PLACES, ["عدى", "1843"])
    assert right <= year
    opened.close()


def test_a_name_in_brackets_runs_its_own_way(page: Callable[[str, str], Page]) -> None:
    opened = page(NAMES["by-language"], "[[someone]], 1843. [@own]")
    first, _, _ = opened.evaluate(PLACES, ["عدى", "1843"])
    bracket, _, _ = opened.evaluate(PLACES, ["(", "1843"])
    last, _, _ = opened.evaluate(PLACES, [")", "1843"])
    assert last < bracket < first
    opened.close()
