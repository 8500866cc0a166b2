"""The files of a site, each rendered when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import jinja2
import msgspec

from sitegen.kinds.in_place import CompleteViewBuilder
from sitegen.outputs.feed import atom
from sitegen.outputs.share_card import BOLD, REGULAR, FontError, Painter
from sitegen.outputs.sitemap import robots, sitemap
from sitegen.publication.changes import changes
from sitegen.publication.model import Publication
from sitegen.publication.pages import Page
from sitegen.publication.trace import Dependency, DependencyIds, Trace, watched
from sitegen.site.media import MediaOutput, MissingFile
from sitegen.site.presentation import Presentation
from sitegen.site.renderers import renderers
from sitegen.site.shell import shell
from sitegen.site.views import not_found_view, search_view, view_of
from sitegen.templating.faults import OF_THEME, template_faults
from sitegen.templating.render import Renderer
from sitegen.theme.strings import Strings
from sitegen.views.builder import ViewBuilder
from sitegen.views.share import card_file, card_page, share_card

Producer = Callable[[], bytes]


class Before(NamedTuple):
    """The site before, with the same settings and theme, and what is different in the publication."""

    site: Site
    changed: frozenset[Dependency]


class Site:
    """The files of a site by their path below the output folder, each made by a pure function when asked for."""

    def __init__(
        self,
        publication: Publication,
        presentation: Presentation,
        trace: Trace | None = None,
        memory: Path | None = None,
        before: Before | None = None,
    ) -> None:
        """`trace` notes what each file is made from, for `traced`; share cards and compiled templates are remembered
        below the folder `memory`. What is still right of the site `before` is reused."""
        self.publication_itself = publication
        self.publication = watched(publication, trace) if trace else publication
        self._trace = trace
        self.presentation = presentation
        self.addresses = presentation.addresses
        self.theme = presentation.theme
        self.kinds = presentation.kinds
        self._memory = memory
        self.changed: frozenset[int] | None = None
        """The ids of what changed in its publication since the site `before`."""
        if before is not None:
            self.changed = self._reuse_unchanged(before)

    def relinked(self, publication: Publication) -> Site:
        """The same site, of a publication that is equal to its own."""
        before = Before(self, frozenset())
        return Site(publication, self.presentation, self._trace, self._memory, before)

    def followed_by(self, publication: Publication) -> Site:
        """The site of another publication with the same settings, which reuses what is still right."""
        before = Before(self, changes(self.publication_itself, publication))
        return Site(publication, self.presentation, self._trace, self._memory, before)

    def _reuse_unchanged(self, given: Before) -> frozenset[int]:
        before, different = given.site, given.changed
        self._strings, self._renderers, self._paint = before._strings, before._renderers, before._paint
        ids = self.dependency_ids
        changed = frozenset(ids[name][key] for name, key in different)
        for language, builder in self.builders.items():
            changed = builder.reuse_parts(before.builders[language], changed)
        return changed

    @cached_property
    def key(self) -> str:
        """What every file of the site depends on besides the records: theme, addresses, settings."""
        parts = (self.theme.fingerprint, self.addresses, self.publication_itself.site)
        return blake2b(msgspec.msgpack.encode(parts), digest_size=16).hexdigest()

    @cached_property
    def builders(self) -> Mapping[str, ViewBuilder]:
        """The builders of parts, by language."""
        return {language: self._builder(language) for language in self.publication.languages}

    @cached_property
    def _strings(self) -> Mapping[str, Strings]:
        return {language: self.theme.strings(language) for language in self.publication.languages}

    @cached_property
    def _renderers(self) -> Mapping[str, Renderer]:
        return renderers(self.theme, self.publication.languages, self.addresses.base_path, self._memory)

    def _builder(self, language: str) -> ViewBuilder:
        strings, fragments = self._strings[language], self._renderers[language]
        return CompleteViewBuilder(
            self.kinds,
            self.presentation.embeds,
            self.publication,
            self.addresses,
            strings,
            fragments,
            language,
            self._trace,
        )

    @cached_property
    def dependency_ids(self) -> DependencyIds:
        """The ids of all that its files are made from."""
        return self._trace.ids if self._trace else DependencyIds()

    @property
    def paths(self) -> tuple[str, ...]:
        """Every file of the site but those of the search index."""
        return tuple(self._all)

    def guarded(self) -> AbstractContextManager[None]:
        """Raises ExtensionFault for what code of extensions raises."""
        return self.presentation.code.guard(*OF_THEME)

    def __contains__(self, path: str) -> bool:
        return self._producer(path) is not None

    def get(self, path: str) -> bytes | None:
        """The bytes of the file at `path`, or None where the site has none there.

        Raises one of `FAULTS` where the theme, or an extension, is at fault.
        """
        producer = self._producer(path)
        with self.guarded(), template_faults():
            return producer() if producer else None

    def traced(self, path: str) -> tuple[bytes, frozenset[int]]:
        """The bytes of the file at `path`, which the site has, and the ids of all that they were made from."""
        producer = self._producer(path)
        if producer is None:
            raise KeyError(path)
        with self.guarded(), template_faults():
            return self._trace.watch(producer) if self._trace else (producer(), frozenset())

    def make_shared(self, paths: frozenset[str]) -> None:
        """Makes what the pages at `paths` share, templates above all: one page of each kind of record.

        Raises as `get` does.
        """
        for language, builder in self.builders.items():
            for what in builder.DERIVED:
                builder.derived(what)
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
            name: partial(bytes, data) for name, data in self.theme.assets.files.items()
        }
        for language in self.publication.languages:
            for kind in ("front", *self.addresses.sections):
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
        for _, path, write in self.kinds[kind].files(self.addresses, id_):
            yield path, partial(self._text, write, self.publication, id_)
        if kind == "medium":
            for path, make in self.media.of(id_, self.publication_itself):
                yield path, partial(self._medium, make)

    def _of_page(self, page: Page) -> Iterator[tuple[str, Producer]]:
        yield self.addresses.file(page), partial(self._page, page)
        if page == card_page(page, self.publication_itself):
            yield card_file(page, self.publication_itself, self.addresses), partial(self._card, page)

    def _page(self, page: Page) -> bytes:
        builder = self.builders[page.language]
        frame = shell(page, builder, self.kinds[page.kind] if page.id else None)
        view = search_view(frame.navigation) if page.kind == "search" else view_of(page, builder, self.kinds)
        return self._renderers[page.language].page(frame, view)

    @cached_property
    def _paint(self) -> Painter:
        found = {name: self.theme.files.find(name) for name in (BOLD, REGULAR)}
        fonts = {name: font[1] for name, font in found.items() if font is not None}
        return Painter(fonts, self._memory and self._memory / "cards")

    def _card(self, page: Page) -> bytes:
        try:
            return self._paint(share_card(page, self.builders[page.language]))
        except FontError as error:
            raise jinja2.TemplateRuntimeError(str(error)) from error

    def _not_found(self) -> bytes:
        language = self.addresses.default_language
        builder = self.builders[language]
        front = shell(Page("front", "", language), builder, None)
        title = builder.t("not_found.title")
        frame = msgspec.structs.replace(
            front,
            kind="404",
            title=title,
            head_title=f"{title} · {front.site_title.text}",
            open_graph=(),
            structured_data="",
            indexed=False,
        )
        return self._renderers[language].page(frame, not_found_view(front.alternates, self.builders))

    @cached_property
    def media(self) -> MediaOutput:
        """Makes the files of media."""
        return MediaOutput(self.presentation.root, self._memory)

    def _medium(self, make: Producer) -> bytes:
        try:
            return make()
        except MissingFile as error:
            raise jinja2.TemplateRuntimeError(str(error)) from error

    def _feed(self, language: str) -> bytes:
        return atom(self.builders[language]).encode()

    def _text(self, write: Callable[..., str], *arguments: object) -> bytes:
        return write(*arguments).encode()
