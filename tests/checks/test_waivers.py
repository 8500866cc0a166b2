"""A finding that the editors accept is waived by itself, with a reason and, if they want, until a day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.project import Project

BRIEF = """\
=== content/sources/notes.yaml
type: webpage
title: {en: Notes, ko: 메모}
language: en
summary: {en: Notes., ko: 메모.}
=== content/briefs/story.en.md
---
title: A story
abstract: It is told.
published: 2025-11-01
---

It began yesterday. [@notes]

It ends next week. [@notes]
=== content/briefs/story.ko.md
---
title: 이야기
abstract: 들려준다.
published: 2025-11-01
---

시작됐다. [@notes]

끝난다. [@notes]
"""
YESTERDAY = "content/briefs/story.en.md:7:10: warning[relative-date]: “yesterday” means a different day as time passes"
NEXT_WEEK = (
    "content/briefs/story.en.md:9:9: warning[relative-date]: “next week” means a different day as time passes"
)


def found(site: Project, *arguments: str) -> list[str]:
    """What `sitegen check` says, without hints and the lines of the summary."""
    lines = site.run("check", "--as-of", "2025-12-01", *arguments).output.splitlines()
    return [line.rpartition(" (")[0] for line in lines if ": warning[" in line or ": error[" in line]


def waiving(project: Callable[..., Project], waivers: str) -> Project:
    return project(f"{BRIEF}=== content/waivers.yaml\n{waivers}")


def test_what_is_not_waived_is_found(project: Callable[..., Project]) -> None:
    assert found(project(BRIEF)) == [YESTERDAY, NEXT_WEEK]


def test_one_finding_is_waived(project: Callable[..., Project]) -> None:
    site = waiving(
        project,
        """\
- code: relative-date
  file: briefs/story.en.md
  finding: “yesterday”
  reason: It is a story, and its yesterday is no day.
""",
    )
    assert found(site) == [NEXT_WEEK]


def test_a_waiver_needs_a_reason(project: Callable[..., Project]) -> None:
    site = waiving(project, "- {code: relative-date, file: briefs/story.en.md, finding: yesterday}\n")
    output = site.run("check", code=1).output
    assert 'content/waivers.yaml:1:3: error[missing-field]: the field "reason" is missing' in output


@pytest.mark.parametrize(
    ("until", "left"),
    [
        ("2025-12-01", [NEXT_WEEK]),
        ("2025-12", [NEXT_WEEK]),
        (
            "2025-11-30",
            [
                YESTERDAY,
                NEXT_WEEK,
                "content/waivers.yaml:5:10: warning[expired-waiver]: this waiver was valid until 2025-11-30",
            ],
        ),
    ],
)
def test_a_waiver_ends_on_its_day(project: Callable[..., Project], until: str, left: list[str]) -> None:
    site = waiving(
        project,
        f"""\
- code: relative-date
  file: briefs/story.en.md
  finding: “yesterday”
  reason: It is a story.
  until: {until}
""",
    )
    assert found(site) == left


def test_a_waiver_that_waives_nothing_is_found(project: Callable[..., Project]) -> None:
    site = waiving(
        project,
        """\
- {code: relative-date, file: briefs/story.en.md, finding: last month, reason: It is a story.}
- {code: uncited, file: briefs/story.en.md, finding: no source, reason: It is a story.}
""",
    )
    nothing = "warning[stale-waiver]: nothing in briefs/story.en.md is"
    assert found(site)[2:] == [
        f'content/waivers.yaml:1:3: {nothing} relative-date with "last month"',
        f'content/waivers.yaml:2:3: {nothing} uncited with "no source"',
    ]


def test_a_waiver_waives_one_finding_only(project: Callable[..., Project]) -> None:
    site = waiving(
        project,
        "- {code: relative-date, file: briefs/story.en.md, finding: means a different day, reason: It is a story.}\n",
    )
    assert found(site) == ["content/waivers.yaml:1:60: warning[wide-waiver]: this waives 2 findings"]


def test_errors_of_the_content_cannot_be_waived(project: Callable[..., Project]) -> None:
    site = waiving(
        project,
        """\
- {code: unknown-record, file: briefs/story.en.md, finding: no record, reason: It is a story.}
- {code: relative-dates, file: briefs/story.en.md, finding: yesterday, reason: It is a story.}
""",
    )
    output = site.run("check", code=1).output
    assert '1:10: error[bad-value]: "unknown-record" is nothing that can be waived' in output
    assert '2:10: error[bad-value]: "relative-dates" is no finding (did you mean "relative-date"?)' in output
