"""A file that holds what is remembered: MessagePack, written in one step, and ignored where it is damaged."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import msgspec

T = TypeVar("T")

DIGEST_SIZE = 16
CHECKSUM_SIZE = 4
_LENGTH = 8
_PART = ".part"


def digest(data: bytes) -> bytes:
    """A hash of `data`: 16 bytes of SHA-256, for which processors have instructions."""
    return sha256(data).digest()[:DIGEST_SIZE]


def _checksum(data: bytes | memoryview) -> bytes:
    """CRC-32: what is remembered is guarded against damage, not against malice, and read at every build."""
    return crc32(data).to_bytes(CHECKSUM_SIZE, "big")


def recall(path: Path, type_: type[T]) -> T | None:
    """What `path` holds, or None where it is missing, damaged, or of another form."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return _checked(data, type_)


def remember(path: Path, value: object) -> None:
    """Writes `value` to `path` in one step: two builds at once leave one of the two. Failing to is no failure of a
    build, so nothing is raised where the folder cannot be written."""
    data = msgspec.msgpack.encode(value)
    _replace(path, (_checksum(data), data))


Span = tuple[int, int, int]
"""Where one of many pieces begins, how long it is, and its CRC-32."""


class Pieces:
    """Pieces of bytes behind the head of a file, each read when it is asked for. The file is held open until nobody
    needs them any more, so that they are the ones that belong to the head, whoever puts another file in its place."""

    def __init__(self, path: Path) -> None:
        """Raises OSError."""
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        size = int.from_bytes(self._read(0, _LENGTH), "big")
        self._begin = _LENGTH + size

    def head(self) -> bytes:
        """What is before the pieces. Raises OSError."""
        return self._read(_LENGTH, max(0, min(self._begin, os.fstat(self._file).st_size) - _LENGTH))

    def piece(self, span: Span) -> bytes | None:
        """A piece, or None where it is damaged."""
        start, size, check = span
        try:
            data = self._read(self._begin + start, size)
        except OSError:
            return None
        return data if len(data) == size and crc32(data) == check else None

    def _read(self, start: int, size: int) -> bytes:
        if hasattr(os, "pread"):  # which copies of this process may call at the same time
            return os.pread(self._file, size, start)
        os.lseek(self._file, start, os.SEEK_SET)
        return os.read(self._file, size)

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            os.close(self._file)


def recall_with_pieces(path: Path, type_: type[T]) -> tuple[T, Pieces] | None:
    """As `recall`, for what `remember_with_pieces` wrote."""
    try:
        pieces = Pieces(path)
        found = _checked(pieces.head(), type_)
    except OSError:
        return None
    return None if found is None else (found, pieces)


def remember_with_pieces(path: Path, value: object, pieces: Iterable[bytes]) -> None:
    """As `remember`, with pieces behind the value, of which its spans tell; see `spans`."""
    data = msgspec.msgpack.encode(value)
    size = (CHECKSUM_SIZE + len(data)).to_bytes(_LENGTH, "big")
    _replace(path, (size, _checksum(data), data, *pieces))


def spans(pieces: Iterable[bytes]) -> Iterator[Span]:
    """Where each of `pieces` will be."""
    start = 0
    for piece in pieces:
        yield start, len(piece), crc32(piece)
        start += len(piece)


def _checked(data: bytes, type_: type[T]) -> T | None:
    stored = memoryview(data)[CHECKSUM_SIZE:]
    if len(data) < CHECKSUM_SIZE or _checksum(stored) != data[:CHECKSUM_SIZE]:
        return None
    try:
        return msgspec.msgpack.decode(stored, type=type_)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


def _replace(path: Path, parts: Iterable[bytes]) -> None:
    import tempfile  # which a build that changes nothing does not need

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        ignored = path.parent / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n", encoding="utf-8")
        handle, name = tempfile.mkstemp(prefix=path.name, suffix=_PART, dir=path.parent)
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
        Path(name).replace(path)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise


def sweep_parts(folder: Path) -> None:
    """Removes what writers that did not come to their end left in `folder`, and in the folders in it. One that is at
    work all the same then fails, which it bears."""
    for part in (*folder.glob(f"*{_PART}"), *folder.glob(f"*/*{_PART}")):
        with suppress(OSError):
            part.unlink()
