"""Only a source's own text supports a statement, never the rest of the captured page."""

from __future__ import annotations

from collections.abc import Callable

from tests.project import SITE, Project

# The page, whose second line alone is the source's text: “Today's news 2019 45 people / In 2024 robots helped 12
# people, Nara Ilbo reported. ‘What comes matters’, they said. / Related: in 2023, 490 people were hurt and ‘the
# door was closed’.”
SOURCE = "content/sources/nara.yaml"
STORY = (
    SITE
    + """\
=== captures/nara.txt
오늘의 소식 2019년 45명
로봇이 2024년 12명을 도왔다고 나라일보가 전했다. “앞으로가 중요하다”고 했다.
관련 기사: 2023년 490명이 다쳤고 “문은 닫혔다”
=== content/sources/nara.yaml
type: webpage
title: {ko: 새 로봇, en: A new robot}
language: ko
extent: {starts_with: 로봇이, ends_before: "관련 기사"}
summary: {en: On robots., ko: 로봇을 다룬다.}
=== content/events/help.yaml
title: {en: Robots help, ko: 로봇이 돕다}
date: 2024
summary: {en: "Robots helped 12 people; “앞으로가 중요하다”.", ko: 로봇이 12명을 도왔다.}
sources: [nara]
"""
)
EVENT = "content/events/help.yaml"


def found(site: Project, code: int = 0) -> str:
    return site.run("verify", "--as-of", "2025-12-01", code=code).output


def test_what_the_text_itself_says_is_found(project: Callable[..., Project]) -> None:
    assert "[" not in found(project(STORY))


def test_a_figure_of_a_neighbouring_story_bears_nothing_out(project: Callable[..., Project]) -> None:
    site = project(STORY.replace("helped 12 people", "helped 490 people"))
    assert f"{EVENT}:3:30: warning[figure-not-found]: the figure “490”" in found(site, code=1)


def test_a_figure_above_the_text_bears_nothing_out(project: Callable[..., Project]) -> None:
    assert "[figure-not-found]" in found(project(STORY.replace("helped 12", "helped 45")), code=1)


def test_nor_do_its_dates(project: Callable[..., Project]) -> None:
    site = project(STORY.replace("date: 2024", "date: 2023"))
    assert f"{EVENT}:2:7" in found(site, code=1)


def test_nor_do_its_words(project: Callable[..., Project]) -> None:
    site = project(STORY.replace("“앞으로가 중요하다”.", "“문은 닫혔다”."))
    assert f"{EVENT}:3:" in found(site, code=1)


def test_what_was_recorded_outside_the_text_counts_no_more(project: Callable[..., Project]) -> None:
    site = project(STORY.replace("helped 12", "helped 490").replace(', ends_before: "관련 기사"', ""))
    assert "[" not in found(site)
    site.replace(SOURCE, "starts_with: 로봇이", 'starts_with: 로봇이, ends_before: "관련 기사"')
    assert "[figure-not-found]" in found(site, code=1)
