"""What all who work on the output folder share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

MANIFEST = ".sitegen-manifest.json"
"""The list, in the output folder, of the files that sitegen put there."""


class OutputError(Exception):
    """The output folder cannot be used; the message says why."""


class Written(msgspec.Struct, frozen=True):
    """How many files were written, were already there, and were removed."""

    written: int
    unchanged: int
    removed: int


def shown(path: str | bytes | Path) -> str:
    """A path as it can be printed, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


@contextmanager
def output_errors(folder: str) -> Iterator[None]:
    """Raises OutputError for an OSError in the block."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{shown(error.filename or folder)} cannot be written: {error.strerror}") from error
