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
    field_types.Verbatim: (["“Words”  of others", "'***'"], ["", "[words]"]),
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
    for field in schema.RECORDS[kind].__struct_fields__:
        assert re.search(rf"^(# )?{field}:", text, re.MULTILINE)
