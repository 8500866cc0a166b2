"""A source, and a text of the publication itself, as a BibLaTeX entry; BibLaTeX reads dates as EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from sitegen.citations import latex
from sitegen.citations.own_words import address, line, name_parts, own
from sitegen.citations.types import BIBLATEX_NAMES, BIBLATEX_ROLES, SUBTYPES, TYPES, VARIABLES
from sitegen.content import schema
from sitegen.content.records.variables import NAME_VARIABLES, csl_name
from sitegen.content.text import LocalText
from sitegen.dates import Edtf, words
from sitegen.dates import exchange as dates
from sitegen.publication.model import Publication

_LISTS = frozenset(("publisher", "institution", "organization", "location", "origpublisher", "origlocation"))
"""Fields whose items are parted by "and"."""
_INTEGERS = ("volume", "number_of_volumes")
_AS_IT_IS = frozenset(("doi", "isbn", "issn", "eprint"))


def biblatex(publication: Publication, id_: str) -> str:
    """The source as a BibLaTeX entry."""
    source = publication.sources[id_]
    type_ = TYPES[source.type]
    date, in_words = _date(source.issued, source.language)
    # What it is in has the publisher's place in some entries, unless there is one.
    outlet = "maintitle" if source.publisher and type_.container == type_.publisher else type_.container
    fields = {
        "author": _names(publication, source, source.authors),
        "title": latex.title(own(source, source.title)),
        outlet: _text(outlet, own(source, source.container)),
        **_makers(publication, source),
        **_variables(source),
        "date": date,
        "url": latex.url(address(publication, source)),
        "urldate": _date(source.accessed, source.language)[0],
        "langid": source.language,
        "entrysubtype": SUBTYPES.get(source.type, ""),
        "note": latex.escaped(
            "; ".join(filter(None, (in_words, own(source, source.date_note), *_uncounted(source))))
        ),
    }
    is_edited = source.type == "book" and source.editor and not source.authors  # @book wants an author
    return _entry("collection" if is_edited else type_.entry, id_, fields)


def _names(publication: Publication, source: schema.Source, names: Iterable[schema.Name]) -> str:
    return " and ".join(latex.name(*name_parts(publication, source, name)) for name in names)


def _makers(publication: Publication, source: schema.Source) -> dict[str, str]:
    """Those who made it otherwise than as authors, each role in a field."""
    fields: dict[str, str] = {}
    roles = iter(BIBLATEX_ROLES)
    for variable in NAME_VARIABLES:
        if not (names := getattr(source, variable)):
            continue
        if variable in BIBLATEX_NAMES:
            fields[BIBLATEX_NAMES[variable]] = _names(publication, source, names)
        elif field := next(roles, None):
            fields[field] = _names(publication, source, names)
            fields[f"{field}type"] = csl_name(variable)
    return fields


def _variables(source: schema.Source) -> dict[str, str]:
    """The variables that hold no names, each in the first of its fields that is free."""
    fields: dict[str, str] = {}
    if source.publisher:
        place = TYPES[source.type].publisher
        fields[place] = _text(place, own(source, source.publisher))
    for variable, found in source.stated():
        if variable in _INTEGERS and not str(found).isdecimal():
            continue
        free = (field for field in VARIABLES.get(variable, ("", ""))[0].split() if field not in fields)
        if field := next(free, None):
            fields[field] = _value(field, source, found)
    if "eprint" in fields:
        fields["eprinttype"] = "pubmed"
    if source.archive and (where := _archive(source)):
        fields["library"] = latex.escaped(where)
    return fields


def _uncounted(source: schema.Source) -> Iterator[str]:
    """What Biber ignores unless it is a number, where it is none."""
    for variable in _INTEGERS:
        if (found := getattr(source, variable)) and not found.isdecimal():
            yield f"{csl_name(variable)}: {found}"


def _archive(source: schema.Source) -> str:
    parts = (source.archive, source.archive_place, source.archive_collection, source.archive_location)
    texts = (own(source, part) for part in parts)
    return ", ".join(filter(None, (*texts, source.call_number)))


def _value(field: str, source: schema.Source, found: object) -> str:
    if isinstance(found, Edtf):
        return _date(found, source.language)[0]
    text = own(source, found) if isinstance(found, LocalText) else str(found)
    return re.sub(r"\s*[-‐‑–—]+\s*", "--", text) if field == "pages" else _text(field, text)


def _text(field: str, text: str) -> str:
    if field in _AS_IT_IS:
        return latex.url(text)
    return latex.list_item(text) if field in _LISTS else latex.escaped(text)


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
    stated, in_words = _date(text.date, text.language)
    fields = {
        "author": " and ".join(latex.name("", "", line(author)) for author in text.authors),
        "title": latex.title(line(text.title)),
        "organization": latex.list_item(line(text.publication)),
        "date": stated,
        "url": latex.url(text.url),
        "langid": text.language,
        "note": latex.escaped(in_words),
    }
    return _entry("online", id_, fields)


def _date(date: Edtf | None, language: str) -> tuple[str, str]:
    """A date as BibLaTeX reads it, or else in words."""
    stated = dates.biblatex(date) if date else ""
    return stated, words(date, language) if date and not stated else ""


def _entry(type_: str, id_: str, fields: Mapping[str, str]) -> str:
    lines = "".join(f"  {key} = {{{value}}},\n" for key, value in fields.items() if value)
    return f"@{type_}{{{id_},\n{lines}}}\n"
