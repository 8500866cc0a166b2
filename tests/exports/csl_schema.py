"""What CSL-JSON 1.0.2 may hold: csl-data.json of github.com/citation-style-language/schema (e3ce254; MIT licence)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
personal_communication post post-weblog regulation report review review-book software song speech standard thesis
treaty webpage
""".split()  # noqa: SIM905

NAMES = """
author chair collection-editor compiler composer container-author contributor curator director editor
editorial-director executive-producer guest host interviewer illustrator narrator organizer original-author
performer producer recipient reviewed-author script-writer series-creator translator
""".split()  # noqa: SIM905

DATES = ["accessed", "available-date", "event-date", "issued", "original-date", "submitted"]

TEXTS = """
citation-key language journalAbbreviation shortTitle abstract annote archive archive_collection archive_location
archive-place authority call-number citation-label collection-title container-title container-title-short
dimensions division DOI event event-title event-place genre ISBN ISSN jurisdiction keyword medium note
original-publisher original-publisher-place original-title part-title PMCID PMID publisher publisher-place
references reviewed-genre reviewed-title scale section source status title title-short URL version volume-title
volume-title-short year-suffix
""".split()  # noqa: SIM905

NUMBERS = """
id chapter-number citation-number collection-number edition first-reference-note-number issue locator number
number-of-pages number-of-volumes page page-first part printing supplement volume
""".split()  # noqa: SIM905

NAME_PARTS = {
    "family", "given", "dropping-particle", "non-dropping-particle", "suffix", "comma-suffix", "static-ordering",
    "literal", "parse-names",
}  # fmt: skip
DATE_PARTS = {"date-parts", "season", "circa", "literal", "raw"}

LEFT_OUT = {
    "citation-key": "made by who cites", "citation-label": "made by a processor",
    "citation-number": "made by a processor",
    "first-reference-note-number": "made by a processor", "locator": "of a citation",
    "year-suffix": "made by a processor",
    "page-first": "follows from page", "event": "deprecated for event-title", "journalAbbreviation": "deprecated",
    "shortTitle": "deprecated", "volume-title-short": "not in the specification", "abstract": "a text of the source",
    "annote": "about somebody's copy", "keyword": "about somebody's copy",
}  # fmt: skip
"""The variables that no record has, and why."""


def faults(item: dict[str, Any]) -> Iterator[str]:
    """Where an item is not as the schema has it."""
    if item.get("type") not in TYPES:
        yield f"type {item.get('type')}"
    for key, value in item.items():
        if key in NAMES:
            fine = isinstance(value, list) and all(name and set(name) <= NAME_PARTS for name in value)
        elif key in DATES:
            fine = bool(value) and set(value) <= DATE_PARTS
        elif key in TEXTS:
            fine = isinstance(value, str)
        elif key in NUMBERS:
            fine = isinstance(value, str | int)
        else:
            fine = key == "type" or (key == "custom" and isinstance(value, dict))
        if not fine:
            yield f"{key}: {value!r}"
