"""What a build is asked for, what it reads, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from sitegen.cache.signatures import Signature
from sitegen.options import Options
from sitegen.output import Written
from sitegen.problems import Code, Problem

Progress = Callable[[str, tuple[str, ...]], Iterable[str]]
"""Is given what is being done, in a word, and the names of files; it yields these while they are worked on."""


def in_silence(doing: str, names: tuple[str, ...]) -> Iterable[str]:
    """The names, with nothing shown of what is done."""
    return names


class Request(msgspec.Struct, frozen=True):
    """What is to be built, and how. `refuse_warnings` makes warnings fail."""

    root: Path
    output: Path
    options: Options
    search: bool = True
    refuse_warnings: bool = False
    jobs: int = 1
    """How many processes work at once; the result does not depend on it."""


class Inputs(msgspec.Struct, frozen=True):
    """What a build reads."""

    fingerprint: bytes
    """That of all of it; empty while a file is too young to be trusted."""
    content: Mapping[str, Signature | None]
    """The signatures of the content's files by path."""


class BuildResult(msgspec.Struct, frozen=True):
    """The result of a build. `written` is None where it failed and changed nothing."""

    problems: tuple[Problem, ...]
    written: Written | None
    pages: int = 0
    languages: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    """Messages about what is not shown."""
    codes: tuple[Code, ...] = ()
    """The kinds of problems of extensions."""
    lost: tuple[str, ...] = ()
    """Messages about addresses that the site before had, and this one has not."""
