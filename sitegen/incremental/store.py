"""A file that holds what is remembered: MessagePack, written in one step, and ignored where it is damaged."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import msgspec

T = TypeVar("T")

DIGEST_SIZE = 16
CHECKSUM_SIZE = 4


def digest(data: bytes) -> bytes:
    """A hash of `data`, BLAKE2b with 16 bytes."""
    return blake2b(data, digest_size=DIGEST_SIZE).digest()


def _checksum(data: bytes | memoryview) -> bytes:
    """CRC-32: what is remembered is guarded against damage, not against malice, and read at every build."""
    return crc32(data).to_bytes(CHECKSUM_SIZE, "big")


def recall(path: Path, type_: type[T]) -> T | None:
    """What `path` holds, or None where it is missing, damaged, or of another form."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    stored = memoryview(data)[CHECKSUM_SIZE:]
    if len(data) < CHECKSUM_SIZE or _checksum(stored) != data[:CHECKSUM_SIZE]:
        return None
    try:
        return msgspec.msgpack.decode(stored, type=type_)
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
            file.write(_checksum(data))
            file.write(data)
        Path(name).replace(path)
    except OSError:
        return
