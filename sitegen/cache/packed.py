"""Mappings that are remembered whole and looked into here and there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

import msgspec

V = TypeVar("V")


class Packed(Mapping[str, V]):
    """A mapping whose values stay MessagePack until they are asked for."""

    def __init__(self, packed: Mapping[str, msgspec.Raw], decoder: msgspec.msgpack.Decoder[V]) -> None:
        self.packed = packed
        self._decode = decoder.decode

    def __getitem__(self, key: str) -> V:
        return self._decode(self.packed[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)

    def __contains__(self, key: object) -> bool:
        return key in self.packed
