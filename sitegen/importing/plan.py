"""What becomes of the items of bibliographies: new records, each with its file and text, or nothing where a source is
there already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from sitegen.importing.duplicates import known_records
from sitegen.importing.ids import id_of
from sitegen.importing.item import Item
from sitegen.importing.record import record_text
from sitegen.importing.update import Update, updated


class Planned(msgspec.Struct, frozen=True):
    """What becomes of an item."""

    item: Item
    file: str
    """The record's, below the project's folder; of one that is there already, its file."""
    text: str = ""
    """The record; "" for one that is there already."""
    same: str = ""
    """What the item has in common with the record that is there already: its DOI, for example."""
    update: Update | None = None
    """What the item would change in that record; None where it would nothing."""


def plan(
    items: Iterable[Item],
    records: Mapping[str, str],
    taken: Iterable[str],
    languages: Sequence[str],
    id_: str = "",
) -> list[Planned]:
    """What becomes of each item. `records` are the texts of the sources that are there, by their files, `taken` the ids
    of all records, and `id_` is that of the first new record, if it is given. Of two items that are the same source as
    one that is there, the second changes what the first has changed."""
    ids, known = set(taken), known_records(records.items())
    texts = dict(records)
    planned = []
    for item in items:
        if found := known.find(item.type, item.texts):
            file, same = found
            update = updated(texts[file], item) if file in texts else None
            if update is not None and not (update.fields or update.by_hand):
                update = None
            if update is not None:
                texts[file] = update.text
            planned.append(Planned(item, file, same=same, update=update))
            continue
        own = id_ or id_of(item, ids)
        id_ = ""
        ids.add(own)
        file = f"content/sources/{own}.yaml"
        known.add(file, item.type, item.texts)
        planned.append(Planned(item, file, record_text(item, languages)))
    return planned
