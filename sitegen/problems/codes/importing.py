"""Kinds of problems in what `sitegen add` is given."""

from __future__ import annotations

from sitegen.problems import Code

UNREADABLE_BIBLIOGRAPHY = Code(
    "unreadable-bibliography",
    "error",
    "What `sitegen add` is given is a bibliography in BibTeX, RIS or CSL-JSON, in UTF-8.",
    "Export it again, in one of these formats, or correct the entry in its line. All others are added.",
    "An entry of BibTeX whose brace is never closed.",
)

IMPORTED_TYPE = Code(
    "imported-type",
    "warning",
    "An entry of a bibliography has a type that is known; else the source is a `document`.",
    "Choose a type for the source that is created.",
    "`@podcast{...}`.",
)

IMPORTED_VALUE = Code(
    "imported-value",
    "warning",
    "A value of a bibliography has the form of its field; else it is left out, and is in a comment of the record.",
    "Compare it with the source, and write it into the record.",
    "`isbn = {978-0-306-40615-8}`, whose last digit is wrong.",
)

BAD_REFERENCE = Code(
    "bad-reference",
    "error",
    "What `sitegen add` is to fetch is an address, a DOI or an ISBN as their standards write them.",
    "Copy it again: the check digit of an ISBN shows a slip.",
    "`sitegen add isbn:978-0-306-40615-8`.",
)

UNFETCHED_REFERENCE = Code(
    "unfetched-reference",
    "error",
    "What `sitegen add` is asked to fetch is there, answers in time, and can be read; a saved page can be read.",
    "Try again later; or save the page with a browser, or export a bibliography, and add that file.",
    "A DOI that its registrar does not know.",
)

NOT_ARCHIVED = Code(
    "not-archived",
    "warning",
    "A page that `sitegen add` fetches has a copy in a public archive, so that readers can see it when it is gone.",
    "Save it at web.archive.org, and write the address of the copy into `archived`; --archive asks for one.",
    "A page that the Wayback Machine has no copy of.",
)
