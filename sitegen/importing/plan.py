"""What becomes of the items of bibliographies: new records, each with its file and text, or nothing where a source is
there already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from sitegen.importing.duplicates import Known
from sitegen.importing.ids import id_of
from sitegen.importing.item import Item
from sitegen.importing.record import record_text


class Planned(msgspec.Struct, frozen=True):
    """What becomes of an item."""

    item: Item
    file: str
    """The record's, below the project's folder; of one that is there already, its file."""
    text: str = ""
    """The record; "" for one that is there already."""
    same: str = ""
    """What the item has in common with the record that is there already: its DOI, for example."""


def plan(
    items: Iterable[Item], known: Known, taken: Iterable[str], languages: Sequence[str], id_: str = ""
) -> list[Planned]:
    """What becomes of each item. `known` are the sources that are there, `taken` the ids of all records, and `id_` is
    that of the first new record, if it is given."""
    ids = set(taken)
    planned = []
    for item in items:
        if found := known.find(item.type, item.texts):
            planned.append(Planned(item, found[0], same=found[1]))
            continue
        own = id_ or id_of(item, ids)
        id_ = ""
        ids.add(own)
        file = f"content/sources/{own}.yaml"
        known.add(file, item.type, item.texts)
        planned.append(Planned(item, file, record_text(item, languages)))
    return planned
