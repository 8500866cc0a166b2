"""A source in the RIS format, whose lines end with CR and LF. What RIS has no tag for is in notes."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.citations.own_words import address, line, name_parts, own
from sitegen.citations.types import RIS_NAMES, TYPES, VARIABLES
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
    found = list(_variables(publication, source))
    tags = [
        ("TY", TYPES[source.type].ris),
        ("ID", id_),
        ("TI", own(source, source.title)),
        *(("AU", _name(publication, source, name)) for name in source.authors),
        ("T2", own(source, source.container)),
        *(tag for tag in found if tag[0] != "N1"),
        ("PY", year),
        ("DA", day),
        ("Y2", dates.ris_day(source.accessed) if source.accessed else ""),
        ("UR", address(publication, source)),
        ("LA", source.language),
        ("N1", "" if is_said or issued is None else words(issued, source.language)),
        ("N1", own(source, source.date_note)),
        *(tag for tag in found if tag[0] == "N1"),
    ]
    lines = [f"{tag}  - {value}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _variables(publication: Publication, source: schema.Source) -> Iterator[Tag]:
    used: set[str] = set()
    for variable, found in source.stated():
        if isinstance(found, tuple):
            names = [_name(publication, source, name) for name in found]
            yield from _makers(variable, names)
            continue
        text = _text(source, found)
        tag = "PB" if variable == "publisher" else VARIABLES[variable][1]
        if not tag or tag in used:
            yield "N1", f"{csl_name(variable)}: {text}"
        elif variable == "page" and (match := _PAGES.fullmatch(text)):
            yield from (("SP", match[1]), ("EP", match[2]))
        else:
            yield tag, text
        used.add(tag)


def _makers(variable: str, names: list[str]) -> Iterator[Tag]:
    if tag := RIS_NAMES.get(variable):
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
