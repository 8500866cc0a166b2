"""Media as pages show them: pictures, documents, recordings, charts and tables, with who made them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sitegen.content import schema
from sitegen.content.media_files import MediaFile
from sitegen.content.media_formats import MediaKind
from sitegen.language.licenses import license_url
from sitegen.language.locale import file_size
from sitegen.pictures.picture import Variant
from sitegen.pictures.showing import Shown, shown
from sitegen.publication.media import (
    file_of,
    files_as_they_are,
    image_of,
    kind_of,
    picture_name,
    published,
    variants,
)
from sitegen.publication.model import Publication
from sitegen.views.builder import ViewBuilder
from sitegen.views.card import WIDTH as CARD_WIDTH
from sitegen.views.json_ld import Node, pruned
from sitegen.views.media_parts import Download, MediumItem, Recording, Track
from sitegen.views.parts import PersonCard, Text

if TYPE_CHECKING:
    from sitegen.charts.figure import DataFigure

IN_TEXT = "(min-width: 76rem) 37rem, (min-width: 44rem) 45rem, 92vw"
"""How wide a picture is in a text."""

WHOLE_PAGE = "(min-width: 75rem) 71rem, 92vw"
"""How wide it is on its own page."""

THUMBNAIL = "(min-width: 44rem) 20rem, 50vw"
"""How wide it is in lists."""

PORTRAIT = "(min-width: 44rem) 14rem, 45vw"
"""How wide it is beside a name."""

LOGO = "10rem"
"""How wide a logo is at most."""

SHARED_WIDTH = 600
"""Narrower pictures are shown small, or not at all, where a link is shared."""

LEAD = "(min-width: 62rem) 60rem, 92vw"
"""How wide it is at the head of a brief."""


def medium_item(builder: ViewBuilder, id_: str, sizes: str = IN_TEXT) -> MediumItem:
    """A medium as a text shows it, at most as wide as `sizes` says (the attribute of HTML)."""
    return builder.memoize(f"medium {sizes}", id_, lambda id_: _item(builder, id_, sizes))


def image_item(builder: ViewBuilder, id_: str, sizes: str = IN_TEXT) -> MediumItem | None:
    """The picture of a record, if it has one."""
    image = image_of(id_, builder.publication, builder.language)
    return medium_item(builder, image, sizes) if image is not None else None


def logo(builder: ViewBuilder, id_: str | None) -> Shown | None:
    """The picture of a logo, by the id of its medium."""
    return medium_item(builder, id_, LOGO).picture if id_ is not None else None


def media_of(builder: ViewBuilder, id_: str) -> tuple[MediumItem, ...]:
    """The media that belong to a record, show it, or are from it, except for its picture, as a list shows them."""
    image = image_of(id_, builder.publication, builder.language)
    own = builder.publication.record(id_).own_media
    found = dict.fromkeys((*own, *builder.relations.media_of.get(id_, ())))
    shown_apart = (image, getattr(builder.publication.record(id_), "logo", None))
    return tuple(medium_item(builder, other, THUMBNAIL) for other in found if other not in shown_apart)


def thumbnail(builder: ViewBuilder, id_: str) -> Shown | None:
    """The picture of a record, as a list shows it."""
    item = image_item(builder, id_, THUMBNAIL)
    return item.picture if item is not None else None


def illustrated(builder: ViewBuilder, id_: str) -> PersonCard:
    """A card for a person or an organisation, with their picture."""
    card, picture = builder.person_card(id_), thumbnail(builder, id_)
    return msgspec.structs.replace(card, picture=picture) if picture is not None else card


def image_node(builder: ViewBuilder, id_: str) -> Node | None:
    """The picture of a record in the words of https://schema.org."""
    return picture_node(builder, image_of(id_, builder.publication, builder.language))


def picture_node(builder: ViewBuilder, id_: str | None) -> Node | None:
    """A medium that is a picture, in the words of https://schema.org."""
    item = medium_item(builder, id_) if id_ is not None else None
    if item is None or item.picture is None:
        return None
    return pruned(
        {
            "@type": "ImageObject",
            "url": builder.addresses.absolute(item.picture.src),
            "width": item.picture.width,
            "height": item.picture.height,
            "creditText": item.credit.text if item.credit else None,
            "license": item.license_url or None,
        }
    )


def shared_picture(builder: ViewBuilder, id_: str) -> tuple[Variant, Text | None] | None:
    """The picture with which a page is shared, and its alternative text: that of its record, where it is wide enough
    for those who show previews of links."""
    image = image_of(id_, builder.publication, builder.language)
    if image is None:
        return None
    made = raster(builder.publication, image)
    if not made or made[-1].width < SHARED_WIDTH or made[-1].width < made[-1].height:
        return None
    best = next((variant for variant in made if variant.width >= CARD_WIDTH), made[-1])
    return best, medium_item(builder, image).alt


