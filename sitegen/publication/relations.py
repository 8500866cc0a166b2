"""What follows from the references between records, computed once for the whole publication."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, starmap
from operator import itemgetter
from typing import Any

import msgspec

from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.content.media_files import file_key
from sitegen.content.records.fields import RelatedValues, by_key
from sitegen.publication.gathered import Groups, Order
from sitegen.publication.model import Backlink, Brief, Relations, Weight, relation_key
from sitegen.publication.names import Names
from sitegen.publication.origins import origins


class Related(msgspec.Struct, frozen=True):
    """A record, brief or custom page as it is related to others; its references resolve.

    `place` is where it is in the content, `order` among those of its kind. `value` is the record, the Brief or
    the CustomPage; None where there is none of the id any more.
    """

    id: str
    kind: schema.Kind | None
    value: Any = None
    place: Order = ()
    order: Order = ()
    entries: tuple[Entry, ...] = ()


Weights = Mapping[str, tuple[Weight, ...]]

GROUPS = (
    "events_of", "claims_by", "claims_about", "claims_of", "quotes_by", "roles_at", "children", "cited_in",
    "written_by", "relied_on_by", "appears_in", "media_of", "added",
)  # fmt: skip


_GROUPS = frozenset(GROUPS)


class Relating:
    """The relations of a publication that changes: only what changed records say of others is gathered again."""

    def __init__(self) -> None:
        self._groups: dict[str, Groups[Any]] = {name: Groups() for name in GROUPS}
        self._backlinks: Groups[Backlink] = Groups()
        self._cited_by: Groups[str] = Groups()
        self._shown_by: Groups[str] = Groups()
        self._pictured_in: Groups[str] = Groups()
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
            self._shown_by.put(record.id, record.place, dict.fromkeys(_shown(record, names), (record.id,)))
            pictured = {file_key(name) for entry in record.entries for name in entry.outgoing.pictures}
            self._pictured_in.put(record.id, record.place, dict.fromkeys(sorted(pictured), (record.id,)))
            named = record.value.named_together(record.id, kinds) if record.value is not None else ()
            self._named_together.put(
                record.id, record.place, by_key((agent, agents) for agents in named for agent in agents)
            )
        for groups in (
            *self._groups.values(),
            self._backlinks,
            self._cited_by,
            self._shown_by,
            self._pictured_in,
        ):
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
            shown_by=self._shown_by.by_key,
            pictured_in=self._pictured_in.by_key,
            named_with=self._named_with,
            disputed=self._disputed,
            origins=self._origins,
        )


def _said(record: Related) -> Mapping[str, RelatedValues]:
    """What a record says of others, by relation; what it says in relations of extensions is among what is `added`."""
    said: Mapping[str, RelatedValues] = record.value.relations(record.id) if record.value is not None else {}
    if said.keys() <= _GROUPS:
        return said
    own = [(name, values) for name, values in said.items() if name not in _GROUPS]
    added = {relation_key(name, id_): found for name, values in own for id_, found in values.items()}
    return {**{name: values for name, values in said.items() if name in _GROUPS}, "added": added}


def _weighed(
    before: Weights, keys: Iterable[str], together: Mapping[str, Sequence[tuple[str, ...]]]
) -> Weights:
    """How often ids are together with each key, the most frequent first, the key itself left out. Those of other
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


def _cited(record: Related) -> Iterable[str]:
    """The sources that a record other than a brief cites, except for those that report it."""
    if isinstance(record.value, Brief):
        return ()
    cited: Iterable[str] = (source for entry in record.entries for source in entry.outgoing.cited)
    if not isinstance(record.value, schema.Fields):
        return cited
    told, cited = record.value.reported_by, chain(record.value.cited_sources, cited)
    known = {*told, record.id}
    return (source for source in cited if source not in known)


def _shown(record: Related, names: Names) -> Iterable[str]:
    """What a record shows in its texts, and the media that belong to it."""
    embedded = (target for entry in record.entries for target in entry.outgoing.in_place)
    found = (id_ for target in embedded for id_ in names.find(target)[:1])
    own = (id_ for entry in record.entries for id_ in entry.value.own_media)
    return (id_ for id_ in chain(found, own) if id_ != record.id)


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
    return by_key((target, link) for (target, _), link in links.items())
