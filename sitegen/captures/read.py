"""A copy of a source, in any format, as text."""

from __future__ import annotations

import struct
import zlib

import msgspec

from sitegen.captures.formats import (
    FOREIGN,
    HTML,
    TEXT,
    Format,
    declared_charset,
    declared_format,
    does_begin,
    format_by_bytes,
)
from sitegen.captures.reading import (
    AS_TEXT,
    MOST_TEXT,
    Reading,
    Refusal,
    UnreadableError,
    damaged,
    too_large,
)
from sitegen.runtime.patterns import lazy_pattern

_DAMAGED = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
"""What libraries raise for damaged files, besides their own errors: they trust much of what a file says of itself."""

_READ = ".pdf, .html, .docx, .txt, .vtt, .srt, .mhtml, .warc"
_BY_NAME_ALONE = ("plain text", "HTML", "WebVTT", "SubRip")
"""Formats in which a text may be without its first bytes showing it."""
_CONTROLS = lazy_pattern(r"[\0-\x08\x0e-\x1f\x7f]")


def read_document(data: bytes, name: str, media_type: str = "") -> Reading | Refusal:
    """The text of a copy, or why it cannot be read. `name` is the file's, `media_type` what a server said of it
    (`text/html; charset=euc-kr`). What cannot be read as what it is, is never read as text."""
    try:
        format_ = _format_of(data, name, media_type)
        return _checked(_read(format_, data, declared_charset(media_type)), format_)
    except UnreadableError as error:
        return error.refusal


def _format_of(data: bytes, name: str, media_type: str) -> Format:
    """The format of a file. Raises UnreadableError where none is known, or where it is not the one it is named for."""
    if not data.strip(b"\0\t\n\f\r "):
        raise UnreadableError("is empty", "save the copy again")
    for begins, what, hint in FOREIGN:
        if does_begin(data, begins):
            raise UnreadableError(f"is {what}, which is not read", hint)
    declared, shown = declared_format(name, media_type), format_by_bytes(data)
    if declared is None:
        if shown is None:
            raise UnreadableError("is in a format that is not read", f"save the copy as one of {_READ}")
        return shown
    if shown is None:
        if declared.name in _BY_NAME_ALONE:
            return declared
        raise UnreadableError(
            f"is no {declared.name} file, or its beginning is lost", f"save it again, or {AS_TEXT}"
        )
    if shown != declared and not (shown.begins and {shown.name, declared.name} <= {"WebVTT", "SubRip"}):
        raise UnreadableError(
            f"is a file in {shown.name}, named or served as {declared.name}", f"name it …{shown.suffixes[0]}"
        )
    return shown


def _read(format_: Format, data: bytes, charset: str) -> Reading:
    try:
        return format_.reader(data, charset)
    except ImportError as error:
        if (error.name or "").startswith("sitegen") or not format_.library:
            raise
        raise UnreadableError(
            f"cannot be read: {format_.library} is not installed",
            f"install sitegen-explainers[capture], or {AS_TEXT}",
        ) from error
    except _DAMAGED as error:
        raise damaged("" if isinstance(error, MemoryError) else error, format_.name) from error


def _checked(found: Reading, format_: Format) -> Reading:
    """What was read, without characters that are in no text. Raises UnreadableError where nothing is left."""
    text = found.text
    try:
        size = len(text.encode())
    except UnicodeEncodeError:  # halves of surrogate pairs, as fonts of PDFs and entities of HTML give them
        text = "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in text)
        size = len(text.encode())
    if size > MOST_TEXT:
        raise too_large(format_.name, MOST_TEXT, "of text")
    if not text.strip():
        raise UnreadableError("has no text", AS_TEXT)
    if format_ in (TEXT, HTML) and len(_CONTROLS.findall(text)) > len(text) // 100:
        raise UnreadableError(
            f"is not {format_.name}: it has control characters", f"save it again, or {AS_TEXT}"
        )
    text = _CONTROLS.sub(" ", text) if format_ is not TEXT else text
    return msgspec.structs.replace(found, text=text, format=format_.name)
