"""A check as a row, and what it may ask for."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import msgspec

from sitegen.checks.evidence import Evidence
from sitegen.checks.findings_cache import CacheOfCheck, FindingsCache
from sitegen.checks.verify import Lookup, lookups
from sitegen.checks.wording import Wordings
from sitegen.content.entry import Entry
from sitegen.content.load import Content
from sitegen.facts.locate import Files
from sitegen.ledgers import Ledgers
from sitegen.problems import Code, Problem
from sitegen.publication.names import Names, index


@dataclass(frozen=True)
class CheckContext:
    """What is checked, and what checks need of it; what several of them need is made once, when it is first asked
    for."""

    content: Content
    as_of: date
    """The day as of which the site is built: checks ask no clock."""
    ledgers: Ledgers
    files: Files
    """Finds where words of a text are in its file, to report them there."""
    cache: FindingsCache
    """What checks found before: `cache.problems` checks only entries that changed. A check that does not ask it is
    simply run every time."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All records, briefs and pages that are shown."""
        return self.content.entries

    @property
    def languages(self) -> tuple[str, ...]:
        """The site's languages, the default first; none where site.yaml cannot be used."""
        return self.content.site.languages if self.content.site else ()

    @cached_property
    def names(self) -> Names:
        """Which records are meant by an id, a name or an alias."""
        return index(self.entries)

    @cached_property
    def wordings(self) -> Wordings:
        """The words of entries."""
        return Wordings()

    @cached_property
    def evidence(self) -> Evidence:
        """What the sources' texts say."""
        return Evidence(self.entries, self.ledgers.captures, self.ledgers.verified, self.content.files)

    @cached_property
    def lookups(self) -> list[Lookup]:
        """What each entry says that is to be found in the texts of its sources."""
        return lookups(self.entries, self.evidence, self.cache)

    def for_check(self, name: str) -> CheckContext:
        """The same for a check of this name, whose findings are kept under it: it cannot take another check's."""
        found = copy.copy(self)
        object.__setattr__(found, "cache", CacheOfCheck(self.cache, name))
        return found


Run = Callable[[CheckContext], Iterable[Problem]]
"""Finds problems in what it is given, and is a function of that alone: it reads no file, clock or global."""


class Check(msgspec.Struct, frozen=True):
    """One check. Its name is no other check's; what an extension's check finds is kept under it."""

    name: str
    run: Run
    codes: tuple[Code, ...] = ()
    """The kinds of problems that it reports and sitegen does not have."""
