"""The records of a publication, as typed immutable values: one class per kind, one attribute per YAML field.

Field names are those of the standard each comes from: CSL for sources, schema.org for people, organisations and
terms, the W3C Web Annotation model for quotations (`exact`). A field without a default is required.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from sitegen.content.field_types import (
    AgentRef,
    AnyRef,
    BaseUrl,
    BriefRef,
    EventRef,
    Language,
    MentionedRef,
    Named,
    OrganizationRef,
    PersonRef,
    Slug,
    SourceRef,
    TermRef,
    Url,
    Verbatim,
    ref,
)
from sitegen.content.text import LocalText, Prose
from sitegen.dates import Edtf

Kind = Literal["source", "person", "organization", "event", "claim", "term", "brief", "page"]

FOLDERS: dict[Kind, str] = {
    "source": "sources",
    "person": "people",
    "organization": "organizations",
    "event": "events",
    "claim": "claims",
    "term": "terms",
    "brief": "briefs",
    "page": "pages",
}
"""Where the records of each kind stand, below `content/` and in the site's addresses alike."""


class Aliases(msgspec.Struct, frozen=True):
    """Other names, by language. The key "" holds those that are the same in all."""

    by_language: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def all(self) -> tuple[str, ...]:
        return tuple(name for _, names in self.by_language for name in names)

    def of(self, language: str) -> tuple[str, ...]:
        return tuple(name for key, names in self.by_language if key in ("", language) for name in names)


class Name(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name as in CSL: family and given, or literal; in YAML a plain string is a literal."""

    family: Named | None = None
    given: Named | None = None
    literal: Named | None = None
    person: PersonRef | None = None


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something a record relies on that is a source here, or only named; in YAML a plain string is a source's id."""

    source: SourceRef | None = None
    literal: LocalText | None = None


class Speaker(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who said a quotation: a record (in YAML its id as a plain string) or somebody only described."""

    record: AgentRef | None = None
    literal: LocalText | None = None


class Quote(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A short phrase of a source, word for word in its language. One without an id has that of its place: 1, 2 …"""

    id: Slug = ""
    exact: Verbatim
    speaker: Speaker | None = None
    translation: LocalText | None = None
    locator: LocalText | None = None


class Extent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a source's own text begins and ends on the page it was captured from. Whom the rest of the page names, such
    as menus and other stories, does not appear in the source."""

    starts_with: Verbatim | None = None
    ends_before: Verbatim | None = None


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: Literal[
        "article-newspaper", "article-magazine", "article-journal", "webpage", "interview", "report", "book"
    ]
    title: Named
    language: Language
    summary: Prose
    container: Named | None = None
    authors: tuple[Name, ...] = ()
    issued: Edtf | None = None
    updated: Edtf | None = None
    accessed: Edtf | None = None
    date_note: LocalText | None = None
    note: Prose | None = None
    url: Url | None = None
    archived: Url | None = None
    kind: Literal["reporting", "interview", "opinion", "translated", "primary"] | None = None
    derived_from: tuple[Reference, ...] = ()
    mentions: tuple[MentionedRef, ...] = ()
    extent: Extent | None = None
    quotes: tuple[Quote, ...] = ()

    def __post_init__(self) -> None:
        if not all(quote.id for quote in self.quotes):
            named = (
                quote if quote.id else msgspec.structs.replace(quote, id=str(n))
                for n, quote in enumerate(self.quotes, start=1)
            )
            msgspec.structs.force_setattr(self, "quotes", tuple(named))


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A post that somebody holds or held, or, without a title, that they belong to an organisation."""

    title: LocalText | None = None
    organization: OrganizationRef | None = None
    start: Edtf | None = None
    end: Edtf | None = None
    sources: tuple[SourceRef, ...] = ()


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Named
    description: Prose
    aliases: Aliases = Aliases()
    discouraged: Aliases = Aliases()
    roles: tuple[Role, ...] = ()
    same_as: tuple[Url, ...] = ()


class Organization(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Named
    description: Prose
    aliases: Aliases = Aliases()
    discouraged: Aliases = Aliases()
    parent: OrganizationRef | None = None
    founded: Edtf | None = None
    same_as: tuple[Url, ...] = ()


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: LocalText
    date: Edtf
    summary: Prose
    sources: tuple[SourceRef, ...]
    people: tuple[PersonRef, ...] = ()
    organizations: tuple[OrganizationRef, ...] = ()
    terms: tuple[TermRef, ...] = ()
    importance: Literal["key", "normal"] = "normal"
    status: Literal["reported", "confirmed", "planned", "denied"] = "reported"


Stance = Literal["supports", "partly", "differs", "disputes"]
"""What an account is to a claim: it says so; it says a part of it, or says it more vaguely, and both can hold; it gives
another figure, date, name or cause, and not both can hold; or it rejects the claim."""


class Account(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one source says of a claim."""

    source: SourceRef
    stance: Stance
    says: Prose | None = None
    quote: Slug | None = None


class Claim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    statement: LocalText
    accounts: tuple[Account, ...]
    by: AgentRef | None = None
    date: Edtf | None = None
    about: tuple[AnyRef, ...] = ()
    note: Prose | None = None

    @property
    def contradicted_within(self) -> bool:
        """Whether the only source of accounts says so in one place and something else in another."""
        stances = {account.stance for account in self.accounts}
        agrees, conflicts = stances & {"supports", "partly"}, stances - {"supports", "partly"}
        return len({account.source for account in self.accounts}) == 1 and bool(agrees and conflicts)

    @property
    def in_dispute(self) -> bool:
        """Whether an account gives something that cannot hold beside the claim, or rejects it."""
        return any(account.stance in ("differs", "disputes") for account in self.accounts)


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Named
    definition: Prose
    aliases: Aliases = Aliases()
    sources: tuple[SourceRef, ...] = ()


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    date: Edtf
    text: Prose


class BriefFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The front matter of a brief in one language."""

    title: str
    abstract: str
    published: Edtf
    kicker: str | None = None
    authors: tuple[Name, ...] = ()
    updated: Edtf | None = None
    order: int | None = None
    about: tuple[AnyRef, ...] = ()
    key_points: tuple[Prose, ...] = ()
    unknowns: tuple[Prose, ...] = ()
    backstory: Prose | None = None
    corrections: tuple[Correction, ...] = ()
    review_by: Edtf | None = None
    draft: bool = False


class PageFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The front matter of an own page in one language."""

    title: str
    description: str | None = None
    order: int | None = None


class Featured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    briefs: tuple[BriefRef, ...] = ()
    events: tuple[EventRef, ...] = ()


class Publisher(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who publishes; in YAML a plain string or a map by language is the name."""

    name: LocalText
    url: Url | None = None


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of the navigation: a section of the site or the id of an own page; in YAML a plain string is its id."""

    id: Slug
    name: LocalText | None = None


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A published policy; in YAML a plain string is the id of an own page."""

    page: Annotated[str, ref("page")] | None = None
    url: Url | None = None
    name: LocalText | None = None


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
    until: Edtf | None = None
    share_cards: bool = True


Record = Source | Person | Organization | Event | Claim | Term
