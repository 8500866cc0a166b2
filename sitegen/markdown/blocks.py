"""Set-off blocks, `::: note` to `:::`, and the lines of embeds, `::: timeline people=a`.

As in Pandoc's fenced divs, a bare `:::` closes the block opened last, so blocks nest without counting colons. All such
lines of a stretch of text are paired in one pass; what does not pair, or has an unknown name, is reported and is text.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it.rules_block.state_block import StateBlock
from markdown_it.token import Token

from sitegen import codes
from sitegen.markdown.context import Context, context
from sitegen.markdown.document import EmbedSlot, StringSlot
from sitegen.markdown.embeds import OPTIONS, options
from sitegen.problems import Span

if TYPE_CHECKING:
    from sitegen.markdown.writer import Writer

KINDS = ("note", "known", "disputed", "unknown")

_OPENING = re.compile(r":{3,}[ \t]*(\S+)[ \t]*(.*)")
_CODE = re.compile(r"(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})")


@dataclass(slots=True)
class Fence:
    """A line that begins with `:::`. `end` is the line after the block or embed it opens; -1: the line is text."""

    name: str
    rest: str
    options: tuple[tuple[str, str], ...] = ()
    close: int = -1
    swallowed: int = -1
    """The last bare `:::` in this block that stands right after an embed, and so may close either."""


def fenced_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith(":::", begin) or state.is_code_block(start_line):
        return False
    ctx = context(state.env)
    if start_line not in ctx.fences:
        _pair(state, ctx, start_line, end_line)
    fence = ctx.fences.get(start_line)
    if fence is None or not 0 <= fence.close < max(end_line, start_line + 1):
        return False
    if silent:
        return True
    if fence.name in OPTIONS:
        token = state.push("embed", "", 0)
        token.map = [start_line, fence.close + 1]
        token.meta = {"view": fence.name, "options": fence.options, "span": _span(ctx, start_line)}
        state.line = fence.close + 1
        return True
    _push_block(state, fence, start_line)
    return True


def _push_block(state: StateBlock, fence: Fence, start_line: int) -> None:
    token = state.push("block_open", "div", 1)
    token.map = [start_line, fence.close + 1]
    token.info, token.meta = fence.name, {"titled": bool(fence.rest)}
    if fence.rest:
        state.push("block_title_open", "p", 1)
        title = state.push("inline", "", 0)
        title.content, title.map, title.children = fence.rest, [start_line, start_line + 1], []
        state.push("block_title_close", "p", -1)
    parent, line_max = state.parentType, state.lineMax
    # lineMax keeps a paragraph from running on past the closing line.
    state.parentType, state.lineMax = "container", fence.close
    state.md.block.tokenize(state, start_line + 1, fence.close)
    state.parentType, state.lineMax = parent, line_max
    state.push("block_close", "div", -1)
    state.line = fence.close + 1


def _pair(state: StateBlock, ctx: Context, start: int, end: int) -> None:
    """Pairs the fences from line `start` up to the end of what holds it, and reports what is wrong with them."""
    # A list item or quotation is left where a line stands further out; so may the line that ends a paragraph in it.
    indent = min(state.blkIndent, state.sCount[start])
    opened: list[tuple[int, Fence]] = []
    code = ""
    embed: tuple[int, Fence] | None = None
    for line in range(start, end):
        begin, limit = state.bMarks[line] + state.tShift[line], state.eMarks[line]
        if begin >= limit:
            continue
        if state.sCount[line] < indent:
            break
        if state.is_code_block(line):
            continue
        text = state.src[begin:limit]
        if code:
            if text.startswith(code) and not text.strip().strip(code[0]):
                code = ""
            continue
        if not text.startswith(":::"):
            if match := _CODE.match(text):
                code = match[1]
            continue
        # As in Pandoc, colons may also end an opening line.
        match = _OPENING.match(text.rstrip(" \t:"))
        if match:
            name = match[1]
            fence = ctx.fences[line] = Fence(name, match[2])
            if name in OPTIONS:
                fence.close = line if _read_options(ctx, line, fence, match) else -1
                embed = (line, fence)
            else:
                opened.append((line, fence))
            continue
        ctx.fences[line] = Fence("", "")
        if embed and embed[0] == line - 1:
            if opened:
                opened[-1][1].swallowed = line
            if embed[1].close >= 0:
                embed[1].close = line
        elif opened:
            _close(ctx, *opened.pop(), line)
        else:
            ctx.report(
                codes.UNCLOSED_BLOCK,
                _span(ctx, line),
                "a closing line ::: closes no block",
                "Remove it, or add the line that opens the block.",
            )
    for line, fence in opened:
        if fence.swallowed >= 0:
            # The closing line is wanted more here than by the embed before it, which does without.
            before = ctx.fences[fence.swallowed - 1]
            before.close = min(before.close, fence.swallowed - 1)
            _close(ctx, line, fence, fence.swallowed)
            continue
        ctx.report(
            codes.UNCLOSED_BLOCK,
            _span(ctx, line),
            f"the block ::: {fence.name} is not closed",
            "Add a line ::: where it ends.",
        )


def _close(ctx: Context, line: int, fence: Fence, close: int) -> None:
    if fence.name in KINDS:
        fence.close = close
        return
    known = (*KINDS, *OPTIONS)
    near = difflib.get_close_matches(fence.name, known, 1)
    hint = f'Did you mean "{near[0]}"?' if near else f"Blocks are {', '.join(known)}."
    ctx.report(codes.UNKNOWN_BLOCK, _span(ctx, line), f'no block is named "{fence.name}"', hint)


def _read_options(ctx: Context, line: int, fence: Fence, match: re.Match[str]) -> bool:
    fence.options, faults = options(fence.name, fence.rest)
    column = _span(ctx, line).column + match.start(2)
    for fault in faults:
        ctx.report(codes.BAD_EMBED, ctx.at_line(line, column + fault.offset), fault.message, fault.hint)
    return not faults


def _span(ctx: Context, line: int) -> Span:
    return ctx.at_line(line, ctx.lines[line].find(":::") + 1)


def check_code_fence(ctx: Context, token: Token) -> None:
    """Reports a code fence that is not closed: it has its opening line and its content, and no line more."""
    first, end = token.map or [0, 0]
    lines = token.content.count("\n") + bool(token.content and not token.content.endswith("\n"))
    if end - first < lines + 2:
        ctx.report(
            codes.UNCLOSED_BLOCK,
            ctx.at_line(first, ctx.lines[first].find(token.markup) + 1),
            "a code fence is not closed",
            f"Add a line {token.markup} where the code ends.",
        )


def open_block(writer: Writer, tokens: list[Token], index: int) -> None:
    """A group, not a landmark: several blocks of a page may have one name."""
    kind = tokens[index].info
    writer.set_off += 1
    writer.out += [
        f'<div class="block block-{kind}" role="group" aria-labelledby="block_{writer.set_off}">\n'
        f'<p class="block-title" id="block_{writer.set_off}"><span class="block-kind">',
        StringSlot(f"block.{kind}"),
        "</span>" if tokens[index].meta["titled"] else "</span></p>\n",
    ]


def open_title(writer: Writer, tokens: list[Token], index: int) -> None:
    writer.out.append(' <span class="block-name">')


def close_title(writer: Writer, tokens: list[Token], index: int) -> None:
    writer.out.append("</span></p>\n")


def write_embed(writer: Writer, tokens: list[Token], index: int) -> None:
    meta = tokens[index].meta
    span: Span = meta["span"]
    writer.out += [EmbedSlot(meta["view"], meta["options"], span.line, span.column), "\n"]


HTML = {
    "block_open": open_block,
    "block_title_open": open_title,
    "block_title_close": close_title,
    "embed": write_embed,
}
