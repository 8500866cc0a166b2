"""Builds the parts of pages from the publication, in one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from sitegen.content import schema
from sitegen.content.text import Prose
from sitegen.dates import Edtf, words
from sitegen.markdown.document import Document
from sitegen.publication.model import Backlink, Weight
from sitegen.views import body
from sitegen.views.parts import (
    AccountItem,
    CiteMark,
    ClaimItem,
    ClaimTable,
    Counted,
    EventItem,
    Html,
    Mention,
    PersonCard,
    RoleItem,
    Stance,
)
from sitegen.views.source_parts import FEW_SOURCES

_CONFLICT: tuple[Stance, ...] = ("silent", "supports", "partly", "differs", "disputes")
"""The stance shown for a source that has several accounts of a claim: the last of these."""


class ViewBuilder(body.BodyParts):
    """Builds every part of a page: texts and sources, bodies, events and claims, people, mentions."""

    # Bodies

    def html(
        self, document: Document, language: str = "", cites: Mapping[int, CiteMark] | None = None
    ) -> Html:
        """A document as finished HTML. `cites` are its citation marks by the index of their part; without them a
        citation shows the short name of its source."""
        return Html(body.assemble(document, self, cites or {}), self.lang(language), self.plain(document))

    def summary(self, id_: str) -> Html:
        """What a source, event, person, organisation or term is, in a few sentences."""
        return self.memoize("summary", id_, self._summary)

    def _summary(self, id_: str) -> Html:
        record = self.publication.record(id_)
        if not isinstance(record.described, Prose):
            raise TypeError(f"{id_} is described as {record.described!r}, not in Prose")
        return self.prose(record.described)

    # Events and claims

    def event(self, id_: str) -> EventItem:
        return self.memoize("event", id_, self._event)

    def _event(self, id_: str) -> EventItem:
        event = self.publication.timeline[id_]
        claims = self.relations.claims_about.get(id_, ())
        sources = self.publication.sources
        primary = any(sources[source].kind == "primary" for source in event.sources)
        return EventItem(
            id=id_,
            anchor=id_,
            title=self.link(id_),
            date=self.date(event.date),
            summary=self.summary(id_),
            people=self.links(event.people),
            organizations=self.links(event.organizations),
            terms=self.links(event.terms),
            coverage=self.coverage(dict.fromkeys(event.sources, "supports")),
            disputed=self.links(claim for claim in claims if claim in self.relations.disputed),
            key=event.importance == "key",
            status="primary" if event.status == "confirmed" and primary else event.status,
        )

    def events(self, ids: Iterable[str]) -> tuple[EventItem, ...]:
        return tuple(self.event(id_) for id_ in ids)

    def claim(self, id_: str) -> ClaimItem:
        return self.memoize("claim", id_, self._claim)

    def _claim(self, id_: str) -> ClaimItem:
        claim = self.publication.claims[id_]
        stances: dict[str, Stance] = {}
        for account in claim.accounts:
            first = stances.get(account.source, account.stance)
            stances[account.source] = max(first, account.stance, key=_CONFLICT.index)
        return ClaimItem(
            id=id_,
            anchor=id_,
            statement=self.link(id_),
            by=self.link(claim.by) if claim.by else None,
            date=self.maybe_date(claim.date),
            about=self.links(claim.about),
            note=self.prose(claim.note) if claim.note else None,
            accounts=tuple(self._account(account) for account in claim.accounts),
            coverage=self.coverage(stances, disputed=claim.in_dispute, within=claim.contradicted_within),
        )

    def _account(self, account: schema.Account) -> AccountItem:
        return AccountItem(
            source=self.mark(account.source, account.stance),
            date=self.maybe_date(self.publication.sources[account.source].issued),
            says=self.prose(account.says) if account.says else Html(""),
            quotation=self.quotation(account.source, account.quote) if account.quote else None,
        )

    def claims(self, ids: Iterable[str]) -> tuple[ClaimItem, ...]:
        return tuple(self.claim(id_) for id_ in ids)

    def claim_table(self, ids: Iterable[str]) -> ClaimTable:
        """Claims as a table, those in dispute first; without columns where there are too many sources."""
        claims = sorted(self.claims(ids), key=lambda claim: not claim.coverage.disputed)
        speaking = {account.source.id for claim in claims for account in claim.accounts}
        columns = [id_ for id_ in self.publication.sources if id_ in speaking]
        if len(columns) > FEW_SOURCES:
            columns = []
        return ClaimTable(tuple(self.mark(id_) for id_ in columns), tuple(claims))

    # People

    def person_card(self, id_: str) -> PersonCard:
        """A card for a person, an organisation or a term."""
        sources = self.relations.appears_in.get(id_, ())
        events = self.relations.events_of.get(id_, ())
        return PersonCard(self.link(id_), self.summary(id_), len(sources), len(events))

    def role(self, person: str, index: int, *, of_person: bool) -> RoleItem:
        """A role, shown on the page of its holder or of its organisation."""
        role = self.publication.people[person].roles[index]
        return RoleItem(
            title=self.text(role.title) if role.title else None,
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

    def cited(self, *groups: Iterable[str]) -> tuple[Counted, ...]:
        """The sources that a page cites, and for how many of its statements; `groups` are those of each, once."""
        counts = Counter(source for group in groups for source in dict.fromkeys(group))
        weights = (
            Weight(id_, n) for id_, n in sorted(counts.items(), key=lambda found: (-found[1], found[0]))
        )
        return self.counted(weights)

    def cited_for(self, id_: str) -> Iterator[tuple[str, ...]]:
        """The sources of each event and claim that the page of a person, an organisation or a term shows."""
        relations, publication = self.relations, self.publication
        for event in relations.events_of.get(id_, ()):
            yield publication.timeline[event].sources
        for claim in dict.fromkeys((*relations.claims_by.get(id_, ()), *relations.claims_about.get(id_, ()))):
            yield tuple(account.source for account in publication.claims[claim].accounts)

    def weight(self, id_: str) -> int:
        """In how many records a person or organisation is, for ordering."""
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
