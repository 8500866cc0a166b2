"""Sources of all 45 types with every variable: CSL-JSON and RIS lose nothing, and what BibLaTeX loses is listed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_type_hints

import pytest
import rispy

from sitegen.content.records.source import Source
from sitegen.content.records.source_types import TRAITS
from sitegen.content.records.variables import NAME_VARIABLES, VARIABLES, Variables, csl_name
from sitegen.site.files import Site
from tests.exports import csl_schema, programs
from tests.exports.test_bibtex import entries, site_of

pytestmark = pytest.mark.slow("writes sources of all types in all formats")

FORMED = {
    "doi": "10.1000/182", "isbn": "978-0-306-40615-7", "issn": "0378-5955", "pmid": "29456894", "pmcid": "PMC5815332",
    "page": "12-19", "event_date": "1843-09", "original_date": "1842", "submitted": "1843-07-10",
    "available_date": "1843-08-01", "volume": "12", "number_of_volumes": "31",
}  # fmt: skip


def made_by(variable: str) -> str:
    return f"Of {variable.title().replace('_', ' ')}"


EVERY: dict[str, Any] = {
    **{name: [{"family": made_by(name), "given": "Ada"}] for name in NAME_VARIABLES},
    **{
        name: FORMED.get(name, f"the {name.replace('_', ' ')}")
        for name in VARIABLES
        if name not in NAME_VARIABLES
    },
}
COMMON = {
    "title": "T", "container": "The container", "authors": [{"family": "Lovelace", "given": "Ada"}],
    "issued": "1843-09-01", "accessed": "2025-11-19", "url": "https://example.org/a", "short": "Notes",
}  # fmt: skip

BIBLATEX_LACKS = {
    "part_title", "volume_title", "supplement_number", "section", "printing_number", "division", "jurisdiction",
    "dimensions", "scale", "reviewed_title", "reviewed_genre", "submitted", "available_date", "source", "license",
    "pmcid", "collection_number",
}  # fmt: skip
"""Of a source that has everything. The number in a series is there where the source has no number of its own."""
BIBLATEX_NAMES_LACKED = set(NAME_VARIABLES) - {
    "editor", "translator", "container_author",  # which have their own fields
    "editorial_director", "interviewer", "compiler",  # the first three of the others
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    sources = {type_.replace("_", "-"): {"type": type_, **COMMON, **EVERY} for type_ in TRAITS}
    return site_of(tmp_path_factory.mktemp("every"), sources)


def read(site: Site, type_: str, suffix: str) -> str:
    id_ = type_.replace("_", "-")
    return (site.get(f"sources/{id_}/{id_}.{suffix}") or b"").decode()


def test_the_types_and_variables_are_those_of_the_schema() -> None:
    assert sorted(TRAITS) == sorted(csl_schema.TYPES)
    of_all = {"id", "title", "container-title", "author", "issued", "accessed", "URL", "language", "note"}
    every = {*csl_schema.NAMES, *csl_schema.DATES, *csl_schema.TEXTS, *csl_schema.NUMBERS}
    assert of_all | {csl_name(name) for name in VARIABLES} | set(csl_schema.LEFT_OUT) == every | {"license"}
    assert {csl_name(name) for name in NAME_VARIABLES} | {"author"} == set(csl_schema.NAMES)
    dates = {csl_name(name) for name, type_ in get_type_hints(Variables).items() if "Edtf" in str(type_)}
    assert dates | {"issued", "accessed"} == set(csl_schema.DATES)
    assert set(VARIABLES) < set(Source.__struct_fields__)


@pytest.mark.parametrize("type_", TRAITS)
def test_csl_json_has_everything(site: Site, type_: str) -> None:
    (item,) = json.loads(read(site, type_, "json"))
    assert list(csl_schema.faults(item)) == []
    assert item["type"] == type_
    for name, value in EVERY.items():
        if name in NAME_VARIABLES:
            assert item[csl_name(name)] == value
        elif name == "license":
            assert item["custom"]["license"] == value
        elif name not in ("event_date", "original_date", "submitted", "available_date"):
            assert item[csl_name(name)] == value
    assert item["submitted"] == {"date-parts": [[1843, 7, 10]]} and item["event-date"] == {
        "date-parts": [[1843, 9]]
    }
    assert (item["container-title"], item["custom"]["short"]) == ("The container", "Notes")


@pytest.mark.parametrize("type_", TRAITS)
def test_ris_has_everything_in_a_tag_or_a_note(site: Site, type_: str) -> None:
    text = read(site, type_, "ris")
    (item,) = rispy.loads(text)
    assert item["type_of_reference"] in rispy.config.TYPE_OF_REFERENCE_MAPPING
    assert item["doi"] == "10.1000/182"
    assert set(item.get("unknown_tag", ())) <= {"SV"}  # which rispy does not know, and EndNote does
    for name, value in EVERY.items():
        shown = f"{made_by(name)}, Ada" if name in NAME_VARIABLES else value
        if name == "page" or "date" in name or name == "submitted":
            continue
        assert shown in text, name
    assert "The container" in text and any(
        pages in text for pages in ("SP  - 12\r\nEP  - 19", "SP  - 12-19", "N1  - page: 12-19")
    )
    for date in ("original-date: 1842", "event-date: September 1843"):
        assert date in item["notes"]
    assert "submitted: 10 July 1843" in item["notes"] or (
        type_ == "patent" and item["custom1"] == "1843-07-10"
    )


@pytest.mark.parametrize(
    ("type_", "lines"),
    [
        ("article-journal", "T2 The container|A2 Of Editor, Ada|SE the section|J2 the container title short"),
        ("book", "A2 Of Collection Editor, Ada|A3 Of Editor, Ada|T3 the collection title|M1 the collection number"),
        ("chapter", "T2 The container|A2 Of Editor, Ada|C2 Of Container Author, Ada"),
        ("paper-conference", "C3 The container|T2 the event title|CY the publisher place"),
        ("legal_case", "PB the authority|A2 The container|SV the number|OP the references"),
        ("bill", "A2 Lovelace, Ada|T3 the authority|ET the chapter number|M1 the number"),
        ("hearing", "T2 the section|T3 the authority|ET the chapter number"),
        ("patent", "A2 the authority|SN the number|M1 the call number|C1 1843-07-10|C6 the status|PB the publisher"),
        ("motion_picture", "A3 Of Producer, Ada|C4 the genre|C5 the medium|SP the dimensions"),
        ("personal_communication", "AU Lovelace, Ada|A2 Of Recipient, Ada|M3 the genre"),
        ("software", "ET the version|M1 the medium"),
        ("speech", "T2 the event title|CY the event place|AU Lovelace, Ada"),
        ("map", "C1 the scale|T2 the collection title"),
    ],
)  # fmt: skip
def test_tags_of_ris_mean_what_they_mean_in_this_type(site: Site, type_: str, lines: str) -> None:
    found = [line.replace("  - ", " ") for line in read(site, type_, "ris").splitlines()]
    assert set(lines.split("|")) <= set(found)


@pytest.mark.parametrize("type_", TRAITS)
def test_what_biblatex_has_no_field_for_is_listed(site: Site, type_: str) -> None:
    text = read(site, type_, "bib").replace("--", "-").replace("{", "").replace("}", "")
    assert "The container" in text
    lacking = {name for name, value in EVERY.items() if name not in NAME_VARIABLES and f"{value}" not in text}
    # A report's publisher is its institution, so that an authority finds its place under `organization`.
    assert lacking <= BIBLATEX_LACKS
    assert {"doi", "isbn", "issn", "pmid", "publisher", "volume", "issue", "number", "authority"} <= set(
        EVERY
    ) - lacking
    assert {name for name in NAME_VARIABLES if f" {made_by(name)}, Ada" not in text} == BIBLATEX_NAMES_LACKED


@pytest.mark.slow("Biber and Pandoc read it")
def test_biber_and_citeproc_read_every_type(site: Site, tmp_path: Path) -> None:
    ids = [type_.replace("_", "-") for type_ in TRAITS]
    found, warnings = programs.biber(tmp_path, entries(site, *ids))
    # No entry of those types that standard styles treat as `misc` has fields in Biber's own data model.
    assert list(found) == ids and not [line for line in warnings if "Invalid field" not in line]
    for entry in found.values():
        assert programs.texts(entry, "doi") == ["10.1000/182"]
    items = [json.loads(read(site, type_, "json"))[0] for type_ in TRAITS]
    assert (
        programs.citeproc(tmp_path, items).count("doi.org/10.1000/182") == len(ids) - 1
    )  # not that of a letter


def test_a_volume_that_is_no_number_is_in_the_note_of_a_biblatex_entry(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"s": {"type": "article-journal", "volume": "12a"}})
    assert "  note = {volume: 12a},\n" in entries(site, "s")
