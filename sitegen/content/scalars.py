"""Readers of values without parts: texts, dates, numbers, addresses, and lists of one kind of value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import PureWindowsPath
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sitegen.content.bounds import bound_exceeded
from sitegen.content.characters import check_escapes
from sitegen.content.identifiers import Fault
from sitegen.content.plain_text import check_plain_text
from sitegen.content.reading import INVALID, Reader, Reading, Ref, note_position
from sitegen.content.suggest import did_you_mean
from sitegen.content.urls import is_absolute, url_fault
from sitegen.dates import EdtfError
from sitegen.dates import parse as parse_date
from sitegen.dates.hints import hint as date_hint
from sitegen.language.locale import is_language_tag
from sitegen.problems import codes
from sitegen.runtime.patterns import lazy_pattern

ID = lazy_pattern(r"[a-z0-9]+(?:-+[a-z0-9]+)*\Z")


Convert = Callable[[str, ScalarNode, str, Reading], Any]
"""From the text of a scalar, its node and pointer to a value, or INVALID with a problem noted."""


def scalar(what: str, field: str, convert: Convert) -> Reader:
    """The reader of a scalar; `what` it must be, as problems say it. Its text is trimmed and in NFC."""

    def read(node: Node, pointer: str, reading: Reading) -> Any:
        note_position(node, pointer, reading)
        if not isinstance(node, ScalarNode) or not node.value.strip():
            return reading.expect(what, node, field)
        if (
            node.style == '"' and (found := bound_exceeded(node.value)) is not None
        ):  # escapes may stand for anything
            return reading.note(codes.TOO_LONG, node, found[1], codes.TOO_LONG.hint)
        value = unicodedata.normalize("NFC", node.value.strip())
        if node.style == '"':
            check_escapes(value, node, reading)
        return convert(value, node, pointer, reading)

    return read


def text(field: str) -> Reader:
    """The reader of a plain text."""
    return scalar("text", field, _plain)


def _plain(value: str, node: ScalarNode, pointer: str, reading: Reading) -> str:
    check_plain_text(value, node, reading)
    return value


def date(field: str) -> Reader:
    """The reader of a date in EDTF."""

    def convert(value: str, node: Node, pointer: str, reading: Reading) -> Any:
        try:
            return parse_date(value)
        except EdtfError as error:
            return reading.note(
                codes.BAD_DATE, node, f"{field} is not a date: {error}", date_hint(error.text)
            )

    single = scalar("a date", field, convert)

    def read(node: Node, pointer: str, reading: Reading) -> Any:
        if written := _set_of_dates(node):
            note_position(node, pointer, reading)
            hint = f"write a set of dates in quotation marks: '{written}'"
            return reading.note(codes.WRONG_TYPE, node, f"{field} must be a date, not a list or map", hint)
        return single(node, pointer, reading)

    return read


def _set_of_dates(node: Node) -> str:
    """The set in EDTF that YAML has taken for a list or a map; "" for anything else."""
    if isinstance(node, SequenceNode) and node.flow_style and len(node.value) > 1:
        inner, (start, end) = node.value, "[]"
    elif (
        isinstance(node, MappingNode) and node.flow_style and all(not value.value for _, value in node.value)
    ):
        inner, (start, end) = [key for key, _ in node.value], "{}"
    else:
        return ""
    text = start + ",".join(item.value for item in inner if isinstance(item, ScalarNode)) + end
    try:
        return parse_date(text).text
    except EdtfError:
        return ""


def integer(field: str) -> Reader:
    """The reader of a whole number of up to nine digits."""

    def convert(value: str, node: Node, pointer: str, reading: Reading) -> Any:
        if not re.fullmatch(r"-?[0-9]{1,9}", value):
            return reading.note(codes.WRONG_TYPE, node, f'{field} must be a whole number, not "{value}"')
        return int(value)

    return scalar("a whole number", field, convert)


def boolean(field: str) -> Reader:
    """The reader of true and false; YAML's yes, no, on and off are texts."""

    def convert(value: str, node: Node, pointer: str, reading: Reading) -> Any:
        if value not in ("true", "false"):
            return reading.note(codes.WRONG_TYPE, node, f'{field} must be true or false, not "{value}"')
        return value == "true"

    return scalar("true or false", field, convert)


def one_of(allowed: tuple[str, ...], field: str) -> Reader:
    """The reader of one of the words that are `allowed`."""

    def convert(value: str, node: Node, pointer: str, reading: Reading) -> Any:
        if value in allowed:
            return value
        hint = did_you_mean(value, allowed) or f"one of: {', '.join(allowed)}"
        return reading.note(codes.BAD_VALUE, node, f'{field} cannot be "{value}"', hint)

    return scalar(f"one of {', '.join(allowed)}", field, convert)


def _url(value: str, node: Node, pointer: str, reading: Reading) -> Any:
    fault = url_fault(value)
    return reading.note(codes.BAD_URL, node, *fault) if fault else value


def _base_url(value: str, node: Node, pointer: str, reading: Reading) -> Any:
    fault = url_fault(value)
    if not is_absolute(value):
        fault = (
            f'"{value}" is not an absolute address',
            "write the address that the site will have: https://example.org/",
        )
    if fault is None and ("?" in value or "#" in value):
        fault = f'"{value}" has a query or fragment', "end it with the path of the site"
    return reading.note(codes.BAD_URL, node, *fault) if fault else value


