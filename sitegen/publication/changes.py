"""What differs between two publications, in the terms in which a `Trace` notes what was looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.publication.model import Publication
from sitegen.publication.trace import KEYS, VALUES, Dependency, collections


def changes(before: Publication, now: Publication) -> frozenset[Dependency]:
    """All that looks otherwise in `now` than in `before`, their settings (`site`) apart. What is the same object in
    both is not looked into."""
    old, new = collections(before), collections(now)
    return frozenset(dependency for name in new for dependency in _different(name, old[name], new[name]))


def _different(
    name: str, old: Mapping[str, object] | frozenset[str], new: Mapping[str, object] | frozenset[str]
) -> Iterator[Dependency]:
    if old is new:
        return
    if isinstance(old, frozenset) or isinstance(new, frozenset):
        yield from ((name, key) for key in frozenset(old) ^ frozenset(new))
        return
    suspect = [key for key, value in new.items() if old.get(key, new) is not value]
    keys = [key for key in suspect if key not in old or old[key] != new[key]]
    keys += old.keys() - new.keys()
    moved = list(old) != list(new)
    yield from ((name, key) for key in keys)
    if moved:
        yield name, KEYS
    if moved or keys:
        yield name, VALUES
