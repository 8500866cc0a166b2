"""The Atom feed of a language's briefs (RFC 4287)."""

from __future__ import annotations

from sitegen.content import schema
from sitegen.dates import Edtf
from sitegen.dates.exchange import moment, rfc3339
from sitegen.outputs.xml import escape, quoteattr
from sitegen.pictures.formats import MEDIA_TYPES
from sitegen.pictures.showing import FALLBACK_WIDTH
from sitegen.publication.media import image_of
from sitegen.views.builder import ViewBuilder
from sitegen.views.media import medium_item, raster
from sitegen.views.parts import Html, Text

_EPOCH = "1970-01-01T00:00:00Z"
"""A feed says when it changed, one without entries too."""


def atom(builder: ViewBuilder) -> str:
    """The feed of the briefs that are written in the builder's language, the latest first."""
    site, addresses, language = builder.publication.site, builder.addresses, builder.language
    feed_url = addresses.absolute(addresses.base_path + addresses.feed(language))
    home = addresses.absolute(builder.section_url("front"))
    editions = [
        (_changed(edition.fields), brief.id, edition.fields)
        for brief in builder.publication.briefs.values()
        for edition in brief.editions
        if edition.language == language
    ]
    editions.sort(key=lambda item: item[1])
    editions.sort(key=lambda item: moment(item[0]), reverse=True)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(language)}>',
        f"<id>{escape(feed_url)}</id>",
        _element("title", builder.text(site.title)),
        _element("subtitle", builder.text(site.description)),
        f"<updated>{rfc3339(editions[0][0]) if editions else _EPOCH}</updated>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(feed_url)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(home)}/>',
        f"<author>{_element('name', builder.text(site.publisher.name if site.publisher else site.title))}</author>",
    ]
    for changed, id_, fields in editions:
        url = addresses.absolute(builder.url(id_))
        lines += [
            "<entry>",
            f"<id>{escape(url)}</id>",
            f"<title>{escape(fields.title)}</title>",
            f'<link rel="alternate" type="text/html" href={quoteattr(url)}/>',
            f"<published>{rfc3339(fields.published)}</published>",
            f"<updated>{rfc3339(changed)}</updated>",
            *(f"<author>{_element('name', author)}</author>" for author in builder.by(fields.authors)),
            f"<summary>{escape(fields.abstract)}</summary>",
            *_picture(builder, id_),
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def _picture(builder: ViewBuilder, id_: str) -> list[str]:
    """The picture of a brief as an enclosure, which readers show next to it. Its length is only a hint (RFC 4287,
    4.2.7.6), and is not known before the picture is made."""
    image = image_of(id_, builder.publication, builder.language)
    made = raster(builder.publication, image) if image is not None else ()
    if image is None or not made:
        return []
    variant = next((one for one in made if one.width >= FALLBACK_WIDTH), made[-1])
    url = builder.addresses.absolute(builder.addresses.base_path + variant.name)
    alt = medium_item(builder, image).alt
    title = f" title={quoteattr(alt.text)}" if alt is not None else ""
    type_ = MEDIA_TYPES[variant.format]
    return [f'<link rel="enclosure" type="{type_}" href={quoteattr(url)}{title}/>']


def _changed(fields: schema.BriefFields) -> Edtf:
    """When a brief changed last: not before it was published, though it may have changed on the same day."""
    return max(fields.published, fields.updated or fields.published, key=moment)


def _element(name: str, text: Text | Html) -> str:
    """An element of text, with its language where that is not the feed's."""
    lang = f" xml:lang={quoteattr(text.lang)}" if text.lang else ""
    return f"<{name}{lang}>{escape(text.text)}</{name}>"
