"""The preview's side of the project: what is read, and then again what changed in it.

Three things go on at their own pace, each from left to right in its drawing, and are named here so that nobody has to
find them out. A *content* is all that was read at one moment; it is replaced by the next one with every edit.

How the content is linked (`linking.State`), which decides how much of the next one has to be linked:

    NOTHING ── link: a build remembers it ──▶ RECALLED ── complete, or link ──▶ LINKED ◀─┐
       │                                                                       ▲  │      │ link:
       └── link: no build does ────────────────────────────────────────────────┘  └──────┘ what changed

What is kept for the next run (`Memory`): what was read and found at first, once, when that is completed.

    OPEN ── complete: entries are saved, ──▶ CLOSED
            and findings, if nothing was edited meanwhile

What is known of the problems of what is shown (`FoundProblems.is_all`), which the server asks for as `checked`:

    some: those of reading, and of files ── complete ──▶ all
    that are what they were              ◀── an edit ──
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from threading import Lock

import msgspec

from sitegen.cache.signatures import code_key
from sitegen.checks.findings_cache import FindingsCache
from sitegen.content.extension_code import ExtensionFault, guarded
from sitegen.content.library import Library, Reading
from sitegen.content.load import SITE_FILE, Content, Settings, no_content, read_settings, unreadable
from sitegen.ledgers.capture_files import texts_elsewhere
from sitegen.memory.entries import EntryMemory
from sitegen.memory.findings import StoredFindings
from sitegen.memory.linking import LinkMemory
from sitegen.options import MEMORY, Options
from sitegen.preview.linking import ContentLinker
from sitegen.preview.live_index import LiveIndex
from sitegen.preview.snapshot import NOTHING_FOUND, Files, FoundProblems, Preview
from sitegen.problems import Problem
from sitegen.project.captures_folder import captures_path
from sitegen.project.extensions import set_up
from sitegen.project.read import LinkedProject, all_problems, damaged_pictures, linked_project
from sitegen.project.setup import OWN_ROWS, Rows, Setup
from sitegen.project.shared_theme import shared_theme
from sitegen.publication.pages import sections_of
from sitegen.publication.trace import DependencyIds, SharedTrace
from sitegen.serve.snapshot import Snapshot
from sitegen.site.files import Site
from sitegen.theme.folders import theme_folders
from sitegen.theme.loaded import load_theme


class PreviewLoader:
    """Reads a project, and then again what changed in it; it is the preview's `Loader`."""

    def __init__(self, root: Path, options: Options, jobs: int = 1, rows: Rows = OWN_ROWS) -> None:
        """`jobs` is how many processes may read many files that no earlier run has read."""
        self._root = root.resolve()
        self.setup = set_up(self._root, options, rows)
        self._rows = rows
        self._is_set_up = True
        self._memory = Memory(self._root / MEMORY, jobs, self.setup.extensions.key_with(code_key()))
        self._start(self._memory.entries)
        self._reading = Lock()
        self._trace = SharedTrace(DependencyIds())
        self._index = LiveIndex()
        self._found_before = FindingsCache()
        self._theme = load_theme(self._root, self.setup.rows.themes)
        self._files: Files | None = None

    @property
    def watched(self) -> tuple[Path, ...]:
        """What the project is read from. Not all of it has to exist; texts of sources that are elsewhere are those
        that are named by now."""
        own = (self._root / "content", self._root / "templates", self._captures)
        theme = theme_folders(self._root, self.setup.extensions.rows.themes)
        shared = shared_theme(self._root, self.setup.settings)
        named = ((shared,) if shared else ()) + tuple(texts_elsewhere(self._captures))
        return tuple(dict.fromkeys((*own, *theme.paths, *self.setup.extensions.places, *named)))

    @property
    def _captures(self) -> Path:
        return captures_path(self._root, self.setup.settings)

    def _start(self, entries: EntryMemory | None = None) -> None:
        """Knows nothing of the content, but for what is in `entries`."""
        self._library = Library(self._root, self.setup.options.visibility, entries, self._read_settings)
        self._linker = ContentLinker(LinkMemory(self._root / MEMORY, self._memory.entries))

    def _read_settings(self, folder: Path) -> Settings:
        """What site.yaml says now; with it goes what it lists of extensions, as these are now."""
        if not self._is_set_up:
            now, before = set_up(self._root, self.setup.options, self._rows), self.setup.extensions
            if now.extensions == before:
                now = msgspec.structs.replace(now, extensions=before)
            else:
                self._found_before = FindingsCache()
                self._memory.drop()
                self._library.drop_memory()
            self.setup = now
        self._is_set_up = False
        return self.setup.settings or read_settings(folder)

    def __call__(self, previous: Snapshot | None, changed: frozenset[Path]) -> Preview:
        before = previous if isinstance(previous, Preview) else None
        if _concerns(changed, shared_theme(self._root, self.setup.settings)):
            changed |= {_resolved(self._root / SITE_FILE)}  # where it is read whether the folder can be used
        with self._reading:
            try:
                with guarded(lambda: self.setup.extensions.code):
                    reading = self._library.read(changed if before else None)
                    publication, problems = self._linker.link(reading, is_first=before is None)
            except ExtensionFault as fault:
                self._start()
                reading, publication, problems = _nothing_of(self.setup), None, [fault.problem]
            if before is None:
                self._memory.first = reading.content
        self._reload_theme(changed)
        problems = [*reading.problems, *problems, *self._theme.problems]
        linked = linked_project(self.setup, reading.content, publication, self._theme, problems)
        files = self._files_of(linked)
        if (
            before
            and files is before.files
            and _same(linked, before.linked)
            and not self._affects_checks(changed)
        ):
            return before
        return Preview(self._root, linked, files, self._index, self._still_found(before, changed))

    def complete(self, snapshot: Snapshot) -> Snapshot:
        if not isinstance(snapshot, Preview):
            return snapshot
        findings = self._memory.close(snapshot.linked.content)
        with self._reading:
            snapshot = self._linked_by_linker(snapshot)
        linked, site = snapshot.linked, snapshot.files.site if snapshot.files else None
        known = frozenset(linked.problems)
        self._found_before.fall_back_on(findings)
        problems = all_problems(linked, site, self._found_before)
        problems += damaged_pictures(linked, site)
        self._found_before.fall_back_on(None)
        if findings is not None:
            findings.save()
        found: dict[str, list[Problem]] = {}
        for problem in problems:
            if problem not in known:
                found.setdefault(problem.span.file, []).append(problem)
        failing = frozenset(problem.span.file for problem in problems if problem.is_error) & found.keys()
        return Preview(
            self._root, linked, snapshot.files, self._index, FoundProblems(found, failing, is_all=True)
        )

    def may_renew_search(self, snapshot: Snapshot) -> bool:
        files = snapshot.files if isinstance(snapshot, Preview) else None
        return files is not None and self._index.may_renew(files.site)

    def renew_search(self, snapshot: Snapshot) -> Snapshot:
        if isinstance(snapshot, Preview) and snapshot.files is not None:
            self._index.renew(snapshot.files.site)
        return snapshot

    def _linked_by_linker(self, snapshot: Preview) -> Preview:
        """The snapshot as the linker links it, where it was linked as a build did."""
        caught_up = self._linker.catch_up(snapshot.linked.content)
        publication = caught_up[0] if caught_up is not None else None
        if publication is None or snapshot.files is None or snapshot.files is not self._files:
            return snapshot
        shown = snapshot.files.site.publication_itself
        complete = msgspec.structs.replace(publication, receipts=shown.receipts, editions=shown.editions)
        self._files = Files(snapshot.files.site.relinked(complete), snapshot.files)
        linked = msgspec.structs.replace(snapshot.linked, publication=publication)
        return Preview(self._root, linked, self._files, self._index, snapshot.found)

    def _files_of(self, linked: LinkedProject) -> Files | None:
        """The files of the site: those of the last one where nothing in it changed."""
        last = self._files
        same = last is not None and _continues(last.site, linked)
        site = linked.site(self._trace, last.site if last and same else None)
        if site is None:
            return None
        if last is None or not same or site.changed:
            self._files = Files(site, last if same else None)
        return self._files

    def _reload_theme(self, changed: frozenset[Path]) -> None:
        folders = [
            _resolved(folder) for folder in (self._root / "templates", *self._theme.files.folders.paths)
        ]
        themes = self.setup.rows.themes
        if theme_folders(self._root, themes) != self._theme.files.folders or any(
            _is_within(path, folder) or _is_within(folder, path) for path in changed for folder in folders
        ):
            now = load_theme(self._root, themes)
            if (
                now.files.folders != self._theme.files.folders
                or now.fingerprint != self._theme.fingerprint
                or not now.fingerprint
            ):
                self._theme = now

    def _affects_checks(self, changed: frozenset[Path]) -> bool:
        """Whether what changed is no content, and the checks ask for it all the same."""
        content, captures = _resolved(self._root / "content"), _resolved(self._captures)
        elsewhere = {_resolved(path) for path in texts_elsewhere(self._captures)}
        return any(
            path.parent == content or _is_within(path, captures) or path in elsewhere for path in changed
        )

    def _still_found(self, before: Preview | None, changed: frozenset[Path]) -> FoundProblems:
        """What was found in files that are not among those that changed."""
        content = _resolved(self._root / "content")
        if before is None or any(_is_within(content, path) for path in changed):
            return NOTHING_FOUND
        return before.found.outside(
            _name(path, content, "content") or _name(path, self._root) for path in changed
        )


