"""Whether a file is the one that was seen before, without reading it.

As in Git's index (https://git-scm.com/docs/racy-git): size, inode and both times. A change within the clock tick in
which a file was looked at cannot be known from its times, so such a file has no signature and is read again.
"""

from __future__ import annotations

import io
import os
import stat
import sys
import time
from hashlib import blake2b
from pathlib import Path

from sitegen import __version__
from sitegen.runtime.regular_files import shown_name

Signature = tuple[int, int, int, int]
"""Size in bytes, inode, and times of modification and of status change in nanoseconds."""

RACY_NS = 50_000_000
"""Files changed more recently than this may be changed again without their times showing it."""


def signature(path: str | Path) -> Signature | None:
    """The signature of a regular file; None where there is none, or where it is too young to be trusted."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):  # ValueError: a path with U+0000
        return None
    if not stat.S_ISREG(found.st_mode) or time.time_ns() - found.st_ctime_ns < RACY_NS:
        return None
    return found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns


def regular_bytes(path: str, size: int | None = None) -> bytes | None:
    """The bytes of a regular file; None where there is none, or none of that `size`, or it cannot be read. Links are
    not followed, and nobody waits for a pipe."""
    flags = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        file = os.open(path, os.O_RDONLY | flags)
    except (OSError, ValueError):  # or a name that no file can have
        return None
    try:
        found = os.fstat(file)
        if not stat.S_ISREG(found.st_mode) or size not in (None, found.st_size):
            return None
        with io.FileIO(file, closefd=False) as opened:
            return opened.readall()
    except OSError:
        return None
    finally:
        os.close(file)


def tree_signature(folder: Path, suffix: str = "") -> tuple[tuple[str, Signature | None], ...]:
    """The signatures of all files below a folder, by path, in order."""
    found: list[tuple[str, Signature | None]] = []
    waiting = [str(folder)]
    while waiting:
        try:
            items = list(os.scandir(waiting.pop()))
        except OSError:
            continue
        for item in items:
            if item.is_dir(follow_symlinks=False):
                if item.name != "__pycache__":
                    waiting.append(item.path)
            elif item.name.endswith(suffix):
                found.append((shown_name(item.path), signature(item.path)))
    return tuple(sorted(found))


def code_key() -> str:
    """The version of sitegen, of its code in a checkout that is being worked on, of Python, and of everything
    that is installed: another version of a dependency may read or show the same text differently."""
    code = tree_signature(Path(__file__).parent.parent, ".py")
    fingerprint = blake2b(repr((code, sys.version, _installed())).encode(), digest_size=8)
    return f"{__version__} {fingerprint.hexdigest()}"


def _installed() -> list[str]:
    """The distributions that can be imported, with their versions: names of folders, which are read soonest."""
    found: list[str] = []
    for folder in sys.path:
        try:
            with os.scandir(folder or ".") as items:
                found += (item.name for item in items if item.name.endswith(".dist-info"))
        except OSError:
            continue
    return sorted(found)
