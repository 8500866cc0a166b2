"""Makes the parts of pages from the publication, in one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from sitegen.content import schema
from sitegen.content.text import Localised, LocalText, Prose
from sitegen.dates import Edtf, words
from sitegen.incremental.trace import Dep, Trace
from sitegen.locale import list_words
from sitegen.markdown.document import Document, with_names
from sitegen.markdown.sentences import spans
from sitegen.pages import Addresses, Page
from sitegen.publication.model import Backlink, Publication, Weight
from sitegen.publication.origins import independent
from sitegen.strings import Strings
from sitegen.views import body
from sitegen.views.parts import (
    AccountItem,
    CiteMark,
    ClaimItem,
    ClaimTable,
    Counted,
    Coverage,
    Date,
    EventItem,
    Html,
    Link,
    Mention,
    PersonCard,
    Quotation,
    RoleItem,
    SourceCard,
    SourceMark,
    Stance,
    Text,
)  # fmt: skip

T = TypeVar("T")

CARD_LENGTH = 240
"""About how many characters a card shows of a description: whole sentences, at least one. Half of them in scripts of
full-width characters."""

FULL_WIDTH = ("ko", "ja", "zh")

FEW_SOURCES = 15
"""Up to so many sources, each has its mark or column wherever statements are shown; beyond, only those that speak."""


class Fragments(Protocol):
    """The theme's HTML for what stands inside a text."""

    def entity(self, link: Link, label: str) -> str: ...

    def cite(self, mark: CiteMark) -> str: ...

    def timeline(self, events: Sequence[EventItem], url: str, subjects: str) -> str:
        """Events of the timeline at `url`; `subjects` are the names of what they were chosen by."""

    def claims(self, table: ClaimTable, url: str, subjects: str) -> str:
        """Claims of the comparison at `url`; `subjects` are the names of what they were chosen by."""

    def string(self, key: str) -> str: ...


