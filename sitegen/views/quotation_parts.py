"""Quotations that a text sets as blocks: what a page shows around their words."""

from __future__ import annotations

import unicodedata
from typing import Literal

import msgspec

from sitegen.content import schema
from sitegen.facts import quotations
from sitegen.markdown.document import Quoted
from sitegen.views.block_quotation import BlockQuotation
from sitegen.views.parts import Text
from sitegen.views.source_parts import SourceParts
from sitegen.views.texts import FULL_WIDTH


class _Words(msgspec.Struct, frozen=True):
    """What the words of a quotation are: those of the source or of their translation, and whether all of them."""

    of: Literal["original", "translation"]
    whole: bool


def block_quotation(quoted: Quoted, builder: SourceParts) -> BlockQuotation:
    """What is shown around the words of `quoted`. A reader who does not read the source's language gets the record's
    translation first, and the original below it; of an excerpt, which no translation fits, the words as they are
    written first."""
    source = builder.publication.sources[quoted.source]
    quote = _quote_of(quoted, source)
    translation = quote.translation.exact(quoted.language) if quote and quote.translation else None
    if _same(source.language, quoted.language) or translation == (quote.exact if quote else None):
        translation = None
    said = _said(quoted, source, quote, translation)
    foreign = "" if _same(source.language, quoted.language) else source.language
    exact = Text(quote.exact, foreign) if quote and translation else None
    translated = Text(translation) if translation else None
    label = "from" if said.whole else "original" if said.of == "translation" else "translation"
    speaker = quote.speaker if quote and not quoted.attributed else None
    own = not quoted.words and quote is not None
    locator = Text(quoted.locator) if quoted.locator else _locator(quote, builder)
    return BlockQuotation(
        lang=foreign if said.of == "original" else "",
        cite=source.url or builder.url(quoted.source),
        words=Text((translation or quote.exact) if own and quote else ""),
        before=translated if said.of == "original" and said.whole else None,
        after=exact if said.of == "translation" else translated if not said.whole else None,
        label=builder.t(f"quotation.{label}", language=builder.language_name(source.language)),
        page_lang="" if _same(builder.language, quoted.language) else builder.language,
        attributed=quoted.attributed,
        speaker=builder.link(speaker.record) if speaker and speaker.record else None,
        speaker_text=builder.text(speaker.literal) if speaker and speaker.literal else None,
        url=builder.url(quoted.source) + (f"#quote-{quote.id}" if quote else ""),
        name=builder.source_name(quoted.source),
        date=builder.maybe_date(source.issued),
        locator=locator,
        place=builder.place(quoted.source, locator.text if locator else ""),
        pull=quoted.pull,
    )


def _locator(quote: schema.Quote | None, builder: SourceParts) -> Text | None:
    return builder.text(quote.locator) if quote and quote.locator else None


def _quote_of(quoted: Quoted, source: schema.Source) -> schema.Quote | None:
    """The quotation of the source's record that is meant: the one named, else the first that has the words."""
    if quoted.quote:
        return next(quote for quote in source.quotes if quote.id == quoted.quote)
    wanted = quotations.parts(quoted.words)
    for quote in source.quotes:
        translations = [text for _, text in quote.translation.texts] if quote.translation else []
        if wanted and any(quotations.holds(text, wanted) for text in (quote.exact, *translations)):
            return quote
    return None


def _said(
    quoted: Quoted, source: schema.Source, quote: schema.Quote | None, translation: str | None
) -> _Words:
    if not quoted.words:
        return _Words("translation" if translation else "original", True)
    wanted = quotations.parts(quoted.words)
    if quote is not None and quotations.holds(quote.exact, wanted):
        return _Words("original", wanted == quotations.parts(quote.exact))
    if translation is not None and quotations.holds(translation, wanted):
        return _Words("translation", wanted == quotations.parts(translation))
    if _is_full_width(quoted.words) == (source.language.partition("-")[0] in FULL_WIDTH):
        return _Words("original", False)
    return _Words("translation", False)


def _is_full_width(words: str) -> bool:
    """Whether most letters of a text are of the scripts of Korean, Japanese and Chinese."""
    letters = [unicodedata.east_asian_width(letter) == "W" for letter in words if letter.isalpha()]
    return 2 * sum(letters) > len(letters)


def _same(one: str, other: str) -> bool:
    return one.partition("-")[0] == other.partition("-")[0]
