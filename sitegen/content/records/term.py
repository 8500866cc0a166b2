"""A term, with its definition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.content.field_types import Named, SourceRef
from sitegen.content.passage import Passage
from sitegen.content.records.fields import Fields, PassageReader
from sitegen.content.records.parts import Aliases, names_in
from sitegen.content.text import Localised, LocalText, Prose
from sitegen.markdown.document import Document


class Term(Fields, frozen=True, forbid_unknown_fields=True):
    KIND = "term"
    FOLDER = "terms"
    SECTION = "terms"
    SCHEMA_ORG = "DefinedTerm"
    IS_NAMED = True

    name: Named
    definition: Prose
    aliases: Aliases = Aliases()
    sources: tuple[SourceRef, ...] = ()

    def label(self, language: str, languages: Sequence[str]) -> Localised:
        return self.name.best(language, languages)

    @property
    def described(self) -> Prose:
        return self.definition

    @property
    def proper_name(self) -> LocalText:
        return self.name

    @property
    def all_names(self) -> tuple[str, ...]:
        return names_in(self.name, self.aliases)

    def passages(self, id_: str, reader: PassageReader, body: Document | None) -> Iterator[Passage]:
        yield from reader.texts("definition", self.definition, *self.sources)

    @property
    def rests_on(self) -> tuple[str, ...]:
        return self.sources
