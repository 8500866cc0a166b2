"""Parts of pages that show sources: their names, marks, cards and quotations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import ClassVar

from sitegen.content import schema
from sitegen.language.locale import language_name, list_words
from sitegen.publication.media_places import media_place
from sitegen.publication.origins import independent
from sitegen.publication.receipts import Receipt
from sitegen.views.parts import Coverage, Html, Link, Quotation, SourceCard, SourceMark, Stance, Text
from sitegen.views.source_details import known_by
from sitegen.views.source_names import source_names
from sitegen.views.texts import Texts

FEW_SOURCES = 15
"""Up to so many sources, each has its mark or column wherever statements are shown; beyond, only those that speak."""


class SourceParts(Texts):
    """Texts, and sources."""

    DERIVED: ClassVar = {"source names": source_names}

    def source_name(self, id_: str) -> Text:
        """A short name for a source, which no other has."""
        names: Mapping[str, Text] = self.derived("source names")
        return names[id_]

    def author(self, name: schema.Name) -> Html:
        """The same, as a link to the person's page where there is one."""
        return self._named(self.name(name), name.person)

    def by(self, names: Sequence[schema.Name]) -> tuple[Html, ...]:
        """Those who wrote a brief: the publication's authors where it names none."""
        return tuple(self.author(name) for name in names or self.publication.site.authors)

    def _named(self, text: Text, id_: str | None) -> Html:
        """A name, as a link to the record `id_` if there is one."""
        name = escape(text.text)
        return Html(f'<a href="{escape(self.url(id_))}">{name}</a>' if id_ else name, text.lang, text.text)

    def mark(self, source: str, stance: Stance = "supports") -> SourceMark:
        return SourceMark(self.url(source), source, self.source_name(source), stance)

    def coverage(
        self, stances: Mapping[str, Stance], *, disputed: bool = False, within: bool = False
    ) -> Coverage:
        sources = self.publication.sources
        shown = sources if len(sources) <= FEW_SOURCES else stances
        marks = tuple(self.mark(id_, stances.get(id_, "silent")) for id_ in shown)
        roots = self.relations.origins
        all_ = self.memoize("independent", "", lambda _: independent(sources, dict(roots.items())))
        return Coverage(
            marks, len(stances), len(sources), disputed, independent(stances, roots), all_, within
        )

    def source_card(self, id_: str) -> SourceCard:
        return self.memoize("source", id_, self._source_card)

    def _source_card(self, id_: str) -> SourceCard:
        source = self.publication.sources[id_]
        title = source.title.exact(source.language)
        own = self.text(source.title, source.language)
        name = self.source_name(id_)
        link = self.link(id_)
        if title is not None and title != own.text:
            link = Link(link.url, Text(title, self.lang(source.language)), link.kind, link.id, link.other)
        return SourceCard(
            title=link,
            translated=own if own.text != link.text.text else None,
            name=name,
            kind=source.kind or "",
            date=self.maybe_date(source.issued),
            date_note=self.text(source.date_note) if source.date_note else None,
            language=self.language_name(source.language),
            known=known_by(self, source, name),
            authors=list_words([self.name(author).text for author in source.authors], self.language),
            summary=self.prose(source.summary),
            relies_on=tuple(self.reference(ref) for ref in source.derived_from),
            url=source.url or "",
            events=len(self.relations.events_of.get(id_, ())),
            claims=len(self.relations.claims_of.get(id_, ())),
        )

    def language_name(self, language: str) -> str:
        return language_name(language, self.language)

    def reference(self, ref: schema.Reference) -> Text:
        return (
            self.link(ref.source).text if ref.source else self.text(ref.literal) if ref.literal else Text("")
        )

    def upstream(self, ref: schema.Reference) -> Html:
        """The same, as a link to the source's page where there is one."""
        return self._named(self.reference(ref), ref.source)

    def place(self, source: str, locator: str) -> str:
        """The address of a place in a source's own scan or recording; "" where it is in none."""
        found = media_place(source, locator, self.publication) if locator else ""
        return self.addresses.base_path + found if found else ""

    def quote_receipt(self, source: str, quote_id: str) -> Receipt | None:
        """What was found of a quotation of a source's record; None where nothing was ever compared."""
        found = self.publication.receipts.get(source)
        of_quotes = (receipt for receipt in found.checked.receipts if receipt.quote) if found else ()
        return next((receipt for receipt in of_quotes if receipt.quote == (source, quote_id)), None)

    def quotation(self, source: str, quote_id: str) -> Quotation:
        record = self.publication.sources[source]
        quote = next(quote for quote in record.quotes if quote.id == quote_id)
        anchor = f"quote-{quote_id}"
        speaker = quote.speaker
        foreign = record.language != self.language
        translation = self.text(quote.translation) if quote.translation and foreign else None
        locator = self.text(quote.locator) if quote.locator else None
        return Quotation(
            anchor=anchor,
            url=f"{self.url(source)}#{anchor}",
            exact=Text(quote.exact, self.lang(record.language)),
            translation=translation if translation and translation.text != quote.exact else None,
            speaker=self.link(speaker.record) if speaker and speaker.record else None,
            speaker_text=self.text(speaker.literal) if speaker and speaker.literal else None,
            locator=locator,
            place=self.place(source, locator.text if locator else ""),
            source=self.mark(source),
        )
