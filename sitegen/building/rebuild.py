"""A build from end to end: read, check, link, render what changed, index, put in place, remember."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path

import msgspec

from sitegen.building.lost import lost_addresses
from sitegen.building.request import BuildResult, Inputs, Progress, Request
from sitegen.building.reuse import Read, Reuse
from sitegen.content.load import Content
from sitegen.memory.dependencies import Traces
from sitegen.memory.entries import EntryMemory
from sitegen.memory.findings import StoredFindings
from sitegen.memory.linking import LinkMemory
from sitegen.memory.state import FileState, State, refreshed_link, remember_state, state_path, trees
from sitegen.options import MEMORY
from sitegen.output import MANIFEST, Made, Placed, Staging, staging
from sitegen.output.manifest import owned_files
from sitegen.pictures.making import make_all
from sitegen.problems import Problem, Span, in_reading_order
from sitegen.project.captures_folder import captures_outside, refuse_output_among_captures
from sitegen.project.checking import Checking
from sitegen.project.extensions import set_up
from sitegen.project.read import AlreadyRead, Checked, all_problems, read_and_link
from sitegen.publication.trace import DependencyIds, Trace
from sitegen.site.files import Site
from sitegen.site.media import named_at
from sitegen.site.renderers import compile_templates
from sitegen.site.rendering import Rendering, render
from sitegen.templating.faults import FAULTS, OF_THEME, problem_of
from sitegen.theme.loaded import load_theme


def rebuild(
    request: Request, inputs: Inputs, code: str, before: State | None, progress: Progress
) -> BuildResult:
    """Builds a project, knowing its `inputs`, the key of its `code`, and the state of the build `before`.

    Raises `output.OutputError` and `search.pagefind.SearchIndexError`.
    """
    setup = set_up(request.root, request.options)
    refuse_output_among_captures(request.root, setup.settings, request.output)
    code = setup.extensions.key_with(code)
    try:
        with setup.extensions.code.guard(*OF_THEME), Checking(setup, request.jobs) as checking:
            return _rebuild(request, inputs, code, before, progress, checking)
    except FAULTS as fault:  # in what is no page: the search index, the list of files
        return BuildResult((problem_of(fault, request.root),), None)


def _rebuild(
    request: Request, inputs: Inputs, code: str, before: State | None, progress: Progress, checking: Checking
) -> BuildResult:
    read = _read(request, inputs, code, before, checking)
    site = read.linked.site(Trace(DependencyIds()))
    outcome = partial(BuildResult, left_out=read.linked.content.left_out, codes=checking.setup.rows.own_codes)
    if site is None:
        return outcome(_Verdict(request, read, site, checking.found()).problems, None)
    reuse = Reuse(before, request.output, read, site, f"{code} {sys.byteorder} {site.key}")
    work = Rendering(site, reuse.missing, request.root)
    verdict = _Verdict(request, read, site, checking.found())  # before other processes start
    with staging(request.output, request.root / MEMORY, reuse.is_untouched) as new:
        made = _make_pictures(request, site, reuse.missing, verdict, progress)
        if made:
            return outcome(tuple(in_reading_order((*verdict.problems, *made))), None)
        shown = partial(progress, "Rendering")
        rendered = render(work, new.add, shown, request.jobs, lambda: not verdict.refuses)
        problems = (*verdict.problems, *rendered.problems)
        if _refused(problems, request):
            return outcome(problems, None)
        files = _Files(dict(rendered.files), dict(reuse.files))
        if request.search:
            files.add_index(site, reuse, new)
        lost = lost_addresses(owned_files(str(request.output)), site, read.linked.content)
        placed = new.put(files.made, frozenset(files.kept))
    files.were_placed(placed, request.output)
    pages = sum(name.endswith(".html") for name in site.paths)
    built = outcome(problems, placed.written, pages, site.publication_itself.languages, lost=lost)
    state = _state(inputs, reuse, built, files, rendered.traces)
    setup = checking.setup
    outside = setup.extensions.outside(request.root / "content")
    captures = captures_outside(request.root, setup.settings)
    state = msgspec.structs.replace(state, elsewhere=trees((*outside, *captures)))
    remember_state(state_path(request.root / MEMORY, request.output), state)
    site.media.prune(site.publication_itself)
    return built


def _read(request: Request, inputs: Inputs, code: str, before: State | None, checking: Checking) -> Read:
    """Reads and links the project. What that remembers is released before other processes start, which would keep a
    copy of it."""
    folder = request.root / MEMORY
    setup = checking.setup
    theme = load_theme(request.root, setup.rows.themes)
    site = setup.settings.site if setup.settings else None
    compile_meanwhile = partial(compile_templates, theme, site, request.options, folder)
    memory = EntryMemory(folder, code, request.jobs, compile_meanwhile)
    linking = LinkMemory(folder, memory, partial(_check_meanwhile, checking, folder))
    already = AlreadyRead(theme, inputs.content)
    with memory:
        linked = read_and_link(setup, memory, linking.link, already)
        memory.save()
    same = linking.same_as(before.linked) if before is not None else frozenset()
    return Read(linked, memory.digests(), memory.key, linking.fingerprint, same)


def _make_pictures(
    request: Request, site: Site, missing: Sequence[str], verdict: _Verdict, progress: Progress
) -> tuple[Problem, ...]:
    """Has the pictures made that are among the files of the `site` that are `missing`, unless there is no use for them;
    what keeps any of them from being made."""
    if not site.publication_itself.files:
        return ()
    jobs = site.media.jobs(site.publication_itself, verdict.named_at, frozenset(missing))
    if not jobs or verdict.refuses:
        return ()
    return make_all(jobs, site.media.shelf, request.jobs, partial(progress, "Making pictures"))


def _check_meanwhile(checking: Checking, folder: Path, content: Content, memory: EntryMemory) -> None:
    if memory.is_alone:  # else another process has enough to do
        checking.start(content, partial(StoredFindings, folder, memory.key, memory.digests()))


class _Verdict:
    """All problems of a project but those of rendering it, looked for when they are first asked for."""

    def __init__(self, request: Request, read: Read, site: Site | None, checked: Checked | None) -> None:
        """`checked` is what the checks found in the content, where another process has made them."""
        self._request = request
        self._read = read
        self._site = site
        self._checked = checked

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        request, read, checked = self._request, self._read, self._checked
        findings = StoredFindings(request.root / MEMORY, read.key, read.digests) if checked is None else None
        problems = all_problems(read.linked, self._site, findings, checked)
        if findings is not None:
            findings.save()
        return tuple(in_reading_order(problems))

    @cached_property
    def named_at(self) -> Mapping[str, Span]:
        """Where files of media are named."""
        return named_at(self._read.linked.content.entries)

    @property
    def refuses(self) -> bool:
        """Whether there is no use for what is rendered."""
        return _refused(self.problems, self._request)


def _refused(problems: Iterable[Problem], request: Request) -> bool:
    return any(problem.is_error or request.refuse_warnings for problem in problems)


class _Files:
    """What the output folder is to hold: files that were `made`, and those `kept` of the build before."""

    def __init__(self, made: dict[str, Made], kept: dict[str, FileState]) -> None:
        self.made = made
        self.kept = kept
        self.index_fingerprint = ""
        """The fingerprint of what the search index was made of, "" without one."""

    def add_index(self, site: Site, reuse: Reuse, new: Staging) -> None:
        """Adds the search index: the one that is there, where it is still right. Raises SearchIndexError."""
        from sitegen.site.searchable import Searchable

        searchable = Searchable(site)
        self.index_fingerprint = searchable.fingerprint
        right = reuse.index_of(searchable.fingerprint)
        self.kept.update(right)
        if not right:
            self.made.update({name: new.add(name, data) for name, data in searchable.index().items()})

    def were_placed(self, placed: Placed, output: Path) -> None:
        """Takes note of what being put in place has changed about them."""
        self.made[MANIFEST] = placed.manifest
        for name in placed.linked.intersection(self.kept):
            self.kept[name] = refreshed_link(f"{output}/{name}", self.kept[name])


def _state(inputs: Inputs, reuse: Reuse, built: BuildResult, files: _Files, traces: Traces) -> State:
    """What the next build is to know of this one."""
    table, states = reuse.next_table(traces, files.kept, files.made)
    return State(
        inputs=inputs.fingerprint,
        key=reuse.key,
        packed_problems=msgspec.Raw(msgspec.msgpack.encode(built.problems)),
        pages=built.pages,
        languages=built.languages,
        left_out=built.left_out,
        codes=built.codes,
        search=files.index_fingerprint,
        linked=reuse.links_fingerprint,
        table=table,
        files=states,
    )
