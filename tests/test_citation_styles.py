"""How briefs cite: by numbers, by author and date, in notes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.project import SITE, Project

pytestmark = pytest.mark.slow("builds a site for each style")

CONTENT = """\
=== content/sources/zinn.yaml
type: book
title: On looms
authors: [{family: Zinn, given: Ada}]
publisher: Press
issued: 1980
language: en
summary: {en: S., ko: 요.}
=== content/sources/kim.yaml
type: article-journal
title: On engines
container: Annals
authors: [{family: {en: Kim, ko: 김}, given: {en: Hong-gi, ko: 홍기}}]
volume: 12
issued: 2023-04
language: en
summary: {en: S., ko: 요.}
=== content/briefs/story.en.md
---
title: A story
abstract: It is told.
published: 2025-11-01
---

The first. [@zinn, p. 4]

The second. [see @kim; @zinn]

The third. [@kim, p. 9]
=== content/briefs/story.ko.md
---
title: 이야기
abstract: 이야기다.
published: 2025-11-01
---

첫째다. [@kim]
"""


def built(folder: Path, style: str) -> Project:
    setting = f"citation_style: {style}\n" if style else ""
    site = Project(folder, SITE + setting + CONTENT)
    site.build("--no-search", "--as-of", "2025-12-01")
    return site


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", "", html)).strip()


def cites(page: str) -> list[str]:
    return [words(mark) for mark in re.findall(r'<(?:sup|span) class="cite.*?</(?:sup|p)>', page, re.DOTALL)]


def listed(page: str) -> list[str]:
    """The names in the list of sources."""
    (part,) = re.findall(r'<section aria-labelledby="sources">(.*?)</section>', page, re.DOTALL)
    return [words(name) for name in re.findall(r'<p class="eyebrow">(.*?)</p>', part)]


@pytest.mark.parametrize("style", ["", "numbers"])
def test_numbers_are_what_there_is_without_a_choice(tmp_path: Path, style: str) -> None:
    page = built(tmp_path, style).read("briefs/story/index.html")
    assert cites(page) == ["1, p. 4", "see 2·1", "2, p. 9"]
    assert listed(page) == ["Zinn 1980", "Kim 2023"]
    assert '<ol class="references">' in page and 'id="notes"' not in page


def test_author_and_date(tmp_path: Path) -> None:
    site = built(tmp_path, "author-date")
    page = site.read("briefs/story/index.html")
    assert cites(page) == ["(Zinn 1980, p. 4)", "(see Kim 2023; Zinn 1980)", "(Kim 2023, p. 9)"]
    assert listed(page) == ["Kim 2023", "Zinn 1980"]
    assert '<ul class="references">' in page and "The first.\u2060&#32;<span" in page
    assert 'popovertarget="evidence-1"' in page and 'id="evidence-1"' in page
    assert cites(site.read("ko/briefs/story/index.html")) == ["(김홍기 2023)"]


def test_notes_give_a_reference_in_full_first_and_its_name_after_that(tmp_path: Path) -> None:
    page = built(tmp_path, "notes").read("briefs/story/index.html")
    assert cites(page) == ["1", "2", "3"]
    (part,) = re.findall(r'<section aria-labelledby="notes">(.*?)</section>', page, re.DOTALL)
    assert [words(note) for note in re.findall(r'<li id="note-\d">(.*?)</li>', part, re.DOTALL)] == [
        "Ada Zinn. On looms. Press. 1980, p. 4. ↑",
        "see Hong-gi Kim. On engines. Annals, vol. 12. April 2023; Zinn 1980. ↑",
        "Kim 2023, p. 9. ↑",
    ]
    assert '<a href="#note-2"' in page and 'href="#cite-2"' in part
    assert listed(page) == ["Kim 2023", "Zinn 1980"]


def test_a_style_that_there_is_not_is_refused(tmp_path: Path) -> None:
    site = Project(tmp_path, SITE + "citation_style: author_date\n" + CONTENT)
    assert 'did you mean "author-date"' in site.check(code=1).output


def test_a_change_of_the_style_changes_pages_that_cite(tmp_path: Path) -> None:
    site = built(tmp_path, "numbers")
    site.replace("content/site.yaml", "citation_style: numbers", "citation_style: notes")
    site.build("--no-search", "--as-of", "2025-12-01")
    assert 'id="notes"' in site.read("briefs/story/index.html")
