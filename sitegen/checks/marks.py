"""Through which of the citations of a passage something in it is found."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sitegen.content.entry import Entry
from sitegen.content.passage import DateAt, FigureAt, Passage, QuotedAt
from sitegen.markdown.document import Block, CiteSlot, Document
from sitegen.problems import Position
from sitegen.publication.receipts import Receipt


class Mark(msgspec.Struct, frozen=True):
    """A citation: its number in its text, where it is in the file, and the ids of its sources."""

    number: int
    at: Position
    sources: frozenset[str]


class Marks(msgspec.Struct, frozen=True):
    """The citations of a passage in their order."""

    all: tuple[Mark, ...] = ()

    def placed(self, receipt: Receipt, at: QuotedAt | FigureAt | DateAt) -> Receipt:
        """The receipt with the citation that it is found through: the next after the words that cites a source that has
        them, or else the last before; where no source has them, the next."""
        following = [mark for mark in self.all if mark.at > (at.line, at.column)]
        before = [mark for mark in self.all if mark.at <= (at.line, at.column)]
        order = [*following, *reversed(before)]
        having = frozenset(place.source for place in receipt.places)
        found = next((mark for mark in order if having & mark.sources), order[0] if order else None)
        return msgspec.structs.replace(receipt, mark=found.number) if found else receipt


def marks_of(entry: Entry, passage: Passage, block: Block | None) -> Marks:
    """The citations of a passage; `block` is that of a body which it is."""
    document = entry.body if block is not None else _document(entry.value, passage)
    if document is None:
        return Marks()
    cites = document.citations()
    return Marks(tuple(_marks(cites, *(block.cites if block is not None else (0, len(cites))))))


def _marks(cites: Sequence[CiteSlot], first: int, end: int) -> list[Mark]:
    return [
        Mark(
            number,
            (cites[number].items[0].line, cites[number].items[0].column),
            frozenset(item.source for item in cites[number].items),
        )
        for number in range(first, end)
        if cites[number].items
    ]


def _document(value: object, passage: Passage) -> Document | None:
    """The parsed text of a field in the language of a passage; None where it is plain text."""
    for step in passage.pointer.split("/"):
        value = value[int(step)] if isinstance(value, tuple) else getattr(value, step)
    written = next((text for key, text in getattr(value, "texts", ()) if key in ("", passage.language)), None)
    return written if isinstance(written, Document) else None
