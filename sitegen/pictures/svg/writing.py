"""Text as XML has it. Not by xml.sax.saxutils, with which half of what Python has for networks is imported."""

from __future__ import annotations

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_TEXT = str.maketrans(_ESCAPES)
_VALUE = str.maketrans({**_ESCAPES, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def escaped(text: str) -> str:
    """The text between two tags."""
    return text.translate(_TEXT)


def quoted(value: str) -> str:
    """The value of an attribute in its quotation marks."""
    return f'"{value.translate(_VALUE)}"'
