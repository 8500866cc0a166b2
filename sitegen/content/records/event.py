"""An event: something that happened, or is to happen, with its day and the sources that report it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from sitegen.content.field_types import MediumRef, OrganizationRef, PersonRef, SourceRef, TermRef
from sitegen.content.passage import Passage
from sitegen.content.records.fields import (
    Fields,
    Kind,
    PassageReader,
    RelatedValues,
    TimelineEntry,
    each_once,
)
from sitegen.content.text import Localised, LocalText, Prose
from sitegen.dates import Edtf
from sitegen.markdown.document import Document


class Event(Fields, frozen=True, forbid_unknown_fields=True):
    KIND = "event"
    FOLDER = "events"
    SECTION = "timeline"
    SCHEMA_ORG = "Event"
    SHOWN_IN_PLACE = True

    title: LocalText
    date: Edtf
    summary: Prose
    sources: tuple[SourceRef, ...]
    people: tuple[PersonRef, ...] = ()
    organizations: tuple[OrganizationRef, ...] = ()
    terms: tuple[TermRef, ...] = ()
    image: MediumRef | None = None
    media: tuple[MediumRef, ...] = ()
    importance: Literal["key", "normal"] = "normal"
    status: Literal["reported", "confirmed", "planned", "denied"] = "reported"

    def label(self, language: str, languages: Sequence[str]) -> Localised:
        return self.title.best(language, languages)

    @property
    def described(self) -> Prose:
        return self.summary

    def passages(self, id_: str, reader: PassageReader, body: Document | None) -> Iterator[Passage]:
        yield from reader.texts("title", self.title, *self.sources)
        yield from reader.texts("summary", self.summary, *self.sources)

    def sort_key(self, id_: str, place: tuple[Any, ...]) -> tuple[Any, ...]:
        return (self.date.sort_key, id_)

    def relations(self, id_: str) -> Mapping[str, RelatedValues]:
        keys = (*self.people, *self.organizations, *self.terms, *self.sources)
        return {"events_of": dict.fromkeys(keys, (id_,))}

    @property
    def reported_by(self) -> tuple[str, ...]:
        return self.sources

    def named_together(self, id_: str, kinds: Mapping[str, Kind]) -> tuple[tuple[str, ...], ...]:
        return (each_once((*self.people, *self.organizations)),)

    def subjects(self, id_: str) -> Iterator[tuple[str, Iterable[str]]]:
        concerned = {id_, *self.people, *self.organizations, *self.terms}
        yield from ((source, concerned) for source in self.sources)

    @property
    def timeline_entry(self) -> TimelineEntry:
        return TimelineEntry(
            self.date,
            self.sources,
            self.people,
            self.organizations,
            self.terms,
            self.importance,
            self.status,
        )

    def sourced_dates(self) -> Iterator[tuple[str, Edtf, tuple[str, ...]]]:
        yield "date", self.date, self.sources
