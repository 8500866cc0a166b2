"""Which files of the last build are still right, by what they were made from."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path

from sitegen.content.entry import MARKDOWN_KINDS, Entry
from sitegen.content.schema import FOLDERS
from sitegen.incremental.signatures import signature
from sitegen.incremental.state import FileState, State, Table, seen_again
from sitegen.incremental.trace import Dep, Digests
from sitegen.output import Made

_NOTHING = ("", "", b"")
"""A row of the table that no file uses any more: the next new one takes its place."""


def still_right(state: State, digests: Digests, paths: Iterable[str], output: Path) -> dict[str, FileState]:
    """Those of `paths` that are on disk as they were left, and whose every ground is what it was; as they are now."""
    changed = {i for i, (name, key, was) in enumerate(state.table) if digests.of((name, key)) != was}
    right = {}
    for path in paths:
        known = state.files.get(path)
        if known is not None and changed.isdisjoint(_unpacked(known.made_from)):
            seen = seen_again(f"{output}/{path}", known)
            if seen is not None:
                right[path] = seen
    return right


def grounds(
    traces: Mapping[str, Iterable[Dep]],
    before: State | None,
    kept: Mapping[str, FileState],
    digests: Digests,
) -> tuple[Table, dict[str, bytes]]:
    """The table of all that was looked at, and what each new file was made from, as `FileState` has it. What is kept
    of the state `before` stays right."""
    rows: list[Dep] = [(name, key) for name, key, _ in before.table] if before is not None else []
    indices = {row: i for i, row in enumerate(rows) if row != _NOTHING[:2]}
    free: list[int] = []
    if not all(dep in indices for deps in traces.values() for dep in deps):
        used = set().union(*(_unpacked(file.made_from) for file in kept.values()))
        free = [i for i in range(len(rows)) if i not in used]
        indices = {rows[i]: i for i in used}
    made_from = {}
    for path, deps in traces.items():
        for dep in deps:
            if dep not in indices:
                if not free:
                    free.append(len(rows))
                    rows.append(dep)
                indices[dep] = free.pop()
        made_from[path] = array("I", [indices[dep] for dep in deps]).tobytes()
    table = [_NOTHING] * len(rows)
    for (name, key), i in indices.items():
        table[i] = (name, key, digests.of((name, key)))
    return tuple(table), made_from


def by_file(entries: Iterable[Entry], digests: Mapping[str, bytes]) -> Mapping[Dep, bytes]:
    """What stands for the digest of each record, and of each brief's and own page's body: the `digests` of the files
    they are read from, of which they are pure functions."""
    found: dict[Dep, bytes] = {}
    for entry in entries:
        mark = entry.language.encode() + digests[entry.origin.file]
        dep = ("bodies" if entry.kind in MARKDOWN_KINDS else FOLDERS[entry.kind], entry.id)
        found[dep] = found.get(dep, b"") + mark
    return found


def _unpacked(made_from: bytes) -> memoryview:
    return memoryview(made_from).cast("I")


def file_states(
    made: Mapping[str, Made], made_from: Mapping[str, bytes], output: Path
) -> dict[str, FileState]:
    """The state of new files after they were put in place."""
    return {
        path: FileState(signature(f"{output}/{path}"), file.digest, made_from.get(path, b""))
        for path, file in made.items()
    }
