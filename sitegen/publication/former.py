"""The ids that records had before: what they are called now, and which addresses cannot be both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.problems import Problem, Span, codes
from sitegen.publication.pages import reserved


def former_ids(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The ids that one record had before, as the entries of it say: those of a brief or page in any language."""
    found = (former for entry in entries if entry.value is not None for former in entry.value.former_ids)
    return tuple(dict.fromkeys(found))


def former_of(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """The former ids by the id of today, in order, of all that have any."""
    having = [entry for entry in entries if entry.value is not None and entry.value.former_ids]
    having.sort(key=_order)
    found = groupby(having, key=lambda entry: entry.id)
    return {id_: former_ids(of) for id_, of in found}


def renamed(former: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """What each former id is today."""
    return {before: id_ for id_, ids in reversed(tuple(former.items())) for before in ids}


def check(entries: Iterable[Entry], languages: Iterable[str], types: schema.RecordTypes) -> Iterator[Problem]:
    """Former ids whose address is that of something else: a record or page of today, another one's former id, or a
    part of the site."""
    entries = tuple(entries)
    now = {(entry.kind, entry.id): entry.origin.file for entry in reversed(entries)}
    taken = reserved(types).union(languages)
    claims: dict[tuple[schema.Kind, str], dict[str, Span]] = {}
    for entry in entries:
        for n, former in enumerate(entry.value.former_ids if entry.value is not None else ()):
            span, key = entry.origin.at(f"former_ids/{n}"), (entry.kind, former)
            claims.setdefault(key, {}).setdefault(entry.id, span)
            if former == entry.id:
                yield _problem(span, f'"{former}" is the id it has now', "leave it out")
            elif key in now:
                other = now[key]
                message = f'the former id "{former}" has the address of {other}'
                yield _problem(span, message, f"leave it out, or rename {other}")
                message = f'its address is also that of the former id "{former}" in {entry.origin.file}'
                yield _problem(Span(other), message, "rename the file, or leave the former id out there")
            elif entry.kind == "page" and former in taken:
                message = (
                    f'the former id "{former}" would be at /{former}/, which belongs to a part of the site'
                )
                yield _problem(span, message, "leave it out")
    for (_, former), by_id in claims.items():
        for id_, span in by_id.items() if len(by_id) > 1 else ():
            others = " and ".join(str(other) for another, other in by_id.items() if another != id_)
            message = f'the former id "{former}" is also one of another record: {others}'
            yield _problem(span, message, "leave it to one of them")


def _problem(span: Span, message: str, hint: str) -> Problem:
    return codes.URL_CLASH.at(span, message, hint)


def _order(entry: Entry) -> tuple[str, str]:
    return entry.id, entry.origin.file
