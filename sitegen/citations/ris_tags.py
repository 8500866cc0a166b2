"""Which tag of RIS each variable of CSL has, by the type of the source: RIS means another thing by many of its tags in
each type of reference.

As EndNote's templates of reference types have it, and Zotero's translator (zotero/translators, RIS.js), which other
programs follow. The specification of 2011 lists the tags, and leaves it open what several of them are.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sitegen.citations.types import RIS_NAMES, TYPES, VARIABLES

_SESSION = {"authority": "T3", "chapter_number": "ET", "references": "OP"}
_RECORDED = {"producer": "A3", "medium": "C5"}

# fmt: off
_OF_TYPE: Mapping[str, Mapping[str, str]] = {
    "bill": {**_SESSION, "authors": "A2"},
    "book": {"editor": "A3", "collection_editor": "A2", "collection_number": "M1"},
    "broadcast": _RECORDED,
    "chapter": {"container_author": "C2"},
    "dataset": {"version": "ET", "number": "NV"},
    "graphic": {"dimensions": "C3", "medium": "M3"},
    "hearing": {**_SESSION, "section": "T2"},
    "legal_case": {
        "authority": "PB", "container": "A2", "number": "SV", "references": "OP", "translator": "",  # A4 is a counsel
    },
    "legislation": {"chapter_number": "ET", "references": "OP"},
    "map": {"collection_title": "T2", "scale": "C1"},
    "motion_picture": {**_RECORDED, "genre": "C4", "dimensions": "SP"},
    "patent": {
        "authority": "A2", "call_number": "M1", "issue": "OP", "jurisdiction": "C3", "number": "SN",
        "references": "C5", "status": "C6", "submitted": "C1",
    },
    "personal_communication": {"recipient": "A2"},
    "post": {"editor": ""},  # what has A2 is a message, under the same type of reference
    "report": {"collection_title": "T2", "number": "SN"},
    "software": {"version": "ET", "medium": "M1"},
    "song": {"performer": "A2", "medium": "C5", "container": "", "number": ""},  # what has these is a programme
    "speech": {"event_title": "T2", "event_place": "CY", "editor": ""},  # Zotero has speakers in A2
    "standard": {"number": "SN"},
    "thesis": {"contributor": "A3"},
}
# fmt: on
"""The tags that a type has for other variables than usually; "" for what it has none for."""

_USUAL: Mapping[str, str] = {
    **{variable: tag for variable, (_, tag) in VARIABLES.items()},
    **RIS_NAMES,
    "authors": "AU",
    "container": "T2",
    "publisher": "PB",
}


def reference_type(type_: str, stated: Collection[str]) -> str:
    """The type of reference of a source, by its type and the variables that it has."""
    return "MPCT" if _is_film(type_, stated) else TYPES[type_].ris


def _is_film(type_: str, stated: Collection[str]) -> bool:
    """Whether it is known by its director, who is the author of a reference to a film only."""
    return (
        type_ == "motion_picture"
        and "director" in stated
        and not {"authors", "container"}.intersection(stated)
    )


def tags(type_: str, stated: Collection[str]) -> Mapping[str, str]:
    """The tag of each variable that a source of this type has; "" for what only a note can have. `stated` are the
    variables that the source has."""
    own = dict(_OF_TYPE.get(type_, {}))
    if type_ == "paper-conference":
        both = "container" in stated and "event_title" in stated
        own |= {"container": "C3", "event_title": "T2"} if both else {}
    if type_ in ("book", "thesis", "manuscript") and "page" not in stated:
        own["number_of_pages"] = "SP"
    if _is_film(type_, stated):
        own["director"] = "AU"
    has_archive = "archive" in stated  # whose number AN is
    own |= {"archive_location": "AN" if has_archive else "", "pmid": "" if has_archive else "AN"}
    taken = set(own.values())
    return {**{name: "" if tag in taken else tag for name, tag in _USUAL.items()}, **own}


def variable_of(type_: str, tag: str) -> str | None:
    """The variable that a tag has in references of this type where that is another than usually; "" where it has what
    no source has a field for."""
    own = _OF_TYPE.get(type_, {})
    for variable, name in own.items():
        if name == tag:
            return variable
    usual = next((variable for variable, name in _USUAL.items() if name == tag), None)
    return "" if usual is not None and own.get(usual) == "" else None
