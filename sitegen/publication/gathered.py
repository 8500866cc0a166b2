"""What many records say, gathered under common keys: when a record changes, only the keys it speaks of are gathered
again. What is under a key depends on what the records say now, never on what they said before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import chain
from operator import itemgetter
from typing import Any, Generic, TypeVar

V = TypeVar("V")

Order = tuple[Any, ...]
"""What a record is sorted by among those of its kind."""


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
    """Values by key, from many owners: under a key are those of all owners, in the owners' order, or, where that does
    not matter, in any.

    `by_key` is a new mapping whenever something in it changed; one that was handed out stays as it is. Its keys are
    in no order.
    """

    def __init__(self, *, in_order: bool = True) -> None:
        self._in_order = in_order
        self.by_key: Mapping[str, tuple[V, ...]] = {}
        self._said: dict[str, tuple[Order, Mapping[str, tuple[V, ...]]]] = {}
        self._owners: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._touched: dict[str, None] = {}

    def put(self, owner: str, order: Order, values: Mapping[str, tuple[V, ...]]) -> None:
        """Sets what an owner has, in place of what it had; until `settle` unnoticed."""
        known = self._said.get(owner)
        if known is not None:
            if known == (order, values):
                return
            for key in known[1].keys() - values.keys():
                del self._owners[key][owner]
                self._touched[key] = None
            del self._said[owner]
        if values:
            self._said[owner] = (order, values)
            for key in values:
                self._owners[key][owner] = None
                self._touched[key] = None

    def settle(self) -> frozenset[str]:
        """Gathers what was touched; returns the keys whose values changed."""
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
        found = [said[owner] for owner in owners]
        if self._in_order:
            found.sort(key=itemgetter(0))
        return tuple(chain.from_iterable([values[key] for _, values in found]))
