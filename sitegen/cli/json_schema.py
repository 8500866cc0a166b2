"""JSON Schemas (2020-12) of the records as written in YAML, for editors that complete and check while typing."""

from __future__ import annotations

import inspect
import typing
from typing import Any, Literal

from sitegen.content import schema
from sitegen.content.decode import SHORTHAND
from sitegen.content.descriptions import description
from sitegen.content.field_types import fields_of
from sitegen.content.formats import format_of
from sitegen.ledgers.waivers import Waiver
from sitegen.outputs.receipts import DIALECT, receipts_schema


def schemas(records: schema.RecordTypes = schema.RECORDS) -> dict[str, dict[str, Any]]:
    """The schema of each of these kinds of record, of "site", of "waivers", and of "receipts", by kind."""
    types_: dict[str, type] = {"site": schema.Site}
    types_.update((type_.KIND, type_) for type_ in records)
    found = {kind: json_schema(type_) for kind, type_ in types_.items()}
    items = _struct(Waiver)
    waivers = {"$schema": DIALECT, "title": "Waivers", "type": "array", "items": items}
    return found | {"waivers": waivers, "receipts": receipts_schema()}


def json_schema(type_: type) -> dict[str, Any]:
    """The schema of a record's type."""
    return {"$schema": DIALECT, "title": type_.__name__.removesuffix("Fields"), **_struct(type_)}


def _struct(cls: type) -> dict[str, Any]:
    fields = fields_of(cls)
    described = {
        "description": inspect.getdoc(cls) if cls.__doc__ else None,
        "type": "object",
        "properties": {
            field.name: _described(_value(type_), description(cls, field.name)) for field, type_ in fields
        },
        "required": [field.name for field, _ in fields if field.required],
        "additionalProperties": False,
    }
    found = {key: value for key, value in described.items() if value or key == "additionalProperties"}
    if cls not in SHORTHAND:
        return found
    short = next(_value(type_) for field, type_ in fields if field.name == SHORTHAND[cls])
    return {"description": found.pop("description", ""), "anyOf": [short, found]}


def _described(value: dict[str, Any], purpose: str) -> dict[str, Any]:
    """A value's schema that says first what its field is for, then how it is written."""
    how = value.get("description", "")
    return {**value, "description": ". ".join(filter(None, (purpose, how)))} if purpose else value


def _value(annotation: Any) -> dict[str, Any]:
    if format_ := format_of(annotation):
        return format_.described_schema
    origin = typing.get_origin(annotation)
    if origin is tuple:
        return {"type": "array", "items": _value(typing.get_args(annotation)[0])}
    if origin is Literal:
        return {"enum": list(typing.get_args(annotation))}
    return _struct(annotation)
