"""What a field may hold besides plain text: ids of records, addresses, languages, names, words of others. How each is
read and described is in the table of `formats`."""

from __future__ import annotations

import types
import typing
from typing import Annotated, Any

import msgspec

from sitegen.content.text import LocalText


def fields_of(cls: type) -> list[tuple[msgspec.structs.FieldInfo, Any]]:
    """The fields of a struct, in order, each with the type of its value where it is given: without None."""
    hints = typing.get_type_hints(cls, include_extras=True)
    return [(field, _given(hints[field.name])) for field in msgspec.structs.fields(cls)]


def _given(annotation: Any) -> Any:
    if typing.get_origin(annotation) not in (typing.Union, types.UnionType):
        return annotation
    (inner,) = (arg for arg in typing.get_args(annotation) if arg is not type(None))
    return inner


class ReferenceTo(msgspec.Struct, frozen=True):
    """What marks a field as the id of a record of one of `kinds`, or of any."""

    kinds: tuple[str, ...] = ()


SourceRef = Annotated[str, ReferenceTo(("source",))]
PersonRef = Annotated[str, ReferenceTo(("person",))]
OrganizationRef = Annotated[str, ReferenceTo(("organization",))]
TermRef = Annotated[str, ReferenceTo(("term",))]
EventRef = Annotated[str, ReferenceTo(("event",))]
BriefRef = Annotated[str, ReferenceTo(("brief",))]
PageRef = Annotated[str, ReferenceTo(("page",))]
AgentRef = Annotated[str, ReferenceTo(("person", "organization"))]
MentionedRef = Annotated[str, ReferenceTo(("person", "organization", "term"))]
MediumRef = Annotated[str, ReferenceTo(("medium",))]
AnyRef = Annotated[str, ReferenceTo()]

Url = Annotated[str, "url"]
BaseUrl = Annotated[str, "base-url"]
Language = Annotated[str, "language"]
Named = Annotated[LocalText, "any-language"]
"""What somebody or something is called. Its own script is a fact about it, whichever languages the site is in."""
Slug = Annotated[str, "id"]
PowerOfTen = Annotated[int, "power-of-ten"]
MediaFileName = Annotated[str, "media-file"]
ThemeFolder = Annotated[str, "theme-folder"]
CapturesFolder = Annotated[str, "captures-folder"]
Verbatim = Annotated[str, "verbatim"]

Doi = Annotated[str, "doi"]
Isbn = Annotated[str, "isbn"]
Issn = Annotated[str, "issn"]
Pmid = Annotated[str, "pmid"]
Pmcid = Annotated[str, "pmcid"]
Pages = Annotated[str, "pages"]
Numeral = Annotated[str, "numeral"]
"""What numbers something: 12, 3a, IV, 2019다12345."""
