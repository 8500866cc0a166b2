"""Pagefind's output made canonical, smaller, and ready for a reader's first query.

Pagefind keeps filters, their values and languages in hash maps, whose order varies from run to run, and names
files by what they hold. Here those lists are sorted and every file is renamed, so that the same pages give the
same bytes. On the way

- fragments (one file for each page, with its text) are rewritten;
- the chunks of words are made smaller, and are in a table by their first words. Pagefind's are of one size that
  cannot be chosen, and its search asks for the chunk of a word alone, not for those of the words that it begins.

What search does not use, such as Pagefind's interfaces, is left out.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, cast

import msgspec

from sitegen.search import cbor
from sitegen.search.cbor import Value
from sitegen.search.pagefind_format import Entry, Filter, Fragment, Language, Meta, known

SIGNATURE = b"pagefind_dcd"
"""Pagefind begins every packed file with this."""

CHUNK_SIZE = 16_000
"""Bytes of words in a chunk before it is packed, which leaves about a third of it."""

_NAME_LENGTH = 10

Rewrite = Callable[[Fragment], Mapping[str, Any]]


def pack(content: bytes) -> bytes:
    """`content` as Pagefind packs it, without the time of day."""
    return gzip.compress(SIGNATURE + content, 9, mtime=0)


def unpack(packed: bytes) -> bytes:
    """What a packed file holds. Raises ValueError if the file is cut short or is none of Pagefind's."""
    try:
        content = gzip.decompress(packed)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(str(error)) from error
    if not content.startswith(SIGNATURE):
        raise ValueError("the signature is missing")
    return content[len(SIGNATURE) :]


class LanguageIndex(msgspec.Struct, frozen=True):
    """One language's part of the index.

    `files` by path; `meta` and `wasm` are the paths of two of them; `fragments` gives the name of each page's
    fragment by the page's URL, and `chunks` every chunk's first word and name, in order.
    """

    files: dict[str, bytes]
    meta: str
    wasm: str
    fragments: dict[str, str]
    chunks: tuple[tuple[str, str], ...]


def canonical(files: Mapping[str, bytes], rewrite: Rewrite) -> dict[str, LanguageIndex]:
    """Pagefind's output by language, with every fragment passed through `rewrite`.

    Raises ValueError, naming the file, where one is missing, cut short or not as expected.
    """
    name = "pagefind-entry.json"
    entry = known(json.loads(_take(files, name)), Entry, name)
    return {
        language: _language(files, rewrite, language, about)
        for language, about in sorted(entry.languages.items())
    }


def _language(files: Mapping[str, bytes], rewrite: Rewrite, language: str, about: Language) -> LanguageIndex:
    out: dict[str, bytes] = {}

    def put(folder: str, suffix: str, content: bytes) -> str:
        name = f"{language}_{hashlib.sha256(content).hexdigest()[:_NAME_LENGTH]}"
        out[f"{folder}{name}.{suffix}"] = pack(content)
        return name

    path = f"pagefind.{about.hash}.pf_meta"
    meta = known(_decoded(files, path), Meta, path)
    pages: list[Value] = []
    fragments: dict[str, str] = {}
    for name, words in meta.pages:
        fragment = rewrite(_fragment(files, name))
        fragments[fragment["url"]] = put("fragment/", "pf_fragment", _json(fragment))
        pages.append([fragments[fragment["url"]], words])
    chunks = tuple(
        (first, put("index/", "pf_index", content)) for first, content in _chunks(_words(files, meta))
    )
    filters = sorted([name, put("filter/", "pf_filter", _filter(files, file))] for name, file in meta.filters)
    sorts = sorted([name, ordered] for name, ordered in meta.sorts)
    wasm = f"wasm.{about.wasm or 'unknown'}.pagefind"
    out[wasm] = pack(_content(files, wasm))
    name = put(
        "pagefind.",
        "pf_meta",
        cbor.encode(cast("Value", [meta.version, pages, [], filters, sorts, meta.fields])),
    )
    return LanguageIndex(out, f"pagefind.{name}.pf_meta", wasm, fragments, chunks)


def _fragment(files: Mapping[str, bytes], name: str) -> Fragment:
    path = f"fragment/{name}.pf_fragment"
    return known(json.loads(_content(files, path)), Fragment, path)


def _filter(files: Mapping[str, bytes], name: str) -> bytes:
    """A filter's file, its values in order."""
    path = f"filter/{name}.pf_filter"
    found = known(_decoded(files, path), Filter, path)
    values = sorted([unicodedata.normalize("NFC", value), pages] for value, pages in found.values)
    return cbor.encode(cast("Value", [found.name, values]))


def _words(files: Mapping[str, bytes], meta: Meta) -> Iterator[bytes]:
    """The encoded words of Pagefind's chunks, in order. A chunk is [words]."""
    for _, _, name in meta.chunks:
        path = f"index/{name}.pf_index"
        try:
            yield from cbor.elements(_content(files, path), 0)
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from error


def _chunks(words: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """Chunks of encoded words: the first word of each, and its content."""
    chunk: list[bytes] = []
    size = 0
    for word in words:
        if size > CHUNK_SIZE:
            yield _first(chunk), cbor.array([cbor.array(chunk)])
            chunk, size = [], 0
        chunk.append(word)
        size += len(word)
    if chunk:
        yield _first(chunk), cbor.array([cbor.array(chunk)])


def _first(chunk: list[bytes]) -> str:
    """The first word of a chunk; a word is encoded as [word, pages, other spellings]."""
    return str(cbor.decode(next(cbor.elements(chunk[0]))))


def _take(files: Mapping[str, bytes], path: str) -> bytes:
    try:
        return files[path]
    except KeyError:
        raise ValueError(f"{path} is missing") from None


def _content(files: Mapping[str, bytes], path: str) -> bytes:
    try:
        return unpack(_take(files, path))
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error


def _decoded(files: Mapping[str, bytes], path: str) -> list[Any]:
    try:
        return cast("list[Any]", cbor.decode(_content(files, path)))
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
