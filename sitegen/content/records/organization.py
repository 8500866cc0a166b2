"""An organisation, with the one it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sitegen.content.field_types import MediumRef, Named, OrganizationRef, Url
from sitegen.content.passage import Passage
from sitegen.content.records.fields import PassageReader, RelatedValues
from sitegen.content.records.named import AgentRecord
from sitegen.content.records.parts import Aliases
from sitegen.content.text import Prose
from sitegen.dates import Edtf
from sitegen.markdown.document import Document


class Organization(AgentRecord, frozen=True, forbid_unknown_fields=True):
    KIND = "organization"
    FOLDER = "organizations"
    SECTION = "organizations"
    SCHEMA_ORG = "Organization"

    name: Named
    description: Prose
    aliases: Aliases = Aliases()
    discouraged: Aliases = Aliases()
    image: MediumRef | None = None
    logo: MediumRef | None = None
    parent: OrganizationRef | None = None
    founded: Edtf | None = None
    same_as: tuple[Url, ...] = ()

    def passages(self, id_: str, reader: PassageReader, body: Document | None) -> Iterator[Passage]:
        yield from reader.texts("description", self.description)

    def relations(self, id_: str) -> Mapping[str, RelatedValues]:
        return {"children": {self.parent: (id_,)}} if self.parent else {}

    @property
    def own_media(self) -> tuple[str, ...]:
        return tuple(id_ for id_ in (self.image, self.logo) if id_ is not None)

    def past_dates(self, as_of: date) -> Iterator[tuple[str, Edtf | None]]:
        yield "founded", self.founded
