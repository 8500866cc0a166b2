"""The parts that pages are made of, ready to be shown in one language.

`lang` is "" where a text is in the page's own language, else the tag to be written as its `lang` attribute.
`html` is finished, escaped HTML. Addresses begin with the site's base path.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from sitegen.pictures.showing import Shown

Stance = Literal["supports", "partly", "differs", "disputes", "silent"]


class Text(msgspec.Struct, frozen=True):
    text: str
    lang: str = ""

    def __str__(self) -> str:
        return self.text


class Html(msgspec.Struct, frozen=True):
    html: str
    lang: str = ""
    text: str = ""
    """The same as plain text."""


class Link(msgspec.Struct, frozen=True, cache_hash=True):
    """A link to a record, brief or page. `other` is its name in the site's other languages' scripts, if different."""

    url: str
    text: Text
    kind: str
    id: str
    other: tuple[Text, ...] = ()
    card: str = ""
    """A short description as plain text, for a card on hover."""


class Date(msgspec.Struct, frozen=True):
    """A date in words. `datetime` is the value of a `<time>` element, "" where HTML has no form for the date."""

    words: str
    short: str
    in_year: str
    """The short form without the year, for use under a year's heading; equal to `short` where that makes no sense."""
    datetime: str = ""
    iso_day: str = ""
    """The earliest day, for sorting and filtering."""
    approximate: bool = False
    uncertain: bool = False
    is_range: bool = False


class SourceMark(msgspec.Struct, frozen=True):
    """A source and whether it carries a statement. `name` is short: its outlet, its author, or its title."""

    url: str
    id: str
    name: Text
    stance: Stance


class Coverage(msgspec.Struct, frozen=True):
    """Which of all the publication's sources speak of something: one mark per source, in the publication's order.

    `count` of `total` sources do. `independent` and `independent_total` count those that rest on one report once.
    `disputed` is whether accounts of it cannot all hold; never of an event, which a source carries or does not;
    `within`, whether they are of one source, which contradicts itself.
    """

    marks: tuple[SourceMark, ...]
    count: int
    total: int
    disputed: bool
    independent: int
    independent_total: int
    within: bool = False

    def of(self, source_id: str) -> SourceMark:
        """The mark of a source that speaks of it."""
        return next(mark for mark in self.marks if mark.id == source_id)

    @property
    def has_dependent(self) -> bool:
        """Whether sources of the publication rest on one report, so that counting them once makes a difference."""
        return self.independent_total < self.total


class Quotation(msgspec.Struct, frozen=True):
    anchor: str
    url: str
    """The quotation on its source's page."""
    exact: Text
    translation: Text | None = None
    speaker: Link | None = None
    speaker_text: Text | None = None
    locator: Text | None = None
    place: str = ""
    """The address of what `locator` names, in the source's own scan or recording."""
    source: SourceMark | None = None


class EventItem(msgspec.Struct, frozen=True, cache_hash=True):
    """`title` links to the event's page; `anchor` is its fragment on the timeline."""

    id: str
    anchor: str
    title: Link
    date: Date
    summary: Html
    people: tuple[Link, ...]
    organizations: tuple[Link, ...]
    terms: tuple[Link, ...]
    coverage: Coverage
    disputed: tuple[Link, ...]
    """The claims about it that are in dispute."""
    key: bool
    status: Literal["reported", "confirmed", "primary", "planned", "denied"]
    """That of the record; of what is confirmed, `primary` where a primary source states it."""
    gap_before: bool = False
    """On a timeline: a year or more lies between this event and the one before."""


class AccountItem(msgspec.Struct, frozen=True):
    """What one source says of a claim. `date` is the source's own."""

    source: SourceMark
    date: Date | None
    says: Html
    quotation: Quotation | None = None

    @property
    def text(self) -> str:
        """What it says as plain text: where nothing is said of it, the quotation."""
        return self.says.text or (self.quotation.exact.text if self.quotation else "")


