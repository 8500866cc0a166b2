"""What an import changes in records that are there: shown as a difference, asked about, written."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

import click
import msgspec

from sitegen.cli import options
from sitegen.importing.plan import Planned
from sitegen.problems import Problem, Span, codes
from sitegen.runtime.regular_files import read_regular, reason

Answer = Literal["yes", "no", "ask"]
"""Whether records may be changed."""


class Change(msgspec.Struct, frozen=True):
    """A record's text as it is, and as it is to be."""

    file: str
    before: str
    after: str

    @property
    def lines(self) -> Iterator[str]:
        """The unified difference of the two."""
        rows = difflib.unified_diff(
            self.before.splitlines(keepends=True),
            self.after.splitlines(keepends=True),
            f"a/{self.file}",
            f"b/{self.file}",
        )
        yield from (row.rstrip("\r\n") for row in rows)


def changes(planned: Sequence[Planned], records: Mapping[str, str]) -> list[Change]:
    """What the items change in the records that are there, by file: of several items, all of it."""
    after = {one.file: one.update.text for one in planned if one.update and one.update.fields}
    return [Change(file, records[file], text) for file, text in after.items()]


def can_ask(format_: options.Format) -> bool:
    """Whether somebody is there to answer a question."""
    return sys.stdin.isatty() and format_ == "text"


def apply(
    root: Path, found: Sequence[Change], answer: Answer, problems: list[Problem], format_: options.Format
) -> set[str]:
    """Shows each change, and writes it if the answer is yes, or is on the terminal. The files that were written; what
    is wrong is added to `problems`."""
    written = set()
    for change in found:
        options.print_lines(change.lines, format_)
        is_sure = answer == "yes" or (
            answer == "ask" and can_ask(format_) and click.confirm(f"Update {change.file}?")
        )
        if is_sure and (fault := _fault_in_writing(root, change)):
            message = f"{change.file} is not updated: {fault}"
            problems.append(
                codes.UNREADABLE_BIBLIOGRAPHY.at(Span(change.file), message, "add the bibliography again")
            )
        elif is_sure:
            written.add(change.file)
    return written


def _fault_in_writing(root: Path, change: Change) -> str:
    """Writes a record; why not, where it cannot be written, or is no longer what was shown."""
    path = root / change.file
    try:
        if read_regular(path) != change.before.encode("utf-8"):
            return "it was changed meanwhile"
        path.write_bytes(change.after.encode("utf-8"))
    except OSError as error:
        return reason(error)
    return ""
