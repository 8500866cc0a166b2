"""A new record or brief, made from the schema: required fields to be filled in, optional ones as comments."""

from __future__ import annotations

import types
import typing
from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from sitegen.content import field_types, schema
from sitegen.content.entry import MARKDOWN_KINDS
from sitegen.content.text import LocalText, Prose
from sitegen.dates import Edtf

SCHEMAS = ".sitegen/schemas"
"""The folder of the JSON Schemas, in the project's. `sitegen schema --output .sitegen/schemas` writes them again."""

MODELINE = "# yaml-language-server: $schema=../../{folder}/{kind}.schema.json\n"
"""Tells editors with the YAML language server which schema a record follows."""

BODY = """
Write the text here in Markdown. [[id]] links to a record, [@source-id] cites a source.
"""


def skeleton(kind: schema.Kind, id_: str, languages: Sequence[str]) -> dict[str, str]:
    """The files of a new record, by path below the project's folder: one, or one per language for briefs and pages."""
    folder = f"content/{schema.FOLDERS[kind]}"
    if kind not in MARKDOWN_KINDS:
        modeline = MODELINE.format(folder=SCHEMAS, kind=kind)
        return {f"{folder}/{id_}.yaml": modeline + fields(schema.TYPES[kind], languages)}
    text = f"---\n{fields(schema.TYPES[kind], languages)}---\n{BODY}"
    return {f"{folder}/{id_}.{language}.md": text for language in languages}


def fields(type_: type, languages: Sequence[str]) -> str:
    """The fields of a record as YAML: the required ones empty, the optional ones commented out, with examples."""
    hints = typing.get_type_hints(type_, include_extras=True)
    required, optional = "", ""
    single = type_ in (schema.BriefFields, schema.PageFields)
    for field in msgspec.structs.fields(type_):
        example = _example(hints[field.name], languages, in_one_language=single)
        if field.required:
            required += _required(field.name, hints[field.name], languages, example, single)
        else:
            optional += f"# {field.name}: {example}\n"
    return required + "\n# Optional:\n" + optional


def _required(name: str, annotation: Any, languages: Sequence[str], example: str, single: bool) -> str:
    if annotation in (LocalText, Prose, field_types.Named) and not single:
        return f"{name}:\n" + "".join(f"  {language}:\n" for language in languages)
    return f"{name}:  # {example}\n"


def _example(annotation: Any, languages: Sequence[str], *, in_one_language: bool) -> str:
    """How a value of this type may be written, on one line."""
    origin = typing.get_origin(annotation)

    def example(inner: Any) -> str:
        return _example(inner, languages, in_one_language=in_one_language)

    if origin is typing.Annotated:
        extra = annotation.__metadata__[0].extra or {}
        if "languages" in extra:
            return example(annotation.__origin__)
        if "ref" in extra:
            return f"{extra['ref'][0] if extra['ref'] else 'record'}-id"
        return {
            "url": "https://example.org/",
            "base-url": "https://example.org/",
            "language": languages[0],
            "id": "an-id",
        }[extra["format"]]
    if origin in (typing.Union, types.UnionType):
        return example(next(arg for arg in typing.get_args(annotation) if arg is not type(None)))
    if origin is tuple:
        return f"[{example(typing.get_args(annotation)[0])}]"
    if origin is Literal:
        return " | ".join(typing.get_args(annotation))
    if annotation in (LocalText, Prose):
        return "text" if in_one_language else _by_language(languages, "text")
    if annotation is schema.Aliases:
        return _by_language(languages, "[name]")
    simple = {str: "text", int: "1", bool: "true | false", Edtf: "2025-11-19"}
    return simple.get(annotation) or _struct_example(annotation, languages, in_one_language)


def _by_language(languages: Sequence[str], value: str) -> str:
    return "{" + ", ".join(f"{language}: {value}" for language in languages) + "}"


def _struct_example(cls: type, languages: Sequence[str], in_one_language: bool) -> str:
    hints = typing.get_type_hints(cls, include_extras=True)
    parts = (
        f"{field.name}: {_example(hints[field.name], languages, in_one_language=in_one_language)}"
        for field in msgspec.structs.fields(cls)
    )
    return "{" + ", ".join(parts) + "}"
