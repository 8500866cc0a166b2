"""What each type and variable of CSL is in BibLaTeX and RIS.

Sources: the manual of BibLaTeX 3.19 (2.1 entry types, 2.2 fields); the RIS format of Research Information Systems
(2011), as Zotero, EndNote and rispy read it.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Exported(msgspec.Struct, frozen=True):
    """What a type of source is for bibliography managers."""

    entry: str
    """BibLaTeX's entry type."""
    container: str
    """The field of such an entry that holds what the source is in."""
    publisher: str
    """The field that holds who published it."""
    ris: str


def _row(entry: str, container: str, publisher: str, ris: str) -> Exported:
    return Exported(entry, container, publisher, ris)


# fmt: off
# BibLaTeX has more entry types: @dataset, @legal, @image, @standard, @review, @music and others. Zotero drops entries
# of these without a word, and for BibLaTeX nearly all of them are @misc.
TYPES: Mapping[str, Exported] = {
    "article": _row("misc", "organization", "publisher", "UNPB"),
    "article-journal": _row("article", "journaltitle", "publisher", "JOUR"),
    "article-magazine": _row("article", "journaltitle", "publisher", "MGZN"),
    "article-newspaper": _row("article", "journaltitle", "publisher", "NEWS"),
    "bill": _row("legislation", "journaltitle", "publisher", "BILL"),
    "book": _row("book", "publisher", "publisher", "BOOK"),
    "broadcast": _row("audio", "maintitle", "organization", "MULTI"),
    "chapter": _row("incollection", "booktitle", "publisher", "CHAP"),
    "classic": _row("book", "maintitle", "publisher", "CLSWK"),
    "collection": _row("collection", "maintitle", "publisher", "CTLG"),
    "dataset": _row("misc", "maintitle", "organization", "DATA"),
    "document": _row("misc", "organization", "publisher", "GEN"),
    "entry": _row("inreference", "booktitle", "publisher", "DICT"),
    "entry-dictionary": _row("inreference", "booktitle", "publisher", "DICT"),
    "entry-encyclopedia": _row("inreference", "booktitle", "publisher", "ENCYC"),
    "event": _row("misc", "organization", "publisher", "GEN"),
    "figure": _row("misc", "maintitle", "organization", "FIGURE"),
    "graphic": _row("artwork", "maintitle", "organization", "ART"),
    "hearing": _row("misc", "journaltitle", "publisher", "HEAR"),
    "interview": _row("misc", "organization", "publisher", "GEN"),
    "legal_case": _row("jurisdiction", "journaltitle", "publisher", "CASE"),
    "legislation": _row("legislation", "journaltitle", "publisher", "STAT"),
    "manuscript": _row("unpublished", "organization", "publisher", "MANSCPT"),
    "map": _row("misc", "maintitle", "publisher", "MAP"),
    "motion_picture": _row("video", "maintitle", "organization", "VIDEO"),
    "musical_score": _row("misc", "maintitle", "publisher", "MUSIC"),
    "pamphlet": _row("booklet", "organization", "publisher", "PAMP"),
    "paper-conference": _row("inproceedings", "booktitle", "publisher", "CPAPER"),
    "patent": _row("patent", "organization", "publisher", "PAT"),
    "performance": _row("misc", "maintitle", "organization", "GEN"),
    "periodical": _row("misc", "maintitle", "publisher", "JFULL"),
    "personal_communication": _row("letter", "maintitle", "organization", "PCOMM"),
    "post": _row("online", "organization", "publisher", "ICOMM"),
    "post-weblog": _row("online", "organization", "publisher", "BLOG"),
    "regulation": _row("legislation", "journaltitle", "publisher", "LEGAL"),
    "report": _row("report", "institution", "institution", "RPRT"),
    "review": _row("article", "journaltitle", "publisher", "JOUR"),
    "review-book": _row("article", "journaltitle", "publisher", "JOUR"),
    "software": _row("software", "maintitle", "organization", "COMP"),
    "song": _row("audio", "maintitle", "organization", "SOUND"),
    "speech": _row("unpublished", "organization", "publisher", "SLIDE"),
    "standard": _row("misc", "maintitle", "organization", "STAND"),
    "thesis": _row("thesis", "maintitle", "institution", "THES"),
    "treaty": _row("misc", "journaltitle", "publisher", "LEGAL"),
    "webpage": _row("online", "organization", "publisher", "ELEC"),
}

SUBTYPES: Mapping[str, str] = {
    "article-magazine": "magazine", "article-newspaper": "newspaper",
    **{
        type_: type_
        for type_, row in TYPES.items()
        if type_ != {
            "article": "article-journal", "audio": "broadcast", "book": "book", "collection": "",
            "inreference": "entry-encyclopedia", "legislation": "legislation", "misc": "document",
            "online": "webpage", "unpublished": "",  # what has an event and no subtype is a speech
        }.get(row.entry, type_) and not type_.startswith("article-")
    },
}

VARIABLES: Mapping[str, tuple[str, str]] = {
    "title_short": ("shorttitle", "ST"),
    "container_title_short": ("shortjournal", "J2"),
    "part_title": ("", ""),
    "part_number": ("part", ""),
    "volume_title": ("", ""),
    "volume": ("volume", "VL"),
    "issue": ("number issue", "IS"),
    "supplement_number": ("", ""),
    "page": ("pages", "SP"),
    "section": ("", "SE"),
    "chapter_number": ("chapter", ""),
    "number": ("number eid", "M1"),
    "version": ("version", ""),
    "edition": ("edition", "ET"),
    "printing_number": ("", ""),
    "number_of_pages": ("pagetotal", ""),
    "number_of_volumes": ("volumes", "NV"),
    "collection_title": ("series", "T3"),
    "collection_number": ("number", ""),
    "publisher_place": ("location", "CY"),
    "authority": ("institution organization", ""),
    "division": ("", ""),
    "jurisdiction": ("", ""),
    "genre": ("type", "M3"),
    "medium": ("howpublished", ""),
    "dimensions": ("", ""),
    "scale": ("", ""),
    "status": ("pubstate", ""),
    "references": ("addendum", ""),
    "event_title": ("eventtitle", ""),
    "event_place": ("venue", ""),
    "event_date": ("eventdate", ""),
    "reviewed_title": ("", "RI"),
    "reviewed_genre": ("", ""),
    "original_title": ("origtitle", "OP"),
    "original_publisher": ("origpublisher", ""),
    "original_publisher_place": ("origlocation", ""),
    "original_date": ("origdate", ""),
    "submitted": ("", ""),
    "available_date": ("", ""),
    "archive": ("library", "DB"),
    "archive_collection": ("", ""),
    "archive_location": ("", ""),
    "archive_place": ("", ""),
    "call_number": ("", "CN"),
    "source": ("", "DP"),
    "license": ("", ""),
    "doi": ("doi", "DO"),
    "isbn": ("isbn", "SN"),
    "issn": ("issn", "SN"),
    "pmid": ("eprint", "AN"),
    "pmcid": ("", ""),
}
# fmt: on
"""The field of BibLaTeX and the tag of RIS for each variable but names and `publisher`; of several fields, the first
that is free. BibLaTeX has none for what is "" here, which it does not get; RIS gets that as a note."""

BIBLATEX_NAMES = {"editor": "editor", "translator": "translator", "container_author": "bookauthor"}
"""The lists of names that have their own field."""

BIBLATEX_ROLES = ("editora", "editorb", "editorc")
"""Lists for further roles, each with its `type`. Those of a fourth role are not in the entry."""

RIS_NAMES = {"editor": "A2", "collection_editor": "A3", "translator": "A4"}
