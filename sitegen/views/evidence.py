"""What opens at a citation mark: what in its source supports this very statement, and what was found of that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from sitegen.language.locators import clock
from sitegen.markdown.document import CiteItem
from sitegen.publication.receipts import Receipt
from sitegen.views.body import Opening
from sitegen.views.parts import Quotation, SourceCard, Text
from sitegen.views.passage_links import passage_url
from sitegen.views.receipts import place_in, verdict
from sitegen.views.source_parts import SourceParts

ByMark = Mapping[tuple[str, int], Sequence[Receipt]]
"""Receipts by the pointer of their text and the number of their citation in it."""


class ReceiptLine(msgspec.Struct, frozen=True):
    """A quotation, figure or date of the statement as it says it, and what was found of it."""

    kind: str
    said: Text
    verdict: str


class Evidence(msgspec.Struct, frozen=True):
    """`quotation` is the one that the citation names, with its `verdict`; `receipts` are of what else the statement
    says. `locator` is where in the source it is, as the citation says, with its address in the source's own scan or
    recording."""

    id: str
    number: int
    is_numbered: bool
    anchor: str
    """The fragment of the source in the list of sources."""
    card: SourceCard
    quotation: Quotation | None
    verdict: str
    locator: str
    place: str
    receipts: tuple[ReceiptLine, ...]
    original: str
    """The address of the original, "" without one; of the passage, where `has_passage`."""
    has_passage: bool
    archive: str


class Cite(msgspec.Struct, frozen=True):
    """One source of a citation mark, at its position among those of the mark; `key` is the text and number of the
    mark, `language` that of the text."""

    item: CiteItem
    position: int
    number: int
    place: str
    key: tuple[str, int]


class EvidenceBook:
    """Gathers the evidence of a brief: marks that show the same share it."""

    def __init__(self, builder: SourceParts, receipts: ByMark, lang: str) -> None:
        """`lang` is the language of the brief, "" where it is the page's."""
        self._builder = builder
        self._receipts = receipts
        self._lang = lang
        self._ids: dict[Evidence, str] = {}
        self._counts: Counter[int] = Counter()

    def opened_by(self, cite: Cite) -> str:
        """The id of what opens at one source of a mark."""
        evidence = self._evidence(cite)
        if evidence not in self._ids:
            self._counts[cite.number] += 1
            count = self._counts[cite.number]
            self._ids[evidence] = f"evidence-{cite.number}" + (f"-{count}" if count > 1 else "")
        return self._ids[evidence]

    def opening(self, pointers: Sequence[str], numbers: Mapping[str, int]) -> Opening:
        """The same for `cite_marks`: `pointers` are those of the texts, `numbers` those of the sources."""

        def open_(text: int, mark: int, position: int, item: CiteItem) -> str:
            place = self._builder.place(item.source, item.locator)
            return self.opened_by(Cite(item, position, numbers[item.source], place, (pointers[text], mark)))

        return open_

    @property
    def all(self) -> tuple[Evidence, ...]:
        """By the numbers of their sources."""
        found = [msgspec.structs.replace(evidence, id=id_) for evidence, id_ in self._ids.items()]
        return tuple(sorted(found, key=lambda evidence: evidence.number))

    def _evidence(self, cite: Cite) -> Evidence:
        builder, id_ = self._builder, cite.item.source
        source = builder.publication.sources[id_]
        receipts = [
            receipt
            for receipt in self._receipts.get(cite.key, ())
            if place_in(receipt, id_) or (not receipt.places and not cite.position)
        ]
        quote = cite.item.quote or _quoted(receipts, id_)
        of_quote = builder.quote_receipt(id_, quote) if quote else None
        quotation = builder.quotation(id_, quote) if quote else None
        rest = [receipt for receipt in receipts if not (of_quote and _is_within(receipt, of_quote, id_))]
        told = [*((of_quote,) if of_quote else ()), *rest]
        exact, words = next(_finding(told, id_), ("", ()))
        locator = cite.item.locator or (quotation.locator.text if quotation and quotation.locator else "")
        locator = locator or _recorded(told, id_)
        url, archive = (
            passage_url(address, source, exact, words, locator) if address else ""
            for address in (source.url, source.archived)
        )
        return Evidence(
            id="",
            number=cite.number,
            is_numbered=builder.publication.site.citation_style == "numbers",
            anchor=f"source-{cite.number}",
            card=builder.source_card(id_),
            quotation=quotation,
            verdict=verdict(of_quote, id_, builder) if of_quote else "",
            locator=cite.item.locator,
            place=cite.place,
            receipts=tuple(
                ReceiptLine(r.kind, Text(builder.named(r.said), self._lang), verdict(r, id_, builder))
                for r in rest
            ),
            original=url,
            has_passage=url != (source.url or ""),
            archive=archive,
        )


def _quoted(receipts: Iterable[Receipt], source: str) -> str | None:
    """The quotation of a source's record that a statement has without naming it."""
    quotes = (receipt.quote for receipt in receipts if receipt.quote is not None)
    return next((id_ for of, id_ in quotes if of == source), None)


def _is_within(receipt: Receipt, quotation: Receipt, source: str) -> bool:
    """Whether words are a part of a quotation, of which is told by itself."""
    if receipt.kind != "quotation":
        return False
    inner, outer = place_in(receipt, source), place_in(quotation, source)
    if inner is None or outer is None:
        return receipt.quote == quotation.quote
    return outer.at[0] <= inner.at[0] and inner.at[1] <= outer.at[1]


def _recorded(receipts: Iterable[Receipt], source: str) -> str:
    """The page or moment of the first place in a source, as a locator; "" where it has neither."""
    place = next((place for receipt in receipts if (place := place_in(receipt, source))), None)
    if place is None or (not place.page and place.second is None):
        return ""
    return f"p. {place.page}" if place.second is None else clock(place.second)


def _finding(receipts: Iterable[Receipt], source: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Quotations, and the numbers of their words that find them in a source."""
    for receipt in receipts:
        place = place_in(receipt, source)
        if place is not None and place.words:
            yield receipt.exact, place.words
