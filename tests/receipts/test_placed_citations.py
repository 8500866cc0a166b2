"""`require: [placed-citations]` in site.yaml: every citation says where in its source."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.project import Project
from tests.receipts.story import STORY, verified

REQUIRED = STORY.replace("languages: [en, ko]", "languages: [en, ko]\nrequire: [placed-citations]")


def found(site: Project) -> list[tuple[str, str]]:
    """Place and hint of each citation without a place, in the English brief."""
    problems = json.loads(site.check("--as-of", "2025-12-01", "--format", "json").stdout)
    return [
        (f"{p['span']['line']}:{p['span']['column']}", p["hint"])
        for p in problems
        if p["code"] == "unplaced-citation" and p["span"]["file"].endswith("looms.en.md")
    ]


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    return verified(project(REQUIRED))


def test_a_citation_without_a_place_is_reported_with_the_paragraph_of_what_it_is_for(site: Project) -> None:
    one, *others = found(site)
    assert one == ("7:44", "what it is cited for is in paragraph 1: write [@nara, para. 1]")
    assert [place.split(":")[0] for place, _ in others] == ["11", "13", "15"]
    assert all("para. 4" in hint for _, hint in others)


def test_several_paragraphs_are_all_named(site: Project) -> None:
    site.replace("content/briefs/looms.en.md", "in 2016. [@nara]", "in 2016, 12 years before. [@nara]")
    site.run("verify", "--as-of", "2025-12-01", code=1)
    assert found(site)[0][1] == "what it is cited for is in paragraphs 1, 2: write [@nara, paras 1, 2]"


def test_a_place_a_quotation_or_passim_is_enough(site: Project) -> None:
    brief = (site.root / "content/briefs/looms.en.md").read_text("utf-8")
    site.edit(
        "content/briefs/looms.en.md",
        brief.replace("[@nara]", "[@nara, passim]").replace("[@far]", "[@far, p. 2]"),
    )
    assert found(site) == []


def test_it_is_reported_without_copies_too_and_with_no_record_of_them(site: Project) -> None:
    before = found(site)
    site.remove("captures/nara.txt")
    assert found(site) == before
    site.remove("content/verified.lock")
    assert [place for place, _ in found(site)] == [place for place, _ in before]


def test_it_has_to_be_asked_for(project: Callable[..., Project]) -> None:
    assert found(verified(project(STORY))) == []
