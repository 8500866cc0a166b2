"""A source in the RIS format, whose lines end with CR and LF. What RIS has no tag for is in notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.citations.own_words import address, line, name_parts, own
from sitegen.citations.ris_tags import reference_type
from sitegen.citations.ris_tags import tags as tags_of
from sitegen.content import schema
from sitegen.content.records.variables import csl_name
from sitegen.content.text import LocalText
from sitegen.dates import Edtf, words
from sitegen.dates import exchange as dates
from sitegen.publication.model import Publication
from sitegen.runtime.patterns import lazy_pattern

Tag = tuple[str, str]

_PAGES = lazy_pattern(r"(\w+)\s*[-‐‑–—]\s*(\w+)")


def ris(publication: Publication, id_: str) -> str:
    """The source in the RIS format."""
    source = publication.sources[id_]
    issued = source.issued
    year, day = (dates.ris_year(issued), dates.ris_day(issued)) if issued else ("", "")
    is_said = issued is None or (year and dates.is_exact(issued))
    every = {"authors": source.authors, "container": source.container, **dict(source.stated())}
    stated = {name: value for name, value in every.items() if value}
    found = list(_variables(publication, source, stated))
    tags = [
        ("TY", reference_type(source.type, stated)),
        ("ID", id_),
        ("TI", own(source, source.title)),
        *(tag for tag in found if tag[0] != "N1"),
        ("PY", year),
        ("DA", day or (dates.ris_inexact(issued) if issued else "")),
        ("Y2", dates.ris_day(source.accessed) if source.accessed else ""),
        ("UR", address(publication, source)),
        ("LA", source.language),
        ("N1", "" if is_said or issued is None else words(issued, source.language)),
        ("N1", own(source, source.date_note)),
        *(tag for tag in found if tag[0] == "N1"),
    ]
    lines = [f"{tag}  - {value}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _variables(publication: Publication, source: schema.Source, stated: Mapping[str, Any]) -> Iterator[Tag]:
    used: set[str] = set()
    by_variable = tags_of(source.type, stated)
    for variable, found in stated.items():
        tag = by_variable.get(variable, "")
        if isinstance(found, tuple):
            yield from _makers(variable, tag, [_name(publication, source, name) for name in found])
            continue
        text = _text(source, found)
        if not tag or tag in used:
            yield "N1", f"{csl_name(variable)}: {text}"
        elif tag == "SP" and source.type != "bill" and (match := _PAGES.fullmatch(text)):
            yield from (("SP", match[1]), ("EP", match[2]))
        else:
            yield tag, found.text if isinstance(found, Edtf) else text
        used.add(tag)


def _makers(variable: str, tag: str, names: list[str]) -> Iterator[Tag]:
    if tag:
        yield from ((tag, name) for name in names)
    else:
        yield "N1", f"{csl_name(variable)}: {'; '.join(names)}"


def _text(source: schema.Source, found: LocalText | Edtf | str) -> str:
    if isinstance(found, Edtf):
        return words(found, source.language)
    return own(source, found) if isinstance(found, LocalText) else line(found)


def _name(publication: Publication, source: schema.Source, name: schema.Name) -> str:
    """Family and given name; RIS has no other use for a comma, and no way to write one in a name."""
    family, given, literal = (part.replace(",", "") for part in name_parts(publication, source, name))
    return literal or ", ".join(part for part in (family, given) if part)
