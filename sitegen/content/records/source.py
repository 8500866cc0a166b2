"""A source: an article, report, interview or book, with what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from sitegen.content.field_types import Language, MediumRef, MentionedRef, Named, Slug, Url, Verbatim
from sitegen.content.passage import Passage
from sitegen.content.records.fields import NOT_OF_NEW, OrderedDates, PassageReader, RelatedValues, by_key
from sitegen.content.records.parts import Name, Reference, Speaker, written_by
from sitegen.content.records.source_types import TRAITS, Nature, SourceType, Traits
from sitegen.content.records.variables import VARIABLES, Variables
from sitegen.content.text import Localised, LocalText, Prose
from sitegen.dates import Edtf
from sitegen.markdown.document import Document


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


class Source(Variables, frozen=True, forbid_unknown_fields=True):
    KIND = "source"
    FOLDER = "sources"
    SECTION = "sources"
    SUBTYPE = "type"

    type: SourceType
    title: Named
    language: Language
    summary: Prose
    short: Named | None = None
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
    media: tuple[MediumRef, ...] = ()
    extent: Extent | None = None
    quotes: tuple[Quote, ...] = ()

    @classmethod
    def left_out(cls, subtype: str) -> frozenset[str]:
        usual = TRAITS[subtype].usual if subtype in TRAITS else ()
        return NOT_OF_NEW.union(VARIABLES).difference(usual)

    def __post_init__(self) -> None:
        if not all(quote.id for quote in self.quotes):
            named = (
                quote if quote.id else msgspec.structs.replace(quote, id=str(n))
                for n, quote in enumerate(self.quotes, start=1)
            )
            msgspec.structs.force_setattr(self, "quotes", tuple(named))

    def label(self, language: str, languages: Sequence[str]) -> Localised:
        title = self.title.best(language, (self.language, *languages))
        return Localised(title.text, title.language or self.language)

    @property
    def traits(self) -> Traits:
        """What sources of its type are like."""
        return TRAITS[self.type]

    @property
    def nature(self) -> Nature:
        """With which others it is grouped. A page, or whatever else may be anything, that reports is journalism."""
        nature = self.traits.nature
        return "journalism" if nature == "other" and self.kind not in (None, "primary") else nature

    @property
    def described(self) -> Prose:
        return self.summary

    @property
    def appearing(self) -> tuple[str, ...]:
        """The people, organisations and terms that appear in it, each once, as it says itself: those who made it, who
        speak in its quotations, and whom or what it mentions."""
        makers = (name.person for name in (*self.authors, *self.named()) if name.person)
        return tuple(dict.fromkeys((*makers, *self._speakers, *self.mentions)))

    @property
    def _speakers(self) -> Iterator[str]:
        return (quote.speaker.record for quote in self.quotes if quote.speaker and quote.speaker.record)

    def passages(self, id_: str, reader: PassageReader, body: Document | None) -> Iterator[Passage]:
        yield from reader.texts("title", self.title)
        yield from reader.texts("summary", self.summary, id_)
        yield from reader.texts("note", self.note, id_)
        yield from reader.texts("date_note", self.date_note, id_)
        for i, quote in enumerate(self.quotes):
            yield from reader.texts(f"quotes/{i}/translation", quote.translation)

    def relations(self, id_: str) -> Mapping[str, RelatedValues]:
        own = (id_,)
        return {
            "quotes_by": by_key((q.speaker.record, (id_, q.id)) for q in self.quotes if q.speaker),
            "written_by": written_by(self.authors, id_),
            "relied_on_by": dict.fromkeys((ref.source for ref in self.derived_from if ref.source), own),
            "appears_in": dict.fromkeys(self.appearing, own),
        }

    def subjects(self, id_: str) -> Iterator[tuple[str, Iterable[str]]]:
        yield id_, (id_, *self._speakers)

    def addresses(self) -> Iterator[tuple[str, str]]:
        yield from ((name, url) for name, url in (("url", self.url), ("archived", self.archived)) if url)

    def ordered_dates(self) -> Iterator[OrderedDates]:
        yield OrderedDates("issued", self.issued, "updated", self.updated)
        yield OrderedDates("issued", self.issued, "accessed", self.accessed)
        yield OrderedDates("original_date", self.original_date, "issued", self.issued)

    def past_dates(self, as_of: date) -> Iterator[tuple[str, Edtf | None]]:
        yield from ((name, getattr(self, name)) for name in ("issued", "updated", "accessed", "submitted"))
