"""The kinds of records: a class for each, in a file of its own."""

from __future__ import annotations

from sitegen.content.records.brief import BriefFields
from sitegen.content.records.claim import Claim
from sitegen.content.records.event import Event
from sitegen.content.records.fields import Fields, Kind
from sitegen.content.records.organization import Organization
from sitegen.content.records.page import PageFields
from sitegen.content.records.person import Person
from sitegen.content.records.source import Source
from sitegen.content.records.term import Term

RECORDS: tuple[type[Fields], ...] = (
    Source, Person, Organization, Event, Claim, Term, BriefFields, PageFields,
)  # fmt: skip
"""All of them, in the order in which they are read and told."""

TYPES: dict[Kind, type[Fields]] = {type_.KIND: type_ for type_ in RECORDS}
FOLDERS: dict[Kind, str] = {type_.KIND: type_.FOLDER for type_ in RECORDS}
WITH_BODY: tuple[Kind, ...] = tuple(type_.KIND for type_ in RECORDS if type_.HAS_BODY)
