"""Problems as data: what a stage returns about the content instead of raising, printing or stopping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

Severity = Literal["error", "warning"]


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """Where something stands: a file relative to the project's root, with line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Problem(msgspec.Struct, frozen=True, gc=False):
    """One finding. `hint` says how to mend it and may be empty."""

    code: str
    severity: Severity
    span: Span
    message: str
    hint: str = ""

    @property
    def is_error(self) -> bool:
        return self.severity == "error"


class Code(msgspec.Struct, frozen=True):
    """A kind of problem: its stable name, its severity, the rule it guards, how one mends it, and an example.

    A finding that is `waivable` may be waived by itself, with a reason, in content/waivers.yaml.
    """

    name: str
    severity: Severity
    rule: str
    mend: str
    example: str
    waivable: bool = False

    @property
    def hint(self) -> str:
        """How one mends it, as a message says it."""
        return (self.mend[:1].lower() + self.mend[1:]).rstrip(".")

    def at(self, span: Span, message: str, hint: str = "") -> Problem:
        """A problem of this kind at `span`."""
        return Problem(self.name, self.severity, span, message, hint)


Position = tuple[int, int]
"""Line and column, both counted from 1."""


class Origin(msgspec.Struct, frozen=True):
    """A file, and the position of every value in it by its pointer ("roles/0/organization").

    The positions may be packed as MessagePack: few files have problems that need one.
    """

    file: str
    positions: Mapping[str, Position] | msgspec.Raw = {}

    def at(self, pointer: str = "") -> Span:
        """The span of the value at `pointer`, or of its nearest enclosing value that has one."""
        positions = self.positions
        if isinstance(positions, msgspec.Raw):
            positions = msgspec.msgpack.decode(positions, type=dict[str, Position])
        while True:
            if pointer in positions:
                return Span(self.file, *positions[pointer])
            if not pointer:
                return Span(self.file)
            pointer = pointer.rpartition("/")[0]


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems without repetitions, by file, then line and column, then code."""
    return sorted(set(problems), key=lambda p: (p.span.file, p.span.line, p.span.column, p.code, p.message))
