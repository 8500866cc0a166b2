"""What a publication is: its records, the languages of its briefs, and the relations between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from sitegen.content import schema
from sitegen.content.editions import FrozenText
from sitegen.content.media_files import NO_FILES, MediaFiles
from sitegen.content.records.fields import RelatedValues, TimelineEntry, agents, each_once
from sitegen.content.records.parts import written_by
from sitegen.content.text import Localised
from sitegen.markdown.document import Document
from sitegen.publication.names import Names
from sitegen.publication.receipts import NO_RECEIPTS, RecordReceipts


class Edition(msgspec.Struct, frozen=True):
    """A brief in one language, as lists show it: without its body. `sources` are the ids it cites, each once, in the
    order of their numbers from 1; `minutes` is how long it takes to read."""

    language: str
    fields: schema.BriefFields
    sources: tuple[str, ...]
    minutes: int


class PageEdition(msgspec.Struct, frozen=True):
    """A custom page in one language, without its body."""

    language: str
    fields: schema.PageFields


class Brief(msgspec.Struct, frozen=True):
    """A brief in all languages it is written in, in the order of the site's."""

    id: str
    editions: tuple[Edition, ...]

    def best(self, language: str) -> Edition:
        """The edition in `language`, or else the first there is."""
        return next((e for e in self.editions if e.language == language), self.editions[0])

    def relations(self, id_: str) -> Mapping[str, RelatedValues]:
        """Its relations to other records, in any language; see `Fields.relations`."""
        cited = (source for edition in self.editions for source in edition.sources)
        authors = (author for edition in self.editions for author in edition.fields.authors)
        return {"cited_in": dict.fromkeys(cited, (id_,)), "written_by": written_by(authors, id_)}

    def named_together(self, id_: str, kinds: Mapping[str, schema.Kind]) -> tuple[tuple[str, ...], ...]:
        """The people and organisations it is about; see `Fields.named_together`."""
        about = (about for edition in self.editions for about in edition.fields.about)
        return (each_once(agents(about, kinds)),)


class CustomPage(msgspec.Struct, frozen=True):
    """A custom page in all languages it is written in, in the order of the site's."""

    id: str
    editions: tuple[PageEdition, ...]

    def best(self, language: str) -> PageEdition:
        """The edition in `language`, or else the first there is."""
        return next((e for e in self.editions if e.language == language), self.editions[0])

    def relations(self, id_: str) -> Mapping[str, RelatedValues]:
        """Nothing."""
        return {}

    def named_together(self, id_: str, kinds: Mapping[str, schema.Kind]) -> tuple[tuple[str, ...], ...]:
        """Nobody."""
        return ()


class Backlink(msgspec.Struct, frozen=True):
    """A link from the page of the record `id` (a brief, custom page or record), in its sentence. `language` is "" for
    all; `text` is empty where the link shows the record's own name."""

    id: str
    language: str
    before: str
    text: str
    after: str


class Weight(msgspec.Struct, frozen=True):
    """A record, and how many other records it is in."""

    id: str
    count: int


class Relations(msgspec.Struct, frozen=True):
    """What follows from the references, by the id of the record at hand; ids without any are left out.

    Events are in the order of time; claims too, those without a date last.
    """

    events_of: Mapping[str, tuple[str, ...]]
    """By person, organisation, term or source."""
    claims_by: Mapping[str, tuple[str, ...]]
    """By the person or organisation whose claims they are."""
    claims_about: Mapping[str, tuple[str, ...]]
    """By what they are about, of any kind."""
    claims_of: Mapping[str, tuple[str, ...]]
    """By the source that has an account of them."""
    quotes_by: Mapping[str, tuple[tuple[str, str], ...]]
    """By speaker: pairs of source id and quotation id."""
    roles_at: Mapping[str, tuple[tuple[str, int], ...]]
    """By organisation: pairs of person id and the role's index."""
    children: Mapping[str, tuple[str, ...]]
    """By organisation: those whose parent it is."""
    cited_in: Mapping[str, tuple[str, ...]]
    """By source: the briefs that cite it, in any language."""
    written_by: Mapping[str, tuple[str, ...]]
    """By person: the sources and briefs that name them as an author."""
    relied_on_by: Mapping[str, tuple[str, ...]]
    """By source: those that derive from it."""
    media_of: Mapping[str, tuple[str, ...]]
    """By any record: the media that show it; by source: those that are from it."""
    shown_by: Mapping[str, tuple[str, ...]]
    """By medium: the records that show it, in their texts or as their picture."""
    pictured_in: Mapping[str, tuple[str, ...]]
    """By the key of a file of media: the records whose texts show it without a record of its own."""
    backlinks: Mapping[str, tuple[Backlink, ...]]
    appears_in: Mapping[str, tuple[str, ...]]
    """By person, organisation or term: the sources in which it appears, as these themselves say."""
    cited_by: Mapping[str, tuple[str, ...]]
    """By source: the records that cite it, except for briefs, and events and claims that it reports."""
    named_with: Mapping[str, tuple[Weight, ...]]
    """By person or organisation: the people and organisations that the same records name, the most frequent first."""
    disputed: frozenset[str]
    """The claims that are in dispute: those in which an account differs or rejects the claim."""
    origins: Mapping[str, tuple[str, ...]]
    """By source: the reports that it rests on in the end."""
    added: Mapping[str, tuple[str, ...]]
    """The relations that records of extensions add, by `relation_key`; see `of`."""

    def of(self, relation: str, id_: str) -> tuple[str, ...]:
        """The ids that records of extensions gave for `id_` in a relation of theirs, in the order of these records."""
        return self.added.get(relation_key(relation, id_), ())


