"""Pictures opened by Pillow, by what they contain, with everything that can be wrong with them as one error.

Not `Image.open`: it imports the plugins of forty formats, and warns of sizes through a filter that threads share.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

from sitegen.pictures.formats import Format

if TYPE_CHECKING:  # Pillow is imported where a picture is looked at, which most builds need not do
    from PIL import ImageFile

_DAMAGE: tuple[type[Exception], ...] = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    MemoryError,
    struct.error,
    zlib.error,
)
MOST_PIXELS = 64_000_000
"""More than cameras for the full format take. A worker needs eight bytes for each, and for a WebP sixteen."""
UPRIGHT = 1
TURNED = 5
"""From this orientation on, width and height change places."""
_ORIENTATION, _SHORT = 0x0112, 3


class PictureError(Exception):
    """A picture cannot be decoded or made; its text says why."""


class PictureTooLarge(PictureError):
    """A picture has so many pixels that Pillow does not even begin."""


def damage() -> tuple[type[Exception], ...]:
    """What Pillow raises for files that are cut off, damaged, or made to do harm."""
    from PIL.Image import DecompressionBombError

    return (DecompressionBombError, *_DAMAGE)


def opened(data: bytes, format_: Format) -> ImageFile.ImageFile:
    """The picture with its header read and its pixels not. Raises PictureError, and nothing else."""
    from PIL.Image import DecompressionBombError

    try:
        return _plugin(format_)(BytesIO(data))
    except DecompressionBombError as error:
        raise PictureTooLarge(words(error)) from error
    except _DAMAGE as error:
        raise PictureError(words(error)) from error


def orientation_of(image: ImageFile.ImageFile, data: bytes) -> int:
    """How the pixels have to be turned, 1 to 8 (Exif 2.32, 4.6.4 A), as browsers do: only Exif counts, not XMP."""
    raw = image.info.get("exif") or (_exif_of_png(data) if image.format == "PNG" else None)
    try:
        found = _orientation(raw.removeprefix(b"Exif\0\0")) if isinstance(raw, bytes) else UPRIGHT
    except struct.error:  # it is cut off
        return UPRIGHT
    return found if 1 <= found <= 8 else UPRIGHT


def _orientation(tiff: bytes) -> int:
    """The orientation in the first directory of Exif's data, a TIFF (TIFF 6.0, section 2): Pillow's own reader warns of
    whatever else is wrong in it. Raises struct.error."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return UPRIGHT
    (start,) = struct.unpack_from(f"{order}L", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    for at in range(start + 2, start + 2 + 12 * count, 12):
        tag, type_, _, value = struct.unpack_from(f"{order}HHLH", tiff, at)
        if tag == _ORIENTATION and type_ == _SHORT:
            return int(value)
    return UPRIGHT


def words(error: Exception) -> str:
    """What an error of Pillow says, in one line."""
    return " ".join(str(error).split()) or type(error).__name__


def _plugin(format_: Format) -> Callable[[BytesIO], ImageFile.ImageFile]:
    match format_:
        case "jpeg":
            return _jpeg()
        case "png":
            from PIL.PngImagePlugin import PngImageFile

            return PngImageFile
        case "webp":
            return _webp
        case "avif":
            return _avif
        case "gif":
            from PIL.GifImagePlugin import GifImageFile

            return GifImageFile
    raise PictureError(f"{format_} has no pixels")


def _jpeg() -> Callable[[BytesIO], ImageFile.ImageFile]:
    from PIL.Image import Exif
    from PIL.JpegImagePlugin import JpegImageFile

    class Jpeg(JpegImageFile):
        """A JPEG whose Exif is not read when it is opened, only to learn of a resolution: damage in it is warned of."""

        def getexif(self) -> Exif:
            return Exif()

    return Jpeg


def _webp(data: BytesIO) -> ImageFile.ImageFile:
    from PIL.WebPImagePlugin import WebPImageFile

    head = data.getvalue()[:30]
    width, height = (int.from_bytes(head[at : at + 3], "little") + 1 for at in (24, 27))
    if head[12:16] == b"VP8X" and width * height > MOST_PIXELS:  # for which the decoder would ask for memory
        raise PictureTooLarge(f"{width:,} × {height:,} pixels")
    return WebPImageFile(data)


def _avif(data: BytesIO) -> ImageFile.ImageFile:
    from PIL.AvifImagePlugin import AvifImageFile

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Exif, as above
        return AvifImageFile(data)


def _exif_of_png(data: bytes) -> bytes | None:
    """The eXIf chunk, which may follow the pixels (PNG, third edition, 11.3.4.5), where Pillow would decode them."""
    at = 8
    while at + 8 <= len(data):
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if name == b"eXIf":
            return data[at + 8 : at + 8 + size]
        at += size + 12
    return None
