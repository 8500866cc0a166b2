"""Court rulings, as an extension: put this folder next to site.yaml, and `extensions: [court]` into it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from sitegen import extension as sitegen
from sitegen.extension import ViewBuilder, json_ld


class Ruling(sitegen.Fields, frozen=True, forbid_unknown_fields=True):
    """content/rulings/<id>.yaml: one attribute for each field; those without a default are required."""

    KIND = "ruling"
    FOLDER = "rulings"
    SECTION = "rulings"

    title: sitegen.LocalText
    court: sitegen.OrganizationRef
    date: sitegen.Edtf
    holding: sitegen.Prose
    sources: tuple[sitegen.SourceRef, ...]
    docket: sitegen.Named | None = None

    def label(self, language: str, languages: Sequence[str]) -> sitegen.Localised:
        return self.title.best(language, languages)

    @property
    def described(self) -> sitegen.Prose:
        return self.holding

    def passages(
        self, id_: str, reader: sitegen.PassageReader, body: sitegen.Document | None
    ) -> Iterator[sitegen.Passage]:
        """What is compared with the sources."""
        yield from reader.texts("title", self.title, *self.sources)
        yield from reader.texts("holding", self.holding, *self.sources)

    @property
    def timeline_entry(self) -> sitegen.TimelineEntry:
        return sitegen.TimelineEntry(self.date, self.sources, organizations=(self.court,), importance="key")

    def relations(self, id_: str) -> Mapping[str, sitegen.RelatedValues]:
        """The first is sitegen's own: what the court's page lists as its events. The second is ours."""
        return {"events_of": {self.court: (id_,)}, "rulings_of": {self.court: (id_,)}}


class RulingView(msgspec.Struct, frozen=True):
    """What templates/ruling.html shows."""

    title: sitegen.Text
    court: sitegen.Link
    date: sitegen.Date
    docket: sitegen.Text | None
    holding: sitegen.Html
    sources: tuple[sitegen.Link, ...]
    others: tuple[sitegen.Link, ...]
    """Other rulings of the same court."""
    mentions: tuple[sitegen.Mention, ...]


def page(builder: ViewBuilder, id_: str) -> RulingView:
    ruling: Ruling = builder.publication.records("ruling")[id_]
    return RulingView(
        title=builder.link(id_).text,
        court=builder.link(ruling.court),
        date=builder.date(ruling.date),
        docket=builder.text(ruling.docket) if ruling.docket else None,
        holding=builder.summary(id_),
        sources=builder.links(ruling.sources),
        others=builder.links(
            other for other in builder.relations.of("rulings_of", ruling.court) if other != id_
        ),
        mentions=builder.mentions(id_),
    )


def rulings(builder: ViewBuilder) -> tuple[sitegen.Link, ...]:
    """What templates/rulings.html shows, the list at /rulings/."""
    return builder.links(builder.publication.records("ruling"))


def node(builder: ViewBuilder, id_: str, common: json_ld.Node, title: str) -> json_ld.Node:
    ruling: Ruling = builder.publication.records("ruling")[id_]
    issued, court = json_ld.day(ruling.date), json_ld.reference(builder, ruling.court)
    return {"@type": "Legislation", **common, "name": title, "legislationDate": issued, "creator": court}


def search(builder: ViewBuilder, id_: str) -> sitegen.SearchFields:
    ruling: Ruling = builder.publication.records("ruling")[id_]
    text = sitegen.paragraphs(builder.summary(id_).text)
    return sitegen.SearchFields(text, date=ruling.date, sources=ruling.sources)


def courts(builder: ViewBuilder) -> tuple[tuple[sitegen.Link, int], ...]:
    """What templates/courts.html shows, a page at /courts/: how many rulings each court made."""
    ids = dict.fromkeys(ruling.court for ruling in builder.publication.records("ruling").values())
    return tuple((builder.link(id_), len(builder.relations.of("rulings_of", id_))) for id_ in ids)


NO_DOCKET = sitegen.Code(
    "no-docket", "warning", "A ruling has its docket number.", "Add `docket:`.", "a ruling", waivable=True
)


def dockets(given: sitegen.CheckContext) -> Iterator[sitegen.Problem]:
    for entry in given.entries:
        if entry.kind == "ruling" and not entry.value.docket:
            yield NO_DOCKET.at(entry.origin.at(), "this ruling has no docket number", NO_DOCKET.hint)


def data(given: sitegen.OutputContext) -> sitegen.OutputFiles:
    """rulings.json: the address of every ruling, by its id."""
    yield "rulings.json", partial(addresses, given)


def addresses(given: sitegen.OutputContext) -> bytes:
    builder = next(iter(given.builders.values()))
    return json.dumps({id_: builder.url(id_) for id_ in given.publication.records("ruling")}).encode()


EXTENSION = sitegen.Extension(
    "court",
    "1.0",
    kinds=(sitegen.RecordKind(type=Ruling, page=page, list_page=rulings, json_ld=node, search=search),),
    pages=(sitegen.PageKind("courts", courts),),
    checks=(sitegen.Check("dockets", dockets, (NO_DOCKET,)),),
    blocks=(sitegen.Block("dissent"),),
    outputs=(sitegen.Output("rulings", data),),
    theme=Path(__file__).parent / "templates",
)
