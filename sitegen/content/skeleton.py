"""A new record or brief, made from the schema: required fields to be filled in, optional ones as comments."""

from __future__ import annotations

import typing
from collections.abc import Sequence
from typing import Any, Literal

from sitegen.content import schema
from sitegen.content.field_types import fields_of
from sitegen.content.formats import format_of

SCHEMAS = ".sitegen/schemas"
"""The folder of the JSON Schemas, in the project's. `sitegen schema --output .sitegen/schemas` writes them again."""

MODELINE = "# yaml-language-server: $schema=../../{folder}/{kind}.schema.json\n"
"""Tells editors with the YAML language server which schema a record follows."""

BODY = """
Write the text here in Markdown. [[id]] links to a record, [@source-id] cites a source.
"""


def skeleton(
    type_: schema.RecordType, id_: str, languages: Sequence[str], subtype: str = ""
) -> dict[str, str]:
    """The files of a new record, by path below the project's folder: one, or one per language for briefs and pages.
    Of a kind that has subtypes, one of `subtype` shows the fields that are usual there."""
    folder = f"content/{type_.FOLDER}"
    if not type_.HAS_BODY:
        modeline = MODELINE.format(folder=SCHEMAS, kind=type_.KIND)
        return {f"{folder}/{id_}.yaml": modeline + fields(type_, languages, subtype)}
    text = f"---\n{fields(type_, languages)}---\n{BODY}"
    return {f"{folder}/{id_}.{language}.md": text for language in languages}


def fields(type_: type, languages: Sequence[str], subtype: str = "") -> str:
    """The fields of a record as YAML: the required ones empty, the optional ones commented out, with examples."""
    record = type_ if issubclass(type_, schema.Fields) else None
    left_out = record.left_out(subtype) if record else frozenset()
    required, optional = "", ""
    single = record is not None and record.HAS_BODY
    for field, annotation in fields_of(type_):
        if field.name in left_out:
            continue
        if record and subtype and field.name == record.SUBTYPE:
            required += f"{field.name}: {subtype}\n"
            continue
        example = _example(annotation, languages, in_one_language=single)
        if field.required:
            required += _required(field.name, annotation, languages, example, single)
        else:
            optional += f"# {field.name}: {example}\n"
    others = (
        f"# More fields: with --{record.SUBTYPE}, those of a type\n"
        if record and record.SUBTYPE and not subtype
        else ""
    )
    return required + "\n# Optional:\n" + optional + others


def _required(name: str, annotation: Any, languages: Sequence[str], example: str, single: bool) -> str:
    format_ = format_of(annotation)
    if format_ and format_.by_language and not single:
        return f"{name}:\n" + "".join(f"  {language}:\n" for language in languages)
    return f"{name}:  # {example}\n"


def _example(annotation: Any, languages: Sequence[str], *, in_one_language: bool) -> str:
    """How a value of this type may be written, on one line."""
    if format_ := format_of(annotation):
        value = format_.example.replace("{language}", languages[0])
        if not format_.by_language or in_one_language:
            return value
        return "{" + ", ".join(f"{language}: {value}" for language in languages) + "}"
    origin = typing.get_origin(annotation)

    def example(inner: Any) -> str:
        return _example(inner, languages, in_one_language=in_one_language)

    if origin is tuple:
        return f"[{example(typing.get_args(annotation)[0])}]"
    if origin is Literal:
        return " | ".join(typing.get_args(annotation))
    parts = (f"{field.name}: {example(inner)}" for field, inner in fields_of(annotation))
    return "{" + ", ".join(parts) + "}"
