"""Does every citation say where in its source? A check that site.yaml asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sitegen.checks.receipts import receipts
from sitegen.checks.waiving import WaiverFilter
from sitegen.content.entry import Entry
from sitegen.content.load import Content
from sitegen.content.outgoing import numbered, numbered_pointers
from sitegen.content.schema import Site
from sitegen.ledgers.verified import Lock
from sitegen.problems import Problem, Span, codes
from sitegen.publication.receipts import Receipt

PLACED_CITATIONS = "placed-citations"
"""What `require` in site.yaml calls it."""


def check(content: Content, site: Site, lock: Lock | None, waive: WaiverFilter) -> Iterator[Problem]:
    """Citations of briefs that name neither a place in their source nor one of its quotations, each with the paragraphs
    in which the source has what they are cited for, as far as that is recorded."""
    if PLACED_CITATIONS not in site.require:
        return
    known = receipts(content, lock, waive)
    for entry in content.entries:
        if entry.kind == "brief" and entry.body is not None:
            found = known[entry.id].checked.of(entry.language) if known else ()
            yield from _brief(entry, _paragraphs(found))


def _brief(entry: Entry, paragraphs: Mapping[tuple[str, int, str], list[int]]) -> Iterator[Problem]:
    texts = zip(numbered_pointers(entry.value), numbered(entry.value, entry.body), strict=True)  # type: ignore[arg-type]
    for pointer, document in texts:
        for number, cite in enumerate(document.citations()):
            for item in cite.items:
                if not item.quote and not item.locator:
                    numbers = paragraphs.get((pointer, number, item.source), [])
                    span = Span(entry.origin.file, item.line, item.column)
                    message = f"this citation of {item.source} does not say where in it"
                    yield codes.UNPLACED_CITATION.at(span, message, _hint(item.source, numbers))


def _hint(source: str, paragraphs: list[int]) -> str:
    if not paragraphs:
        return codes.UNPLACED_CITATION.hint
    written = ", ".join(map(str, paragraphs))
    if len(paragraphs) == 1:
        return f"what it is cited for is in paragraph {written}: write [@{source}, para. {written}]"
    return f"what it is cited for is in paragraphs {written}: write [@{source}, paras {written}]"


def _paragraphs(found: Iterable[Receipt]) -> dict[tuple[str, int, str], list[int]]:
    """The paragraphs that have what is found through a citation, by its text, its number in it, and the source."""
    numbers: dict[tuple[str, int, str], set[int]] = {}
    for receipt in found:
        for place in receipt.places:
            if place.paragraph:
                numbers.setdefault((receipt.pointer, receipt.mark, place.source), set()).add(place.paragraph)
    return {key: sorted(of) for key, of in numbers.items()}
