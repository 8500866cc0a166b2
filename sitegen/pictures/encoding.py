"""The bytes of a variant: the same wherever they are made, with nothing in them of camera, place or program.

Qualities and efforts were chosen by SSIMULACRA 2 and processor time; benchmarks/README.md has the figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from sitegen.pictures.decoding import decoded
from sitegen.pictures.formats import Made
from sitegen.pictures.opening import PictureError, damage, words
from sitegen.pictures.picture import Picture, Variant
from sitegen.pictures.svg.drawing import drawing

if TYPE_CHECKING:
    from PIL import Image

MOST_COLOURS = 4096
"""A lossless picture of no more colours is a screenshot or a chart, whose edges compression for photographs blurs."""
PALETTE = 256

# One thread each: work is spread over processes, and AVIF's tiles, thus its bytes, depend on the number of threads.
_PHOTOGRAPH: Mapping[Made, Mapping[str, Any]] = {
    "jpeg": {"quality": 80, "progressive": True, "optimize": True},
    "webp": {"quality": 78, "method": 4},
    "avif": {"quality": 60, "speed": 8, "max_threads": 1},
    "png": {"compress_level": 6},
}
_DRAWING: Mapping[Made, Mapping[str, Any]] = {
    **_PHOTOGRAPH,
    "webp": {"lossless": True, "quality": 75, "method": 4},
    "avif": {"quality": 75, "speed": 8, "max_threads": 1, "subsampling": "4:4:4"},
    "png": {"compress_level": 9},
}


def encode(data: bytes, picture: Picture, variants: Iterable[Variant]) -> Iterator[tuple[Variant, bytes]]:
    """Makes variants of the picture whose file's bytes are `data`, decoding them once. What one is does not depend on
    which others are made. Raises PictureError."""
    variants = tuple(variants)
    if not variants:
        return
    if picture.format == "svg":
        yield from ((variant, _drawn(data)) for variant in variants)
        return
    pixels = decoded(data, picture, variants[0].base)
    written = _DRAWING if _is_drawing(picture, pixels.image) else _PHOTOGRAPH
    for width, height in dict.fromkeys((variant.width, variant.height) for variant in variants):
        image = _resized(pixels.image, width, height)
        for variant in variants:
            if (variant.width, variant.height) == (width, height):
                yield variant, _encoded(image, variant.format, pixels.profile, written[variant.format])


def _drawn(data: bytes) -> bytes:
    drawn = drawing(data, "")
    if drawn.problems:
        raise PictureError(drawn.problems[0].message)
    return drawn.data


def _is_drawing(picture: Picture, image: Image.Image) -> bool:
    return picture.format in ("png", "gif") and image.getcolors(MOST_COLOURS) is not None


def _resized(image: Image.Image, width: int, height: int) -> Image.Image:
    """The image in another size. Where it is more than four times as large, it is first reduced by a whole number,
    which nobody sees and takes half the time."""
    from PIL.Image import Resampling

    if image.size == (width, height):
        return image
    return image.resize((width, height), Resampling.LANCZOS, reducing_gap=2.0)


def _encoded(image: Image.Image, format_: Made, profile: bytes, options: Mapping[str, Any]) -> bytes:
    data = BytesIO()
    kept = {"icc_profile": profile} if profile else {}
    try:
        given = _with_palette(image) if format_ == "png" and "lossless" not in options else image
        given.save(data, format_.upper(), **options, **kept)
    except KeyError as error:  # a build of Pillow without the format's library
        raise PictureError(f"the Pillow that is installed cannot write {format_}") from error
    except damage() as error:
        raise PictureError(words(error)) from error
    return data.getvalue()


def _with_palette(image: Image.Image) -> Image.Image:
    """The image with a palette, which is much smaller, where it has few colours, and none of them becomes another."""
    if image.mode != "RGB" or image.getcolors(PALETTE) is None:
        return image
    indexed = image.quantize(PALETTE)
    return indexed if indexed.convert("RGB").tobytes() == image.tobytes() else image
