"""As much of JSON Schema (2020-12) as the schema of receipts uses: what else it may come to use is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

TYPES = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}
KNOWN = frozenset(
    [
        "$schema",
        "$ref",
        "$defs",
        "title",
        "description",
        "type",
        "properties",
        "required",
        "items",
        "enum",
        "const",
        "anyOf",
        "default",
        "minItems",
        "maxItems",
    ]
)


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "") -> Iterator[str]:
    """Where a value is not as the schema has it; what no schema has a name for is one, too."""
    assert schema.keys() <= KNOWN, f"unread: {schema.keys() - KNOWN}"
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    if "anyOf" in schema and all(any(faults(value, option, root)) for option in schema["anyOf"]):
        yield f"{at}: none of the options"
    if "type" in schema and not isinstance(value, TYPES[schema["type"]]):
        yield f"{at}: no {schema['type']}"
        return
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        yield f"{at}: {value!r}"
    if isinstance(value, dict) and "properties" in schema:
        yield from (f"{at}: lacks {name}" for name in schema.get("required", ()) if name not in value)
        for name, part in value.items():
            if name in schema["properties"]:
                yield from faults(part, schema["properties"][name], root, f"{at}/{name}")
            else:
                yield f"{at}: {name} is not in the schema"
    if isinstance(value, list) and "items" in schema:
        for i, part in enumerate(value):
            yield from faults(part, schema["items"], root, f"{at}/{i}")
