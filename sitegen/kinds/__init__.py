"""The kinds of records: how each is shown, and what search engines and search have of it, in a file of its own.

A kind has two halves, for what reads, links and checks records must not know pages. What follows from its fields alone
stands with its class, in `sitegen/content/records/`; all else stands here, on a floor above the views, which need the
classes of all kinds to show one beside another, and below the site, which asks for nothing but this table.
"""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.kinds.brief import BRIEF
from sitegen.kinds.claim import CLAIM
from sitegen.kinds.event import EVENT
from sitegen.kinds.kind import RecordKind
from sitegen.kinds.organization import ORGANIZATION
from sitegen.kinds.page import PAGE
from sitegen.kinds.person import PERSON
from sitegen.kinds.source import SOURCE
from sitegen.kinds.term import TERM

KINDS: Mapping[str, RecordKind] = {
    kind.name: kind for kind in (SOURCE, PERSON, ORGANIZATION, EVENT, CLAIM, TERM, BRIEF, PAGE)
}
"""All of them, by name."""
