"""Where the files of media are published, and what kind of medium a record is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from sitegen.content import schema
from sitegen.content.media_files import MediaFile, MediaFiles, file_key
from sitegen.content.media_formats import UNKNOWN, MediaKind, ending_of
from sitegen.pictures.picture import Settings, Variant
from sitegen.pictures.planning import plan
from sitegen.publication.model import Publication

FOLDER = "assets/media"
"""Where files are published, below the output folder."""

PICTURES = Settings(widths=(320, 600, 768, 1200, 1920), folder=FOLDER)
"""The widths that the columns of the theme need: in texts a desk once (600) and twice as dense (1,200), a phone twice
(768) and three times as dense (1,200); in lists 320; the head of a brief and the page of a picture up to 1,920."""

_HASH_DIGITS = 8


def file_of(name: str | None, files: MediaFiles) -> MediaFile | None:
    """The file of a name as records write it."""
    return files.get(file_key(name)) if name else None


def kind_of(medium: schema.Medium, files: MediaFiles) -> MediaKind:
    """What a medium is: as its record says, or else as its file shows."""
    if medium.kind is not None:
        return medium.kind
    if medium.data is not None:
        return "chart" if medium.chart is not None else "table"
    file = file_of(medium.file, files)
    nature = (file.format if file is not None else UNKNOWN).nature
    if nature in ("image", "document", "audio", "video"):
        return nature
    return "table" if nature == "data" else "video" if medium.url else "document"


def image_of(id_: str, publication: Publication, language: str) -> str | None:
    """The picture of a record: of a brief that of its edition in `language`, or else of the first that has one; a
    picture is its own."""
    kind = publication.kinds[id_]
    if kind == "brief":
        brief = publication.briefs[id_]
        editions = (brief.best(language), *brief.editions)
        return next((edition.fields.image for edition in editions if edition.fields.image), None)
    if kind == "page":
        return None
    if kind == "medium":
        return id_ if kind_of(publication.media[id_], publication.files) == "image" else None
    image: str | None = getattr(publication.record(id_), "image", None)
    return image


def published(id_: str, file: MediaFile, part: str = "") -> str:
    """The path below the output folder of a file that is published as it is. `part` tells files of a medium apart."""
    ending = file.format.endings[0] if file.format.endings else ending_of(file.name) or "bin"
    ending = "vtt" if is_made_web_vtt(file, part) else ending
    return f"{FOLDER}/{id_}{'.' if part else ''}{part}.{file.digest[:_HASH_DIGITS]}.{ending}"


def is_made_web_vtt(file: MediaFile, part: str) -> bool:
    """Whether a file of captions is published as WebVTT, the only format that browsers read, without being that."""
    return part.startswith("captions") and file.format.name == "SubRip"


def variants(id_: str, file: MediaFile) -> tuple[Variant, ...]:
    """What is made of a picture; nothing of what is none."""
    return plan(file.picture, id_, PICTURES) if file.picture is not None else ()


def files_as_they_are(id_: str, publication: Publication) -> Iterator[tuple[str, MediaFile]]:
    """The files of a medium that are published as they are, by their paths: all but pictures, whose metadata may say
    where somebody lives."""
    for pointer, name in publication.media[id_].files:
        file = file_of(name, publication.files)
        if file is not None and file.picture is None:
            yield published(id_, file, "" if pointer in ("file", "data") else pointer.replace("/", "-")), file


def picture_name(file: MediaFile) -> str:
    """What the files that are made of a picture without a record are called: as its own, in the letters of ids."""
    stem = unicodedata.normalize("NFKD", PurePosixPath(file.name).stem).lower()
    return re.sub(r"[^a-z0-9]+", "-", stem).strip("-") or "picture"


def pictures_in_texts(publication: Publication) -> Iterator[tuple[MediaFile, tuple[Variant, ...]]]:
    """The pictures that texts show without a record, with what is made of each."""
    for key in publication.relations.pictured_in:
        file = publication.files.get(key)
        if file is not None and file.picture is not None:
            yield file, variants(picture_name(file), file)


def pictures_of(id_: str, publication: Publication) -> Iterator[tuple[MediaFile, tuple[Variant, ...]]]:
    """The pictures of a medium with what is made of each."""
    medium = publication.media[id_]
    for name, part in ((medium.file, ""), (medium.poster, "-poster")):
        file = file_of(name, publication.files)
        if file is not None and file.picture is not None:
            yield file, variants(id_ + part, file)
