"""One view per kind of page: all that its template needs besides what every page shares (`Shell`)."""

from __future__ import annotations

import msgspec

from sitegen.pictures.showing import Shown
from sitegen.views.editions import Editions
from sitegen.views.evidence import Evidence
from sitegen.views.frame import Alternate, NavItem
from sitegen.views.media_parts import MediumItem
from sitegen.views.note_parts import Note
from sitegen.views.overview_parts import Overview
from sitegen.views.parts import (
    BriefCard,
    ClaimItem,
    ClaimTable,
    Counted,
    Date,
    EventItem,
    Fact,
    Html,
    Link,
    MatrixRow,
    Mention,
    PersonCard,
    Quotation,
    Reference,
    RoleItem,
    SourceCard,
    SourceMark,
    Text,
)  # fmt: skip


class FrontView(msgspec.Struct, frozen=True):
    title: Text
    description: Text
    lead: BriefCard | None
    points: tuple[Html, ...]
    """The lead's key points, each with the names of its sources."""
    sources: tuple[SourceCard, ...]
    """What the publication rests on; empty where that is too much to name here."""
    moments: tuple[EventItem, ...]
    briefs: tuple[BriefCard, ...]
    disputed: ClaimTable
    people: tuple[PersonCard, ...]
    source_count: int
    people_count: int
    event_count: int
    claim_count: int
    disputed_count: int
    brief_count: int
    period: str
    """First to last year of the events, "2013–2025"."""
    updated: Date | None
    until: Date | None
    """The day up to which the story is covered."""


class BriefListView(msgspec.Struct, frozen=True):
    briefs: tuple[BriefCard, ...]


class BriefView(msgspec.Struct, frozen=True):
    title: Text
    kicker: Text | None
    abstract: Text
    authors: tuple[Html, ...]
    published: Date
    updated: Date | None
    minutes: int
    key_points: tuple[Html, ...]
    body: Html
    contents: tuple[Link, ...]
    """The body's second-level headings, by fragment."""
    unknowns: tuple[Html, ...]
    backstory: Html | None
    corrections: tuple[tuple[Date, Html], ...]
    references: tuple[Reference, ...]
    citation_style: str
    evidence: tuple[Evidence, ...]
    """What citation marks open."""
    checked: tuple[str, ...]
    """What was found of all that it says, in sentences; none where nothing was compared."""
    checks_url: str
    """The page that says how that is found."""
    notes: tuple[Note, ...]
    """What each citation says, where the style is "notes"."""
    biblatex: str
    """The brief itself as a BibLaTeX entry."""
    citation_date: str
    """When it was published, as reference managers read it; "" where that is not known."""
    image: MediumItem | None
    """The picture at its head."""
    about: tuple[Link, ...]
    previous: Link | None
    next: Link | None
    mentions: tuple[Mention, ...]
    editions: Editions | None = None
    """Its editions, where it has any in this language."""


class YearGroup(msgspec.Struct, frozen=True):
    label: str
    anchor: str
    events: tuple[EventItem, ...]
    skipped: str
    """The years without events before this one, in words ("2014–2017"), or ""."""


class TimelineView(msgspec.Struct, frozen=True):
    years: tuple[YearGroup, ...]
    wide: Overview | None
    narrow: Overview | None
    """The same overview for a desk and for a phone; None without events."""
    people: tuple[Counted, ...]
    organizations: tuple[Counted, ...]
    event_count: int
    key_count: int
    disputed_count: int
    period: str
    matrix: tuple[MatrixRow, ...]
    sources: tuple[SourceMark, ...]


class EventView(msgspec.Struct, frozen=True):
    event: EventItem
    reported_by: tuple[SourceCard, ...]
    claims: tuple[ClaimItem, ...]
    """What the sources say of this event, where claims are recorded."""
    mentions: tuple[Mention, ...]
    previous: EventItem | None
    next: EventItem | None
    image: MediumItem | None
    media: tuple[MediumItem, ...]
    """Further media that show it."""


class PersonListView(msgspec.Struct, frozen=True):
    """People or organisations, those that most records name first."""

    people: tuple[PersonCard, ...]
    matrix: tuple[MatrixRow, ...]
    sources: tuple[SourceMark, ...]


