"""Files as they are given to sitegen: read where they are regular and of a size that can be meant, and named."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

MOST = 1 << 25
"""The largest file that is read of captured texts, locks and themes, in bytes."""


def open_regular(path: str | Path, most: int = MOST) -> BinaryIO:
    """A file, opened. Raises OSError, with words for a message, if there is none, if it is not a regular file (a pipe
    would be waited for), or if it has more than `most` bytes."""
    opened = os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb")
    found = os.fstat(opened.fileno())
    if stat.S_ISREG(found.st_mode) and found.st_size <= most:
        return opened
    opened.close()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file", str(path))
    size = f"it has {found.st_size >> 10:,} KiB; the limit is {most >> 10:,} KiB"
    raise OSError(errno.EFBIG, size, str(path))


def read_regular(path: str | Path, most: int = MOST) -> bytes:
    """The bytes of a file. Raises as `open_regular` does."""
    with open_regular(path, most) as opened:
        return opened.read()


def reason(error: OSError | RuntimeError) -> str:
    """Why a file cannot be read, in words. Python calls links in a circle a RuntimeError."""
    return getattr(error, "strerror", None) or str(error)


def shown_name(name: str) -> str:
    """A file's name for messages; bytes that are not UTF-8 are shown by their codes."""
    if name.isascii():
        return name
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
