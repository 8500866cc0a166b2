"""RIS: lines of a tag, two spaces, a hyphen and a value, from TY to ER.

rispy reads the same, but tells no lines, and leaves out, without a word, a reference whose ER is missing and the second
value of most tags; so it serves the tests, and not here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import msgspec

from sitegen.citations.ris_tags import variable_of
from sitegen.content.field_types import Isbn, Issn
from sitegen.content.identifiers import isbn_fault, issn_fault
from sitegen.content.records.variables import NAME_VARIABLES
from sitegen.content.suggest import did_you_mean
from sitegen.importing import dates, notes
from sitegen.importing.item import Draft, field_formats
from sitegen.importing.normalise import normalised
from sitegen.importing.types import CALLED, MAKERS, RIS, TAGS
from sitegen.problems import Problem, Span, codes
from sitegen.runtime.patterns import lazy_pattern

_LINE = lazy_pattern(r"([A-Z][A-Z0-9]) {1,2}- ?(.*)")


class Tag(msgspec.Struct, frozen=True):
    """A tag with its value, and its line in the file."""

    name: str
    value: str
    line: int


def read(text: str, file: str) -> tuple[list[Draft], list[Problem]]:
    """The references of a file, and what is wrong with the rest of it."""
    problems: list[Problem] = []
    drafts = [_draft(tags, file) for tags in _references(text, file, problems)]
    if not drafts and not problems and text.strip():
        message = "there is no reference of RIS"
        hint = "is it another format? References begin with a line `TY  - JOUR`"
        problems.append(codes.UNREADABLE_BIBLIOGRAPHY.at(Span(file), message, hint))
    return drafts, problems


def _references(text: str, file: str, problems: list[Problem]) -> Iterator[list[Tag]]:
    """The tags of each reference; one that does not end before the next begins, ends there."""

    def note(line: int, message: str, hint: str) -> None:
        problems.append(codes.UNREADABLE_BIBLIOGRAPHY.at(Span(file, line), message, hint))

    tags: list[Tag] = []
    outside = 0
    for number, line in enumerate(text.split("\n"), start=1):
        match = _LINE.fullmatch(line.strip())
        name, value = (match[1], match[2].strip()) if match else ("", line.strip())
        if name in ("TY", "ER") and tags:
            if name == "TY":
                note(tags[0].line, f"the reference has no end: the next begins in line {number}", _NO_END)
            yield tags
            tags = []
        if name == "TY":
            tags, outside = [Tag(name, value, number)], 0
        elif name and tags:
            tags.append(Tag(name, value, number))
        elif tags and value:
            tags[-1] = msgspec.structs.replace(tags[-1], value=f"{tags[-1].value}\n{value}")
        elif name not in ("", "ER") and not outside:
            outside = number
            note(number, f"the tag {name} belongs to no reference", "begin the reference with a line TY")
    if tags:
        note(tags[0].line, "the reference has no end", _NO_END)
        yield tags


_NO_END = "end it with a line `ER  - `; it is added as far as it goes"


def _draft(tags: list[Tag], file: str) -> Draft:
    by_name = {tag.name: tag.value for tag in reversed(tags)}
    draft = Draft(Span(file, tags[0].line), by_name.get("ID") or by_name.get("LB", ""))
    draft.type = _type(draft, by_name)
    _dates(draft, by_name)
    _pages(draft, by_name)
    for tag in tags:
        if tag.name in _READ_WITH_OTHERS or not tag.value:
            continue
        field = _field(tag.name, draft, by_name)
        if field in NAME_FIELDS:
            draft.people(field, [notes.name(tag.value)])
        elif handle := _SPECIAL.get(tag.name) if field == TAGS.get(tag.name, "") else None:
            handle(draft, tag.value, by_name)
        elif field:
            draft.text(field, tag.value, CALLED.get(tag.name, tag.name))
        else:
            draft.leave_out(CALLED.get(tag.name, tag.name))
    return draft


NAME_FIELDS = frozenset(("authors", *NAME_VARIABLES))

_READ_WITH_OTHERS = frozenset(("TY", "ID", "LB", "PY", "Y1", "DA", "SP", "EP", "ER"))


def _type(draft: Draft, by_name: Mapping[str, str]) -> str:
    type_ = by_name["TY"].strip().upper()
    if type_ == "JOUR" and "RI" in by_name:
        return "review"
    if type_ in ("SOUND", "MPCT") and ("T2" in by_name or (type_ == "SOUND" and "M1" in by_name)):
        return "broadcast"  # a programme, or a numbered episode
    if type_ == "ICOMM" and "A2" in by_name:
        return "personal_communication"
    if type_ in RIS:
        return RIS[type_]
    message = f'"{type_}" is no type of RIS: the source is a document'
    hint = did_you_mean(type_, RIS) or "choose its type in the record"
    draft.problems.append(codes.IMPORTED_TYPE.at(draft.span, message, hint))
    return "document"


def _dates(draft: Draft, by_name: Mapping[str, str]) -> None:
    """DA says more than PY where both are there; PY is the year alone."""
    stated = [by_name[name] for name in ("DA", "PY", "Y1") if by_name.get(name)]
    found = [date for date in map(dates.from_ris, stated) if date]
    if found:
        draft.text("issued", max(found, key=len) if found[0][:4] == found[-1][:4] else found[-1])
    elif stated:
        draft.text("issued", stated[0])


def _pages(draft: Draft, by_name: Mapping[str, str]) -> None:
    first, last = by_name.get("SP", ""), by_name.get("EP", "")
    between = " " if first.endswith(",") else "-"
    whole = (
        f"{first}{between}{last}" if first and last and last != first and "-" not in first else first or last
    )
    is_count = draft.type in ("book", "thesis", "manuscript") and first.isdecimal() and not last
    field = "number_of_pages" if is_count else variable_of(draft.type, "SP") or "page"
    draft.text(field, whole, "SP")


def _field(tag: str, draft: Draft, by_name: Mapping[str, str]) -> str:
    """The field of a tag; "" where it has none."""
    if tag in ("T2", "C1", "C3", "CY") and draft.type == "paper-conference":
        return _field_of_conference(tag, by_name)
    if tag == "A2" and draft.type == "book" and not by_name.keys() & {"A3", "T2", "T3"}:
        return "editor"  # not of a series, for none is named
    if tag in ("AU", "A1") and by_name["TY"] == "MPCT":
        return "director"
    if tag == "A2" and by_name["TY"] == "SLIDE":
        return "authors"
    if tag == "JO" and ("T2" in by_name or "JF" in by_name):
        return "container_title_short"
    if tag == "T2" and draft.type in ("book", "report", "map") and "T3" not in by_name:
        return "collection_title"
    if tag == "SN" and draft.type in ("report", "standard"):
        return ""  # a number of any kind
    own = variable_of(draft.type, tag)
    return own if own is not None else MAKERS.get(tag) or TAGS.get(tag, "")


def _field_of_conference(tag: str, by_name: Mapping[str, str]) -> str:
    """T2 and CY are name and place of the conference where C3 and C1 have title and place of the proceedings."""
    named, placed = "C3" in by_name, "C1" in by_name
    return {
        "T2": "event_title" if named else "container",
        "C3": "container",
        "CY": "event_place" if placed and by_name["C1"] != by_name.get("CY") else "publisher_place",
        "C1": "publisher_place",
    }[tag]


def _number_of_kind(draft: Draft, value: str, by_name: Mapping[str, str]) -> None:
    """SN is an ISBN, an ISSN, or a number of any kind."""
    isbn, issn = normalised(Isbn, value), normalised(Issn, value)
    if not isbn_fault(isbn[0]):
        draft.text("isbn", isbn[0], "SN")
    elif not issn_fault(issn[0]):
        draft.text("issn", issn[0], "SN")
    elif draft.type in ("report", "patent", "standard"):
        draft.text("number", value, "SN")
    else:
        draft.text("isbn" if draft.type in ("book", "chapter") else "issn", value, "SN")


def _accession(draft: Draft, value: str, by_name: Mapping[str, str]) -> None:
    """AN is a number in the database or archive of DB. One in digits is taken for PubMed's if no other is named."""
    archive = by_name.get("DB", "")
    is_pubmed = not archive or re.search("pubmed|medline", archive, re.IGNORECASE)
    if is_pubmed and re.fullmatch(r"[1-9][0-9]{4,8}", value):
        draft.text("pmid", value, "accession number")
    elif archive:
        draft.text("archive_location", value, "accession number")
    else:
        draft.leave_out("accession number")


