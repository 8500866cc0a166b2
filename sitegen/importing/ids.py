"""The id of a source that is added: its key in the bibliography where that can be one, else author, year and word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from sitegen.content.scalars import ID
from sitegen.importing.item import Item

_LETTERS = str.maketrans({
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d",
    "Ð": "D", "þ": "th", "Þ": "Th", "ł": "l", "Ł": "L", "ħ": "h", "ı": "i", "’": "", "'": "",
})  # fmt: skip
_SMALL_WORDS = (
    *("a", "an", "the", "of", "on", "in", "to", "for", "and", "or", "from", "with", "by", "at"),
    *("der", "die", "das", "ein", "eine", "und", "le", "la", "les", "l", "un", "une", "de", "du", "des"),
    *("el", "los", "las", "il", "lo", "gli", "i"),
)
_LONGEST = 60


def id_of(item: Item, taken: Container[str]) -> str:
    """An id for an item that is not taken. No script is spelled in another: what has no Latin letters is `source-1`,
    `source-2` …, and so is what has an address for a key, as in Zotero's CSL-JSON."""
    made = item.key if _can_be_id(item.key) else _made(item) or slug("" if "://" in item.key else item.key)
    base = made if re.search("[a-z]", made) else "source-1"
    if base not in taken:
        return base
    stem, n = ("source", 1) if base == "source-1" else (base, 1)
    while f"{stem}-{n + 1}" in taken:
        n += 1
    return f"{stem}-{n + 1}"


def _can_be_id(key: str) -> bool:
    return len(key) <= _LONGEST and ID.match(key) is not None and re.search("[a-z]", key) is not None


def _made(item: Item) -> str:
    """Author, year, and the first word of the title that says something, as far as they have Latin letters."""
    names = item.names.get("authors") or item.names.get("editor") or ()
    author = slug(names[0].family or names[0].literal) if names else ""
    year = re.match(r"-?[0-9]{4}", item.texts.get("issued", ""))
    words = slug(item.texts.get("title", ""), _LONGEST * 5).split("-")
    word = next((word for word in words if word not in _SMALL_WORDS and not word.isdecimal()), "")
    if not author and not word:
        return ""
    return "-".join(filter(None, (author, year.group().strip("-") if year else "", word)))[:_LONGEST].strip(
        "-"
    )


def slug(text: str, longest: int = 30) -> str:
    """The Latin letters and digits of a text in lower case, without accents, with hyphens between words."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain.lower()).strip("-")[:longest].strip("-")
