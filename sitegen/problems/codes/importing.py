"""Kinds of problems in bibliographies that `sitegen add` reads."""

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
