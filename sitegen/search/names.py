"""What is known of a language's words besides its index: the lexicon of names, and the vocabulary for spelling."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from sitegen.search import korean
from sitegen.search.entries import SearchEntry
from sitegen.search.folding import fold
from sitegen.search.index_view import text_of

VOCABULARY_LIMIT = 20_000


def lexicon(entries: Iterable[SearchEntry], fragments: Mapping[str, str]) -> list[list[str]]:
    """Every person, organisation and term with all its names, so that a name is found whatever the index has.

    A list of [fragment, title, alias, …] in order; `fragments` gives the fragment's name by the page's URL.
    """
    return sorted(
        [fragments[entry.url], *map(_nfc, (entry.title, *entry.other_names, *entry.hidden_aliases))]
        for entry in entries
        if entry.is_name
    )


def vocabulary(entries: Iterable[SearchEntry]) -> bytes:
    """The words of all pages, one a line, those on most pages first: what a misspelt word may stand for."""
    texts = (fold(text_of(entry)) for entry in entries)
    return "\n".join(korean.vocabulary(texts, VOCABULARY_LIMIT)).encode()


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
