"""Folders for files on their way into the output folder, and the end of those that dead builds left.

A build holds a lock on its own for as long as it lives, so that another one can tell. A lock ends with the process,
however that ends.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sitegen.runtime.locks import lock

_LONGEST = 150
"""Bytes of a folder's name that the names of its temporary siblings repeat: a name has 255 at most."""


def real_place(output: str | os.PathLike[str]) -> tuple[str, str]:
    """Where an output folder really is, and the nearest folder above it that exists."""
    real = os.path.realpath(output)
    above = os.path.dirname(real)
    while not os.path.lexists(above):
        above = os.path.dirname(above)
    return real, above


@contextmanager
def scratch(within: str, real: str) -> Iterator[str]:
    """A new folder in `within` for the files of the output folder at `real`; nothing of it is left afterwards."""
    import shutil  # which a build that changes nothing does not need

    path, held = _made(f"{within}/{_prefix(real)}")
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
        os.close(held)


def sweep(output: str | os.PathLike[str]) -> None:
    """Removes what builds into this output folder that are no longer alive left next to it, or in it."""
    real, above = real_place(output)
    prefix = _prefix(real)
    for within in (above, real):
        try:
            with os.scandir(within) as items:
                found = [item.path for item in items if item.name.startswith(prefix)]
        except OSError:
            continue
        for path in found:
            _remove_if_dead(path)


def _prefix(real: str) -> str:
    name = os.fsdecode(os.fsencode(os.path.basename(real))[:_LONGEST])
    return f".{name}-sitegen-"


def _made(prefix: str) -> tuple[str, int]:
    while True:
        path = prefix + os.urandom(6).hex()
        os.mkdir(path)
        with suppress(FileNotFoundError):  # another build may have swept it before it was locked
            file = os.open(path, os.O_RDONLY)
            if lock(file) is not False and os.path.exists(path):
                return path, file
            os.close(file)


def _remove_if_dead(path: str) -> None:
    import shutil

    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return
    try:
        if lock(file):
            shutil.rmtree(path, ignore_errors=True)
    finally:
        os.close(file)
