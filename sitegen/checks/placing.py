"""What is recorded of the place at which the text of a source has something."""

from __future__ import annotations

from datetime import date

from sitegen.checks.evidence import RULES, Place, SourceEvidence
from sitegen.checks.quoting import OwnText
from sitegen.facts.appearances import KnownNames
from sitegen.facts.fragments import finding_words
from sitegen.facts.quantities import DateMention, Figure
from sitegen.facts.terms import terms_of
from sitegen.ledgers.verified import Kind, Verified

What = str | Figure | DateMention | KnownNames
"""A quotation, a figure, a date, or what somebody or something is called."""


class Placing:
    """Describes places in the text of one source, which is here."""

    def __init__(self, known: SourceEvidence) -> None:
        self._known = known
        self._page = known.capture.text if known.capture else ""
        self._first = known.capture.extent[0] if known.capture else 0
        self._places = known.capture.places if known.capture else ()
        self._paragraphs = OwnText(known).paragraphs

    def verified(self, kind: Kind, what: What, place: Place, as_of: date) -> Verified:
        """That the text has it at a place, found on the day `as_of`."""
        is_named = isinstance(what, KnownNames)
        language = self._known.source.language
        return Verified(
            place,
            RULES[kind],
            as_of.isoformat(),
            paragraph=0 if is_named else self._paragraphs.number_at(place[0] - self._first),
            page=0 if is_named else self._last(place[0], "page") or 0,
            second=None if is_named else self._last(place[0], "second"),
            terms=terms_of(self._page[slice(*place)], language) if isinstance(what, Figure) else "",
            words=finding_words(self._page, place[0], what) if isinstance(what, str) else (),
        )

    def _last(self, offset: int, kind: str) -> int | None:
        """The number of the last page or second that begins at an offset or before; None where none does."""
        numbers = (at.number for at in reversed(self._places) if at.kind == kind and at.offset <= offset)
        return next(numbers, None)
