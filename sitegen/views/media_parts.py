"""The parts that media consist of on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sitegen.content.media_formats import MediaKind
from sitegen.pictures.showing import Shown
from sitegen.views.parts import Date, Html, Link, Mention, SourceMark, Text

if TYPE_CHECKING:
    from sitegen.charts.figure import DataFigure


class Track(msgspec.Struct, frozen=True):
    """Captions of a video in one language: their file's address, the language, and its name in the page's."""

    url: str
    language: str
    label: str


class Recording(msgspec.Struct, frozen=True):
    """What the browser's own controls play: address, media type, captions, and the picture shown before."""

    url: str
    type: str
    tracks: tuple[Track, ...]
    poster: str


class Download(msgspec.Struct, frozen=True):
    """A file as readers can have it: its address, the name of its format, and its size in words or pixels."""

    url: str
    format: str
    size: str


class MediumItem(msgspec.Struct, frozen=True):
    """A medium as texts, lists and its own page show it."""

    id: str
    kind: MediaKind
    title: Link
    alt: Text | None
    """None where it is decorative."""
    caption: Html | None
    credit: Text | None
    sources: tuple[SourceMark, ...]
    license: Text | None
    license_url: str
    date: Date | None
    about: tuple[Link, ...]
    picture: Shown | None
    recording: Recording | None
    data: DataFigure | None
    """A chart with its table, or a table."""
    download: Download | None
    elsewhere: str
    """Its address, where it is not a file of this site."""
    duration: str


class MediumListView(msgspec.Struct, frozen=True):
    media: tuple[MediumItem, ...]


class MediumView(msgspec.Struct, frozen=True):
    """The page of a medium."""

    item: MediumItem
    facts: tuple[tuple[str, str], ...]
    """Pairs of a fact's name and its value, such as its format and size."""
    transcript: tuple[Html, ...]
    """The paragraphs of what is said in a recording."""
    shown_by: tuple[Link, ...]
    mentions: tuple[Mention, ...]
    citation: Html
    """How to cite it."""
