"""A project read, checked and linked, with every file of its site rendered when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path

import jinja2
import msgspec

from sitegen.build import MEMORY
from sitegen.checks import check, dormant, links
from sitegen.checks.coverage import Share, share
from sitegen.checks.kept import Kept
from sitegen.checks.waiving import Waiving
from sitegen.content.load import NOTHING_SEEN, Content, Memory, load
from sitegen.facts.locate import Files
from sitegen.incremental.changes import changes
from sitegen.incremental.signatures import Signature
from sitegen.incremental.trace import Dep, Numbers, Trace, watched
from sitegen.ledgers import Ledgers, read_ledgers
from sitegen.look import Look, look, unspoken
from sitegen.options import Options
from sitegen.outputs.bibliography import downloads
from sitegen.outputs.feed import atom
from sitegen.outputs.share_card import BOLD, REGULAR, FontError, Painter
from sitegen.outputs.sitemap import robots, sitemap
from sitegen.pages import SECTIONS, Addresses, Page, addresses_of
from sitegen.problems import Problem, in_reading_order
from sitegen.publication.link import link
from sitegen.publication.model import Publication
from sitegen.render import Renderer
from sitegen.renderers import renderers
from sitegen.strings import MissingString, Strings
from sitegen.views.make import not_found_view, search_view, view_of
from sitegen.views.maker import Maker
from sitegen.views.share import card_file, card_page, share_card
from sitegen.views.shell import shell

Producer = Callable[[], bytes]


class Site:
    """The files of a site by their path below the output folder, each made by a pure function when asked for."""

    def __init__(
        self,
        publication: Publication,
        look: Look,
        addresses: Addresses,
        trace: Trace | None = None,
        memory: Path | None = None,
        before: Site | None = None,
        changed: frozenset[Dep] | None = None,
    ) -> None:
        """`trace` notes what each file is made from, for `traced`; share cards and compiled templates are remembered
        below the folder `memory`. Of the site `before`, of the same settings and look, what is still right is taken
        over; `changed` is what the publication has otherwise than that one's, where that is known."""
        self.publication_itself = publication
        self.publication = watched(publication, trace) if trace else publication
        self._trace = trace
        self.addresses = addresses
        self.look = look
        self._memory = memory
        self.changed: frozenset[int] | None = None
        """The numbers of what its publication has otherwise than that of the site `before`."""
        if before is not None:
            if changed is None:
                changed = changes(before.publication_itself, publication)
            self.changed = self._take_over(before, changed)

    def relinked(self, publication: Publication) -> Site:
        """The same site, of a publication that is equal to its own."""
        return Site(
            publication,
            self.look,
            self.addresses,
            self._trace,
            self._memory,
            before=self,
            changed=frozenset(),
        )

    def _take_over(self, before: Site, different: frozenset[Dep]) -> frozenset[int]:
        self._strings, self._renderers, self._paint = before._strings, before._renderers, before._paint
        numbers = self.numbers
        changed = frozenset(numbers[name][key] for name, key in different)
        for language, maker in self.makers.items():
            changed = maker.take_over(before.makers[language], changed)
        return changed

    @cached_property
    def key(self) -> str:
        """What every file of the site depends on beside the records: theme, addresses, settings."""
        parts = (self.look.mark, self.addresses, self.publication_itself.site)
        return blake2b(msgspec.msgpack.encode(parts), digest_size=16).hexdigest()

    @cached_property
    def makers(self) -> Mapping[str, Maker]:
        """The makers of parts, by language."""
        return {language: self._maker(language) for language in self.publication.languages}

    @cached_property
    def _strings(self) -> Mapping[str, Strings]:
        return {language: self.look.strings(language) for language in self.publication.languages}

    @cached_property
    def _renderers(self) -> Mapping[str, Renderer]:
        return renderers(self.look, self.publication.languages, self.addresses.base_path, self._memory)

    def _maker(self, language: str) -> Maker:
        strings, fragments = self._strings[language], self._renderers[language]
        return Maker(self.publication, self.addresses, strings, fragments, language, self._trace)

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of all that its files are made from."""
        return self._trace.numbers if self._trace else Numbers()

    @property
    def paths(self) -> tuple[str, ...]:
        """Every file of the site but those of the search index."""
        return tuple(self._all)

    def __contains__(self, path: str) -> bool:
        return self._producer(path) is not None

    def get(self, path: str) -> bytes | None:
        """The bytes of the file at `path`, or None where the site has none there.

        Raises jinja2.TemplateError, or MissingString, where the theme is at fault.
        """
        producer = self._producer(path)
        return producer() if producer else None

    def traced(self, path: str) -> tuple[bytes, frozenset[int]]:
        """The bytes of the file at `path`, which the site has, and the numbers of all that they were made from."""
        producer = self._producer(path)
        if producer is None:
            raise KeyError(path)
        return self._trace.watch(producer) if self._trace else (producer(), frozenset())

    def make_shared(self, paths: frozenset[str]) -> None:
        """Makes what the pages at `paths` share, templates above all: one page of each kind of record.

        Raises as `get` does.
        """
        for language, maker in self.makers.items():
            for what in maker.DERIVED:
                maker.derived(what)
            some = {kind: id_ for id_, kind in self.publication_itself.kinds.items()}
            files = (self.addresses.file(Page(kind, id_, language)) for kind, id_ in some.items())
            for path in paths.intersection(files):
                self.get(path)

    def _producer(self, path: str) -> Producer | None:
        """What makes the file at `path`. The path of a record's file names it: all need not be known for one."""
        if "_all" in vars(self):
            return self._all.get(path)
        ids = (part for part in path.split("/") if part in self.publication_itself.kinds)
        own = (dict(self._of_record(id_)).get(path) for id_ in ids)
        return self._general.get(path) or next((found for found in own if found), None)

    @cached_property
    def _all(self) -> Mapping[str, Producer]:
        records = (file for id_ in self.publication_itself.kinds for file in self._of_record(id_))
        return {**self._general, **dict(records)}

    @cached_property
    def _general(self) -> Mapping[str, Producer]:
        """The files that are no record's."""
        found: dict[str, Producer] = {
            name: partial(bytes, data) for name, data in self.look.assets.files.items()
        }
        for language in self.publication.languages:
            for kind in ("front", *SECTIONS):
                found |= self._of_page(Page(kind, "", language))
            found[self.addresses.feed(language)] = partial(self._feed, language)
        found["404.html"] = self._not_found
        found["sitemap.xml"] = partial(self._text, sitemap, self.publication, self.addresses)
        found["robots.txt"] = partial(self._text, robots, self.addresses)
        return found

    def _of_record(self, id_: str) -> Iterator[tuple[str, Producer]]:
        """The files of one record."""
        kind = self.publication_itself.kinds[id_]
        for language in self.publication.languages:
            yield from self._of_page(Page(kind, id_, language))
        if kind == "source":
            for _, path, write in downloads(self.addresses, id_):
                yield path, partial(self._text, write, self.publication, id_)

    def _of_page(self, page: Page) -> Iterator[tuple[str, Producer]]:
        yield self.addresses.file(page), partial(self._page, page)
        if page == card_page(page, self.publication_itself):
            yield card_file(page, self.publication_itself, self.addresses), partial(self._card, page)

    def _page(self, page: Page) -> bytes:
        maker = self.makers[page.language]
        frame = shell(page, maker)
        view = search_view(frame.navigation) if page.kind == "search" else view_of(page, maker)
        return self._renderers[page.language].page(frame, view)

    @cached_property
    def _paint(self) -> Painter:
        bold, regular = (self.look.theme.find(name) or Path(name) for name in (BOLD, REGULAR))
        return Painter(bold, regular, self._memory and self._memory / "cards")

    def _card(self, page: Page) -> bytes:
        try:
            return self._paint(share_card(page, self.makers[page.language]))
        except FontError as error:
            raise jinja2.TemplateRuntimeError(str(error)) from error

    def _not_found(self) -> bytes:
        language = self.addresses.default_language
        maker = self.makers[language]
        front = shell(Page("front", "", language), maker)
        title = maker.t("not_found.title")
        frame = msgspec.structs.replace(
            front,
            kind="404",
            title=title,
            head_title=f"{title} · {front.site_title.text}",
            open_graph=(),
            structured_data="",
            indexed=False,
        )
        return self._renderers[language].page(frame, not_found_view(front.alternates, self.makers))

    def _feed(self, language: str) -> bytes:
        return atom(self.makers[language]).encode()

    def _text(self, write: Callable[..., str], *arguments: object) -> bytes:
        return write(*arguments).encode()


