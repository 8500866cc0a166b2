"""The project as the preview sees it: a snapshot whose pages are rendered when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from threading import Lock

import jinja2

from sitegen.options import Options
from sitegen.problems import Problem
from sitegen.search.entries import fingerprint
from sitegen.serve.snapshot import Snapshot
from sitegen.site import Project, Site, read_project, theme_problem
from sitegen.strings import MissingString
from sitegen.views.search_entries import search_entries

SEARCH_FOLDER = "pagefind/"


class Preview:
    """A `Snapshot` of a project. The search index is made when it is first asked for, and kept while it is right."""

    def __init__(self, root: Path, project: Project, previous: Preview | None) -> None:
        self._root = root
        self._project = project
        self._site: Site | None = project.site
        self._previous_search = previous._search if previous else None
        self._search: tuple[str, Mapping[str, bytes]] | None = None
        self._lock = Lock()

    @property
    def base_path(self) -> str:
        return self._site.addresses.base_path if self._site else "/"

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self._project.problems

    @property
    def failed(self) -> bool:
        return self._project.failed

    def get(self, path: str) -> bytes | None:
        """The output file at `path`. Where the theme is at fault, a page that says so stands in its place."""
        if self._site is None:
            return None
        try:
            if path.startswith(SEARCH_FOLDER):
                return self._search_files(self._site).get(path)
            return self._site.get(path)
        except (jinja2.TemplateError, MissingString) as error:
            problem = theme_problem(error, self._root)
            text = f"{problem.span}: {problem.severity}[{problem.code}]: {problem.message}"
            page = (
                f"<!doctype html><title>{escape(problem.code)}</title><body><pre>{escape(text)}</pre></body>"
            )
            return page.encode()

    def _search_files(self, site: Site) -> Mapping[str, bytes]:
        with self._lock:
            if self._search is None:
                self._search = _index(site, self._previous_search)
            return self._search[1]


def _index(site: Site, previous: tuple[str, Mapping[str, bytes]] | None) -> tuple[str, Mapping[str, bytes]]:
    """Fingerprint and files of the search index; the previous ones while nothing that is indexed has changed."""
    from sitegen.search.pagefind import index

    entries = [entry for maker in site.makers.values() for entry in search_entries(maker)]
    mark = fingerprint(entries)
    if previous is not None and previous[0] == mark:
        return previous
    return mark, index(entries, languages=site.publication.languages).files


class PreviewLoader:
    """Reads a project anew each time something in it changes; it is the preview's `Loader`."""

    def __init__(self, root: Path, options: Options) -> None:
        self._root = root
        self._options = options

    def __call__(self, previous: Snapshot | None, changed: frozenset[Path]) -> Preview:
        before = previous if isinstance(previous, Preview) else None
        return Preview(self._root, read_project(self._root, self._options), before)
