"""What a build can reuse of the one before."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial
from pathlib import Path

import msgspec

from sitegen.memory.dependencies import (
    OF_TEXTS,
    Traces,
    changed_rows,
    dependency_table,
    digests_as_before,
    digests_by_file,
    digests_of_receipts,
    digests_of_same_files,
    file_states,
    still_valid,
)
from sitegen.memory.state import FileState, State, Table, refreshed
from sitegen.output import Made
from sitegen.project.read import LinkedProject
from sitegen.publication.receipts import Receipts
from sitegen.publication.trace import Dependency, Digests
from sitegen.site.files import Site
from sitegen.views.builder import ViewBuilder


class Read(msgspec.Struct, frozen=True):
    """A project as a build read it."""

    linked: LinkedProject
    digests: Mapping[str, bytes]
    """Those of the bytes of every file of the content, by file."""
    key: str
    """A fingerprint of all that the reading of a file depends on except its bytes."""
    links_fingerprint: bytes
    """That of all that entries say to each other; empty where that is not known."""
    same_relations: frozenset[Dependency] = frozenset()
    """Relations between records that are the same as in the build before."""


class Reuse:
    """What of the build before into the same folder is still valid."""

    def __init__(self, before: State | None, output: Path, read: Read, site: Site, key: str) -> None:
        """`key` is the fingerprint of what every file of the `site` depends on."""
        self._before = before
        self._output = output
        self._read = read
        self._site = site
        self.key = key
        self.links_fingerprint = read.links_fingerprint

    @cached_property
    def usable(self) -> State | None:
        """The build before; None where none is known, or where all files depend on something that changed."""
        before = self._before
        return before if before is not None and before.key == self.key else None

    @cached_property
    def relations_are_same(self) -> bool:
        """Whether all relations are the same, so that at most texts have changed."""
        return (
            self.usable is not None
            and self.links_fingerprint != b""
            and self.usable.linked == self.links_fingerprint
        )

    @cached_property
    def digests(self) -> Digests:
        """The digests of all that a page may look at; some are known from the build before."""
        entries, receipts = self._read.linked.content.entries, self._site.publication_itself.receipts
        by_files = {**digests_by_file(entries, self._read.digests)}
        if isinstance(receipts, Receipts):
            by_files |= digests_of_receipts(receipts, entries, self._read.digests)
        same: Mapping[Dependency, bytes] = {}
        if self.usable is not None:
            if self.relations_are_same:
                same = digests_of_same_files(self.usable, by_files)
            else:
                same = digests_as_before(self.usable, self._read.same_relations)
        derived = {what: partial(_derived, self._site, what) for what in ViewBuilder.DERIVED}
        return Digests(self._site.publication_itself, derived, {**by_files, **same})

    @cached_property
    def changed(self) -> frozenset[int]:
        """The rows of the table of dependencies that changed."""
        if self.usable is None:
            return frozenset()
        moved = OF_TEXTS.union(ViewBuilder.DERIVED) if self.relations_are_same else None
        return changed_rows(self.usable, self.digests, moved)

    @cached_property
    def files(self) -> Mapping[str, FileState]:
        """The files of the site that are still valid, and untouched on disk; as they are now."""
        if self.usable is None:
            return {}
        return still_valid(self.usable, self.changed, self._site.paths, self._output)

    @cached_property
    def missing(self) -> list[str]:
        """The paths of the files of the site that have to be made."""
        return [path for path in self._site.paths if path not in self.files]

    def index_of(self, fingerprint: str) -> Mapping[str, FileState]:
        """The files of the search index, if it was made of what has this fingerprint and all of it is still there."""
        if self.usable is None or self.usable.search != fingerprint:
            return {}
        known = {name: file for name, file in self.usable.files.items() if name.startswith("pagefind/")}
        seen = {name: refreshed(f"{self._output}/{name}", file) for name, file in known.items()}
        right = {name: file for name, file in seen.items() if file is not None}
        return right if right.keys() == known.keys() else {}

    def is_untouched(self, name: str) -> bool:
        """Whether a file is as the build before left it, even where nothing of that build can be reused."""
        known = self._before.files.get(name) if self._before is not None else None
        return known is not None and refreshed(f"{self._output}/{name}", known) is not None

    def next_table(
        self, traces: Traces, kept: Mapping[str, FileState], made: Mapping[str, Made]
    ) -> tuple[Table, dict[str, FileState]]:
        """The table of dependencies, and the states of the files that were `kept` and of those that were `made`."""
        table, made_from = dependency_table(traces, self.usable, kept, self.changed, self.digests)
        return table, {**kept, **file_states(made, made_from, self._output)}


def _derived(site: Site, what: str, language: str) -> object:
    return site.builders[language].derived(what)
