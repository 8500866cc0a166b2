"""What a picture is, and whether it can be shown, from its bytes and without decoding its pixels."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from sitegen.cache.store import digest
from sitegen.pictures.formats import EXTENSIONS, SHOWN, Format, foreign, format_of
from sitegen.pictures.opening import (
    MOST_PIXELS,
    TURNED,
    PictureError,
    PictureTooLarge,
    damage,
    opened,
    orientation_of,
    words,
)
from sitegen.pictures.picture import Picture
from sitegen.pictures.svg.drawing import drawing
from sitegen.problems import Problem, Span, codes

if TYPE_CHECKING:
    from PIL import ImageFile

MOST_BYTES = 1 << 26
MOST_SIDE = 32_000
"""AVIF is limited to 32,768 pixels a side by its library, JPEG to 65,500."""
_LIMITS = f"the limits are {MOST_PIXELS // 1_000_000} megapixels and {MOST_SIDE:,} pixels a side"


class Inspection(msgspec.Struct, frozen=True):
    """What was found: a picture, if it can be shown, and the problems."""

    picture: Picture | None
    problems: tuple[Problem, ...] = ()


def inspect(data: bytes, file: str, at: Span | None = None) -> Inspection:
    """Looks at the bytes of `file`, whose name is that of messages. Problems are reported at `at`, where a record names
    the file; without it, and those inside an SVG always, in the file itself.

    A file that is cut off may be told only when it is decoded, by `make`.
    """
    at = at or Span(file)
    format_ = format_of(data)
    if format_ is None:
        return Inspection(None, (_no_picture(data, file, at),))
    misnamed = _misnamed(format_, file, at)
    if format_ == "svg":
        drawn = drawing(data, file)
        picture = Picture(digest(data).hex(), "svg", drawn.width, drawn.height, has_alpha=True)
        return Inspection(None if drawn.problems else picture, (*misnamed, *drawn.problems))
    found = _raster(data, format_, file, at)
    if isinstance(found, Picture):
        return Inspection(found, misnamed)
    return Inspection(None, (*misnamed, found))


def _raster(data: bytes, format_: Format, file: str, at: Span) -> Picture | Problem:
    name = PurePosixPath(file).name
    if len(data) > MOST_BYTES:
        message = f"{name} has {len(data) >> 20:,} MiB; the limit is {MOST_BYTES >> 20}"
        return codes.PICTURE_TOO_LARGE.at(at, message, codes.PICTURE_TOO_LARGE.hint)
    try:
        image = opened(data, format_)
        width, height = image.size
        if width * height > MOST_PIXELS or max(width, height) > MOST_SIDE:
            return _too_large(width, height, name, at)
        if _is_animated(image):
            message = f"{name} is an animation"
            return codes.ANIMATED_PICTURE.at(at, message, codes.ANIMATED_PICTURE.hint)
        orientation = orientation_of(image, data)
    except PictureTooLarge:
        return codes.PICTURE_TOO_LARGE.at(at, f"{name} is too large; {_LIMITS}", codes.PICTURE_TOO_LARGE.hint)
    except PictureError as error:
        return damaged(name, format_, str(error), at)
    if orientation >= TURNED:
        width, height = height, width
    return Picture(digest(data).hex(), format_, width, height, orientation, image.has_transparency_data)


def damaged(name: str, format_: Format, reason: str, at: Span) -> Problem:
    """A picture that cannot be decoded."""
    message = f"{name} is {SHOWN[format_]} that cannot be read: {reason}"
    return codes.UNREADABLE_PICTURE.at(at, message, codes.UNREADABLE_PICTURE.hint)


def _is_animated(image: ImageFile.ImageFile) -> bool:
    try:
        return bool(getattr(image, "is_animated", False))  # which looks for a second frame of a GIF
    except damage() as error:
        raise PictureError(words(error)) from error


def _too_large(width: int, height: int, name: str, at: Span) -> Problem:
    pixels = width * height
    area = f", {pixels // 1_000_000:,} megapixels" if pixels > MOST_PIXELS else ""
    message = f"{name} has {width:,} × {height:,} pixels{area}; {_LIMITS}"
    return codes.PICTURE_TOO_LARGE.at(at, message, codes.PICTURE_TOO_LARGE.hint)


def _no_picture(data: bytes, file: str, at: Span) -> Problem:
    path = PurePosixPath(file)
    other = foreign(data)
    if other is not None:
        name, advice = other
        return codes.UNSUPPORTED_PICTURE.at(at, f"{path.name} is not a picture for the web: {name}", advice)
    if not data:
        return codes.UNREADABLE_PICTURE.at(at, f"{path.name} is empty", codes.UNREADABLE_PICTURE.hint)
    if any(path.suffix.lower() in endings for endings in EXTENSIONS.values()):
        message = f"{path.name} is not a picture, or its beginning is damaged"
        return codes.UNREADABLE_PICTURE.at(at, message, codes.UNREADABLE_PICTURE.hint)
    message = f"{path.name} is none of the pictures that browsers show: JPEG, PNG, WebP, AVIF, GIF, SVG"
    return codes.UNSUPPORTED_PICTURE.at(at, message, codes.UNSUPPORTED_PICTURE.hint)


def _misnamed(format_: Format, file: str, at: Span) -> tuple[Problem, ...]:
    path = PurePosixPath(file)
    if path.suffix.lower() in EXTENSIONS[format_]:
        return ()
    right = path.with_suffix(EXTENSIONS[format_][0]).name
    message = f"{path.name} contains {SHOWN[format_]}"
    return (codes.WRONG_EXTENSION.at(at, message, f'rename it to "{right}"'),)
