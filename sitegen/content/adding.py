"""Adds to a list in a record's YAML, and leaves every other byte as it is: comments, order, quotes, line ends."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import accumulate

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sitegen.content.yaml_nodes import compose
from sitegen.runtime.patterns import lazy_pattern

WIDTH = 100
_LEADING_COMMENTS = lazy_pattern(r"(?:[ \t]*#[^\n]*\n)*\Z")


def with_items(text: str, key: str, items: Sequence[str], before: str) -> str | None:
    """`text`, the YAML of a record, with `items` at the end of the list at `key`. Where there is none, one is created
    before the key `before`, or at the end. None where that cannot be done and leave all else as it is."""
    root, problems = compose(text, "")
    if problems or not isinstance(root, MappingNode) or root.flow_style:
        return None
    by_key = {name.value: (name, value) for name, value in root.value if isinstance(name, ScalarNode)}
    if key in by_key:
        list_ = by_key[key][1]
        edited = _extended(text, list_, items) if isinstance(list_, SequenceNode) else None
        had = [item.value for item in list_.value] if isinstance(list_, SequenceNode) else []
    else:
        at = _begin(text, by_key[before][0]) if before in by_key else len(text)
        edited, had = _begun(text, at, key, items), []
    return edited if edited is not None and is_so(edited, root, key, [*had, *items]) else None


def is_so(edited: str, root: MappingNode, key: str, value: object) -> bool:
    """Whether a text has the value at its key, as `plain_value` gives it, and else what `root` has."""
    now, problems = compose(edited, "")
    if problems or not isinstance(now, MappingNode):
        return False
    values = {name.value: plain_value(value) for name, value in now.value}
    others = {name.value: plain_value(value) for name, value in root.value}
    return values == {**others, key: value}


def plain_value(node: Node) -> object:
    """What a node says, without how it is written: a text, a list, or a list of pairs."""
    if isinstance(node, MappingNode):
        return [(plain_value(key), plain_value(value)) for key, value in node.value]
    return [plain_value(item) for item in node.value] if isinstance(node, SequenceNode) else node.value


def offset_of(text: str, line: int, column: int) -> int:
    """The offset of a mark. libyaml does not count a byte order mark."""
    starts = list(accumulate((len(row) for row in text.splitlines(keepends=True)), initial=0))
    return starts[line] + column + (line == 0 and text.startswith("\ufeff"))


def _begin(text: str, node: Node) -> int:
    """Where a key and the comments above it begin."""
    start = offset_of(text, node.start_mark.line, 0)
    comments = _LEADING_COMMENTS.search(text, 0, start)
    return comments.start() if comments else start


def _begun(text: str, at: int, key: str, items: Sequence[str]) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    before, after = text[:at], text[at:]
    if before and not before.endswith("\n"):
        before += newline
    return before + f"{key}:{newline}{_flow(items, '  ', newline)}{newline}" + after


def _flow(items: Sequence[str], indent: str, newline: str) -> str:
    lines = textwrap.wrap(
        f"[{', '.join(items)}]",
        WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent} ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return newline.join(lines)


def _extended(text: str, node: SequenceNode, items: Sequence[str]) -> str:
    """The text with items added to a list that is there, in the style it is written in."""
    newline = "\r\n" if "\r\n" in text else "\n"
    start = offset_of(text, node.start_mark.line, node.start_mark.column)
    if node.flow_style:
        end = offset_of(text, node.end_mark.line, node.end_mark.column)
        inside = text[start:end]
        column = start - text.rfind("\n", 0, start) - 1
        fits = "\n" not in inside and column + len(inside) + len(", ".join(items)) + 2 <= WIDTH
        if node.value and ("#" in inside or fits):
            last = node.value[-1].end_mark
            at = offset_of(text, last.line, last.column)
            return f"{text[:at]}, {', '.join(items)}{text[at:]}"
        before = text[:start].rstrip(" \t\r\n")
        whole = _flow([*(item.value for item in node.value), *items], "  ", newline)
        return before + newline + whole + text[end:]
    mark = node.value[-1].end_mark
    at = text.find("\n", offset_of(text, mark.line, mark.column))
    indent = " " * node.start_mark.column
    rows = "".join(f"{indent}- {item}{newline}" for item in items)
    if at < 0:
        return text + newline + rows
    return text[: at + 1] + rows + text[at + 1 :]
