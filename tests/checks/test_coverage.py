"""How a brief is told which of its statements cite no source: a few one by one, the rest of many as a number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.project import Project

BRIEF = """\
=== content/sources/letter.yaml
type: webpage
title: {en: A letter}
language: en
summary: {en: On looms.}
=== content/briefs/looms.en.md
---
title: Looms
abstract: a
published: 2025-06-01
---
A loom weaves. [@letter]
"""
ALONE = "this does not cite a source"


@pytest.mark.parametrize(
    ("uncited", "told"),
    [
        (1, {8: ALONE}),
        (3, {8: ALONE, 10: ALONE, 12: ALONE}),
        (4, {8: ALONE, 10: ALONE, 12: ALONE, 14: ALONE}),
        (5, {8: ALONE, 10: ALONE, 12: ALONE, 14: "this and 1 more of 6 statements cite no source: lines 14, 16"}),
    ],
)  # fmt: skip
def test_statements_without_a_source(
    project: Callable[..., Project], uncited: int, told: dict[int, str]
) -> None:
    site = project(BRIEF + "".join(f"\nStatement {i}.\n" for i in range(uncited)))
    found = [line for line in site.check().stdout.splitlines() if "[uncited]" in line]
    assert told == {int(line.split(":")[1]): line.partition("]: ")[2].partition(" (")[0] for line in found}


def test_a_table_whose_caption_cites_a_source_is_one_statement(project: Callable[..., Project]) -> None:
    table = "| Year | Looms |\n|---|---|\n| 1801 | 1 |\n| 1802 | 2 |\n| 1803 | 3 |\n: Looms [@letter]\n"
    site = project(BRIEF + "\n".join(("", table, *(f"Statement {i}.\n" for i in range(5)))))
    assert "of 7 statements cite no source" in site.check().stdout
