"""Problems as data: what a stage returns about the content instead of raising, printing or stopping."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

Severity = Literal["error", "warning"]

LONGEST = 500
"""How many characters of a message are kept: it may quote a value of any length."""
MANY = 20
"""How many findings of one kind are shown of a file before the rest are counted."""


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """Where something is: a file relative to the project's root, with line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Problem(msgspec.Struct, frozen=True, gc=False):
    """One finding. `hint` says how to fix it and may be empty."""

    code: str
    severity: Severity
    span: Span
    message: str
    hint: str = ""

    @property
    def is_error(self) -> bool:
        return self.severity == "error"


class Code(msgspec.Struct, frozen=True):
    """A kind of problem: its stable name, its severity, the rule it guards, how to fix it, and an example.

    A finding that is `waivable` may be waived by itself, with a reason, in content/waivers.yaml.
    """

    name: str
    severity: Severity
    rule: str
    fix: str
    example: str
    waivable: bool = False

    @property
    def hint(self) -> str:
        """How to fix it, as a message says it."""
        return (self.fix[:1].lower() + self.fix[1:]).rstrip(".")

    def at(self, span: Span, message: str, hint: str = "") -> Problem:
        """A problem of this kind at `span`."""
        return Problem(self.name, self.severity, span, _shortened(message), _shortened(hint))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 100]} … {text[-90:]}"


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


def summed_up(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in their order; where there are many of one kind in a file, the first of them and how many more."""
    problems = list(problems)
    left = Counter((problem.span.file, problem.code) for problem in problems)
    seen: Counter[tuple[str, str]] = Counter()
    shown = []
    for problem in problems:
        kind = (problem.span.file, problem.code)
        seen[kind] += 1
        if seen[kind] <= MANY or left[kind] == MANY + 1:
            shown.append(problem)
        elif seen[kind] == MANY + 1:
            message = f"and {left[kind] - MANY:,} more of this kind in the rest of this file"
            shown.append(Problem(problem.code, problem.severity, problem.span, message))
    return shown
