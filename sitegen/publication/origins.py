"""Where reports come from, so that those which rest on one report count once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitegen.content import schema
from sitegen.content.text import LocalText
from sitegen.publication.names import fold


def origins(sources: Mapping[str, schema.Source]) -> Mapping[str, tuple[str, ...]]:
    """For each source the reports it rests on in the end: itself if it derives from nothing, else what is at the
    beginning of its chains, sources by their id and reports that are only named by their name."""
    named: dict[str, str] = {}
    found: dict[str, tuple[str, ...]] = {}

    def of(id_: str, passed: tuple[str, ...]) -> tuple[str, ...]:
        known = found.get(id_)
        if known is not None:
            return known
        roots: dict[str, None] = {}
        for upstream in sources[id_].derived_from:
            above = upstream.source
            if above is not None and above in sources and above not in (*passed, id_):
                roots |= dict.fromkeys(of(above, (*passed, id_)))
            elif upstream.literal is not None:
                roots[_name(upstream.literal, named)] = None
        return tuple(roots) or (id_,)

    for id_ in sources:
        found[id_] = of(id_, ())
    return found


def _name(literal: LocalText, named: dict[str, str]) -> str:
    """One name for a report, whatever language it is named in; it differs from every id."""
    texts = [fold(text) for _, text in literal.texts]
    name = next((named[text] for text in texts if text in named), f"“{texts[0]}”")
    named.update(dict.fromkeys(texts, name))
    return name


def independent(ids: Iterable[str], roots: Mapping[str, tuple[str, ...]]) -> int:
    """How many of the sources there are that rest on no report in common, as many as can be chosen."""
    used: set[str] = set()
    count = 0
    for id_ in sorted(ids, key=lambda id_: (len(roots[id_]), id_)):
        if used.isdisjoint(roots[id_]):
            used.update(roots[id_])
            count += 1
    return count


def is_confirmed(
    ids: Iterable[str], sources: Mapping[str, schema.Source], roots: Mapping[str, tuple[str, ...]]
) -> bool:
    """Whether what these sources report is confirmed: by a primary one, or by two that rest on no report in common."""
    ids = tuple(ids)
    return any(sources[id_].kind == "primary" for id_ in ids) or independent(ids, roots) > 1
