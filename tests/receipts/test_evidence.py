"""What opens at a citation mark: what supports the statement, and what was found of it in the copy of the source."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.project import Project
from tests.receipts.story import STORY, evidence, links, opened, verified, words

pytestmark = pytest.mark.slow("builds sites")

EN, KO = "briefs/looms/index.html", "ko/briefs/looms/index.html"


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    site = verified(project(STORY))
    site.build("--no-search", "--as-of", "2025-12-01")
    return site


def test_each_mark_opens_what_was_found_of_its_own_statement(site: Project) -> None:
    assert opened(site.read(EN)) == [
        "Source 1 × $14 billion: converted from 140억 달러 in the copy of 3 April 2025, paragraph 1 "
        "2016: in the copy of 3 April 2025, paragraph 1",
        "Source 1 × 우리는 너무 빨리 컸다 in translation: we grew too fast "
        "para. 2 · word for word in the copy of 3 April 2025, paragraph 2",
        "Source 2 · p. 7 ×",
        "Source 1 × 77: in no copy; left by the editors: counted by the editors on the photograph",
        "Source 2 × 300: not checked: no copy",
        "Source 1 × The source is cited as a whole, without a place in it.",
    ]


def test_in_korean(site: Project) -> None:
    assert opened(site.read(KO)) == [
        "출처 1 × 140억 달러: 2025년 4월 3일 사본 1문단에 있습니다 2016년: 2025년 4월 3일 사본 1문단에 있습니다",
        "출처 1 × 너무 빨리 컸다: 2025년 4월 3일 사본 2문단에 글자 그대로 있습니다",
    ]


def test_then_which_source_and_at_last_folded_what_it_says_as_a_whole(site: Project) -> None:
    (part,) = re.findall('<p class="evidence-source">.*', evidence(site.read(EN), "evidence-1"), re.DOTALL)
    assert words(part).startswith(
        "Nara Daily · 2 April 2025 Nara's spring What the whole source reports On looms."
    )
    assert '<details class="evidence-says"><summary>' in part and "<details open" not in part


def test_the_passage_in_the_original_and_in_the_archive(site: Project) -> None:
    found = links(evidence(site.read(EN), "evidence-1-2"))
    # Of the two places with these words, browsers go to the first, which is the one that is meant.
    text = (
        "#:~:text=%EC%9A%B0%EB%A6%AC%EB%8A%94%20%EB%84%88%EB%AC%B4%20%EB%B9%A8%EB%A6%AC%20%EC%BB%B8%EB%8B%A4"
    )
    assert found["The passage in the original"] == f"https://news.example/spring{text}"
    assert found["In the archive"] == f"https://archive.example/2025/spring{text}"
    assert links(evidence(site.read(EN), "evidence-1"))["Original article"] == "https://news.example/spring"


def test_a_page_of_a_pdf(site: Project) -> None:
    found = links(evidence(site.read(EN), "evidence-2"))
    assert found["The passage in the original"] == "https://far.example/report.pdf#page=7"


def test_the_quotations_of_a_source_have_theirs(site: Project) -> None:
    assert "para. 2 · word for word in the copy of 3 April 2025, paragraph 2" in words(
        site.read("sources/nara/index.html")
    )


def test_a_build_without_the_copies_says_the_same(site: Project) -> None:
    before = site.files()
    site.remove("captures/nara.txt")
    site.build("--no-search", "--as-of", "2025-12-01")
    assert site.files() == before


def test_what_is_verified_later_is_told_on_the_pages_that_cite_it(site: Project) -> None:
    site.edit("captures/far.txt", "They counted 300 ships.\n")
    site.run("verify", "--as-of", "2025-12-02", code=1)
    site.build("--no-search", "--as-of", "2025-12-02")
    assert "Source 2 × 300: in our copy, paragraph 1" in opened(site.read(EN))
    incremental = site.files()
    site.build("--no-search", "--as-of", "2025-12-02", "--output", "clean")
    site.output = site.root / "clean"
    assert site.files() == incremental


def test_what_a_lock_of_the_first_format_does_not_know_is_left_unsaid(site: Project) -> None:
    lock = site.root / "content/verified.lock"
    first = re.sub(r', "(paragraph|terms|words)": (\d+|"[^"]*"|\[[^]]*\])', "", lock.read_text("utf-8"))
    first = re.sub(r'\n *"copied": "[^"]*",', "", first)
    lock.write_text(first.replace('"format": 2', '"format": 1'), "utf-8")
    site.build("--no-search", "--as-of", "2025-12-01")
    assert opened(site.read(EN))[0] == "Source 1 × $14 billion: in our copy 2016: in our copy"


def test_a_recording_is_opened_at_its_second_and_a_copy_says_when_it_was_made(site: Project) -> None:
    site.edit("content/sources/far.yaml", """\
        type: broadcast
        title: {en: A talk, ko: 강연}
        language: en
        url: https://far.example/talk.mp3
        summary: {en: On ships., ko: 배를 다룬다.}
        """)  # fmt: skip
    cues = "WEBVTT\n\n00:00:03.000 --> 00:00:05.000\nGood evening.\n\n00:12:34.000 --> 00:12:36.000\n300 ships sank.\n"
    site.edit("captures/far.vtt", cues)
    site.edit("captures/far.yaml", "file: far.vtt\nretrieved: 2025-05-06\n")
    site.run("verify", "--as-of", "2025-12-01", code=1)
    site.build("--no-search", "--as-of", "2025-12-01")
    page = site.read(EN)
    assert "Source 2 × 300: in the copy of 6 May 2025, at 12:34" in opened(page)
    (id_,) = (id_ for id_ in ("evidence-2", "evidence-2-2") if "12:34" in evidence(page, id_))
    assert links(evidence(page, id_))["The passage in the original"] == "https://far.example/talk.mp3#t=754"


def test_where_nothing_was_ever_compared_nothing_is_said_of_it(project: Callable[..., Project]) -> None:
    site = project(STORY)
    for path in ("captures/nara.txt", "content/waivers.yaml"):
        site.remove(path)
    site.build("--no-search", "--as-of", "2025-12-01")
    shown = opened(site.read(EN))
    assert shown[1] == "Source 1 × 우리는 너무 빨리 컸다 in translation: we grew too fast para. 2"
    assert not any("copy" in text or "checked" in text for text in shown)


def test_marks_that_show_the_same_share_it(project: Callable[..., Project]) -> None:
    site = project(STORY)
    site.edit(
        "content/briefs/looms.en.md",
        "---\ntitle: Looms\nabstract: A test.\npublished: 2025-06-01\n---\n\nOne. [@nara]\n\nTwo. [@nara; @far]\n",
    )
    site.build("--no-search", "--as-of", "2025-12-01")
    assert re.findall(r'popovertarget="(evidence-[\d-]+)" aria', site.read(EN)) == [
        "evidence-1",
        "evidence-1",
        "evidence-2",
    ]
