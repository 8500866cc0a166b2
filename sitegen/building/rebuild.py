"""A build from end to end: read, check, link, render what changed, index, put in place, remember."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

import msgspec

from sitegen.building.request import Built, Inputs, Progress, Request
from sitegen.content.load import Content
from sitegen.memory.entries import EntryMemory
from sitegen.memory.findings import Findings
from sitegen.memory.grounds import (
    OF_TEXTS,
    as_before,
    by_file,
    changed_rows,
    file_states,
    grounds,
    of_same_files,
    still_right,
)
from sitegen.memory.linking import LinkMemory
from sitegen.memory.state import FileState, State, remember_state, seen_again, seen_linked, state_path
from sitegen.options import MEMORY
from sitegen.output import MANIFEST, staging
from sitegen.problems import Problem, in_reading_order
from sitegen.project.checking import Checking
from sitegen.project.read import judged, read_and_link
from sitegen.publication.trace import Dep, Digests, Numbers, Trace
from sitegen.site.files import Site
from sitegen.site.renderers import compile_templates
from sitegen.site.rendering import render
from sitegen.views.maker import Maker


def rebuild(request: Request, inputs: Inputs, code: str, before: State | None, progress: Progress) -> Built:
    """Builds a project, knowing its `inputs`, what stands for its `code`, and the state of the build `before`.

    Raises `output.OutputError` and `search.pagefind.SearchIndexError`.
    """
    with Checking(request.root, request.options, request.jobs) as checking:
        return _rebuild(request, inputs, code, before, progress, checking)


def _rebuild(
    request: Request, inputs: Inputs, code: str, before: State | None, progress: Progress, checking: Checking
) -> Built:
    folder, output = request.root / MEMORY, request.output
    memory = EntryMemory(
        folder, code, request.jobs, partial(compile_templates, request.root, request.options)
    )
    linking = LinkMemory(folder, memory, partial(_check_meanwhile, checking, folder))
    with memory:
        linked = read_and_link(request.root, request.options, memory, linking.link, inputs.content)
        memory.save()
    files, reading, said = memory.digests(), memory.key, linking.mark
    follows = linking.same_as(before.linked) if before is not None else frozenset()
    del memory, linking  # before other processes begin, which would keep a copy of it
    site = linked.site(request.root, request.options, Trace(Numbers()))
    problems: tuple[Problem, ...] = ()

    def sound() -> bool:
        nonlocal problems
        findings = Findings(folder, reading, files) if found is None else None
        judgement = judged(linked, site, request.root, request.options, findings, found)
        problems = tuple(in_reading_order(judgement))
        if findings is not None:
            findings.save()
        return not _refused(problems, request)

    left_out = linked.content.left_out
    if site is None:
        found = checking.found()
        sound()
        return Built(problems, None, left_out=left_out)
    key = f"{code} {sys.byteorder} {site.key}"
    usable = before if before is not None and before.key == key else None
    known = usable if usable and said and usable.linked == said else None
    by_files = by_file(linked.content.entries, files)
    same: Mapping[Dep, bytes] = {}
    if known is not None:
        same = of_same_files(known, by_files)
    elif usable is not None:
        same = as_before(usable, follows)
    digests = Digests(
        site.publication_itself,
        {what: partial(_derived, site, what) for what in Maker.DERIVED},
        {**by_files, **same},
    )
    moved = OF_TEXTS.union(Maker.DERIVED) if known else None
    changed = changed_rows(usable, digests, moved) if usable else frozenset()
    kept = still_right(usable, changed, site.paths, output) if usable else {}
    found = checking.found()  # before other processes begin
    mark = ""
    with staging(output, folder, partial(_as_left, before, output)) as new:
        wanted = [path for path in site.paths if path not in kept]
        rendered = render(site, wanted, request.root, new.add, progress, request.jobs, sound)
        problems += rendered.problems
        if _refused(problems, request):
            return Built(problems, None, left_out=left_out)
        made = dict(rendered.files)
        if request.search:
            mark, index, kept_index = _search(site, usable, output)
            made.update({name: new.add(name, data) for name, data in index.items()})
            kept.update(kept_index)
        placed = new.put(made, frozenset(kept))
    made[MANIFEST] = placed.manifest
    for name in placed.linked.intersection(kept):
        kept[name] = seen_linked(f"{output}/{name}", kept[name])
    table, made_from = grounds(rendered.traces, usable, kept, changed, digests)
    states = {**kept, **file_states(made, made_from, output)}
    pages = sum(name.endswith(".html") for name in site.paths)
    languages = site.publication_itself.languages
    packed = msgspec.Raw(msgspec.msgpack.encode(problems))
    remember_state(
        state_path(folder, output),
        State(inputs.mark, key, packed, pages, languages, left_out, mark, said, table, states),
    )
    return Built(problems, placed.written, pages, languages, left_out)


def _check_meanwhile(checking: Checking, folder: Path, content: Content, memory: EntryMemory) -> None:
    if memory.is_alone:  # else another process has enough to do
        checking.begin(content, partial(Findings, folder, memory.key, memory.digests()))


def _as_left(before: State | None, output: Path, name: str) -> bool:
    """Whether a file is as the last build left it."""
    known = before.files.get(name) if before is not None else None
    return known is not None and seen_again(f"{output}/{name}", known) is not None


def _derived(site: Site, what: str, language: str) -> object:
    return site.makers[language].derived(what)


def _refused(problems: Iterable[Problem], request: Request) -> bool:
    return any(problem.is_error or request.refuse_warnings for problem in problems)


def _search(
    site: Site, before: State | None, output: Path
) -> tuple[str, dict[str, bytes], dict[str, FileState]]:
    """The fingerprint of what is indexed, and the index: its files, or the states of those that are still right."""
    from sitegen.search.entries import fingerprint
    from sitegen.search.pagefind import index
    from sitegen.views.search_entries import search_entries

    entries = [entry for maker in site.makers.values() for entry in search_entries(maker)]
    mark = fingerprint(entries)
    if before is not None and before.search == mark:
        known = {name: file for name, file in before.files.items() if name.startswith("pagefind/")}
        seen = {name: seen_again(f"{output}/{name}", file) for name, file in known.items()}
        right = {name: file for name, file in seen.items() if file is not None}
        if right and right.keys() == known.keys():
            return mark, {}, right
    return mark, dict(index(entries, languages=site.publication_itself.languages).files), {}
