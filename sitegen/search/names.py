"""The two small files beside a language's index: the lexicon of names, and the vocabulary for spelling."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping

from sitegen.search import korean
from sitegen.search.entries import NAMED, SearchEntry
from sitegen.search.index_view import text_of

VOCABULARY_LIMIT = 20_000


def lexicon(entries: Iterable[SearchEntry], fragments: Mapping[str, str]) -> bytes:
    """Every person, organisation and term with all its names, so that a name is found whatever the index has.

    A JSON list of [fragment, kind, title, alias, …]; `fragments` gives the fragment's name by the page's URL.
    """
    rows = sorted(
        [
            fragments[entry.url],
            entry.kind,
            *map(_nfc, (entry.title, *entry.other_names, *entry.hidden_aliases)),
        ]
        for entry in entries
        if entry.kind in NAMED
    )
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def vocabulary(entries: Iterable[SearchEntry]) -> bytes:
    """The words of all pages, one a line, those on most pages first: what a misspelt word may stand for."""
    return "\n".join(korean.vocabulary(map(text_of, entries), VOCABULARY_LIMIT)).encode()


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
