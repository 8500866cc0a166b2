"""Footnotes: what is wrong with them. Their syntax is mdit-py-plugins' `footnote`: `[^1]`, `[^1]: …`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown_it.rules_block.state_block import StateBlock
from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def, footnote_ref

from sitegen.markdown.context import Context, context
from sitegen.problems import codes
from sitegen.runtime.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

_REFERENCE = lazy_pattern(r"\[\^([^\s\[\]]+)\]")


def footnote_definition(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: the plugin's, but a definition inside of another, which it would tear apart, is none."""
    ctx = context(state.env)
    found = footnote_def(state, start_line, end_line, True)
    if silent or not found:
        return found
    if ctx.in_footnote:
        span = ctx.at_line(start_line, ctx.lines[start_line].find("[^") + 1)
        ctx.report(codes.BAD_FOOTNOTE, span, "a footnote is inside another", "Put it after the other.")
        return False
    ctx.in_footnote = True
    footnote_def(state, start_line, end_line, False)
    ctx.in_footnote = False
    return True


def footnote_reference(state: StateInline, silent: bool) -> bool:
    """Inline rule: the plugin's, which looks for the end of each label through all of the text, where there is one."""
    return bool(_REFERENCE.match(state.src, state.pos, state.posMax)) and footnote_ref(state, silent)


def missing_footnote(state: StateInline, silent: bool) -> bool:
    """Inline rule, after the one for footnotes that exist: reports a reference to none, which stays text."""
    if not silent and (match := _REFERENCE.match(state.src, state.pos, state.posMax)):
        ctx = context(state.env)
        ctx.report(
            codes.BAD_FOOTNOTE,
            ctx.at(state.pos),
            f'there is no footnote "{match[1]}"',
            f"Write its text on a line of its own: [^{match[1]}]: …",
        )
    return False


def check_definitions(ctx: Context, tokens: list[Token], env: Mapping[str, Any]) -> None:
    """Reports footnotes that are never referred to, which would not be shown, and those defined twice.

    `tokens` still hold the definitions; the inline rules have been run.
    """
    seen: set[str] = set()
    references = env.get("footnotes", {}).get("refs", {})
    for token in tokens:
        if token.type != "footnote_reference_open":
            continue
        label = token.meta["label"]
        line = (token.map or [0])[0]
        span = ctx.at_line(line, ctx.lines[line].find("[^") + 1)
        if label in seen:
            ctx.report(codes.BAD_FOOTNOTE, span, f'the footnote "{label}" is defined twice', "Remove one.")
        elif references.get(f":{label}", -1) < 0:
            ctx.report(
                codes.BAD_FOOTNOTE,
                span,
                f'nothing refers to the footnote "{label}"',
                f"Write [^{label}] where it belongs, or remove it.",
            )
        seen.add(label)
