"""What records of several kinds are made of."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sitegen.content.field_types import AgentRef, Named, PersonRef, SourceRef, Url
from sitegen.content.records.fields import RelatedValues
from sitegen.content.text import LocalText


class Aliases(msgspec.Struct, frozen=True):
    """Other names, by language. The key "" holds those that are the same in all."""

    by_language: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def all(self) -> tuple[str, ...]:
        return tuple(name for _, names in self.by_language for name in names)

    def of(self, language: str) -> tuple[str, ...]:
        return tuple(name for key, names in self.by_language if key in ("", language) for name in names)


class Name(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name as in CSL: family and given, or literal; in YAML a plain string is a literal."""

    family: Named | None = None
    given: Named | None = None
    literal: Named | None = None
    person: PersonRef | None = None


class License(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A licence; in YAML a plain string or a map by language is its name."""

    name: LocalText
    url: Url | None = None


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something a record relies on that is a source here, or only named; in YAML a plain string is a source's id."""

    source: SourceRef | None = None
    literal: LocalText | None = None


class Speaker(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who said a quotation: a record (in YAML its id as a plain string) or somebody only described."""

    record: AgentRef | None = None
    literal: LocalText | None = None


def written_by(authors: Iterable[Name], id_: str) -> RelatedValues:
    """That the record `id_` was written by those of its authors who are records."""
    return dict.fromkeys((author.person for author in authors if author.person), (id_,))
