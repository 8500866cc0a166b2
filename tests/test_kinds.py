"""What belongs to a kind of record is there, for every kind: whatever is missing is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.content.descriptions import FIELDS
from sitegen.content.records.fields import Fields
from sitegen.content.records.types import RECORDS
from sitegen.kinds import KINDS
from sitegen.publication.model import Publication
from sitegen.publication.pages import SECTIONS
from sitegen.templating.render import TEMPLATES
from tests.real_site import REPOSITORY

THEME = REPOSITORY / "templates"


def lacking(type_: type[Fields], theme: Path = THEME) -> Iterator[str]:
    """What there is not of a kind: each with where it belongs."""
    kind = type_.KIND
    if type_ not in RECORDS.all:
        yield "sitegen/content/records/types.py: RECORDS"
    own = KINDS.by_name.get(kind)
    if own is None or own.type is not type_:
        yield "sitegen/kinds/__init__.py: KINDS"
    elif bool(own.list_page) != bool(type_.SECTION):
        yield "list_page, or SECTION"
    if type_.FOLDER not in Publication.__struct_fields__:
        yield f"Publication.{type_.FOLDER}"
    if type_.SECTION and type_.SECTION not in SECTIONS:
        yield "pages.py: SECTIONS"
    if type_.passages is Fields.passages:
        yield "passages"
    if not type_.HAS_BODY and type_.label is Fields.label:
        yield "label"
    if own and own.description is KINDS["term"].description and type_.described is Fields.described:
        yield "described, or description"
    if own and bool(own.embedded) != type_.SHOWN_IN_PLACE:
        yield "embedded, or SHOWN_IN_PLACE"
    if type_.IS_NAMED and (type_.proper_name is Fields.proper_name or type_.all_names is Fields.all_names):
        yield "proper_name and all_names"
    if set(FIELDS.get(type_.__name__, ())) != set(type_.__struct_fields__):
        yield "descriptions.py: FIELDS"
    for page in filter(None, (kind, type_.SECTION)):
        if not (theme / f"{TEMPLATES.get(page, page)}.html").is_file():
            yield f"templates/{page}.html"
    yield from _strings(type_, theme)


def _strings(type_: type[Fields], theme: Path) -> Iterator[str]:
    keys = [f"kind.{type_.KIND}", f"search.kind.{type_.KIND}"]
    keys += [f"section.{type_.SECTION}"] if type_.SECTION else []
    for language in ("en", "ko"):
        written = {
            line.split(":")[0]
            for file in (f"{language}.yaml", f"search.{language}.yaml")
            for line in (theme / "strings" / file).read_text("utf-8").splitlines()
        }
        yield from (f"{language}: {key}" for key in keys if key not in written)


@pytest.mark.parametrize("type_", RECORDS.all, ids=lambda type_: type_.KIND)
def test_every_kind_has_all_that_belongs_to_it(type_: type[Fields]) -> None:
    assert not list(lacking(type_))


def test_what_a_kind_lacks_is_named() -> None:
    class Place(Fields, frozen=True):
        KIND = "place"
        FOLDER = "places"
        SECTION = "places"
        IS_NAMED = True
        name: str

    assert list(lacking(Place)) == [
        "sitegen/content/records/types.py: RECORDS",
        "sitegen/kinds/__init__.py: KINDS",
        "Publication.places",
        "pages.py: SECTIONS",
        "passages",
        "label",
        "proper_name and all_names",
        "descriptions.py: FIELDS",
        "templates/place.html",
        "templates/places.html",
        *(
            f"{language}: {key}"
            for language in ("en", "ko")
            for key in ("kind.place", "search.kind.place", "section.places")
        ),
    ]


def test_kinds_are_told_apart_by_their_tables_alone() -> None:
    """Nothing asks for the class of a record: that is what its methods and `KINDS` are for."""
    classes = {type_.__name__ for type_ in RECORDS}
    found = [
        f"{path.relative_to(REPOSITORY)}:{number}"
        for path in sorted((REPOSITORY / "sitegen").rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if ("isinstance(" in line or line.lstrip().startswith("case "))
        and any(f"schema.{name}" in line for name in classes)
    ]
    assert not found
