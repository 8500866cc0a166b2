"""What every kind of record is asked, with the answer of those that have nothing to say.

A record's class holds its fields, as they are written in YAML, and what follows from them alone: what it is called,
what it says of others, where its dates are. So whoever reads, links or checks records need not tell the kinds apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Literal, Protocol

import msgspec

from sitegen.content.field_types import Slug
from sitegen.content.passage import Passage
from sitegen.content.text import Localised, LocalText, Prose
from sitegen.dates import Edtf
from sitegen.markdown.document import Document

Kind = str
"""What a kind of record is called: "person"."""

RelatedValues = Mapping[str, tuple[Any, ...]]
"""One relation of a record: values by the id of the other record."""


NOT_OF_NEW = frozenset({"former_ids"})
"""The fields that no new record has."""


class PassageReader(Protocol):
    """Makes passages of the fields and the body of a record."""

    def texts(
        self, pointer: str, text: LocalText | Prose | str | None, *sources: str
    ) -> Iterator[Passage]: ...

    def body(self, document: Document | None) -> Iterator[Passage]: ...


class OrderedDates(msgspec.Struct, frozen=True):
    """Two dates of a record of which the first cannot lie after the last, each with its pointer."""

    before: str
    first: Edtf | None
    after: str
    last: Edtf | None


class TimelineEntry(msgspec.Struct, frozen=True):
    """What the timeline needs to know of a record that happened at some time: beside that, its label and what it is
    `described` as are shown. All but the date are ids."""

    date: Edtf
    sources: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    importance: Literal["key", "normal"] = "normal"
    status: Literal["reported", "confirmed", "planned", "denied"] = "reported"


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of a record, or of one language of a brief or page, and what follows from them alone. Those of every
    kind come after those of its own."""

    KIND: ClassVar[Kind]
    FOLDER: ClassVar[str]
    """Where its records are, below `content/` and in the site's addresses alike."""
    SECTION: ClassVar[str]
    """The section of the site that lists them; "" for none."""
    SCHEMA_ORG: ClassVar[str] = "Thing"
    """What it is in the words of https://schema.org, where other pages refer to it."""
    HAS_BODY: ClassVar[bool] = False
    """Whether it is written in Markdown, a file for each language; else in YAML."""
    HAS_FILES: ClassVar[bool] = False
    """Whether other files belong to its folder, which its records name."""
    IS_NAMED: ClassVar[bool] = False
    """Whether it is called by a name, in the texts of others, too; links to it show a card."""
    IS_PERSON: ClassVar[bool] = False
    IS_AGENT: ClassVar[bool] = False
    """Whether it is somebody, or a body of people, that acts and speaks."""

    SHOWN_IN_PLACE: ClassVar[bool] = False
    """Whether a text can show it in place, by `![[id]]`."""

    SUBTYPE: ClassVar[str] = ""
    """The field whose values decide which others a record usually has; "" for none."""

    @classmethod
    def left_out(cls, subtype: str) -> frozenset[str]:
        """The fields that a new record of a subtype, or of none, does not show."""
        return NOT_OF_NEW

    former_ids: tuple[Slug, ...] = ()

    def label(self, language: str, languages: Sequence[str]) -> Localised:
        """What it is called in `language`, or else in the first of `languages` that there is."""
        raise NotImplementedError

    @property
    def described(self) -> Prose | None:
        """What it is, in a few sentences."""
        return None

    @property
    def proper_name(self) -> LocalText:
        """Its name, where it is named: else it has none."""
        return LocalText(())

    @property
    def all_names(self) -> tuple[str, ...]:
        """All names by which texts call it, in all languages."""
        return ()

    @property
    def avoided_names(self) -> tuple[str, ...]:
        """Spellings of its names that are not to be used."""
        return ()

    def passages(self, id_: str, reader: PassageReader, body: Document | None) -> Iterator[Passage]:
        """Its texts in the order of its fields, each with the sources that the record names for it."""
        return iter(())

    def sort_key(self, id_: str, place: tuple[Any, ...]) -> tuple[Any, ...]:
        """By what records of its kind are ordered; `place` is its place in the content."""
        return place

    # What it says of others

    def relations(self, id_: str) -> Mapping[str, RelatedValues]:
        """Its relations to other records, by the name of the relation."""
        return {}

    @property
    def reported_by(self) -> tuple[str, ...]:
        """The sources that report it."""
        return ()

    @property
    def cited_sources(self) -> tuple[str, ...]:
        """The sources that its fields cite, except those that report it."""
        return ()

    @property
    def own_media(self) -> tuple[str, ...]:
        """The media that its fields show: its picture, and what else belongs to it."""
        image: str | None = getattr(self, "image", None)
        media: tuple[str, ...] = getattr(self, "media", ())
        return ((image,) if image else ()) + media

    def named_together(self, id_: str, kinds: Mapping[str, Kind]) -> tuple[tuple[str, ...], ...]:
        """Groups of people and organisations that it names together, each once."""
        return ()

    def subjects(self, id_: str) -> Iterator[tuple[str, Iterable[str]]]:
        """By source, the records that the source is on, as this record has it."""
        return iter(())

    def addresses(self) -> Iterator[tuple[str, str]]:
        """The addresses in its fields, by their pointer."""
        return iter(())

    # Its dates

    @property
    def timeline_entry(self) -> TimelineEntry | None:
        """What the timeline shows of it; None: nothing."""
        return None

    def sourced_dates(self) -> Iterator[tuple[str, Edtf, tuple[str, ...]]]:
        """Its dates by their pointer, with the sources that have to support them."""
        return iter(())

    def ordered_dates(self) -> Iterator[OrderedDates]:
        """Pairs of its dates that have an order."""
        return iter(())

    def past_dates(self, as_of: date) -> Iterator[tuple[str, Edtf | None]]:
        """Its dates, by their pointer, on which something was done by the day `as_of`, if it is right."""
        return iter(())


def by_key(pairs: Iterable[tuple[str | None, Any]]) -> RelatedValues:
    """Values in the order of `pairs` by their keys; what has none is left out."""
    found: dict[str, tuple[Any, ...]] = {}
    for key, value in pairs:
        if key:
            found[key] = (*found.get(key, ()), value)
    return found


def each_once(ids: Iterable[str]) -> tuple[str, ...]:
    """Ids in their order, each once."""
    return tuple(dict.fromkeys(ids))


def agents(ids: Iterable[str], kinds: Mapping[str, Kind]) -> Iterator[str]:
    """Those of `ids` that are people or organisations."""
    return (id_ for id_ in ids if kinds[id_] in ("person", "organization"))
