"""Pagefind's output in a canonical form: the same pages always give the same bytes.

Pagefind keeps filters, their values and languages in hash maps, whose order varies from run to run, and names
files by what they hold. Here those lists are sorted and the files that hold them named anew. Fragments (one file
for each page, with its text) are rewritten on the way, and named by what they then hold. Files that search does
not use, such as Pagefind's own interfaces, are left out.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import unicodedata
import zlib
from collections.abc import Callable, Mapping
from typing import Any, cast

import msgspec

from sitegen.search import cbor

SIGNATURE = b"pagefind_dcd"
"""Pagefind begins every packed file with this."""

_NAME_LENGTH = 10

Fragment = dict[str, Any]
Rewrite = Callable[[Fragment], Fragment]


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


class Bundle(msgspec.Struct, frozen=True):
    """The index's files by their paths, and the name of each page's fragment by the page's URL."""

    files: dict[str, bytes]
    fragments: dict[str, str]


def canonical(files: Mapping[str, bytes], rewrite: Rewrite) -> Bundle:
    """The canonical form of Pagefind's output, with every fragment passed through `rewrite`.

    Raises ValueError, naming the file, where one is missing, cut short or not as expected.
    """
    entry = json.loads(_take(files, "pagefind-entry.json"))
    bundle = Bundle({"pagefind.js": _take(files, "pagefind.js")}, {})
    languages = {
        language: _language(files, rewrite, bundle, language, about)
        for language, about in sorted(entry["languages"].items())
    }
    bundle.files["pagefind-entry.json"] = _json({**entry, "languages": languages})
    return bundle


def _language(
    files: Mapping[str, bytes], rewrite: Rewrite, bundle: Bundle, language: str, about: dict[str, Any]
) -> dict[str, Any]:
    """Puts a language's files into the bundle; gives what `pagefind-entry.json` is to say of it."""

    def put(folder: str, suffix: str, content: bytes) -> str:
        name = f"{language}_{hashlib.sha256(content).hexdigest()[:_NAME_LENGTH]}"
        bundle.files[f"{folder}{name}.{suffix}"] = pack(content)
        return name

    # Metadata is [version, pages, chunks, filters, sorts, metadata fields].
    meta = cast("list[Any]", cbor.decode(_content(files, f"pagefind.{about['hash']}.pf_meta")))
    for page in meta[1]:
        fragment = rewrite(json.loads(_content(files, f"fragment/{page[0]}.pf_fragment")))
        page[0] = bundle.fragments[fragment["url"]] = put("fragment/", "pf_fragment", _json(fragment))
    for chunk in meta[2]:
        chunk[2] = put("index/", "pf_index", _content(files, f"index/{chunk[2]}.pf_index"))
    for listed in meta[3]:
        values = cast("list[Any]", cbor.decode(_content(files, f"filter/{listed[1]}.pf_filter")))
        values[1] = sorted([unicodedata.normalize("NFC", value), pages] for value, pages in values[1])
        listed[1] = put("filter/", "pf_filter", cbor.encode(values))
    meta[3].sort()
    meta[4].sort()
    wasm = f"wasm.{about['wasm'] or 'unknown'}.pagefind"
    bundle.files[wasm] = pack(_content(files, wasm))
    return {**about, "hash": put("pagefind.", "pf_meta", cbor.encode(meta))}


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


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
