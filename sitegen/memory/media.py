"""What is known of the files of media, kept on disk from one build to the next."""

from __future__ import annotations

from pathlib import Path

import msgspec

from sitegen.cache.signatures import Signature
from sitegen.cache.store import recall, remember
from sitegen.content.media_files import MediaFile

FILE = "media.msgpack"


class _Known(msgspec.Struct, frozen=True, array_like=True):
    signature: Signature
    file: MediaFile


class _Stored(msgspec.Struct, frozen=True, array_like=True):
    key: str
    files: dict[str, _Known]


class StoredMedia:
    """A `MediaMemory` on disk: what was known of a file is right as long as it has the signature it had."""

    def __init__(self, folder: Path, key: str) -> None:
        """`key` stands for all that the reading of a file depends on beside its bytes."""
        self._path = folder / FILE
        self._key = key
        stored = recall(self._path, _Stored)
        self._before = stored.files if stored is not None and stored.key == key else {}
        self._now: dict[str, _Known] = {}

    def known(self, name: str, seen: Signature | None) -> MediaFile | None:
        found = self._now.get(name) or self._before.get(name)
        if found is None or found.signature != seen:
            return None
        self._now[name] = found
        return found.file

    def remember(self, seen: Signature | None, file: MediaFile) -> None:
        if seen is not None:
            self._now[file.name] = _Known(seen, file)

    def save(self) -> None:
        """Writes what this run saw, where it is not what was recalled."""
        if self._now != self._before:
            remember(self._path, _Stored(self._key, self._now))
