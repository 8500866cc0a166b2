"""Content files as they were read before, by their signature or the hash of their bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self
from zlib import crc32

import msgspec

from sitegen.cache.signatures import Signature
from sitegen.cache.signatures import signature as signature_of
from sitegen.cache.store import (
    Pieces,
    Span,
    digest,
    recall_with_pieces,
    remember_with_pieces,
    spans,
)
from sitegen.content import schema
from sitegen.content.entry import PackedTexts, Place, ReadOptions, read_entry
from sitegen.memory.media import StoredMedia
from sitegen.memory.stored_entry import (
    AT_LENGTH,
    Found,
    StoredEntry,
    found_in,
    packed_at_length,
    stored_entry,
)
from sitegen.runtime.workers import can_fork, forked, map_in_chunks

PIECES = 16
"""In how many files entries are remembered: one edit writes one of them again."""

FEW_FILES = 300
"""Up to so many files, other processes take longer to start than they would save."""


class _File(msgspec.Struct, frozen=True, array_like=True):
    key: str
    known: dict[str, StoredEntry]


class EntryMemory:
    """Recalls entries of earlier runs, and remembers those of this one. Of use for one `load`."""

    def __init__(
        self, folder: Path, code_key: str, jobs: int = 1, then: Callable[[], object] | None = None
    ) -> None:
        """`code_key` is a fingerprint of all that the reading of a file depends on except its bytes; see `code_key()`.
        `jobs` is how many processes may read many files that are not known; what they do `then`, this one does not
        wait for until its end."""
        self._jobs = jobs
        self._then = then
        self._others = ExitStack()
        self.is_alone = True
        """Whether no other process has read for this one."""
        self.media = StoredMedia(folder, code_key)
        self._paths = [folder / f"entries-{n:02}.msgpack" for n in range(PIECES)]
        self._root = folder.parent
        self._options = ReadOptions()
        self._code_key = self._key = code_key
        self._stored: list[tuple[dict[str, StoredEntry], _Texts | None]] = [({}, None)] * PIECES
        self._known: dict[str, StoredEntry] = {}
        self._now: dict[str, StoredEntry] = {}
        self._decoders: dict[schema.RecordType, msgspec.msgpack.Decoder[Any]] = {}

    def set_options(self, options: ReadOptions) -> None:
        """Recalls what was read with these options, on which the reading of a file depends, too."""
        self._options = options
        self._key = f"{self._code_key} {options.key}"
        self._stored = [self._recalled(path) for path in self._paths]
        self._known = {name: known for piece, _ in self._stored for name, known in piece.items()}

    def _recalled(self, path: Path) -> tuple[dict[str, StoredEntry], _Texts | None]:
        found = recall_with_pieces(path, _File)
        if found is None or found[0].key != self._key:
            return {}, None
        return found[0].known, _Texts(found[1], self._root, self._options)

    def by_signature(self, place: Place, signature: Signature | None) -> Found | None:
        """What the file at `place` held when it had this signature."""
        known = self._known.get(place.file)
        if known is None or signature is None or known.signature != signature:
            return None
        self._now[place.file] = known
        return self._found(known, place)

    def by_bytes(self, place: Place, signature: Signature | None, data: bytes) -> Found | None:
        """What a file of these bytes held."""
        known = self._known.get(place.file)
        if known is None or known.digest != digest(data):
            return None
        self._now[place.file] = msgspec.structs.replace(known, signature=signature)
        return self._found(known, place)

    def _found(self, known: StoredEntry, place: Place) -> Found:
        _, texts = self._stored[_piece(place.file)]
        decoder = self._decoders.get(place.type)
        if decoder is None:
            decoder = self._decoders[place.type] = msgspec.msgpack.Decoder(place.type | None)
        return found_in(known, place, decoder, texts)

    def remember(self, place: Place, signature: Signature | None, data: bytes, found: Found) -> None:
        """Keeps what the file at `place` holds, until `save`."""
        self._now[place.file] = stored_entry(signature, data, found)

    def read_ahead(self, root: Path, places: Sequence[Place], options: ReadOptions) -> None:
        """Has several processes parse the files at those of `places` that are not known, where they are many."""
        missing = [(f"{root}/{place.file}", place) for place in places if place.file not in self._known]
        if self._jobs > 1 and len(missing) > FEW_FILES and can_fork():
            self.is_alone = False
            _MISSING.append((options, missing))
            executor = self._others.enter_context(forked(self._jobs))
            shares = map_in_chunks(executor, _share, range(len(missing)), self._jobs)
            if self._then is not None:
                executor.submit(self._then)
            for packed in shares:
                self._known |= msgspec.msgpack.decode(packed, type=dict[str, StoredEntry])
            _MISSING.clear()
            if self._then is None:
                self._others.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: Any) -> None:
        """Waits for the processes that were started; if something was raised, ends them."""
        self._others.__exit__(*exception)

    @property
    def key(self) -> str:
        """A fingerprint of all that the reading of a file depends on except its bytes."""
        return self._key

    def digests(self) -> Mapping[str, bytes]:
        """The digest of the bytes of every file that this run saw, by file."""
        return {file: known.digest for file, known in self._now.items()}

    def fingerprints(self) -> Mapping[str, bytes]:
        """The fingerprint of what each file says to others, for all files that this run saw."""
        return {file: known.fingerprint for file, known in self._now.items()}

    def save(self) -> None:
        """Writes what this run saw, where it is not what was recalled."""
        self.media.save()
        now: list[dict[str, StoredEntry]] = [{} for _ in range(PIECES)]
        for file, known in self._now.items():
            now[_piece(file)][file] = known
        for path, (before, texts), found in zip(self._paths, self._stored, now, strict=True):
            if before != found:
                packed = {file: _at_length(known, texts) for file, known in found.items()}
                pieces = [data for data in packed.values() if data is not None]
                whole = [(file, found[file]) for file, data in packed.items() if data is not None]
                stored = {
                    file: msgspec.structs.replace(known, at_length=span)
                    for (file, known), span in zip(whole, spans(pieces), strict=True)
                }
                remember_with_pieces(path, _File(self._key, stored), pieces)


class _Texts:
    """What entries that are remembered together say at length."""

    def __init__(self, pieces: Pieces, root: Path, options: ReadOptions) -> None:
        self.piece = pieces.piece
        self._root = root
        self._options = options

    def of(self, place: Place, span: Span) -> PackedTexts:
        """What the entry at `place` says at length; worked out again where what was remembered of it is damaged."""
        data = self.piece(span)
        if data is None:
            entry, _ = read_entry((self._root / place.file).read_bytes(), place, self._options)
            data = packed_at_length(entry)
        return AT_LENGTH.decode(data)


def _at_length(known: StoredEntry, texts: _Texts | None) -> bytes | None:
    """What an entry says at length, packed; None where that is damaged."""
    if isinstance(known.at_length, bytes):
        return known.at_length
    return texts.piece(known.at_length) if texts else None


def _piece(file: str) -> int:
    return crc32(file.encode()) % PIECES


_MISSING: list[tuple[ReadOptions, Sequence[tuple[str, Place]]]] = []
"""What workers read, and how. They are copies of the process that put it there; it is empty at all other times."""


def _share(numbers: Sequence[int]) -> bytes:
    """What a worker's share of the missing files hold, packed as it is remembered. Those that cannot be read are left
    out: they are met again, and named, by whoever asks for them."""
    found: dict[str, StoredEntry] = {}
    options, missing = _MISSING[0]
    for path, place in (missing[number] for number in numbers):
        seen = signature_of(path)
        try:
            data = Path(path).read_bytes() if seen is not None else None
        except OSError:
            data = None
        if data is not None:
            entry, problems = read_entry(data, place, options)
            found[place.file] = stored_entry(seen, data, (entry, tuple(problems)))
    return msgspec.msgpack.encode(found)
