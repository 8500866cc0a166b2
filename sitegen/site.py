"""A project read, checked and linked, with every file of its site rendered when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path

import jinja2
import msgspec

from sitegen import codes
from sitegen.assets import Assets, hashed
from sitegen.build import MEMORY
from sitegen.checks import check, dormant, links
from sitegen.checks.coverage import Share, share
from sitegen.checks.waiving import Waiving
from sitegen.content.load import Content, Memory, load
from sitegen.facts.locate import Files
from sitegen.incremental.trace import Dep, Trace, watched
from sitegen.ledgers import read_ledgers
from sitegen.options import Options
from sitegen.outputs.bibliography import downloads
from sitegen.outputs.feed import atom
from sitegen.outputs.share_card import BOLD, REGULAR, FontError, Painter
from sitegen.outputs.sitemap import robots, sitemap
from sitegen.pages import Addresses, Page, addresses_of, all_pages
from sitegen.problems import Problem, Span, in_reading_order
from sitegen.publication.link import link
from sitegen.publication.model import Publication
from sitegen.render import Renderer, template_span
from sitegen.strings import MissingString
from sitegen.theme import Theme, theme_of
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
        theme: Theme,
        addresses: Addresses,
        assets: Assets,
        trace: Trace | None = None,
        cards: Path | None = None,
    ) -> None:
        """`trace` notes what each file is made from, for `traced`; share cards are remembered in the folder `cards`."""
        self.publication_itself = publication
        self.publication = watched(publication, trace) if trace else publication
        self._trace = trace
        self.addresses = addresses
        self.assets = assets
        self._theme = theme
        self._cards = cards
        self._producers = dict(self._plan())

    @cached_property
    def key(self) -> str:
        """What every file of the site depends on beside the records: theme, addresses, settings."""
        parts = (self._theme.digest(), self.addresses, self.publication_itself.site)
        return blake2b(msgspec.msgpack.encode(parts), digest_size=16).hexdigest()

    @cached_property
    def makers(self) -> Mapping[str, Maker]:
        """The makers of parts, by language."""
        return {language: self._maker(language) for language in self.publication.languages}

    @cached_property
    def _renderers(self) -> Mapping[str, Renderer]:
        return {
            language: Renderer(
                self._theme, self._theme.strings(language), self.assets.names, self.addresses.base_path
            )
            for language in self.publication.languages
        }

    def _maker(self, language: str) -> Maker:
        strings, fragments = self._theme.strings(language), self._renderers[language]
        return Maker(self.publication, self.addresses, strings, fragments, language, self._trace)

    @property
    def paths(self) -> tuple[str, ...]:
        """Every file of the site but those of the search index."""
        return tuple(self._producers)

    def get(self, path: str) -> bytes | None:
        """The bytes of the file at `path`, or None where the site has none there.

        Raises jinja2.TemplateError, or MissingString, where the theme is at fault.
        """
        producer = self._producers.get(path)
        return producer() if producer else None

    def traced(self, path: str) -> tuple[bytes, frozenset[Dep]]:
        """The bytes of the file at `path`, which the site has, and all that they were made from."""
        producer = self._producers[path]
        return self._trace.watch(producer) if self._trace else (producer(), frozenset())

    def _plan(self) -> Iterator[tuple[str, Producer]]:
        for name, data in self.assets.files.items():
            yield name, partial(bytes, data)
        for page in all_pages(self.publication):
            yield self.addresses.file(page), partial(self._page, page)
            if page == card_page(page, self.publication):
                yield card_file(page, self.publication, self.addresses), partial(self._card, page)
        for id_ in self.publication.sources:
            for _, path, write in downloads(self.addresses, id_):
                yield path, partial(self._text, write, self.publication, id_)
        for language in self.publication.languages:
            yield self.addresses.feed(language), partial(self._feed, language)
        yield "404.html", self._not_found
        yield "sitemap.xml", partial(self._text, sitemap, self.publication, self.addresses)
        yield "robots.txt", partial(self._text, robots, self.addresses)

    def _page(self, page: Page) -> bytes:
        maker = self.makers[page.language]
        frame = shell(page, maker)
        view = search_view(frame.navigation) if page.kind == "search" else view_of(page, maker)
        return self._renderers[page.language].page(frame, view)

    @cached_property
    def _paint(self) -> Painter:
        bold, regular = (self._theme.find(name) or Path(name) for name in (BOLD, REGULAR))
        return Painter(bold, regular, self._cards)

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


class Project(msgspec.Struct, frozen=True):
    """What became of a project's folder: its problems and, unless they are errors, its site."""

    problems: tuple[Problem, ...]
    site: Site | None
    shares: tuple[Share, ...] = ()
    """How much of each brief cites no source."""

    @property
    def failed(self) -> bool:
        return self.site is None


def read_project(
    root: Path, options: Options, *, memory: Memory | None = None, watch: bool = False
) -> Project:
    """Reads, checks and links the project at `root`; opens its content and theme, and writes nothing.

    What `memory` knows is not read again; with `watch`, the site notes what each of its files is made from.
    """
    content, problems = load(root, memory)
    publication, found = link(content, drafts=options.drafts)
    problems += found
    ledgers, found = read_ledgers(root, content)
    problems += found
    waiving = Waiving(ledgers.waivers, options.as_of)
    problems += waiving(check(content, options.as_of, ledgers, Files(root)))
    theme = theme_of(root)
    problems += _unspoken(content, theme)
    assets, found = _assets(theme)
    problems += found
    site = None
    if publication is not None and assets is not None and not any(problem.is_error for problem in problems):
        site = Site(
            publication,
            theme,
            addresses_of(publication.site, options.base_url),
            assets,
            Trace() if watch else None,
            root / MEMORY / "cards",
        )
        problems += waiving(check_output(content, publication, site))
        problems += waiving.problems(dormant(ledgers))
    shares = tuple(share(entry) for entry in content.entries if entry.kind == "brief")
    return Project(tuple(in_reading_order(problems)), site, shares)


def check_output(content: Content, publication: Publication, site: Site) -> Iterator[Problem]:
    """What is found in looking at the finished pages: links that lead nowhere. A theme at fault is named by whoever
    renders all of it."""
    try:
        yield from links.check(content, publication.kinds, site.addresses, links.Output(site.paths, site.get))
    except (jinja2.TemplateError, MissingString):
        return


def _unspoken(content: Content, theme: Theme) -> Iterator[Problem]:
    """Languages of the site in which the theme has no words, and shows English ones."""
    for i, language in enumerate(content.site.languages if content.site else ()):
        if not theme.speaks(language):
            message = f'the theme has no words in "{language}", so that its English ones are shown'
            hint = (
                f"translate the theme's strings/en.yaml as templates/strings/{language}.yaml of the project"
            )
            yield codes.UNTRANSLATED_INTERFACE.at(content.site_origin.at(f"languages/{i}"), message, hint)


def _assets(theme: Theme) -> tuple[Assets | None, list[Problem]]:
    try:
        return hashed(theme.files("assets")), []
    except (ValueError, OSError) as error:
        return None, [codes.THEME.at(Span("templates/assets"), str(error), codes.THEME.mend)]


def theme_problem(error: jinja2.TemplateError | MissingString, root: Path) -> Problem:
    """A failure of the theme as a problem, at the template's line where it is known."""
    if isinstance(error, MissingString):
        message = f'the theme has no string "{error}"'
        return codes.THEME.at(Span("templates/strings"), message, "add it to templates/strings/en.yaml")
    return codes.THEME.at(Span(*template_span(error, root)), str(error.message or error), codes.THEME.mend)
