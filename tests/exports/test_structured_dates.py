"""Dates in JSON-LD and other properties of pages: exact ones in ISO 8601, and the year that the page names."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sitegen.options import Options
from sitegen.project.read import read_project
from sitegen.site.files import Site
from tests.project import Project

HEAD = """\
=== content/site.yaml
title: {en: Rome, ko: 로마}
description: {en: D, ko: 라}
base_url: https://example.org
languages: [en, ko]
=== content/sources/life.yaml
type: book
title: A life
language: en
summary: {en: S, ko: 바}
"""


def site_of(folder: Path, *events: str, more: str = "") -> Site:
    """A site with events `e0`, `e1` and so on, on these dates."""
    records = "".join(
        f"=== content/events/e{n}.yaml\ntitle: {{en: T{n}, ko: 제{n}}}\ndate: '{text}'\n"
        "summary: {en: S, ko: 바}\nsources: [life]\n"
        for n, text in enumerate(events)
    )
    found = read_project(Project(folder, HEAD + records + more).root, Options(as_of=date(2027, 1, 1)))
    assert found.site is not None, found.problems
    return found.site


def page(site: Site, path: str) -> str:
    return (site.get(f"{path}index.html") or b"").decode()


def structured_data(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    main: dict[str, Any] = json.loads(found[1])["@graph"][0]
    return main


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025-11-19", "2025-11-19", None),
        ("-0043-03-15", "-0043-03-15", None),
        ("2025-10/2025-11", "2025-10", "2025-11"),
        ("2025-10/..", "2025-10", None),
        ("../2025-10", None, "2025-10"),
        ("2025-10~/2025-11", None, "2025-11"),
        ("2025-10~", None, None),
        ("2025?", None, None),
        ("2025-22", None, None),
        ("184X", None, None),
        ("2025-11-XX", "2025-11", None),
    ],
)
def test_an_event_has_the_dates_that_are_exact(
    tmp_path: Path, text: str, start: str | None, end: str | None
) -> None:
    event = structured_data(page(site_of(tmp_path, text), "events/e0/"))
    assert (event.get("startDate"), event.get("endDate")) == (start, end)


def test_a_year_before_christ_is_the_same_wherever_it_stands(tmp_path: Path) -> None:
    site = site_of(tmp_path, "-0043-03-15", "0014-08-19")
    for path, day, year, nothing in (
        ("", "15 March 44 BC", "44 BC", "43 BC – 13 AD"),
        # 15 March 44 BC; 44 BC; 43 BC – 13 AD
        ("ko/", "기원전 44년 3월 15일", "기원전 44년", "기원전 43년~서기 13년"),
    ):
        event, timeline = page(site, f"{path}events/e0/"), page(site, f"{path}timeline/")
        assert day in event
        assert structured_data(event)["startDate"] == "-0043-03-15"
        assert f">{year}</text>" in timeline or f">{year}<" in timeline
        assert nothing in timeline
        assert "-43" not in re.sub(r'(id|href|for|aria-labelledby)="[^"]*"', "", timeline)


def test_only_exact_dates_are_given_to_other_readers_of_a_brief(tmp_path: Path) -> None:
    brief = "=== content/briefs/{0}.en.md\n---\ntitle: T\nabstract: A\npublished: {1}\n---\nText.[@life]\n"
    dates = {
        "time": "2026-11-22T23:30:00-05",
        "about": "2026-11-22~",
        "month": "2026-11",
        "before": "-0043-03-15",
    }
    site = site_of(tmp_path, more="".join(brief.format(*item) for item in dates.items()))

    def given(id_: str) -> list[str | None]:
        html = page(site, f"briefs/{id_}/")
        named = (
            re.search(rf'<meta (?:name|property)="{name}" content="([^"]*)"', html)
            for name in ("citation_publication_date", "article:published_time")
        )
        return [structured_data(html).get("datePublished"), *(found and found[1] for found in named)]

    assert {id_: given(id_) for id_ in dates} == {
        "time": ["2026-11-22T23:30:00-05:00", "2026/11/22", "2026-11-22T23:30:00-05:00"],
        "about": [None, None, None],
        "month": ["2026-11", "2026/11", "2026-11"],
        "before": ["-0043-03-15", None, "-0043-03-15"],
    }


def test_no_text_ends_the_script_or_breaks_its_json(tmp_path: Path) -> None:
    title = '</script><!--<script> & "q" \\\\ \\u2028 \\u0007'
    event = (
        "=== content/events/x.yaml\n"
        f"title: {json.dumps(title)}\ndate: 2025\nsummary: {{en: S, ko: 바}}\nsources: [life]\n"
    )
    html = page(site_of(tmp_path, more=event), "events/x/")
    assert structured_data(html)["name"] == title
