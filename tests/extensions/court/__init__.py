"""Court rulings, as an extension: `extensions: [court]` in site.yaml, and this folder next to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from sitegen.checks.context import Check, CheckContext
from sitegen.content.field_types import Named, OrganizationRef, SourceRef
from sitegen.content.passage import Passage
from sitegen.content.records.fields import Fields, PassageReader, RelatedValues, TimelineEntry
from sitegen.content.text import Localised, LocalText, Prose
from sitegen.dates import Edtf
from sitegen.extension import Extension
from sitegen.kinds.kind import RecordKind, SearchFields, paragraphs
from sitegen.markdown.document import Document
from sitegen.problems import Code, Problem
from sitegen.views.builder import ViewBuilder
from sitegen.views.json_ld import Node, day, reference
from sitegen.views.parts import Date, Html, Link, Mention, Text


class Ruling(Fields, frozen=True, forbid_unknown_fields=True):
    """content/rulings/<id>.yaml: one attribute for each field; one without a default is required."""

    KIND = "ruling"
    FOLDER = "rulings"
    SECTION = "rulings"

    title: LocalText
    court: OrganizationRef
    date: Edtf
    holding: Prose
    sources: tuple[SourceRef, ...]
    docket: Named | None = None

    def label(self, language: str, languages: Sequence[str]) -> Localised:
        return self.title.best(language, languages)

    @property
    def described(self) -> Prose:
        return self.holding

    def passages(self, id_: str, reader: PassageReader, body: Document | None) -> Iterator[Passage]:
        yield from reader.texts("title", self.title, *self.sources)
        yield from reader.texts("holding", self.holding, *self.sources)

    @property
    def told_by(self) -> tuple[str, ...]:
        return self.sources

    @property
    def timeline_entry(self) -> TimelineEntry:
        return TimelineEntry(self.date, self.sources, organizations=(self.court,), importance="key")

    def relations(self, id_: str) -> Mapping[str, RelatedValues]:
        return {"events_of": {self.court: (id_,)}, "rulings_of": {self.court: (id_,)}}


class RulingView(msgspec.Struct, frozen=True):
    """What templates/ruling.html shows."""

    title: Text
    court: Link
    date: Date
    docket: Text | None
    holding: Html
    sources: tuple[Link, ...]
    others: tuple[Link, ...]
    """Other rulings of the same court."""
    mentions: tuple[Mention, ...]


def ruling_page(builder: ViewBuilder, id_: str) -> RulingView:
    ruling: Ruling = builder.publication.records("ruling")[id_]
    return RulingView(
        builder.link(id_).text,
        builder.link(ruling.court),
        builder.date(ruling.date),
        builder.text(ruling.docket) if ruling.docket else None,
        builder.summary(id_),
        builder.links(ruling.sources),
        builder.links(other for other in builder.relations.of("rulings_of", ruling.court) if other != id_),
        builder.mentions(id_),
    )


def ruling_list(builder: ViewBuilder) -> tuple[Link, ...]:
    return builder.links(builder.publication.records("ruling"))


def json_ld(builder: ViewBuilder, id_: str, common: Node, title: str) -> Node:
    ruling: Ruling = builder.publication.records("ruling")[id_]
    court = reference(builder, ruling.court)
    return {
        "@type": "Legislation",
        **common,
        "name": title,
        "legislationDate": day(ruling.date),
        "creator": court,
    }


def search(builder: ViewBuilder, id_: str) -> SearchFields:
    ruling: Ruling = builder.publication.records("ruling")[id_]
    return SearchFields(paragraphs(builder.summary(id_).text), date=ruling.date, sources=ruling.sources)


RULINGS = RecordKind(type=Ruling, page=ruling_page, list_page=ruling_list, json_ld=json_ld, search=search)

NO_DOCKET = Code(
    "no-docket", "warning", "A ruling has its docket number.", "Add `docket:`.", "a ruling", waivable=True
)


def dockets(given: CheckContext) -> Iterator[Problem]:
    for entry in given.entries:
        if entry.kind == "ruling" and not entry.value.docket:
            yield NO_DOCKET.at(entry.origin.at(""), "this ruling has no docket number", NO_DOCKET.hint)


EXTENSION = Extension(
    "court",
    "1.0",
    kinds=(RULINGS,),
    checks=(Check("dockets", dockets, (NO_DOCKET,)),),
    theme=Path(__file__).parent / "templates",
)
