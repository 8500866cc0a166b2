"""Rendering the whole of a site, with what is wrong with the finished pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import jinja2
import msgspec

from sitegen.problems import Problem
from sitegen.site import Site, theme_problem
from sitegen.strings import MissingString


class Rendered(msgspec.Struct, frozen=True):
    """The files of a site by path, without the search index, and the problems found in making them."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def render_all(
    site: Site, root: Path, progress: Callable[[tuple[str, ...]], Iterable[str]] = iter
) -> Rendered:
    """Renders every file. `progress` is handed the paths and yields them while they are worked on.

    A theme at fault is one problem: its first failure, after which rendering ends, since all pages share it.
    """
    files: dict[str, bytes] = {}
    try:
        for path in progress(site.paths):
            data = site.get(path)
            if data is not None:
                files[path] = data
    except (jinja2.TemplateError, MissingString) as error:
        return Rendered(files, (theme_problem(error, root),))
    return Rendered(files, ())
