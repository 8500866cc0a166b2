"""The guard before Pagefind's own format, which it documents nowhere and may change with every version.

Whatever is read of Pagefind's files goes through `known`, which says what is not as it should be, and in which file;
the program has to be of the one `VERSION` whose files these shapes describe. When a new one is out: set `VERSION` and
the dependency in pyproject.toml, run tests/search and tests/browser/test_search.py, and fix the shapes here and what
`canonical` makes of them. The theme's search reads the same files: see `templates/assets/`.
"""

from __future__ import annotations

from typing import Any, TypedDict, TypeVar

import msgspec

from sitegen.search import SearchIndexError

T = TypeVar("T")

VERSION = "1.5.2"
"""The one version of Pagefind whose files are known."""

INSTALL = f"Install it with: pip install 'pagefind[bin]=={VERSION}'"


class Language(msgspec.Struct, frozen=True):
    """What pagefind-entry.json says of a language: its metadata's name, and that of the program that searches it."""

    hash: str
    wasm: str | None


class Entry(msgspec.Struct, frozen=True):
    """pagefind-entry.json, by which search begins."""

    version: str
    languages: dict[str, Language]


class Meta(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A language's metadata: pages (name of the fragment, number of words), chunks of words (first and last word,
    name), filters (name, name of the file), sorts (name, pages in order), and the names of fields."""

    version: str
    pages: list[tuple[str, int]]
    chunks: list[tuple[str, str, str]]
    filters: list[tuple[str, str]]
    sorts: list[tuple[str, list[int]]]
    fields: list[str]


class Filter(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """The values of a filter, each with its pages."""

    name: str
    values: list[tuple[str, list[int]]]


class Fragment(TypedDict):
    """A page as a result shows it."""

    url: str
    content: str
    word_count: int
    filters: dict[str, list[str]]
    meta: dict[str, str]
    anchors: list[Any]


def known(value: object, shape: type[T], path: str) -> T:
    """`value`, which the file at `path` holds, as what it has to be. Raises ValueError, naming the file."""
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        raise ValueError(f"{path} is not as Pagefind {VERSION} writes it: {error}") from error


def require(version: str) -> None:
    """Raises SearchIndexError where the program is not of the version whose files are known."""
    if version != VERSION:
        raise SearchIndexError(
            f"Pagefind {VERSION} is needed, but {version} is installed, and its index may have another form. Install"
            f" the one needed with: pip install 'pagefind[bin]=={VERSION}'"
        )
