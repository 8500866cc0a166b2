"""Books by their ISBN, from Open Library: an open catalogue of the Internet Archive that answers without a key, in
every language (https://openlibrary.org/dev/docs/api/books).

Its data are in the public domain and by anybody: what is wrong in it, the editor has to see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

import msgspec

from sitegen.importing.bibliography import finished
from sitegen.importing.item import Draft, Item, PersonName
from sitegen.importing.normalise import language_tag
from sitegen.problems import Problem, Span, codes
from sitegen.runtime.patterns import lazy_pattern

_ROLES = (
    ("translator", lazy_pattern(r"translat|übersetz|traduct|옮긴|번역", re.IGNORECASE)),
    ("editor", lazy_pattern(r"^edit|\bed\.|엮은|편집", re.IGNORECASE)),
    ("illustrator", lazy_pattern(r"illustrat|그린|그림", re.IGNORECASE)),
)
_EDITION = lazy_pattern(
    r"\s*([0-9]+)(?:st|nd|rd|th|판)?\.?(?:\s*(?:ed(?:ition|\.)?|판))?\.?\s*", re.IGNORECASE
)


def query(isbn: str) -> str:
    """The path by which a book is asked for."""
    return f"/api/books?{urlencode({'bibkeys': f'ISBN:{isbn}', 'format': 'json', 'jscmd': 'details'})}"


def read_book(data: bytes, isbn: str, name: str) -> tuple[list[Item], list[Problem]]:
    """The book that the service sent for an ISBN, and what is wrong with it. `name` is what messages call it."""
    try:
        answer = msgspec.json.decode(data, type=dict[str, dict[str, Any]])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        message = "Open Library's answer cannot be read: it is no JSON"
        return [], [codes.UNFETCHED_REFERENCE.at(Span(name), message, "try again later")]
    book = next((one.get("details") for one in answer.values()), None)
    if not isinstance(book, dict):
        message = "Open Library has no book with this ISBN"
        hint = "export the entry of a library's catalogue as RIS, and add that"
        return [], [codes.UNFETCHED_REFERENCE.at(Span(name), message, hint)]
    draft = Draft(Span(name), "", "book")
    _fill(draft, book, isbn)
    return finished([draft], [])


def _fill(draft: Draft, book: Mapping[str, Any], isbn: str) -> None:
    title = " ".join(filter(None, (_text(book.get("title_prefix")), _text(book.get("title")))))
    draft.text("title", ": ".join(filter(None, (title, _text(book.get("subtitle"))))))
    draft.people("authors", (PersonName(literal=name) for name in _names(book.get("authors"))))
    for one in book.get("contributors") or ():
        if isinstance(one, dict):
            role = next(
                (field for field, words in _ROLES if words.search(_text(one.get("role")))), "contributor"
            )
            draft.people(role, [PersonName(literal=_text(one.get("name")))])
    draft.text("issued", _text(book.get("publish_date")))
    draft.text("isbn", isbn)
    for field, key in (
        ("publisher", "publishers"),
        ("publisher_place", "publish_places"),
        ("collection_title", "series"),
    ):
        for value in _texts(book.get(key)):
            draft.text(field, value, f"further {key}")
    draft.text("number_of_pages", _text(book.get("number_of_pages")))
    edition = _text(book.get("edition_name"))
    if found := _EDITION.fullmatch(edition):
        draft.text("edition", found[1])
    elif edition:
        draft.leave_out(f"edition: {edition}")
    for language in book.get("languages") or ():
        code = _text(language.get("key")).rpartition("/")[2] if isinstance(language, dict) else ""
        draft.text("language", language_tag(code), "further languages")
    if book.get("description"):
        draft.leave_out("description")


def _text(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("value")
    return str(value) if isinstance(value, str | int) else ""


def _texts(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else ():
        yield _text(one.get("name")) if isinstance(one, dict) else _text(one)


def _names(value: object) -> Iterator[str]:
    yield from filter(None, _texts(value))
