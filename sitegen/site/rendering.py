"""Rendering the files of a site, by one process or several, with what is wrong with its theme."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from sitegen.memory.dependencies import Packed, Traces
from sitegen.problems import Problem
from sitegen.runtime.workers import can_fork, forked, map_in_chunks
from sitegen.site.files import Site
from sitegen.templating.faults import FAULTS, problem_of

T = TypeVar("T")

FEW_FILES = 40
"""Up to so many files, other processes take longer to start than they would save."""

Take = Callable[[str, bytes], T]
"""Takes over the bytes of the file at a path; what it gives must be small, for it may come from another process."""

Progress = Callable[[tuple[str, ...]], Iterable[str]]


class Rendered(msgspec.Struct, Generic[T], frozen=True):
    """The files of a site as rendered, by path, what each was made from, and the problems found in making them."""

    files: Mapping[str, T]
    traces: Traces
    problems: tuple[Problem, ...]


def _surely() -> bool:
    return True


class Rendering(msgspec.Struct, frozen=True):
    """What is to be rendered: the files of a `site` at `paths`; `root` is what the files of problems are relative
    to."""

    site: Site
    paths: Sequence[str]
    root: Path


def render(
    work: Rendering,
    take: Take[T],
    progress: Progress = iter,
    jobs: int = 1,
    wanted: Callable[[], bool] = _surely,
) -> Rendered[T]:
    """Renders the files and hands each to `take`. `progress` is given their paths and yields them while they are
    worked on. `wanted` tells whether there is a use for them; where there are several processes, they work while it
    finds out.

    A theme, or an extension, at fault is one problem: its first failure, after which rendering ends, since all pages
    share it. Raises what `take` raises.
    """
    if jobs > 1 and len(work.paths) > FEW_FILES and can_fork():
        return _by_several(work, take, progress, jobs, wanted)
    site = work.site
    if not wanted():
        return Rendered({}, Traces(site.dependency_ids), ())
    files: dict[str, T] = {}
    traces = Traces(site.dependency_ids)
    try:
        for path in progress(tuple(work.paths)):
            data, dependencies = site.traced(path)
            traces.add(path, dependencies)
            files[path] = take(path, data)
    except FAULTS as error:
        return Rendered(files, traces, (problem_of(error, work.root),))
    return Rendered(files, traces, ())


Share = tuple[dict[str, T], Packed, dict[str, Problem]]
"""What a worker sends back: its files, what they were made from, and what kept it from making another
one."""

_WORK: list[tuple[Rendering, Take[Any]]] = []
"""What workers render. They are copies of the process that put it there; it is empty at all other times."""


def _by_several(
    work: Rendering, take: Take[T], progress: Progress, jobs: int, wanted: Callable[[], bool]
) -> Rendered[T]:
    site, paths = work.site, work.paths
    files: dict[str, T] = {}
    traces = Traces(site.dependency_ids)
    problems: dict[str, Problem] = {}
    # What all pages share is made before the workers start, so that each of them finds it made.
    with suppress(*FAULTS):  # which the workers find, and tell
        site.make_shared(frozenset(paths))
    _WORK.append((work, take))
    try:
        with forked(min(jobs, 2 + len(paths) // FEW_FILES)) as executor:
            shares: Iterable[Share[T]] = map_in_chunks(executor, _share, list(paths), jobs)
            if not wanted():
                executor.shutdown(cancel_futures=True)
                return Rendered({}, Traces(site.dependency_ids), ())
            shown = iter(progress(tuple(paths)))
            for made, made_from, found in shares:
                files.update(made)
                traces.merge(made_from)
                problems |= found
                for _ in made:
                    next(shown, None)
            next(shown, None)
    finally:
        _WORK.clear()
    first = next((problems[path] for path in paths if path in problems), None) if problems else None
    return Rendered(files, traces, (first,) if first else ())


def _share(paths: Sequence[str]) -> Share[Any]:
    """A worker's share of the files."""
    work, take = _WORK[0]
    rendered = render(Rendering(work.site, paths, work.root), take)
    failed = {paths[len(rendered.files)]: problem for problem in rendered.problems}
    return dict(rendered.files), rendered.traces.packed(), failed
