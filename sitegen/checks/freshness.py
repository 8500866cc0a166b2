"""Is anything overdue for another look?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sitegen import codes
from sitegen.content.entry import Entry
from sitegen.problems import Problem


def check(entries: Iterable[Entry], as_of: date) -> Iterator[Problem]:
    """Briefs whose `review_by` lies before the day `as_of`."""
    for entry in entries:
        due = entry.value.review_by if entry.kind == "brief" else None
        if due is not None and due.latest is not None and due.latest < as_of:
            message = f'the brief "{entry.id}" was to be reviewed by {due.text}'
            hint = "look it through, then set a later `review_by`"
            yield codes.REVIEW_DUE.at(entry.origin.at("review_by"), message, hint)
