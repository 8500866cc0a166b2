"""Are quotations where their locators say, on a page, in a paragraph or at a moment of the source's copy?"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from sitegen.captures.reading import Place as PlaceOfCopy
from sitegen.checks.block_quotations import shown
from sitegen.checks.evidence import Evidence, Place, SourceEvidence
from sitegen.checks.findings_cache import FindingsCache
from sitegen.checks.quoting import OwnText
from sitegen.content.entry import Entry
from sitegen.facts.quotations import marked
from sitegen.language.locators import NamedPlace, clock, named_places
from sitegen.markdown.document import Block, CiteItem, Document
from sitegen.problems import Problem, Span, codes

_TOLERANCE = 5
"""How many seconds before its cue begins, or after it ends, a quotation may be said to be."""


def check(entries: Iterable[Entry], evidence: Evidence, cache: FindingsCache) -> Iterator[Problem]:
    """Quotations of records, and words that texts quote with a citation, that are elsewhere than their locators say.
    Without the text of the source nothing is said of them."""
    copies = functools.cache(lambda id_: _Copy(id_, evidence.sources[id_]))

    def find(entry: Entry) -> Iterator[Problem]:
        if entry.kind == "source":
            yield from _of_record(entry, copies)
        for _, document in entry.texts if any(entry.outgoing.cited) else ():
            yield from _of_text(entry, document, evidence, copies)

    if any(known.capture is not None for known in evidence.sources.values()):
        yield from cache.problems("locators", evidence.dependencies, entries, find)


def _of_record(entry: Entry, copies: Callable[[str], _Copy]) -> Iterator[Problem]:
    for i, quote in enumerate(entry.value.quotes):
        told: set[NamedPlace] = set()
        for language, text in quote.locator.texts if quote.locator else ():
            at = f"quotes/{i}/locator/{language}" if language else f"quotes/{i}/locator"
            for place in named_places(text):
                if place not in told:
                    told.add(place)
                    yield from copies(entry.id).elsewhere([quote.exact], place, entry.origin.at(at))


def _of_text(
    entry: Entry, document: Document, evidence: Evidence, copies: Callable[[str], _Copy]
) -> Iterator[Problem]:
    cites = document.citations()
    for block in document.blocks or (None,):
        text = document.text[block.start : block.end] if block else document.text
        items = [item for cite in (cites[slice(*block.cites)] if block else cites) for item in cite.items]
        for item in items:
            if item.locator and item.source in evidence.sources:
                span = Span(entry.origin.file, item.line, item.column)
                words = _quoted(item, block, text, evidence)
                for place in named_places(item.locator):
                    yield from copies(item.source).elsewhere(words, place, span)


def _quoted(item: CiteItem, block: Block | None, text: str, evidence: Evidence) -> list[str]:
    """The words that a citation is for: the quotation it names, or those quoted in its block."""
    quotes = evidence.sources[item.source].source.quotes
    named = [quote.exact for quote in quotes if quote.id == item.quote]
    if named:
        return named
    if block is not None and block.kind == "quotation":
        return [text]
    return [text[words.start : words.end] for words in marked(text)]


class _Copy:
    """The copy of one source, as locators see it."""

    def __init__(self, id_: str, known: SourceEvidence) -> None:
        self._id = id_
        self._known = known
        self._places = known.capture.places if known.capture else ()
        self._first = known.capture.extent[0] if known.capture else 0

    def elsewhere(self, quoted: list[str], named: NamedPlace, span: Span) -> Iterator[Problem]:
        """That none of the words that the copy has is where it is said to be."""
        kinds: set[str] = {place.kind for place in self._places} or {"paragraph"}
        if self._known.capture is None or named.kind not in kinds:
            return
        found = {words: self._found(words) for words in quoted}
        if any(self._is_at(place, named) for places in found.values() for place in places):
            return
        id_, what = self._id, _in_words(named)
        for words, places in found.items():
            if where := self._where(places[0], named) if places else "":
                message = f"“{shown(words)}” is not {what} of {id_}"
                yield codes.LOCATOR_DIFFERS.at(span, message, f"it is {where}")
                return
        pages = [place.number for place in self._places]
        if not any(found.values()) and named.kind == "page" and not self._has_page(named):
            yield codes.LOCATOR_DIFFERS.at(
                span, f"{id_} has no page {named.first}", f"its copy has {max(pages)} pages"
            )

    def _found(self, words: str) -> list[Place]:
        return [(spans[0][0], spans[-1][1]) for spans in self._known.folded.places(words)]

    @functools.cached_property
    def _own(self) -> OwnText:
        return OwnText(self._known)

    def _between(self, place: Place) -> tuple[PlaceOfCopy, ...]:
        """The pages, or the cues, that words in the own text are on."""
        offsets = [each.offset - self._first for each in self._places]
        first = max(bisect_right(offsets, place[0]) - 1, 0)
        return self._places[first : max(bisect_right(offsets, place[1] - 1), first + 1)]

    def _has_page(self, named: NamedPlace) -> bool:
        return any(
            named.first <= number <= named.last
            for place in self._places
            for number in (place.number, int(place.label) if place.label.isdecimal() else place.number)
        )

    def _is_at(self, place: Place, named: NamedPlace) -> bool:
        if named.kind == "paragraph":
            return self._is_in_paragraph(place, named)
        on = self._between(place)
        if named.kind == "second":
            following = self._places[self._places.index(on[-1]) + 1 :]
            end = following[0].number if following else on[-1].number + 60
            return on[0].number - _TOLERANCE <= named.first <= end + _TOLERANCE
        numbers = {str(number) for number in range(named.first, min(named.last, named.first + 1000) + 1)}
        return any(not numbers.isdisjoint((str(page.number), page.label)) for page in on)

    def _is_in_paragraph(self, place: Place, named: NamedPlace) -> bool:
        """Whether words are in a paragraph that is counted so, or that has its number itself, as in a judgment; what
        is in none, a headline, is not looked at."""
        counted = self._own.paragraphs
        number = counted.number_at(place[0])
        start = counted.starts[max(bisect_right(counted.starts, place[0]) - 1, 0)] if counted.starts else 0
        printed = re.match(r"[\s\[(§¶]*(\d{1,5})\b", self._own.text[start : start + 20])
        numbers = (number, int(printed[1]) if printed else number)
        return number == 0 or any(named.first <= one <= named.last for one in numbers)

    def _where(self, place: Place, named: NamedPlace) -> str:
        if named.kind == "paragraph":
            return f"in paragraph {self._own.paragraphs.number_at(place[0])}"
        on = self._between(place)[0]
        if named.kind == "second":
            return f"said at {clock(on.number)}"
        return f"on page {on.number}{f', which is numbered {on.label}' if on.label else ''}"


def _in_words(named: NamedPlace) -> str:
    if named.kind == "second":
        return f"at {clock(named.first)}"
    several = named.last > named.first
    numbers = f"{named.first}–{named.last}" if several else str(named.first)
    return f"{'on' if named.kind == 'page' else 'in'} {named.kind}{'s' if several else ''} {numbers}"
