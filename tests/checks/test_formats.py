"""Problems and schemas in the forms that other programs read."""

from __future__ import annotations

import json
import typing
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from sitegen.cli.json_schema import schemas
from sitegen.content import schema
from sitegen.content.descriptions import FIELDS
from sitegen.content.field_types import fields_of
from sitegen.content.formats import format_of
from sitegen.ledgers.sidecars import Sidecar
from sitegen.ledgers.waivers import Waiver
from tests.project import Project

STORY = """\
=== content/people/Ada-Lovelace.yaml
name: Ada
=== content/people/bo.yaml
name: {en: Bo, ko: 보}
description: {en: Since last year., ko: 사람.}
"""


def test_sarif_names_rules_and_places(project: Callable[..., Project]) -> None:
    result = project(STORY).run("check", "--format", "sarif", code=1)
    log = json.loads(result.stdout)
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["bad-id", "relative-date"]
    assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in rules)
    found = [
        (
            result["ruleId"],
            rules[result["ruleIndex"]]["id"],
            result["level"],
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            result["locations"][0]["physicalLocation"]["region"],
        )
        for result in run["results"]
    ]
    assert found == [
        (
            "bad-id",
            "bad-id",
            "error",
            "content/people/Ada-Lovelace.yaml",
            {"startLine": 1, "startColumn": 1},
        ),
        (
            "relative-date",
            "relative-date",
            "warning",
            "content/people/bo.yaml",
            {"startLine": 2, "startColumn": 25},
        ),
    ]


def test_sarif_of_sound_content_has_no_results(project: Callable[..., Project]) -> None:
    log = json.loads(project("").run("check", "--format", "sarif").stdout)
    assert log["runs"][0]["results"] == []


def classes(annotation: Any) -> Iterator[type]:
    """The class of a record and those of its values, as far as they have fields of their own."""
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct) and not format_of(annotation):
        yield annotation
        for _, inner in fields_of(annotation):
            yield from classes(inner)
    for inner in typing.get_args(annotation):
        yield from classes(inner)


DESCRIBED = {
    cls.__name__: cls for type_ in (schema.Site, Waiver, Sidecar, *schema.RECORDS) for cls in classes(type_)
}


def test_what_is_described_is_there() -> None:
    assert set(FIELDS) == set(DESCRIBED)


@pytest.mark.parametrize("cls", DESCRIBED.values(), ids=DESCRIBED)
def test_every_field_says_what_it_is_for(cls: type) -> None:
    assert list(FIELDS[cls.__name__]) == [field.name for field in msgspec.structs.fields(cls)]
    assert all(FIELDS[cls.__name__].values())


@pytest.mark.parametrize("kind", list(schemas()))
def test_schemas_describe_their_fields(kind: str) -> None:
    def described(part: dict[str, Any]) -> bool:
        return all(field.get("description") for field in part.get("properties", {}).values())

    found = schemas()[kind]
    assert described(found.get("items", found))


def test_a_new_record_names_its_schema(project: Callable[..., Project]) -> None:
    site = project("")
    site.run("new", "person", "ada")
    record = site.root / "content/people/ada.yaml"
    first = record.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../.sitegen/schemas/person.schema.json"
    named = (record.parent / first.partition("=")[2]).resolve()
    assert json.loads(named.read_text(encoding="utf-8")) == schemas()["person"]
    assert (site.root / ".sitegen/.gitignore").read_text(encoding="utf-8") == "*\n"


def test_check_says_what_share_of_the_briefs_is_sourced(project: Callable[..., Project]) -> None:
    site = project(
        """\
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

        This is sourced. [@notes]

        This is not.

        This is ours. [@own]
        """
    )
    output = site.run("check", "--as-of", "2025-12-01").output
    assert "content/briefs/story.en.md: 1 of 3 statements cite no source (33.3%)\n" in output
    assert "in all briefs, 1 of 3 statements cite no source (33.3%)\n" in output
    site.replace("content/briefs/story.en.md", "This is not.", "This is. [@notes]")
    output = site.run("check", "--as-of", "2025-12-01").output
    assert "in all briefs, all 3 statements cite a source or are the editors' own\n" in output
    site.replace("content/briefs/story.en.md", "\n\nThis is. [@notes]\n\nThis is ours. [@own]", "")
    output = site.run("check", "--as-of", "2025-12-01").output
    assert "in all briefs, the only statement cites a source or is the editors' own\n" in output


def test_a_new_brief_needs_the_sites_languages(project: Callable[..., Project]) -> None:
    site = project("")
    assert (
        "created content/briefs/story.en.md\ncreated content/briefs/story.ko.md"
        in site.run("new", "brief", "story").output
    )
    site.replace("content/site.yaml", "description:", "descripton:")
    assert "error[unknown-key]" in site.run("new", "brief", "other", code=1).output


@pytest.mark.parametrize("id_", ["timeline", "assets", "ko"])
def test_a_new_page_does_not_stand_where_something_else_does(
    project: Callable[..., Project], id_: str
) -> None:
    site = project("")
    assert f"a page cannot be at /{id_}/" in site.run("new", "page", id_, code=2).output
    assert not (site.root / "content/pages").exists()
