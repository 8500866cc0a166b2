"""Which files of the last build are still right, by what they were made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from sitegen.incremental.signatures import signature
from sitegen.incremental.state import FileState, State, is_intact
from sitegen.incremental.store import digest
from sitegen.incremental.trace import Dep, Digests


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
