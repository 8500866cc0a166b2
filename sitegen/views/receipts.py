"""What readers are told was found of a quotation, figure or date, in words."""

from __future__ import annotations

from sitegen.dates import parse
from sitegen.facts.terms import in_terms
from sitegen.language.locators import clock
from sitegen.publication.receipts import CopyPlace, Receipt
from sitegen.views.texts import Texts


def verdict(receipt: Receipt, source: str, texts: Texts) -> str:
    """What was found of something in the copy of a source, or why nothing was: a few words without a full stop. It
    tells where words are, and vouches for nothing."""
    place = place_in(receipt, source)
    if place is None or not receipt.is_in_copy:
        return texts.t(f"receipt.{receipt.result}", reason=receipt.reason)
    where = _where(place, texts)
    if receipt.result == "translated":
        return texts.t("receipt.translated", where=where)
    if receipt.kind == "quotation":
        return texts.t("receipt.quotation", where=where)
    language = texts.publication.sources[source].language
    terms = in_terms(place.terms, receipt.unit, language) if place.terms else ""
    if terms and _digits(terms) != _digits(receipt.said):
        return texts.t("receipt.converted", where=where, said=terms)
    return texts.t("receipt.found", where=where)


def place_in(receipt: Receipt, source: str) -> CopyPlace | None:
    """Where the copy of a source has it."""
    return next((place for place in receipt.places if place.source == source), None)


def _where(place: CopyPlace, texts: Texts) -> str:
    """A copy, with its day if that is known, and a page, moment or paragraph of it."""
    copy = texts.t("receipt.copy")
    if place.copied:
        copy = texts.t("receipt.copy_of", date=texts.date(parse(place.copied)).words)
    if place.page:
        return texts.t("receipt.page", copy=copy, n=place.page)
    if place.second is not None:
        return texts.t("receipt.moment", copy=copy, time=clock(place.second))
    return texts.t("receipt.paragraph", copy=copy, n=place.paragraph) if place.paragraph else copy


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
