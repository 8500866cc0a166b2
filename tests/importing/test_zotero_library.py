"""A library of 60 sources of 32 types, in Korean, English and five other languages, in and out again.

`zotero/library.json`, `.bib` and `.ris` are this library as Zotero 7's translators write it in CSL-JSON, BibLaTeX and
RIS: invented sources, with the fields that Zotero has for each type. What Zotero leaves out of BibLaTeX and RIS, or has
otherwise, is in `zotero/differences.txt`, field by field; `python -m tests.importing.test_zotero_library` writes it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from sitegen.importing.bibliography import read_bibliography
from sitegen.importing.item import Item
from sitegen.importing.plan import plan
from sitegen.options import Options
from sitegen.project.read import read_project
from sitegen.site.files import Site
from tests.exports import csl_schema, programs
from tests.exports.test_bibtex import HEAD
from tests.exports.test_every_type import BIBLATEX_LACKS, BIBLATEX_NAMES_LACKED
from tests.importing.test_own_exports import ARCHIVE, RIS_MERGES
from tests.project import Project

pytestmark = pytest.mark.slow("reads and writes a library in all formats")

LIBRARY = Path(__file__).with_name("zotero")
DIFFERENCES = LIBRARY / "differences.txt"
FORMATS = ("json", "bib", "ris")
LACKING = {"json": set(), "ris": set(), "bib": BIBLATEX_LACKS | BIBLATEX_NAMES_LACKED | ARCHIVE}
"""The fields that the format has no place for."""


@cache
def read(suffix: str) -> tuple[Item, ...]:
    path = LIBRARY / f"library.{suffix}"
    items, problems = read_bibliography(path.read_bytes(), path.name)
    assert problems == []
    return tuple(items)


def values(item: Item) -> dict[str, object]:
    """The fields of an item, with its type, but for notes, which a record has as a comment."""
    return {"type": item.type, **item.texts, **item.names} | {"note": ""}


class Added(NamedTuple):
    """A site of the sources that `sitegen add` makes of the library in one format, and their ids, in its order."""

    suffix: str
    site: Site
    ids: list[str]


@pytest.fixture(scope="module", params=FORMATS)
def added(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Added:
    planned = plan(read(request.param), {}, (), ("en", "ko"))
    records = {one.file: filled_in(one.text) for one in planned}
    written = "".join(f"=== {file}\n{text}\n" for file, text in records.items())
    project = Project(tmp_path_factory.mktemp("zotero"), HEAD + written)
    found = read_project(project.root, Options(as_of=date(2027, 1, 1)))
    assert found.site is not None, found.problems
    return Added(request.param, found.site, [Path(file).stem for file in records])


def filled_in(record: str) -> str:
    """A record with what an editor has to add."""
    text = re.sub(r"(?m)^summary:.*\n(?:  .*\n)*", "summary: S\n", record)
    return (
        text
        if re.search(r"(?m)^language: \S", text)
        else re.sub(r"(?m)^language:.*\n", "", text) + "language: en\n"
    )


def exported(added: Added, suffix: str) -> list[str]:
    return [(added.site.get(f"sources/{id_}/{id_}.{suffix}") or b"").decode() for id_ in added.ids]


def test_the_library_is_of_many_types() -> None:
    items = read("json")
    assert len(items) == 60
    assert len({item.type for item in items}) >= 25
    assert {item.left_out for item in items} == {()}


@pytest.mark.parametrize("suffix", FORMATS)
def test_each_source_comes_back_as_it_was(added: Added, suffix: str) -> None:
    again = [read_bibliography(text.encode(), f"x.{suffix}")[0][0] for text in exported(added, suffix)]
    before = [read_bibliography(text.encode(), "x.json")[0][0] for text in exported(added, "json")]
    for one, other in zip(before, again, strict=True):
        known = {name: value for name, value in values(one).items() if name not in LACKING[suffix]}
        if suffix == "ris" and one.type != "article-journal":  # which is merged with reviews where it is one
            known["type"] = RIS_MERGES.get(one.type, one.type)
        assert {name: value for name, value in values(other).items() if name in known} == known


def test_what_was_imported_is_what_is_exported(added: Added) -> None:
    """But for the language, which a record needs and an editor fills in."""
    items = [read_bibliography(text.encode(), "x.json")[0][0] for text in exported(added, "json")]
    for one, other in zip(read(added.suffix), items, strict=True):
        assert {**values(one), "language": other.texts["language"]} == values(other)


def test_the_schema_of_csl_accepts_the_export(added: Added) -> None:
    for text in exported(added, "json"):
        assert list(csl_schema.faults(json.loads(text)[0])) == []


@pytest.mark.slow("Biber and Pandoc read it")
def test_biber_and_citeproc_read_the_export(added: Added, tmp_path: Path) -> None:
    found, warnings = programs.biber(tmp_path, "\n".join(exported(added, "bib")))
    assert sorted(found) == sorted(added.ids)
    # Of the data model's warnings: standard styles treat some types as `misc`, and some sources have no date or author.
    assert not [line for line in warnings if not re.search("Invalid field|Missing mandatory field", line)]
    items = [json.loads(text)[0] for text in exported(added, "json")]
    printed = programs.citeproc(tmp_path, items)
    for item in items:
        assert item["title"].split()[0].strip("“”:{}").casefold() in printed.casefold(), item["title"]


def differences() -> Iterator[str]:
    """What is read otherwise, or not at all, in Zotero's BibLaTeX and RIS: of each source, a line for each field."""
    for suffix in ("bib", "ris"):
        for one, other in zip(read("json"), read(suffix), strict=True):
            fields, others = values(one), values(other)
            for name in sorted({*fields, *others}):
                if fields.get(name) != others.get(name):
                    read_as = f"{shown(fields.get(name))} | {shown(others.get(name))}"
                    yield f"{suffix} | {one.texts['title'][:24]} | {name} | {read_as}"


def shown(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(name.literal or f"{name.family}, {name.given}" for name in value)
    return str(value or "-")


def test_what_zotero_leaves_out_is_known() -> None:
    assert "\n".join(differences()) + "\n" == DIFFERENCES.read_text(encoding="utf-8")


if __name__ == "__main__":
    DIFFERENCES.write_text("\n".join(differences()) + "\n", encoding="utf-8")
