"""Rendering the files of a site, by one process or several, with what is wrong with its theme."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import jinja2
import msgspec

from sitegen.incremental.trace import Dep
from sitegen.problems import Problem
from sitegen.site import Site, theme_problem
from sitegen.strings import MissingString
from sitegen.workers import can_fork, forked, spread

FEW_FILES = 150
"""Up to so many files, other processes take longer to begin than they would save."""


class Rendered(msgspec.Struct, frozen=True):
    """Files of a site by path, what each was made from, and the problems found in making them."""

    files: Mapping[str, bytes]
    traces: Mapping[str, frozenset[Dep]]
    problems: tuple[Problem, ...]


def render(
    site: Site,
    paths: Sequence[str],
    root: Path,
    progress: Callable[[tuple[str, ...]], Iterable[str]] = iter,
    jobs: int = 1,
) -> Rendered:
    """Renders the files at `paths`. `progress` is handed them and yields them while they are worked on.

    A theme at fault is one problem: its first failure, after which rendering ends, since all pages share it.
    """
    if jobs > 1 and len(paths) > FEW_FILES and can_fork():
        return _by_several(site, paths, root, progress, jobs)
    files: dict[str, bytes] = {}
    traces: dict[str, frozenset[Dep]] = {}
    try:
        for path in progress(tuple(paths)):
            files[path], traces[path] = site.traced(path)
    except (jinja2.TemplateError, MissingString) as error:
        return Rendered(files, traces, (theme_problem(error, root),))
    return Rendered(files, traces, ())


Share = tuple[dict[str, bytes], list[Dep], dict[str, list[int]], tuple[Problem, ...]]
"""What a worker sends back: files, a table of all that they were made from, indices into it by file, and problems."""

_SITE: list[tuple[Site, Path]] = []
"""The site that workers render. They are copies of the process that put it there; it is empty at all other times."""


def _by_several(
    site: Site,
    paths: Sequence[str],
    root: Path,
    progress: Callable[[tuple[str, ...]], Iterable[str]],
    jobs: int,
) -> Rendered:
    files: dict[str, bytes] = {}
    traces: dict[str, frozenset[Dep]] = {}
    problems: list[Problem] = []
    # What all pages share is made before the workers begin, so that each of them finds it made.
    for maker in site.makers.values():
        _ = maker.source_names
    _SITE.append((site, root))
    try:
        with forked(jobs) as executor:
            shown = iter(progress(tuple(paths)))
            for made, table, indices, found in spread(executor, _share, list(paths), jobs):
                files.update(made)
                traces.update((path, frozenset(table[i] for i in deps)) for path, deps in indices.items())
                problems += found
                for _ in made:
                    next(shown, None)
            next(shown, None)
    finally:
        _SITE.clear()
    return Rendered(files, traces, tuple(problems[:1]))


def _share(paths: Sequence[str]) -> Share:
    """A worker's share of the files."""
    site, root = _SITE[0]
    rendered = render(site, paths, root)
    table: dict[Dep, int] = {}
    indices = {
        path: [table.setdefault(dep, len(table)) for dep in deps] for path, deps in rendered.traces.items()
    }
    return dict(rendered.files), list(table), indices, rendered.problems
