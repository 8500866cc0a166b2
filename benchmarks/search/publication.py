"""The search entries of a project."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sitegen.options import Options
from sitegen.project.read import read_project
from sitegen.search.entries import SearchEntry
from sitegen.site.search_entries import search_entries


def entries_of(root: Path) -> list[SearchEntry]:
    """What is indexed of the project at `root`, in all its languages."""
    project = read_project(root, Options(as_of=date.max))
    if project.site is None:
        raise SystemExit("The content has errors; `sitegen check` names them.")
    return [
        entry
        for builder in project.site.builders.values()
        for entry in search_entries(builder, project.site.kinds)
    ]
