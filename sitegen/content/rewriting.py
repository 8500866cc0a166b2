"""The text of a file in which an id is replaced by another wherever it refers to a record, and nowhere else: places are
those that reading found, and every other byte stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from sitegen.content.entry import Entry
from sitegen.content.outgoing import Outgoing
from sitegen.markdown.document import CiteSlot, Document, EmbedSlot, LinkSlot, RecordSlot
from sitegen.problems import Origin

_BEFORE, _AFTER = r"(?<![A-Za-z0-9-])", r"(?![A-Za-z0-9-])"


class Change(msgspec.Struct, frozen=True):
    """An id, and the one that takes its place."""

    old: str
    new: str

    def of(self, id_: str) -> str:
        """What an id is after the change."""
        return self.new if id_ == self.old else id_


class Spot(msgspec.Struct, frozen=True):
    """Where an id is: at or after a line and column, counted from 1, behind what is written `before` it."""

    line: int
    column: int
    before: str = ""
    every: bool = False
    """Whether the rest of the line may have it several times."""


class NotFoundError(Exception):
    """The id is not where it was read."""

    def __init__(self, spot: Spot) -> None:
        super().__init__(spot)
        self.spot = spot


def spots_in(entry: Entry, id_: str) -> Iterator[Spot]:
    """Where an entry refers to a record by its id: in its fields and in its texts."""
    yield from spots_of(entry.origin, (ref.pointer for ref in entry.refs if ref.id == id_))
    for _, document in entry.texts:
        yield from _in_text(document, id_)


def spots_of(origin: Origin, pointers: Iterable[str], before: str = "") -> Iterator[Spot]:
    """The spots of values, by their pointers."""
    for pointer in pointers:
        span = origin.at(pointer)
        yield Spot(span.line, span.column, before)


def _in_text(document: Document, id_: str) -> Iterator[Spot]:
    for slot in document.slots():
        if isinstance(slot, LinkSlot | RecordSlot):
            if slot.target == id_:
                yield Spot(slot.line, slot.column, r"\[\[\s*")
        elif isinstance(slot, CiteSlot):
            yield from (Spot(item.line, item.column, "@") for item in slot.items if item.source == id_)
        elif isinstance(slot, EmbedSlot) and any(ref.id == id_ for ref in slot.refs):
            yield Spot(slot.line, 1, r"""[=,"']\s*""", every=True)


def rewritten(text: str, spots: Iterable[Spot], change: Change) -> str:
    """A text with the new id at all spots. Raises NotFoundError."""
    lines = text.split("\n")
    places: set[tuple[int, int]] = set()
    for spot in spots:
        pattern = re.compile(f"{spot.before}{_BEFORE}({re.escape(change.old)}){_AFTER}")
        line = lines[spot.line - 1] if spot.line <= len(lines) else ""
        begin = max(0, spot.column - 1 - (1 if spot.before else 0))
        found = [match.start(1) for match in pattern.finditer(line, begin)]
        if not found:
            raise NotFoundError(spot)
        places.update((spot.line - 1, at) for at in (found if spot.every else found[:1]))
    for number, at in sorted(places, reverse=True):
        line = lines[number]
        lines[number] = line[:at] + change.new + line[at + len(change.old) :]
    return "\n".join(lines)


def is_so(before: Entry, now: Entry | None, change: Change) -> bool:
    """Whether an entry refers to what it did before, under the new id."""
    if now is None or (before.value is None) != (now.value is None):
        return False
    refs = [(ref.pointer, change.of(ref.id)) for ref in before.refs]
    return refs == [(ref.pointer, ref.id) for ref in now.refs] and _targets(
        before.outgoing, change
    ) == _targets(now.outgoing, Change("", ""))


def _targets(outgoing: Outgoing, change: Change) -> tuple[object, ...]:
    return (
        [(link.language, change.of(link.target)) for link in outgoing.links],
        [change.of(source) for source in outgoing.cited],
        [(change.of(source), quote) for source, quote in outgoing.quoted],
        [change.of(target) for target in outgoing.in_place],
        len(outgoing.embeds),
    )
