"""The formats of pictures, told by what files contain, never by their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Format = Literal["jpeg", "png", "webp", "avif", "gif", "svg"]
"""What a picture may be given as."""

Made = Literal["jpeg", "png", "webp", "avif", "svg"]
"""What a picture is made into."""

EXTENSIONS: Mapping[Format, tuple[str, ...]] = {
    "jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "png": (".png",),
    "webp": (".webp",),
    "avif": (".avif",),
    "gif": (".gif",),
    "svg": (".svg",),
}
"""How names of files end, the usual ending first."""

MEDIA_TYPES: Mapping[Format, str] = {
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "avif": "image/avif",
    "gif": "image/gif",
    "svg": "image/svg+xml",
}

SHOWN: Mapping[Format, str] = {
    "jpeg": "a JPEG",
    "png": "a PNG",
    "webp": "a WebP",
    "avif": "an AVIF",
    "gif": "a GIF",
    "svg": "an SVG",
}
"""The formats in messages."""

_AS_PHOTOGRAPH = "save it as JPEG"
_AS_IMAGE = "save it as PNG, or as JPEG if it is a photograph"
_AS_DRAWING = "export it as SVG, or as PNG"

_FOREIGN_BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "HEIC"),
    **dict.fromkeys((b"isom", b"iso2", b"mp41", b"mp42", b"M4V ", b"qt  "), "a video"),
}

_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"II*\0", "TIFF or a camera's raw format", _AS_IMAGE),
    (b"MM\0*", "TIFF or a camera's raw format", _AS_IMAGE),
    (b"BM", "BMP", _AS_IMAGE),
    (b"\0\0\x01\0", "an icon (ICO)", "save it as PNG"),
    (b"%PDF", "PDF", _AS_DRAWING),
    (b"%!PS", "PostScript", _AS_DRAWING),
    (b"8BPS", "a Photoshop document", _AS_IMAGE),
    (b"gimp xcf", "a GIMP document", _AS_IMAGE),
    (b"\0\0\0\x0cJXL ", "JPEG XL", _AS_IMAGE),
    (b"\xff\x0a", "JPEG XL", _AS_IMAGE),
    (b"\0\0\0\x0cjP  ", "JPEG 2000", _AS_IMAGE),
    (b"\xff\x4f\xff\x51", "JPEG 2000", _AS_IMAGE),
    (b"\x1f\x8b", "compressed with gzip", "if it is an SVGZ, save it as plain SVG"),
    (b"version https://git-lfs", "a pointer of Git LFS", "fetch the file itself: git lfs pull"),
)


def format_of(data: bytes) -> Format | None:
    """What a file contains, by its first bytes; None if that is nothing that a picture may be given as."""
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if data[4:8] == b"ftyp" and _is_avif(data):
        return "avif"
    return "svg" if _is_svg(data) else None


def foreign(data: bytes) -> tuple[str, str] | None:
    """What a file contains that is none of the formats, and what to do with it; None if nobody knows."""
    if data[4:8] == b"ftyp" and data[8:12] in _FOREIGN_BRANDS:
        name = _FOREIGN_BRANDS[data[8:12]]
        advice = "use it as a video, not as a picture" if name == "a video" else _AS_PHOTOGRAPH
        return name, advice
    return next(((name, advice) for start, name, advice in _FOREIGN if data.startswith(start)), None)


def is_heic(data: bytes) -> bool:
    """Whether a file is a picture as telephones take it, which browsers do not show."""
    return data[4:8] == b"ftyp" and _FOREIGN_BRANDS.get(data[8:12]) == "HEIC"


def _is_avif(data: bytes) -> bool:
    """ISO/IEC 14496-12, 4.3: the major brand, or else the compatible ones that follow it."""
    size = int.from_bytes(data[:4], "big")
    brands = data[8 : min(size, 256)]
    return any(brands[i : i + 4] in (b"avif", b"avis") for i in range(0, len(brands), 4))


def _is_svg(data: bytes) -> bool:
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16
        start = start[2:].replace(b"\0", b"")
    return start.startswith(b"<") and (b"<svg" in start or b":svg" in start or b"<!DOCTYPE svg" in start)
