"""What of a source may be quoted without being looked up in its text."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.content import schema
from sitegen.facts import quotations


class Quotable:
    """A source's title, the quotations of its record, and their translations; case does not count."""

    def __init__(self, source: schema.Source) -> None:
        self._source = source
        self._titles = _compared(text for _, text in source.title.texts)
        self._quotes = [
            (quote, _compared((quote.exact, *(text for _, text in _translations(quote)))))
            for quote in source.quotes
        ]

    def has(self, wanted: tuple[str, ...]) -> bool:
        """Whether it has words, as `facts.quotations.parts` gives them."""
        return self.is_title(wanted) or self.quote_with(wanted) is not None

    def is_title(self, wanted: tuple[str, ...]) -> bool:
        """Whether the words are of its title."""
        return _is_in(self._titles, wanted)

    def quote_with(self, wanted: tuple[str, ...], preferred: str | None = None) -> schema.Quote | None:
        """The first quotation that has the words, in the original or in translation; the one `preferred` before."""
        having = [quote for quote, said in self._quotes if _is_in(said, wanted)]
        return next((quote for quote in having if quote.id == preferred), having[0] if having else None)


def _translations(quote: schema.Quote) -> tuple[tuple[str, str], ...]:
    return quote.translation.texts if quote.translation else ()


def _compared(texts: Iterable[str]) -> list[str]:
    found = [quotations.fold(text).casefold() for text in texts]
    return found + [text.replace(" ", "") for text in found if not text.isascii()]


def _is_in(texts: list[str], wanted: tuple[str, ...]) -> bool:
    folded = [part.casefold() for part in wanted]
    return any(quotations.in_order(text, folded) for text in texts)
