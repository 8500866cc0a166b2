"""A brief, in one language: the explainer itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from sitegen.content.field_types import AnyRef, MediumRef
from sitegen.content.passage import Passage
from sitegen.content.records.fields import Fields, OrderedDates, PassageReader
from sitegen.content.records.parts import Name
from sitegen.content.text import Prose
from sitegen.dates import Edtf, has_come
from sitegen.markdown.document import Document


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    date: Edtf
    text: Prose


class BriefFields(Fields, frozen=True, forbid_unknown_fields=True):
    """The front matter of a brief in one language."""

    KIND = "brief"
    FOLDER = "briefs"
    SECTION = "briefs"
    HAS_BODY = True

    title: str
    abstract: str
    published: Edtf
    kicker: str | None = None
    authors: tuple[Name, ...] = ()
    updated: Edtf | None = None
    order: int | None = None
    image: MediumRef | None = None
    about: tuple[AnyRef, ...] = ()
    key_points: tuple[Prose, ...] = ()
    unknowns: tuple[Prose, ...] = ()
    backstory: Prose | None = None
    corrections: tuple[Correction, ...] = ()
    review_by: Edtf | None = None
    draft: bool = False

    def passages(self, id_: str, reader: PassageReader, body: Document | None) -> Iterator[Passage]:
        yield from reader.texts("title", self.title)
        yield from reader.texts("abstract", self.abstract)
        for i, text in enumerate(self.key_points):
            yield from reader.texts(f"key_points/{i}", text)
        yield from reader.body(body)
        for i, text in enumerate(self.unknowns):
            yield from reader.texts(f"unknowns/{i}", text)
        yield from reader.texts("backstory", self.backstory)
        for i, correction in enumerate(self.corrections):
            yield from reader.texts(f"corrections/{i}/text", correction.text)

    def ordered_dates(self) -> Iterator[OrderedDates]:
        yield OrderedDates("published", self.published, "updated", self.updated)
        yield OrderedDates("published", self.published, "review_by", self.review_by)
        for i, correction in enumerate(self.corrections):
            yield OrderedDates("published", self.published, f"corrections/{i}/date", correction.date)

    def past_dates(self, as_of: date) -> Iterator[tuple[str, Edtf | None]]:
        """What is published later is written as of then."""
        if not self.draft and has_come(self.published, as_of):
            yield "updated", self.updated
            for i, correction in enumerate(self.corrections):
                yield f"corrections/{i}/date", correction.date
