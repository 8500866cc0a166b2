"""A parsed text made whole: its slots filled with names, numbers and views of the publication."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from unicodedata import east_asian_width

import msgspec

from sitegen.markdown.document import (
    CiteItem,
    CiteSlot,
    Document,
    EmbedSlot,
    LinkSlot,
    PathSlot,
    PictureSlot,
    QuotationSlot,
    RecordSlot,
    Slot,
    StringSlot,
)
from sitegen.runtime.patterns import lazy_pattern
from sitegen.views.parts import CiteMark, CiteMarkItem, ClaimTable, EventItem, Text
from sitegen.views.quotation_parts import block_quotation
from sitegen.views.source_parts import SourceParts

_LEFT_OUT = (CiteSlot, EmbedSlot, PictureSlot, RecordSlot)
"""What only a page shows."""

_LAZY = ' loading="lazy"'
_FIRST_SCREEN = 800
"""So many columns of text, of which a Hangul syllable takes two, fill the first screen below a brief's heading: some 17
lines of 45 on a phone, or 12 of 65 on a desk."""
_TAG = lazy_pattern(r"<[^>]*>")


class BodyParts(SourceParts):
    """What fills the slots of a text: texts, sources, and the views of records that it embeds."""

    @abstractmethod
    def events(self, ids: Iterable[str]) -> tuple[EventItem, ...]:
        """Events as the timeline shows them."""

    @abstractmethod
    def embedded(self, id_: str) -> str:
        """The HTML of a record that a text shows in place."""

    @abstractmethod
    def picture(self, slot: PictureSlot) -> str:
        """The HTML of a picture that has no record."""

    @abstractmethod
    def embed(self, slot: EmbedSlot) -> str:
        """The HTML of a view of records inside a text."""

    @abstractmethod
    def claim_table(self, ids: Iterable[str]) -> ClaimTable:
        """Claims as the comparison shows them."""


def assemble(document: Document, builder: BodyParts, cites: Mapping[int, CiteMark] | None) -> str:
    """The HTML of `document`. `cites` are its citation marks by the index of their part; where it is None, citations
    and what is shown in place are left out."""
    if len(document.parts) == 1 and isinstance(document.parts[0], str):
        return document.parts[0]
    html = "".join(
        part if isinstance(part, str) else _fill(part, builder, cites.get(i) if cites else None)
        for i, part in enumerate(document.parts)
        if cites is not None or not isinstance(part, _LEFT_OUT)
    )
    return _with_first_picture(html) if cites is not None else html


def _with_first_picture(html: str) -> str:
    """The same, its first picture loaded with the page where so little text is before it that it is on the first
    screen: to wait until its place is known would show it later."""
    at = html.find(_LAZY)
    if at < 0:
        return html
    before = _TAG.sub("", html[: html.rindex("<", 0, at)])
    columns = sum(1 + (east_asian_width(char) in "WF") for char in before)
    return html if columns > _FIRST_SCREEN else html[:at] + html[at + len(_LAZY) :]


def _fill(part: Slot, builder: BodyParts, mark: CiteMark | None) -> str:
    match part:
        case LinkSlot():
            if part.label is None:
                return builder.memoize(
                    "link in a text", part.target, lambda target: _link(target, None, builder)
                )
            return _link(part.target, part.label, builder)
        case CiteSlot():
            return builder.fragments.cite(mark) if mark else _named_sources(part, builder)
        case QuotationSlot():
            return builder.fragments.quotation(part.side, block_quotation(part.quoted, builder))
        case EmbedSlot():
            return builder.embed(part)
        case RecordSlot():
            return builder.memoize("embedded", builder.target(part.target), builder.embedded)
        case PictureSlot():
            return builder.picture(part)
        case StringSlot():
            return escape(builder.t(part.key))
        case PathSlot():
            return escape(builder.addresses.base_path + part.path.lstrip("/"))


def _link(target: str, label: str | None, builder: BodyParts) -> str:
    link = builder.link(builder.target(target))
    return builder.fragments.entity(link, label if label is not None else _isolated(link.text))


def _isolated(name: Text) -> str:
    """A name as HTML; one of another language keeps its direction, and what is next to it keeps its place."""
    text = escape(name.text)
    return f'<bdi lang="{escape(name.lang)}">{text}</bdi>' if name.lang else text


def _named_sources(slot: CiteSlot, builder: BodyParts) -> str:
    """A citation where there are no numbers: the short names of its sources, in brackets."""
    names = (
        builder.fragments.entity(builder.link(item.source), _isolated(builder.source_name(item.source)))
        for item in slot.items[slot.attributes :]  # the caption of a quotation names the first
    )
    text = "; ".join(names)
    return f" ({text})" if text else ""


class Cited(msgspec.Struct, frozen=True):
    """The citations in the texts of a brief."""

    marks: tuple[Mapping[int, CiteMark], ...]
    """Those of each text, by the index of their part; ids count through all texts."""
    fragments: Mapping[str, tuple[str, ...]]
    """Of each source, the fragments of the marks that cite it."""


Opening = Callable[[int, int, int, CiteItem], str]
"""Gives the id of what opens at a source of a mark: it is told the number of the text, that of the mark in it, the
position of the source in the mark, and the source."""


def cite_marks(
    documents: Sequence[Document], numbers: Mapping[str, int], builder: BodyParts, opening: Opening
) -> Cited:
    """The citation marks of several documents; `numbers` are those of the sources."""
    marks: list[dict[int, CiteMark]] = []
    fragments: dict[str, dict[str, None]] = {}
    count = 0
    for text, document in enumerate(documents):
        found: dict[int, CiteMark] = {}
        slots = [(i, part) for i, part in enumerate(document.parts) if isinstance(part, CiteSlot)]
        for n, (i, slot) in enumerate(slots):
            count += 1
            items = tuple(
                _item(slot, position, numbers, builder, opening(text, n, position, item))
                for position, item in enumerate(slot.items)
            )
            style = builder.publication.site.citation_style
            mark = found[i] = CiteMark(f"cite-{count}", items, count, style)
            for item in slot.items:
                fragments.setdefault(item.source, {})[mark.id] = None
        marks.append(found)
    return Cited(tuple(marks), {source: tuple(of) for source, of in fragments.items()})


def _item(
    slot: CiteSlot, position: int, numbers: Mapping[str, int], builder: BodyParts, evidence: str
) -> CiteMarkItem:
    item = slot.items[position]
    return CiteMarkItem(
        number=numbers[item.source],
        card=builder.source_card(item.source),
        prefix=item.prefix,
        # The caption of a quotation says where in the source it is.
        locator="" if slot.attributes and not position else item.locator,
        place=builder.place(item.source, item.locator),
        evidence=evidence,
    )
