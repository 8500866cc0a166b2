"""What is known of a picture, and what is to be made of it: values that are remembered from build to build."""

from __future__ import annotations

import msgspec

from sitegen.pictures.formats import Format, Made


class Picture(msgspec.Struct, frozen=True):
    """What its file says of a picture without being decoded."""

    digest: str
    """Of the file's bytes, in hexadecimal digits."""
    format: Format
    width: int
    height: int
    """Both in pixels as the picture is seen, after turning it as its Exif orientation says."""
    orientation: int = 1
    """Of Exif: how the pixels in the file have to be turned."""
    has_alpha: bool = False


class Variant(msgspec.Struct, frozen=True):
    """One of the files that are made of a picture."""

    name: str
    """Where it is published: a path below the output folder, with a hash of all that its bytes follow from."""
    format: Made
    width: int
    height: int
    base: int
    """The width of the largest variant: what all variants of the picture are made from is decoded for it."""


class Settings(msgspec.Struct, frozen=True):
    """In which widths and formats pictures are made."""

    widths: tuple[int, ...] = (480, 800, 1200, 1600)
    """In pixels, of which a column of the theme needs one for each pixel of the screen in its width."""
    folder: str = "assets/media"
    """Where they are published, below the output folder."""
