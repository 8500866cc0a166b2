"""The fields of an entry of BibTeX or BibLaTeX as those of a source."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sitegen.citations.types import TYPES
from sitegen.content.records.source_types import TRAITS
from sitegen.content.suggest import did_you_mean
from sitegen.importing import dates, notes
from sitegen.importing.bibtex_names import names
from sitegen.importing.item import Draft, csl_fields
from sitegen.importing.latex_text import plain
from sitegen.importing.types import ENTRIES, FIELDS, GENRES, NAMES, ROLES
from sitegen.problems import Span, codes
from sitegen.runtime.patterns import lazy_pattern

Fields = dict[str, tuple[str, int]]
"""The text of each field, in LaTeX, and its line."""

_AS_IT_IS = frozenset(
    ("doi", "isbn", "issn", "url", "pmid", "pmcid", "date", "eventdate", "origdate", "urldate")
)
_LISTS = frozenset(("publisher", "location", "address", "origpublisher", "origlocation", "language"))
_URL = lazy_pattern(r"\\(?:url|href)\{\s*([^{}\s]+)\s*\}|(https?://\S+)")


def read_entry(draft: Draft, entry: str, fields: Fields) -> Draft:
    """The draft, with the type and fields of the entry."""
    fields = {name: found for name, found in fields.items() if found[0].strip()}
    draft.type = _type(draft, entry, fields)
    if genre := GENRES.get(entry):
        draft.text("genre", genre)
    _titles(draft, fields)
    _people(draft, fields)
    for name, handle in _SPECIAL.items():
        if name in fields:
            handle(draft, fields, plain(fields[name][0]))
    _date(draft, fields)
    done = (*_SPECIAL, *_DATES, *_TITLES)
    for name, (latex, _) in fields.items():
        if name in done or name in NAMES or name.startswith("editor"):
            continue
        if field := FIELDS.get(name):
            draft.text(field, _text(name, latex), name)
        else:
            draft.leave_out(name)
    return draft


def _type(draft: Draft, entry: str, fields: Mapping[str, tuple[str, int]]) -> str:
    def value(name: str) -> str:
        return fields.get(name, ("", 0))[0].strip("{} ").casefold()

    subtype = value("entrysubtype")
    if subtype in TRAITS:
        return subtype
    if entry == "article" and subtype in ("newspaper", "magazine"):
        return f"article-{subtype}"
    if entry == "misc":
        if value("eprinttype") == "arxiv" or value("archiveprefix") == "arxiv":
            return "article"
        if _URL.search(fields.get("howpublished", ("", 0))[0]):
            return "webpage"
    if entry == "unpublished" and ("eventtitle" in fields or "eventdate" in fields):
        return "speech"
    if entry in ENTRIES:
        return ENTRIES[entry]
    message = f"@{entry} is no type of BibLaTeX: the source is a document"
    hint = did_you_mean(entry, ENTRIES) or "choose its type in the record"
    draft.problems.append(codes.IMPORTED_TYPE.at(draft.span, message, hint))
    return "document"


def _text(name: str, latex: str) -> str:
    if name in _AS_IT_IS:
        found = _URL.search(latex) if name == "url" and latex.lstrip().startswith("\\") else None
        bare = (found[1] or found[2]) if found else latex
        return re.sub(r"\\([_%&#~$])", r"\1", bare).strip("{} ")
    if name in _LISTS:
        return "; ".join(plain(part) for part in re.split(r"\s+and\s+(?![^{]*\})", latex))
    return plain(latex)


def _titles(draft: Draft, fields: Fields) -> None:
    """Titles with their subtitles. What a source is in has a field that depends on its type."""
    for title, subtitle in (("title", "subtitle"), ("booktitle", "booksubtitle")):
        if subtitle in fields and title in fields:
            whole = f"{fields[title][0]}: {fields.pop(subtitle)[0]}"
            fields[title] = (whole, fields[title][1])
    draft.text("title", plain(fields["title"][0]) if "title" in fields else "")
    for name in _OF_CONTAINERS:
        if name in fields:
            draft.text("container", plain(fields[name][0]), name)
    if "titleaddon" in fields:  # for Zotero, the site, blog, forum or programme that something is in
        is_container = draft.type in ("webpage", "document") and not draft.has("container")
        if is_container:
            draft.text("container", plain(fields["titleaddon"][0]))
        else:
            draft.leave_out("titleaddon")


_OF_CONTAINERS = ("journaltitle", "journal", "booktitle", "maintitle")
_TITLES = ("title", "titleaddon", *_OF_CONTAINERS)


def _people(draft: Draft, fields: Fields) -> None:
    roles = {name: field for name, field in csl_fields().items() if field not in ("container", "title")}
    for name, (latex, line) in fields.items():
        if name in NAMES:
            field = NAMES[name]
        elif name in ("editora", "editorb", "editorc"):
            field = "contributor"
        else:
            continue
        if name.startswith("editor") and (role := plain(fields.get(f"{name}type", ("", 0))[0])):
            field = roles.get(role, ROLES.get(role, field))
        if not field:
            draft.leave_out(name)
            continue
        found, remarks = names(latex)
        draft.people(field, found)
        for message, hint in remarks:
            draft.remark(field, message, hint, Span(draft.span.file, line))


def _date(draft: Draft, fields: Fields) -> None:
    """`date`, or `year`, `month` and `day`. Of years in words, such as "in press", none is made up."""
    if "date" in fields:
        draft.text("issued", _text("date", fields["date"][0]), "date")
        return
    year, month, day = (plain(fields.get(name, ("", 0))[0]).strip() for name in ("year", "month", "day"))
    if not year:
        return
    if joined := re.fullmatch(r"([0-9]{1,2})\W*([A-Za-z]+)|([A-Za-z]+)\W*([0-9]{1,2})", month):
        month, day = joined[2] or joined[3], joined[1] or joined[4]
    ends = re.split(r"\s*(?:[-–—/]+|\band\b)\s*", month)
    if len(ends) == 2 and all(dates.from_parts(year, end) for end in ends):
        draft.text("issued", "/".join(dates.from_parts(year, end) for end in ends))
    elif found := dates.from_parts(year, month, day):
        draft.text("issued", found)
    elif month and (found := dates.from_text(year)):
        draft.text("issued", found)
        draft.fault("issued", month, ("is not a month", "write the month into `issued`"))
    elif year.casefold() in ("in press", "forthcoming", "submitted", "to appear"):
        draft.text("status", year)
    else:
        draft.text("issued", year)


_DATES = ("date", "year", "month", "day")


def _number(draft: Draft, fields: Fields, text: str) -> None:
    """A number is that of an issue where there are issues, and of a series where the source has none of its own."""
    is_issue = draft.type.startswith(("article-", "review")) or draft.type == "periodical" or "eid" in fields
    is_of_series = draft.type in ("book", "chapter", "paper-conference") and "series" in fields
    field = "issue" if is_issue else "collection_number" if is_of_series else "number"
    draft.text(field, text, "number")


def _house(name: str) -> Callable[[Draft, Fields, str], None]:
    def read(draft: Draft, fields: Fields, text: str) -> None:
        """What made, published or has the source, by its type."""
        exported = TYPES[draft.type]
        if name == exported.publisher or name == "school":
            field = "publisher"
        elif name == exported.container and not draft.has("container"):
            field = "container"
        elif name == "organization" and draft.type == "paper-conference" and "publisher" not in fields:
            field = "publisher"
        else:
            field = "authority"
        draft.text(field, text, name)

    return read


def _eprint(draft: Draft, fields: Fields, text: str) -> None:
    kind = plain((fields.get("eprinttype") or fields.get("archiveprefix") or ("", 0))[0]).casefold()
    if kind in ("pubmed", "pmid"):
        draft.text("pmid", text)
    elif kind in ("pmc", "pmcid"):
        draft.text("pmcid", text)
    elif kind == "arxiv":
        draft.text("number", f"arXiv:{text.removeprefix('arXiv:')}", "eprint")
    else:
        draft.leave_out("eprint")


def _how_published(draft: Draft, fields: Fields, text: str) -> None:
    if found := _URL.search(fields["howpublished"][0]):
        draft.text("url", found[1] or found[2].rstrip("}.,"), "howpublished")
    else:
        draft.text("medium", text, "howpublished")


def _genre(draft: Draft, fields: Fields, text: str) -> None:
    draft.texts.pop("genre", None)
    draft.text("genre", GENRES.get(text, text), "type")


def _addendum(draft: Draft, fields: Fields, text: str) -> None:
    is_law = TRAITS[draft.type].nature == "law"
    draft.text("references" if is_law else "note", text, "addendum")


def _language(draft: Draft, fields: Fields, text: str) -> None:
    if not draft.has("language"):
        draft.text("language", text)


def _note(draft: Draft, fields: Fields, text: str) -> None:
    notes.read(draft, text, "; ", "note")


def _nothing(draft: Draft, fields: Fields, text: str) -> None:
    """What other fields are read with."""


_SPECIAL: Mapping[str, Callable[[Draft, Fields, str], None]] = {
    "langid": _language,
    "language": _language,
    "hyphenation": _language,
    "type": _genre,
    "number": _number,
    "institution": _house("institution"),
    "school": _house("school"),
    "organization": _house("organization"),
    "publisher": lambda draft, fields, text: draft.text(
        "publisher", _text("publisher", fields["publisher"][0])
    ),
    "eprint": _eprint,
    "eprinttype": _nothing,
    "archiveprefix": _nothing,
    "entrysubtype": _nothing,
    "howpublished": _how_published,
    "addendum": _addendum,
    "note": _note,
}
