"""receipts.json: what was found of every quotation, figure and date of a site, for programs that check it.

Where something is said and found is told by selectors of the W3C Web Annotation Data Model
(https://www.w3.org/TR/annotation-model/#selectors): on the site's own page by its words, with a few of the page's own
around them (in its text without citation marks), in the copy of a source by offsets in characters. No word of a copy
is in it that the page does not quote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from sitegen.publication.model import Publication
from sitegen.publication.pages import Addresses, Page
from sitegen.publication.receipts import CopyPlace, Receipt, Result, Statement
from sitegen.views.builder import ViewBuilder

FORMAT = 1
DIALECT = "https://json-schema.org/draft/2020-12/schema"


class TextQuoteSelector(
    msgspec.Struct, frozen=True, tag_field="type", tag="TextQuoteSelector", omit_defaults=True
):
    """Words on a page of the site, and the page's own words around them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class TextPositionSelector(msgspec.Struct, frozen=True, tag_field="type", tag="TextPositionSelector"):
    """From one character to before another of the captured text."""

    start: int
    end: int


class Target(msgspec.Struct, frozen=True, omit_defaults=True):
    """A page of the site, by its address, and the words on it; a date of a record's field, which pages write in words,
    has none."""

    source: str
    selector: TextQuoteSelector | None = None


class Copy(msgspec.Struct, frozen=True, omit_defaults=True):
    """The place in the captured text of a source, by the source's id. `sha256` is that of the text in UTF-8 with line
    feeds, `copied` the day of the copy (EDTF), if it is known; `compared` is the day on which it was found there by
    this version of the `rule` for its kind."""

    source: str
    sha256: str
    selector: TextPositionSelector
    rule: int
    compared: str
    paragraph: int | None = None
    page: int | None = None
    second: int | None = None
    copied: str | None = None


class ReceiptRow(msgspec.Struct, frozen=True, omit_defaults=True):
    """A quotation, figure or date: the record and field that say it, in which language (none: in all), the sources
    that have to support it, and what was found. `quotation` is the id of the quotation of its source's record that it
    is, or is a translation of; `reason` is why it was waived."""

    record: str
    field: str
    target: Target
    kind: Statement
    said: str
    result: Result
    sources: tuple[str, ...]
    language: str | None = None
    copies: tuple[Copy, ...] = ()
    quotation: str | None = None
    reason: str | None = None


class ReceiptsFile(msgspec.Struct, frozen=True):
    """The receipts of a site."""

    format: int
    site: str
    receipts: tuple[ReceiptRow, ...]


def receipts_json(
    publication: Publication, addresses: Addresses, builders: Mapping[str, ViewBuilder]
) -> bytes:
    """The file: one receipt a line, in the order of the publication."""
    rows = (
        msgspec.json.encode(_row(id_, kind, receipt, addresses, builders))
        for id_, kind in publication.kinds.items()
        if (found := publication.receipts.get(id_)) is not None
        for receipt in found.checked.receipts
    )
    site = msgspec.json.encode(addresses.absolute(addresses.base_path))
    head = b'{"format":%d,"site":%s,"receipts":[\n' % (FORMAT, site)
    return head + b",\n".join(rows) + b"\n]}\n"


def _row(
    id_: str, kind: str, receipt: Receipt, addresses: Addresses, builders: Mapping[str, ViewBuilder]
) -> ReceiptRow:
    builder = builders.get(receipt.language) or builders[addresses.default_language]
    said = builder.named(receipt.said)
    is_on_page = receipt.before or receipt.after or receipt.kind == "quotation" or receipt.language
    selector = TextQuoteSelector(said, builder.named(receipt.before), builder.named(receipt.after))
    page = Page(kind, id_, builder.language)
    return ReceiptRow(
        record=id_,
        field=receipt.pointer or "body",
        target=Target(addresses.absolute(addresses.url(page)), selector if is_on_page else None),
        kind=receipt.kind,
        said=said,
        result=receipt.result,
        sources=receipt.sources,
        language=receipt.language or None,
        copies=tuple(_copies(receipt.places)),
        quotation=receipt.quote[1] if receipt.quote else None,
        reason=receipt.reason or None,
    )


def _copies(places: tuple[CopyPlace, ...]) -> Iterator[Copy]:
    for place in places:
        yield Copy(
            source=place.source,
            sha256=place.digest.removeprefix("sha256:"),
            selector=TextPositionSelector(*place.at),
            rule=place.rule,
            compared=place.day,
            paragraph=place.paragraph or None,
            page=place.page or None,
            second=place.second,
            copied=place.copied or None,
        )


def receipts_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the file."""
    return {"$schema": DIALECT, "title": "Receipts", **msgspec.json.schema(ReceiptsFile)}
