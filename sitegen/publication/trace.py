"""What each page was made from, found out by watching: no list of dependencies is kept by hand.

While a file of the site is made, every look into the publication is noted, as a pair of a collection's name and a
key. The file is still right as long as everything it looked at is what it was (a "verifying trace", as in Shake and
Salsa). What is shared between pages is made once; what it was made from is noted for whoever uses it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from threading import Lock, local
from typing import Any, TypeVar

import msgspec

from sitegen.cache.packed import Packed
from sitegen.cache.store import DIGEST_SIZE, digest
from sitegen.publication.model import Publication, Relations, collection
from sitegen.publication.names import Names

Dependency = tuple[str, str]
"""A collection and a key in it; KEYS and VALUES are all of them."""

KEYS = "\x00keys"
VALUES = "\x00values"

K = TypeVar("K")
V = TypeVar("V")


class DependencyIds(dict[str, "_KeyIds"]):
    """An id for everything that is looked at, by collection and key: sets of integers are joined faster than
    sets of pairs, whose hashes Python does not remember."""

    def __init__(self) -> None:
        super().__init__()
        self.dependencies: list[Dependency] = []
        """The dependency with each id."""
        self._lock = Lock()

    def __missing__(self, collection: str) -> _KeyIds:
        with self._lock:
            return self.setdefault(collection, _KeyIds(collection, self.dependencies, self._lock))


class _KeyIds(dict[str, int]):
    """The ids of a collection's keys."""

    def __init__(self, collection: str, dependencies: list[Dependency], lock: Lock) -> None:
        super().__init__()
        self._collection = collection
        self._dependencies = dependencies
        self._lock = lock

    def __missing__(self, key: str) -> int:
        with self._lock:
            if key not in self:  # else another thread has just given it one
                self[key] = len(self._dependencies)
                self._dependencies.append((self._collection, key))
            return self[key]


class Trace:
    """Notes what is looked at, in nested frames.

    What shared parts were made from is put together when a frame ends: a page uses the same few ones again and again.
    """

    def __init__(self, ids: DependencyIds) -> None:
        self.ids = ids
        self._noted: set[int] = set()
        self._taken: set[frozenset[int]] = set()
        self._outside = self._taken

    def note(self, collection: str, key: str) -> None:
        self._noted.add(self.ids[collection][key])

    def watch(self, make: Callable[[], V]) -> tuple[V, frozenset[int]]:
        """What `make` returns, and the ids of all that it looked at, which are noted in the frame around, too."""
        value, dependencies = self._framed(make)
        if self._taken is not self._outside:  # where nobody asks, and all files would be held
            self._taken.add(dependencies)
        return value, dependencies

    def derive(self, what: str, key: str, make: Callable[[], V]) -> tuple[V, frozenset[int]]:
        """What `make` makes, as something that is looked at itself: whoever uses it depends on how it turns out, not
        on all that it was made from, which is returned, too. `Digests` has to know how to make it again."""
        found = self._framed(make)
        self.note(what, key)
        return found

    def note_all(self, dependencies: frozenset[int]) -> None:
        """Notes what a shared part that was used was made from."""
        self._taken.add(dependencies)

    def _framed(self, make: Callable[[], V]) -> tuple[V, frozenset[int]]:
        around = self._noted, self._taken
        noted: set[int] = set()
        taken: set[frozenset[int]] = set()
        self._noted, self._taken = noted, taken
        try:
            value = make()
        finally:
            self._noted, self._taken = around
        return value, frozenset().union(noted, *taken)


class SharedTrace(local, Trace):
    """A trace for several threads at once, each of which has frames of its own, and all the same ids."""


class WatchedMap(Mapping[str, V]):
    """A mapping whose looks are noted."""

    def __init__(self, name: str, inner: Mapping[str, V], trace: Trace) -> None:
        self._name = name
        self._inner = inner
        self._trace = trace

    def __getitem__(self, key: str) -> V:
        self._trace.note(self._name, key)
        return self._inner[key]

    def __iter__(self) -> Iterator[str]:
        self._trace.note(self._name, KEYS)
        return iter(self._inner)

    def __len__(self) -> int:
        self._trace.note(self._name, KEYS)
        return len(self._inner)

    def get(self, key: str, default: Any = None) -> Any:
        self._trace.note(self._name, key)
        return self._inner.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._trace.note(self._name, str(key))
        return key in self._inner

    def items(self) -> Any:
        self._trace.note(self._name, VALUES)
        return self._inner.items()

    def values(self) -> Any:
        self._trace.note(self._name, VALUES)
        return self._inner.values()


