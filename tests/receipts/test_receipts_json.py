"""receipts.json: what was found of every quotation, figure and date, for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest

from tests.project import Project
from tests.receipts.json_schema import faults
from tests.receipts.story import STORY, verified, words

pytestmark = pytest.mark.slow("builds sites")

AS_OF = ("--no-search", "--as-of", "2025-12-01")


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    site = verified(project(STORY))
    site.build(*AS_OF)
    return site


def rows(site: Project) -> list[dict[str, Any]]:
    return json.loads(site.read("receipts.json"))["receipts"]  # type: ignore[no-any-return]


def said(site: Project, words: str, language: str = "en") -> dict[str, Any]:
    (found,) = (row for row in rows(site) if row["said"] == words and row.get("language") == language)
    return found


def test_a_figure_is_on_its_page_and_in_the_copy(site: Project) -> None:
    text = (site.root / "captures/nara.txt").read_text("utf-8")
    row = said(site, "$14 billion")
    assert row["target"] == {
        "source": "https://example.org/briefs/looms/",
        "selector": {
            "type": "TextQuoteSelector",
            "exact": "$14 billion",
            "prefix": "It put ",
            "suffix": " into the loom in 2016.",
        },
    }
    (copy,) = row["copies"]
    assert text[copy["selector"]["start"] : copy["selector"]["end"]] == "140억 달러"
    assert copy["sha256"] == sha256(text.encode()).hexdigest()
    assert (copy["source"], copy["copied"], copy["paragraph"]) == ("nara", "2025-04-03", 1)
    assert (row["kind"], row["result"], row["field"]) == ("figure", "found", "body")


def test_a_translated_quotation_names_the_original(site: Project) -> None:
    row = said(site, "We grew too fast")
    assert (row["result"], row["quotation"], row["sources"]) == ("translated", "fast", ["nara", "far"])


def test_what_was_not_found_says_why(site: Project) -> None:
    assert (said(site, "77")["result"], said(site, "77")["reason"]) == (
        "waived",
        "counted by the editors on the photograph",
    )
    assert said(site, "300")["result"] == "uncopied"
    assert "copies" not in said(site, "300")


def test_the_words_are_on_the_page(site: Project) -> None:
    for row in rows(site):
        path = row["target"]["source"].removeprefix("https://example.org/") + "index.html"
        selector = row["target"].get("selector")
        if selector is not None:
            around = selector.get("prefix", "") + selector["exact"]
            assert " ".join(around.split()) in words(site.read(path)), row


def test_it_is_valid(site: Project) -> None:
    schema = json.loads(site.run("schema", "receipts").output)
    data = json.loads(site.read("receipts.json"))
    assert list(faults(data, schema, schema)) == []
    del data["receipts"][0]["said"]
    data["receipts"][1]["result"] = "true"
    data["receipts"][2]["verdict"] = "right"
    data["receipts"][3]["copies"] = [{"source": 4}]
    found = list(faults(data, schema, schema))
    assert [f"/receipts/{i}" in " ".join(found) for i in range(5)] == [True, True, True, True, False]


def test_no_word_of_a_copy_is_in_it_that_is_not_quoted(site: Project) -> None:
    site.remove("content/briefs/looms.ko.md")
    site.build(*AS_OF)
    assert "베틀" not in site.read("receipts.json") and "달러" not in site.read("receipts.json")
    assert "우리는 너무 빨리 컸다" in site.read("receipts.json")


def test_an_edit_is_in_it_as_in_a_clean_build(site: Project) -> None:
    site.replace("content/briefs/looms.en.md", "Looms are loud.", "Looms are loud since 2016.")
    site.build(*AS_OF)
    incremental = site.files()
    assert len([row for row in rows(site) if row["said"] == "2016"]) == 2
    site.build(*AS_OF, "--output", "clean")
    site.output = site.root / "clean"
    assert site.files() == incremental


def test_without_verification_there_is_none(project: Callable[..., Project]) -> None:
    site = project(STORY)
    site.remove("captures/nara.txt")
    site.remove("content/waivers.yaml")
    site.build(*AS_OF)
    assert "receipts.json" not in site.files()
