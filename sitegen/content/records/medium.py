"""A medium: a picture, chart, table, document or recording, with who made it and where it is from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from sitegen.content.field_types import AnyRef, MediaFileName, PowerOfTen, SourceRef, Url
from sitegen.content.media_formats import MediaKind
from sitegen.content.passage import Passage
from sitegen.content.records.fields import Fields, PassageReader, RelatedValues
from sitegen.content.records.parts import License
from sitegen.content.text import Localised, LocalText, Prose
from sitegen.dates import Edtf
from sitegen.markdown.document import Document


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column of a data file. Columns that are not described are shown as their headings and cells tell."""

    name: str
    label: LocalText | None = None
    format: Literal["text", "number", "year", "date", "record"] | None = None
    unit: LocalText | None = None
    scale: PowerOfTen | None = None
    decimals: int | None = None


class Annotation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A remark on one entry of a chart."""

    x: str
    text: LocalText
    series: str | None = None


class Chart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which columns of its data a chart shows, and how."""

    type: Literal["bar", "grouped-bar", "stacked-bar", "line", "dot", "range"]
    x: str
    y: tuple[str, ...] = ()
    series: str | None = None
    low: str | None = None
    high: str | None = None
    annotations: tuple[Annotation, ...] = ()


class Medium(Fields, frozen=True, forbid_unknown_fields=True):
    KIND = "medium"
    FOLDER = "media"
    SECTION = "media"
    SCHEMA_ORG = "MediaObject"
    HAS_FILES = True
    SHOWN_IN_PLACE = True

    file: MediaFileName | None = None
    data: MediaFileName | None = None
    url: Url | None = None
    kind: MediaKind | None = None
    title: LocalText | None = None
    alt: LocalText | None = None
    decorative: bool = False
    caption: Prose | None = None
    credit: LocalText | None = None
    sources: tuple[SourceRef, ...] = ()
    license: License | None = None
    date: Edtf | None = None
    duration: str | None = None
    transcript: LocalText | None = None
    captions: LocalText | None = None
    poster: MediaFileName | None = None
    chart: Chart | None = None
    columns: tuple[Column, ...] = ()
    about: tuple[AnyRef, ...] = ()
    keywords: tuple[str, ...] = ()

    def label(self, language: str, languages: Sequence[str]) -> Localised:
        """Its title, or else its caption, or what it is in words."""
        if self.title is not None:
            return self.title.best(language, languages)
        if self.caption is not None:
            found, document = self.caption.best(language, languages)
            return Localised(document.text.strip(), found)
        return self.alt.best(language, languages) if self.alt is not None else Localised(self.name, "")

    @property
    def name(self) -> str:
        """The name of its file, or its address."""
        return self.file or self.data or self.url or ""

    @property
    def described(self) -> Prose | None:
        return self.caption

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """The files that it names, each with the pointer of its field."""
        named = (("file", self.file), ("data", self.data), ("poster", self.poster))
        by_language = (
            (f"{field}/{language}" if language else field, name)
            for field, texts in (("transcript", self.transcript), ("captions", self.captions))
            if texts is not None
            for language, name in texts.texts
            if field == "captions" or is_transcript_file(name)
        )
        return (*((field, name) for field, name in named if name is not None), *by_language)

    def passages(self, id_: str, reader: PassageReader, body: Document | None) -> Iterator[Passage]:
        yield from reader.texts("title", self.title, *self.sources)
        yield from reader.texts("alt", self.alt)
        yield from reader.texts("caption", self.caption, *self.sources)
        for i, note in enumerate(self.chart.annotations if self.chart else ()):
            yield from reader.texts(f"chart/annotations/{i}/text", note.text)
        for i, column in enumerate(self.columns):
            yield from reader.texts(f"columns/{i}/label", column.label)
            yield from reader.texts(f"columns/{i}/unit", column.unit)

    def relations(self, id_: str) -> Mapping[str, RelatedValues]:
        return {"media_of": dict.fromkeys((*self.about, *self.sources), (id_,))}

    @property
    def cited_sources(self) -> tuple[str, ...]:
        return self.sources

    def addresses(self) -> Iterator[tuple[str, str]]:
        if self.url is not None:
            yield "url", self.url
        if self.license is not None and self.license.url is not None:
            yield "license/url", self.license.url

    def sourced_dates(self) -> Iterator[tuple[str, Edtf, tuple[str, ...]]]:
        if self.date is not None and self.sources:
            yield "date", self.date, self.sources


def is_transcript_file(text: str) -> bool:
    """Whether a transcript is the name of a file with it, not the text itself."""
    return "\n" not in text and text.lower().endswith((".vtt", ".srt", ".txt"))
