"""A source as bibliography managers read it: BibLaTeX, RIS and CSL-JSON, in the source's own language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from sitegen.content import schema
from sitegen.content.text import LocalText
from sitegen.dates import Edtf
from sitegen.pages import Addresses, Page
from sitegen.publication.model import Publication

_SEASONS = {"21": 1, "22": 2, "23": 3, "24": 4}
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
"""The field that holds who brought a work out, by type of entry; elsewhere `organization`."""

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
        "issued": _csl_date(source.issued),
        "accessed": _csl_date(source.accessed),
        "URL": source.url,
        "language": source.language,
        "note": _own(source, source.date_note),
    }
    stated = {key: value for key, value in item.items() if value}
    return msgspec.json.format(msgspec.json.encode([stated]), indent=2).decode() + "\n"


def biblatex(publication: Publication, id_: str) -> str:
    """The source as a BibLaTeX entry; BibLaTeX reads dates as EDTF."""
    source = publication.sources[id_]
    type_ = _BIBLATEX_TYPES[source.type]
    names = " and ".join(_bibtex_name(publication, source, name) for name in source.authors)
    fields = {
        "author": names,
        "title": f"{{{_escaped(_own(source, source.title))}}}",
        _BIBLATEX_OUTLETS.get(type_, "organization"): _escaped(_own(source, source.container)),
        "date": source.issued.text if source.issued else "",
        "url": source.url or "",
        "urldate": source.accessed.text if source.accessed else "",
        "langid": source.language,
        "note": _escaped(_own(source, source.date_note)),
    }
    return _biblatex_entry(type_, id_, fields)


def biblatex_online(
    id_: str, *, title: str, authors: Sequence[str], publication: str, date: Edtf, url: str, language: str
) -> str:
    """A text of the publication itself as a BibLaTeX entry; `authors` are whole names."""
    fields = {
        "author": " and ".join(f"{{{_escaped(author)}}}" for author in authors),
        "title": f"{{{_escaped(title)}}}",
        "organization": _escaped(publication),
        "date": date.text,
        "url": url,
        "langid": language,
    }
    return _biblatex_entry("online", id_, fields)


def _biblatex_entry(type_: str, id_: str, fields: Mapping[str, str]) -> str:
    lines = "".join(f"  {key} = {{{value}}},\n" for key, value in fields.items() if value)
    return f"@{type_}{{{id_},\n{lines}}}\n"


def ris(publication: Publication, id_: str) -> str:
    """The source in the RIS format, whose lines end with CR and LF."""
    source = publication.sources[id_]
    issued = source.issued
    day = issued.earliest if issued else None
    tags = [
        ("TY", _RIS_TYPES[source.type]),
        ("ID", id_),
        ("TI", _own(source, source.title)),
        *(("AU", _ris_name(publication, source, name)) for name in source.authors),
        ("T2", _own(source, source.container)),
        ("PY", str(issued.year) if issued else ""),
        ("DA", day.strftime("%Y/%m/%d/") if issued and day and issued.precision == "day" else ""),
        ("UR", source.url or ""),
        ("LA", source.language),
        ("N1", _own(source, source.date_note)),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value]
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
    return text.best(source.language, text.languages()).text if text else ""


def _parts(publication: Publication, source: schema.Source, name: schema.Name) -> tuple[str, str, str]:
    """Family, given and literal name in the source's language."""
    if not (name.family or name.given or name.literal) and name.person:
        return "", "", publication.name(name.person, source.language).text
    return _own(source, name.family), _own(source, name.given), _own(source, name.literal)


def _csl_name(publication: Publication, source: schema.Source, name: schema.Name) -> dict[str, str]:
    family, given, literal = _parts(publication, source, name)
    parts = {"family": family, "given": given, "literal": literal}
    return {key: value for key, value in parts.items() if value}


def _bibtex_name(publication: Publication, source: schema.Source, name: schema.Name) -> str:
    family, given, literal = (_escaped(part) for part in _parts(publication, source, name))
    return f"{{{literal}}}" if literal else ", ".join(part for part in (family, given) if part)


def _ris_name(publication: Publication, source: schema.Source, name: schema.Name) -> str:
    family, given, literal = _parts(publication, source, name)
    return literal or ", ".join(part for part in (family, given) if part)


def _csl_date(date: Edtf | None) -> dict[str, Any] | None:
    if date is None:
        return None
    ends = [end for end in (date.start, date.end) if end] if date.is_interval else [date]
    found: dict[str, Any] = {"date-parts": [_date_parts(end) for end in ends]}
    if not date.is_interval and date.precision == "season":
        found["season"] = _SEASONS[date.text.rstrip("~?%")[-2:]]
    if date.approximate or date.uncertain:
        found["circa"] = True
    return found


def _date_parts(date: Edtf) -> list[int]:
    day = date.earliest
    if day is None or date.precision not in ("month", "day"):
        return [date.year]
    return [day.year, day.month] if date.precision == "month" else [day.year, day.month, day.day]


def _escaped(text: str) -> str:
    for character in "\\{}":
        text = text.replace(character, "")
    for character in "&%$#_":
        text = text.replace(character, "\\" + character)
    return " ".join(text.split())
