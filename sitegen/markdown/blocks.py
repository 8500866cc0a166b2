"""Set-off blocks (`::: note` to `:::`) and embeds (`::: timeline people=a`): the rule that finds them, their HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.rules_block.state_block import StateBlock
from markdown_it.token import Token

from sitegen.markdown.context import context
from sitegen.markdown.document import EmbedSlot, StringSlot
from sitegen.markdown.embeds import dates_in, refs_in
from sitegen.markdown.fence import Fence
from sitegen.markdown.fences import find_fences
from sitegen.markdown.rows import Embed
from sitegen.problems import Span

if TYPE_CHECKING:
    from sitegen.markdown.writer import Writer


def fenced_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule. What is wrong is reported and stays text."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith(":::", begin) or state.is_code_block(start_line):
        return False
    ctx = context(state.env)
    if start_line not in ctx.fences:
        find_fences(state, ctx, start_line, end_line)
    fence = ctx.fences.get(start_line)
    if fence is None or not start_line <= fence.close < end_line:
        return False
    if silent:
        return True
    if fence.name in ctx.syntax.embedded:
        span = ctx.at_line(start_line, ctx.lines[start_line].find(":::") + 1)
        token = state.push("embed", "", 0)
        token.map = [start_line, fence.close + 1]
        token.meta = {"embed": ctx.syntax.embedded[fence.name], "options": fence.options, "span": span}
    else:
        _push_block(state, fence)
    state.line = fence.close + 1
    return True


def _push_block(state: StateBlock, fence: Fence) -> None:
    token = state.push("block_open", "div", 1)
    token.map = [fence.line, fence.close + 1]
    token.info, token.meta = fence.name, {"titled": bool(fence.rest)}
    if fence.rest:
        state.push("block_title_open", "p", 1)
        title = state.push("inline", "", 0)
        title.content, title.map, title.children = fence.rest, [fence.line, fence.line + 1], []
        state.push("block_title_close", "p", -1)
    parent, line_max = state.parentType, state.lineMax
    # lineMax keeps a paragraph from running on past the closing line.
    state.parentType, state.lineMax = "container", fence.close
    state.md.block.tokenize(state, fence.line + 1, fence.close)
    state.parentType, state.lineMax = parent, line_max
    state.push("block_close", "div", -1)


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
    embed: Embed = meta["embed"]
    options: tuple[tuple[str, str], ...] = meta["options"]
    refs, dates = tuple(refs_in(embed, options)), tuple(dates_in(embed, options))
    writer.out += [EmbedSlot(embed.name, options, span.line, span.column, refs, dates), "\n"]


HTML = {
    "block_open": open_block,
    "block_title_open": open_title,
    "block_title_close": close_title,
    "embed": write_embed,
}
