"""The records of a publication and its settings, as typed immutable values: one attribute per YAML field. The class of
each kind of record is in `records/`.

Field names are those of the standard each comes from: CSL for sources, schema.org for people, organisations and
terms, the W3C Web Annotation model for quotations (`exact`). A field without a default is required.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from sitegen.content.field_types import (
    BaseUrl,
    BriefRef,
    CapturesFolder,
    EventRef,
    Language,
    MediumRef,
    PageRef,
    Slug,
    ThemeFolder,
    Url,
)
from sitegen.content.records.brief import BriefFields, Correction
from sitegen.content.records.claim import Account, Claim, Stance
from sitegen.content.records.event import Event
from sitegen.content.records.fields import Fields, Kind
from sitegen.content.records.medium import Chart, Medium
from sitegen.content.records.organization import Organization
from sitegen.content.records.page import PageFields
from sitegen.content.records.parts import Aliases, License, Name, Reference, Speaker
from sitegen.content.records.person import Person, Role
from sitegen.content.records.source import Extent, Quote, Source
from sitegen.content.records.term import Term
from sitegen.content.records.types import RECORDS, RecordType, RecordTypes
from sitegen.content.text import LocalText
from sitegen.dates import Edtf

__all__ = [
    "RECORDS", "Account", "Aliases", "Brand", "BriefFields", "Chart", "Claim", "Correction", "Event",
    "Extent", "Featured", "Fields", "Kind", "License", "Medium", "Name", "Organization", "PageFields",
    "Person", "Policy", "Publisher", "Quote", "Record", "RecordType", "RecordTypes", "Reference", "Role",
    "Section", "Site", "Source", "Speaker", "Stance", "Term",
]  # fmt: skip


class Featured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    briefs: tuple[BriefRef, ...] = ()
    events: tuple[EventRef, ...] = ()


class Publisher(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who publishes; in YAML a plain string or a map by language is the name."""

    name: LocalText
    url: Url | None = None


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of the navigation: a section of the site or the id of a custom page; in YAML a plain string is that."""

    id: Slug
    name: LocalText | None = None


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A published policy; in YAML a plain string is the id of a custom page."""

    page: PageRef | None = None
    url: Url | None = None
    name: LocalText | None = None


class Brand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the publication looks, as far as that is its own and not its theme's."""

    logo: MediumRef | None = None


CitationStyle = Literal["numbers", "author-date", "notes"]
"""How texts cite: by the number of a source in the list at their end, by its name and year, or by notes."""


Requirement = Literal["placed-citations"]
"""What may be required of a publication besides what is of all: that every citation says where in its source."""


class Site(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: LocalText
    description: LocalText
    base_url: BaseUrl
    languages: tuple[Language, ...]
    publisher: Publisher | None = None
    authors: tuple[Name, ...] = ()
    license: LocalText | None = None
    featured: Featured = Featured()
    policies: tuple[Policy, ...] = ()
    sections: tuple[Section, ...] = ()
    brand: Brand = Brand()
    until: Edtf | None = None
    share_cards: bool = True
    citation_style: CitationStyle = "numbers"
    require: tuple[Requirement, ...] = ()
    theme: ThemeFolder | None = None
    captures: CapturesFolder | None = None
    extensions: tuple[str, ...] = ()


Record = Source | Person | Organization | Event | Claim | Term
