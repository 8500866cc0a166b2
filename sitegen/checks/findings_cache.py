"""What checks find, kept from one run to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from sitegen.content.entry import Entry
from sitegen.problems import Problem

T = TypeVar("T")

NONE: Mapping[str, Entry] = MappingProxyType({})

PartFor = Callable[[Entry], object]
"""Returns the part of a check's dependencies that matters for an entry, as a value that msgspec can encode."""


class Scope(NamedTuple):
    """What a check looks at for one entry: its sibling, if it has one (by file), and the part of the dependencies that
    `part_for` returns; all of them without it."""

    siblings: Mapping[str, Entry] = NONE
    part_for: PartFor | None = None


WHOLE = Scope()
"""The entry itself, and all of the dependencies."""


class FindingsCache:
    """Results of checks, for each of which all that it depends on is still the same.

    `dependencies` are everything a result depends on except the entry itself, as a value that msgspec can encode. They
    are compared with those of last time, by identity first.
    """

    def __init__(self) -> None:
        self._memoized: dict[str, tuple[object, Any]] = {}
        self._each: dict[str, tuple[object, dict[str, tuple[Entry, Entry | None, Any, Any]]]] = {}
        self._earlier: FindingsCache | None = None

    def fall_back_on(self, earlier: FindingsCache | None) -> None:
        """Takes what is asked for the first time from `earlier`; None ends that."""
        self._earlier = earlier

    def memoize(self, what: str, dependencies: object, make: Callable[[], T]) -> T:
        """The result of `make`, computed again when `dependencies` change."""
        known = self._memoized.get(what)
        if known is None or known[0] != dependencies:
            known = self._memoized[what] = (dependencies, make())
        value: T = known[1]
        return value

    def each(
        self,
        what: str,
        dependencies: object,
        entries: Iterable[Entry],
        make: Callable[[Entry], T],
        of: type[T],
        scope: Scope = WHOLE,
    ) -> list[T]:
        """The results of `make` for each of the entries: values of the type `of`, never None. `scope` is what `make`
        looks at for one of them."""
        siblings, part_for = scope
        before = self._each.get(what)
        if before is None and self._earlier is not None:
            entries = tuple(entries)
            earlier = iter(self._earlier.each(what, dependencies, entries, make, of, scope))

            def make(entry: Entry) -> T:  # of none is anything known, so all are asked for, in this order
                return next(earlier)

        same = before is not None and before[0] == dependencies
        known = before[1] if before is not None and (same or part_for is not None) else {}
        now: dict[str, tuple[Entry, Entry | None, Any, Any]] = {}
        self._each[what] = (dependencies, now)
        values: list[T] = []
        for entry in entries:
            file = entry.origin.file
            other = siblings.get(file)
            found = known.get(file)
            if found is None or found[0] is not entry or found[1] is not other:
                found = (entry, other, make(entry), part_for and part_for(entry))
            elif part_for is not None and not same and (part := part_for(entry)) != found[3]:
                found = (entry, other, make(entry), part)
            now[file] = found
            values.append(found[2])
        return values

    def problems(
        self,
        what: str,
        dependencies: object,
        entries: Iterable[Entry],
        find: Callable[[Entry], Iterable[Problem]],
        siblings: Mapping[str, Entry] = NONE,
        part_for: PartFor | None = None,
    ) -> Iterator[Problem]:
        """The problems that `find` finds; see `each`."""
        found = self.each(
            what,
            dependencies,
            entries,
            lambda entry: tuple(find(entry)),
            tuple[Problem, ...],
            Scope(siblings, part_for),
        )
        return chain.from_iterable(found)

    def note_read(self, file: str, data: bytes) -> None:
        """Notes that a file was read again for the places of words, and its bytes."""
        if self._earlier is not None:
            self._earlier.note_read(file, data)


class CacheOfCheck(FindingsCache):
    """The results of one check in a cache of all, under names that begin with its own."""

    def __init__(self, shared: FindingsCache, name: str) -> None:
        super().__init__()
        self._shared = shared
        self._name = name

    def memoize(self, what: str, dependencies: object, make: Callable[[], T]) -> T:
        return self._shared.memoize(f"{self._name}/{what}", dependencies, make)

    def each(
        self,
        what: str,
        dependencies: object,
        entries: Iterable[Entry],
        make: Callable[[Entry], T],
        of: type[T],
        scope: Scope = WHOLE,
    ) -> list[T]:
        return self._shared.each(f"{self._name}/{what}", dependencies, entries, make, of, scope)

    def note_read(self, file: str, data: bytes) -> None:
        self._shared.note_read(file, data)
