"""Media: the page of each picture, document, recording, chart and table, and the list of them."""

from __future__ import annotations

from html import escape

from sitegen.content.records.medium import Medium
from sitegen.kinds.kind import RecordKind, SearchFields, paragraphs, people_of
from sitegen.views.builder import ViewBuilder
from sitegen.views.json_ld import Node, absolute, day, reference
from sitegen.views.media import THUMBNAIL, WHOLE_PAGE, kind_word, medium_item
from sitegen.views.media_parts import MediumItem, MediumListView, MediumView, Recording
from sitegen.views.parts import Html
from sitegen.views.source_json_ld import source
from sitegen.views.transcripts import transcript

_TYPES = {
    "image": "ImageObject",
    "chart": "Dataset",
    "table": "Dataset",
    "document": "DigitalDocument",
    "audio": "AudioObject",
    "video": "VideoObject",
}
"""In the words of https://schema.org."""


def medium_list(builder: ViewBuilder) -> MediumListView:
    return MediumListView(tuple(medium_item(builder, id_, THUMBNAIL) for id_ in builder.publication.media))


def medium_page(builder: ViewBuilder, id_: str) -> MediumView:
    item = medium_item(builder, id_, WHOLE_PAGE)
    return MediumView(
        item=item,
        facts=_facts(builder, item),
        transcript=transcript(builder, id_),
        shown_by=builder.links(builder.relations.shown_by.get(id_, ())),
        mentions=builder.mentions(id_),
        citation=_citation(builder, item),
    )


def _facts(builder: ViewBuilder, item: MediumItem) -> tuple[tuple[str, str], ...]:
    found = [(builder.t("fact.kind"), kind_word(item.kind, builder))]
    if item.duration:
        found.append((builder.t("medium.duration"), item.duration))
    if item.download is not None:
        found.append((builder.t("medium.format"), f"{item.download.format}, {item.download.size}"))
    return tuple(found)


def _citation(builder: ViewBuilder, item: MediumItem) -> Html:
    """The medium as a reference in plain words: who made it, what it is called, when, and where it is."""
    parts = [
        item.credit.text if item.credit else "",
        f"<cite>{escape(item.title.text.text)}</cite>",
        f"[{kind_word(item.kind, builder)}]",
        item.date.words if item.date else "",
        item.license.text if item.license else "",
        builder.text(builder.publication.site.title).text,
        absolute(builder, item.id),
    ]
    html = ". ".join(part if part.startswith("<cite>") else escape(part) for part in parts if part)
    return Html(html, "", "")


def _json_ld(builder: ViewBuilder, id_: str, common: Node, title: str) -> Node:
    medium = builder.publication.media[id_]
    item = medium_item(builder, id_, WHOLE_PAGE)
    full = builder.addresses.absolute
    shown = item.picture.src if item.picture else item.recording.url if item.recording else ""
    url = shown or (item.download.url if item.download else "")
    file: Node = {"contentUrl": full(url) if url else None, "sameAs": item.elsewhere or None}
    if item.kind in ("chart", "table") and item.download is not None:
        distribution = {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": full(item.download.url),
        }
        file = {"distribution": [distribution]}
    if item.picture is not None:
        file |= {"width": item.picture.width, "height": item.picture.height}
    if item.recording is not None:
        file |= _of_recording(builder, id_, item.recording)
    return {
        "@type": _TYPES[item.kind],
        **common,
        "name": title,
        **file,
        "caption": item.caption.text if item.caption else None,
        "description": item.alt.text if item.alt else common.get("description"),
        "creditText": item.credit.text if item.credit else None,
        "license": item.license_url or None,
        "duration": _iso_duration(item.duration),
        "uploadDate": day(medium.date) if medium.date and item.kind == "video" else None,
        "dateCreated": day(medium.date) if medium.date else None,
        "about": [reference(builder, about) for about in medium.about],
        "isBasedOn": [source(source_id, builder) for source_id in medium.sources],
    }


def _of_recording(builder: ViewBuilder, id_: str, recording: Recording) -> Node:
    full = builder.addresses.absolute
    return {
        "encodingFormat": recording.type,
        "thumbnailUrl": full(recording.poster) if recording.poster else None,
        "transcript": "\n\n".join(part.text for part in transcript(builder, id_)),
    }


def _iso_duration(duration: str) -> str | None:
    """A length as players show it (1:02:03), as ISO 8601 has it: PT1H2M3S."""
    parts = duration.split(":")
    if not duration or len(parts) > 3 or not all(part.isdecimal() for part in parts):
        return None
    hours, minutes, seconds = (*(0,) * (3 - len(parts)), *map(int, parts))
    return f"PT{hours}H{minutes}M{seconds}S" if hours else f"PT{minutes}M{seconds}S"


def _search(builder: ViewBuilder, id_: str) -> SearchFields:
    medium = builder.publication.media[id_]
    item = medium_item(builder, id_)
    texts = (
        item.caption.text if item.caption else "",
        item.alt.text if item.alt else "",
        item.credit.text if item.credit else "",
        *(part.text for part in transcript(builder, id_)),
    )
    return SearchFields(
        paragraphs(*texts),
        date=medium.date,
        sources=medium.sources,
        people=people_of(builder, medium.about),
        related=(*(builder.link(about).text.text for about in medium.about), *medium.keywords),
    )


def _description(builder: ViewBuilder, id_: str) -> str:
    item = medium_item(builder, id_)
    return item.caption.text if item.caption else item.alt.text if item.alt else item.title.text.text


def _embedded(builder: ViewBuilder, id_: str) -> str:
    return builder.fragments.in_place("medium", medium_item(builder, id_))


MEDIUM = RecordKind(
    type=Medium,
    page=medium_page,
    list_page=medium_list,
    json_ld=_json_ld,
    search=_search,
    description=_description,
    embedded=_embedded,
)