def _kind(draft: Draft, value: str, by_name: Mapping[str, str]) -> None:
    """M3 is a kind; EndNote has DOIs there."""
    is_doi = re.match(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.\d{4,9}/", value)
    draft.text("doi" if is_doi else "genre", value)


def _accessed(draft: Draft, value: str, by_name: Mapping[str, str]) -> None:
    draft.text("accessed", dates.from_ris(value) or value)


def _address(draft: Draft, value: str, by_name: Mapping[str, str]) -> None:
    """Further addresses of a source are left out."""
    first, *others = re.split(r"\s*;\s*(?=https?://)|\s+", value)
    draft.text("url", first, "UR")
    if others:
        draft.leave_out("UR")


def _language(draft: Draft, value: str, by_name: Mapping[str, str]) -> None:
    """LA is a language, of software that it is written in."""
    _, fault = normalised(field_formats()["language"], value)
    draft.text("genre" if fault and draft.type == "software" else "language", value, "LA")


def _note(draft: Draft, value: str, by_name: Mapping[str, str]) -> None:
    notes.read(draft, value, "\n", "note")


_SPECIAL: Mapping[str, Callable[[Draft, str, Mapping[str, str]], None]] = {
    "SN": _number_of_kind,
    "AN": _accession,
    "M3": _kind,
    "Y2": _accessed,
    "UR": _address,
    "LA": _language,
    "N1": _note,
}
