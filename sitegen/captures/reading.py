"""What is read of a copy of a source: its text, with where its pages and moments begin; or why it cannot be read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

import msgspec

PlaceKind = Literal["page", "second"]


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where in a text a page begins, counted from 1, or what is said at a second of a recording."""

    offset: int
    kind: PlaceKind
    number: int
    label: str = ""
    """What is printed on the page as its number, where that is known and another."""


class Reading(msgspec.Struct, frozen=True):
    """The text of a copy: lines end in U+000A, pages in U+000C, paragraphs are between empty lines where the format
    tells them apart. `places` are in the order of their offsets; `format` is the name of the format."""

    text: str
    places: tuple[Place, ...] = ()
    format: str = ""

    def place_at(self, offset: int) -> Place | None:
        """The page, or the moment, that has the character at `offset`; None where the format has neither."""
        found = bisect_right(self.places, offset, key=lambda place: place.offset)
        return self.places[found - 1] if found else None


class Refusal(msgspec.Struct, frozen=True):
    """Why a file cannot be read, as the rest of a sentence that begins with its name, and how to fix it."""

    message: str
    hint: str


class UnreadableError(Exception):
    """Raised by readers: what is wrong with a file, and how to fix it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.refusal = Refusal(message, hint)


AS_TEXT = "save the source's text as a .txt file in UTF-8, with the same name"
"""What can always be done about a copy that cannot be read."""

MOST_TEXT = 1 << 22
"""The longest text of a copy, in bytes of UTF-8."""

MOST_UNPACKED = 1 << 26
"""The most that a copy may be, in bytes, once it is decompressed."""


def damaged(what: object, format_: str) -> UnreadableError:
    """That a file is damaged, with what its library says of it."""
    said = " ".join(str(what).split())[:120]
    return UnreadableError(
        f"is a damaged {format_} file{f' ({said})' if said else ''}", f"save the copy again, or {AS_TEXT}"
    )


def too_large(format_: str, most: int, what: str = "unpacked") -> UnreadableError:
    """That a file is larger than can be meant."""
    return UnreadableError(
        f"is a {format_} file with more than {most >> 20} MiB {what}",
        f"keep the part that is cited, or {AS_TEXT}",
    )


def text_with_pages(pages: list[str], labels: Sequence[str] = ()) -> tuple[str, tuple[Place, ...]]:
    """The text of pages, a form feed between them, and where each begins; `labels` are what is printed on them."""
    places, offset = [], 0
    for number, page in enumerate(pages, start=1):
        label = labels[number - 1] if number <= len(labels) else ""
        places.append(Place(offset, "page", number, label if label != str(number) else ""))
        offset += len(page) + 1
    return "\f".join(pages), tuple(places)
