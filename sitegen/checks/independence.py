"""Do sources that are named next to one another rest on different reports?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.problems import Problem, codes
from sitegen.publication.names import fold
from sitegen.publication.origins import is_confirmed, origins


def check(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Sources that derive from themselves or from later ones, upstream reports that are sources here without saying
    so, and events confirmed by one report alone."""
    entries = tuple(entries)
    sources = {entry.id: entry.value for entry in entries if entry.kind == "source"}
    roots = origins(sources)
    titles = cache(lambda: _titles(sources))
    for entry in entries:
        if entry.kind == "source":
            for i, upstream in enumerate(entry.value.derived_from):
                pointer = f"derived_from/{i}"
                if upstream.source is not None and upstream.source in sources:
                    yield from _derived(entry, pointer, upstream.source, sources)
                elif upstream.literal is not None:
                    yield from _unlinked(entry, pointer, upstream.literal.texts, titles())
        elif entry.kind == "event" and entry.value.status == "confirmed":
            known = [id_ for id_ in dict.fromkeys(entry.value.sources) if id_ in sources]
            yield from _confirmed(entry, known, sources, roots)


def _confirmed(
    entry: Entry,
    known: Sequence[str],
    sources: Mapping[str, schema.Source],
    roots: Mapping[str, tuple[str, ...]],
) -> Iterator[Problem]:
    """That an event which is confirmed has neither a primary source nor two that rest on different reports."""
    span = entry.origin.at("status")
    if not is_confirmed(known, sources, roots):
        if len(known) > 1:
            message = f"it is confirmed by {len(known)} sources that rest on one report: {', '.join(known)}"
            yield codes.DEPENDENT_SOURCES.at(span, message, codes.DEPENDENT_SOURCES.hint)
        elif known:
            message = f"it is confirmed by {known[0]} alone, which is not a primary source"
            yield codes.UNCONFIRMED.at(span, message, codes.UNCONFIRMED.hint)


def _derived(
    entry: Entry, pointer: str, upstream: str, sources: Mapping[str, schema.Source]
) -> Iterator[Problem]:
    way = _way(upstream, entry.id, sources)
    if way is not None:
        message = f"{entry.id} derives from itself: {' → '.join((entry.id, *way))}"
        hint = "remove the one that is wrong"
        yield codes.DERIVED_CIRCLE.at(entry.origin.at(pointer), message, hint)
    ours, theirs = entry.value.updated or entry.value.issued, sources[upstream].issued
    if ours and theirs and ours.latest and theirs.earliest and ours.latest < theirs.earliest:
        message = f"{upstream} is of {theirs}, later than this ({ours})"
        hint = "correct one of the dates, or remove it"
        yield codes.DERIVED_FROM_LATER.at(entry.origin.at(pointer), message, hint)


def _way(start: str, goal: str, sources: Mapping[str, schema.Source]) -> tuple[str, ...] | None:
    """The shortest way from one source to another along what they derive from; None where there is none."""
    waiting: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for way in waiting:
        if way[-1] == goal:
            return way
        for upstream in sources[way[-1]].derived_from:
            id_ = upstream.source
            if id_ is not None and id_ in sources and id_ not in seen:
                seen.add(id_)
                waiting.append((*way, id_))
    return None


def _titles(sources: Mapping[str, schema.Source]) -> Mapping[str, list[str]]:
    """The sources by title and by outlet."""
    found: dict[str, list[str]] = {}
    for id_, source in sources.items():
        texts = [*source.title.texts, *(source.container.texts if source.container else ())]
        for name in dict.fromkeys(fold(text) for _, text in texts):
            found.setdefault(name, []).append(id_)
    return found


def _unlinked(
    entry: Entry, pointer: str, texts: Iterable[tuple[str, str]], titles: Mapping[str, list[str]]
) -> Iterator[Problem]:
    for _, text in texts:
        ids = [id_ for id_ in titles.get(fold(text), ()) if id_ != entry.id]
        if len(ids) == 1:
            message = f'"{text}" may be the source {ids[0]}'
            yield codes.DERIVED_UNLINKED.at(entry.origin.at(pointer), message, f"write {ids[0]} if it is")
            return