class _WatchedSet(frozenset[str]):
    """A set that notes what is asked for; only `in` is watched, so only `in` may be used on it."""

    _name: str
    _trace: Trace

    @classmethod
    def of(cls, name: str, inner: frozenset[str], trace: Trace) -> _WatchedSet:
        found = cls(inner)
        found._name = name
        found._trace = trace
        return found

    def __contains__(self, key: object) -> bool:
        self._trace.note(self._name, str(key))
        return super().__contains__(key)


def watched(publication: Publication, trace: Trace) -> Publication:
    """The same publication, with every look into its records, names and relations noted in `trace`.

    Its settings (`site`) are not watched: whatever depends on them is done again when site.yaml changes.
    """

    def fields(part: Publication | Relations | Names) -> dict[str, Any]:
        return {
            name: WatchedMap(name, value, trace)
            if isinstance(value, Mapping)
            else _WatchedSet.of(name, value, trace)
            for name, value in ((f, getattr(part, f)) for f in part.__struct_fields__)
            if isinstance(value, (Mapping, frozenset))
        }

    replace = msgspec.structs.replace
    others = {
        kind: WatchedMap(collection(publication.types[kind]), found, trace)
        for kind, found in publication.others.items()
    }
    return replace(
        publication,
        **{**fields(publication), "others": others},
        names=replace(publication.names, **fields(publication.names)),
        relations=replace(publication.relations, **fields(publication.relations)),
    )


def collections(publication: Publication) -> dict[str, Mapping[str, Any] | frozenset[str]]:
    """All of a publication that is watched, by the names under which looks into it are noted."""
    parts: tuple[Any, ...] = (publication, publication.names, publication.relations)
    found = (
        (name, getattr(part, name)) for part in parts for name in part.__struct_fields__ if name != "others"
    )
    others = {collection(publication.types[kind]): records for kind, records in publication.others.items()}
    return {name: value for name, value in found if isinstance(value, (Mapping, frozenset))} | others


class Digests:
    """The digest of everything that can be looked at in a publication, each worked out when it is asked for."""

    def __init__(
        self,
        publication: Publication,
        derived: Mapping[str, Callable[[str], object]] | None = None,
        known: Mapping[Dependency, bytes] | None = None,
    ) -> None:
        """`derived` makes what is derived (`Trace.derive`) by its key, for each kind of it. `known` has digests
        that need not be computed."""
        self._derived = derived or {}
        self._collections = collections(publication)
        self._known: dict[Dependency, bytes] = dict(known or {})

    def of(self, dependency: Dependency) -> bytes:
        """The digest of what is at `dependency` now; of nothing, where there is nothing."""
        found = self._known.get(dependency)
        if found is None:
            found = self._known[dependency] = self._digest(*dependency)
        return found

    def _digest(self, name: str, key: str) -> bytes:
        if name in self._derived:
            return digest(msgspec.msgpack.encode(self._derived[name](key)))
        collection = self._collections.get(name)
        if collection is None:
            return b""
        if isinstance(collection, frozenset):
            return b"\1" if key in collection else b"\0"
        if key == KEYS:
            return digest("\0".join(collection).encode())
        if key == VALUES:
            return digest(b"".join(key.encode() + self.of((name, key)) for key in collection))
        if key not in collection:
            return b""
        if isinstance(collection, Packed):
            return _fingerprint(bytes(collection.packed[key]))
        return _fingerprint(msgspec.msgpack.encode(collection[key]))


def _fingerprint(data: bytes) -> bytes:
    """The digest of `data`, or `data` itself where it is no longer than that."""
    return data if len(data) <= DIGEST_SIZE else digest(data)
