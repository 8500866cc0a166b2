"""The project at one moment, as the preview shows it: a snapshot whose pages are rendered when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from html import escape
from itertools import chain
from pathlib import Path
from threading import Lock

import msgspec

from sitegen.preview.live_index import FOLDER as SEARCH_FOLDER
from sitegen.preview.live_index import LiveIndex
from sitegen.problems import Problem
from sitegen.project.read import LinkedProject
from sitegen.publication.media import FOLDER as MEDIA
from sitegen.site.files import Site
from sitegen.templating.faults import FAULTS, problem_of

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
        """The file at `path`; None: no such. Raises one of `FAULTS`."""
        with self._lock:
            made = self._made.get(path)
        if made is None:
            if path not in self.site:
                return None
            made = self.site.traced(path)
            if path.startswith(f"{MEDIA}/"):  # which are on disk, and may be long films
                return made[0]
            with self._lock:
                self._made[path] = made
                if len(self._made) > KEPT_FILES:
                    del self._made[next(iter(self._made))]
        return made[0]


class FoundProblems(msgspec.Struct, frozen=True):
    """What the checks found: all of it, or, until they are done, what they found the last time in files that did not
    change since."""

    by_file: ByFile = {}
    failing: frozenset[str] = frozenset()
    """Those of these files in which they found errors."""
    is_all: bool = False

    def outside(self, names: Iterable[str]) -> FoundProblems:
        """What was found elsewhere than in the files, and below the folders, of these names."""
        left = dict(self.by_file)
        for name in names:
            if left.pop(name, None) is None:  # a folder, or a file in which nothing was found
                for file in [file for file in left if file.startswith(f"{name}/")]:
                    del left[file]
        return FoundProblems(left, self.failing & left.keys())


NOTHING_FOUND = FoundProblems()


class Preview:
    """A `Snapshot` of a project."""

    def __init__(
        self,
        root: Path,
        linked: LinkedProject,
        files: Files | None,
        index: LiveIndex,
        found: FoundProblems = NOTHING_FOUND,
    ) -> None:
        """`files` are None if there are errors."""
        self.linked = linked
        self.files = files
        self.found = found
        self.checked = found.is_all
        self.failed = files is None or bool(found.failing)
        self._root = root
        self._index = index

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        return (*self.linked.problems, *chain.from_iterable(self.found.by_file.values()))

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
        """The output file at `path`. Where the theme is at fault, a page that says so is shown instead."""
        if self.files is None:
            return None
        try:
            if path.startswith(SEARCH_FOLDER):
                return self._index.get(path, self.files.site)
            return self.files.get(path)
        except FAULTS as error:
            problem = problem_of(error, self._root)
            text = f"{problem.span}: {problem.severity}[{problem.code}]: {problem.message}"
            page = (
                f"<!doctype html><title>{escape(problem.code)}</title><body><pre>{escape(text)}</pre></body>"
            )
            return page.encode()
