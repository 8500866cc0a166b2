"""The formats of values without fields of their own: how each is read, described to editors, and shown as an example.

This is the one table of them. Reading (`decode`), the JSON Schemas and `sitegen new` all follow from it.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated, Any

import msgspec

from sitegen.content import field_types, identifiers, scalars
from sitegen.content.by_language import aliases, any_local_text, local_text, prose
from sitegen.content.reading import Reader
from sitegen.content.records.parts import Aliases
from sitegen.content.text import LocalText, Prose
from sitegen.dates import Edtf


class Format(msgspec.Struct, frozen=True):
    """How the values of one type are written."""

    reader: Callable[[str], Reader]
    """From what problems call the field to the reader of its values."""
    json_schema: Mapping[str, Any]
    """What editors can check of it, as keywords of JSON Schema 2020-12. They let pass whatever the reader accepts."""
    description: str
    """How it is written, as editors show it; "" where the type says it."""
    example: str
    """What `sitegen new` shows, on one line of YAML; `{language}` becomes the site's first language."""
    by_language: bool = False
    """Whether it is usually a map by language, of values like the example."""

    @property
    def described_schema(self) -> dict[str, Any]:
        """The keywords, with the description where there is one."""
        return {**({"description": self.description} if self.description else {}), **self.json_schema}


_TEXT: Mapping[str, Any] = {"type": "string", "minLength": 1}


def _in_languages(item: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"anyOf": [item, {"type": "object", "additionalProperties": item, "minProperties": 1}]}


def _identifier(
    fault_of: Callable[[str], identifiers.Fault | None], pattern: str, description: str, example: str
) -> Format:
    # An unquoted number is one to YAML editors, so numbers are let pass here; sitegen reads them as text.
    keywords = {"type": ["string", "number"], **({"pattern": pattern} if pattern else {})}
    return Format(partial(scalars.identifier, fault_of), keywords, description, example)


FORMATS: Mapping[Any, Format] = {
    str: Format(scalars.text, _TEXT, "", "text"),
    int: Format(scalars.integer, {"type": "integer"}, "", "1"),
    bool: Format(scalars.boolean, {"type": "boolean"}, "", "true | false"),
    Edtf: Format(
        scalars.date,
        # An unquoted year is a number to YAML editors, so numbers are let pass here; sitegen reads them as text.
        {"type": ["string", "number"]},
        "A date as EDTF: 2025-11-19, 2025-11, 2025-11~, 2025-22, 2025-10/.., '[1667,1668]'",
        "2025-11-19",
    ),
    LocalText: Format(
        local_text, _in_languages(_TEXT), "A text, or a map of texts by language", "text", by_language=True
    ),
    field_types.Named: Format(
        any_local_text,
        _in_languages(_TEXT),
        "A text, or a map of texts by language",
        "text",
        by_language=True,
    ),
    Prose: Format(
        prose,
        _in_languages(_TEXT),
        "A text, or a map of texts by language; inline Markdown",
        "text",
        by_language=True,
    ),
    Aliases: Format(
        aliases,
        _in_languages({"type": "array", "items": _TEXT}),
        "A list of names, or a map of lists by language",
        "[name]",
        by_language=True,
    ),
    field_types.Url: Format(
        scalars.url,
        {**_TEXT, "pattern": "^(/|[A-Za-z]+:)"},
        "http, https or mailto, or a path of the site",
        "https://example.org/",
    ),
    field_types.BaseUrl: Format(
        scalars.base_url,
        {**_TEXT, "pattern": "^https?://[^?#]+$"},
        "http or https, with or without a path",
        "https://example.org/",
    ),
    field_types.Language: Format(
        scalars.language,
        {**_TEXT, "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"},
        "A BCP 47 tag: en, ko, pt-BR",
        "{language}",
    ),
    field_types.Slug: Format(
        scalars.slug,
        {**_TEXT, "pattern": "^[a-z0-9]+(-+[a-z0-9]+)*$"},
        "Lower-case ASCII letters, digits and hyphens",
        "an-id",
    ),
    field_types.PowerOfTen: Format(
        scalars.power_of_ten,
        {"type": "integer", "enum": [10**n for n in range(16)]},
        "What the numbers are multiplied by: 1000000 where they are millions",
        "1000000",
    ),
    field_types.MediaFileName: Format(
        scalars.media_file,
        {**_TEXT, "pattern": r"^[^./\\][^/\\]*$"},
        "The name of a file in content/media/",
        "picture.jpg",
    ),
    field_types.ThemeFolder: Format(
        scalars.theme_folder,
        {**_TEXT, "pattern": r"^[^/~\\][^\\]*$"},
        "A folder, by its path from the project's",
        "../house-theme",
    ),
    field_types.CapturesFolder: Format(
        scalars.captures_folder,
        {**_TEXT, "pattern": r"^[^~]"},
        "A folder, by its path from the project's, or from the root of the file system",
        "../our-captures",
    ),
    field_types.Verbatim: Format(
        scalars.verbatim, _TEXT, "Words exactly as they are elsewhere", "the exact words"
    ),
    field_types.Doi: _identifier(
        identifiers.doi_fault,
        r"^10\.[0-9]{4,9}(\.[0-9]+)*/\S+$",
        "A DOI without https://doi.org/",
        "10.1000/182",
    ),
    field_types.Isbn: _identifier(
        identifiers.isbn_fault,
        "^[0-9][0-9 ‐‑–-]{8,16}[0-9Xx]$",
        "An ISBN of 13 or 10 digits",
        "978-0-306-40615-7",
    ),
    field_types.Issn: _identifier(
        identifiers.issn_fault, "^[0-9]{4}-[0-9]{3}[0-9X]$", "An ISSN: 0378-5955", "0378-5955"
    ),
    field_types.Pmid: _identifier(
        identifiers.pmid_fault, "^[1-9][0-9]{0,8}$", "A PubMed ID: a number", "29456894"
    ),
    field_types.Pmcid: _identifier(
        identifiers.pmcid_fault, "^PMC[0-9]{1,9}$", "A PubMed Central ID: PMC5815332", "PMC5815332"
    ),
    field_types.Numeral: Format(
        scalars.verbatim, {"type": ["string", "number"]}, "A number, or letters and numbers", "1"
    ),
    field_types.Pages: _identifier(
        identifiers.pages_fault, "", "As the source counts them, without a word: 12, 12-19, e0123", "12-19"
    ),
}
"""By type, as the annotations of fields have it. References to records are in `format_of`: they differ only
in the kinds of record that they may be to."""


def format_of(annotation: Any) -> Format | None:
    """The format of a type's values; None for choices, lists, structs and what may be left out, which are made of
    others. KeyError for an annotated type without a row."""
    if typing.get_origin(annotation) is not Annotated:
        return FORMATS.get(annotation)
    (meta,) = annotation.__metadata__
    return _reference(meta.kinds) if isinstance(meta, field_types.ReferenceTo) else FORMATS[annotation]


def _reference(kinds: tuple[str, ...]) -> Format:
    return Format(
        partial(scalars.reference, kinds),
        _TEXT,
        "The id of a record: " + " or ".join(kinds or ("any",)),
        f"{kinds[0] if kinds else 'record'}-id",
    )
