"""What a JPEG or a PNG says of camera, place and program, left out of it without touching its pixels."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

_SOI, _EOI, _SOS, _COM, _APP = 0xD8, 0xD9, 0xDA, 0xFE, range(0xE0, 0xF0)
_WITHOUT_LENGTH = frozenset((0x01, *range(0xD0, 0xD8)))
_KEPT_CHUNKS = frozenset((b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"cICP"))
_PNG = b"\x89PNG\r\n\x1a\n"


class Damaged(Exception):
    """A file ends in the middle, or is not of its format."""


def bare_jpeg(data: bytes, orientation: int) -> bytes:
    """A JPEG (ITU-T T.81, annex B) with no more than what its pixels need: no Exif but its orientation, no XMP,
    comments, thumbnails or further pictures. Raises Damaged."""
    exif = b"Exif\0\0" + _tiff(orientation) if orientation != 1 else b""
    start = b"\xff\xd8" + (b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif if exif else b"")
    return start + b"".join(_segments(data)) + b"\xff\xd9"


def _segments(data: bytes) -> Iterator[bytes]:
    at = 2
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 2 > len(data):
            raise Damaged
        marker = data[at + 1]
        if marker == _EOI:
            return
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        size = 0 if marker in _WITHOUT_LENGTH else int.from_bytes(data[at + 2 : at + 4], "big")
        end = at + 2 + size
        if end > len(data):
            raise Damaged
        if marker == _SOS:
            end = _end_of_scan(data, end)
        if not _is_metadata(marker, data[at + 4 : at + 16]):
            yield data[at:end]
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the coded pixels end: at the next marker that is neither a stuffed byte nor a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 2 > len(data):
            raise Damaged
        if data[at + 1] != 0 and data[at + 1] not in _WITHOUT_LENGTH and data[at + 1] != 0xFF:
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def _is_metadata(marker: int, start: bytes) -> bool:
    is_kept = (
        (marker == _APP[0] and start.startswith(b"JFIF\0"))
        or (marker == _APP[2] and start.startswith(b"ICC_PROFILE\0"))
        or (marker == _APP[14] and start.startswith(b"Adobe"))
    )
    return marker == _COM or (marker in _APP and not is_kept)


def bare_png(data: bytes, orientation: int) -> bytes:
    """The same of a PNG (third edition, 5.3). Raises Damaged."""
    parts = [_PNG]
    at = len(_PNG)
    while True:
        if at + 12 > len(data):
            raise Damaged
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8]
        if name[0] & 0x20 == 0 or name in _KEPT_CHUNKS:
            parts.append(data[at:end])
        if name == b"IHDR" and orientation != 1:
            parts.append(_chunk(b"eXIf", _tiff(orientation)))
        if name == b"IEND":
            return b"".join(parts)
        at = end


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _tiff(orientation: int) -> bytes:
    """Exif that says nothing but how to turn the picture."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)