class Maker:
    """Parts of pages in `language`. Every part is made once and used wherever it is shown."""

    def __init__(
        self,
        publication: Publication,
        addresses: Addresses,
        strings: Strings,
        fragments: Fragments,
        language: str,
        trace: Trace | None = None,
    ) -> None:
        """`trace` is the one that watches `publication`, where one does."""
        self.publication = publication
        self.relations = publication.relations
        self.addresses = addresses
        self.t = strings
        self.fragments = fragments
        self.language = language
        self._trace = trace
        self._made: dict[tuple[str, str], tuple[Any, frozenset[Dep]]] = {}
        self._source_names_made: tuple[Mapping[str, Text], frozenset[Dep]] | None = None

    def take_over(self, before: Maker, changed: frozenset[Dep]) -> frozenset[Dep]:
        """Takes from the maker of an earlier publication, of the same settings and theme, what was made of nothing
        that has `changed` since. Gives what has changed with what is derived from it."""
        made = list(before._made.items())
        self._made = {key: found for key, found in made if changed.isdisjoint(found[1])}
        names = before._source_names_made
        if names is None or changed.isdisjoint(names[1]):
            self._source_names_made = names
        elif self.source_names != names[0]:
            changed |= {("source names", self.language)}
            self._made = {key: found for key, found in made if changed.isdisjoint(found[1])}
        return changed

    def once(self, what: str, key: str, make: Callable[[], T]) -> T:
        """What `make` makes, made once for each `what` and `key`. What it was made from is noted at every use."""
        found = self._made.get((what, key))
        if found is None:
            found = self._trace.watch(make) if self._trace else (make(), frozenset())
            self._made[what, key] = found
        elif self._trace:
            self._trace.take_over(found[1])
        value: T = found[0]
        return value

    def position(self, collection: str, id_: str) -> tuple[int, tuple[str, ...]]:
        """Where a record stands among those of its collection ("briefs", "events"), and the ids of them all."""

        def order() -> tuple[Mapping[str, int], tuple[str, ...]]:
            ids = tuple(getattr(self.publication, collection))
            return {id_: i for i, id_ in enumerate(ids)}, ids

        positions, ids = self.once("order", collection, order)
        return positions[id_], ids

    # Texts

    def lang(self, language: str) -> str:
        """A language as the `lang` of a part: "" where it is the page's own, or unknown."""
        return "" if language in ("", self.language) else language

    def localised(self, found: Localised) -> Text:
        return Text(found.text, self.lang(found.language))

    def text(self, text: LocalText, own_language: str = "") -> Text:
        """A text in the page's language or the best there is; `own_language` is that of texts without one."""
        found = text.best(self.language, self.publication.languages)
        return Text(found.text, self.lang(found.language or own_language))

    def prose(self, prose: Prose) -> Html:
        language, document = prose.best(self.language, self.publication.languages)
        return self.html(document, language)

    def html(
        self, document: Document, language: str = "", cites: Mapping[int, CiteMark] | None = None
    ) -> Html:
        """A document as finished HTML. `cites` are its citation marks by the index of their part; without them a
        citation shows the short name of its source."""
        return Html(body.assemble(document, self, cites or {}), self.lang(language), self.plain(document))

    def plain(self, document: Document) -> str:
        """The plain text of a document, links by the names that they show."""
        return self.named(document.text)

    def named(self, text: str) -> str:
        """A plain text of a document, with the records' names where its links show them."""
        return with_names(text, self._shown)

    def _shown(self, target: str) -> str:
        """What a link without a label shows. Brackets that are no link, as in code, stay."""
        found = self.publication.names.find(target)
        return self.link(found[0]).text.text if found else f"[[{target}]]"

    # Links

    def url(self, id_: str) -> str:
        return self.addresses.url(Page(self.publication.kinds[id_], id_, self.language))

    def section_url(self, section: str) -> str:
        return self.addresses.url(Page(section, "", self.language))  # type: ignore[arg-type]

    def link(self, id_: str) -> Link:
        return self.once("link", id_, lambda: self._link(id_))

    def _link(self, id_: str) -> Link:
        return Link(
            url=self.url(id_),
            text=self.localised(self.publication.name(id_, self.language)),
            kind=self.publication.kinds[id_],
            id=id_,
            other=self.other_names(id_),
            card=self._card_text(id_),
        )

    def links(self, ids: Iterable[str]) -> tuple[Link, ...]:
        return tuple(self.link(id_) for id_ in ids)

    def counted(self, weights: Iterable[Weight], kind: str | None = None) -> tuple[Counted, ...]:
        kinds = self.publication.kinds
        return tuple(
            Counted(self.link(w.id), w.count) for w in weights if kind is None or kinds[w.id] == kind
        )

    def other_names(self, id_: str) -> tuple[Text, ...]:
        """What a person, organisation or term is called in other languages, where that differs."""
        if self.publication.kinds[id_] not in ("person", "organization", "term"):
            return ()
        record = self.publication.record(id_)
        assert isinstance(record, schema.Person | schema.Organization | schema.Term)
        shown = self.publication.name(id_, self.language).text
        found = {text: language for language, text in record.name.texts if text != shown}
        return tuple(Text(text, self.lang(language)) for text, language in found.items())

    def _card_text(self, id_: str) -> str:
        kind = self.publication.kinds[id_]
        if kind == "person":
            prose = self.publication.people[id_].description
        elif kind == "organization":
            prose = self.publication.organizations[id_].description
        elif kind == "term":
            prose = self.publication.terms[id_].definition
        else:
            return ""
        language, document = prose.best(self.language, self.publication.languages)
        if language not in ("", self.language):
            return ""
        # Names are asked of the publication: a link would want its own card, and so on in circles.
        text = with_names(document.text, lambda target: self._name_of(target) or target)
        ends = [end for _, end in spans(text, self.language)]
        longest = CARD_LENGTH // 2 if self.language in FULL_WIDTH else CARD_LENGTH
        return text[: ([end for end in ends if end <= longest] or ends[:1] or [0])[-1]]

    def _name_of(self, target: str) -> str:
        found = self.publication.names.find(target)
        return self.publication.name(found[0], self.language).text if found else ""

    def target(self, name: str) -> str:
        """The id that a link in a text means."""
        return self.publication.names.find(name)[0]

    # Dates

    def date(self, date: Edtf) -> Date:
        return Date(
            words=words(date, self.language),
            short=words(date, self.language, form="short"),
            in_year=words(date, self.language, form="short", year=False),
            datetime=date.datetime_attribute() or "",
            iso_day=date.earliest.isoformat() if date.earliest else "",
            approximate=date.approximate,
            uncertain=date.uncertain,
            is_range=date.is_interval,
        )

    def maybe_date(self, date: Edtf | None) -> Date | None:
        return self.date(date) if date else None

    # Sources

    @property
    def source_names(self) -> Mapping[str, Text]:
        """A short name for each source: its outlet, its author, what it is derived from, or its title; a date is
        added where two would be the same."""
        found = self._source_names_made
        if found is None:
            make, trace = self._source_names, self._trace
            found = trace.derive("source names", self.language, make) if trace else (make(), frozenset[Dep]())
            self._source_names_made = found
        elif self._trace:
            self._trace.note("source names", self.language)
        return found[0]

    def _source_names(self) -> Mapping[str, Text]:
        names = {id_: self._source_name(source) for id_, source in self.publication.sources.items()}
        frequency = Counter(name.text for name in names.values())
        for id_, source in self.publication.sources.items():
            name = names[id_]
            if frequency[name.text] > 1 and source.issued:
                dated = f"{name.text}, {words(source.issued, self.language, form='short')}"
                names[id_] = Text(dated, name.lang)
        return names

    def _source_name(self, source: schema.Source) -> Text:
        if source.container:
            return self.text(source.container)
        if source.authors:
            return Text(list_words([self.name(author).text for author in source.authors], self.language))
        upstream = next((ref.literal for ref in source.derived_from if ref.literal), None)
        if upstream:
            return Text(self.t("source.after", name=self.text(upstream).text))
        return self.text(source.title, source.language)

    def name(self, name: schema.Name) -> Text:
        """A person's name in the order of the page's language."""
        if name.person:
            return self.link(name.person).text
        if name.literal:
            return self.text(name.literal)
        parts = [self.text(part).text for part in (name.given, name.family) if part]
        if self.language in FULL_WIDTH:
            joined = "".join(reversed(parts))
            return Text(joined if not joined.isascii() else " ".join(parts))
        return Text(" ".join(parts))

    def mark(self, source: str, stance: Stance = "supports") -> SourceMark:
        return SourceMark(self.url(source), source, self.source_names[source], stance)

    def coverage(self, stances: Mapping[str, Stance], differs: bool) -> Coverage:
        sources = self.publication.sources
        shown = sources if len(sources) <= FEW_SOURCES else stances
        marks = tuple(self.mark(id_, stances.get(id_, "silent")) for id_ in shown)
        roots = self.relations.origins
        all_ = self.once("independent", "", lambda: independent(sources, dict(roots.items())))
        return Coverage(marks, len(stances), len(sources), differs, independent(stances, roots), all_)

    def source_card(self, id_: str) -> SourceCard:
        return self.once("source", id_, lambda: self._source_card(id_))

    def _source_card(self, id_: str) -> SourceCard:
        source = self.publication.sources[id_]
        title = source.title.exact(source.language)
        own = self.text(source.title, source.language)
        link = self.link(id_)
        if title is not None and title != own.text:
            link = Link(link.url, Text(title, self.lang(source.language)), link.kind, link.id, link.other)
        return SourceCard(
            title=link,
            translated=own if own.text != link.text.text else None,
            name=self.source_names[id_],
            kind=source.kind or "",
            date=self.maybe_date(source.issued),
            date_note=self.text(source.date_note) if source.date_note else None,
            language=self.language_name(source.language),
            authors=list_words([self.name(author).text for author in source.authors], self.language),
            summary=self.prose(source.summary),
            relies_on=tuple(self.reference(ref) for ref in source.derived_from),
            url=source.url or "",
            events=len(self.relations.events_of.get(id_, ())),
            claims=len(self.relations.claims_of.get(id_, ())),
        )

    def language_name(self, language: str) -> str:
        from sitegen.locale import locale_of

        return locale_of(language).get_display_name(locale_of(self.language)) or language

    def reference(self, ref: schema.Reference) -> Text:
        return (
            self.link(ref.source).text if ref.source else self.text(ref.literal) if ref.literal else Text("")
        )

    def quotation(self, source: str, quote_id: str) -> Quotation:
        record = self.publication.sources[source]
        quote = next(quote for quote in record.quotes if quote.id == quote_id)
        anchor = f"quote-{quote_id}"
        speaker = quote.speaker
        foreign = record.language != self.language
        translation = self.text(quote.translation) if quote.translation and foreign else None
        return Quotation(
            anchor=anchor,
            url=f"{self.url(source)}#{anchor}",
            exact=Text(quote.exact, self.lang(record.language)),
            translation=translation if translation and translation.text != quote.exact else None,
            speaker=self.link(speaker.record) if speaker and speaker.record else None,
            speaker_text=self.text(speaker.literal) if speaker and speaker.literal else None,
            locator=self.text(quote.locator) if quote.locator else None,
            source=self.mark(source),
        )

    # Events and claims

    def event(self, id_: str) -> EventItem:
        return self.once("event", id_, lambda: self._event(id_))

    def _event(self, id_: str) -> EventItem:
        event = self.publication.events[id_]
        stances: dict[str, Stance] = dict.fromkeys(event.sources, "supports")
        for claim in self.relations.claims_about.get(id_, ()):
            for account in self.publication.claims[claim].accounts:
                if account.stance != "supports":
                    stances[account.source] = account.stance
        return EventItem(
            id=id_,
            anchor=id_,
            title=self.link(id_),
            date=self.date(event.date),
            summary=self.prose(event.summary),
            people=self.links(event.people),
            organizations=self.links(event.organizations),
            terms=self.links(event.terms),
            coverage=self.coverage(stances, id_ in self.relations.differing),
            key=event.importance == "key",
            status=event.status,
        )

    def events(self, ids: Iterable[str]) -> tuple[EventItem, ...]:
        return tuple(self.event(id_) for id_ in ids)

    def claim(self, id_: str) -> ClaimItem:
        return self.once("claim", id_, lambda: self._claim(id_))

    def _claim(self, id_: str) -> ClaimItem:
        claim = self.publication.claims[id_]
        stances: dict[str, Stance] = {account.source: account.stance for account in claim.accounts}
        return ClaimItem(
            id=id_,
            anchor=id_,
            statement=self.link(id_),
            by=self.link(claim.by) if claim.by else None,
            date=self.maybe_date(claim.date),
            about=self.links(claim.about),
            note=self.prose(claim.note) if claim.note else None,
            accounts=tuple(self._account(account) for account in claim.accounts),
            coverage=self.coverage(stances, id_ in self.relations.differing),
        )

    def _account(self, account: schema.Account) -> AccountItem:
        return AccountItem(
            source=self.mark(account.source, account.stance),
            date=self.maybe_date(self.publication.sources[account.source].issued),
            says=self.prose(account.says),
            quotation=self.quotation(account.source, account.quote) if account.quote else None,
        )

    def claims(self, ids: Iterable[str]) -> tuple[ClaimItem, ...]:
        return tuple(self.claim(id_) for id_ in ids)

    def claim_table(self, ids: Iterable[str]) -> ClaimTable:
        """Claims as a table, those whose accounts differ first; without columns where there are too many sources."""
        claims = sorted(self.claims(ids), key=lambda claim: not claim.coverage.differs)
        speaking = {account.source.id for claim in claims for account in claim.accounts}
        columns = [id_ for id_ in self.publication.sources if id_ in speaking]
        if len(columns) > FEW_SOURCES:
            columns = []
        return ClaimTable(tuple(self.mark(id_) for id_ in columns), tuple(claims))

    # People

    def person_card(self, id_: str) -> PersonCard:
        """A card for a person, an organisation or a term."""
        record = self.publication.record(id_)
        assert isinstance(record, (schema.Person, schema.Organization, schema.Term))
        prose = record.definition if isinstance(record, schema.Term) else record.description
        sources = (
            record.sources if isinstance(record, schema.Term) else self.relations.sources_of.get(id_, ())
        )
        events = self.relations.events_of.get(id_, ())
        return PersonCard(self.link(id_), self.prose(prose), len(sources), len(events))

    def role(self, person: str, index: int, *, of_person: bool) -> RoleItem:
        """A role, shown on the page of its holder or of its organisation."""
        role = self.publication.people[person].roles[index]
        return RoleItem(
            title=self.text(role.title),
            organization=self.link(role.organization) if role.organization and of_person else None,
            person=None if of_person else self.link(person),
            period=self.period(role.start, role.end),
            sources=tuple(self.mark(id_) for id_ in role.sources),
        )

    def period(self, start: Edtf | None, end: Edtf | None) -> str:
        first = words(start, self.language, form="short") if start else ""
        last = words(end, self.language, form="short") if end else ""
        if first and last:
            return first if first == last else self.t("role.period", start=first, end=last)
        return self.t("role.since", start=first) if first else self.t("role.until", end=last) if last else ""

    def weight(self, id_: str) -> int:
        """In how many records a person or organisation stands, for ordering."""
        relations = self.relations
        records = (relations.events_of, relations.claims_by, relations.claims_about, relations.backlinks)
        return sum(len(found.get(id_, ())) for found in records)

    # Mentions

    def mentions(self, id_: str) -> tuple[Mention, ...]:
        """The sentences that link to a record, in the page's language where there is one, else in another."""
        links = self.relations.backlinks.get(id_, ())
        own = [link for link in links if link.language in ("", self.language)]
        covered = {link.id for link in own}
        chosen: dict[str, Backlink] = {link.id: link for link in own}
        for link in links:
            if link.id not in covered:
                chosen.setdefault(link.id, link)
        return tuple(
            Mention(
                page=self.link(link.id),
                before=self.named(link.before),
                text=link.text or self.publication.name(id_, link.language or self.language).text,
                after=self.named(link.after),
                lang=self.lang(link.language),
            )
            for link in chosen.values()
        )

    # Citations

    def cites(
        self, documents: Sequence[Document], numbers: Mapping[str, int]
    ) -> tuple[list[dict[int, CiteMark]], dict[str, list[str]]]:
        """The citation marks of several documents, and per source the fragments of the marks that cite it.

        The marks of each document are by the index of their part; ids count through all documents.
        """
        return body.cite_marks(documents, numbers, self)
