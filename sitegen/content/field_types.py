"""What a field may hold besides plain text: ids of records, addresses, languages, names, words of others. How each is
read and described is in the table of `formats`."""

from __future__ import annotations

from typing import Annotated

import msgspec

from sitegen.content.text import LocalText


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
AnyRef = Annotated[str, ReferenceTo()]

Url = Annotated[str, "url"]
BaseUrl = Annotated[str, "base-url"]
Language = Annotated[str, "language"]
Named = Annotated[LocalText, "any-language"]
"""What somebody or something is called. Its own script is a fact about it, whichever languages the site is in."""
Slug = Annotated[str, "id"]
Verbatim = Annotated[str, "verbatim"]
