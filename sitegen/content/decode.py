"""From YAML nodes to the typed values of the schema: one reader per type, built once from its annotations.

A reader never stops at the first mistake: it notes every problem in its Reading and answers INVALID for the values
that cannot be used.
"""

from __future__ import annotations

import re
import types
import typing
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final, Literal

import msgspec
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sitegen import codes
from sitegen.content import schema
from sitegen.content.suggest import did_you_mean
from sitegen.content.text import LocalText, Prose
from sitegen.content.urls import is_absolute, url_fault
from sitegen.content.yaml_nodes import describe, span_of
from sitegen.dates import Edtf, EdtfError
from sitegen.dates import parse as parse_date
from sitegen.locale import is_language_tag
from sitegen.markdown import parse_inline
from sitegen.markdown.document import Document
from sitegen.problems import Code, Position, Problem, Span

ID = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*\Z")


class Ref(msgspec.Struct, frozen=True):
    """A reference to be resolved: where it stands, the id it names, and the kinds of record it may name."""

    pointer: str
    id: str
    kinds: tuple[str, ...]


class Reading:
    """What is gathered while one file is decoded."""

    def __init__(
        self, file: str, languages: Sequence[str] | None, language: str, first_line: int = 1
    ) -> None:
        """`languages` are the site's, None while unknown; `language` is that of plain strings ("" = any)."""
        self.file = file
        self.languages = languages
        self.language = language
        self.first_line = first_line
        self.positions: dict[str, Position] = {}
        self.refs: list[Ref] = []
        self.problems: list[Problem] = []
        self.texts: list[tuple[str, Document]] = []

    def span(self, node: Node) -> Span:
        return span_of(node, self.file, self.first_line)

    def note(self, code: Code, node: Node, message: str, hint: str = "") -> Any:
        self.problems.append(code.at(self.span(node), message, hint))
        return INVALID

    def expect(self, what: str, node: Node, field: str) -> Any:
        if isinstance(node, ScalarNode) and not node.value:
            return self.note(codes.EMPTY_VALUE, node, f"{field} has no value", f"write {what}")
        return self.note(
            codes.WRONG_TYPE, node, f"{field} must be {what}, not {describe(node)}", _list_hint(what)
        )


class _Invalid:
    def __repr__(self) -> str:
        return "INVALID"


INVALID: Final = _Invalid()
"""What a reader answers for a value that cannot be used; its problem has been noted."""

Reader = Callable[[Node, str, Reading], Any]
"""From a node and its pointer to a value, noting positions, references and problems in the Reading."""

SHORTHAND: dict[type, str] = {
    schema.Name: "literal",
    schema.Reference: "source",
    schema.Speaker: "record",
    schema.Publisher: "name",
    schema.Section: "id",
    schema.Policy: "page",
}
"""Structs that may be written as a plain string, and the field it stands for."""


def decode(node: Node | None, type_: type, reading: Reading) -> Any:
    """The value of `type_` written at `node`, or INVALID; `reading` receives everything noted on the way."""
    if node is None:
        reading.problems.append(
            codes.MISSING_FIELD.at(
                Span(reading.file, reading.first_line), "the file holds no fields", _required(type_)
            )
        )
        return INVALID
    return reader_of(type_)(node, "", reading)


