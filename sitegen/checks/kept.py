"""What checks work out, kept from one run to the next while a project is being edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from sitegen.content.entry import Entry

T = TypeVar("T")


class Kept:
    """Results by what they are of, as long as nothing that they were worked out from is another.

    `ground` is all of that beside the entry itself. It is compared: what is the same object is not looked into.
    """

    def __init__(self) -> None:
        self._once: dict[str, tuple[tuple[object, ...], Any]] = {}
        self._each: dict[str, tuple[tuple[object, ...], dict[str, tuple[Entry, Any]]]] = {}

    def once(self, what: str, ground: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` makes of `ground`."""
        known = self._once.get(what)
        if known is None or known[0] != ground:
            known = self._once[what] = (ground, make())
        value: T = known[1]
        return value

    def each(
        self, what: str, ground: tuple[object, ...], entries: Iterable[Entry], make: Callable[[Entry], T]
    ) -> Iterator[T]:
        """What `make` makes of each of the entries and `ground`."""
        before = self._each.get(what)
        known = before[1] if before is not None and before[0] == ground else {}
        now: dict[str, tuple[Entry, Any]] = {}
        self._each[what] = (ground, now)
        for entry in entries:
            file = entry.origin.file
            found = known.get(file)
            if found is None or found[0] is not entry:
                found = (entry, make(entry))
            now[file] = found
            yield found[1]
