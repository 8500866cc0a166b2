"""The kinds of records that a publication has, as a value: those of sitegen, and those that its extensions add."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import msgspec

from sitegen.content.records.brief import BriefFields
from sitegen.content.records.claim import Claim
from sitegen.content.records.event import Event
from sitegen.content.records.fields import Fields, Kind
from sitegen.content.records.medium import Medium
from sitegen.content.records.organization import Organization
from sitegen.content.records.page import PageFields
from sitegen.content.records.person import Person
from sitegen.content.records.source import Source
from sitegen.content.records.term import Term

RecordType = type[Fields]
"""The class of a kind of record, which says what the kind is called and where its files are."""


class RecordTypes(msgspec.Struct, frozen=True, dict=True):
    """The kinds of records, in the order in which they are read and reported."""

    all: tuple[RecordType, ...]
    pages: tuple[str, ...] = ()
    """The names of further pages that there are once per language, beside the lists of records."""

    @cached_property
    def by_kind(self) -> Mapping[Kind, RecordType]:
        return {type_.KIND: type_ for type_ in self.all}

    @cached_property
    def by_folder(self) -> Mapping[str, RecordType]:
        return {type_.FOLDER: type_ for type_ in self.all}

    @cached_property
    def order(self) -> Mapping[Kind, int]:
        """The place of each kind among all."""
        return {type_.KIND: number for number, type_ in enumerate(self.all)}

    @cached_property
    def further(self) -> tuple[RecordType, ...]:
        """The kinds that are not sitegen's own."""
        return tuple(type_ for type_ in self.all if type_ not in RECORDS)

    def __iter__(self) -> Iterator[RecordType]:
        return iter(self.all)

    def __getitem__(self, kind: Kind) -> RecordType:
        return self.by_kind[kind]

    def folder(self, kind: Kind) -> str:
        """The folder of a kind's files, and of its pages."""
        return self.by_kind[kind].FOLDER

    def and_also(self, types: Iterable[RecordType]) -> RecordTypes:
        """These, followed by others."""
        return RecordTypes((*self.all, *types), self.pages)


RECORDS = RecordTypes((Source, Person, Organization, Event, Claim, Term, Medium, BriefFields, PageFields))
"""Those of sitegen."""
