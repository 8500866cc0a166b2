"""Formats of fields: what is read, what editors are told, and what `sitegen new` shows say the same."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal

import msgspec
import pytest
from yaml.nodes import MappingNode

from sitegen.content import field_types, schema
from sitegen.content.formats import FORMATS, Format, format_of
from sitegen.content.reading import INVALID, Reading
from sitegen.content.records.source_types import TRAITS
from sitegen.content.records.variables import VARIABLES
from sitegen.content.skeleton import skeleton
from sitegen.content.text import LocalText, Prose
from sitegen.content.yaml_nodes import compose
from sitegen.dates import Edtf
from sitegen.ledgers.waivers import Waiver
from tests.project import Project

VALUES: dict[Any, tuple[list[str], list[str]]] = {
    str: (["text", "'1842'", "에이다"], ["", "[a]", "{a: b}"]),
    int: (["1", "-3"], ["one", "1.5", "1234567890"]),
    bool: (["true", "false"], ["yes", "1"]),
    Edtf: (["2025-11-19", "2025", "2025-11~", "2025-10/.."], ["soon", "2025-13"]),
    LocalText: (["text", "{en: text, ko: 글}"], ["[text]", "{fr: texte}", "{}"]),
    field_types.Named: (["Ada", "{ko: 에이다, fr: Ada}"], ["[Ada]", "{nolanguage!: Ada}"]),
    Prose: (["a *text*", "{en: text, ko: 글}"], ["[text]", "{fr: texte}"]),
    schema.Aliases: (["[Ada, Augusta]", "{en: [Ada], fr: [Adèle]}"], ["Ada", "{en: Ada}"]),
    field_types.Url: (
        ["https://example.org/가", "HTTP://example.org", "mailto:a@example.org", "/timeline/"],
        ["example.org/page", "javascript:alert(1)", "'https://example.org/a b'"],
    ),
    field_types.BaseUrl: (
        ["https://example.org", "http://example.org/deep/"],
        ["example.org", "/deep/", "https://example.org/?a=b", "'https://example.org/#a'"],
    ),
    field_types.Language: (["en", "ko", "pt-BR", "zh-hant-TW", "ca-ES-valencia"], ["english!", "e", "und"]),
    field_types.Slug: (["a", "the-loom--2", "'1'"], ["The-Loom", "-a", "a-", "a b", "가"]),
    field_types.PowerOfTen: (["1", "1000", "1000000000"], ["2", "100.0", "-10"]),
    field_types.MediaFileName: (
        ["ada.jpg", "Ada 1.JPG", "사진.png"],
        ["pictures/ada.jpg", ".ada.jpg", "[a]"],
    ),
    field_types.ThemeFolder: (
        ["../house-theme", "house", "../../a theme/ours"],
        ["/srv/house", "~/house", "'\\house'", "[house]"],
    ),
    field_types.CapturesFolder: (["../our-captures", "/srv/captures"], ["~/captures", "[captures]"]),
    field_types.Verbatim: (["“Words”  of others", "'***'"], ["", "[words]"]),
    field_types.Doi: (
        ["10.1000/182", "10.1002/(SICI)1097-4571(199806)"],
        ["https://doi.org/10.1000/182", "182"],
    ),
    field_types.Isbn: (
        ["978-0-306-40615-7", "9788932473901", "0-306-40615-2", "0-8044-2957-X"],
        ["978-0-306-40615-8", "0-306-40615-3", "ISBN 978-0-306-40615-7", "12345"],
    ),
    field_types.Issn: (["0378-5955", "2434-561X"], ["0378-5956", "03785955", "1234"]),
    field_types.Pmid: (["29456894"], ["PMID 29456894", "0123"]),
    field_types.Pmcid: (["PMC5815332"], ["5815332"]),
    field_types.Pages: (
        ["12", "12-19", "1023-9", "iv-xii", "e0123", "12-19, 24"],
        ["p. 12", "19-12", "12쪽"],
    ),
    field_types.Numeral: (["12", "3a", "2019다12345", "'007'"], ["", "[1]"]),
}
"""Of each format: values in YAML that are right, and some that are wrong."""


def read(format_: Format, written: str) -> tuple[Any, Reading]:
    root, problems = compose(f"value: {written}\n", "a.yaml")
    assert isinstance(root, MappingNode) and not problems
    reading = Reading("a.yaml", ("en", "ko"), "")
    return format_.reader('"value"')(root.value[0][1], "value", reading), reading


def pattern(format_: Format) -> str:
    found: str = format_.json_schema.get("pattern", "")
    return found


def test_every_format_has_values_here() -> None:
    assert set(VALUES) == set(FORMATS)


@pytest.mark.parametrize("type_", FORMATS, ids=str)
def test_a_format_is_complete(type_: Any) -> None:
    format_ = FORMATS[type_]
    assert format_.example
    assert {"type", "anyOf"} & set(format_.json_schema)
    assert format_.description or type_ in (str, int, bool)
    for example in format_.example.replace("{language}", "ko").split(" | "):
        value, reading = read(format_, f"{{en: {example}}}" if format_.by_language else example)
        assert value is not INVALID and not reading.problems
        assert re.search(pattern(format_), example)


@pytest.mark.parametrize(
    ("type_", "written"), [(type_, right) for type_, (all_, _) in VALUES.items() for right in all_]
)
def test_what_is_right_is_read_and_accepted_by_editors(type_: Any, written: str) -> None:
    value, reading = read(FORMATS[type_], written)
    assert value is not INVALID and not reading.problems
    assert re.search(pattern(FORMATS[type_]), written.strip("'"))


@pytest.mark.parametrize(
    ("type_", "written"), [(type_, wrong) for type_, (_, all_) in VALUES.items() for wrong in all_]
)
def test_what_is_wrong_is_reported(type_: Any, written: str) -> None:
    value, reading = read(FORMATS[type_], written)
    assert value in (INVALID, ()) or reading.problems
    assert reading.problems and all(problem.span.line == 1 for problem in reading.problems)


def parts(annotation: Any) -> Iterator[Any]:
    """The types that a field's type is made of, down to those that have a format."""
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType, tuple):
        for inner in typing.get_args(annotation):
            if inner not in (type(None), ...):
                yield from parts(inner)
    elif (
        isinstance(annotation, type) and issubclass(annotation, msgspec.Struct) and not format_of(annotation)
    ):
        for field in typing.get_type_hints(annotation, include_extras=True).items():
            if field[0] in annotation.__struct_fields__:
                yield from parts(field[1])
    elif origin is not Literal:
        yield annotation


