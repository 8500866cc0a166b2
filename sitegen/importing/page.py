"""A fetched or saved document as a source: its text, and what a page says of itself in its markup, or an article in
its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec

from sitegen.captures.encodings import decoded_html
from sitegen.captures.formats import HTML, TEXT, declared_charset, declared_format, format_by_bytes
from sitegen.captures.read import read_document
from sitegen.captures.reading import Refusal, UnreadableError
from sitegen.importing.article_text import article_text
from sitegen.importing.ids import slug
from sitegen.importing.item import Draft, Item, PersonName
from sitegen.importing.plain_article import language_of, read_article
from sitegen.problems import Problem, Span, codes
from sitegen.runtime.patterns import lazy_pattern

_TYPES = {
    "NewsArticle": "article-newspaper", "ReportageNewsArticle": "article-newspaper",
    "OpinionNewsArticle": "article-newspaper", "AnalysisNewsArticle": "article-newspaper",
    "ScholarlyArticle": "article-journal", "BlogPosting": "post-weblog",
    "Article": "webpage", "WebPage": "webpage", "Report": "report",
}  # fmt: skip
"""Types of CSL by those of schema.org."""
_TIME = lazy_pattern(r"(?<=^[0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9].*")
_SAVED = lazy_pattern(
    r"<!-- saved from url=\([0-9]+\)(https?:\S+)|Page saved with SingleFile\s+url: (https?:\S+)"
    r"|^Snapshot-Content-Location: (https?:\S+)",
    re.MULTILINE,
)
"""Chrome and others; SingleFile; Chrome's MHTML."""
_TAGS: Mapping[str, tuple[str, ...]] = {
    "title": ("citation_title", "og:title", "dc.title", "twitter:title"),
    "container": ("citation_journal_title", "og:site_name", "dc.publisher"),
    "issued": (
        "citation_publication_date",
        "citation_date",
        "article:published_time",
        "dc.date",
        "dcterms.issued",
    ),
    "updated": ("article:modified_time", "dcterms.modified"),
    "authors": ("citation_author", "dc.creator", "author", "article:author"),
    "doi": ("citation_doi",),
    "volume": ("citation_volume",),
    "issue": ("citation_issue",),
    "issn": ("citation_issn",),
}
"""By field, the tags <meta> that say it, the more exact ones first: Google Scholar's, Open Graph's, Dublin Core's."""


class Document(msgspec.Struct, frozen=True):
    """A document as it was fetched: from where, served as what, and on which day; or as a file, by its name."""

    data: bytes
    url: str = ""
    media_type: str = ""
    day: str = ""
    name: str = ""


class ReadDocument(msgspec.Struct, frozen=True):
    """A document as a source, with its text. `suffix` is that of a copy of it, `media_type` what it is by its bytes,
    and `url` where it is from, if that is known."""

    item: Item
    text: str
    suffix: str
    media_type: str
    url: str


def read_fetched(document: Document) -> tuple[ReadDocument | None, list[Problem]]:
    """A document as a source; None where it cannot be read. What it is, its bytes decide, and only then the server,
    which may say of any file that it is a page, or its name."""
    try:
        return _read(document)
    except UnreadableError as error:
        what = "the file" if document.name else "what was sent"
        message = f"{what} {error.refusal.message}"
        span = Span(document.name or document.url)
        return None, [codes.UNFETCHED_REFERENCE.at(span, message, error.refusal.hint)]


def _read(document: Document) -> tuple[ReadDocument, list[Problem]]:
    """The same. Raises UnreadableError where it cannot be read."""
    span, charset = Span(document.name or document.url), declared_charset(document.media_type)
    format_ = format_by_bytes(document.data) or declared_format(document.name, document.media_type)
    served = f"{format_.media_types[0]}; charset={charset}" if format_ else document.media_type
    reading = read_document(document.data, "", served)
    if isinstance(reading, Refusal):
        raise UnreadableError(reading.message, reading.hint)
    if format_ is None:
        raise UnreadableError("is unknown", "")
    draft = Draft(span, "", "webpage" if format_ in (HTML, TEXT) else "document")
    from_ = address = document.url or _saved_from(document.data)
    text, ends_before = reading.text, ""
    if format_ is HTML:
        html = decoded_html(document.data, charset)
        address = _read_html(draft, html, from_)
        text = article_text(html) or text
        if not draft.has("language"):
            draft.text("language", language_of(text))
    else:
        ends_before = _read_article(draft, text)
    draft.text("url", address)
    draft.text("accessed", document.day)
    if not slug(draft.texts.get("title", "")) and not draft.names:
        draft.key = slug(PurePosixPath(document.name).stem, 60) if document.name else _key(document.url)
    media_type = format_.media_types[0]
    item = msgspec.structs.replace(draft.finished(), ends_before=ends_before)
    return ReadDocument(item, text, format_.suffixes[0], media_type, from_), draft.problems


def _read_article(draft: Draft, text: str) -> str:
    """Sets what an article's text says of itself; the words with which other stories begin in it."""
    article = read_article(text)
    for field in ("title", "issued", "language"):
        draft.text(field, getattr(article, field))
    draft.text("container", article.outlet)
    draft.people("authors", [article.author] if article.author else [])
    if article.outlet:
        draft.type = "article-newspaper"
    return article.ends_before


