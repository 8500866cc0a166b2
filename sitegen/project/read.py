"""A project's folder: read, linked and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from sitegen.cache.signatures import Signature
from sitegen.checks import inactive_codes, links, run_checks
from sitegen.checks.context import CheckContext
from sitegen.checks.coverage import UncitedShare, uncited_share
from sitegen.checks.findings_cache import FindingsCache
from sitegen.checks.receipts import receipts
from sitegen.checks.waiving import WaiverFilter
from sitegen.content.extension_code import ExtensionFault
from sitegen.content.load import NOTHING_SEEN, Content, Memory, load, read_settings, unreadable
from sitegen.facts.locate import Files
from sitegen.ledgers import read_ledgers, read_verified, read_waivers
from sitegen.ledgers.waivers import Waivers
from sitegen.options import EVERYTHING, MEMORY, Options
from sitegen.problems import Code, Problem, in_reading_order
from sitegen.project.editions import editions_of
from sitegen.project.extensions import read_with_extensions, set_up
from sitegen.project.setup import OWN_ROWS, Rows, Setup
from sitegen.publication.link import link
from sitegen.publication.model import Publication
from sitegen.publication.pages import addresses_of
from sitegen.publication.trace import Trace
from sitegen.site.files import Site
from sitegen.site.media import named_at
from sitegen.site.presentation import Presentation
from sitegen.templating.faults import FAULTS
from sitegen.theme.loaded import LoadedTheme, load_theme, untranslated_interface, words_of_extensions


class LinkedProject(msgspec.Struct, frozen=True):
    """A project that was read and linked, with the problems of that, before anything is checked. Those that the
    editors waived are `waived`."""

    setup: Setup
    content: Content
    publication: Publication | None
    theme: LoadedTheme
    problems: tuple[Problem, ...]
    waivers: Waivers = Waivers()
    waived: tuple[Problem, ...] = ()

    def site(self, trace: Trace | None = None, before: Site | None = None) -> Site | None:
        """Its site, None if there are errors; that which follows `before`, with the same settings and
        theme, where there is one. See `Site` for the rest."""
        if self.publication is None or _any_error(self.problems):
            return None
        if before is not None:
            return before.followed_by(self.publication)
        base_url = self.setup.options.base_url
        addresses = addresses_of(self.publication, base_url)
        rows, root, code = self.setup.rows, self.setup.root, self.setup.extensions.code
        presentation = Presentation(self.theme, addresses, root, rows.kinds, rows.embeds, rows.outputs, code)
        return Site(self.publication, presentation, trace, root / MEMORY)


def linked_project(
    setup: Setup,
    content: Content,
    publication: Publication | None,
    theme: LoadedTheme,
    problems: Iterable[Problem],
) -> LinkedProject:
    """What was read and linked of a project, with its receipts, its waivers applied to the `problems` of that."""
    editions, wrong = editions_of(setup.root, content)
    problems = (*problems, *wrong)
    known = setup.rows.codes
    waivers = read_waivers(setup.root, known)
    left = tuple(WaiverFilter(waivers, setup.options.as_of, known)(problems))
    kept = frozenset(left)
    waived = (
        tuple(problem for problem in problems if problem not in kept) if len(left) < len(problems) else ()
    )
    if publication is not None:
        if editions:
            publication = msgspec.structs.replace(publication, editions=editions)
        waive = WaiverFilter(waivers, setup.options.as_of, known)
        found = receipts(content, read_verified(setup.root), waive)
        publication = msgspec.structs.replace(publication, receipts=found) if found else publication
    return LinkedProject(setup, content, publication, theme, left, waivers, waived)


class Project(msgspec.Struct, frozen=True):
    """The result of reading a project: its problems and, unless they are errors, its site."""

    problems: tuple[Problem, ...]
    site: Site | None
    shares: tuple[UncitedShare, ...] = ()
    """How much of each brief cites no source."""
    left_out: tuple[str, ...] = ()
    """Messages about what is not shown."""
    codes: tuple[Code, ...] = ()
    """The kinds of problems that extensions add."""

    @property
    def failed(self) -> bool:
        return self.site is None


def read_project(root: Path, options: Options, rows: Rows = OWN_ROWS) -> Project:
    """Reads, links and checks the project at `root`; opens its content and theme, and writes nothing."""
    project = read_and_link(set_up(root, options, rows))
    site = project.site()
    problems = all_problems(project, site)
    problems += damaged_pictures(project, site)
    shares = tuple(uncited_share(entry) for entry in project.content.entries if entry.kind == "brief")
    found = tuple(in_reading_order(problems))
    codes = project.setup.rows.own_codes
    return Project(found, None if _any_error(problems) else site, shares, project.content.left_out, codes)


Linking = Callable[[Content], tuple[Publication | None, list[Problem]]]
"""Links a content; see `link`."""


class AlreadyRead(msgspec.Struct, frozen=True):
    """What of a project was read a moment ago, and is not read again."""

    theme: LoadedTheme | None = None
    seen: Mapping[str, Signature | None] = NOTHING_SEEN
    """The signatures of files, by path."""


NOTHING_READ = AlreadyRead()


def read_and_link(
    setup: Setup,
    memory: Memory | None = None,
    link: Linking = link,
    already: AlreadyRead = NOTHING_READ,
) -> LinkedProject:
    """Reads and links a project. What `memory` knows is not read again; see `load`."""
    theme = already.theme or load_theme(setup.root, setup.rows.themes)
    try:
        with setup.extensions.code.guard():
            content, problems = load(
                setup.root, setup.options.visibility, memory, already.seen, setup.settings
            )
            publication, found = link(content)
    except ExtensionFault as fault:
        settings = setup.settings or read_settings(setup.root / "content")
        content, problems = unreadable(settings)
        publication, found = None, [fault.problem]
    return linked_project(setup, content, publication, theme, (*problems, *found, *theme.problems))


def read_everything(root: Path) -> tuple[Content, list[Problem]]:
    """All content of the project at `root`, drafts and what is published later included, and every problem of its
    files."""
    settings, extensions = read_with_extensions(root.resolve())
    try:
        with extensions.code.guard():
            return load(root, EVERYTHING, settings=settings)
    except ExtensionFault as fault:
        content, problems = unreadable(settings)
        return content, [*problems, fault.problem]


class Checked(msgspec.Struct, frozen=True, array_like=True):
    """What the checks found in a content, without looking at the finished pages."""

    found: tuple[Problem, ...]
    of_ledgers: tuple[Problem, ...]
    """What is wrong with the ledgers they used."""
    inactive_codes: frozenset[str]
    """The codes that could not be found with these ledgers."""


def check_content(setup: Setup, content: Content, cache: FindingsCache) -> Checked:
    """Checks a content with the ledgers of its project; `cache` has what the checks found before."""
    ledgers, problems = read_ledgers(setup.root, content)
    files = Files(setup.root, cache.note_read)
    context = CheckContext(content, setup.options.as_of, ledgers, files, cache)
    return Checked(tuple(run_checks(setup.rows.checks, context)), tuple(problems), inactive_codes(ledgers))


def all_problems(
    linked: LinkedProject,
    site: Site | None,
    cache: FindingsCache | None = None,
    checked: Checked | None = None,
) -> list[Problem]:
    """All problems of a project, with those that the checks find. Its `site` is checked if there is one and nothing is
    an error; `cache` has what the checks found before, and `checked` is the result of `check_content`, where that is
    known."""
    setup, content = linked.setup, linked.content
    checked = checked or check_content(setup, content, cache or FindingsCache())
    waive = WaiverFilter(linked.waivers, setup.options.as_of, setup.rows.codes)
    waive.note(linked.waived)
    of_files = (
        *checked.of_ledgers,
        *linked.waivers.problems,
        *untranslated_interface(content, linked.theme),
        *words_of_extensions(content, linked.theme),
    )
    problems = [*linked.problems, *waive(of_files), *waive(checked.found)]
    if site is not None and not _any_error(problems):
        problems += waive(check_output(content, site))
        hidden = frozenset(one.file for one in content.hidden)
        problems += waive.problems(checked.inactive_codes, hidden)
    return problems


def _any_error(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def check_output(content: Content, site: Site) -> Iterator[Problem]:
    """Checks the finished pages: reports links that lead nowhere. Faults of the theme are reported where all pages are
    rendered."""
    try:
        try:
            yield from site.clashes()
        except ExtensionFault as fault:  # without a list of its files, nothing of a site can be made
            yield fault.problem
            return
        yield from links.check(content, site.addresses, links.Output(lambda: site.paths, site.get))
    except FAULTS:
        return


def damaged_pictures(linked: LinkedProject, site: Site | None) -> Iterator[Problem]:
    """Pictures that cannot be decoded, which a build finds where it makes them."""
    if site is not None and site.publication_itself.files:
        yield from site.media.damaged(site.publication_itself, named_at(linked.content.entries))
