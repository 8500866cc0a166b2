"""Which files of the last build are still right, by what they were made from."""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path

from sitegen.content.entry import MARKDOWN_KINDS, Entry
from sitegen.content.schema import FOLDERS
from sitegen.incremental.signatures import signature
from sitegen.incremental.state import FileState, State, Table, seen_again
from sitegen.incremental.trace import Dep, Digests, Numbers
from sitegen.output import Made

_NOTHING = ("", "", b"")
"""A row of the table that no file uses any more: the next new one takes its place."""


Files = dict[str, "array[int]"]
"""Numbers of all that each file was made from."""

Packed = tuple[list[Dep], Files]
"""A table, and the indices in it of all that each file was made from."""


class Traces:
    """What new files were made from, by the numbers that it has in a trace."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self.files: Files = {}

    def add(self, path: str, deps: Iterable[int]) -> None:
        self.files[path] = array("I", deps)

    @property
    def used(self) -> dict[int, Dep]:
        """All that files were made from, by its number."""
        deps = self._numbers.deps
        return {number: deps[number] for number in set[int]().union(*self.files.values())}

    def packed(self) -> Packed:
        """The same for another process, which has other numbers."""
        used = self.used
        return list(used.values()), _renumbered(self.files, {number: i for i, number in enumerate(used)})

    def take_over(self, others: Packed) -> None:
        """Adds the files of others, which another process made."""
        table, files = others
        known = [self._numbers[name][key] for name, key in table]
        self.files.update(_renumbered(files, known))


def _renumbered(files: Files, numbers: Mapping[int, int] | Sequence[int]) -> Files:
    return {path: array("I", map(numbers.__getitem__, found)) for path, found in files.items()}


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
    traces: Traces,
    before: State | None,
    kept: Mapping[str, FileState],
    digests: Digests,
) -> tuple[Table, dict[str, bytes]]:
    """The table of all that was looked at, and what each new file was made from, as `FileState` has it. What is kept
    of the state `before` stays right."""
    rows: list[Dep] = [(name, key) for name, key, _ in before.table] if before is not None else []
    indices = {row: i for i, row in enumerate(rows) if row != _NOTHING[:2]}
    free: list[int] = []
    new = traces.used
    if not all(dep in indices for dep in new.values()):
        used = set().union(*(_unpacked(file.made_from) for file in kept.values()))
        free = [i for i in range(len(rows)) if i not in used]
        indices = {rows[i]: i for i in used}
    for dep in new.values():
        if dep not in indices:
            if not free:
                free.append(len(rows))
                rows.append(dep)
            indices[dep] = free.pop()
    found = _renumbered(traces.files, {number: indices[dep] for number, dep in new.items()})
    made_from = {path: rows.tobytes() for path, rows in found.items()}
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


def unmoved(state: State, derived: Container[str]) -> Mapping[Dep, bytes]:
    """What is what it was in `state` where entries say to each other what they said then: everything but the text of
    briefs and own pages, what briefs tell of theirs, and what is `derived` from who knows what."""
    apart = ("bodies", "briefs")
    return {(name, key): was for name, key, was in state.table if name not in apart and name not in derived}


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
