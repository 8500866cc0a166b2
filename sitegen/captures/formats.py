"""Which formats of copies there are: how files of each are named, told by their first bytes, and read."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

import msgspec

from sitegen.captures.reading import Reading

Read = Callable[[bytes, str], Reading]
"""Reads the bytes of a copy, in the encoding that was declared for it, "" where none was. Raises UnreadableError."""


class Format(msgspec.Struct, frozen=True):
    """A format: its name, the suffixes and media types that files of it have, the module with its `read`, and the
    library that this needs. `begins`, a regular expression, tells a file of it by its bytes; where there is none, only
    its name does."""

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    module: str
    library: str = ""
    begins: bytes = b""

    @property
    def reader(self) -> Read:
        """What reads it, imported when it is asked for. Raises ImportError where the library is missing."""
        return cast(Read, import_module(f"sitegen.captures.{self.module}").read)


_TEXT = rb"(?i)(?:\xef\xbb\xbf)?\s*"
"""What any text may begin with."""


TEXT = Format("plain text", (".txt",), ("text/plain",), "plain")
HTML = Format(
    "HTML", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), "html", "lxml",
    _TEXT + rb"(?:<\?xml[^>]*>\s*)?(?:<!--.{,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
)  # fmt: skip
DOCX = Format(
    "Word", (".docx",), ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",), "docx",
    "python-docx", rb"PK\x03\x04",
)  # fmt: skip

FORMATS: tuple[Format, ...] = (
    Format("PDF", (".pdf",), ("application/pdf",), "pdf", "pypdf", rb".{,1024}?%PDF-"),
    DOCX,
    Format(
        "WARC", (".warc", ".warc.gz"), ("application/warc", "application/x-warc"), "warc", "warcio",
        rb"WARC/\d",
    ),
    Format(
        "MHTML", (".mhtml", ".mht"), ("multipart/related", "message/rfc822", "application/x-mimearchive"), "mhtml",
        "lxml",
        _TEXT + rb"(?=[\w-]+:.{,4000}?(?<![^\n])content-type:\s*(?:multipart/related|text/html))"
        rb"(?=(?:.{,4000}?(?<![^\n]))?mime-version:)",
    ),
    Format("WebVTT", (".vtt",), ("text/vtt",), "cues", "", rb"(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|$)"),
    Format(
        "SubRip", (".srt",), ("application/x-subrip", "text/srt"), "cues", "",
        _TEXT + rb"\d+[ \t]*\r?\n\d+:\d\d:\d\d[,.]\d{1,3}[ \t]*-->",
    ),
    HTML,
    TEXT,
)  # fmt: skip
"""All formats, those told by their first bytes in the order in which they are tried."""

FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (
        rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Word or an encrypted Office file",
        "save it as .docx without a password, or as .pdf",
    ),
    (
        rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|II\*\0|MM\0\*",
        "a picture",
        "run text recognition on it and save the text as .txt",
    ),
    (rb"\{\\rtf", "an RTF file", "save it as .docx or .txt"),
    (rb"Rar!|7z\xbc\xaf|BZh|\xfd7zXZ", "an archive", "take the copy out of it"),
)
"""What is told by its first bytes and not read: what it is, and what to do."""

BY_SUFFIX: Mapping[str, Format] = {suffix: format_ for format_ in FORMATS for suffix in format_.suffixes}
_BY_MEDIA_TYPE = {type_: format_ for format_ in FORMATS for type_ in format_.media_types}
_LONGEST_FIRST = sorted(BY_SUFFIX, key=len, reverse=True)


def does_begin(data: bytes, pattern: bytes) -> bool:
    """Whether a file begins with what matches the pattern."""
    return re.match(pattern, data, re.DOTALL) is not None


def suffix_of(name: str) -> str:
    """The suffix of a file's name that says which format it has, in small letters; "" where none does."""
    lower = name.lower()
    return next((suffix for suffix in _LONGEST_FIRST if lower.endswith(suffix)), "")


def declared_format(name: str, media_type: str) -> Format | None:
    """The format that a file is said to have. Servers call many texts `text/plain`: there, a name says more."""
    by_name = BY_SUFFIX.get(suffix_of(name))
    by_type = _BY_MEDIA_TYPE.get(media_type.partition(";")[0].strip().lower())
    return by_name or by_type if by_type in (None, TEXT) else by_type


def declared_charset(media_type: str) -> str:
    """The encoding that a media type gives (RFC 9110, 8.3.2); "" where it gives none."""
    found = re.search(r";\s*charset\s*=\s*\"?([\w.:+-]+)", media_type, re.IGNORECASE)
    return found[1] if found else ""


def format_by_bytes(data: bytes) -> Format | None:
    """The format that the first bytes of a file show, a gzipped one's those within; None where they show none."""
    start = data[:8192]
    if start.startswith(b"\x1f\x8b"):
        try:
            start = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(start, 8192)
        except zlib.error:
            return None
    return next(
        (format_ for format_ in FORMATS if format_.begins and does_begin(start, format_.begins)), None
    )
