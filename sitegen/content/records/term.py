"""A term, with its definition."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.content.field_types import Named, SourceRef
from sitegen.content.passage import Passage
from sitegen.content.records.fields import PassageReader
from sitegen.content.records.named import NamedRecord
from sitegen.content.records.parts import Aliases
from sitegen.content.text import Prose
from sitegen.markdown.document import Document


class Term(NamedRecord, frozen=True, forbid_unknown_fields=True):
    KIND = "term"
    FOLDER = "terms"
    SECTION = "terms"
    SCHEMA_ORG = "DefinedTerm"

    name: Named
    definition: Prose
    aliases: Aliases = Aliases()
    sources: tuple[SourceRef, ...] = ()

    @property
    def described(self) -> Prose:
        return self.definition

    def passages(self, id_: str, reader: PassageReader, body: Document | None) -> Iterator[Passage]:
        yield from reader.texts("definition", self.definition, *self.sources)

    @property
    def cited_sources(self) -> tuple[str, ...]:
        return self.sources
