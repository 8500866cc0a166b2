"""A claim: what somebody says, with what each source says of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

import msgspec

from sitegen.content.field_types import AgentRef, AnyRef, Slug, SourceRef
from sitegen.content.passage import Passage
from sitegen.content.records.fields import Fields, Kind, PassageReader, RelatedValues, agents, each_once
from sitegen.content.text import Localised, LocalText, Prose
from sitegen.dates import Edtf
from sitegen.markdown.document import Document

Stance = Literal["supports", "partly", "differs", "disputes"]
"""What an account is to a claim: it says so; it says a part of it, or says it more vaguely, and both can hold; it gives
another figure, date, name or cause, and not both can hold; or it rejects the claim."""


class Account(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one source says of a claim."""

    source: SourceRef
    stance: Stance
    says: Prose | None = None
    quote: Slug | None = None


class Claim(Fields, frozen=True, forbid_unknown_fields=True):
    KIND = "claim"
    FOLDER = "claims"
    SECTION = "claims"
    SHOWN_IN_PLACE = True

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
        """Whether an account gives something that cannot be true if the claim is, or rejects it."""
        return any(account.stance in ("differs", "disputes") for account in self.accounts)

    def label(self, language: str, languages: Sequence[str]) -> Localised:
        return self.statement.best(language, languages)

    def passages(self, id_: str, reader: PassageReader, body: Document | None) -> Iterator[Passage]:
        yield from reader.texts("statement", self.statement, *self.reported_by)
        for i, account in enumerate(self.accounts):
            yield from reader.texts(f"accounts/{i}/says", account.says, account.source)
        yield from reader.texts("note", self.note)

    def sort_key(self, id_: str, place: tuple[Any, ...]) -> tuple[Any, ...]:
        return (self.date is None, self.date.sort_key if self.date else (), id_)

    def relations(self, id_: str) -> Mapping[str, RelatedValues]:
        own = (id_,)
        return {
            "claims_by": {self.by: own} if self.by else {},
            "claims_about": dict.fromkeys(self.about, own),
            "claims_of": dict.fromkeys(self.reported_by, own),
        }

    @property
    def reported_by(self) -> tuple[str, ...]:
        return tuple(account.source for account in self.accounts)

    def named_together(self, id_: str, kinds: Mapping[str, Kind]) -> tuple[tuple[str, ...], ...]:
        return (each_once((*((self.by,) if self.by else ()), *agents(self.about, kinds))),)

    def subjects(self, id_: str) -> Iterator[tuple[str, Iterable[str]]]:
        concerned = {id_, *self.about, *((self.by,) if self.by else ())}
        yield from ((source, concerned) for source in self.reported_by)

    def sourced_dates(self) -> Iterator[tuple[str, Edtf, tuple[str, ...]]]:
        if self.date is not None:
            yield "date", self.date, self.reported_by

    def past_dates(self, as_of: datetime.date) -> Iterator[tuple[str, Edtf | None]]:
        yield "date", self.date
