"""Text that is struck out: `~~words~~` (GitHub Flavored Markdown, 6.5), also next to Korean, as emphasis is."""

from __future__ import annotations

from markdown_it.rules_inline.state_inline import Delimiter, StateInline

from sitegen.markdown.context import context
from sitegen.markdown.emphasis import flanking

MARK = "~~"


def strikethrough(state: StateInline, silent: bool) -> bool:
    """Inline rule for runs of two tildes; what makes tags of them is markdown-it's. More of them are text."""
    start, src = state.pos, state.src
    end = start
    while end < state.posMax and src[end] == "~":
        end += 1
    if silent or end - start < 2:
        return False
    state.pos = end
    if end - start > 2:
        state.append_pending(src[start:end])
        return True
    ctx = context(state.env)
    before = src[start - 1] if start else " "
    can_open, can_close = flanking(before, "*", src[end] if end < state.posMax else " ")
    state.push("text", "", 0).content = MARK
    if ctx.watch is not None:
        ctx.watch.doubles.append((ctx.base + start, tuple(state.tokens[-1:])))
    # A length of 0 keeps CommonMark's rule about runs of three from being asked.
    state.delimiters.append(Delimiter(ord("~"), 0, len(state.tokens) - 1, -1, can_open, can_close))
    return True