class ClaimItem(msgspec.Struct, frozen=True):
    """`statement` links to the claim's page; `by` is whose claim it is."""

    id: str
    anchor: str
    statement: Link
    by: Link | None
    date: Date | None
    about: tuple[Link, ...]
    note: Html | None
    accounts: tuple[AccountItem, ...]
    coverage: Coverage

    def accounts_of(self, source_id: str) -> tuple[AccountItem, ...]:
        """What a source says of it: more than one account where it contradicts itself."""
        return tuple([account for account in self.accounts if account.source.id == source_id])


class ClaimTable(msgspec.Struct, frozen=True):
    """Claims by sources: the columns, and the rows, those in dispute first."""

    sources: tuple[SourceMark, ...]
    claims: tuple[ClaimItem, ...]


class Mention(msgspec.Struct, frozen=True):
    """A sentence in which a page links to the record at hand; `page` is that page."""

    page: Link
    before: str
    text: str
    after: str
    lang: str = ""


class BriefCard(msgspec.Struct, frozen=True):
    title: Link
    kicker: Text | None
    abstract: Text
    minutes: int
    sources: int
    published: Date
    updated: Date | None
    picture: Shown | None = None
    """Its picture, which says nothing that the text does not."""


class PersonCard(msgspec.Struct, frozen=True):
    """A person, organisation or term in a list, with how many sources it appears in and how many events name it."""

    name: Link
    description: Html
    sources: int
    events: int
    picture: Shown | None = None
    """A portrait, which says nothing that the text does not."""


class Counted(msgspec.Struct, frozen=True):
    link: Link
    count: int


def of_kind(items: Iterable[Counted], kind: str) -> tuple[Counted, ...]:
    """Those of `items` that are records of a kind."""
    return tuple([item for item in items if item.link.kind == kind])


class RoleItem(msgspec.Struct, frozen=True):
    title: Text | None
    organization: Link | None
    person: Link | None
    period: str
    """Start and end in words ("2013–2018", "since 2018"), or ""."""
    sources: tuple[SourceMark, ...]


class SourceCard(msgspec.Struct, frozen=True, cache_hash=True):
    """A source in a list. `title` is in the source's language; `translated` its title in the page's language."""

    title: Link
    translated: Text | None
    name: Text
    kind: str
    """A key of the interface's strings, "reporting" …, or ""."""
    date: Date | None
    date_note: Text | None
    language: str
    """The name of the source's language in the page's language."""
    known: tuple[Html, ...]
    """What it is known by: court and number, journal and pages, publisher and ISBN."""
    authors: str
    summary: Html
    relies_on: tuple[Text, ...]
    url: str
    events: int
    claims: int


class Reference(msgspec.Struct, frozen=True):
    """An entry in the list of sources at a brief's end; `backlinks` are the fragments of its citations."""

    number: int
    anchor: str
    card: SourceCard
    backlinks: tuple[str, ...]


class Fact(msgspec.Struct, frozen=True):
    """A bibliographic fact: a key of the interface's strings ("outlet"), and its value; None is "not stated"."""

    key: str
    value: Html | None
    note: Text | None = None


class MatrixRow(msgspec.Struct, frozen=True):
    """A person or an organisation, and whether each source (in the publication's order) names them."""

    person: Link
    appears: tuple[bool, ...]


class CiteMarkItem(msgspec.Struct, frozen=True):
    """One source of a citation mark: its number in the brief, and the id of what it opens on the spot."""

    number: int
    card: SourceCard
    prefix: str
    locator: str
    place: str
    """The address of what `locator` names, in the source's own scan or recording."""
    evidence: str

    @property
    def anchor(self) -> str:
        """The fragment of the source in the list of sources."""
        return f"source-{self.number}"


class CiteMark(msgspec.Struct, frozen=True):
    """A citation in a text; `id` is the fragment that the list of sources leads back to, `number` its own among all."""

    id: str
    items: tuple[CiteMarkItem, ...]
    number: int = 0
    style: str = "numbers"
