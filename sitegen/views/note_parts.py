"""Citations as numbered notes."""

from __future__ import annotations

import msgspec

from sitegen.views.parts import CiteMarkItem, Html


class NoteItem(msgspec.Struct, frozen=True):
    """A source in a note: as a whole reference (`full`) where it is cited first, by its name after that."""

    cited: CiteMarkItem
    full: Html | None


class Note(msgspec.Struct, frozen=True):
    """What a citation says in a note of its own."""

    number: int
    mark: str
    items: tuple[NoteItem, ...]
