"""What a field may hold beside plain text: ids of records, addresses, languages, names, words of others."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from sitegen.content.text import LocalText


def ref(*kinds: str) -> Any:
    """What marks a field as the id of a record of one of `kinds`, or of any."""
    return msgspec.Meta(
        extra={"ref": kinds}, description="The id of a record: " + " or ".join(kinds or ("any",))
    )


SourceRef = Annotated[str, ref("source")]
PersonRef = Annotated[str, ref("person")]
OrganizationRef = Annotated[str, ref("organization")]
TermRef = Annotated[str, ref("term")]
EventRef = Annotated[str, ref("event")]
BriefRef = Annotated[str, ref("brief")]
AgentRef = Annotated[str, ref("person", "organization")]
MentionedRef = Annotated[str, ref("person", "organization", "term")]
AnyRef = Annotated[str, ref()]

Url = Annotated[
    str, msgspec.Meta(extra={"format": "url"}, description="http, https or mailto, or a path of the site")
]
BaseUrl = Annotated[
    str, msgspec.Meta(extra={"format": "base-url"}, description="http or https, with or without a path")
]
Language = Annotated[
    str, msgspec.Meta(extra={"format": "language"}, description="A BCP 47 tag: en, ko, pt-BR")
]
Named = Annotated[
    LocalText, msgspec.Meta(extra={"languages": "any"}, description="A name, or a map of names by language")
]
"""What somebody or something is called. Its own script is a fact about it, whichever languages the site is in."""
Slug = Annotated[
    str, msgspec.Meta(extra={"format": "id"}, description="Lower-case ASCII letters, digits and hyphens")
]
Verbatim = Annotated[
    str, msgspec.Meta(extra={"format": "verbatim"}, description="Words exactly as they are elsewhere")
]