def small_picture(builder: ViewBuilder, id_: str) -> str:
    """The path, below the site's root, of the picture of a record in its smallest size; "" where it has none."""
    image = image_of(id_, builder.publication, builder.language)
    file = file_of(builder.publication.media[image].file, builder.publication.files) if image else None
    made = variants(image, file) if image and file is not None else ()
    wanted = [one for one in made if one.format in ("webp", "svg")] or made
    return min(wanted, key=lambda one: one.width).name if wanted else ""


def raster(publication: Publication, id_: str) -> tuple[Variant, ...]:
    """What is made of a picture in the format that all programs read, the smallest first; nothing of a drawing."""
    file = file_of(publication.media[id_].file, publication.files)
    made = variants(id_, file) if file is not None else ()
    return tuple(one for one in made if one.format == made[-1].format != "svg")


def _item(builder: ViewBuilder, id_: str, sizes: str) -> MediumItem:
    medium = builder.publication.media[id_]
    kind = kind_of(medium, builder.publication.files)
    name = medium.license.name if medium.license else None
    license_ = builder.text(name) if name else None
    own_url = medium.license.url if medium.license else None
    return MediumItem(
        id=id_,
        kind=kind,
        title=builder.link(id_),
        alt=builder.text(medium.alt) if medium.alt and not medium.decorative else None,
        caption=builder.prose(medium.caption) if medium.caption else None,
        credit=builder.text(medium.credit) if medium.credit else None,
        sources=tuple(builder.mark(source) for source in medium.sources),
        license=license_,
        license_url=own_url or (license_url(license_.text) if license_ else ""),
        date=builder.maybe_date(medium.date),
        about=builder.links(medium.about),
        picture=_picture(builder, medium.file, id_, sizes) if kind == "image" else None,
        recording=_recording(builder, id_, medium) if kind in ("audio", "video") else None,
        data=_data(builder, id_, medium) if kind in ("chart", "table") else None,
        download=_download(builder, id_, medium),
        elsewhere=medium.url or "",
        duration=medium.duration or "",
    )


def _picture(builder: ViewBuilder, name: str | None, id_: str, sizes: str) -> Shown | None:
    file = file_of(name, builder.publication.files)
    made = variants(id_, file) if file is not None else ()
    if file is None or file.picture is None or not made:
        return None
    found = shown(made, lambda path: builder.addresses.base_path + path, sizes)
    return msgspec.structs.replace(found, see_through=file.picture.has_alpha)


def picture_in_text(builder: ViewBuilder, name: str) -> Shown | None:
    """A picture that a text shows without a record, by the name of its file; None where there is none."""
    file = file_of(name, builder.publication.files)
    return _picture(builder, name, picture_name(file), IN_TEXT) if file is not None else None


def _recording(builder: ViewBuilder, id_: str, medium: schema.Medium) -> Recording | None:
    file = file_of(medium.file, builder.publication.files)
    if file is None:
        return None
    base = builder.addresses.base_path
    tracks = []
    for language, name in medium.captions.texts if medium.captions else ():
        found = file_of(name, builder.publication.files)
        if found is not None:
            part = f"captions-{language}" if language else "captions"
            tracks.append(
                Track(
                    base + published(id_, found, part),
                    language or builder.language,
                    builder.language_name(language or builder.language),
                )
            )
    poster = _picture(builder, medium.poster, f"{id_}-poster", IN_TEXT)
    return Recording(
        base + published(id_, file), file.format.media_type, tuple(tracks), poster.src if poster else ""
    )


def _data(builder: ViewBuilder, id_: str, medium: schema.Medium) -> DataFigure | None:
    from sitegen.views.data_figures import (
        data_figure_of,  # a site without charts and tables needs none of this
    )

    return data_figure_of(builder, id_, medium, _download(builder, id_, medium))


def _download(builder: ViewBuilder, id_: str, medium: schema.Medium) -> Download | None:
    """The file of a medium as readers can have it; a picture's largest variant in a format that all programs read."""
    files = builder.publication.files
    file: MediaFile | None = file_of(medium.file or medium.data, files)
    if file is None:
        return None
    base = builder.addresses.base_path
    if file.picture is not None:
        largest = variants(id_, file)[-1]
        pixels = f"{largest.width} × {largest.height}"
        return Download(base + largest.name, file.format.name, pixels)
    path = next((path for path, found in files_as_they_are(id_, builder.publication) if found is file), "")
    size = file_size(file.size, builder.language)
    if file.pages:
        size = f"{builder.t('medium.pages', n=file.pages)}, {size}"
    return Download(base + path, file.format.name, size) if path else None


def kind_word(kind: MediaKind, builder: ViewBuilder) -> str:
    """What readers call a kind of medium."""
    return builder.t(f"medium.kind.{kind}")