def _saved_from(data: bytes) -> str:
    """The address that a browser noted when it saved a page, or that is in the head of an MHTML file."""
    found = _SAVED.search(data[:4096].decode("utf-8", "replace"))
    return next(filter(None, found.groups()), "") if found else ""


def _key(url: str) -> str:
    """What to call a source whose title has no Latin letters: by its site and the last part of its address."""
    parts = urlsplit(url)
    labels = (parts.hostname or "").removeprefix("www.").split(".")
    is_below_country = len(labels) > 2 and len(labels[-2]) <= 3  # as in herald.co.kr
    site = labels[-3] if is_below_country else labels[max(len(labels) - 2, 0)]
    return slug(f"{site} {PurePosixPath(parts.path).stem}", 60)


def _read_html(draft: Draft, html: str, url: str) -> str:
    """Sets the fields that a page's markup states; the address that it gives for itself, if that is of its own site."""
    from lxml.html import HTMLParser, document_fromstring

    root = document_fromstring(html.encode(), parser=HTMLParser(encoding="utf-8", huge_tree=True))
    tags: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        for name in (meta.get("property"), meta.get("name")):
            if name and (content := (meta.get("content") or "").strip()):
                tags.setdefault(name.casefold(), []).append(content)
    data = _json_ld(root.xpath("//script[@type='application/ld+json']/text()"))
    draft.type = (
        "article-journal" if "citation_journal_title" in tags else _TYPES.get(_type(data), draft.type)
    )
    title = next(iter(root.xpath("//title/text()")), "")
    _set(draft, "title", (_text(data.get("headline")), *_tagged(tags, "title"), str(title)))
    _set(draft, "container", (*_tagged(tags, "container"), _text(data.get("publisher"))))
    draft.texts.update(_without_outlet(draft.texts))
    _set(draft, "issued", map(_day, (_text(data.get("datePublished")), *_tagged(tags, "issued"))))
    _set(draft, "updated", map(_day, (_text(data.get("dateModified")), *_tagged(tags, "updated"))))
    if draft.texts.get("updated") == draft.texts.get("issued"):
        draft.texts.pop("updated", None)
    _set(draft, "language", (root.get("lang") or "", _text(data.get("inLanguage"))))
    for field in ("doi", "volume", "issue", "issn"):
        _set(draft, field, _tagged(tags, field))
    draft.people("authors", _people(data, tags))
    return _address(root.xpath("//link[@rel='canonical']/@href"), url)


def _without_outlet(texts: Mapping[str, str]) -> dict[str, str]:
    """The title, without the name of the outlet that pages have after it."""
    title, outlet = texts.get("title", ""), texts.get("container", "")
    plain = re.sub(rf"\s+[-–—|·:<]\s+{re.escape(outlet)}$", "", title) if outlet else title
    return {"title": plain} if plain else {}


def _tagged(tags: Mapping[str, list[str]], field: str) -> list[str]:
    return [value for tag in _TAGS[field] for value in tags.get(tag, ())[:1]]


def _set(draft: Draft, field: str, values: Iterable[str]) -> None:
    if first := next(filter(None, values), ""):
        draft.text(field, first)


def _day(text: str) -> str:
    """The day of a time, where the page is."""
    return _TIME.sub("", text)


def _people(data: Mapping[str, Any], tags: Mapping[str, list[str]]) -> Iterator[PersonName]:
    """The authors: all that one kind of markup names."""
    stated = data.get("author")
    names = [_text(one) for one in (stated if isinstance(stated, list) else [stated])]
    if not any(names):
        names = next((tags[tag] for tag in _TAGS["authors"] if tag in tags), [])
    for name in dict.fromkeys(filter(None, names)):
        family, comma, given = name.partition(", ")
        if name.startswith(("http:", "https:", "@")):
            continue
        yield PersonName(family, given) if comma and "," not in given else PersonName(literal=name)


def _json_ld(scripts: Iterable[object]) -> Mapping[str, Any]:
    """The first article or page that data for programs describe (https://schema.org/Article)."""
    for script in scripts:
        try:
            waiting: list[Any] = [msgspec.json.decode(str(script).encode("utf-8", "replace"))]
        except (msgspec.DecodeError, RecursionError):
            continue
        while waiting:
            one = waiting.pop(0)
            if isinstance(one, list):
                waiting = one + waiting
            elif isinstance(one, dict):
                if _type(one) in _TYPES and _text(one.get("headline")):
                    return one
                waiting += [one["@graph"]] if "@graph" in one else []
    return {}


def _type(node: Mapping[str, Any]) -> str:
    types = node.get("@type")
    return next(
        (str(one) for one in (types if isinstance(types, list) else [types]) if str(one) in _TYPES), ""
    )


def _text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    return value.strip() if isinstance(value, str) else ""


def _address(canonical: Iterable[object], url: str) -> str:
    """The address that a page gives for itself, unless that is on another site, or of the front page."""
    for one in canonical:
        try:
            joined = urljoin(url, str(one).strip())
            parts, asked = urlsplit(joined), urlsplit(url)
        except ValueError:
            continue
        is_own = parts.scheme in ("http", "https") and parts.netloc == (asked.netloc or parts.netloc)
        if is_own and (parts.path.strip("/") or not asked.path.strip("/")):
            return joined
    return url
