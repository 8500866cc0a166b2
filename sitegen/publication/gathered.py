"""What many records say, gathered under common keys: when a record changes, only the keys it speaks of are gathered
again. What stands under a key depends on what the records say now, never on what they said before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import chain, starmap
from operator import itemgetter
from typing import Any, Generic, TypeVar

from sitegen.publication.model import Weight

V = TypeVar("V")

Order = tuple[Any, ...]
"""What a record is sorted by among those of its kind."""

NOTHING: Mapping[str, Any] = {}


class Sorted(Generic[V]):
    """Values by id, in the order that is said for each.

    `by_id` is a new mapping whenever something in it changed; one that was handed out stays as it is.
    """

    def __init__(self) -> None:
        self.by_id: Mapping[str, V] = {}
        self._orders: dict[str, Order] = {}
        self._changed: dict[str, tuple[Order, V] | None] = {}

    def put(self, id_: str, order: Order, value: V) -> None:
        """Sets a value, until `settle` unnoticed."""
        self._changed[id_] = (order, value)

    def remove(self, id_: str) -> None:
        if id_ in self._orders:
            self._changed[id_] = None

    def settle(self) -> Mapping[str, V]:
        """All values, in order."""
        if not self._changed:
            return self.by_id
        values = dict(self.by_id)
        moved = False
        for id_, found in self._changed.items():
            if found is None:
                del values[id_], self._orders[id_]
                continue
            order, values[id_] = found
            moved = moved or self._orders.get(id_) != order
            self._orders[id_] = order
        if moved:
            values = {id_: values[id_] for id_ in sorted(values, key=self._orders.__getitem__)}
        self._changed = {}
        self.by_id = values
        return values


class Groups(Generic[V]):
    """Values by key, from many owners: under a key stand those of all owners, in the owners' order.

    `by_key` is a new mapping whenever something in it changed; one that was handed out stays as it is. Its keys are
    in no order.
    """

    def __init__(self) -> None:
        self.by_key: Mapping[str, tuple[V, ...]] = {}
        self._said: dict[str, tuple[Order, Mapping[str, tuple[V, ...]]]] = {}
        self._owners: dict[str, dict[str, None]] = {}
        self._touched: dict[str, None] = {}

    def put(self, owner: str, order: Order, values: Mapping[str, tuple[V, ...]]) -> None:
        """Sets what an owner has, in place of what it had; until `settle` unnoticed."""
        known = self._said.get(owner)
        before = known[1] if known else NOTHING
        if known == (order, values) or not (before or values):
            return
        for key in before:
            if key not in values:
                del self._owners[key][owner]
                self._touched[key] = None
        for key in values:
            self._owners.setdefault(key, {})[owner] = None
            self._touched[key] = None
        if values:
            self._said[owner] = (order, values)
        else:
            del self._said[owner]

    def settle(self) -> frozenset[str]:
        """Gathers what was touched; gives the keys under which something else stands now."""
        if not self._touched:
            return frozenset()
        gathered = {key: self._gather(key) for key in self._touched}
        changed = {key: now for key, now in gathered.items() if now != self.by_key.get(key, ())}
        self._touched = {}
        if changed:
            found = {**self.by_key, **changed}
            for key in [key for key, now in changed.items() if not now]:
                del found[key]
            self.by_key = found
        return frozenset(changed)

    def _gather(self, key: str) -> tuple[V, ...]:
        said = self._said
        owners = self._owners[key]
        if not owners:
            del self._owners[key]
            return ()
        if len(owners) == 1:
            return said[next(iter(owners))][1][key]
        in_order = sorted((said[owner] for owner in owners), key=itemgetter(0))
        return tuple(chain.from_iterable(values[key] for _, values in in_order))


class Counts:
    """How often ids stand beside a key: numbers that are added to and taken from, the most frequent first.

    `by_key` is a new mapping whenever something in it changed; one that was handed out stays as it is. Its keys are
    in no order.
    """

    def __init__(self) -> None:
        self.by_key: Mapping[str, tuple[Weight, ...]] = {}
        self._counts: dict[str, defaultdict[str, int]] = {}
        self._touched: dict[str, None] = {}

    def at(self, key: str) -> defaultdict[str, int]:
        """The numbers under `key`, to be changed; until `settle` unnoticed."""
        self._touched[key] = None
        counts = self._counts.get(key)
        if counts is None:
            counts = self._counts[key] = defaultdict(int)
        return counts

    def settle(self) -> Mapping[str, tuple[Weight, ...]]:
        """The ids under each key with their numbers, those without any left out."""
        if self._touched:
            found = dict(self.by_key)
            for key in self._touched:
                by_number = sorted(item for item in self._counts[key].items() if item[1])
                by_number.sort(key=itemgetter(1), reverse=True)
                weights = tuple(starmap(Weight, by_number))
                if not weights:
                    del self._counts[key]
                    found.pop(key, None)
                elif weights != found.get(key):
                    found[key] = weights
            self._touched = {}
            self.by_key = found
        return self.by_key
