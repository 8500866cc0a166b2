"""Is what was verified recorded, and of the texts as they are?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sitegen.checks.verify import Lookup
from sitegen.content.entry import Entry
from sitegen.ledgers.verified import FILE
from sitegen.problems import Problem, Span, codes


def check(entries: Iterable[Entry], lookups: Iterable[Lookup]) -> Iterator[Problem]:
    """Sources that something rests on and whose text was never captured, and a lock that lags behind the texts."""
    uncaptured: Counter[str] = Counter()
    lagging: set[str] = set()
    for lookup in lookups:
        uncaptured.update(lookup.uncaptured)
        lagging |= lookup.unrecorded
    for entry in entries:
        if entry.kind == "source" and (count := uncaptured[entry.id]):
            message = (
                f'the text of "{entry.id}" was not captured: {count} quotations, figures and dates that cite it '
                "have not been compared with it"
            )
            hint = f"save it as captures/{entry.id}.txt and run `sitegen verify`"
            yield codes.UNCAPTURED.at(Span(entry.origin.file), message, hint)
    if lagging:
        message = f"what was found in the texts of {', '.join(sorted(lagging))} has not been recorded yet"
        yield codes.UNVERIFIED.at(
            Span(f"content/{FILE}"), message, "run `sitegen verify`, and commit the file"
        )
