"""What follows from a name, for the kinds of records that have one.

These classes have no fields: each kind lists its own, in the order in which they are written and shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from sitegen.content.records.fields import Fields
from sitegen.content.records.parts import Aliases
from sitegen.content.text import Localised, LocalText, Prose


class _WithNames(Protocol):
    @property
    def name(self) -> LocalText: ...
    @property
    def aliases(self) -> Aliases: ...


class _Agent(Protocol):
    @property
    def description(self) -> Prose: ...
    @property
    def discouraged(self) -> Aliases: ...
    @property
    def same_as(self) -> tuple[str, ...]: ...


class NamedRecord(Fields, frozen=True):
    """A record with the fields `name` and `aliases`."""

    IS_NAMED = True

    def label(self: _WithNames, language: str, languages: Sequence[str]) -> Localised:
        return self.name.best(language, languages)

    @property
    def proper_name(self: _WithNames) -> LocalText:
        return self.name

    @property
    def all_names(self: _WithNames) -> tuple[str, ...]:
        return (*(text for _, text in self.name.texts), *self.aliases.all())


class AgentRecord(NamedRecord, frozen=True):
    """A person or an organisation: a named record with the fields `description`, `discouraged` and `same_as`."""

    IS_AGENT = True

    @property
    def described(self: _Agent) -> Prose:
        return self.description

    @property
    def avoided_names(self: _Agent) -> tuple[str, ...]:
        return self.discouraged.all()

    def addresses(self: _Agent) -> Iterator[tuple[str, str]]:
        yield from ((f"same_as/{i}", url) for i, url in enumerate(self.same_as))