def _language(value: str, node: Node, pointer: str, reading: Reading) -> Any:
    if is_language_tag(value):
        return value
    return reading.note(
        codes.BAD_LANGUAGE, node, f'"{value}" is not a language tag', "write a tag such as en or ko"
    )


def _id(value: str, node: Node, pointer: str, reading: Reading) -> Any:
    if ID.match(value):
        return value
    hint = "use lower-case letters a-z, digits and hyphens"
    return reading.note(codes.BAD_ID, node, f'"{value}" cannot be an id', hint)


def url(field: str) -> Reader:
    """The reader of an address that content may hold."""
    return scalar("text", field, _url)


def base_url(field: str) -> Reader:
    """The reader of the address of a site."""
    return scalar("text", field, _base_url)


def language(field: str) -> Reader:
    """The reader of a BCP 47 tag of a language."""
    return scalar("text", field, _language)


def slug(field: str) -> Reader:
    """The reader of an id that something is given."""
    return scalar("text", field, _id)


def verbatim(field: str) -> Reader:
    """The reader of words of others, in which plain text is not checked."""
    return scalar("text", field, lambda value, node, pointer, reading: value)


def power_of_ten(field: str) -> Reader:
    """The reader of what numbers are multiplied by: 1, 10, 1000 … up to 10^15."""

    def convert(value: str, node: ScalarNode, pointer: str, reading: Reading) -> Any:
        if re.fullmatch("10{0,15}", value):
            return int(value)
        return reading.note(
            codes.WRONG_TYPE, node, f'"{value}" is no power of ten', "write 1000 or 1000000000"
        )

    return scalar("a power of ten", field, convert)


def identifier(fault_of: Callable[[str], Fault | None], field: str) -> Reader:
    """The reader of a value that a standard gives a form, in which `fault_of` finds what is wrong."""

    def convert(value: str, node: ScalarNode, pointer: str, reading: Reading) -> Any:
        if fault := fault_of(value):
            return reading.note(codes.BAD_IDENTIFIER, node, f'"{value}" {fault[0]}', fault[1])
        return value

    return scalar("text", field, convert)


def media_file(field: str) -> Reader:
    """The reader of the name of a file in content/media/."""

    def convert(value: str, node: ScalarNode, pointer: str, reading: Reading) -> Any:
        name = value.removeprefix("content/").removeprefix("media/")
        if "/" in name or "\\" in name:
            hint = "media are in one folder, content/media/: write the name alone"
            return reading.note(codes.BAD_MEDIA_FILE, node, f'"{value}" is a path, not a name', hint)
        if name.startswith(".") or not name.strip("."):
            return reading.note(codes.BAD_MEDIA_FILE, node, f'"{value}" is hidden', "rename the file")
        return name

    return scalar("the name of a file", field, convert)


def theme_folder(field: str) -> Reader:
    """The reader of a folder that may be anywhere, by its path from the project's."""

    def convert(value: str, node: ScalarNode, pointer: str, reading: Reading) -> Any:
        if value.startswith(("/", "~", "\\")) or PureWindowsPath(value).drive or "\0" in value:
            message = f'"{value}" is not a path from the project\'s folder'
            return reading.note(codes.BAD_VALUE, node, message, "write one like ../house-theme")
        return value

    return scalar("the path of a folder", field, convert)


def captures_folder(field: str) -> Reader:
    """The reader of a folder that may be anywhere, by its path from the project's or from the root."""

    def convert(value: str, node: ScalarNode, pointer: str, reading: Reading) -> Any:
        if value.startswith("~") or "\0" in value:
            message = f'"{value}" is no path of a folder'
            return reading.note(codes.BAD_VALUE, node, message, "write one like ../our-captures")
        return value

    return scalar("the path of a folder", field, convert)


def reference(kinds: tuple[str, ...], field: str) -> Reader:
    """The reader of the id of a record of one of `kinds`, or of any; `reading` receives what is to be resolved."""

    def convert(value: str, node: Node, pointer: str, reading: Reading) -> Any:
        reading.refs.append(Ref(pointer, value, kinds))
        return value

    return scalar("the id of a record", field, convert)


_CHECKED_LATER = '"languages"'
"""A list in which what differs in capitals alone is the same."""


def _check_twice(node: SequenceNode, reading: Reading) -> None:
    seen: set[str] = set()
    for child in node.value:
        if isinstance(child, ScalarNode) and child.value:
            if child.value in seen:
                message = f'"{child.value}" appears twice in this list'
                reading.note(codes.NAMED_TWICE, child, message, "remove one of the two")
            seen.add(child.value)


def list_of(item: Reader, field: str) -> Reader:
    """The reader of a list; what cannot be used is left out of its value, a tuple."""

    def read(node: Node, pointer: str, reading: Reading) -> Any:
        note_position(node, pointer, reading)
        if not isinstance(node, SequenceNode):
            return reading.expect("a list", node, field)
        values = [item(child, f"{pointer}/{i}", reading) for i, child in enumerate(node.value)]
        if len(node.value) > 1 and field != _CHECKED_LATER:
            _check_twice(node, reading)
        return tuple(value for value in values if value is not INVALID) if values else ()

    return read
