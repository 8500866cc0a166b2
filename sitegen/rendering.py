"""Rendering the files of a site, with what is wrong with its theme."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import jinja2
import msgspec

from sitegen.incremental.trace import Dep
from sitegen.problems import Problem
from sitegen.site import Site, theme_problem
from sitegen.strings import MissingString


class Rendered(msgspec.Struct, frozen=True):
    """Files of a site by path, what each was made from, and the problems found in making them."""

    files: Mapping[str, bytes]
    traces: Mapping[str, frozenset[Dep]]
    problems: tuple[Problem, ...]


def render(
    site: Site, paths: Sequence[str], root: Path, progress: Callable[[tuple[str, ...]], Iterable[str]] = iter
) -> Rendered:
    """Renders the files at `paths`. `progress` is handed them and yields them while they are worked on.

    A theme at fault is one problem: its first failure, after which rendering ends, since all pages share it.
    """
    files: dict[str, bytes] = {}
    traces: dict[str, frozenset[Dep]] = {}
    try:
        for path in progress(tuple(paths)):
            files[path], traces[path] = site.traced(path)
    except (jinja2.TemplateError, MissingString) as error:
        return Rendered(files, traces, (theme_problem(error, root),))
    return Rendered(files, traces, ())