def test_every_field_is_of_a_format_and_every_format_of_a_field() -> None:
    used = {part for type_ in (schema.Site, Waiver, *schema.RECORDS) for part in parts(type_)}
    assert [part for part in used if format_of(part) is None] == []
    assert set(FORMATS) <= used


def test_a_type_without_a_row_is_no_plain_text() -> None:
    with pytest.raises(KeyError, match="unlisted"):
        format_of(Annotated[str, "unlisted"])


@pytest.mark.parametrize("kind", schema.RECORDS.by_kind)
def test_a_new_record_of_every_kind_shows_all_its_fields(kind: str, project: Callable[..., Project]) -> None:
    site = project("")
    written = site.run("new", kind, "something").output.split()[1]
    text = (site.root / written).read_text(encoding="utf-8")
    type_ = schema.RECORDS[kind]
    shown = re.findall(r"^(?:# )?([a-z_]+):", text, re.MULTILINE)
    assert sorted(shown) == sorted(set(type_.__struct_fields__) - type_.left_out(""))


@pytest.mark.parametrize("subtype", TRAITS)
def test_a_new_source_of_every_type_shows_what_is_usual_there(subtype: str) -> None:
    (text,) = skeleton(schema.Source, "s", ("en",), subtype).values()
    shown = re.findall(r"^(?:# )?([a-z_]+):", text, re.MULTILINE)
    assert f"\ntype: {subtype}\n" in text
    assert set(VARIABLES) & set(shown) == set(TRAITS[subtype].usual)


def test_a_new_source_of_an_unknown_type_is_refused(project: Callable[..., Project]) -> None:
    site = project("")
    assert (
        'did you mean "legal_case"' in site.run("new", "source", "s", "--type", "legal-case", code=2).output
    )
    assert "a person has no types" in site.run("new", "person", "p", "--type", "book", code=2).output
    site.run("new", "source", "s", "--type", "legal_case")
    assert "# authority:" in (site.root / "content/sources/s.yaml").read_text(encoding="utf-8")
