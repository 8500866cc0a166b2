"""What follows from the references between records, computed once for the whole publication."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from sitegen.content import schema
from sitegen.content.entry import Entry, texts_of
from sitegen.publication.model import Backlink, Brief, Relations, Weight
from sitegen.publication.names import Names
from sitegen.publication.origins import origins

T = TypeVar("T")


def relate(
    records: Mapping[schema.Kind, Mapping[str, schema.Record]],
    briefs: Mapping[str, Brief],
    entries: Iterable[Entry],
    names: Names,
) -> Relations:
    """The relations of all records, whose references resolve. Events and claims come in the order to be kept."""
    sources: Mapping[str, schema.Source] = records["source"]  # type: ignore[assignment]
    people: Mapping[str, schema.Person] = records["person"]  # type: ignore[assignment]
    organizations: Mapping[str, schema.Organization] = records["organization"]  # type: ignore[assignment]
    events: Mapping[str, schema.Event] = records["event"]  # type: ignore[assignment]
    claims: Mapping[str, schema.Claim] = records["claim"]  # type: ignore[assignment]
    agents = people.keys() | organizations.keys()
    by_agent, by_source, beside = _counts(_contexts(people, sources, events, claims, briefs, agents))
    differing = {id_ for id_, claim in claims.items() if any(a.stance != "supports" for a in claim.accounts)}
    return Relations(
        events_of=_group(
            (key, id_)
            for id_, event in events.items()
            for key in dict.fromkeys((*event.people, *event.organizations, *event.terms, *event.sources))
        ),
        claims_by=_group((claim.by, id_) for id_, claim in claims.items() if claim.by),
        claims_about=_group(
            (key, id_) for id_, claim in claims.items() for key in dict.fromkeys(claim.about)
        ),
        claims_of=_group(
            (key, id_)
            for id_, claim in claims.items()
            for key in dict.fromkeys(a.source for a in claim.accounts)
        ),
        quotes_by=_group(
            (quote.speaker.record, (id_, quote.id))
            for id_, source in sources.items()
            for quote in source.quotes
            if quote.speaker and quote.speaker.record
        ),
        roles_at=_group(
            (role.organization, (id_, i))
            for id_, person in people.items()
            for i, role in enumerate(person.roles)
            if role.organization
        ),
        children=_group((org.parent, id_) for id_, org in organizations.items() if org.parent),
        cited_in=_group(
            (source, id_)
            for id_, brief in briefs.items()
            for source in dict.fromkeys(s for edition in brief.editions for s in edition.sources)
        ),
        backlinks=_backlinks(entries, names),
        sources_of=by_agent,
        agents_in=by_source,
        appears_with=beside,
        differing=frozenset(differing | {id_ for c in differing for id_ in claims[c].about if id_ in events}),
        origins=origins(sources),
    )


def _group(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


Context = tuple[tuple[str, ...], tuple[str, ...]]
"""The people and organisations that stand together in one record, and the sources that support it."""


def _contexts(
    people: Mapping[str, schema.Person],
    sources: Mapping[str, schema.Source],
    events: Mapping[str, schema.Event],
    claims: Mapping[str, schema.Claim],
    briefs: Mapping[str, Brief],
    agents: Iterable[str],
) -> Iterator[Context]:
    known = set(agents)
    for event in events.values():
        yield (*event.people, *event.organizations), event.sources
    for claim in claims.values():
        found = (*((claim.by,) if claim.by else ()), *(id_ for id_ in claim.about if id_ in known))
        yield found, tuple(account.source for account in claim.accounts)
    for id_, person in people.items():
        for role in person.roles:
            yield (id_, *((role.organization,) if role.organization else ())), role.sources
    for id_, source in sources.items():
        for name in source.authors:
            if name.person:
                yield (name.person,), (id_,)
        for quote in source.quotes:
            if quote.speaker and quote.speaker.record:
                yield (quote.speaker.record,), (id_,)
    for brief in briefs.values():
        about = dict.fromkeys(i for edition in brief.editions for i in edition.fields.about if i in known)
        yield tuple(about), ()


def _counts(
    contexts: Iterable[Context],
) -> tuple[
    Mapping[str, tuple[Weight, ...]], Mapping[str, tuple[Weight, ...]], Mapping[str, tuple[Weight, ...]]
]:
    by_agent: dict[str, Counter[str]] = defaultdict(Counter)
    by_source: dict[str, Counter[str]] = defaultdict(Counter)
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    for agents, sources in contexts:
        together = dict.fromkeys(agents)
        for agent in together:
            by_agent[agent].update(dict.fromkeys(sources, 1))
            beside[agent].update(other for other in together if other != agent)
        for source in dict.fromkeys(sources):
            by_source[source].update(dict.fromkeys(together, 1))
    return _weights(by_agent), _weights(by_source), _weights(beside)


def _weights(counters: Mapping[str, Counter[str]]) -> Mapping[str, tuple[Weight, ...]]:
    return {
        key: tuple(Weight(id_, n) for id_, n in sorted(counter.items(), key=lambda item: (-item[1], item[0])))
        for key, counter in counters.items()
    }


def _backlinks(entries: Iterable[Entry], names: Names) -> Mapping[str, tuple[Backlink, ...]]:
    """Where each record is linked from: the first link of each page to it, in each language."""
    links: dict[str, dict[tuple[str, str], Backlink]] = defaultdict(dict)
    for entry in entries:
        for language, document in texts_of(entry):
            for slot in document.links():
                (target,) = names.find(slot.target)
                if target != entry.id:
                    link = Backlink(entry.id, language, slot.before, slot.text, slot.after)
                    links[target].setdefault((entry.id, language), link)
    return {target: tuple(found.values()) for target, found in links.items()}
