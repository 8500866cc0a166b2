"""A build from end to end: read, check, link, render what changed, index, put in place, remember."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sitegen.build import MEMORY, Built, Progress, Request
from sitegen.incremental.entries import EntryMemory
from sitegen.incremental.grounds import file_states, grounds, still_right
from sitegen.incremental.state import State, is_intact, remember_state, state_path
from sitegen.incremental.trace import Digests
from sitegen.output import MANIFEST, put
from sitegen.problems import Problem
from sitegen.rendering import render
from sitegen.site import Site, read_project


def rebuild(request: Request, inputs: bytes, code: str, before: State | None, progress: Progress) -> Built:
    """Builds a project, knowing what stands for its `inputs` and its `code`, and the state of the build `before`.

    Raises `output.OutputError` and `search.pagefind.SearchIndexError`.
    """
    folder = request.root / MEMORY
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
    remember_state(
        state_path(folder, request.output),
        State(inputs, key, problems, pages, languages, mark, table, states),
    )
    return Built(problems, written, pages, languages)


def _refused(problems: Iterable[Problem], request: Request) -> bool:
    return any(problem.is_error or request.refuse_warnings for problem in problems)


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
