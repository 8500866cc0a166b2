"""A source as bibliography managers read it: BibLaTeX, RIS and CSL-JSON, in the source's own language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urljoin

import msgspec

from sitegen.citations import latex
from sitegen.content import schema
from sitegen.content.text import LocalText
from sitegen.dates import Edtf, words
from sitegen.dates import exchange as dates
from sitegen.publication.model import Publication
from sitegen.publication.pages import Addresses, Page

_BIBLATEX_TYPES = {
    "article-newspaper": "article",
    "article-magazine": "article",
    "article-journal": "article",
    "webpage": "online",
    "interview": "misc",
    "report": "report",
    "book": "book",
}
_BIBLATEX_OUTLETS = {"article": "journaltitle", "report": "institution", "book": "publisher"}
"""The field that holds who brought a work out, by type of entry; elsewhere `organization`. All but `journaltitle` are
lists."""

_NO_LINE = re.compile(r"[^\S\xa0\u2007\u202f\u3000]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_RIS_TYPES = {
    "article-newspaper": "NEWS",
    "article-magazine": "MGZN",
    "article-journal": "JOUR",
    "webpage": "ELEC",
    "interview": "GEN",
    "report": "RPRT",
    "book": "BOOK",
}


def csl_json(publication: Publication, id_: str) -> str:
    """The source as CSL-JSON 1.0.2: a list with one item."""
    source = publication.sources[id_]
    item: dict[str, Any] = {
        "id": id_,
        "type": source.type,
        "title": _own(source, source.title),
        "container-title": _own(source, source.container),
        "author": [_csl_name(publication, source, name) for name in source.authors],
        "issued": dates.csl(source.issued, source.language) if source.issued else None,
        "accessed": dates.csl(source.accessed, source.language) if source.accessed else None,
        "URL": _url(publication, source),
        "language": source.language,
        "note": _own(source, source.date_note),
    }
    stated = {key: value for key, value in item.items() if value}
    return msgspec.json.format(msgspec.json.encode([stated]), indent=2).decode() + "\n"


def biblatex(publication: Publication, id_: str) -> str:
    """The source as a BibLaTeX entry; BibLaTeX reads dates as EDTF."""
    source = publication.sources[id_]
    type_ = _BIBLATEX_TYPES[source.type]
    outlet = _BIBLATEX_OUTLETS.get(type_, "organization")
    container = _own(source, source.container)
    date, in_words = _biblatex_date(source.issued, source.language)
    fields = {
        "author": " and ".join(latex.name(*_parts(publication, source, name)) for name in source.authors),
        "title": latex.title(_own(source, source.title)),
        outlet: latex.escaped(container) if outlet == "journaltitle" else latex.list_item(container),
        "date": date,
        "url": latex.url(_url(publication, source)),
        "urldate": _biblatex_date(source.accessed, source.language)[0],
        "langid": source.language,
        "note": latex.escaped("; ".join(filter(None, (in_words, _own(source, source.date_note))))),
    }
    return _biblatex_entry(type_, id_, fields)


class OnlineText(msgspec.Struct, frozen=True):
    """A text of the publication itself, as it is cited; `authors` are whole names."""

    title: str
    authors: tuple[str, ...]
    publication: str
    date: Edtf
    url: str
    language: str


def biblatex_online(id_: str, text: OnlineText) -> str:
    """A text of the publication itself as a BibLaTeX entry."""
    stated, in_words = _biblatex_date(text.date, text.language)
    fields = {
        "author": " and ".join(latex.name("", "", _line(author)) for author in text.authors),
        "title": latex.title(_line(text.title)),
        "organization": latex.list_item(_line(text.publication)),
        "date": stated,
        "url": latex.url(text.url),
        "langid": text.language,
        "note": latex.escaped(in_words),
    }
    return _biblatex_entry("online", id_, fields)


def _biblatex_date(date: Edtf | None, language: str) -> tuple[str, str]:
    """A date as BibLaTeX reads it, or else in words."""
    stated = dates.biblatex(date) if date else ""
    return stated, words(date, language) if date and not stated else ""


def _biblatex_entry(type_: str, id_: str, fields: Mapping[str, str]) -> str:
    lines = "".join(f"  {key} = {{{value}}},\n" for key, value in fields.items() if value)
    return f"@{type_}{{{id_},\n{lines}}}\n"


def ris(publication: Publication, id_: str) -> str:
    """The source in the RIS format, whose lines end with CR and LF."""
    source = publication.sources[id_]
    issued = source.issued
    year, day = (dates.ris_year(issued), dates.ris_day(issued)) if issued else ("", "")
    is_said = issued is None or (year and dates.is_exact(issued))
    tags = [
        ("TY", _RIS_TYPES[source.type]),
        ("ID", id_),
        ("TI", _own(source, source.title)),
        *(("AU", _ris_name(publication, source, name)) for name in source.authors),
        ("T2", _own(source, source.container)),
        ("PY", year),
        ("DA", day),
        ("UR", _url(publication, source)),
        ("LA", source.language),
        ("N1", "" if is_said or issued is None else words(issued, source.language)),
        ("N1", _own(source, source.date_note)),
    ]
    lines = [f"{tag}  - {value}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


FORMATS: tuple[tuple[str, str, Callable[[Publication, str], str]], ...] = (
    ("BibTeX", "bib", biblatex),
    ("RIS", "ris", ris),
    ("CSL-JSON", "json", csl_json),
)
"""Name, file suffix and writer of each format."""


def downloads(
    addresses: Addresses, id_: str
) -> tuple[tuple[str, str, Callable[[Publication, str], str]], ...]:
    """Name, path below the site's root, and writer of each format of source `id_`; the same for all languages."""
    folder = addresses.path(Page("source", id_, addresses.default_language))
    return tuple((name, f"{folder}{id_}.{suffix}", write) for name, suffix, write in FORMATS)


def _own(source: schema.Source, text: LocalText | None) -> str:
    return _line(text.best(source.language, text.languages()).text) if text else ""


def _line(text: str) -> str:
    """A text in one line, without control characters; spaces that do not break, and wide ones, stay."""
    return _CONTROL.sub("", _NO_LINE.sub(" ", text)).strip()


def _url(publication: Publication, source: schema.Source) -> str:
    """The source's address; that of a file of the site in full."""
    return urljoin(publication.site.base_url, source.url) if source.url else ""


def _parts(publication: Publication, source: schema.Source, name: schema.Name) -> tuple[str, str, str]:
    """Family, given and literal name in the source's language."""
    if not (name.family or name.given or name.literal) and name.person:
        return "", "", _line(publication.name(name.person, source.language).text)
    return _own(source, name.family), _own(source, name.given), _own(source, name.literal)


def _csl_name(publication: Publication, source: schema.Source, name: schema.Name) -> dict[str, str]:
    family, given, literal = _parts(publication, source, name)
    parts = {"family": family, "given": given, "literal": literal}
    return {key: value for key, value in parts.items() if value}


def _ris_name(publication: Publication, source: schema.Source, name: schema.Name) -> str:
    """Family and given name; RIS has no other use for a comma, and no way to write one in a name."""
    family, given, literal = (part.replace(",", "") for part in _parts(publication, source, name))
    return literal or ", ".join(part for part in (family, given) if part)
