"""What follows from the references between records, computed once for the whole publication."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, starmap
from operator import itemgetter
from typing import Any

import msgspec

from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.publication.appearing import appearing
from sitegen.publication.gathered import Groups, Order
from sitegen.publication.model import Backlink, Brief, Relations, Weight
from sitegen.publication.names import Names
from sitegen.publication.origins import origins


class Related(msgspec.Struct, frozen=True):
    """A record, brief or own page as it is related to others; its references resolve.

    `place` is where it stands in the content, `order` among those of its kind. `value` is the record, the Brief or
    the OwnPage; None where there is none of the id any more.
    """

    id: str
    kind: schema.Kind | None
    value: Any = None
    place: Order = ()
    order: Order = ()
    entries: tuple[Entry, ...] = ()


Weights = Mapping[str, tuple[Weight, ...]]

Said = Mapping[str, tuple[Any, ...]]
"""What a record says in one relation: values by the id they are about."""

GROUPS = (
    "events_of", "claims_by", "claims_about", "claims_of", "quotes_by", "roles_at", "children", "cited_in",
    "written_by", "relied_on_by", "appears_in",
)  # fmt: skip


class Relating:
    """The relations of a publication that changes: only what changed records say of others is gathered again."""

    def __init__(self) -> None:
        self._groups: dict[str, Groups[Any]] = {name: Groups() for name in GROUPS}
        self._backlinks: Groups[Backlink] = Groups()
        self._cited_by: Groups[str] = Groups()
        self._spoken: dict[str, tuple[str, ...]] = {}
        self._named_together: Groups[tuple[str, ...]] = Groups(in_order=False)  # they are counted
        self._named_with: Weights = {}
        self._claims: Mapping[str, schema.Claim] = {}
        self._disputed: frozenset[str] = frozenset()
        self._sources: Mapping[str, schema.Source] = {}
        self._origins: Mapping[str, tuple[str, ...]] = {}

    def update(
        self,
        changed: Iterable[Related],
        names: Names,
        kinds: Mapping[str, schema.Kind],
        sources: Mapping[str, schema.Source],
        claims: Mapping[str, schema.Claim],
    ) -> Relations:
        """The relations, now that the records in `changed` are what they are. The rest is what there is by now."""
        for record in changed:
            said = _said(record)
            for name in {*self._spoken.get(record.id, ()), *said}:
                self._groups[name].put(record.id, record.order, said.get(name, {}))
            self._spoken[record.id] = tuple(said)
            self._backlinks.put(record.id, record.place, _backlinks(record, names))
            self._cited_by.put(record.id, record.place, dict.fromkeys(_cited(record), (record.id,)))
            named = _named_together(record, kinds)
            self._named_together.put(
                record.id, record.place, _by_key((agent, agents) for agents in named for agent in agents)
            )
        for groups in (*self._groups.values(), self._backlinks, self._cited_by):
            groups.settle()
        self._named_with = _weighed(
            self._named_with, self._named_together.settle(), self._named_together.by_key
        )
        if claims is not self._claims:
            self._disputed = frozenset(id_ for id_, claim in claims.items() if claim.in_dispute)
        if sources is not self._sources:
            self._origins = origins(sources)
        self._claims, self._sources = claims, sources
        return Relations(
            **{name: groups.by_key for name, groups in self._groups.items()},
            backlinks=self._backlinks.by_key,
            cited_by=self._cited_by.by_key,
            named_with=self._named_with,
            disputed=self._disputed,
            origins=self._origins,
        )


def _weighed(
    before: Weights, keys: Iterable[str], together: Mapping[str, Sequence[tuple[str, ...]]]
) -> Weights:
    """How often ids stand together with each key, the most frequent first, the key itself left out. Those of other
    than `keys` are what they were `before`."""
    changed: dict[str, tuple[Weight, ...]] = {}
    for key in keys:
        counts = Counter(chain.from_iterable(together.get(key, ())))
        del counts[key]
        by_number = sorted(counts.items())
        by_number.sort(key=itemgetter(1), reverse=True)
        weights = tuple(starmap(Weight, by_number))
        if weights != before.get(key, ()):
            changed[key] = weights
    found = {**before, **changed} if changed else before
    return {key: weights for key, weights in found.items() if weights} if not all(changed.values()) else found


def _said(record: Related) -> Mapping[str, Said]:
    """What a record says of others, by relation."""
    own = (record.id,)
    match record.value:
        case schema.Event() as event:
            keys = (*event.people, *event.organizations, *event.terms, *event.sources)
            return {"events_of": dict.fromkeys(keys, own)}
        case schema.Claim() as claim:
            return {
                "claims_by": {claim.by: own} if claim.by else {},
                "claims_about": dict.fromkeys(claim.about, own),
                "claims_of": dict.fromkeys((account.source for account in claim.accounts), own),
            }
        case schema.Source() as source:
            spoken = [(q.speaker.record, (record.id, q.id)) for q in source.quotes if q.speaker]
            upstream = (ref.source for ref in source.derived_from if ref.source)
            return {
                "quotes_by": _by_key(spoken),
                "written_by": _written(source.authors, own),
                "relied_on_by": dict.fromkeys(upstream, own),
                "appears_in": dict.fromkeys(appearing(source), own),
            }
        case schema.Person() as person:
            roles = ((role.organization, (record.id, i)) for i, role in enumerate(person.roles))
            return {"roles_at": _by_key(roles)}
        case schema.Organization() as organization:
            return {"children": {organization.parent: own}} if organization.parent else {}
        case Brief() as brief:
            cited = (source for edition in brief.editions for source in edition.sources)
            authors = (author for edition in brief.editions for author in edition.fields.authors)
            return {"cited_in": dict.fromkeys(cited, own), "written_by": _written(authors, own)}
    return {}


def _written(authors: Iterable[schema.Name], own: tuple[str]) -> Said:
    return dict.fromkeys((author.person for author in authors if author.person), own)


def _by_key(pairs: Iterable[tuple[str | None, Any]]) -> Said:
    found: dict[str, tuple[Any, ...]] = {}
    for key, value in pairs:
        if key:
            found[key] = (*found.get(key, ()), value)
    return found


def _cited(record: Related) -> Iterable[str]:
    """The sources that a record other than a brief cites, but for those of which it is known as what they tell."""
    told: Iterable[str] = ()
    cited = [source for entry in record.entries for source in entry.outgoing.cited]
    match record.value:
        case Brief():
            return ()
        case schema.Event() as event:
            told = event.sources
        case schema.Claim() as claim:
            told = (account.source for account in claim.accounts)
        case schema.Person() as person:
            cited = [*(source for role in person.roles for source in role.sources), *cited]
        case schema.Term() as term:
            cited = [*term.sources, *cited]
    known = {*told, record.id}
    return (source for source in cited if source not in known)


def _named_together(record: Related, kinds: Mapping[str, schema.Kind]) -> tuple[tuple[str, ...], ...]:
    """The people and organisations that a record names beside each other; each once."""
    match record.value:
        case schema.Event() as event:
            return (_each_once((*event.people, *event.organizations)),)
        case schema.Claim() as claim:
            return (_each_once((*((claim.by,) if claim.by else ()), *_agents(claim.about, kinds))),)
        case schema.Person() as person:
            held = dict.fromkeys(role.organization for role in person.roles if role.organization)
            return ((record.id, *held),)
        case Brief() as brief:
            about = (id_ for edition in brief.editions for id_ in edition.fields.about)
            return (_each_once(_agents(about, kinds)),)
    return ()


def _each_once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _agents(ids: Iterable[str], kinds: Mapping[str, schema.Kind]) -> Iterator[str]:
    return (id_ for id_ in ids if kinds[id_] in ("person", "organization"))


def _backlinks(record: Related, names: Names) -> Mapping[str, tuple[Backlink, ...]]:
    """By the records that a page links to: its first link to each, in each language."""
    links: dict[tuple[str, str], Backlink] = {}
    for entry in record.entries:
        for link in entry.outgoing.links:
            (target,) = names.find(link.target)
            if target != record.id and (target, link.language) not in links:
                links[target, link.language] = Backlink(
                    record.id, link.language, link.before, link.text, link.after
                )
    return _by_key((target, link) for (target, _), link in links.items())
