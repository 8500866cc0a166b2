"""What the last build into a folder made, and from what: which of its files are still right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path

import msgspec

from sitegen.incremental.signatures import Signature, signature
from sitegen.incremental.store import digest, recall, remember
from sitegen.incremental.trace import Dep, Digests
from sitegen.problems import Problem


class FileState(msgspec.Struct, frozen=True, array_like=True):
    """A file of the output: its signature when it was last seen to be right, the digest of its bytes, and what it
    was made from, as indices into the state's table."""

    signature: Signature | None
    digest: bytes
    made_from: tuple[int, ...] = ()


class State(msgspec.Struct, frozen=True, array_like=True):
    """One build. `inputs` stands for all it read, `key` for what all of its pages depend on."""

    inputs: bytes
    key: str
    problems: tuple[Problem, ...]
    pages: int
    languages: tuple[str, ...]
    search: str
    """The fingerprint of what the search index was made of, "" without one."""
    table: tuple[tuple[str, str, bytes], ...]
    """What was looked at: collection, key, and the digest of what was there."""
    files: dict[str, FileState]


def state_path(folder: Path, output: Path) -> Path:
    """Where the state of the builds into `output` is kept."""
    name = blake2b(str(output).encode(), digest_size=6).hexdigest()
    return folder / f"state-{name}.msgpack"


def recall_state(path: Path) -> State | None:
    """The state of the last build, or None."""
    return recall(path, State)


def remember_state(path: Path, state: State) -> None:
    """Keeps the state for the next build."""
    remember(path, state)


def is_intact(path: Path, known: FileState) -> bool:
    """Whether the file at `path` has the bytes that it was left with: by its signature, or else by its content."""
    seen = signature(path)
    if seen is not None and seen == known.signature:
        return True
    try:
        return not path.is_symlink() and digest(path.read_bytes()) == known.digest
    except OSError:
        return False


def still_right(state: State, digests: Digests, paths: Iterable[str], output: Path) -> set[str]:
    """Those of `paths` that are on disk as they were left, and whose every ground is what it was."""
    changed = {i for i, (name, key, was) in enumerate(state.table) if digests.of((name, key)) != was}
    right = set()
    for path in paths:
        known = state.files.get(path)
        if known is not None and changed.isdisjoint(known.made_from) and is_intact(output / path, known):
            right.add(path)
    return right


def grounds(
    traces: Mapping[str, Iterable[Dep]], before: State | None, kept: Iterable[str], digests: Digests
) -> tuple[tuple[tuple[str, str, bytes], ...], dict[str, tuple[int, ...]]]:
    """The table of all that was looked at, and what each file was made from as indices into it."""
    indices: dict[Dep, int] = {}
    made_from: dict[str, tuple[int, ...]] = {}
    for path, deps in traces.items():
        made_from[path] = tuple(sorted(indices.setdefault(dep, len(indices)) for dep in deps))
    if before is not None:
        for path in kept:
            seen = (before.table[i][:2] for i in before.files[path].made_from)
            made_from[path] = tuple(sorted(indices.setdefault(dep, len(indices)) for dep in seen))
    return tuple((name, key, digests.of((name, key))) for name, key in indices), made_from


def file_states(
    written: Mapping[str, bytes],
    before: State | None,
    kept: Iterable[str],
    made_from: Mapping[str, tuple[int, ...]],
    output: Path,
) -> dict[str, FileState]:
    """The state of every file of the output after it was put in place."""
    states = {
        path: FileState(signature(output / path), digest(data), made_from.get(path, ()))
        for path, data in written.items()
    }
    if before is not None:
        for path in kept:
            seen = signature(output / path)
            states[path] = FileState(seen, before.files[path].digest, made_from.get(path, ()))
    return states
