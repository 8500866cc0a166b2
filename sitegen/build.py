"""A build from end to end: read, check, link, render what changed, index, put in place, remember."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path

import msgspec

from sitegen.incremental.entries import EntryMemory, code_key
from sitegen.incremental.signatures import tree_signature
from sitegen.incremental.state import (
    State,
    file_states,
    grounds,
    is_intact,
    recall_state,
    remember_state,
    state_path,
    still_right,
)
from sitegen.incremental.trace import Digests
from sitegen.output import MANIFEST, Written, put
from sitegen.problems import Problem
from sitegen.rendering import render
from sitegen.site import Options, Site, read_project
from sitegen.theme import theme_of

MEMORY = ".sitegen"
"""The folder, in the project's, where builds remember; it may be deleted at any time."""

Progress = Callable[[tuple[str, ...]], Iterable[str]]


class Request(msgspec.Struct, frozen=True):
    """What is to be built, and how. `refuse_warnings` makes warnings fail."""

    root: Path
    output: Path
    options: Options
    search: bool = True
    refuse_warnings: bool = False
    jobs: int = 1
    """How many processes work at once; the result does not depend on it."""


class Built(msgspec.Struct, frozen=True):
    """What became of a build. `written` is None where problems stood in its way and nothing was changed."""

    problems: tuple[Problem, ...]
    written: Written | None
    pages: int = 0
    languages: tuple[str, ...] = ()


def build(request: Request, progress: Progress = iter) -> Built:
    """Builds a project. Raises `output.OutputError` and `search.pagefind.SearchIndexError`."""
    folder = request.root / MEMORY
    path = state_path(folder, request.output)
    code = code_key()
    inputs = _inputs(request, code)
    before = recall_state(path)
    if before is not None and before.inputs == inputs and _all_intact(before, request.output):
        written = Written(0, len(before.files) - 1, 0)
        return Built(before.problems, written, before.pages, before.languages)
    memory = EntryMemory(folder, code, request.jobs)
    project = read_project(request.root, request.options, memory=memory, watch=True)
    memory.save()
    site = project.site
    if site is None or _refused(project.problems, request):
        return Built(project.problems, None)
    key = f"{code} {site.key}"
    usable = before if before is not None and before.key == key else None
    digests = Digests(
        site.publication_itself, {"source names": lambda language: site.makers[language].source_names}
    )
    kept = still_right(usable, digests, site.paths, request.output) if usable else set()
    rendered = render(site, [p for p in site.paths if p not in kept], request.root, progress, request.jobs)
    problems = (*project.problems, *rendered.problems)
    if _refused(problems, request):
        return Built(problems, None)
    files = dict(rendered.files)
    mark = ""
    if request.search:
        mark, index, kept_index = _search(site, usable, request.output)
        files.update(index)
        kept |= kept_index
    written = put(files, request.output, frozenset(kept))
    table, made_from = grounds(rendered.traces, usable, kept, digests)
    pages = sum(name.endswith(".html") for name in site.paths)
    languages = site.publication_itself.languages
    placed = {**files, MANIFEST: (request.output / MANIFEST).read_bytes()}
    states = file_states(placed, usable, kept, made_from, request.output)
    remember_state(path, State(inputs, key, problems, pages, languages, mark, table, states))
    return Built(problems, written, pages, languages)


def _refused(problems: Iterable[Problem], request: Request) -> bool:
    return any(problem.is_error or request.refuse_warnings for problem in problems)


def _inputs(request: Request, code: str) -> bytes:
    """What stands for everything a build reads; never the same twice while a file is too young to be trusted."""
    trees = [tree_signature(request.root / "content")]
    trees += [tree_signature(folder) for folder in theme_of(request.root).folders]
    young = any(seen is None for tree in trees for _, seen in tree)
    choices = (code, request.search, request.options, young and str(trees))
    return blake2b(repr((choices, trees)).encode(), digest_size=16).digest() if not young else b""


def _all_intact(state: State, output: Path) -> bool:
    return state.inputs != b"" and all(is_intact(output / name, known) for name, known in state.files.items())


def _search(site: Site, before: State | None, output: Path) -> tuple[str, dict[str, bytes], set[str]]:
    """The fingerprint of what is indexed, and the index: its files, or the names of those that are still right."""
    from sitegen.search.entries import fingerprint
    from sitegen.search.pagefind import index
    from sitegen.views.search_entries import search_entries

    entries = [entry for maker in site.makers.values() for entry in search_entries(maker)]
    mark = fingerprint(entries)
    if before is not None and before.search == mark:
        names = {name for name in before.files if name.startswith("pagefind/")}
        if names and all(is_intact(output / name, before.files[name]) for name in names):
            return mark, {}, names
    return mark, dict(index(entries, languages=site.publication_itself.languages).files), set()
