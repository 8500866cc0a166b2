"""What the types and fields of BibTeX, BibLaTeX and RIS are in CSL. Those that sitegen writes itself are in
`citations.types`; here are the others, and of types that stand for several the one that is usually meant.

Compared with Zotero's translators (zotero/translators, BibTeX.js and RIS.js).
"""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.citations.types import TYPES, VARIABLES

# fmt: off
ENTRIES: Mapping[str, str] = {
    "article": "article-journal", "artwork": "graphic", "audio": "broadcast", "bibnote": "document", "book": "book",
    "bookinbook": "chapter", "booklet": "pamphlet", "collection": "book", "commentary": "article",
    "conference": "paper-conference", "dataset": "dataset", "electronic": "webpage", "image": "figure",
    "inbook": "chapter", "incollection": "chapter", "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia", "jurisdiction": "legal_case", "legal": "treaty", "legislation": "legislation",
    "letter": "personal_communication", "manual": "report", "mastersthesis": "thesis", "misc": "document",
    "movie": "motion_picture", "music": "song", "mvbook": "book", "mvcollection": "book", "mvproceedings": "book",
    "mvreference": "book", "online": "webpage", "patent": "patent", "performance": "performance",
    "periodical": "periodical", "phdthesis": "thesis", "proceedings": "book", "reference": "book", "report": "report",
    "review": "review", "software": "software", "standard": "standard", "suppbook": "chapter",
    "suppcollection": "chapter", "suppperiodical": "article-journal", "techreport": "report", "thesis": "thesis",
    "unpublished": "manuscript", "video": "motion_picture", "www": "webpage",
}
"""By entry type of BibTeX and BibLaTeX."""

RIS: Mapping[str, str] = {
    **{exported.ris: type_ for type_, exported in TYPES.items()},
    "ABST": "article-journal", "ADVS": "motion_picture", "AGGR": "dataset", "ANCIENT": "classic", "CHART": "figure",
    "CONF": "paper-conference", "CPAPER": "paper-conference", "CTLG": "collection", "DBASE": "dataset",
    "DICT": "entry-dictionary", "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal",
    "ELEC": "webpage", "EQUA": "figure", "GEN": "document", "GOVDOC": "report", "GRANT": "document",
    "GRNT": "document", "ICOMM": "post", "INPR": "article-journal", "JFULL": "periodical", "JOUR": "article-journal",
    "LEGAL": "regulation", "MPCT": "motion_picture", "MULTI": "broadcast", "SER": "book", "SLIDE": "speech",
    "THES": "thesis", "UNBILL": "bill", "UNPB": "article", "UNPD": "manuscript",
}
"""By type of RIS."""

THESES = {"phdthesis": "PhD thesis", "mathesis": "Master’s thesis", "mastersthesis": "Master’s thesis"}
REPORTS = {"techreport": "Technical report", "resreport": "Research report"}
"""What BibLaTeX prints for values of `type`, and what BibTeX's own types say."""
PATENTS = {
    "patent": "Patent", "patentde": "German patent", "patenteu": "European patent", "patentfr": "French patent",
    "patentuk": "British patent", "patentus": "U.S. patent", "patreq": "Patent request",
}
GENRES = {**THESES, **REPORTS, **PATENTS, "bathesis": "Bachelor’s thesis", "candthesis": "Cand. thesis"}

FIELDS: Mapping[str, str] = {
    **{
        field: variable
        for variable, (fields, _) in VARIABLES.items()
        for field in fields.split()
        if field not in ("number", "institution", "organization", "howpublished", "eprint", "type", "addendum")
    },
    "title": "title", "journaltitle": "container", "journal": "container", "booktitle": "container",
    "maintitle": "container", "publisher": "publisher", "address": "publisher_place", "url": "url",
    "urldate": "accessed", "numpages": "number_of_pages", "lccn": "call_number", "pmid": "pmid", "pmcid": "pmcid",
    "eid": "number", "copyright": "license", "rights": "license", "origtitle": "original_title",
    "fulljournal": "container", "shortbooktitle": "container_title_short", "submitted": "submitted",
}
"""The field of a source by that of BibLaTeX, where it does not depend on others."""

NAMES: Mapping[str, str] = {
    "author": "authors", "editor": "editor", "translator": "translator", "bookauthor": "container_author",
    "director": "director", "origauthor": "original_author", "holder": "",
}

ROLES: Mapping[str, str] = {
    "compiler": "compiler", "director": "director", "producer": "producer", "organizer": "organizer",
    "collaborator": "contributor", "redactor": "editor", "reviser": "editor", "founder": "contributor",
    "continuator": "contributor", "none": "contributor",
}
"""BibLaTeX's roles of editors that CSL has no name of its own for."""

TAGS: Mapping[str, str] = {
    **{tag: variable for variable, (_, tag) in VARIABLES.items() if tag and tag not in ("SN", "AN", "SP")},
    "TI": "title", "T1": "title", "CT": "title", "T2": "container", "JF": "container", "JO": "container",
    "BT": "container", "J1": "container_title_short", "J2": "container_title_short", "JA": "container_title_short",
    "PB": "publisher", "CY": "publisher_place", "PP": "publisher_place", "UR": "url", "LA": "language",
    "SV": "collection_number", "DI": "doi",
}
"""The field of a source by tag of RIS, where it does not depend on others."""

MAKERS: Mapping[str, str] = {
    "AU": "authors", "A1": "authors", "A2": "editor", "ED": "editor", "A3": "collection_editor", "A4": "translator",
}

CALLED: Mapping[str, str] = {
    "AB": "abstract", "N2": "abstract", "KW": "keywords", "L1": "file", "L2": "file", "L3": "related records",
    "L4": "figure", "AD": "author address", "RN": "research notes", "TT": "translated title", "CA": "caption",
    "RP": "reprint edition", "TA": "translated author",
}
"""What tags are called that no source has a field for."""
# fmt: on
