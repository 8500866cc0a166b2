"""Emphasis next to Korean, Chinese and Japanese.

CommonMark decides by the neighbours of a delimiter run whether it may open or close emphasis: next to punctuation on
its inner side it needs white space or punctuation on its outer side. Korean has a particle there, without a space:
`**메타(Meta)**가`, `그는**"안 된다"**고`. So where one neighbour is a CJK character, that second condition falls away.
`_` may close before a CJK character (`__AI__의`), but opens inside a word no more than in CommonMark
(`파일_이름_목록`). Everything else is CommonMark 0.31.2, section 6.2.
See https://github.com/commonmark/commonmark-spec/issues/650.
"""

from __future__ import annotations

import functools
import unicodedata
from typing import NamedTuple

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline.state_inline import Delimiter, StateInline

from sitegen.markdown.context import context

_CJK = (
    (0x1100, 0x11FF),  # Hangul Jamo
    (0x2E80, 0x303F),  # radicals; CJK symbols and punctuation
    (0x3040, 0x33FF),  # kana, Bopomofo, Hangul compatibility Jamo, enclosed and squared forms
    (0x3400, 0x4DBF),  # ideographs, extension A
    (0x4E00, 0x9FFF),  # ideographs
    (0xA960, 0xA97F),  # Hangul Jamo, extended A
    (0xAC00, 0xD7FF),  # Hangul syllables; Jamo, extended B
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0xFE30, 0xFE4F),  # compatibility forms
    (0xFF01, 0xFFEE),  # half-width and full-width forms
    (0x20000, 0x3FFFF),  # ideographs of the further planes
)


_LONGEST = 100
"""A longer run of delimiters is no emphasis."""


class _Neighbour(NamedTuple):
    space: bool
    punctuation: bool
    cjk: bool
    opening: bool
    """An opening bracket or quotation mark: nothing closes right after it."""
    closing: bool
    """A closing bracket or quotation mark: nothing opens right before it."""


@functools.lru_cache(maxsize=4096)
def _neighbour(character: str) -> _Neighbour:
    code = ord(character)
    category = unicodedata.category(character)
    return _Neighbour(
        isWhiteSpace(code),
        isMdAsciiPunct(code) or isPunctChar(character),
        code >= 0x1100 and any(first <= code <= last for first, last in _CJK),
        category in ("Ps", "Pi"),
        category in ("Pe", "Pf"),
    )


def flanking(before: str, marker: str, after: str) -> tuple[bool, bool]:
    """Whether a run of `marker` (`*` or `_`) between these two characters can open and can close emphasis."""
    last, following = _neighbour(before), _neighbour(after)
    cjk = last.cjk or following.cjk
    left = not following.space and (
        not following.punctuation or last.space or last.punctuation or (cjk and not following.closing)
    )
    right = not last.space and (
        not last.punctuation or following.space or following.punctuation or (cjk and not last.opening)
    )
    if marker == "*":
        return left, right
    return left and (not right or last.punctuation), right and (
        not left or following.punctuation or following.cjk
    )


def emphasis(state: StateInline, silent: bool) -> bool:
    """Inline rule for runs of `*` and `_`; takes the place of markdown-it's rule "emphasis"."""
    if silent:
        return False
    start, src = state.pos, state.src
    marker = src[start]
    if marker not in "*_":
        return False
    end = start + 1
    while end < state.posMax and src[end] == marker:
        end += 1
    if end - start > _LONGEST:
        state.append_pending(src[start:end])
        state.pos = end
        return True
    can_open, can_close = flanking(
        src[start - 1] if start else " ", marker, src[end] if end < state.posMax else " "
    )
    for _ in range(end - start):
        state.push("text", "", 0).content = marker
        state.delimiters.append(
            Delimiter(ord(marker), end - start, len(state.tokens) - 1, -1, can_open, can_close)
        )
    ctx = context(state.env)
    if ctx.watch is not None and end - start == 2 and marker == "*":
        ctx.watch.doubles.append((ctx.base + start, tuple(state.tokens[-2:])))
    state.pos = end
    return True