class Linked(msgspec.Struct, frozen=True):
    """A project that was read and linked, with the problems of that, before anything is checked."""

    content: Content
    publication: Publication | None
    look: Look
    problems: tuple[Problem, ...]

    def site(
        self, root: Path, options: Options, trace: Trace | None = None, before: Site | None = None
    ) -> Site | None:
        """Its site, None where errors stand in its way; see `Site` for the rest."""
        if self.publication is None or _any_error(self.problems):
            return None
        addresses = addresses_of(self.publication.site, options.base_url)
        return Site(self.publication, self.look, addresses, trace, root / MEMORY, before)


class Project(msgspec.Struct, frozen=True):
    """What became of a project's folder: its problems and, unless they are errors, its site."""

    problems: tuple[Problem, ...]
    site: Site | None
    shares: tuple[Share, ...] = ()
    """How much of each brief cites no source."""

    @property
    def failed(self) -> bool:
        return self.site is None


def read_project(root: Path, options: Options) -> Project:
    """Reads, links and checks the project at `root`; opens its content and theme, and writes nothing."""
    linked = read_and_link(root, options)
    site = linked.site(root, options)
    problems = judged(linked, site, root, options)
    shares = tuple(share(entry) for entry in linked.content.entries if entry.kind == "brief")
    return Project(tuple(in_reading_order(problems)), None if _any_error(problems) else site, shares)


