"""Records shown in place inside a text, by `![[id]]`: a site, and what a reader gets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.project import Project

SITE = """\
=== content/sources/gazette.yaml
type: article-newspaper
title: {en: The engine, ko: 기관}
container: {en: Gazette, ko: 관보}
language: en
issued: 1843-08-01
summary: {en: On the engine., ko: 기관을 다룬다.}
=== content/people/ada.yaml
name: {en: Ada, ko: 에이다}
description: {en: A mathematician., ko: 수학자.}
=== content/events/meeting.yaml
title: {en: The two meet, ko: 두 사람이 만나다}
date: 1833-06-05
summary: {en: Ada sees the engine., ko: 에이다가 기관을 보다.}
sources: [gazette]
people: [ada]
=== content/claims/who-wrote.yaml
statement: {en: Who wrote the notes, ko: 누가 주석을 썼는가}
accounts: [{source: gazette, stance: supports, says: {en: Ada wrote them., ko: 에이다가 썼다.}}]
=== content/briefs/story.en.md
---
title: Story
abstract: A test.
published: 2025-01-01
---

They met. [@gazette]

![[meeting]]

![[who-wrote]]
=== content/briefs/story.ko.md
---
title: 이야기
abstract: 시험.
published: 2025-01-01
---

둘은 만났다. [@gazette]

![[meeting]]

![[who-wrote]]
"""


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    return project(SITE)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("briefs/story/", ["The two meet", "Ada sees the engine.", "Ada wrote them."]),
        ("ko/briefs/story/", ["두 사람이 만나다", "에이다가 기관을 보다.", "에이다가 썼다."]),
    ],
)
def test_an_event_and_a_claim_are_shown_in_place(site: Project, page: str, words: list[str]) -> None:
    site.build("--no-search")
    html = site.read(f"{page}index.html")
    body = html[html.index('class="body"') : html.index('id="sources"')]
    assert [word for word in words if word not in body] == []
    assert body.count("in-place") == 2


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("![[meetin]]", '9:1: error[unknown-record]: no record is called "meetin" (did you mean "meeting"?)'),
        ("![[ada]]", '9:1: error[bad-embed]: "ada" is a person, which cannot be shown in place'),
        ("![[gazette]]", '9:1: error[bad-embed]: "gazette" is a source, which cannot be shown in place'),
    ],
)
def test_what_cannot_be_shown_is_reported(site: Project, written: str, found: str) -> None:
    site.replace("content/briefs/story.en.md", "![[meeting]]", written)
    assert f"story.en.md:{found}" in site.build(code=1).output


@pytest.mark.parametrize(
    ("before", "after"),
    [("![[meeting]]", "![[meetin]]"), ("::: timeline people=ada", "::: timeline people=adda")],
)
def test_a_reference_that_no_longer_resolves_is_found_in_the_next_build(
    site: Project, before: str, after: str
) -> None:
    site.replace("content/briefs/story.en.md", "![[meeting]]", before)
    site.build("--no-search")
    site.replace("content/briefs/story.en.md", before, after)
    assert "error[unknown-record]" in site.build("--no-search", code=1).output


def test_an_event_that_changes_changes_where_it_is_shown(site: Project) -> None:
    site.build("--no-search")
    site.replace("content/events/meeting.yaml", "The two meet", "They meet at last")
    site.build("--no-search")
    assert "They meet at last" in site.read("briefs/story/index.html")
