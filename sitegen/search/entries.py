"""What search knows of a page, before it becomes an index."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec

from sitegen import __version__
from sitegen.search.pagefind_format import VERSION


class SearchEntry(msgspec.Struct, frozen=True):
    """One page of the site in one language.

    `url` is its path below the site's root ("ko/people/yann-lecun/"). `html` is the page's own text without its
    title; what is in an element with `data-pagefind-ignore` is not indexed. `related` are the names and
    statements that the page shows besides that text; they count for less. `title_language` is set where the title
    is in another language than the page. `aliases` are all names in all languages, `hidden_aliases` spellings
    that are found but never shown. `date` is an ISO 8601 day to sort by, `date_words` what a reader sees of it.
    `sources`, `people` and `year` are labels to filter by. Where the title `is_name`, readers type it whole, by
    initials, or with a slip of the finger. `image` is the path of a small picture below the site's root.
    """

    url: str
    language: str
    kind: str
    title: str
    html: str
    title_language: str | None = None
    aliases: tuple[str, ...] = ()
    hidden_aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    date: str | None = None
    date_words: str = ""
    sources: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    year: str | None = None
    is_name: bool = False
    image: str = ""

    @property
    def other_names(self) -> tuple[str, ...]:
        """The aliases that differ from the title, each once."""
        return tuple(name for name in dict.fromkeys(self.aliases) if name != self.title)


def fingerprint(entries: Iterable[SearchEntry]) -> str:
    """A digest of everything that the index is made of: as long as it stays the same, so does the index."""
    digest = hashlib.sha256(f"{__version__} {VERSION}".encode())
    encoder = msgspec.msgpack.Encoder()
    for entry in entries:
        digest.update(encoder.encode(entry))
    return digest.hexdigest()
