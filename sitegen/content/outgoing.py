"""What the texts of an entry refer to, each thing once: all that the other entries need to know of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from sitegen.content.records.brief import BriefFields
from sitegen.markdown.document import Document, EmbedSlot, LinkSlot, PictureSlot, RecordSlot, Slot


class Link(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The first link to a target, as it is written, in the texts of one language ("" = all); the rest is as in
    `LinkSlot`."""

    language: str
    target: str
    before: str
    text: str
    after: str


class Outgoing(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """`cited` are the ids of sources in the order of their first citation, for a brief that of their numbers; `quoted`
    the quotations cited, by source and id."""

    links: tuple[Link, ...] = ()
    cited: tuple[str, ...] = ()
    quoted: tuple[tuple[str, str], ...] = ()
    embeds: tuple[str, ...] = ()
    """What is shown in place: the options of views of records, and records by what they are called."""
    in_place: tuple[str, ...] = ()
    """The records that are shown in place, by what they are called."""
    pictures: tuple[str, ...] = ()
    """The files of media that are shown without a record, by what they are called."""
    has_paths: bool = False
    """Whether there are links, or images, by the address of something in this site."""
    bare: tuple[str, ...] = ()
    """What may be ids that are written without the brackets of a citation."""

    @property
    def has_embeds(self) -> bool:
        return bool(self.embeds)


def numbered(fields: BriefFields, body: Document) -> list[Document]:
    """The texts of a brief in which citations may be, in the order in which these are numbered."""
    after = [*fields.unknowns, *((fields.backstory,) if fields.backstory else ())]
    after += (correction.text for correction in fields.corrections)
    return [*(p.texts[0][1] for p in fields.key_points), body, *(p.texts[0][1] for p in after)]


def numbered_pointers(fields: BriefFields) -> tuple[str, ...]:
    """The fields that these texts are; "" is the body."""
    return (
        *(f"key_points/{i}" for i in range(len(fields.key_points))),
        "",
        *(f"unknowns/{i}" for i in range(len(fields.unknowns))),
        *(("backstory",) if fields.backstory else ()),
        *(f"corrections/{i}/text" for i in range(len(fields.corrections))),
    )


def outgoing(value: object, texts: Sequence[tuple[str, Document]], body: Document | None) -> Outgoing:
    """What the fields of an entry, with all their `texts` by language, and its body refer to."""
    documents = [document for _, document in texts]
    if isinstance(value, BriefFields) and body is not None:
        documents = numbered(value, body)
    items = [item for document in documents for cite in document.citations() for item in cite.items]
    slots = [(language, slot) for language, document in texts for slot in document.slots()]
    return Outgoing(
        tuple(_links(slots)),
        tuple(dict.fromkeys(item.source for item in items)),
        tuple(dict.fromkeys((item.source, item.quote) for item in items if item.quote is not None)),
        tuple(dict.fromkeys(_embeds(slots))),
        tuple(dict.fromkeys(slot.target for _, slot in slots if isinstance(slot, RecordSlot))),
        tuple(dict.fromkeys(slot.name for _, slot in slots if isinstance(slot, PictureSlot))),
        any(target.address.startswith(("/", "#")) for document in documents for target in document.targets),
        tuple(dict.fromkeys(bare.id for _, document in texts for bare in document.bare)),
    )


def _embeds(slots: Iterable[tuple[str, Slot]]) -> Iterator[str]:
    for _, slot in slots:
        if isinstance(slot, EmbedSlot):
            yield " ".join((slot.view, *(f"{name}={value}" for name, value in slot.options)))
        elif isinstance(slot, RecordSlot):
            yield slot.target


def _links(slots: Iterable[tuple[str, Slot]]) -> Iterator[Link]:
    seen: set[tuple[str, str]] = set()
    for language, slot in slots:
        if isinstance(slot, LinkSlot) and (language, slot.target) not in seen:
            seen.add((language, slot.target))
            yield Link(language, slot.target, slot.before, slot.text, slot.after)
