"""A person, with the posts they hold or held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from sitegen.content.field_types import MediumRef, Named, OrganizationRef, SourceRef, Url
from sitegen.content.passage import Passage
from sitegen.content.records.fields import Kind, OrderedDates, PassageReader, RelatedValues, by_key
from sitegen.content.records.named import AgentRecord
from sitegen.content.records.parts import Aliases
from sitegen.content.text import LocalText, Prose
from sitegen.dates import Edtf
from sitegen.markdown.document import Document


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A post that somebody holds or held, or, without a title, that they belong to an organisation."""

    title: LocalText | None = None
    organization: OrganizationRef | None = None
    start: Edtf | None = None
    end: Edtf | None = None
    sources: tuple[SourceRef, ...] = ()


class Person(AgentRecord, frozen=True, forbid_unknown_fields=True):
    KIND = "person"
    FOLDER = "people"
    SECTION = "people"
    SCHEMA_ORG = "Person"
    IS_PERSON = True

    name: Named
    description: Prose
    aliases: Aliases = Aliases()
    discouraged: Aliases = Aliases()
    image: MediumRef | None = None
    roles: tuple[Role, ...] = ()
    same_as: tuple[Url, ...] = ()

    def passages(self, id_: str, reader: PassageReader, body: Document | None) -> Iterator[Passage]:
        yield from reader.texts("description", self.description)
        for i, role in enumerate(self.roles):
            yield from reader.texts(f"roles/{i}/title", role.title, *role.sources)

    def relations(self, id_: str) -> Mapping[str, RelatedValues]:
        return {"roles_at": by_key((role.organization, (id_, i)) for i, role in enumerate(self.roles))}

    @property
    def cited_sources(self) -> tuple[str, ...]:
        return tuple(source for role in self.roles for source in role.sources)

    def named_together(self, id_: str, kinds: Mapping[str, Kind]) -> tuple[tuple[str, ...], ...]:
        held = dict.fromkeys(role.organization for role in self.roles if role.organization)
        return ((id_, *held),)

    def sourced_dates(self) -> Iterator[tuple[str, Edtf, tuple[str, ...]]]:
        for i, role in enumerate(self.roles):
            for name, end in (("start", role.start), ("end", role.end)):
                if end is not None:
                    yield f"roles/{i}/{name}", end, role.sources

    def ordered_dates(self) -> Iterator[OrderedDates]:
        for i, role in enumerate(self.roles):
            yield OrderedDates(f"roles/{i}/start", role.start, f"roles/{i}/end", role.end)
