"""Which formats of media there are, told by a file's first bytes; its name only where bytes do not say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from sitegen.pictures import formats as pictures

MediaKind = Literal["image", "chart", "table", "document", "audio", "video"]
"""What a medium is, as its record says or its file shows."""

Nature = Literal["image", "data", "document", "audio", "video", "times", "text", "unknown"]


class MediaFormat(msgspec.Struct, frozen=True):
    """A format of files: its name, its media type (https://www.iana.org/assignments/media-types), the endings that
    files of it have, and what such a file is."""

    name: str
    media_type: str
    endings: tuple[str, ...]
    nature: Nature


_PICTURES: Mapping[pictures.Format, str] = {
    "jpeg": "JPEG", "png": "PNG", "webp": "WebP", "avif": "AVIF", "gif": "GIF", "svg": "SVG",
}  # fmt: skip
"""What readers call the formats that `sitegen.pictures` tells apart."""


def _endings(extensions: Iterable[str]) -> tuple[str, ...]:
    return tuple(extension.removeprefix(".") for extension in extensions)


UNKNOWN = MediaFormat("", "application/octet-stream", (), "unknown")

FORMATS: tuple[MediaFormat, ...] = (
    *(
        MediaFormat(name, pictures.MEDIA_TYPES[format_], _endings(pictures.EXTENSIONS[format_]), "image")
        for format_, name in _PICTURES.items()
    ),
    MediaFormat("PDF", "application/pdf", ("pdf",), "document"),
    MediaFormat("CSV", "text/csv", ("csv",), "data"),
    MediaFormat("WebVTT", "text/vtt", ("vtt",), "times"),
    MediaFormat("SubRip", "application/x-subrip", ("srt",), "times"),
    MediaFormat("plain text", "text/plain", ("txt",), "text"),
    MediaFormat("MP3", "audio/mpeg", ("mp3",), "audio"),
    MediaFormat("MPEG-4 audio", "audio/mp4", ("m4a",), "audio"),
    MediaFormat("Ogg", "audio/ogg", ("ogg", "oga", "opus"), "audio"),
    MediaFormat("FLAC", "audio/flac", ("flac",), "audio"),
    MediaFormat("WAV", "audio/wav", ("wav",), "audio"),
    MediaFormat("MPEG-4", "video/mp4", ("mp4", "m4v"), "video"),
    MediaFormat("WebM", "video/webm", ("webm",), "video"),
)
"""What browsers show or play, and what sitegen reads."""

_BY_ENDING = {ending: format_ for format_ in FORMATS for ending in format_.endings}
_BY_NAME = {format_.name: format_ for format_ in FORMATS}

_BEGINNINGS = (
    (b"%PDF-", "PDF"),
    (b"WEBVTT", "WebVTT"),
    (b"\xef\xbb\xbfWEBVTT", "WebVTT"),
    (b"ID3", "MP3"),
    (b"\xff\xfb", "MP3"),
    (b"\xff\xf3", "MP3"),
    (b"\xff\xf2", "MP3"),
    (b"OggS", "Ogg"),
    (b"fLaC", "FLAC"),
    (b"\x1a\x45\xdf\xa3", "WebM"),
)


def format_of(head: bytes, name: str) -> MediaFormat:
    """The format of a file that begins with `head`. Formats of text are told by the ending of its `name`, and so is
    what nobody knows; its bytes win where they say otherwise."""
    by_ending = _BY_ENDING.get(ending_of(name), UNKNOWN)
    picture = pictures.format_of(head)
    if picture is not None and not (picture == "svg" and reads_as_text(by_ending)):
        return _BY_NAME[_PICTURES[picture]]
    for beginning, format_ in _BEGINNINGS:
        if head.startswith(beginning):
            return _BY_NAME[format_]
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return _BY_NAME["WAV"]
    if head[4:8] == b"ftyp" and not pictures.is_heic(head):  # ISO/IEC 14496-12, by the major brand
        return _BY_NAME["MPEG-4 audio" if head[8:12].startswith(b"M4A") else "MPEG-4"]
    return by_ending if reads_as_text(by_ending) else UNKNOWN


def ending_of(name: str) -> str:
    """The ending of a file's name, in small letters, without its point; "" where there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def reads_as_text(format_: MediaFormat) -> bool:
    """Whether sitegen reads what a file of this format says."""
    return format_.nature in ("data", "times", "text")


def is_called_image(name: str) -> bool:
    """Whether a file's name says that it is a picture."""
    return _BY_ENDING.get(ending_of(name), UNKNOWN).nature == "image" or ending_of(name) in _FOREIGN_IMAGES


_FOREIGN_IMAGES = frozenset(
    ("heic", "heif", "tif", "tiff", "bmp", "ico", "psd", "jxl", "jp2", "svgz", "eps", "ai")
)
