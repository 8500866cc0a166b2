"""From YAML nodes to the typed values of the schema: one reader per type, built once from its annotations.

A reader never stops at the first mistake: it notes every problem in its Reading and answers INVALID for the values
that cannot be used.
"""

from __future__ import annotations

import typing
from functools import cache
from typing import Any, Literal

import msgspec
from yaml.nodes import MappingNode, Node, ScalarNode

from sitegen.content import schema
from sitegen.content.field_types import fields_of
from sitegen.content.formats import format_of
from sitegen.content.reading import INVALID, Reader, Reading, field_name, note_position
from sitegen.content.scalars import list_of, one_of
from sitegen.content.suggest import did_you_mean
from sitegen.problems import Span, codes

SHORTHAND: dict[type, str] = {
    schema.Name: "literal",
    schema.Reference: "source",
    schema.Speaker: "record",
    schema.Publisher: "name",
    schema.License: "name",
    schema.Section: "id",
    schema.Policy: "page",
}
"""Structs that may be written as a plain string, and the field it stands for."""


def decode(node: Node | None, type_: type, reading: Reading) -> Any:
    """The value of `type_` written at `node`, or INVALID; `reading` receives everything noted on the way."""
    if node is None:
        reading.problems.append(
            codes.MISSING_FIELD.at(
                Span(reading.file, reading.first_line), "the file has no fields", _required(type_)
            )
        )
        return INVALID
    return reader_of(type_)(node, "", reading)


@cache
def reader_of(annotation: Any, field: str = "the record") -> Reader:
    """The reader of a type as the schema writes it."""
    if format_ := format_of(annotation):
        return format_.reader(field)
    origin = typing.get_origin(annotation)
    if origin is tuple:
        return list_of(reader_of(typing.get_args(annotation)[0], f"each of {field}"), field)
    if origin is Literal:
        return one_of(typing.get_args(annotation), field)
    return _struct(annotation, field)


def _struct(cls: type, field: str) -> Reader:
    fields = fields_of(cls)
    readers = {field.name: reader_of(type_, f'"{field.name}"') for field, type_ in fields}
    required = tuple(field.name for field, _ in fields if field.required)
    shorthand = SHORTHAND.get(cls)

    def read(node: Node, pointer: str, reading: Reading) -> Any:
        note_position(node, pointer, reading)
        if shorthand and (isinstance(node, ScalarNode) or _is_local_name(node, cls, readers)):
            value = readers[shorthand](node, pointer, reading)
            return INVALID if value is INVALID else cls(**{shorthand: value})
        if not isinstance(node, MappingNode):
            return reading.expect("a map of fields", node, field)
        values: dict[str, Any] = {}
        seen: set[str] = set()
        for key_node, value_node in node.value:
            key = field_name(key_node, seen, reading)
            if key is None:
                continue
            if key not in readers:
                hint = did_you_mean(key, readers) or f"fields here: {', '.join(readers)}"
                reading.note(codes.UNKNOWN_KEY, key_node, f'there is no field "{key}" here', hint)
                continue
            values[key] = readers[key](value_node, f"{pointer}/{key}" if pointer else key, reading)
            if values[key] == () and key in required:
                values[key] = reading.note(
                    codes.EMPTY_VALUE, value_node, f'"{key}" is empty', "list at least one"
                )
        for name in required:
            if name not in seen:
                reading.note(codes.MISSING_FIELD, node, f'the field "{name}" is missing', f"add `{name}:`")
        if cls in SHORTHAND and not values and not seen:
            reading.note(codes.MISSING_FIELD, node, f"{field} is empty", f"fields here: {', '.join(readers)}")
        if any(values.get(name, INVALID) is INVALID for name in required):
            return INVALID
        return cls(**{name: value for name, value in values.items() if value is not INVALID})

    return read


def _is_local_name(node: Node, cls: type, readers: dict[str, Reader]) -> bool:
    """Whether a map is the name of a publisher or licence by language, not its fields."""
    if cls not in (schema.Publisher, schema.License) or not isinstance(node, MappingNode):
        return False
    return not any(isinstance(key, ScalarNode) and key.value in readers for key, _ in node.value)


def _required(cls: type) -> str:
    return "required: " + ", ".join(f.name for f in msgspec.structs.fields(cls) if f.required)
