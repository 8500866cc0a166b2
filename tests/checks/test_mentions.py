"""Whom a source names is compared with its text, recorded, and written into its record where that is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from sitegen.content.adding import with_items
from sitegen.facts.appearances import KnownNames, NameIndex
from tests.project import SITE, Project

# The capture: “Han Seo-yun, head of Haneul Robotics, presented a new robot. / Related: the spring of Bada Robotics.”
STORY = (
    SITE
    + """\
=== captures/nara.txt
하늘로봇의 한서윤 대표가 새 로봇을 내놓았다.
관련 기사: 바다로봇의 봄
=== content/sources/nara.yaml
type: webpage
title: {ko: 새 로봇, en: A new robot}
language: ko   # as it was printed
summary: {en: On robots., ko: 로봇을 다룬다.}
# What follows is quoted.
quotes:
  - {id: robot, exact: 로봇, translation: {en: robot}}
=== content/organizations/haneul.yaml
name: {en: Haneul Robotics, ko: 하늘로봇}
description: {en: A builder., ko: 회사.}
=== content/organizations/bada.yaml
name: {en: Bada Robotics, ko: 바다로봇}
description: {en: A builder., ko: 회사.}
=== content/people/han.yaml
name: {en: Han Seo-yun, ko: 한서윤}
description: {en: She leads it., ko: 대표다.}
"""
)
NARA = "content/sources/nara.yaml"


def text_of(site: Project, file: str) -> str:
    return (site.root / file).read_bytes().decode()


def found(site: Project, *arguments: str, code: int = 0) -> list[str]:
    output = site.run("check", "--format", "json", "--as-of", "2025-12-01", *arguments, code=code).stdout
    return [f"{p['span']['line']}:{p['span']['column']} {p['code']}" for p in json.loads(output)]


def test_write_adds_whom_the_text_names_and_leaves_all_else(project: Callable[..., Project]) -> None:
    site = project(STORY)
    before = text_of(site, NARA)
    output = site.run("verify", "--write", "--as-of", "2025-12-01").output
    assert f"{NARA}: added to `mentions`: haneul, han, bada" in output
    added = "mentions:\n  [haneul, han, bada]\n# What follows is quoted.\n"
    assert text_of(site, NARA) == before.replace("# What follows is quoted.\n", added)
    assert found(site) == []
    site.run("verify", "--write", "--as-of", "2025-12-02")
    assert text_of(site, NARA) == before.replace("# What follows is quoted.\n", added)


def test_who_stands_elsewhere_on_the_page_does_not_appear_in_the_source(
    project: Callable[..., Project],
) -> None:
    site = project(STORY)
    site.replace(NARA, "# What", 'extent: {ends_before: "관련 기사"}\n# What')
    site.run("verify", "--write", "--as-of", "2025-12-01")
    assert "[haneul, han]" in text_of(site, NARA)
    site.replace(NARA, "[haneul, han]", "[haneul, han, bada]")
    assert found(site, code=1) == ["7:17 unmentioned"]


def test_words_of_an_extent_that_the_page_does_not_have(project: Callable[..., Project]) -> None:
    site = project(STORY)
    site.replace(
        NARA, "# What", 'extent: {ends_before: "많이 본 기사"}\nmentions: [haneul, han, bada]\n# What'
    )
    site.run("verify", "--as-of", "2025-12-01", code=1)
    assert found(site) == ["5:23 bad-capture"]


def test_without_the_text_what_was_recorded_is_relied_on(project: Callable[..., Project]) -> None:
    site = project(STORY)
    site.run("verify", "--write", "--as-of", "2025-12-01")
    site.remove("captures/nara.txt")
    assert found(site) == []
    site.replace(NARA, "[haneul, han, bada]", "[haneul]")
    assert found(site) == ["6:3 unlisted-mention", "6:3 unlisted-mention"]
    site.edit(
        "content/people/kim.yaml",
        "name: {en: Kim, ko: 김}\ndescription: {en: He waits., ko: 기다린다.}\n",
    )
    site.replace(NARA, "[haneul]", "[haneul, han, bada, kim]")
    assert found(site) == ["6:23 unverified"]


def test_a_mention_that_was_added_is_recorded_where_the_text_is(project: Callable[..., Project]) -> None:
    site = project(STORY)
    site.run("verify", "--as-of", "2025-12-01", code=1)
    lock = json.loads(text_of(site, "content/verified.lock"))
    # All that the text names is recorded, listed or not: so that a build without it can tell.
    assert list(lock["sources"]["nara"]["mentions"]) == ["haneul", "han", "bada"]
    assert lock["sources"]["nara"]["mentions"]["han"]["at"] == [6, 9]


@pytest.mark.parametrize(
    ("names", "text", "named"),
    [
        (("르쿤", "얀 르쿤"), "르쿤은 떠났다", "르쿤"),  # LeCun (also Yann LeCun) has left
        (("르쿤",), "르쿤에게서도 답이 없다", "르쿤"),  # nor is there an answer from LeCun: particles follow
        (("메타",), "메타버스를 만든다", None),  # they make a metaverse, which is not Meta
        # it is called a world model: without the space
        (("세계 모델",), "세계모델이라고 부른다", "세계모델"),
        (("세계모델",), "세계 모델을 만든다", "세계 모델"),  # they make a world model: with a space
        (("라마",), "라마2를 내려받았다", "라마"),  # they downloaded Llama 2
        (("FAIR",), "FAIR팀의 연구", "FAIR"),  # research by the FAIR team
        (("Meta",), "The metaphor of META", "META"),
        (("Meta",), "a metaphor, meta", None),
        (("large language model",), "Large language models\nfail", "Large language models"),
        (("LLM",), "all LLMs do", "LLMs"),
        (("Unity",), "Unitys and unity", None),
        (("LeCun",), "LeCun's words", "LeCun"),
        (("Scale AI",), "of Scale\nAI (private)", "Scale\nAI"),
        (("왕",), "왕이 있었다", "왕"),  # there was a Wang, or a king
        (("AI",), "AIDS and MAIL", None),
    ],
)
def test_a_name_is_a_word_of_its_own(names: tuple[str, ...], text: str, named: str | None) -> None:
    place = KnownNames(names).place_in(text)
    assert (place and text[slice(*place)]) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Wang said so.", ["wang"]),
        ("Chief Wang said so.", ["wang"]),
        ("Wang Yi said so. Wang left.", []),
        ("Alexandr Wang met Wang Yi.", ["wang"]),
        ("왕이 말했다.", []),  # Wang, or the king, said so
        ("알렉산드르 왕이 말했다.", ["wang"]),  # Alexandr Wang said so
        ("Li came.", []),
        ("FT wrote, and X.", []),
        ("The Financial Times wrote.", ["ft"]),
    ],
)
def test_only_who_is_named_beyond_doubt_is_found_missing(text: str, named: list[str]) -> None:
    index = NameIndex(
        {
            "wang": KnownNames(("Alexandr Wang", "알렉산드르 왕", "Wang", "왕"), is_person=True),
            "li": KnownNames(("Li Na", "Li"), is_person=True),
            "other-li": KnownNames(("Li Bo", "Li"), is_person=True),
            "ft": KnownNames(("Financial Times", "FT")),
            "x": KnownNames(("X",)),
        }
    )
    assert list(index.named_in(text)) == named


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\nmentions: [m] # why\nq: 1\n", "a: 1\nmentions: [m, x, y] # why\nq: 1\n"),
        ("a: 1\nmentions: [\n  m, # why\n]\n", "a: 1\nmentions: [\n  m, x, y, # why\n]\n"),
        (
            "mentions:\n  - m # why\n  # then\nq: 1\n",
            "mentions:\n  - m # why\n  - x\n  - y\n  # then\nq: 1\n",
        ),
        ("mentions:\n- m", "mentions:\n- m\n- x\n- y\n"),
        ("mentions: []\nq: 1\n", "mentions:\n  [x, y]\nq: 1\n"),
        ("a: 1\n# of q\nq: 1\n", "a: 1\nmentions:\n  [x, y]\n# of q\nq: 1\n"),
        ("a: 1\r\nq: 1\r\n", "a: 1\r\nmentions:\r\n  [x, y]\r\nq: 1\r\n"),
        ("\ufeffa: 1", "\ufeffa: 1\nmentions:\n  [x, y]\n"),
        ("{a: 1}", None),
        ("mentions: m\n", None),
        ("a: [\n", None),
    ],
)
def test_a_list_is_added_to_in_its_own_style(before: str, after: str | None) -> None:
    assert with_items(before, "mentions", ["x", "y"], before="q") == after
