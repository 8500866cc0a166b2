"""The pixels of a picture as its variants are made from them: upright, eight bits deep, in the colours of sRGB."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import msgspec

from sitegen.pictures.opening import TURNED, PictureError, damage, opened, words
from sitegen.pictures.picture import Picture

if TYPE_CHECKING:
    from PIL import Image, ImageCms, ImageFile

_16_BITS = frozenset(("I;16", "I;16L", "I;16B", "I;16N", "I"))

_SPACES = {
    "L": ("GRAY", "RGB"),
    "LA": ("GRAY", "RGB"),
    "RGB": ("RGB",),
    "RGBA": ("RGB",),
    "CMYK": ("CMYK",),
}
"""Of which colour spaces a profile may be for the pixels of a mode."""


class Pixels(msgspec.Struct, frozen=True):
    """An image in mode L, RGB or RGBA, and the colour profile it still has; b"" for sRGB."""

    image: Image.Image
    profile: bytes = b""


def decoded(data: bytes, picture: Picture, width: int) -> Pixels:
    """The picture for variants of up to `width`: upright, and at least so wide if the file is. Raises PictureError."""
    image = opened(data, picture.format)
    try:
        _draft(image, picture, width)
        image.load()
        profile = image.info.get("icc_profile") or b""
        small = _reduced(_of_eight_bits(image), picture, width)
        del image  # which is large
        pixels = _in_srgb(small, profile if isinstance(profile, bytes) else b"")
    except damage() as error:
        raise PictureError(words(error)) from error
    turned = _upright(pixels.image, picture.orientation)
    turned.info = {}  # of which the writers of some formats would put parts into the file
    return Pixels(turned, pixels.profile)


def _draft(image: ImageFile.ImageFile, picture: Picture, width: int) -> None:
    """Has a JPEG decoded at a half, a quarter or an eighth, if that is still as large as needed: a part of the work."""
    if picture.format == "jpeg":
        scale = width / picture.width
        image.draft(None, (round(image.width * scale), round(image.height * scale)))


def _reduced(image: Image.Image, picture: Picture, width: int) -> Image.Image:
    """The image reduced by a whole number, where it is still twice as large as needed: nobody sees it, and what follows
    has a part of the work."""
    own = image.height if picture.orientation >= TURNED else image.width
    factor = own // (2 * width)
    return image.reduce(factor) if factor > 1 else image


def _of_eight_bits(image: Image.Image) -> Image.Image:
    """The image in a mode that profiles are made for: L, LA, RGB, RGBA or CMYK."""
    if image.mode in _16_BITS:
        # Pillow's own conversion cuts off what is above 255.
        return image.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if image.has_transparency_data:
        return image if image.mode == "LA" else image.convert("RGBA")
    if image.mode in ("L", "RGB", "CMYK"):
        return image
    if image.mode == "1":
        return image.convert("L")
    return image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes) -> Pixels:
    """The image in sRGB. A profile of its colours that cannot be used stays with it."""
    found = _converted(image, profile) if profile else image
    if found is not None:
        return Pixels(_shown(found))
    space = {"L": b"GRAY", "RGB": b"RGB ", "RGBA": b"RGB "}.get(image.mode)
    return Pixels(_shown(image), profile if profile[16:20] == space else b"")  # ICC.1:2022, 7.2.8


def _shown(image: Image.Image) -> Image.Image:
    """In a mode that every format has."""
    other = {"CMYK": "RGB", "LA": "RGBA"}.get(image.mode)
    return image.convert(other) if other else image


def _converted(image: Image.Image, profile: bytes) -> Image.Image | None:
    """The image in sRGB by its profile; None where that cannot be used."""
    from PIL import ImageCms

    try:
        source = ImageCms.getOpenProfile(BytesIO(profile))
        is_srgb = ImageCms.getProfileDescription(source).startswith("sRGB")
        return image if is_srgb else _transformed(image, source)
    except ImageCms.PyCMSError:
        return None
    except damage():
        return None


def _transformed(image: Image.Image, source: ImageCms.ImageCmsProfile) -> Image.Image:
    """The image with its colours as sRGB has them, as browsers show it. Raises PyCMSError where it is of another
    colour space than the profile."""
    from PIL import ImageCms

    space = source.profile.xcolor_space.strip()
    if space not in _SPACES.get(image.mode, ()):
        raise ImageCms.PyCMSError(f"{image.mode} is not of {space}")
    plain = {"GRAY": "L", "RGB": "RGB", "CMYK": "CMYK"}[space]
    found = ImageCms.profileToProfile(
        image if image.mode == plain else image.convert(plain),
        source,
        ImageCms.createProfile("sRGB"),
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        "RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if found is None:
        raise ImageCms.PyCMSError("there is no image")
    if image.mode in ("LA", "RGBA"):
        found.putalpha(image.getchannel("A"))
    return found.convert("L") if image.mode == "L" and plain == "L" else found


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[orientation]) if orientation in turns else image.copy()