def relation_key(relation: str, id_: str) -> str:
    """What a record is found by in a relation of an extension."""
    return f"{relation}/{id_}"


class Publication(msgspec.Struct, frozen=True):
    """Everything there is to publish. Records are in the order of their ids, events in the order of time."""

    site: schema.Site
    sources: Mapping[str, schema.Source]
    people: Mapping[str, schema.Person]
    organizations: Mapping[str, schema.Organization]
    events: Mapping[str, schema.Event]
    claims: Mapping[str, schema.Claim]
    terms: Mapping[str, schema.Term]
    media: Mapping[str, schema.Medium]
    briefs: Mapping[str, Brief]
    pages: Mapping[str, CustomPage]
    bodies: Mapping[str, Mapping[str, Document]]
    """What each brief and custom page says, by language. Much may depend on a title; little does on a body."""
    kinds: Mapping[str, schema.Kind]
    """The kind of every id."""
    names: Names
    relations: Relations
    types: schema.RecordTypes = schema.RECORDS
    """The kinds of records that it may have."""
    files: MediaFiles = NO_FILES
    """The files of media, by the names that records use."""
    others: Mapping[str, Mapping[str, schema.Fields]] = {}
    """The records of the kinds that are not sitegen's own, by kind and id."""
    timeline: Mapping[str, TimelineEntry] = {}
    """What happened, of any kind, in the order of time."""
    former: Mapping[str, tuple[str, ...]] = {}
    """The ids that records had before, by the id that each has now; those without any are left out."""
    editions: Mapping[str, tuple[FrozenText, ...]] = {}
    """The editions of briefs, by id, the first day first."""
    receipts: Mapping[str, RecordReceipts] = NO_RECEIPTS
    """What was found of each record in the copies of its sources; nothing where none were compared."""

    @property
    def languages(self) -> tuple[str, ...]:
        return self.site.languages

    def records(self, kind: schema.Kind) -> Mapping[str, Any]:
        """All that there is of a kind of record, in order."""
        found = self.others.get(kind)
        return getattr(self, schema.RECORDS.folder(kind)) if found is None else found

    def record(self, id_: str) -> schema.Fields:
        """The record of an id that is neither a brief nor a page."""
        found: schema.Fields = self.records(self.kinds[id_])[id_]
        return found

    def name(self, id_: str, language: str) -> Localised:
        """What a record, brief or page is called in `language`: its name, title or statement."""
        kind = self.kinds[id_]
        if kind in ("brief", "page"):
            edition = (self.briefs if kind == "brief" else self.pages)[id_].best(language)
            return Localised(edition.fields.title, edition.language)
        record = self.record(id_)
        label = record.label(language, self.languages)
        if not isinstance(label, Localised):  # a record of an extension
            raise TypeError(f"the label of {id_} is {label!r}, not a Localised")
        return label


def collection(type_: schema.RecordType) -> str:
    """The name under which looks into the records of a kind are noted: that of the publication's own attribute, where
    there is one."""
    return type_.FOLDER if type_.FOLDER in schema.RECORDS.by_folder else f"others/{type_.FOLDER}"
