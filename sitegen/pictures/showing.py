"""What a page says of a picture: the values of a `picture` element (HTML, 4.8.1), which the theme writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from sitegen.pictures.formats import MEDIA_TYPES
from sitegen.pictures.picture import Variant

FALLBACK_WIDTH = 800
"""Who knows no `srcset`, such as a feed reader, gets the first width from here on."""


class Source(msgspec.Struct, frozen=True):
    """A `source` element: browsers take the first whose `type` they can show."""

    type: str
    srcset: str


class Shown(msgspec.Struct, frozen=True):
    """A picture in a page: `sources`, and an `img` with the rest."""

    sources: tuple[Source, ...]
    src: str
    srcset: str
    """Of `img`; "" where there is but one size."""
    sizes: str
    """Of `img` and of every source; "" where there is but one size."""
    width: int
    height: int
    """Of the largest variant, so that the page keeps its place, and a small picture is not enlarged."""
    see_through: bool = False
    """Whether what is behind it shows, which it may not be made for."""


def shown(variants: Sequence[Variant], address: Callable[[str], str], sizes: str) -> Shown:
    """How a page shows a picture of which `variants` are made (at least one, as `plan` gives them). `address` gives the
    address of a published file; `sizes` says how wide the page's column is: "(min-width: 48rem) 44rem, 100vw"."""
    formats = tuple(dict.fromkeys(variant.format for variant in variants))
    by_format = {
        format_: sorted((variant for variant in variants if variant.format == format_), key=lambda v: v.width)
        for format_ in formats
    }
    last = by_format[formats[-1]]
    fallback = next((variant for variant in last if variant.width >= FALLBACK_WIDTH), last[-1])
    has_sizes = len(last) > 1
    sources = (
        Source(
            MEDIA_TYPES[format_], _srcset(by_format[format_], address) if has_sizes else address(of[0].name)
        )
        for format_, of in by_format.items()
        if format_ != formats[-1]
    )
    return Shown(
        sources=tuple(sources),
        src=address(fallback.name),
        srcset=_srcset(last, address) if has_sizes else "",
        sizes=sizes if has_sizes else "",
        width=last[-1].width,
        height=last[-1].height,
    )


def _srcset(variants: Sequence[Variant], address: Callable[[str], str]) -> str:
    return ", ".join(f"{address(variant.name)} {variant.width}w" for variant in variants)
