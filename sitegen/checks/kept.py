"""What checks work out, kept from one run to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from sitegen.content.entry import Entry
from sitegen.problems import Problem

T = TypeVar("T")

NONE: Mapping[str, Entry] = MappingProxyType({})

Share = Callable[[Entry], object]
"""Gives the part of a check's ground that the check looks at for an entry, as a value that msgspec can encode."""


class Scope(NamedTuple):
    """What a check looks at for one entry: the other one that is `beside` its file, if any, and of the ground the part
    that `share` gives; all of it without."""

    beside: Mapping[str, Entry] = NONE
    share: Share | None = None


WHOLE = Scope()
"""The entry itself, and all of the ground."""


class Kept:
    """Results by what they are of, as long as nothing that they were worked out from is another.

    `ground` is all of that beside the entry itself, as a value that msgspec can encode. It is compared: what is the
    same object is not looked into.
    """

    def __init__(self) -> None:
        self._memoized: dict[str, tuple[object, Any]] = {}
        self._each: dict[str, tuple[object, dict[str, tuple[Entry, Entry | None, Any, Any]]]] = {}
        self._earlier: Kept | None = None

    def begin(self, earlier: Kept | None) -> None:
        """Has what is asked for the first time taken from `earlier`, until it is told otherwise."""
        self._earlier = earlier

    def memoize(self, what: str, ground: object, make: Callable[[], T]) -> T:
        """The result of `make`, computed again when `ground` changes."""
        known = self._memoized.get(what)
        if known is None or known[0] != ground:
            known = self._memoized[what] = (ground, make())
        value: T = known[1]
        return value

    def each(
        self,
        what: str,
        ground: object,
        entries: Iterable[Entry],
        make: Callable[[Entry], T],
        of: type[T],
        scope: Scope = WHOLE,
    ) -> list[T]:
        """What `make` makes of each of the entries and of what it looks at beside that: values of the type `of`, never
        None."""
        beside, share = scope
        before = self._each.get(what)
        if before is None and self._earlier is not None:
            entries = tuple(entries)
            earlier = iter(self._earlier.each(what, ground, entries, make, of, scope))

            def make(entry: Entry) -> T:  # of none is anything known, so all are asked for, in this order
                return next(earlier)

        same = before is not None and before[0] == ground
        known = before[1] if before is not None and (same or share is not None) else {}
        now: dict[str, tuple[Entry, Entry | None, Any, Any]] = {}
        self._each[what] = (ground, now)
        values: list[T] = []
        for entry in entries:
            file = entry.origin.file
            other = beside.get(file)
            found = known.get(file)
            if found is None or found[0] is not entry or found[1] is not other:
                found = (entry, other, make(entry), share and share(entry))
            elif share is not None and not same and (part := share(entry)) != found[3]:
                found = (entry, other, make(entry), part)
            now[file] = found
            values.append(found[2])
        return values

    def problems(
        self,
        what: str,
        ground: object,
        entries: Iterable[Entry],
        find: Callable[[Entry], Iterable[Problem]],
        beside: Mapping[str, Entry] = NONE,
        share: Share | None = None,
    ) -> Iterator[Problem]:
        """The problems that `find` finds; see `each`."""
        found = self.each(
            what, ground, entries, lambda entry: tuple(find(entry)), tuple[Problem, ...], Scope(beside, share)
        )
        return chain.from_iterable(found)

    def looked_into(self, file: str, data: bytes) -> None:
        """Is told of every file that is read again for the places of words, and what it held."""
        if self._earlier is not None:
            self._earlier.looked_into(file, data)
