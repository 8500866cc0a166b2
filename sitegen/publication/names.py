"""Finding a record by what a link calls it: its id, its name, or an alias."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

import msgspec

from sitegen.content import schema
from sitegen.content.entry import Entry


class Names(msgspec.Struct, frozen=True):
    """Ids by every name, folded as `fold` does."""

    ids: frozenset[str]
    by_name: Mapping[str, tuple[str, ...]]

    def find(self, target: str) -> tuple[str, ...]:
        """The ids that `target` may mean: one, several where a name is shared, none. An id goes before names."""
        if target in self.ids:
            return (target,)
        return self.by_name.get(fold(target), ())


def fold(name: str) -> str:
    """A name as it is compared: NFKC, case folded, white space collapsed."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def names_of(record: object) -> tuple[str, ...]:
    """All names of a person, organisation or term, in all languages; none for other records."""
    return record.all_names if isinstance(record, schema.Fields) else ()


def index(entries: Iterable[Entry]) -> Names:
    """The names of all records, and the ids of everything that can be linked to."""
    ids: set[str] = set()
    by_name: dict[str, dict[str, None]] = {}
    for entry in entries:
        ids.add(entry.id)
        for name in names_of(entry.value):
            by_name.setdefault(fold(name), {})[entry.id] = None
    return Names(frozenset(ids), {name: tuple(found) for name, found in by_name.items()})
