"""What of a source's own text nothing in the publication says yet of that source: what may be worth saying or
quoting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from sitegen.checks.evidence import Evidence, Place, is_given_by
from sitegen.checks.quoting import OwnText
from sitegen.checks.verify import Item, items
from sitegen.content.entry import Entry
from sitegen.facts.numbers import numbers
from sitegen.facts.quantities import DateMention, Figure
from sitegen.facts.quotations import fold, marked


class Candidate(msgspec.Struct, frozen=True):
    """A figure, a date, somebody or something named, or words between quotation marks: as the text has it, what it is
    known by (of a name the id of its record), the number of its paragraph, 0 where that is not counted, and a few
    words around it."""

    kind: Literal["figure", "date", "name", "quotation"]
    text: str
    key: str
    paragraph: int
    before: str
    after: str


def candidates(id_: str, entries: Iterable[Entry], evidence: Evidence) -> list[Candidate]:
    """What the text of the source `id_`, which is here, has, and no record or text that cites it says, in the order of
    the text; what it has more than once, where it is first."""
    known = evidence.sources[id_]
    own = OwnText(known)
    said = [item for item in items(entries, evidence) if item.source == id_]
    found: dict[tuple[str, str], Candidate] = {}
    for kind, key, place in sorted(_unsaid(id_, own.text, said, evidence), key=lambda one: one[2]):
        if (kind, key) not in found:
            words = " ".join(own.text[slice(*place)].split())
            found[kind, key] = Candidate(
                kind, words, key, own.paragraphs.number_at(place[0]), *own.around(place)
            )
    return list(found.values())


Unsaid = tuple[Literal["figure", "date", "name", "quotation"], str, Place]


def _unsaid(id_: str, text: str, said: list[Item], evidence: Evidence) -> Iterator[Unsaid]:
    known = evidence.sources[id_]
    first = known.capture.extent[0] if known.capture else 0
    read = numbers(text, known.source.language)
    figures = [item.what for item in said if isinstance(item.what, Figure)]
    for figure in read.figures:
        if not figure.loose and not any(one.is_supported_by(figure) for one in figures):
            yield "figure", figure.key_with_bound, (figure.start, figure.end)
    dates = [item.what for item in said if isinstance(item.what, DateMention)]
    for date in read.dates:
        recorded = evidence.gives(id_, date) or evidence.is_issued(id_, date)
        if not recorded and not any(is_given_by(date, one) for one in dates):
            yield "date", date.key, (date.start, date.end)
    for name, (start, end) in evidence.named_in(id_).items():
        if name not in known.source.appearing:
            yield "name", name, (start - first, end - first)
    quoted = [item.find(known) for item in said if item.kind == "quotations"]
    for phrase in marked(text):
        start, end = phrase.start + first, phrase.end + first
        if not any(place and place[0] < end and start < place[1] for place in quoted):
            yield "quotation", fold(text[phrase.start : phrase.end]), (phrase.start, phrase.end)
