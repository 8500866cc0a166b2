"""An organisation, with the one it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sitegen.content.field_types import Named, OrganizationRef, Url
from sitegen.content.passage import Passage
from sitegen.content.records.fields import Fields, PassageReader, Said
from sitegen.content.records.parts import Aliases, names_in
from sitegen.content.text import Localised, LocalText, Prose
from sitegen.dates import Edtf
from sitegen.markdown.document import Document


class Organization(Fields, frozen=True, forbid_unknown_fields=True):
    KIND = "organization"
    FOLDER = "organizations"
    SECTION = "organizations"
    SCHEMA_ORG = "Organization"
    IS_NAMED = True
    IS_AGENT = True

    name: Named
    description: Prose
    aliases: Aliases = Aliases()
    discouraged: Aliases = Aliases()
    parent: OrganizationRef | None = None
    founded: Edtf | None = None
    same_as: tuple[Url, ...] = ()

    def label(self, language: str, languages: Sequence[str]) -> Localised:
        return self.name.best(language, languages)

    @property
    def described(self) -> Prose:
        return self.description

    @property
    def proper_name(self) -> LocalText:
        return self.name

    @property
    def all_names(self) -> tuple[str, ...]:
        return names_in(self.name, self.aliases)

    @property
    def avoided_names(self) -> tuple[str, ...]:
        return self.discouraged.all()

    def passages(self, id_: str, reader: PassageReader, body: Document | None) -> Iterator[Passage]:
        yield from reader.texts("description", self.description)

    def says(self, id_: str) -> Mapping[str, Said]:
        return {"children": {self.parent: (id_,)}} if self.parent else {}

    def addresses(self) -> Iterator[tuple[str, str]]:
        yield from ((f"same_as/{i}", url) for i, url in enumerate(self.same_as))

    def past_dates(self, as_of: date) -> Iterator[tuple[str, Edtf | None]]:
        yield "founded", self.founded
