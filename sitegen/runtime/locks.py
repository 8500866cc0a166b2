"""Locks on folders. One ends with the process that holds it, however that ends, and leaves no file behind."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

fcntl: Any
try:
    import fcntl
except ImportError:  # Windows
    fcntl = None


def lock(file: int, *, wait: bool = False) -> bool | None:
    """Locks an open folder, and returns whether it could: False where another process holds the lock, None where the
    system or the file system has none."""
    if fcntl is None:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


@contextmanager
def exclusive(folder: Path, waiting: Callable[[], object]) -> Iterator[bool]:
    """Lets one process at a time work in `folder`, which is created. Calls `waiting` if this one has to wait, and
    yields whether it did. Where there are no locks, or the folder cannot be created, nobody waits."""
    try:
        folder.mkdir(exist_ok=True)
        file = os.open(folder, os.O_RDONLY)
    except OSError:
        yield False
        return
    try:
        waited = lock(file) is False
        if waited:
            waiting()
            lock(file, wait=True)
        yield waited
    finally:
        _unlock(file)
        os.close(file)


def _unlock(file: int) -> None:
    if (
        fcntl is not None
    ):  # other processes may yet have a copy of the open folder, with which the lock would stay
        try:
            fcntl.flock(file, fcntl.LOCK_UN)
        except OSError:
            return
