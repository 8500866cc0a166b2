"""What changed between two texts, sentence by sentence, and within a sentence word by word (Korean by eojeol)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from sitegen.content.editions import Block
from sitegen.runtime.patterns import lazy_pattern

_WORDS = lazy_pattern(r"\s+|\S+")
_ALIKE = 0.5
"""From which ratio of common words on, two sentences are versions of one."""


class Piece(msgspec.Struct, frozen=True):
    """Words that are in both texts, or were deleted, or inserted."""

    kind: Literal["same", "deleted", "inserted"]
    text: str


Change = tuple[Piece, ...]
"""A sentence that changed, or was deleted, or inserted."""


class Changes(msgspec.Struct, frozen=True):
    changed: tuple[Change, ...]
    """In the order of the text."""
    corrections: tuple[str, ...]
    """Those that the later text has and the earlier one has not."""


def changes_between(before: Sequence[Block], after: Sequence[Block]) -> Changes:
    """What changed from one text to another, its corrections set apart."""
    old, new = _sentences(before), _sentences(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    changed: list[Change] = []
    for operation, i, j, k, m in matcher.get_opcodes():
        if operation != "equal":
            changed += _paired(old[i:j], new[k:m])
    known = set(_corrections(before))
    corrections = tuple(text for text in _corrections(after) if text not in known)
    return Changes(tuple(changed), corrections)


def _sentences(blocks: Sequence[Block]) -> list[str]:
    return [sentence for block in blocks if block.kind != "correction" for sentence in block.sentences]


def _corrections(blocks: Sequence[Block]) -> list[str]:
    return [" ".join(block.sentences) for block in blocks if block.kind == "correction"]


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Each old sentence next to the first new one that is a version of it; the order of both is kept."""
    next_new = 0
    for sentence in old:
        match = next((n for n in range(next_new, len(new)) if _ratio(sentence, new[n]) >= _ALIKE), None)
        if match is None:
            yield (Piece("deleted", sentence),)
            continue
        yield from ((Piece("inserted", text),) for text in new[next_new:match])
        yield tuple(_words(sentence, new[match]))
        next_new = match + 1
    yield from ((Piece("inserted", text),) for text in new[next_new:])


def _ratio(old: str, new: str) -> float:
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


def _words(old: str, new: str) -> Iterator[Piece]:
    a, b = _WORDS.findall(old), _WORDS.findall(new)
    for operation, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if operation == "equal":
            yield Piece("same", "".join(a[i:j]))
            continue
        if j > i:
            yield Piece("deleted", "".join(a[i:j]))
        if m > k:
            yield Piece("inserted", "".join(b[k:m]))
