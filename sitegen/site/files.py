"""The files of a site, each rendered when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from sitegen.kinds.in_place import CompleteViewBuilder
from sitegen.outputs.output import Output, OutputContext, Producer
from sitegen.outputs.share_card import BOLD, REGULAR, Painter
from sitegen.problems import Problem
from sitegen.publication.changes import changes
from sitegen.publication.model import Publication
from sitegen.publication.pages import Page
from sitegen.publication.trace import Dependency, DependencyIds, Trace, watched
from sitegen.site.media import MediaOutput, made_now
from sitegen.site.paths import clashes
from sitegen.site.presentation import Presentation
from sitegen.site.renderers import renderers
from sitegen.site.shell import shell
from sitegen.site.views import search_view, view_of
from sitegen.templating.faults import OF_THEME, template_faults
from sitegen.templating.render import Renderer
from sitegen.theme.strings import Strings
from sitegen.views.builder import ViewBuilder
from sitegen.views.frame import Shell

T = TypeVar("T")

_Listed = tuple[tuple[tuple[str, Producer], ...], frozenset[int]]
"""The files of an output, and the ids of all that the list was made from."""


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
        self._lists: dict[tuple[Output, str], _Listed] = {}
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
        self.media = before.media
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
            return self._watched(producer)

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
        """What makes the file at `path`. The path of a record's file names it: as a rule, all need not be known for
        one."""
        if "_all" not in vars(self):
            ids = (part for part in path.split("/") if part in self.publication_itself.kinds)
            own = (dict(self._of_record(id_)).get(path) for id_ in ids)
            with self.guarded():
                found = dict(self._general).get(path) or next((found for found in own if found), None)
            if found is not None:
                return found
        return self._all.get(path)

    @cached_property
    def _all(self) -> Mapping[str, Producer]:
        return dict(self._files)

    @cached_property
    def _files(self) -> tuple[tuple[str, Producer], ...]:
        """All files; where the rows clash, several at a path."""
        records = (file for id_ in self.publication_itself.kinds for file in self._of_record(id_))
        with self.guarded():
            return (
                *self._general,
                *records,
                *self._media_files(self.media.of_texts(self.publication_itself)),
            )

    @cached_property
    def _general(self) -> tuple[tuple[str, Producer], ...]:
        """The files that are no record's."""
        found: list[tuple[str, Producer]] = [
            (name, partial(bytes, data)) for name, data in self.theme.assets.files.items()
        ]
        for language in self.publication.languages:
            for kind in ("front", *self.addresses.sections):
                found.append(self._of_page(Page(kind, "", language)))
        for output in self.presentation.outputs:
            found += self._of_output(output)
        return tuple(found)

    def _of_record(self, id_: str) -> Iterator[tuple[str, Producer]]:
        """The files of one record."""
        for language in self.publication.languages:
            yield self._of_page(Page(self.publication_itself.kinds[id_], id_, language))
        for output in self._outputs_of_records:
            yield from self._of_output(output, id_)
        if self.publication_itself.kinds[id_] == "medium":
            yield from self._media_files(self.media.of(id_, self.publication_itself))

    @cached_property
    def _outputs_of_records(self) -> tuple[Output, ...]:
        return tuple(output for output in self.presentation.outputs if output.has_record_files)

    def _of_page(self, page: Page) -> tuple[str, Producer]:
        return self.addresses.file(page), partial(self._page, page)

    def _of_output(self, output: Output, id_: str = "") -> Iterator[tuple[str, Producer]]:
        """The files of an output; those of a record, where an id is given.

        What their list was made from is found out when one of them is made: in most builds, few are.
        """
        for number, (path, _) in enumerate(output.listed(self._given_unwatched, id_)):
            yield path, partial(self._output_file, output, id_, number)

    def _listed(self, output: Output, id_: str) -> _Listed:
        known = self._lists.get((output, id_))
        if known is None:
            known = self._lists[output, id_] = self._watched(lambda: output.listed(self._given, id_))
        return known

    def _output_file(self, output: Output, id_: str, number: int) -> bytes:
        """A file depends on what its list was made from, too: that may be all that it is made from."""
        listed, dependencies = self._listed(output, id_)
        if self._trace:
            self._trace.note_all(dependencies)
        return output.made(*listed[number])

    @cached_property
    def _given(self) -> OutputContext:
        makers = (self._paint, lambda path: self.get(path) or b"", self._further_page)
        return OutputContext(self.publication, self.addresses, self.builders, self.kinds, *makers)

    @cached_property
    def _given_unwatched(self) -> OutputContext:
        return msgspec.structs.replace(self._given, publication=self.publication_itself)

    def _watched(self, make: Callable[[], T]) -> tuple[T, frozenset[int]]:
        return self._trace.watch(make) if self._trace else (make(), frozenset())

    def clashes(self) -> Iterator[Problem]:
        """Files that cannot all be in the output folder. Those of sitegen's own rows always can."""
        if self.presentation.has_more_than_own:
            yield from clashes(path for path, _ in self._files)

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

    def _further_page(self, name: str, language: str, title: str, view: Callable[[Shell], object]) -> bytes:
        front = shell(Page("front", "", language), self.builders[language], None)
        frame = msgspec.structs.replace(
            front,
            kind=name,
            title=title,
            head_title=f"{title} · {front.site_title.text}",
            open_graph=(),
            structured_data="",
            indexed=False,
        )
        return self._renderers[language].page(frame, view(front))

    @cached_property
    def media(self) -> MediaOutput:
        """Makes the files of media."""
        return MediaOutput(self.presentation.root, self._memory)

    def _media_files(self, files: Iterable[tuple[str, Producer]]) -> Iterator[tuple[str, Producer]]:
        return ((path, partial(made_now, make)) for path, make in files)
