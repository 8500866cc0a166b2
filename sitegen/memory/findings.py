"""What checks found in single entries, kept from one build to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from sitegen.cache.store import digest, recall, remember
from sitegen.checks.kept import WHOLE, Kept, Scope
from sitegen.content.entry import Entry

T = TypeVar("T")

FILE = "findings.msgpack"

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


class _Check(msgspec.Struct, frozen=True, array_like=True):
    """What a check found: the digest of its ground, and a packed list that goes with the files; nil: not checked."""

    ground: bytes
    found: msgspec.Raw
    shares: tuple[bytes, ...] = ()
    """The digests of the parts of the ground that were looked at, by file; none where that was all of it."""


class _File(msgspec.Struct, frozen=True, array_like=True):
    key: str
    digests: dict[str, bytes]
    checks: dict[str, _Check]


class Findings(Kept):
    """As `Kept`, and kept on disk: by the digests of the entry's bytes and of the ground."""

    def __init__(self, folder: Path, key: str, digests: Mapping[str, bytes]) -> None:
        """`digests` are those of the bytes that entries were read from, by file; `key` stands for all that an entry
        and its checks depend on beside them."""
        super().__init__()
        self._path = folder / FILE
        self._key = key
        self._digests = dict(digests)
        stored = recall(self._path, _File)
        self._before = stored if stored is not None and stored.key == key else _File(key, {}, {})
        self._others = {
            file for file, data in self._before.digests.items() if self._digests.get(file) != data
        }
        """Files that were another then, or that are no more."""
        self._now: dict[str, tuple[bytes, dict[str, Any], dict[str, bytes]]] = {}
        self._last: tuple[object, bytes] | None = None
        self._doubtful: set[str] = set()
        self._changed = bool(self._others)

    def each(
        self,
        what: str,
        ground: object,
        entries: Iterable[Entry],
        make: Callable[[Entry], T],
        of: type[T],
        scope: Scope = WHOLE,
    ) -> list[T]:
        beside, share = scope
        pairs = {file: other.origin.file for file, other in beside.items()}
        fingerprint = self._fingerprint(ground) + (digest(_encode(pairs)) if pairs else b"")
        same, known, shares = self._known(what, fingerprint, of)
        for file, other in pairs.items():
            if other in self._others:
                known.pop(file, None)
        self._now[what] = (fingerprint, known, shares)
        self._changed = self._changed or not same
        found: list[T] = []
        for entry in entries:
            file = entry.origin.file
            value = known.get(file)
            if value is None or not same:
                part = digest(_encode(share(entry))) if share is not None else b""
                if value is None or part != shares.get(file, b""):
                    value = known[file] = make(entry)
                    self._changed = True
                if share is not None:
                    shares[file] = part
            found.append(value)
        return found

    def looked_into(self, file: str, data: bytes) -> None:
        if digest(data) != self._digests.get(file):
            self._doubtful.add(file)

    def save(self) -> None:
        """Writes what the checks found, unless it is what was recalled. What was found in a file that was another by
        the time its words were looked up is left out."""
        if not self._changed and self._now.keys() == self._before.checks.keys():
            return
        digests = {file: data for file, data in self._digests.items() if file not in self._doubtful}
        checks = {
            what: _Check(
                fingerprint,
                msgspec.Raw(_encode([found.get(file) for file in digests])),
                tuple(shares.get(file, b"") for file in digests) if shares else (),
            )
            for what, (fingerprint, found, shares) in self._now.items()
        }
        remember(self._path, _File(self._key, digests, checks))

    def _fingerprint(self, ground: object) -> bytes:
        """The digest of a ground; several checks in a row may have the same one."""
        if self._last is None or self._last[0] is not ground:
            self._last = (ground, digest(_encode(ground)))
        return self._last[1]

    def _known(
        self, what: str, fingerprint: bytes, of: type[T]
    ) -> tuple[bool, dict[str, T | None], dict[str, bytes]]:
        """Whether the ground is the same, what was found in the files that are, and by what part of the ground."""
        before = self._before.checks.get(what)
        same = before is not None and before.ground == fingerprint
        if before is None or not (same or before.shares):
            return False, {}, {}
        found = msgspec.msgpack.decode(before.found, type=list[of | None])  # type: ignore[valid-type]
        known: dict[str, T | None] = dict(zip(self._before.digests, found, strict=True))
        for file in self._others:
            del known[file]
        return same, known, dict(zip(self._before.digests, before.shares, strict=False))
