"""What is gathered while one file is decoded: positions, references, texts and problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import msgspec
from yaml.nodes import Node, ScalarNode

from sitegen.content.scalar_places import ScalarPlaces
from sitegen.content.yaml_nodes import describe, span_of
from sitegen.markdown.document import Document
from sitegen.markdown.parser import SYNTAX
from sitegen.markdown.rows import Syntax
from sitegen.problems import Code, Position, Problem, Span, codes


class Ref(msgspec.Struct, frozen=True):
    """A reference to be resolved: where it is, the id it names, and the kinds of record it may name."""

    pointer: str
    id: str
    kinds: tuple[str, ...]


class _Invalid:
    def __repr__(self) -> str:
        return "INVALID"


INVALID: Final = _Invalid()
"""What a reader answers for a value that cannot be used; its problem has been noted."""


class Reading:
    """What is gathered while one file is decoded: `positions` by JSON Pointer without its first slash, `refs` to be
    resolved, the `texts` parsed, and `problems`."""

    def __init__(
        self,
        file: str,
        languages: Sequence[str] | None,
        language: str,
        first_line: int = 1,
        source: str = "",
        syntax: Syntax = SYNTAX,
    ) -> None:
        """`languages` are the site's, None while unknown; `language` is that of plain strings ("" = any); `source` is
        the YAML, which begins at `first_line`; `syntax` is the Markdown of texts."""
        self.file = file
        self.languages = languages
        self.language = language
        self.first_line = first_line
        self.source = source
        self.syntax = syntax
        self.positions: dict[str, Position] = {}
        self.refs: list[Ref] = []
        self.problems: list[Problem] = []
        self.texts: list[tuple[str, Document]] = []
        self._places: tuple[ScalarNode, ScalarPlaces] | None = None

    def span(self, node: Node) -> Span:
        """Where a node is."""
        return span_of(node, self.file, self.first_line)

    def places(self, node: ScalarNode) -> ScalarPlaces:
        """The places of the characters of a scalar's text; made once for what is asked again and again."""
        if self._places is None or self._places[0] is not node:
            self._places = (node, ScalarPlaces(self.source, node))
        return self._places[1]

    def span_in(self, node: ScalarNode) -> Callable[[int], Span]:
        """Gives the span of each character of a scalar's text."""
        places = self.places(node)

        def at(offset: int) -> Span:
            line, column = places.at(offset)
            return Span(self.file, line + self.first_line, column)

        return at

    def note(self, code: Code, node: Node, message: str, hint: str = "") -> Any:
        """Notes a problem at a node; answers INVALID."""
        self.problems.append(code.at(self.span(node), message, hint))
        return INVALID

    def expect(self, what: str, node: Node, field: str) -> Any:
        """Notes that `field` is not `what` it must be; answers INVALID."""
        if isinstance(node, ScalarNode) and not node.value:
            return self.note(codes.EMPTY_VALUE, node, f"{field} has no value", f"write {what}")
        return self.note(
            codes.WRONG_TYPE, node, f"{field} must be {what}, not {describe(node)}", _list_hint(what)
        )


Reader = Callable[[Node, str, Reading], Any]
"""From a node and its pointer to a value, noting positions, references and problems in the Reading."""


def note_position(node: Node, pointer: str, reading: Reading) -> None:
    """Notes the line and column of the value at `pointer`."""
    reading.positions[pointer] = (node.start_mark.line + reading.first_line, node.start_mark.column + 1)


def field_name(node: Node, seen: set[str], reading: Reading) -> str | None:
    """The name written at a key's node, added to those `seen`; None, with a problem, where it cannot be used."""
    if not isinstance(node, ScalarNode):
        reading.note(codes.WRONG_TYPE, node, f"a field's name must be text, not {describe(node)}")
        return None
    if node.value in seen:
        reading.note(codes.DUPLICATE_KEY, node, f'"{node.value}" appears twice here', "keep one of the two")
        return None
    seen.add(node.value)
    return str(node.value)


def _list_hint(what: str) -> str:
    if what == "a list":
        return "write it as a list: [one, two], or one item per line after a hyphen"
    return ""
