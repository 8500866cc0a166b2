"""Locators are compared with where the copies have the words."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import chdir

import pytest
from click.testing import CliRunner

from sitegen.cli import main
from tests.captures.copies import html_of, pdf_of_pages, vtt_of
from tests.project import SITE, Project

ONE = "The fair opened with a speech that everybody remembers."
TWO = "She called it a day that nobody here will forget, and then"
THREE = "the rain came down on all of us at once, and it did not stop."
FOUR = "Nobody spoke of it again for many years, said the mayor."

STORY = (
    SITE
    + """\
=== content/sources/fair.yaml
type: article-newspaper
title: The fair at Wexcombe
language: en
issued: 1998-05-20
summary: {en: A fair., ko: 장터.}
quotes:
  - {id: day, exact: QUOTED, locator: LOCATOR}
=== content/briefs/day.en.md
---
title: The fair
abstract: What was said of it.
published: 2025-11-20
---

It was “a day that nobody here will forget”. [@fair, CITED]
"""
)


def findings(
    site: Project, data: bytes, suffix: str, quoted: str, locator: str, cited: str = "ch. 1"
) -> list[str]:
    """What `verify` says of locators."""
    filled = {"QUOTED": f'"{quoted}"', "LOCATOR": f'"{locator}"', "CITED": cited}
    for file in ("content/sources/fair.yaml", "content/briefs/day.en.md"):
        text = (site.root / file).read_text(encoding="utf-8")
        for name, value in filled.items():
            text = text.replace(name, value)
        site.edit(file, text)
    (site.root / "captures").mkdir()
    (site.root / "captures" / f"fair{suffix}").write_bytes(data)
    with chdir(site.root):
        result = CliRunner().invoke(main, ["verify", "--as-of", "2025-12-01"], catch_exceptions=False)
    assert "error[" not in result.output, result.output
    lines = [line.partition("[locator-differs]: ") for line in result.output.splitlines()]
    return [found for _, sign, found in lines if sign]


DAY = "a day that nobody here will forget"
NO_PAGE = f"“{DAY}” is not on page"


@pytest.fixture
def story(project: Callable[..., Project]) -> Project:
    return project(STORY)


@pytest.mark.parametrize(
    ("quoted", "locator", "found"),
    [
        (DAY, "p. 2", []),
        (DAY, "2쪽", []),
        (DAY, "pp. 1–2", []),
        (DAY, "p. 3", [f"{NO_PAGE} 3 of fair (it is on page 2)"]),
        (DAY, "3쪽", [f"{NO_PAGE} 3 of fair (it is on page 2)"]),
        (DAY, "pp. 3-4", [f"“{DAY}” is not on pages 3–4 of fair (it is on page 2)"]),
        ("and then the rain came down", "p. 3", []),  # it runs over the page's end
        ("and then the rain came down", "p. 2", []),
        (DAY, "para. 7", []),  # pages have no paragraphs that are counted
    ],
)
def test_pages(story: Project, quoted: str, locator: str, found: list[str]) -> None:
    data = pdf_of_pages([[ONE], [TWO], [THREE], [FOUR]])
    assert findings(story, data, ".pdf", quoted, locator) == found


def test_pages_as_they_are_printed_are_pages_too(story: Project) -> None:
    pages = [[line, str(number)] for number, line in enumerate((ONE, TWO, THREE, FOUR), start=345)]
    assert findings(story, pdf_of_pages(pages), ".pdf", DAY, "p. 346", "p. 347") == [
        f"{NO_PAGE} 347 of fair (it is on page 2, which is numbered 346)"
    ]


def test_form_feeds_of_plain_text_begin_pages(story: Project) -> None:
    data = "\f".join((ONE, TWO, THREE)).encode()
    assert findings(story, data, ".txt", DAY, "p. 1") == [f"{NO_PAGE} 1 of fair (it is on page 2)"]


def test_a_citation_is_compared_too(story: Project) -> None:
    data = pdf_of_pages([[ONE], [TWO], [THREE]])
    assert findings(story, data, ".pdf", DAY, "p. 2", "p. 1") == [f"{NO_PAGE} 1 of fair (it is on page 2)"]


@pytest.mark.parametrize(
    ("locator", "found"),
    [
        ("0:10", []),
        ("0:12", []),
        ("0:08", []),
        ("2:00", [f"“{DAY}” is not at 2:00 of fair (it is said at 0:10)"]),
        ("0:01", [f"“{DAY}” is not at 0:01 of fair (it is said at 0:10)"]),
    ],
)
def test_moments(story: Project, locator: str, found: list[str]) -> None:
    words = f"{ONE} {TWO} {THREE} {FOUR} {FOUR}"
    assert findings(story, vtt_of(words), ".vtt", DAY, locator) == found


@pytest.mark.parametrize(
    ("locator", "found"),
    [
        ("para. 2", []),
        ("2문단", []),
        ("para. 3", [f"“{DAY}” is not in paragraph 3 of fair (it is in paragraph 2)"]),
        ("p. 3", []),  # a web page has none
        ("chapter 3", []),
    ],
)
def test_paragraphs(story: Project, locator: str, found: list[str]) -> None:
    data = html_of("\n\n".join((ONE, f"{TWO} it was over.", THREE)))
    assert findings(story, data, ".html", DAY, locator) == found


def test_paragraphs_that_have_numbers_of_their_own_are_meant_by_these(story: Project) -> None:
    data = f"11. {ONE}\n\n12. {TWO} it was over.\n\n13. {THREE}".encode()
    assert findings(story, data, ".txt", DAY, "para. 12") == []


def test_without_the_copy_nothing_is_said(story: Project) -> None:
    findings(story, pdf_of_pages([[ONE], [TWO]]), ".pdf", DAY, "p. 1")
    (story.root / "captures/fair.pdf").unlink()
    assert "locator-differs" not in story.run("check").output
