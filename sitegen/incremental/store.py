"""A file that holds what is remembered: MessagePack, written in one step, and ignored where it is damaged."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")

DIGEST_SIZE = 16


def digest(data: bytes) -> bytes:
    """A hash of `data`, BLAKE2b with 16 bytes."""
    return blake2b(data, digest_size=DIGEST_SIZE).digest()


def recall(path: Path, type_: type[T]) -> T | None:
    """What `path` holds, or None where it is missing, damaged, or of another form."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if len(data) < DIGEST_SIZE or digest(data[DIGEST_SIZE:]) != data[:DIGEST_SIZE]:
        return None
    try:
        return msgspec.msgpack.decode(memoryview(data)[DIGEST_SIZE:], type=type_)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


def remember(path: Path, value: object) -> None:
    """Writes `value` to `path` in one step: two builds at once leave one of the two. Failing to is no failure of a
    build, so nothing is raised where the folder cannot be written."""
    import tempfile  # which a build that changes nothing does not need

    data = msgspec.msgpack.encode(value)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        ignored = path.parent / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n", encoding="utf-8")
        handle, name = tempfile.mkstemp(prefix=path.name, dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(digest(data))
            file.write(data)
        Path(name).replace(path)
    except OSError:
        return
