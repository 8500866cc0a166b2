"""Quotations set as blocks in a text: what an editor writes, and what a reader gets, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.project import Project

SITE = """\
=== content/sources/nara.yaml
type: article-newspaper
title: {en: The robots, ko: 로봇}
container: {en: Nara Daily, ko: 나라일보}
language: ko
issued: 2025-05-16
url: https://example.com/robots
summary: {en: On robots., ko: 로봇을 다룬다.}
quotes:
  - id: fast
    exact: 우리는 너무 빨리 컸다
    speaker: han
    locator: {en: third paragraph, ko: 3문단}
    translation: {en: We grew too fast}
=== content/people/han.yaml
name: {en: Han Seo-yun, ko: 한서윤}
description: {en: Heads a company., ko: 회사를 이끈다.}
=== content/briefs/story.en.md
---
title: Story
abstract: A test.
published: 2025-06-01
---

> We grew too fast [@nara#fast]
=== content/briefs/story.ko.md
---
title: 이야기
abstract: 시험.
published: 2025-06-01
---

> 우리는 너무 빨리 컸다 [@nara#fast]
=== content/pages/about.en.md
---
title: About
description: A page.
---

![[nara#fast]]
=== content/pages/about.ko.md
---
title: 소개
description: 페이지.
---

![[nara#fast]]
"""
ENGLISH = (
    '<a href="/people/han/">Han Seo-yun</a> · <a href="/sources/nara/#quote-fast">Nara Daily</a>, '
    '<time datetime="2025-05-16">16 May 2025</time>, third paragraph'
)
TRANSLATED = f"""\
<figure class="quotation quotation-block">
<blockquote cite="https://example.com/robots">
<p>We grew too fast</p>
</blockquote>
<p class="quotation-label">Translated from Korean; in the original:</p>
<blockquote class="original" cite="https://example.com/robots" lang="ko"><p>우리는 너무 빨리 컸다</p></blockquote>
<figcaption><span>{ENGLISH}</span>⟦1⟧</figcaption>
</figure>"""


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    return project(SITE)


def figure(site: Project, page: str = "briefs/story/") -> str:
    """The quotation of a page, without white space between its elements; citation marks as ⟦number⟧."""
    html = site.read(f"{page}index.html")
    found = re.search(r'<figure class="quotation quotation-block">.*?</figure>', html, re.DOTALL)
    assert found, html
    mark = re.compile(r'<sup class="cite".*?<span class="cite-number">(\d+).*?</sup>', re.DOTALL)
    return _tight(mark.sub(r"⟦\1⟧", found[0]))


def _tight(html: str) -> str:
    return re.sub(r">\s+<", "><", re.sub(r"\n+", "\n", html).replace("\u2060", ""))


def test_a_translated_quotation_is_shown_as_such_with_the_original_below(site: Project) -> None:
    site.build("--no-search")
    assert figure(site) == _tight(TRANSLATED)


def test_its_words_in_the_original_are_shown_below_their_translation(site: Project) -> None:
    site.replace("content/briefs/story.en.md", "> We grew too fast", "> 우리는 너무 **빨리** 컸다")
    site.build("--no-search")
    original = (
        '<p class="quotation-label">Translated from Korean; in the original:</p><blockquote class="original"'
    )
    words = "<p>우리는 너무 <strong>빨리</strong> 컸다</p>"
    html = figure(site)
    assert html.index("<p>We grew too fast</p>") < html.index(original) < html.index(words)
    assert f'{original} cite="https://example.com/robots" lang="ko">{words}</blockquote>' in html


def test_a_reader_of_the_language_gets_the_words_alone(site: Project) -> None:
    site.build("--no-search")
    source = (
        '<a href="/ko/people/han/">한서윤</a> · <a href="/ko/sources/nara/#quote-fast">나라일보</a>, '
        '<time datetime="2025-05-16">2025년 5월 16일</time>, 3문단'
    )
    assert figure(site, "ko/briefs/story/") == (
        '<figure class="quotation quotation-block"><blockquote cite="https://example.com/robots">'
        "<p>우리는 너무 빨리 컸다</p></blockquote>"
        f"<figcaption><span>{source}</span>⟦1⟧</figcaption></figure>"
    )


def test_of_an_excerpt_the_whole_is_given_in_the_other_language(site: Project) -> None:
    site.replace("content/briefs/story.en.md", "> We grew too fast", "> too fast")
    site.build("--no-search")
    html = figure(site)
    assert "Translated from Korean; the whole quotation in the original:" in html
    site.replace("content/briefs/story.en.md", "> too fast", "> 빨리 컸다")
    site.build("--no-search")
    html = figure(site)
    assert html.index("빨리 컸다") < html.index("The whole quotation, translated from Korean:")
    assert '<blockquote cite="https://example.com/robots" lang="ko">' in html


def test_without_its_id_a_quotation_of_the_record_is_found_by_its_words(site: Project) -> None:
    site.replace("content/briefs/story.en.md", "[@nara#fast]", "[@nara]")
    site.build("--no-search")
    assert figure(site) == _tight(TRANSLATED)


def test_words_that_no_record_has_are_in_the_language_of_their_source(site: Project) -> None:
    site.replace(
        "content/briefs/story.en.md", "> We grew too fast [@nara#fast]", "> 다른 말 [@nara, para. 4]"
    )
    site.build("--no-search")
    html = figure(site)
    assert '<blockquote cite="https://example.com/robots" lang="ko"><p>다른 말</p></blockquote>' in html
    assert (
        'href="/sources/nara/">Nara Daily</a>, <time datetime="2025-05-16">16 May 2025</time>, para. 4'
        in html
    )


def test_a_line_after_a_dash_says_whose_words_they_are(site: Project) -> None:
    site.replace("content/briefs/story.en.md", "fast [@nara", "fast\n> — [[han|The chief]], to staff [@nara")
    site.build("--no-search")
    html = figure(site)
    assert ">The chief</a>, to staff · <span><a href=" in html
    assert "Han Seo-yun</a> ·" not in html


def test_a_quotation_is_shown_in_place_on_a_page_without_numbers(site: Project) -> None:
    site.build("--no-search")
    assert figure(site, "about/") == _tight(TRANSLATED.replace("⟦1⟧", ""))


def test_one_shown_in_place_is_a_citation(site: Project) -> None:
    site.replace("content/briefs/story.en.md", "> We grew too fast [@nara#fast]", "![[nara#fast]]")
    site.build("--no-search")
    assert figure(site) == _tight(TRANSLATED)
    assert 'id="source-1"' in site.read("briefs/story/index.html")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (
            "![[nara#fats]]",
            '7:1: error[unknown-quote]: "nara" has no quotation "fats" (did you mean "fast"?)',
        ),
        ("![[nata#fast]]", '7:1: error[unknown-record]: no source "nata" (did you mean "nara"?)'),
        ("![[han#fast]]", '7:1: error[unknown-record]: "han" is a person, not a source'),
    ],
)
def test_a_quotation_that_is_not_there_is_reported(site: Project, written: str, found: str) -> None:
    site.replace("content/briefs/story.en.md", "> We grew too fast [@nara#fast]", written)
    assert f"story.en.md:{found}" in site.build(code=1).output


def test_text_of_another_language_than_the_page_keeps_its_own(site: Project) -> None:
    site.remove("content/briefs/story.ko.md")
    site.build("--no-search")
    html = figure(site, "ko/briefs/story/")
    assert 'lang="ko"><p>우리는 너무 빨리 컸다</p>' in html
    assert '<p class="quotation-label" lang="ko">한국어에서 옮김. 원문:</p>' in html
    assert '<span lang="ko"><a href="/ko/people/han/">한서윤</a>' in html


def test_a_quotation_may_be_set_as_a_pull_quote(site: Project) -> None:
    pull = "::: pull\nWe grew too fast [@nara#fast]\n:::"
    site.replace("content/briefs/story.en.md", "> We grew too fast [@nara#fast]", pull)
    site.build("--no-search")
    html = site.read("briefs/story/index.html")
    assert '<figure class="quotation quotation-block pull">' in html
    assert '<blockquote class="original" cite="https://example.com/robots" lang="ko">' in html
