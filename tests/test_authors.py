"""Who wrote something, and what it relies on, leads to the page of that person or source, and back."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.project import Project

SITE = """\
=== content/site.yaml
title: T
description: D
base_url: https://example.org/
languages: [en, ko]
publisher: The Press
authors: [The desk]
=== content/people/ada.yaml
name: {en: Ada, ko: 에이다}
description: {en: P., ko: 인물.}
=== content/sources/letter.yaml
type: report
title: {en: A letter, ko: 편지}
language: en
authors: [{family: Byron, given: Ada, person: ada}, Staff]
summary: {en: S., ko: 요약.}
=== content/sources/digest.yaml
type: webpage
title: {en: A digest, ko: 요약본}
language: en
derived_from: [letter, {literal: {en: a wire report, ko: 통신 기사}}]
summary: {en: S., ko: 요약.}
=== content/briefs/signed.en.md
---
title: Signed
abstract: A
published: 2025-01-01
authors: [{literal: A. B., person: ada}, Guest]
---

Text.[@letter]
=== content/briefs/unsigned.en.md
---
title: Unsigned
abstract: A
published: 2025-01-02
---

Text.[@letter]
"""


@pytest.fixture
def built(project: Callable[..., Project]) -> Project:
    site = project(SITE, bare=True)
    site.build("--no-search")
    return site


def page(site: Project, path: str) -> str:
    return (site.output / path / "index.html").read_text(encoding="utf-8")


def test_a_source_leads_to_its_authors_and_to_what_it_relies_on(built: Project) -> None:
    assert '<dd><a href="/people/ada/">Ada</a> and Staff</dd>' in page(built, "sources/letter")
    assert '<dd><a href="/ko/sources/letter/">편지</a> 및 통신 기사</dd>' in page(built, "ko/sources/digest")


def test_a_source_names_those_that_rely_on_it(built: Project) -> None:
    section = '<h2>Relied on by</h2><ul class="plain"><li><a href="/sources/digest/">A digest</a></li></ul>'
    assert section in page(built, "sources/letter")
    assert "Relied on by" not in page(built, "sources/digest")


def test_a_person_leads_to_what_they_wrote(built: Project) -> None:
    text = page(built, "people/ada")
    _, _, section = text.partition("<h2>Author of</h2>")
    section, _, _ = section.partition("</section>")
    assert '<a href="/sources/letter/">A letter</a>' in section
    assert '<a href="/briefs/signed/">Signed</a>' in section
    assert "unsigned" not in section


def test_a_brief_is_by_its_authors_or_else_by_those_of_the_site(built: Project) -> None:
    signed = '<span><a href="/people/ada/">Ada</a></span> <span>Guest</span> <span>Published'
    assert signed in page(built, "briefs/signed")
    assert '<p class="meta line"><span>The desk</span> <span>Published' in page(built, "briefs/unsigned")


def test_machines_are_told_the_same(built: Project) -> None:
    def authors(path: str) -> list[dict[str, str]]:
        _, _, script = page(built, path).partition('<script type="application/ld+json">')
        found: list[dict[str, str]] = json.loads(script.partition("</script>")[0])["@graph"][0]["author"]
        return found

    assert authors("briefs/signed") == [
        {"@type": "Person", "name": "Ada", "url": "https://example.org/people/ada/"},
        {"@type": "Person", "name": "Guest"},
    ]
    assert authors("briefs/unsigned") == [{"@type": "Person", "name": "The desk"}]
    feed = (built.output / "feed.xml").read_text(encoding="utf-8")
    assert "<author><name>The desk</name></author>" in feed
    assert "<author><name>Ada</name></author>\n<author><name>Guest</name></author>" in feed
