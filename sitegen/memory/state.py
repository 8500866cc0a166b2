"""What the last build into a folder made, and from what: which of its files are still right."""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

import msgspec

from sitegen.cache.signatures import Signature, regular_bytes, signature, tree_signature
from sitegen.cache.store import digest, recall, remember
from sitegen.problems import Code, Problem


class FileState(msgspec.Struct, frozen=True, array_like=True):
    """A file of the output: its signature when it was last seen to be right, the digest of its bytes, and what it
    was made from, as indices into the state's table, packed as unsigned C integers: they are many, and rarely asked
    for."""

    signature: Signature | None
    digest: bytes
    made_from: bytes = b""


Table = tuple[tuple[str, str, bytes], ...]
"""What was looked at: collection, key, and the digest of what was there."""


Tree = tuple[str, tuple[tuple[str, Signature | None], ...]]
"""A file or folder, and the signatures of all files at or below it."""


def trees(places: Iterable[Path]) -> tuple[Tree, ...]:
    """What is at these places now."""
    return tuple((str(place), _tree(place)) for place in places)


def _tree(place: Path) -> tuple[tuple[str, Signature | None], ...]:
    """The signatures of a folder's files, or of a file; of nothing, none."""
    if place.is_dir():
        return tree_signature(place)
    return ((str(place), signature(place)),) if os.path.lexists(place) else ()


def are_same(before: Iterable[Tree]) -> bool:
    """Whether all files are surely what they were."""
    before = tuple(before)
    now = trees(Path(place) for place, _ in before)
    return now == before and all(seen is not None for _, files in now for _, seen in files)


class State(msgspec.Struct, frozen=True, array_like=True):
    """One build. `inputs` is the fingerprint of all it read, `key` that of what all of its pages depend on."""

    inputs: bytes
    key: str
    packed_problems: msgspec.Raw
    """The problems found, which a build asks for only where nothing changed."""
    pages: int
    languages: tuple[str, ...]
    left_out: tuple[str, ...]
    """Messages about what is not shown."""
    codes: tuple[Code, ...]
    """The kinds of problems of extensions."""
    search: str
    """The fingerprint of what the search index was made of, "" without one."""
    linked: bytes
    """The fingerprint of all that entries said to each other; see `LinkMemory`."""
    table: Table
    files: dict[str, FileState]
    elsewhere: tuple[Tree, ...] = ()
    """What was read outside of the project's folder: the files and folders of installed extensions."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        return msgspec.msgpack.decode(self.packed_problems, type=tuple[Problem, ...])


def state_path(folder: Path, output: Path) -> Path:
    """Where the state of the builds into `output` is kept."""
    name = blake2b(os.fsencode(output), digest_size=6).hexdigest()
    return folder / f"state-{name}.msgpack"


def recall_state(path: Path) -> State | None:
    """The state of the last build, or None."""
    return recall(path, State)


def remember_state(path: Path, state: State) -> None:
    """Saves the state for the next build."""
    remember(path, state)


def refreshed(path: str, known: FileState) -> FileState | None:
    """The state of the file at `path` now, if it has the bytes that it was left with: by its signature, or else by its
    content."""
    seen = signature(path)
    if seen is not None and seen == known.signature:
        return known
    data = regular_bytes(path, known.signature and known.signature[0])
    if data is None or digest(data) != known.digest:
        return None
    return msgspec.structs.replace(known, signature=seen)


def refreshed_link(path: str, known: FileState) -> FileState:
    """The state of a file that was given a second name since it was last seen, which changed its time."""
    seen = signature(path)
    if seen is None or known.signature is None or seen[:3] != known.signature[:3]:
        return known
    return msgspec.structs.replace(known, signature=seen)