class Memory:
    """What is kept of the first content for the next run: what was read, and what the checks found in it."""

    def __init__(self, folder: Path, jobs: int, key: str) -> None:
        """`key` stands for all code that reads and checks."""
        self.entries = EntryMemory(folder, key, jobs)
        self.first: Content | None = None
        """The content that the entries know."""
        self._folder = folder
        self._is_open = True

    def drop(self) -> None:
        """Keeps nothing: by now, other code reads and checks."""
        self._is_open = False

    def close(self, content: Content) -> StoredFindings | None:
        """Saves what was read. Returns what earlier runs found, for the checks of `content`, unless that was edited or
        the memory was closed before."""
        if not self._is_open:
            return None
        self._is_open = False
        self.entries.save()
        if content is not self.first:
            return None
        return StoredFindings(self._folder, self.entries.key, self.entries.digests())


def _continues(site: Site, linked: LinkedProject) -> bool:
    """Whether the site of a project would be made like an earlier one, of the same settings and theme."""
    publication = linked.publication
    return (
        publication is not None
        and publication.site == site.publication_itself.site
        and sections_of(publication) == site.addresses.sections
        and linked.theme is site.theme
        and linked.setup.rows.kinds == site.kinds
        and linked.setup.rows.embeds == site.presentation.embeds
        and linked.setup.rows.outputs == site.presentation.outputs
    )


def _same(one: LinkedProject, other: LinkedProject) -> bool:
    return (
        one.content is other.content
        and one.theme is other.theme
        and one.setup.extensions is other.setup.extensions
        and one.problems == other.problems
    )


def _nothing_of(setup: Setup) -> Reading:
    """What is read of a project whose extensions fail."""
    if setup.settings is None:
        return Reading(no_content()[0], ())
    content, problems = unreadable(setup.settings)
    return Reading(content, tuple(problems))


def _concerns(changed: Iterable[Path], folder: Path | None) -> bool:
    """Whether the folder may have come or gone."""
    return folder is not None and any(_is_within(_resolved(folder), path) for path in changed)


def _is_within(path: Path, folder: Path) -> bool:
    return path == folder or folder in path.parents


def _resolved(path: Path) -> Path:
    """Where `path` leads to; itself where it is a link to itself."""
    return Path(os.path.realpath(path))


def _name(path: Path, folder: Path, prefix: str = "") -> str:
    """How problems name a file at or below `folder`, whose own name is `prefix`; "" for what is elsewhere."""
    return (prefix / path.relative_to(folder)).as_posix() if _is_within(path, folder) else ""
