"""The variables of CSL 1.0.2 that a source may have besides those that all have, each under its own name in lower
case with `_`. What is known of a variable follows from its field: its format from its type, its place on pages from
its place here, its label from the string `fact.<field>`, its name in CSL-JSON from `csl_name`.

Left out are those that a processor makes (`citation-number`, `locator`, `page-first`, `year-suffix` …), those that are
copies of others (`event`, `editor-translator`), and texts of the source itself (`abstract`) or about the copy that
somebody keeps of it (`annote`, `keyword`).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sitegen.content.field_types import Doi, Isbn, Issn, Named, Numeral, Pages, Pmcid, Pmid
from sitegen.content.records.fields import Fields
from sitegen.content.records.parts import Name
from sitegen.content.text import LocalText
from sitegen.dates import Edtf


class Variables(Fields, frozen=True, kw_only=True, omit_defaults=True):
    """Who made a source otherwise than as its author, where it appeared, and how it is found."""

    editor: tuple[Name, ...] = ()
    editorial_director: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    interviewer: tuple[Name, ...] = ()
    compiler: tuple[Name, ...] = ()
    collection_editor: tuple[Name, ...] = ()
    container_author: tuple[Name, ...] = ()
    original_author: tuple[Name, ...] = ()
    reviewed_author: tuple[Name, ...] = ()
    recipient: tuple[Name, ...] = ()
    director: tuple[Name, ...] = ()
    producer: tuple[Name, ...] = ()
    executive_producer: tuple[Name, ...] = ()
    script_writer: tuple[Name, ...] = ()
    series_creator: tuple[Name, ...] = ()
    performer: tuple[Name, ...] = ()
    narrator: tuple[Name, ...] = ()
    host: tuple[Name, ...] = ()
    guest: tuple[Name, ...] = ()
    composer: tuple[Name, ...] = ()
    illustrator: tuple[Name, ...] = ()
    curator: tuple[Name, ...] = ()
    organizer: tuple[Name, ...] = ()
    chair: tuple[Name, ...] = ()
    contributor: tuple[Name, ...] = ()
    title_short: Named | None = None
    container_title_short: Named | None = None
    part_title: Named | None = None
    part_number: Numeral | None = None
    volume_title: Named | None = None
    volume: Numeral | None = None
    issue: Numeral | None = None
    supplement_number: Numeral | None = None
    page: Pages | None = None
    section: Numeral | None = None
    chapter_number: Numeral | None = None
    number: Numeral | None = None
    version: Numeral | None = None
    edition: Numeral | None = None
    printing_number: Numeral | None = None
    number_of_pages: Numeral | None = None
    number_of_volumes: Numeral | None = None
    collection_title: Named | None = None
    collection_number: Numeral | None = None
    publisher: Named | None = None
    publisher_place: Named | None = None
    authority: Named | None = None
    division: Named | None = None
    jurisdiction: Named | None = None
    genre: Named | None = None
    medium: Named | None = None
    dimensions: Named | None = None
    scale: Named | None = None
    status: Named | None = None
    references: Named | None = None
    event_title: Named | None = None
    event_place: Named | None = None
    event_date: Edtf | None = None
    reviewed_title: Named | None = None
    reviewed_genre: Named | None = None
    original_title: Named | None = None
    original_publisher: Named | None = None
    original_publisher_place: Named | None = None
    original_date: Edtf | None = None
    submitted: Edtf | None = None
    available_date: Edtf | None = None
    archive: Named | None = None
    archive_collection: Named | None = None
    archive_location: Named | None = None
    archive_place: Named | None = None
    call_number: Numeral | None = None
    source: Named | None = None
    license: Named | None = None
    doi: Doi | None = None
    isbn: Isbn | None = None
    issn: Issn | None = None
    pmid: Pmid | None = None
    pmcid: Pmcid | None = None

    def stated(self) -> Iterator[tuple[str, tuple[Name, ...] | LocalText | Edtf | str]]:
        """The variables that have a value, in the order of the fields."""
        for name in VARIABLES:
            if value := getattr(self, name):
                yield name, value

    def named(self) -> Iterator[Name]:
        """The names in these variables."""
        for name in NAME_VARIABLES:
            yield from getattr(self, name)


VARIABLES: tuple[str, ...] = tuple(
    name for name in Variables.__struct_fields__ if name not in Fields.__struct_fields__
)

NAME_VARIABLES: tuple[str, ...] = tuple(
    field.name
    for field in msgspec.structs.fields(Variables)
    if field.default == () and field.name in VARIABLES
)
"""Those that hold names."""

_CSL_NAMES = {
    "container": "container-title",
    "authors": "author",
    "archive_collection": "archive_collection",
    "archive_location": "archive_location",
    "part_number": "part",
    "printing_number": "printing",
    "supplement_number": "supplement",
    **{name: name.upper() for name in ("doi", "isbn", "issn", "pmid", "pmcid", "url")},
}
"""Where the schema of CSL-JSON 1.0.2 (csl-data.json) does not have the field's name with hyphens."""


def csl_name(field: str) -> str:
    """What CSL-JSON calls a field of a source."""
    return _CSL_NAMES.get(field, field.replace("_", "-"))
