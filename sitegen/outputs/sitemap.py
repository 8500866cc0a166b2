"""The sitemap, with every page's other languages, and robots.txt (https://www.sitemaps.org, RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.dates.exchange import iso, rfc3339
from sitegen.outputs.xml import escape, quoteattr
from sitegen.publication.media import image_of, pictures_of
from sitegen.publication.model import Publication
from sitegen.publication.pages import Addresses, Page, all_pages, written_languages


def sitemap(publication: Publication, addresses: Addresses) -> str:
    """Every page that is written in its language, with its alternates; the search pages are left out."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
        ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">',
    ]
    for page in all_pages(publication):
        languages = written_languages(publication, page)
        if page.kind == "search" or page.language not in languages:
            continue
        lines.append(f"<url><loc>{escape(addresses.absolute(addresses.url(page)))}</loc>")
        if changed := _changed(publication, page):
            lines.append(f"<lastmod>{changed}</lastmod>")
        if len(languages) > 1:
            urls = {
                lang: addresses.absolute(addresses.url(Page(page.kind, page.id, lang))) for lang in languages
            }
            urls["x-default"] = urls[languages[0]]
            lines += [
                f'<xhtml:link rel="alternate" hreflang={quoteattr(lang)} href={quoteattr(url)}/>'
                for lang, url in urls.items()
            ]
        for path in _pictures(publication, page):
            picture = escape(addresses.absolute(addresses.base_path + path))
            lines.append(f"<image:image><image:loc>{picture}</image:loc></image:image>")
        lines.append("</url>")
    return "\n".join([*lines, "</urlset>", ""])


def _pictures(publication: Publication, page: Page) -> Iterator[str]:
    """The picture of a page's record, in the format that all programs read."""
    image = image_of(page.id, publication, page.language) if page.id else None
    if image is not None:
        yield from (variant.name for _, made in pictures_of(image, publication) for variant in made[-1:])


def _changed(publication: Publication, page: Page) -> str | None:
    """The day or time at which a brief says it changed last, where it says so; None of other pages."""
    if page.kind != "brief":
        return None
    fields = publication.briefs[page.id].best(page.language).fields
    changed = fields.updated or fields.published
    stated = iso(changed) if changed.precision == "day" and changed.year > 0 else None
    return rfc3339(changed) if stated and "T" in stated else stated


def robots(addresses: Addresses) -> str:
    """Everything may be read; here is the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {addresses.absolute(addresses.base_path + 'sitemap.xml')}\n"
