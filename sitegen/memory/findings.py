"""What checks found in single entries, kept on disk from one build to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from sitegen.cache.store import digest, recall, remember
from sitegen.checks.findings_cache import WHOLE, FindingsCache, Scope
from sitegen.content.entry import Entry

T = TypeVar("T")

FILE = "findings.msgpack"

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


class _Check(msgspec.Struct, frozen=True, array_like=True):
    """What a check found: the digest of its dependencies, and a packed list in the order of the files; nil where one
    was not checked."""

    dependencies: bytes
    found: msgspec.Raw
    parts: tuple[bytes, ...] = ()
    """The digests of the parts of the dependencies that matter, in the order of the files; none where all do."""


class _File(msgspec.Struct, frozen=True, array_like=True):
    key: str
    digests: dict[str, bytes]
    checks: dict[str, _Check]


class StoredFindings(FindingsCache):
    """A `FindingsCache` on disk. Results are kept by the digests of the entry's bytes and of the dependencies."""

    def __init__(self, folder: Path, key: str, digests: Mapping[str, bytes]) -> None:
        """`digests` are those of the bytes that entries were read from, by file; `key` is a fingerprint of everything
        else that an entry and its checks depend on."""
        super().__init__()
        self._path = folder / FILE
        self._key = key
        self._digests = dict(digests)
        stored = recall(self._path, _File)
        self._before = stored if stored is not None and stored.key == key else _File(key, {}, {})
        self._others = {
            file for file, data in self._before.digests.items() if self._digests.get(file) != data
        }
        """Files that were different then, or are gone."""
        self._now: dict[str, tuple[bytes, dict[str, Any], dict[str, bytes]]] = {}
        self._last: tuple[object, bytes] | None = None
        self._doubtful: set[str] = set()
        self._changed = bool(self._others)

    def each(
        self,
        what: str,
        dependencies: object,
        entries: Iterable[Entry],
        make: Callable[[Entry], T],
        of: type[T],
        scope: Scope = WHOLE,
    ) -> list[T]:
        siblings, part_for = scope
        pairs = {file: other.origin.file for file, other in siblings.items()}
        fingerprint = self._fingerprint(dependencies) + (digest(_encode(pairs)) if pairs else b"")
        same, known, parts = self._known(what, fingerprint, of)
        for file, other in pairs.items():
            if other in self._others:
                known.pop(file, None)
        self._now[what] = (fingerprint, known, parts)
        self._changed = self._changed or not same
        found: list[T] = []
        for entry in entries:
            file = entry.origin.file
            value = known.get(file)
            if value is None or not same:
                part = digest(_encode(part_for(entry))) if part_for is not None else b""
                if value is None or part != parts.get(file, b""):
                    value = known[file] = make(entry)
                    self._changed = True
                if part_for is not None:
                    parts[file] = part
            found.append(value)
        return found

    def note_read(self, file: str, data: bytes) -> None:
        if digest(data) != self._digests.get(file):
            self._doubtful.add(file)

    def save(self) -> None:
        """Writes what the checks found, unless it is what was recalled. Leaves out what was found in a file that had
        changed by the time its words were looked up."""
        if not self._changed and self._now.keys() == self._before.checks.keys():
            return
        digests = {file: data for file, data in self._digests.items() if file not in self._doubtful}
        checks = {
            what: _Check(
                fingerprint,
                msgspec.Raw(_encode([found.get(file) for file in digests])),
                tuple(parts.get(file, b"") for file in digests) if parts else (),
            )
            for what, (fingerprint, found, parts) in self._now.items()
        }
        remember(self._path, _File(self._key, digests, checks))

    def _fingerprint(self, dependencies: object) -> bytes:
        """The digest of `dependencies`; several checks in a row may have the same ones."""
        if self._last is None or self._last[0] is not dependencies:
            self._last = (dependencies, digest(_encode(dependencies)))
        return self._last[1]

    def _known(
        self, what: str, fingerprint: bytes, of: type[T]
    ) -> tuple[bool, dict[str, T | None], dict[str, bytes]]:
        """Whether the dependencies are the same, what was found in files that are, and the digests of the parts."""
        before = self._before.checks.get(what)
        same = before is not None and before.dependencies == fingerprint
        if before is None or not (same or before.parts):
            return False, {}, {}
        found = msgspec.msgpack.decode(before.found, type=list[of | None])  # type: ignore[valid-type]
        known: dict[str, T | None] = dict(zip(self._before.digests, found, strict=True))
        for file in self._others:
            del known[file]
        return same, known, dict(zip(self._before.digests, before.parts, strict=False))
