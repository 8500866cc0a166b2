"""Plain text; a form feed begins a new page."""

from __future__ import annotations

from sitegen.captures.encodings import decoded
from sitegen.captures.reading import Reading, text_with_pages


def read(data: bytes, charset: str = "") -> Reading:
    """The text of a file, in UTF-8 unless something else was declared."""
    return reading_of(decoded(data, charset))


def reading_of(text: str) -> Reading:
    """The text as it is compared, with its pages."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if "\f" not in text.strip("\f \n"):
        return Reading(text)
    return Reading(*text_with_pages(text.split("\f")))