@cache
def reader_of(annotation: Any, field: str = "the record") -> Reader:
    """The reader of a type as the schema writes it."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        inner, meta = annotation.__origin__, annotation.__metadata__[0].extra or {}
        return _annotated(inner, meta, field)
    if origin in (typing.Union, types.UnionType):
        (inner,) = (arg for arg in typing.get_args(annotation) if arg is not type(None))
        return reader_of(inner, field)
    if origin is tuple:
        return _list_of(reader_of(typing.get_args(annotation)[0], f"each of {field}"), field)
    if origin is Literal:
        return _one_of(typing.get_args(annotation), field)
    simple: dict[Any, Callable[[str], Reader]] = {
        str: _text, int: _integer, bool: _boolean, LocalText: _local_text, Prose: _prose,
        schema.Aliases: _aliases, Edtf: _date,
    }  # fmt: skip
    return simple[annotation](field) if annotation in simple else _struct(annotation, field)


def _struct(cls: type, field: str) -> Reader:
    hints = typing.get_type_hints(cls, include_extras=True)
    fields = msgspec.structs.fields(cls)
    readers = {f.name: reader_of(hints[f.name], f'"{f.name}"') for f in fields}
    required = tuple(f.name for f in fields if f.required)
    shorthand = SHORTHAND.get(cls)

    def read(node: Node, pointer: str, reading: Reading) -> Any:
        _mark(node, pointer, reading)
        if shorthand and (isinstance(node, ScalarNode) or _is_local_name(node, cls, readers)):
            value = readers[shorthand](node, pointer, reading)
            return INVALID if value is INVALID else cls(**{shorthand: value})
        if not isinstance(node, MappingNode):
            return reading.expect("a map of fields", node, field)
        values: dict[str, Any] = {}
        seen: set[str] = set()
        for key_node, value_node in node.value:
            key = _key(key_node, seen, reading)
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
    """Whether a map stands for the name of a publisher by language, not for its fields."""
    if cls is not schema.Publisher or not isinstance(node, MappingNode):
        return False
    return not any(isinstance(key, ScalarNode) and key.value in readers for key, _ in node.value)


def _key(node: Node, seen: set[str], reading: Reading) -> str | None:
    if not isinstance(node, ScalarNode):
        reading.note(codes.WRONG_TYPE, node, f"a field's name must be text, not {describe(node)}")
        return None
    if node.value in seen:
        reading.note(codes.DUPLICATE_KEY, node, f'"{node.value}" stands here twice', "keep one of the two")
        return None
    seen.add(node.value)
    return str(node.value)


def _mark(node: Node, pointer: str, reading: Reading) -> None:
    reading.positions[pointer] = (node.start_mark.line + reading.first_line, node.start_mark.column + 1)


def _scalar(what: str, field: str, convert: Callable[[str, Node, str, Reading], Any]) -> Reader:
    def read(node: Node, pointer: str, reading: Reading) -> Any:
        _mark(node, pointer, reading)
        if not isinstance(node, ScalarNode) or not node.value.strip():
            return reading.expect(what, node, field)
        return convert(unicodedata.normalize("NFC", node.value.strip()), node, pointer, reading)

    return read


def _text(field: str) -> Reader:
    return _scalar("text", field, lambda value, *_: value)


def _date(field: str) -> Reader:
    def convert(value: str, node: Node, pointer: str, reading: Reading) -> Any:
        try:
            return parse_date(value)
        except EdtfError as error:
            return reading.note(codes.BAD_DATE, node, f"{field} is not a date: {error}", error.hint)

    return _scalar("a date", field, convert)


def _integer(field: str) -> Reader:
    def convert(value: str, node: Node, pointer: str, reading: Reading) -> Any:
        if not re.fullmatch(r"-?[0-9]{1,9}", value):
            return reading.note(codes.WRONG_TYPE, node, f'{field} must be a whole number, not "{value}"')
        return int(value)

    return _scalar("a whole number", field, convert)


def _boolean(field: str) -> Reader:
    def convert(value: str, node: Node, pointer: str, reading: Reading) -> Any:
        if value not in ("true", "false"):
            return reading.note(codes.WRONG_TYPE, node, f'{field} must be true or false, not "{value}"')
        return value == "true"

    return _scalar("true or false", field, convert)


def _one_of(allowed: tuple[str, ...], field: str) -> Reader:
    def convert(value: str, node: Node, pointer: str, reading: Reading) -> Any:
        if value in allowed:
            return value
        hint = did_you_mean(value, allowed) or f"one of: {', '.join(allowed)}"
        return reading.note(codes.BAD_VALUE, node, f'{field} cannot be "{value}"', hint)

    return _scalar(f"one of {', '.join(allowed)}", field, convert)


def _annotated(inner: Any, meta: dict[str, Any], field: str) -> Reader:
    if meta.get("languages") == "any":
        return _local_text(field, any_language=True)
    if "ref" in meta:
        kinds: tuple[str, ...] = meta["ref"]

        def reference(value: str, node: Node, pointer: str, reading: Reading) -> Any:
            reading.refs.append(Ref(pointer, value, kinds))
            return value

        return _scalar("the id of a record", field, reference)
    checks: dict[str, Callable[[str, Node, str, Reading], Any]] = {
        "url": _check_url,
        "base-url": _check_base_url,
        "language": _check_language,
        "id": _check_id,
    }
    return _scalar("text", field, checks[meta["format"]]) if "format" in meta else reader_of(inner, field)


def _check_url(value: str, node: Node, pointer: str, reading: Reading) -> Any:
    fault = url_fault(value)
    return reading.note(codes.BAD_URL, node, *fault) if fault else value


def _check_base_url(value: str, node: Node, pointer: str, reading: Reading) -> Any:
    fault = url_fault(value)
    if fault is None and not is_absolute(value):
        fault = (
            f'"{value}" is not an absolute address',
            "write where the site will stand: https://example.org/",
        )
    if fault is None and ("?" in value or "#" in value):
        fault = f'"{value}" has a query or fragment', "end it with the path of the site"
    return reading.note(codes.BAD_URL, node, *fault) if fault else value


def _check_language(value: str, node: Node, pointer: str, reading: Reading) -> Any:
    if is_language_tag(value):
        return value
    return reading.note(
        codes.BAD_LANGUAGE, node, f'"{value}" is not a language tag', "write a tag such as en or ko"
    )


def _check_id(value: str, node: Node, pointer: str, reading: Reading) -> Any:
    if ID.match(value):
        return value
    hint = "use lower-case letters a-z, digits and hyphens"
    return reading.note(codes.BAD_ID, node, f'"{value}" cannot be an id', hint)


def _list_of(item: Reader, field: str) -> Reader:
    def read(node: Node, pointer: str, reading: Reading) -> Any:
        _mark(node, pointer, reading)
        if not isinstance(node, SequenceNode):
            return reading.expect("a list", node, field)
        values = [item(child, f"{pointer}/{i}", reading) for i, child in enumerate(node.value)]
        return tuple(value for value in values if value is not INVALID) if values else ()

    return read


def _by_language(
    node: MappingNode, pointer: str, reading: Reading, item: Reader, *, any_language: bool
) -> Any:
    """Pairs of language and value of a map by language, or INVALID where none can be used."""
    pairs: list[tuple[str, Any]] = []
    seen: set[str] = set()
    for key_node, value_node in node.value:
        language = _key(key_node, seen, reading)
        if language is None:
            continue
        if any_language:
            if not is_language_tag(language):
                reading.note(
                    codes.BAD_LANGUAGE, key_node, f'"{language}" is not a language tag', "write en, ko …"
                )
                continue
        elif reading.languages is not None and language not in reading.languages:
            hint = (
                did_you_mean(language, reading.languages) or f"languages here: {', '.join(reading.languages)}"
            )
            reading.note(
                codes.UNKNOWN_LANGUAGE, key_node, f'"{language}" is not a language of this site', hint
            )
            continue
        value = item(value_node, f"{pointer}/{language}", reading)
        if value is not INVALID:
            pairs.append((language, value))
    if not seen:
        reading.note(codes.EMPTY_VALUE, node, "a map by language is empty", "write a text for each language")
    return tuple(pairs) if pairs else INVALID


def _localised(
    what: str,
    field: str,
    make: Callable[[Any], Any],
    item: Reader,
    plain: type[Node],
    *,
    any_language: bool = False,
) -> Reader:
    """The reader of a value that is a map by language (of the site's or any), or plain where it is the same in all."""

    def read(node: Node, pointer: str, reading: Reading) -> Any:
        _mark(node, pointer, reading)
        if isinstance(node, MappingNode):
            pairs = _by_language(node, pointer, reading, item, any_language=any_language)
        elif isinstance(node, plain) and (not isinstance(node, ScalarNode) or node.value.strip()):
            value = item(node, pointer, reading)
            pairs = INVALID if value is INVALID else (("", value),)
        else:
            return reading.expect(what, node, field)
        return INVALID if pairs is INVALID else make(pairs)

    return read


def _local_text(field: str, *, any_language: bool = False) -> Reader:
    what = "text, or a map of texts by language"
    return _localised(what, field, LocalText, _text(field), ScalarNode, any_language=any_language)


def _aliases(field: str) -> Reader:
    names = _list_of(_text(f"each of {field}"), field)
    what = "a map of lists by language"
    return _localised(what, field, schema.Aliases, names, SequenceNode, any_language=True)


def _prose(field: str) -> Reader:
    def convert(value: str, node: Node, pointer: str, reading: Reading) -> Any:
        language = (
            pointer.rpartition("/")[2] if pointer.rpartition("/")[2] in (reading.languages or ()) else ""
        )
        document = parse_inline(
            value, origin_span=reading.span(node), language=language or reading.language or "en"
        )
        reading.problems.extend(document.problems)
        reading.texts.append((language or reading.language, document))
        return document

    reader = _localised(
        "text, or a map of texts by language", field, Prose, _scalar("text", field, convert), ScalarNode
    )

    def read(node: Node, pointer: str, reading: Reading) -> Any:
        prose = reader(node, pointer, reading)
        if prose is INVALID or not reading.language or prose.texts[0][0]:
            return prose
        return Prose(((reading.language, prose.texts[0][1]),))

    return read


def _list_hint(what: str) -> str:
    if what == "a list":
        return "write it as a list: [one, two], or one item per line after a hyphen"
    return ""


def _required(cls: type) -> str:
    return "required: " + ", ".join(f.name for f in msgspec.structs.fields(cls) if f.required)
