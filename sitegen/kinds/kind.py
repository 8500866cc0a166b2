"""What a kind of record has in addition to its class: its page, its JSON-LD, its search entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from html import escape

import msgspec

from sitegen.content.records.fields import Fields, Kind
from sitegen.dates import Edtf
from sitegen.publication.model import Publication
from sitegen.publication.pages import Addresses
from sitegen.views.builder import ViewBuilder
from sitegen.views.json_ld import Node

ExtraFile = tuple[str, str, Callable[[Publication, str], str]]
"""A file in addition to a page: the name of its format, its path below the site's root, and what writes it."""


class SearchFields(msgspec.Struct, frozen=True):
    """What search indexes of a record in addition to its names. `paragraphs` are HTML; `sources` and `people` are ids
    to filter by; `related` is what its page shows of other records."""

    paragraphs: tuple[str, ...]
    date: Edtf | None = None
    sources: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


def paragraphs(*texts: str) -> tuple[str, ...]:
    """Texts as paragraphs of HTML; empty ones are left out."""
    return tuple(f"<p>{escape(text)}</p>" for text in texts if text)


def people_of(builder: ViewBuilder, ids: Iterable[str | None]) -> tuple[str, ...]:
    """The people among records."""
    publication = builder.publication
    return tuple(id_ for id_ in ids if id_ and publication.types[publication.kinds[id_]].IS_PERSON)


def summary_of(builder: ViewBuilder, id_: str) -> str:
    return builder.summary(id_).text


def _no_files(addresses: Addresses, id_: str) -> Iterable[ExtraFile]:
    return ()


class RecordKind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of record. All functions are given the builder of a language, and the id of a record."""

    type: type[Fields]
    """The class of its fields, which says what follows from them, its name and its folder among that."""
    page: Callable[[ViewBuilder, str], object]
    """The view of a record's page. Its template is that of the kind's name."""
    list_page: Callable[[ViewBuilder], object] | None = None
    """The view of the section that lists its records: `type.SECTION`."""
    json_ld: Callable[[ViewBuilder, str, Node, str], Node]
    """What a record's page says to search engines, in schema.org's words. It is given what all pages say, and the
    page's title."""
    search: Callable[[ViewBuilder, str], SearchFields]
    description: Callable[[ViewBuilder, str], str] = summary_of
    """A page's description, for search engines and previews of links."""
    embedded: Callable[[ViewBuilder, str], str] | None = None
    """The HTML that shows a record inside a text, where `![[id]]` is written; of a type that is SHOWN_IN_PLACE."""
    open_graph: str = "website"
    """What a page is, in the words of https://ogp.me."""
    files: Callable[[Addresses, str], Iterable[ExtraFile]] = _no_files
    """The files that a record has in addition to its page."""

    @property
    def name(self) -> Kind:
        return self.type.KIND


class PageKind(msgspec.Struct, frozen=True):
    """A page that there is once per language, and that lists no kind of record: at /<name>/, with the template
    <name>.html, and called by the string `section.<name>`."""

    name: str
    view: Callable[[ViewBuilder], object]
    """What its template shows."""


class RecordKinds(msgspec.Struct, frozen=True, dict=True):
    """How the kinds of records of a publication are shown."""

    all: tuple[RecordKind, ...]
    pages: tuple[PageKind, ...] = ()
    """Further pages that there are once per language."""

    @cached_property
    def by_name(self) -> Mapping[str, RecordKind]:
        return {kind.name: kind for kind in self.all}

    @cached_property
    def lists(self) -> Mapping[str, Callable[[ViewBuilder], object]]:
        """The views of sections."""
        lists = {kind.type.SECTION: kind.list_page for kind in self.all if kind.list_page}
        return {**lists, **{page.name: page.view for page in self.pages}}

    def __getitem__(self, name: str) -> RecordKind:
        return self.by_name[name]
