"""A parsed text made whole: its slots filled with names, numbers and views of the publication."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import islice

import msgspec

from sitegen.markdown.document import (
    CiteItem,
    CiteSlot,
    Document,
    EmbedSlot,
    LinkSlot,
    PathSlot,
    Slot,
    StringSlot,
)
from sitegen.publication.selection import selected_claims, selected_events
from sitegen.views.parts import CiteMark, CiteMarkItem, ClaimTable, EventItem, Quotation, Text
from sitegen.views.source_parts import SourceParts

SUBJECTS = frozenset({"people", "organizations", "terms", "sources", "about", "by", "source"})
"""The options of an embed that name records."""


class BodyParts(SourceParts):
    """What fills the slots of a text: texts, sources, and the views of records that it embeds."""

    @abstractmethod
    def events(self, ids: Iterable[str]) -> tuple[EventItem, ...]:
        """Events as the timeline shows them."""

    @abstractmethod
    def claim_table(self, ids: Iterable[str]) -> ClaimTable:
        """Claims as the comparison shows them."""


def assemble(document: Document, maker: BodyParts, cites: Mapping[int, CiteMark] | None) -> str:
    """The HTML of `document`. `cites` are its citation marks by the index of their part; where it is None, citations
    and embedded views are left out."""
    if len(document.parts) == 1 and isinstance(document.parts[0], str):
        return document.parts[0]
    return "".join(
        part if isinstance(part, str) else _fill(part, maker, cites.get(i) if cites else None)
        for i, part in enumerate(document.parts)
        if cites is not None or not isinstance(part, (CiteSlot, EmbedSlot))
    )


def _fill(part: Slot, maker: BodyParts, mark: CiteMark | None) -> str:
    match part:
        case LinkSlot():
            if part.label is None:
                return maker.once("link in a text", part.target, lambda target: _link(target, None, maker))
            return _link(part.target, part.label, maker)
        case CiteSlot():
            return maker.fragments.cite(mark) if mark else _named_sources(part, maker)
        case EmbedSlot():
            return _embed(part, maker)
        case StringSlot():
            return escape(maker.t(part.key))
        case PathSlot():
            return escape(maker.addresses.base_path + part.path.lstrip("/"))


def _link(target: str, label: str | None, maker: BodyParts) -> str:
    link = maker.link(maker.target(target))
    return maker.fragments.entity(link, label if label is not None else _isolated(link.text))


def _isolated(name: Text) -> str:
    """A name as HTML; one of another language keeps its direction, and what stands beside it, in place."""
    text = escape(name.text)
    return f'<bdi lang="{escape(name.lang)}">{text}</bdi>' if name.lang else text


def _named_sources(slot: CiteSlot, maker: BodyParts) -> str:
    """A citation where there are no numbers: the short names of its sources, in brackets."""
    names = (
        maker.fragments.entity(maker.link(item.source), _isolated(maker.source_name(item.source)))
        for item in slot.items
    )
    return f" ({'; '.join(names)})"


class Cited(msgspec.Struct, frozen=True):
    """The citations of a source: the fragments of their marks, and by anchor the quotations that they name."""

    fragments: dict[str, None]
    quotations: dict[str, Quotation]


def cite_marks(
    documents: Sequence[Document], numbers: Mapping[str, int], maker: BodyParts
) -> tuple[list[dict[int, CiteMark]], dict[str, Cited]]:
    """See `Maker.cites`."""
    marks: list[dict[int, CiteMark]] = []
    cited: dict[str, Cited] = {}
    count = 0
    for document in documents:
        found: dict[int, CiteMark] = {}
        for i, part in enumerate(document.parts):
            if isinstance(part, CiteSlot):
                count += 1
                mark = CiteMark(f"cite-{count}", tuple([_item(item, numbers, maker) for item in part.items]))
                for slot, item in zip(part.items, mark.items, strict=True):
                    citations = cited.setdefault(slot.source, Cited({}, {}))
                    citations.fragments[mark.id] = None
                    if item.quotation:
                        citations.quotations.setdefault(item.quotation.anchor, item.quotation)
                found[i] = mark
        marks.append(found)
    return marks, cited


def _item(item: CiteItem, numbers: Mapping[str, int], maker: BodyParts) -> CiteMarkItem:
    return CiteMarkItem(
        number=numbers[item.source],
        anchor=f"source-{numbers[item.source]}",
        card=maker.source_card(item.source),
        prefix=item.prefix,
        locator=item.locator,
        quotation=maker.quotation(item.source, item.quote) if item.quote else None,
    )


def _embed(slot: EmbedSlot, maker: BodyParts) -> str:
    """A view of the records inside a text: the events or claims that fit all of its options."""
    options = dict(slot.options)
    limit = int(options["limit"]) if "limit" in options else None
    subjects = " · ".join(
        maker.link(id_).text.text for name, ids in slot.options if name in SUBJECTS for id_ in ids.split(",")
    )
    if slot.view == "timeline":
        events = maker.events(islice(selected_events(options, maker.publication.events), limit))
        return maker.fragments.timeline(events, maker.section_url("timeline"), subjects)
    table = maker.claim_table(islice(selected_claims(options, maker.publication.claims), limit))
    return maker.fragments.claims(table, maker.section_url("claims"), subjects)
