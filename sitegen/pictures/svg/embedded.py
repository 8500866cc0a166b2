"""Pictures that an SVG has in itself."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from urllib.parse import unquote_to_bytes

from sitegen.pictures.formats import MEDIA_TYPES, format_of
from sitegen.pictures.metadata import Damaged, bare_jpeg, bare_png
from sitegen.pictures.opening import MOST_PIXELS, PictureError, opened, orientation_of
from sitegen.runtime.patterns import lazy_pattern

_DATA = lazy_pattern(r"\s*data:image/[-+.\w]+\s*;\s*base64\s*,(.*)", re.IGNORECASE | re.DOTALL)


def bare(address: str) -> str | None:
    """A `data:` address of a JPEG or PNG, without what the picture says of camera and place; None if it is none."""
    match = _DATA.fullmatch(address)
    if match is None:
        return None
    try:
        data = b64decode(unquote_to_bytes("".join(match[1].split())))
        format_ = format_of(data)
        if format_ != "jpeg" and format_ != "png":
            return None
        image = opened(data, format_)
        if image.width * image.height > MOST_PIXELS:
            return None
        strip = bare_jpeg if format_ == "jpeg" else bare_png
        kept = strip(data, orientation_of(image, data))
    except (ValueError, PictureError, Damaged):
        return None
    return f"data:{MEDIA_TYPES[format_]};base64,{b64encode(kept).decode('ascii')}"
