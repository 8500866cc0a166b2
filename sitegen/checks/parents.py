"""Does an organisation belong to itself?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.content.entry import Entry
from sitegen.problems import Problem, codes


def check(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Organisations whose parents lead back to them."""
    organizations = {entry.id: entry for entry in entries if entry.kind == "organization"}
    parents = {id_: entry.value.parent for id_, entry in organizations.items() if entry.value.parent}
    for id_ in parents:
        way = [id_]
        while (parent := parents.get(way[-1])) and parent not in way:
            way.append(parent)
        if parent == id_:
            message = f"{id_} belongs to itself: {' → '.join((*way, id_))}"
            span = organizations[id_].origin.at("parent")
            yield codes.PARENT_CIRCLE.at(span, message, codes.PARENT_CIRCLE.hint)