Linking = Callable[[Content, bool], tuple[Publication | None, list[Problem]]]
"""Links a content, with drafts or without; see `link`."""


def read_and_link(
    root: Path,
    options: Options,
    memory: Memory | None = None,
    linked: Linking = link,
    seen: Mapping[str, Signature | None] = NOTHING_SEEN,
) -> Linked:
    """Reads and links the project at `root`. What `memory` knows is not read again; see `load`."""
    content, problems = load(root, memory, seen)
    publication, found = linked(content, options.drafts)
    shown = look(root)
    return Linked(content, publication, shown, (*problems, *found, *shown.problems))


def found_by_checks(
    content: Content, root: Path, options: Options, ledgers: Ledgers, kept: Kept
) -> Iterator[Problem]:
    """What the checks find in a content, beside what is found in looking at the finished pages; `kept` is what they
    found before."""
    return check(content, options.as_of, ledgers, Files(root, kept.looked_into), kept)


def judged(
    linked: Linked,
    site: Site | None,
    root: Path,
    options: Options,
    kept: Kept | None = None,
    found_in_content: Iterable[Problem] | None = None,
) -> list[Problem]:
    """All problems of a project, those that the checks find included. Its `site` is looked at where it has one that
    is built in spite of them; `kept` is what the checks found before, and `found_in_content` what `found_by_checks`
    gives, where that is known."""
    content = linked.content
    ledgers, found = read_ledgers(root, content)
    waiving = Waiving(ledgers.waivers, options.as_of)
    problems = [*linked.problems, *found, *unspoken(content, linked.look)]
    if found_in_content is None:
        found_in_content = found_by_checks(content, root, options, ledgers, kept or Kept())
    problems += waiving(found_in_content)
    if site is not None and linked.publication is not None and not _any_error(problems):
        problems += waiving(check_output(content, linked.publication, site))
        problems += waiving.problems(dormant(ledgers))
    return problems


def _any_error(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def check_output(content: Content, publication: Publication, site: Site) -> Iterator[Problem]:
    """What is found in looking at the finished pages: links that lead nowhere. A theme at fault is named by whoever
    renders all of it."""
    try:
        yield from links.check(
            content, publication.kinds, site.addresses, links.Output(lambda: site.paths, site.get)
        )
    except (jinja2.TemplateError, MissingString):
        return
