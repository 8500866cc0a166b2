"""The project as the preview sees it: a snapshot whose pages are rendered when they are asked for."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from html import escape
from itertools import chain
from pathlib import Path
from threading import Lock

import jinja2
import msgspec

from sitegen.cache.signatures import code_key
from sitegen.checks.kept import Kept
from sitegen.content.library import Library, Reading
from sitegen.content.load import Content
from sitegen.ledgers.capture_files import texts_elsewhere
from sitegen.memory.entries import EntryMemory
from sitegen.memory.findings import Findings
from sitegen.memory.linking import LinkMemory
from sitegen.options import CAPTURES, MEMORY, Options
from sitegen.preview.live_index import FOLDER as SEARCH_FOLDER
from sitegen.preview.live_index import LiveIndex
from sitegen.problems import Problem
from sitegen.project.read import Linked, judged
from sitegen.project.read import linked as linked_of
from sitegen.publication.link import Linker
from sitegen.publication.model import Publication
from sitegen.publication.trace import Numbers, SharedTrace
from sitegen.serve.snapshot import Snapshot
from sitegen.site.files import Site
from sitegen.templating.faults import theme_problem
from sitegen.theme.folders import theme_of
from sitegen.theme.loaded import look
from sitegen.theme.strings import MissingString

ByFile = Mapping[str, Sequence[Problem]]
"""Problems by the file they are in."""

KEPT_FILES = 1000
"""How many files of a site are kept for when they are asked for again."""


class Files:
    """The files of a site, each made when it is first asked for."""

    def __init__(self, site: Site, before: Files | None = None) -> None:
        """Of the files of the site `before`, which `site` took over, those are kept that are the same."""
        self.site = site
        self._lock = Lock()
        self._made: dict[str, tuple[bytes, frozenset[int]]] = {}
        if before is not None and site.changed is not None:
            with before._lock:
                made = dict(before._made)
            self._made = {path: file for path, file in made.items() if site.changed.isdisjoint(file[1])}

    def get(self, path: str) -> bytes | None:
        """The file at `path`; None: no such. Raises jinja2.TemplateError, or MissingString."""
        with self._lock:
            made = self._made.get(path)
        if made is None:
            if path not in self.site:
                return None
            made = self.site.traced(path)
            with self._lock:
                self._made[path] = made
                if len(self._made) > KEPT_FILES:
                    del self._made[next(iter(self._made))]
        return made[0]


class Preview:
    """A `Snapshot` of a project."""

    def __init__(
        self,
        root: Path,
        linked: Linked,
        files: Files | None,
        index: LiveIndex,
        found: ByFile,
        failing: frozenset[str],
        *,
        checked: bool = False,
    ) -> None:
        """`files` are None where errors stand in the way of a site. `found` is what the checks found: all of it, or,
        until they were done, what they found the last time in files that did not change since. `failing` are those of
        these files in which they found errors."""
        self.linked = linked
        self.files = files
        self.found = found
        self.failing = failing
        self.checked = checked
        self.failed = files is None or bool(failing)
        self._root = root
        self._index = index

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        return (*self.linked.problems, *chain.from_iterable(self.found.values()))

    @property
    def left_out(self) -> tuple[str, ...]:
        return self.linked.content.left_out

    @property
    def base_path(self) -> str:
        return self.files.site.addresses.base_path if self.files else "/"

    @property
    def search_is_older(self) -> bool:
        return self.files is not None and self._index.is_older_than(self.files.site)

    def get(self, path: str) -> bytes | None:
        """The output file at `path`. Where the theme is at fault, a page that says so stands in its place."""
        if self.files is None:
            return None
        try:
            if path.startswith(SEARCH_FOLDER):
                return self._index.get(path, self.files.site)
            return self.files.get(path)
        except (jinja2.TemplateError, MissingString) as error:
            problem = theme_problem(error, self._root)
            text = f"{problem.span}: {problem.severity}[{problem.code}]: {problem.message}"
            page = (
                f"<!doctype html><title>{escape(problem.code)}</title><body><pre>{escape(text)}</pre></body>"
            )
            return page.encode()


class PreviewLoader:
    """Reads a project, and then again what changed in it; it is the preview's `Loader`."""

    def __init__(self, root: Path, options: Options, jobs: int = 1) -> None:
        """`jobs` is how many processes may read many files that no earlier run has read."""
        self._root = root.resolve()
        self._options = options
        folder = self._root / MEMORY
        self._memory: EntryMemory | None = EntryMemory(folder, code_key(), jobs)
        self._linking = LinkMemory(folder, self._memory)
        self._library = Library(self._root, options.showing, self._memory)
        self._linker = Linker()
        self._linker_waits = False
        self._last: tuple[Content | None, Publication | None, list[Problem]] = (None, None, [])
        self._reading = Lock()
        self._trace = SharedTrace(Numbers())
        self._index = LiveIndex()
        self._kept = Kept()
        self._first: Content | None = None
        self._look = look(self._root)
        self._files: Files | None = None

    @property
    def watched(self) -> tuple[Path, ...]:
        """What the project is read from. Not all of it need be there; texts of sources that stand elsewhere are those
        that are named by now."""
        own = (self._root / name for name in ("content", "templates", CAPTURES))
        return tuple(
            dict.fromkeys((*own, *theme_of(self._root).folders, *texts_elsewhere(self._root / CAPTURES)))
        )

    def __call__(self, previous: Snapshot | None, changed: frozenset[Path]) -> Preview:
        before = previous if isinstance(previous, Preview) else None
        with self._reading:
            reading = self._library.read(changed if before else None)
            publication, problems = self._link(reading, is_first=before is None)
            self._first = self._first if before else reading.content
        self._look_again(changed)
        problems = [*reading.problems, *problems, *self._look.problems]
        linked = linked_of(reading.content, publication, self._look, problems, self._root, self._options)
        files = self._files_of(linked)
        if before and files is before.files and _same(linked, before.linked) and not self._is_beside(changed):
            return before
        return Preview(self._root, linked, files, self._index, *self._still_found(before, changed))

    def complete(self, snapshot: Snapshot) -> Snapshot:
        if not isinstance(snapshot, Preview):
            return snapshot
        findings: Findings | None = None
        if self._memory is not None:
            self._memory.save()
            if snapshot.linked.content is self._first:  # what it holds is what the memory knows
                findings = Findings(self._root / MEMORY, self._memory.key, self._memory.digests())
            self._memory = None
        with self._reading:
            if self._linker_waits and snapshot.linked.content is self._last[0]:
                snapshot = self._linked_by_linker(snapshot)
        linked, site = snapshot.linked, snapshot.files.site if snapshot.files else None
        known = frozenset(linked.problems)
        self._kept.begin(findings)
        problems = judged(linked, site, self._root, self._options, self._kept)
        self._kept.begin(None)
        if findings is not None:
            findings.save()
        found: dict[str, list[Problem]] = {}
        for problem in problems:
            if problem not in known:
                found.setdefault(problem.span.file, []).append(problem)
        failing = frozenset(problem.span.file for problem in problems if problem.is_error) & found.keys()
        return Preview(self._root, linked, snapshot.files, self._index, found, failing, checked=True)

    def may_renew_search(self, snapshot: Snapshot) -> bool:
        files = snapshot.files if isinstance(snapshot, Preview) else None
        return files is not None and self._index.may_renew(files.site)

    def renew_search(self, snapshot: Snapshot) -> Snapshot:
        if isinstance(snapshot, Preview) and snapshot.files is not None:
            self._index.renew(snapshot.files.site)
        return snapshot

    def _link(self, reading: Reading, *, is_first: bool) -> tuple[Publication | None, list[Problem]]:
        """Links the content; the first one as a build did, where that is remembered. Then the linker has yet to link
        it, in the background, or it links the next one as a whole."""
        content, publication, problems = self._last
        if content is reading.content:
            return publication, problems
        known = self._linking.recall(reading.content) if is_first else None
        changes = reading.changes if not self._linker_waits else None
        self._linker_waits = known is not None
        publication, problems = known or self._linker.link(reading.content, changes)
        if is_first and known is None:
            self._linking.remember(publication, problems)
        self._last = reading.content, publication, problems
        return publication, problems

    def _linked_by_linker(self, snapshot: Preview) -> Preview:
        """The snapshot, which was linked as a build did, as the linker links it: what comes next shares with that what
        stays."""
        linked = snapshot.linked
        publication, problems = self._linker.link(linked.content)
        self._linker_waits = False
        self._last = linked.content, publication, problems
        if publication is None or snapshot.files is None or snapshot.files is not self._files:
            return snapshot
        self._files = Files(snapshot.files.site.relinked(publication), snapshot.files)
        linked = msgspec.structs.replace(linked, publication=publication)
        return Preview(self._root, linked, self._files, self._index, snapshot.found, snapshot.failing)

    def _files_of(self, linked: Linked) -> Files | None:
        """The files of the site: those of the last one where nothing in it changed."""
        last = self._files
        same = last is not None and _continues(last.site, linked)
        site = linked.site(self._root, self._options, self._trace, last.site if last and same else None)
        if site is None:
            return None
        if last is None or not same or site.changed:
            self._files = Files(site, last if same else None)
        return self._files

    def _look_again(self, changed: frozenset[Path]) -> None:
        folders = [_resolved(folder) for folder in (self._root / "templates", *self._look.theme.folders)]
        if any(
            _is_within(path, folder) or _is_within(folder, path) for path in changed for folder in folders
        ):
            now = look(self._root)
            if now.theme != self._look.theme or now.mark != self._look.mark or not now.mark:
                self._look = now

    def _is_beside(self, changed: frozenset[Path]) -> bool:
        """Whether what changed is no content, and the checks ask for it all the same."""
        content, captures = _resolved(self._root / "content"), _resolved(self._root / CAPTURES)
        elsewhere = {_resolved(path) for path in texts_elsewhere(self._root / CAPTURES)}
        return any(
            path.parent == content or _is_within(path, captures) or path in elsewhere for path in changed
        )

    def _still_found(self, before: Preview | None, changed: frozenset[Path]) -> tuple[ByFile, frozenset[str]]:
        """What was found in files that are not among those that changed, and in which of them errors were."""
        content = _resolved(self._root / "content")
        if before is None or any(_is_within(content, path) for path in changed):
            return {}, frozenset()
        found = dict(before.found)
        for path in changed:
            name = _name(path, content, "content") or _name(path, self._root)
            if found.pop(name, None) is None and not path.is_file():  # a folder, or one that is gone
                for file in [file for file in found if file.startswith(f"{name}/")]:
                    del found[file]
        return found, before.failing & found.keys()


def _continues(site: Site, linked: Linked) -> bool:
    """Whether the site of a project would be made like an earlier one, of the same settings and theme."""
    publication = linked.publication
    return (
        publication is not None
        and publication.site == site.publication_itself.site
        and linked.look is site.look
    )


def _same(one: Linked, other: Linked) -> bool:
    return one.content is other.content and one.look is other.look and one.problems == other.problems


def _is_within(path: Path, folder: Path) -> bool:
    return path == folder or folder in path.parents


def _resolved(path: Path) -> Path:
    """Where `path` leads to; itself where it is a link to itself."""
    return Path(os.path.realpath(path))


def _name(path: Path, folder: Path, prefix: str = "") -> str:
    """How problems name a file at or below `folder`, whose own name is `prefix`; "" for what is elsewhere."""
    return (prefix / path.relative_to(folder)).as_posix() if _is_within(path, folder) else ""
