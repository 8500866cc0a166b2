"""Runs queries in Chromium, through the site's own worker and through plain Pagefind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from playwright.sync_api import Browser

from benchmarks.search.queries import Query, id_of
from benchmarks.search.server import Sent

SHOWN = 10

OURS = """
async ([language, queries, shown]) => {
  const settings = JSON.parse(document.getElementById("search-settings").textContent);
  const worker = new Worker(settings.worker, { type: "module" });
  const ask = (message) => new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage({ folder: `${settings.base}pagefind/`, language, ...message });
  });
  const isMarked = (pieces) => (pieces ?? []).some(([, match]) => match);
  const out = [];
  for (const [id, query] of queries.entries()) {
    const start = performance.now();
    const { result, failed } = await ask({ id, task: "search", query, options: { limit: shown } });
    if (failed) throw new Error(failed);
    out.push({
      milliseconds: performance.now() - start,
      urls: result.hits.map(({ url }) => url),
      marked: result.hits.map(({ title, also, excerpt }) => [title, also, excerpt].some(isMarked)),
      partial: result.partial,
    });
  }
  return out;
}
"""

PLAIN = """
async ([folder, queries, shown]) => {
  const pagefind = await import(folder + "pagefind.js");
  await pagefind.init();
  const out = [];
  for (const query of queries) {
    const start = performance.now();
    const { results } = await pagefind.search(query);
    const pages = await Promise.all(results.slice(0, shown).map((result) => result.data()));
    out.push({
      milliseconds: performance.now() - start,
      urls: pages.map(({ url }) => url),
      marked: pages.map(({ excerpt, meta }) => excerpt.includes("<mark>")),
      partial: false,
    });
  }
  return out;
}
"""


class Answer(msgspec.Struct, frozen=True):
    """What a query gave. `partial`: nothing was found, or only what was probably meant, or some of the words."""

    query: Query
    urls: tuple[str, ...]
    marked: tuple[bool, ...]
    partial: bool
    milliseconds: float

    @property
    def ids(self) -> list[str]:
        return [id_of(url) for url in self.urls]


def answers(
    browser: Browser, page_of: dict[str, str], queries: Sequence[Query], plain_folder: str | None = None
) -> list[Answer]:
    """The answers to all queries, each language on its own page; by plain Pagefind where its folder is given.

    Each language's first query is asked twice, and the second time counts: what is loaded once is measured apart.
    """
    found: list[Answer] = []
    for language, address in page_of.items():
        own = [query for query in queries if query.language == language]
        if not own:
            continue
        texts = [own[0].query, *(query.query for query in own)]
        page = browser.new_page()
        page.set_default_timeout(0)
        page.goto(address)
        argument = [plain_folder or language, texts, SHOWN]
        results: list[dict[str, Any]] = page.evaluate(PLAIN if plain_folder else OURS, argument)
        page.close()
        for query, result in zip(own, results[1:], strict=True):
            found.append(
                Answer(
                    query,
                    tuple(result["urls"]),
                    tuple(result["marked"]),
                    result["partial"] or not result["urls"],
                    result["milliseconds"],
                )
            )
    return found


class Cold(msgspec.Struct, frozen=True):
    """A first query: the bytes sent for it from opening the dialog on, by path, and the time until it is answered."""

    query: str
    sent: dict[str, int]
    milliseconds: float

    @property
    def bytes(self) -> int:
        return sum(self.sent.values())


def cold(browser: Browser, address: str, query: str, sent: Sent) -> Cold:
    """The first query of a reader who has only loaded the page at `address`."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    sent.clear()
    begun = page.evaluate("performance.now()")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill(query)
    page.locator(".search-hit, .search-note").first.wait_for()
    ended = page.evaluate("performance.now()")
    page.wait_for_load_state("networkidle")
    context.close()
    return Cold(query, dict(sent), ended - begun)
