"""Adds a map to a list of maps in a record's YAML, and leaves every other byte as it is.

By the positions of nodes; `edits` says why.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

import yaml
from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from sitegen.content.adding import is_so, offset_of, plain_value
from sitegen.content.edits import end_of_lines
from sitegen.content.yaml_nodes import compose
from sitegen.runtime.patterns import lazy_pattern

Item = Mapping[str, "str | Item"]
"""A map of texts and of such maps."""

_UNPRINTABLE = lazy_pattern(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_TEXT = "tag:yaml.org,2002:str"
_IN_A_LINE = "{}"
_IN_BRACKETS = "{{b: {}, c: d}}"
_REST_OF_LINE = lazy_pattern(r"[^\S\n]*(,?)[^\S\n]*(?:#[^\n]*)?(?:\n|\Z)")


def with_map(text: str, key: str, item: Item) -> str | None:
    """`text`, the YAML of a record, with `item` at the end of the list at `key`, which is created at the end where
    there is none. None where that cannot be done and leave all else as it is."""
    root, problems = compose(text, "")
    if problems or not isinstance(root, MappingNode) or root.flow_style:
        return None
    newline = "\r\n" if "\r\n" in text else "\n"
    found = next((value for name, value in root.value if name.value == key), None)
    if found is None:
        edited = _ended(text, newline) + f"{key}:{newline}" + _block(item, "  ", newline)
    elif not isinstance(found, SequenceNode):
        return None
    else:
        edited = _in_flow(text, found, item) if found.flow_style else _in_block(text, found, item, newline)
    had = [plain_value(node) for node in found.value] if found is not None else []
    return edited if is_so(edited, root, key, [*had, _plain(item)]) else None


def as_yaml(item: Item) -> str:
    """An item of a list as it is written in a record."""
    return _block(item, "  ", "\n")


def _plain(item: Item) -> object:
    return [(key, _plain(value) if isinstance(value, Mapping) else value) for key, value in item.items()]


def _ended(text: str, newline: str) -> str:
    return text if not text or text.endswith("\n") else text + newline


def _in_block(text: str, list_: SequenceNode, item: Item, newline: str) -> str:
    """The text with an item below the last one, written on one line where that is."""
    indent = " " * list_.start_mark.column
    at = end_of_lines(text, list_.value[-1])
    last = list_.value[-1]
    is_flow = isinstance(last, MappingNode) and bool(last.flow_style)
    added = f"{indent}- {_flow(item)}{newline}" if is_flow else _block(item, indent, newline)
    return _ended(text[:at], newline) + added + text[at:]


def _in_flow(text: str, list_: SequenceNode, item: Item) -> str:
    """The text with an item at the end of a list in brackets; on a line of its own where the last one has one."""
    added = _flow(item)
    if not list_.value:
        at = offset_of(text, list_.start_mark.line, list_.start_mark.column) + 1
        return text[:at] + added + text[at:]
    last = list_.value[-1]
    start = offset_of(text, last.start_mark.line, last.start_mark.column)
    end = offset_of(text, last.end_mark.line, last.end_mark.column)
    margin = text[text.rfind("\n", 0, start) + 1 : start]
    rest = _REST_OF_LINE.match(text, end)
    if margin.strip() or rest is None:
        return f"{text[:end]}, {added}{text[end:]}"
    newline = "\r\n" if text[: rest.end()].endswith("\r\n") else "\n"
    comma = rest[1]
    before = text[:end] + ("" if comma else ",") + text[end : rest.end()]
    return f"{before}{margin}{added}{comma}{newline}{text[rest.end() :]}"


def _block(item: Item, indent: str, newline: str) -> str:
    rows = [
        f"{key}: {_flow(value) if isinstance(value, Mapping) else _scalar(value, _IN_A_LINE)}"
        for key, value in item.items()
    ]
    return "".join(f"{indent}{'- ' if not i else '  '}{row}{newline}" for i, row in enumerate(rows))


def _flow(item: Item) -> str:
    pairs = (
        f"{key}: {_flow(value) if isinstance(value, Mapping) else _scalar(value, _IN_BRACKETS)}"
        for key, value in item.items()
    )
    return f"{{{', '.join(pairs)}}}"


def _scalar(value: str, around: str) -> str:
    """A text as it is, where it is read as that text in what is `around` it, else in quotation marks."""
    if yaml.resolver.Resolver().resolve(ScalarNode, value, (True, False)) == _TEXT:  # type: ignore[no-untyped-call]
        root, problems = compose(f"a: {around.format(value)}", "")
        written = root and plain_value(root)
        if not problems and written in ([("a", value)], [("a", [("b", value), ("c", "d")])]):
            return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
