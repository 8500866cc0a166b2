"""Which pages a publication has, and at which addresses: the contract of the site's URLs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

import msgspec

from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.problems import Problem, Span, codes
from sitegen.publication.model import Publication

SECTIONS = ("briefs", "timeline", "people", "organizations", "sources", "claims", "terms", "media")
"""The sections of sitegen's own kinds, in the order of the navigation."""

SEARCH = "search"
"""The section in which readers search."""

CHECKS = "checks"
"""The section that tells what was compared with the copies of sources."""

PATHS = {CHECKS: "method/checks"}
"""Where a section is that is not at its own name."""

OF_OUTPUTS = frozenset({"assets", "pagefind", "feed", "404", "sitemap", "robots", "receipts", "changes"})
"""First segments of addresses that belong to what is written in addition to the pages."""


def sections(types: schema.RecordTypes) -> tuple[str, ...]:
    """All pages that may exist once per language, apart from the front page, in the order of the navigation."""
    further = (type_.SECTION for type_ in types.further if type_.SECTION)
    return (*SECTIONS, *further, *types.pages, CHECKS, SEARCH)


def reserved(types: schema.RecordTypes) -> frozenset[str]:
    """First segments of addresses that custom pages cannot have, besides the tags of the site's languages."""
    folders = (type_.FOLDER for type_ in types if type_.KIND != "page")
    return OF_OUTPUTS.union(sections(types), folders)


class Page(msgspec.Struct, frozen=True):
    """One page in one language. `id` is that of its record, "" for the front page and the sections."""

    kind: str
    id: str
    language: str


class Addresses(msgspec.Struct, frozen=True):
    """Where everything is: below `origin` and `base_path`, the default language first, the others in a folder each.

    `base_path` begins and ends with a slash; `origin` is scheme and host without one.
    """

    origin: str
    base_path: str
    default_language: str
    folders: Mapping[str, str]
    """The folder of the pages of each kind of record, where it is not the language's own."""
    sections: tuple[str, ...]
    """The pages that exist once per language, apart from the front page, in the order of the navigation."""

    def path(self, page: Page) -> str:
        """A page's path below the site's root, with a slash at its end: "ko/people/yann-lecun/"; "" for the front."""
        prefix = "" if page.language == self.default_language else f"{page.language}/"
        if page.kind == "front":
            return prefix
        if not page.id:
            return f"{prefix}{PATHS.get(page.kind, page.kind)}/"
        section = self.folders.get(page.kind)
        return f"{prefix}{section}/{page.id}/" if section else f"{prefix}{page.id}/"

    def url(self, page: Page) -> str:
        """A page's address from the host's root."""
        return self.base_path + self.path(page)

    def file(self, page: Page) -> str:
        """A page's file below the output folder."""
        return self.path(page) + "index.html"

    def absolute(self, url: str) -> str:
        """The full form of an address that begins at the host's root."""
        return self.origin + url

    def feed(self, language: str) -> str:
        """A language's feed below the site's root."""
        return ("" if language == self.default_language else f"{language}/") + "feed.xml"

    def changes(self, language: str) -> str:
        """A language's feed of editions and corrections below the site's root."""
        return self.feed(language).removesuffix("feed.xml") + "changes.xml"


def addresses_of(publication: Publication, base_url: str | None = None) -> Addresses:
    """The addresses of a publication's pages; `base_url` replaces the one that its site names."""
    site, types = publication.site, publication.types
    return Addresses(
        *base_of(base_url or site.base_url),
        site.languages[0],
        {type_.KIND: type_.FOLDER for type_ in types if type_.KIND != "page"},
        sections_of(publication),
    )


def sections_of(publication: Publication) -> tuple[str, ...]:
    """The sections that a publication has: that of media only with media, that of checks only where copies of sources
    were compared."""
    without = {"media"} if not publication.media else set()
    without |= {CHECKS} if not publication.receipts else set()
    return tuple(name for name in sections(publication.types) if name not in without)


def base_of(url: str) -> tuple[str, str]:
    """The origin and the base path of a site at this address; see `Addresses`."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}", "/" + (parts.path.strip("/") + "/").lstrip("/")


def all_pages(publication: Publication) -> Iterator[Page]:
    """Every page in every language, front page first."""
    for language in publication.languages:
        yield Page("front", "", language)
        for section in sections_of(publication):
            yield Page(section, "", language)
        for id_, kind in publication.kinds.items():
            yield Page(kind, id_, language)


def clashes(
    entries: Iterable[Entry], languages: Iterable[str], types: schema.RecordTypes
) -> Iterator[Problem]:
    """Custom pages whose address belongs to something else."""
    tags, taken = set(languages), reserved(types)
    for entry in entries:
        if entry.kind == "page" and (entry.id in taken or entry.id in tags):
            owner = "the pages of that language" if entry.id in tags else "a part of the site"
            message = f'the page "{entry.id}" would be at /{entry.id}/, which belongs to {owner}'
            yield codes.URL_CLASH.at(Span(entry.origin.file), message, "rename the file")


def written_languages(publication: Publication, page: Page) -> tuple[str, ...]:
    """The languages in which a page has its main text: those of a brief's or custom page's editions, else all."""
    if page.kind in ("brief", "page"):
        editions = (publication.briefs if page.kind == "brief" else publication.pages)[page.id].editions
        return tuple(edition.language for edition in editions)
    return publication.languages
