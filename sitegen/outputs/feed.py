"""The Atom feed of a language's briefs (RFC 4287)."""

from __future__ import annotations

from datetime import date

from sitegen.dates import Edtf
from sitegen.outputs.xml import escape, quoteattr
from sitegen.views.maker import Maker


def atom(maker: Maker) -> str:
    """The feed of the briefs that are written in the maker's language, the latest first."""
    site, addresses, language = maker.publication.site, maker.addresses, maker.language
    feed_url = addresses.absolute(addresses.base_path + addresses.feed(language))
    home = addresses.absolute(maker.section_url("front"))
    editions = [
        (brief.id, edition)
        for brief in maker.publication.briefs.values()
        for edition in brief.editions
        if edition.language == language
    ]
    editions.sort(key=lambda item: item[0])
    editions.sort(
        key=lambda item: (item[1].fields.updated or item[1].fields.published).sort_key, reverse=True
    )
    publisher = maker.text(site.publisher.name).text if site.publisher else maker.text(site.title).text
    times = [_time(edition.fields.updated or edition.fields.published) for _, edition in editions]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(language)}>',
        f"<id>{escape(feed_url)}</id>",
        f"<title>{escape(maker.text(site.title).text)}</title>",
        f"<subtitle>{escape(maker.text(site.description).text)}</subtitle>",
        f"<updated>{max(times, default=_EPOCH)}</updated>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(feed_url)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(home)}/>',
        f"<author><name>{escape(publisher)}</name></author>",
    ]
    for (id_, edition), updated in zip(editions, times, strict=True):
        url = addresses.absolute(maker.url(id_))
        lines += [
            "<entry>",
            f"<id>{escape(url)}</id>",
            f"<title>{escape(edition.fields.title)}</title>",
            f'<link rel="alternate" type="text/html" href={quoteattr(url)}/>',
            f"<published>{_time(edition.fields.published)}</published>",
            f"<updated>{updated}</updated>",
            *(
                f"<author><name>{escape(author.text)}</name></author>"
                for author in maker.by(edition.fields.authors)
            ),
            f"<summary>{escape(edition.fields.abstract)}</summary>",
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


_EPOCH = "1970-01-01T00:00:00Z"


def _time(day: Edtf) -> str:
    return f"{(day.earliest or day.latest or date(1970, 1, 1)).isoformat()}T00:00:00Z"
