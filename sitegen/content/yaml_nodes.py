"""YAML as nodes with positions: every scalar stays text, and what is wrong is returned as problems.

YAML 1.1 as PyYAML's C loader (libyaml) reads it, without implicit types and without tags.
"""

from __future__ import annotations

import re

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sitegen.problems import Problem, Span, codes
from sitegen.runtime.patterns import lazy_pattern

_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map")} | {"!"}

EXPANSION_LIMIT = 10_000
"""How many values a file may have once its aliases are written out."""

DEEPEST = 100
"""How deeply lists and maps may be nested. PyYAML's C loader descends by recursion, and ends the process where
the stack does."""
_TOO_DEEP = f"more than {DEEPEST} lists and maps are nested here"
_INDENTED = lazy_pattern(rf"^[ \-?:]{{{DEEPEST // 2}}}", re.MULTILINE)


def compose(text: str, file: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """The root node of `text`, or None where it is empty or broken, with the problems found.

    `first_line` is the line of `file` on which `text` begins. Node marks count from 0 within `text`.
    """
    if not text.strip():
        return None, []
    try:
        if (too_deep := _too_deep(text)) is not None:
            span = Span(file, too_deep[0] + first_line, too_deep[1] + 1)
            return None, [codes.YAML_SYNTAX.at(span, _TOO_DEEP, "look for too many brackets or hyphens")]
        root = yaml.compose(text, yaml.CBaseLoader)
    except yaml.YAMLError as error:
        return None, [_syntax_problem(error, text, file, first_line)]
    problems = []
    if root is not None and "*" in text and "&" in text and _expanded_size(root) > EXPANSION_LIMIT:
        problems.append(
            codes.YAML_ALIAS.at(
                _alias_span(text, file, first_line),
                f"aliases make this file contain itself, or more than {EXPANSION_LIMIT} values",
                "write the values out instead of referring to them with *",
            )
        )
        root = None
    if root is not None and "!" in text:
        problems += [
            codes.YAML_SYNTAX.at(
                span_of(node, file, first_line), f"the tag {node.tag} is not supported", "remove the tag"
            )
            for node in _nodes(root)
            if node.tag not in _PLAIN_TAGS
        ]
    return root, problems


def span_of(node: Node, file: str, first_line: int = 1) -> Span:
    """Where `node` begins."""
    return Span(file, node.start_mark.line + first_line, node.start_mark.column + 1)


def describe(node: Node) -> str:
    """What `node` is, in the words of messages."""
    if isinstance(node, MappingNode):
        return "a map"
    if isinstance(node, SequenceNode):
        return "a list"
    return f'"{node.value}"' if node.value else "nothing"


def _too_deep(text: str) -> tuple[int, int] | None:
    """In which line and column, counted from 0, lists and maps are nested too deeply.

    Events are looked at only where there is room for so many: a block begins further in than the one around it, or is
    a list as far in as its map.
    """
    if text.count("[") + text.count("{") < DEEPEST // 2 and not _INDENTED.search(text):
        return None
    depth = 0
    for event in yaml.parse(text, yaml.CBaseLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST and event.start_mark:
                return event.start_mark.line, event.start_mark.column
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [child for pair in node.value for child in pair]
    return list(node.value) if isinstance(node, SequenceNode) else []


def _nodes(root: Node) -> list[Node]:
    seen: dict[int, Node] = {}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) not in seen:
            seen[id(node)] = node
            waiting += _children(node)
    return list(seen.values())


def _expanded_size(root: Node) -> int:
    """How many nodes there are once aliases are written out; over the limit where a node contains itself."""
    sizes: dict[int, int] = {}
    open_nodes: set[int] = set()
    stack: list[tuple[Node, bool]] = [(root, False)]
    while stack:
        node, finished = stack.pop()
        if finished:
            open_nodes.discard(id(node))
            sizes[id(node)] = 1 + sum(sizes[id(child)] for child in _children(node))
        elif id(node) in open_nodes:
            return EXPANSION_LIMIT + 1
        elif id(node) not in sizes:
            if not isinstance(node, ScalarNode):
                open_nodes.add(id(node))
            stack.append((node, True))
            stack += [(child, False) for child in _children(node) if id(child) not in sizes]
    return sizes[id(root)]


def _alias_span(text: str, file: str, first_line: int) -> Span:
    for event in yaml.parse(text, yaml.CBaseLoader):
        if isinstance(event, yaml.AliasEvent) and event.start_mark:
            return Span(file, event.start_mark.line + first_line, event.start_mark.column + 1)
    return Span(file, first_line)


def _syntax_problem(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Problem:
    if isinstance(error, yaml.reader.ReaderError):
        before = text.encode()[: error.position].decode(errors="ignore")
        line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
        what = (
            f"the control character U+{ord(text[len(before)]):04X} is not allowed"
            if len(before) < len(text)
            else ""
        )
        return codes.YAML_SYNTAX.at(
            Span(file, line + first_line, column + 1),
            what or "a character is not allowed",
            "remove the character",
        )
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    message = str(getattr(error, "problem", None) or "this is not YAML")
    if "nesting depth" in message:  # libyaml looks ahead, and may find it first
        message = _TOO_DEEP
    line, column = (mark.line, mark.column) if mark else (0, 0)
    return codes.YAML_SYNTAX.at(
        Span(file, line + first_line, column + 1), message, _hint(message, text, line, column)
    )


def _hint(message: str, text: str, line: int, column: int) -> str:
    lines = text.split("\n")
    here = lines[line] if line < len(lines) else ""
    if "\t" in here[: column + 1]:
        return "indent with spaces, not tabs"
    if "mapping values are not allowed" in message:
        if ":" not in here[:column]:
            return "indent this line like its neighbours, or put all of the text above in quotation marks"
        return 'put the value in quotation marks: it contains ": "'
    if "cannot start any token" in message or "alias" in message or "anchor" in message:
        return f"put the value in quotation marks: it begins with {here[column : column + 1] or 'a special character'}"
    if "expected alphabetic or numeric character" in message:
        return "put the value in quotation marks: it begins with * or &"
    if "did not find expected" in message and here[column : column + 1] in ("[", "{"):
        return f"put the text in quotation marks: it contains {here[column]}"
    if "did not find expected" in message and here[:column].rstrip()[-1:] in ("'", '"'):
        return "put all of the text in quotation marks of the other kind: it goes on after these close"
    if "did not find expected" in message and here[:column].rstrip()[-1:] == "]":
        return "put the value in quotation marks: it begins with ["
    if "expected <block end>" in message or "could not find expected ':'" in message:
        return "indent this line like its neighbours, and close quotation marks and brackets above it"
    if "end of stream" in message or "end of the stream" in message:
        return "close the quotation mark or bracket that is open"
    if "expected a single document" in message or "but found another document" in message:
        return "write one record per file, without ---"
    return "look for an unclosed quotation mark or bracket, or a wrong indentation"
