"""Which files are made of a picture, with names that can be written into pages before anything is made."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sitegen.cache.store import digest
from sitegen.pictures.formats import EXTENSIONS, Format, Made
from sitegen.pictures.picture import Picture, Settings, Variant

RECIPE = 1
"""Counted up when the same picture is made in another way, so that nobody is served what browsers remember."""

HASH_DIGITS = 8
MOST_OF_WEBP = 16_383
"""The largest side of a WebP in pixels. Who has that has no use for AVIF either."""

FORMATS: Mapping[Format, tuple[Made, ...]] = {
    "jpeg": ("avif", "webp", "jpeg"),
    "png": ("avif", "webp", "png"),
    "gif": ("avif", "webp", "png"),
    "webp": ("avif", "webp"),
    "avif": ("avif", "webp"),
    "svg": ("svg",),
}
"""What is made of a picture, the smallest first and last what every browser shows."""


def plan(picture: Picture, id_: str, settings: Settings) -> tuple[Variant, ...]:
    """The files to be made of a picture, whose names begin with `id_`: in each format the widths of `settings` that it
    has, and its own where it has not the largest. Nothing is enlarged."""
    if picture.format == "svg":
        return (_variant(picture, id_, "svg", picture.width, settings),)
    return tuple(
        _variant(picture, id_, format_, width, settings)
        for format_ in _formats(picture)
        for width in _widths(picture.width, settings.widths)
    )


def _formats(picture: Picture) -> tuple[Made, ...]:
    formats = FORMATS[picture.format]
    if max(picture.width, picture.height) > MOST_OF_WEBP:
        return formats[-1:]
    return formats


def _widths(own: int, widths: tuple[int, ...]) -> tuple[int, ...]:
    wanted = sorted(width for width in set(widths) if width < own)
    return (*wanted, own) if own <= max(widths, default=own) else tuple(wanted)


def _variant(picture: Picture, id_: str, format_: Made, width: int, settings: Settings) -> Variant:
    base = min(picture.width, max(settings.widths, default=picture.width))
    height = max(1, round(picture.height * width / picture.width))
    ground = f"{RECIPE} {_encoder(format_)} {picture.digest} {format_} {width} {height} {base}"
    mark = digest(ground.encode()).hex()[:HASH_DIGITS]
    size = "" if format_ == "svg" else f"-{width}"
    name = f"{settings.folder}/{id_}{size}.{mark}{EXTENSIONS[format_][0]}"
    return Variant(name, format_, width, height, base)


@cache
def _encoder(format_: Made) -> str:
    """What makes files of a format: the version of Pillow, which brings its libraries with it."""
    from importlib.metadata import version

    return "" if format_ == "svg" else version("pillow")
