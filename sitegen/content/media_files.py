"""The files beside the records of media: pictures, documents, recordings, data. What is known of each without a record.

Only their signatures are looked at where they were read before: a folder of photographs is not read at every build.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Protocol

import msgspec

from sitegen.cache.signatures import Signature, signature
from sitegen.content.media_formats import UNKNOWN, MediaFormat, format_of, is_called_image, reads_as_text
from sitegen.content.pdf_pages import page_count
from sitegen.pictures.inspection import inspect
from sitegen.pictures.picture import Picture
from sitegen.problems import Problem, Span, codes
from sitegen.runtime.regular_files import open_regular, reason

MEDIA = "media"
"""The folder of media, below the content folder."""

_MOST_OF_PDF = 1 << 27
"""The pages of a larger one are not counted."""
MOST_BYTES = 1 << 30
"""The largest file that is published. Hosts refuse much smaller ones; beyond this it is surely not meant."""

MOST_TEXT = 1 << 20
"""The largest file of data or times that is read, in bytes."""

_PIECE = 1 << 20


class MediaFile(msgspec.Struct, frozen=True):
    """A file of `content/media/`, as its bytes are."""

    name: str
    """Its path below `content/media/`, as on disk."""
    digest: str
    """SHA-256 of its bytes, in hexadecimal digits."""
    size: int
    """In bytes."""
    format: MediaFormat
    picture: Picture | None = None
    """What it shows, where it is a picture that can be shown."""
    text: bytes = b""
    """Its bytes, where it is a file of data, times or text, which sitegen reads."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with it whoever uses it."""
    pages: int = 0
    """How many it has, where it is a PDF that tells."""

    @property
    def file(self) -> str:
        """Its path for messages, below the project's folder."""
        return f"content/{MEDIA}/{self.name}"

    @property
    def key(self) -> str:
        """The name by which records refer to it; see `file_key`."""
        return file_key(self.name)


MediaFiles = Mapping[str, MediaFile]
"""By the names that records use."""

NO_FILES: MediaFiles = MappingProxyType({})


class MediaMemory(Protocol):
    """What earlier runs knew of the files; see `sitegen.memory.media.StoredMedia`."""

    def known(self, name: str, seen: Signature | None) -> MediaFile | None: ...

    def remember(self, seen: Signature | None, file: MediaFile) -> None: ...


def file_key(name: str) -> str:
    """A file's name as two people write it who do not see the difference: macOS takes letters apart (NFD)."""
    return unicodedata.normalize("NFC", name)


def read_media(
    root: Path, names: Iterable[str], memory: MediaMemory | None = None
) -> tuple[MediaFiles, tuple[Problem, ...]]:
    """The files of these `names` in the project at `root`, and why others cannot be read. What `memory` knows is not
    read again."""
    found: dict[str, MediaFile] = {}
    problems: list[Problem] = []
    for name in names:
        file = read_media_file(root, name, memory)
        if isinstance(file, Problem):
            problems.append(file)
            continue
        problems += file.problems
        other = found.setdefault(file.key, file)
        if other is not file:
            message = f'"{name}" and another file have the same name, written in two ways of Unicode'
            problems.append(codes.UNEXPECTED_FILE.at(Span(file.file), message, "remove one of the two"))
    return found, tuple(problems)


def read_media_file(root: Path, name: str, memory: MediaMemory | None = None) -> MediaFile | Problem:
    """What is known of one file, or why it cannot be read."""
    path = root / "content" / MEDIA / name
    seen = signature(path)
    if memory is not None and (known := memory.known(name, seen)) is not None:
        return known
    span = Span(f"content/{MEDIA}/{name}")
    content = root / "content"
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(content.resolve()):
            message = f"this is a link to {path.readlink()}, outside the content folder"
            return codes.OUTSIDE_ROOT.at(span, message, codes.OUTSIDE_ROOT.fix)
        with open_regular(path, MOST_BYTES) as opened:
            file = _inspected(name, opened)
    except (OSError, RuntimeError) as error:
        return codes.UNREADABLE.at(span, f"the file cannot be read: {reason(error)}", codes.UNREADABLE.fix)
    if memory is not None:
        memory.remember(seen, file)
    return file


def _inspected(name: str, opened: BinaryIO) -> MediaFile:
    head = opened.read(_PIECE)
    format_ = format_of(head, name)
    if format_.nature == "image" or (format_ is UNKNOWN and is_called_image(name)):
        return _inspected_picture(name, format_, head + opened.read())
    hashed, size = sha256(head), len(head)
    kept = [head] if format_.name == "PDF" else []
    while piece := opened.read(_PIECE):
        hashed.update(piece)
        size += len(piece)
        if kept:
            kept = [*kept, piece] if size <= _MOST_OF_PDF else []
    is_text = reads_as_text(format_)
    problems: list[Problem] = []
    if is_text and size > MOST_TEXT:
        message = (
            f"this file has {size >> 10:,} KiB; the limit for data and transcripts is {MOST_TEXT >> 10:,} KiB"
        )
        problems.append(codes.TOO_LARGE.at(Span(f"content/{MEDIA}/{name}"), message, codes.TOO_LARGE.fix))
    text = head if is_text and size <= MOST_TEXT else b""
    return MediaFile(
        name,
        hashed.hexdigest(),
        size,
        format_,
        text=text,
        problems=tuple(problems),
        pages=page_count(b"".join(kept)),
    )


def _inspected_picture(name: str, format_: MediaFormat, data: bytes) -> MediaFile:
    found = inspect(data, f"content/{MEDIA}/{name}")
    digest = sha256(data).hexdigest()
    return MediaFile(name, digest, len(data), format_, found.picture, problems=found.problems)
