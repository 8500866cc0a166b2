"""Which files of the last build are still valid, by what they depend on."""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path

from sitegen.cache.signatures import signature
from sitegen.content.entry import Entry
from sitegen.content.schema import RECORDS
from sitegen.memory.state import FileState, State, Table, refreshed
from sitegen.output import Made
from sitegen.publication.model import collection
from sitegen.publication.receipts import Receipts
from sitegen.publication.trace import Dependency, DependencyIds, Digests

_NOTHING = ("", "", b"")
"""A row of the table that no file uses any more: the next new one takes its place."""


FEW_ROWS = 8
"""Up to so many rows of the table, it is faster to look for each of them."""

_MARKDOWN = tuple(type_.FOLDER for type_ in RECORDS if type_.HAS_BODY)

OF_TEXTS = frozenset({"bodies", "briefs", "editions", "files", "receipts"})
"""The collections that may change while all relations stay the same: the text of briefs and custom pages, what briefs
say of theirs, the files of media, and what was found in the copies of sources."""

Files = dict[str, "array[int]"]
"""The ids of all that each file was made from."""

Packed = tuple[list[Dependency], Files]
"""A table, and the indices in it of all that each file was made from."""


class Traces:
    """What new files were made from, by the ids in a trace."""

    def __init__(self, ids: DependencyIds) -> None:
        self._ids = ids
        self.files: Files = {}

    def add(self, path: str, dependencies: Iterable[int]) -> None:
        self.files[path] = array("I", dependencies)

    @property
    def used(self) -> dict[int, Dependency]:
        """All that files were made from, by its id."""
        dependencies = self._ids.dependencies
        return {id_: dependencies[id_] for id_ in set[int]().union(*self.files.values())}

    def packed(self) -> Packed:
        """The same for another process, which has other ids."""
        used = self.used
        return list(used.values()), _with_ids(self.files, {id_: i for i, id_ in enumerate(used)})

    def merge(self, others: Packed) -> None:
        """Adds the files of others, which another process made."""
        table, files = others
        known = [self._ids[name][key] for name, key in table]
        self.files.update(_with_ids(files, known))


def _with_ids(files: Files, ids: Mapping[int, int] | Sequence[int]) -> Files:
    return {path: array("I", map(ids.__getitem__, found)) for path, found in files.items()}


def changed_rows(state: State, digests: Digests, moved: Container[str] | None = None) -> frozenset[int]:
    """The rows of the table whose digests changed; only those of collections `moved`, where these are known."""
    return frozenset(
        i
        for i, (name, key, was) in enumerate(state.table)
        if (moved is None or name in moved) and digests.of((name, key)) != was
    )


def still_valid(
    state: State, changed: frozenset[int], paths: Iterable[str], output: Path
) -> dict[str, FileState]:
    """Those of `paths` that are on disk as they were left, and made from no `changed` row; as they are now."""
    # Bytes are searched faster than ids are compared; what is found may lie across two ids.
    few = [array("I", [row]).tobytes() for row in changed] if len(changed) <= FEW_ROWS else [b""]
    right = {}
    for path in paths:
        known = state.files.get(path)
        if known is None:
            continue
        made_from = known.made_from
        if any(row in made_from for row in few) and not changed.isdisjoint(_unpacked(made_from)):
            continue
        seen = refreshed(f"{output}/{path}", known)
        if seen is not None:
            right[path] = seen
    return right


def dependency_table(
    traces: Traces,
    before: State | None,
    kept: Mapping[str, FileState],
    changed: Iterable[int],
    digests: Digests,
) -> tuple[Table, dict[str, bytes]]:
    """The table of dependencies, and what each new file was made from, as `FileState` has it. The rows that files
    `kept` of the state `before` use stay where they are; those that `changed` get new digests."""
    table = list(before.table) if before is not None else []
    for i in changed:
        name, key, _ = table[i]
        table[i] = (name, key, digests.of((name, key)))
    new = traces.used
    wanted = frozenset(new.values())
    indices = {
        dependency: i for i, (name, key, _) in enumerate(table) if (dependency := (name, key)) in wanted
    }
    if len(indices) < len(wanted):
        used = set(indices.values()).union(*(_unpacked(file.made_from) for file in kept.values()))
        free = [i for i in range(len(table)) if i not in used]
        for i in free:
            table[i] = _NOTHING
        for dependency in new.values():
            if dependency not in indices:
                if not free:
                    free.append(len(table))
                    table.append(_NOTHING)
                indices[dependency] = free.pop()
                table[indices[dependency]] = (*dependency, digests.of(dependency))
    found = _with_ids(traces.files, {id_: indices[dependency] for id_, dependency in new.items()})
    made_from = {path: rows.tobytes() for path, rows in found.items()}
    return tuple(table), made_from


def digests_by_file(entries: Iterable[Entry], digests: Mapping[str, bytes]) -> Mapping[Dependency, bytes]:
    """What serves as digest of each record, and of the body of each brief and custom page: the `digests` of the files
    they are read from, since they are pure functions of these."""
    found: dict[Dependency, bytes] = {}
    for entry in entries:
        fingerprint = entry.language.encode() + digests[entry.origin.file]
        dependency = ("bodies" if entry.type.HAS_BODY else collection(entry.type), entry.id)
        found[dependency] = found.get(dependency, b"") + fingerprint
        if not entry.type.HAS_BODY and entry.value is not None and entry.value.timeline_entry is not None:
            found["timeline", entry.id] = fingerprint
    return found


def digests_of_receipts(
    receipts: Receipts, entries: Iterable[Entry], digests: Mapping[str, bytes]
) -> Mapping[Dependency, bytes]:
    """What serves as digest of the receipts of each record: those of its files, and of all that receipts follow from
    besides."""
    found: dict[Dependency, bytes] = {}
    for entry in entries if receipts else ():
        before = found.get(("receipts", entry.id), receipts.fingerprint)
        found["receipts", entry.id] = before + digests[entry.origin.file]
    return found


def digests_of_same_files(state: State, now: Mapping[Dependency, bytes]) -> Mapping[Dependency, bytes]:
    """The digests in `state`, if all relations are the same, of briefs and custom pages whose files did not change,
    which the digests of their bodies `now` show."""
    same = {key for name, key, was in state.table if name == "bodies" and now.get((name, key)) == was}
    return {(name, key): was for name, key, was in state.table if name in _MARKDOWN and key in same}


def digests_as_before(state: State, same: Container[Dependency]) -> Mapping[Dependency, bytes]:
    """The digests in `state` of what is the `same` now."""
    return {(name, key): was for name, key, was in state.table if (name, key) in same}


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
