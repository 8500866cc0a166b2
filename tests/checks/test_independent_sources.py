"""Sources that rest on one report count once, on the pages too, and the pages say so."""

from __future__ import annotations

from collections.abc import Callable

from tests.project import Project

STORY = """\
=== content/sources/wire.yaml
type: webpage
title: {en: The wire, ko: 통신}
language: en
summary: {en: A report., ko: 보도.}
=== content/sources/copy.yaml
type: webpage
title: {en: A copy, ko: 사본}
language: en
summary: {en: A copy., ko: 사본.}
=== content/sources/other.yaml
type: webpage
title: {en: Another, ko: 다른 글}
language: en
summary: {en: Another report., ko: 다른 보도.}
=== content/events/launch.yaml
title: {en: The launch, ko: 발사}
date: 2025-11-19
summary: {en: It flew., ko: 날았다.}
sources: [wire, copy]
"""


def counted(site: Project, language: str) -> str:
    """What the event's page says of its sources."""
    site.build("--no-search")
    page = site.read(f"{language}events/launch/index.html")
    return page.partition('<div class="marks"><p>')[2].partition("<")[0].strip()


def test_sources_of_their_own_are_counted(project: Callable[..., Project]) -> None:
    site = project(STORY)
    assert counted(site, "") == "2 of 3 sources"
    assert counted(site, "ko/") == "출처 3건 중 2건"  # 2 of 3 sources


def test_a_source_that_derives_from_another_counts_once(project: Callable[..., Project]) -> None:
    site = project(STORY)
    site.replace("content/sources/copy.yaml", "type: webpage", "type: webpage\nderived_from: [wire]")
    assert counted(site, "") == "1 of 2 independent sources"
    assert counted(site, "ko/") == "독립된 출처 2건 중 1건"  # 1 of 2 independent sources


def test_two_sources_that_name_one_report_count_once(project: Callable[..., Project]) -> None:
    site = project(STORY)
    # 먼나라신문 is Far Post
    for name, report in (("copy", "{en: Far Post, ko: 먼나라신문}"), ("other", "먼나라신문")):
        derived = f"type: webpage\nderived_from: [{{literal: {report}}}]"
        site.replace(f"content/sources/{name}.yaml", "type: webpage", derived)
    assert counted(site, "") == "2 of 2 independent sources"