class PersonView(msgspec.Struct, frozen=True):
    """A person or an organisation."""

    name: Text
    other_names: tuple[Text, ...]
    """The name in the site's other languages."""
    description: Html
    aliases: tuple[Text, ...]
    roles: tuple[RoleItem, ...]
    """A person's posts, or an organisation's people."""
    statements: tuple[ClaimItem, ...]
    """Claims by the person, in the order of time."""
    quotations: tuple[Quotation, ...]
    """Their words in direct speech, except for those that are under their claims."""
    about: tuple[ClaimItem, ...]
    """Claims that concern the person without being theirs."""
    events: tuple[EventItem, ...]
    mentions: tuple[Mention, ...]
    sources: tuple[Link, ...]
    """The sources in which the person appears."""
    cited: tuple[Counted, ...]
    """The sources that this page cites, and for how many of its statements."""
    named_with: tuple[Counted, ...]
    organizations: tuple[Counted, ...]
    """The people and organisations that the same records name, and in how many."""
    parent: Link | None
    children: tuple[Link, ...]
    founded: Date | None
    same_as: tuple[tuple[str, str], ...]
    """Pairs of the host's name ("Wikidata") and address."""
    written: tuple[Link, ...]
    """The sources and briefs whose author the person is."""
    image: MediumItem | None
    logo: Shown | None
    media: tuple[MediumItem, ...]
    """Further media that show them."""


class SourceGroup(msgspec.Struct, frozen=True):
    """Sources of one nature, by the string `nature.<nature>`."""

    nature: str
    sources: tuple[SourceCard, ...]


class SourceListView(msgspec.Struct, frozen=True):
    groups: tuple[SourceGroup, ...]


class SourceView(msgspec.Struct, frozen=True):
    """`title` is in the source's language; `translated` is its title in the page's language."""

    title: Text
    translated: Text | None
    card: SourceCard
    facts: tuple[Fact, ...]
    note: Html | None
    summary: Html
    quotations: tuple[tuple[Quotation, str], ...]
    """Each with what was found of it in the copy, "" where nothing was ever compared."""
    only_here: tuple[EventItem | ClaimItem, ...]
    """What no other source of the publication speaks of."""
    also_elsewhere: tuple[EventItem | ClaimItem, ...]
    people: tuple[Link, ...]
    organizations: tuple[Link, ...]
    terms: tuple[Link, ...]
    """Who and what appears in it."""
    cited_in: tuple[Link, ...]
    """The briefs and records that cite it, except for the events and claims that it reports."""
    relied_on_by: tuple[Link, ...]
    mentions: tuple[Mention, ...]
    citation: Html
    """The source as a reference in plain words."""
    downloads: tuple[tuple[str, str], ...]
    """Pairs of a format's name (BibTeX, RIS, CSL-JSON) and its file's address."""
    media: tuple[MediumItem, ...]
    """The source itself, as a scan or recording, and what is from it."""


class ClaimListView(msgspec.Struct, frozen=True):
    table: ClaimTable
    disputed_count: int


class ClaimView(msgspec.Struct, frozen=True):
    claim: ClaimItem
    silent: tuple[SourceMark, ...]
    """The sources that say nothing of it."""
    mentions: tuple[Mention, ...]
    related: tuple[ClaimItem, ...]
    """Other claims about the same records."""
    media: tuple[MediumItem, ...]
    """The media that show what it is about."""


class TermListView(msgspec.Struct, frozen=True):
    terms: tuple[PersonCard, ...]


class TermView(msgspec.Struct, frozen=True):
    name: Text
    other_names: tuple[Text, ...]
    aliases: tuple[Text, ...]
    definition: Html
    sources: tuple[Link, ...]
    """The sources in which the term appears."""
    cited: tuple[Counted, ...]
    """The sources that this page cites, and for how many of its statements."""
    events: tuple[EventItem, ...]
    claims: tuple[ClaimItem, ...]
    mentions: tuple[Mention, ...]
    media: tuple[MediumItem, ...]
    """The media that show it."""


class SearchView(msgspec.Struct, frozen=True):
    sections: tuple[NavItem, ...]
    """Where to go without JavaScript."""


class CustomPageView(msgspec.Struct, frozen=True):
    title: Text
    description: Text | None
    body: Html
    contents: tuple[Link, ...]
    """The body's second-level headings, by fragment."""


class NotFoundEdition(msgspec.Struct, frozen=True):
    """What the 404 page says in one language, and the way to the front page in it."""

    title: str
    text: str
    home: Alternate
    home_text: str


class NotFoundView(msgspec.Struct, frozen=True):
    """The 404 page, which speaks every language of the site."""

    editions: tuple[NotFoundEdition, ...]


class MovedView(msgspec.Struct, frozen=True):
    """The page at an address that another page had before."""

    now: Link
    canonical: str
    """The full address of that page."""
