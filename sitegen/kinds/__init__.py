"""How each kind of record is shown, one file each: its page, its list, its JSON-LD, its search entry.

A kind has two halves, because what reads, links and checks records must not know pages. Its class, with what follows
from its fields alone, is in `sitegen/content/records/`. The rest is here: above the views, which need the classes of
all kinds to show one next to another, and below the site, which asks for nothing but this table.
"""

from __future__ import annotations

from sitegen.kinds.brief import BRIEF
from sitegen.kinds.claim import CLAIM
from sitegen.kinds.event import EVENT
from sitegen.kinds.kind import RecordKinds
from sitegen.kinds.medium import MEDIUM
from sitegen.kinds.organization import ORGANIZATION
from sitegen.kinds.page import PAGE
from sitegen.kinds.person import PERSON
from sitegen.kinds.source import SOURCE
from sitegen.kinds.term import TERM

KINDS = RecordKinds((SOURCE, PERSON, ORGANIZATION, EVENT, CLAIM, TERM, MEDIUM, BRIEF, PAGE))
"""Those of sitegen."""
