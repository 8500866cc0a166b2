"""The lines of a text that begin with `:::`: which of them open a block, where it closes, and what is wrong with them.

As in Pandoc's fenced divs, a bare `:::` closes the block opened last, so blocks nest without counting colons. The line
of an embed opens nothing; a bare `:::` right after it is accepted, unless the block around it needs it more.
"""

from __future__ import annotations

import difflib
import re

from markdown_it.rules_block.state_block import StateBlock
from markdown_it.token import Token

from sitegen.markdown.context import Context
from sitegen.markdown.embeds import options
from sitegen.markdown.fence import Fence
from sitegen.problems import codes
from sitegen.runtime.patterns import lazy_pattern

_OPENING = lazy_pattern(r":{3,}[ \t]*(\S+)[ \t]*(.*)")
_CODE = lazy_pattern(r"(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})")


def find_fences(state: StateBlock, ctx: Context, start: int, end: int) -> None:
    """Enters into the context the fences from line `start` up to the end of what holds it, and what is wrong."""
    opened: list[Fence] = []
    embed: Fence | None = None
    for line, text in _colon_lines(state, start, end):
        fence = ctx.fences[line] = _read(line, text)
        if fence.name:
            like = _known(ctx, fence)
            if like in ctx.syntax.embedded:
                embed = fence
                if fence.name in ctx.syntax.embedded and _read_options(ctx, fence):
                    fence.close = line
            else:
                opened.append(fence)
        elif embed and embed.line == line - 1:
            if embed.close >= 0:
                embed.close = line
            if opened:
                opened[-1].spare = line
        elif opened:
            _close(ctx, opened.pop(), line)
        else:
            message = "this ::: does not close a block"
            _report(ctx, fence, message, "Remove it, or add the line that opens the block.")
    for fence in opened:
        if fence.spare >= 0:
            before = ctx.fences[fence.spare - 1]
            before.close = min(before.close, before.line)
            _close(ctx, fence, fence.spare)
        elif fence.name in ctx.syntax.set_off:
            message = f"the block ::: {fence.name} is not closed"
            _report(ctx, fence, message, "Add a line ::: where it ends.")


def _colon_lines(state: StateBlock, start: int, end: int) -> list[tuple[int, str]]:
    """The lines that begin with `:::` and are not code, up to the end of the list item or quotation."""
    # The line at `start` may be indented less than the paragraph before, and end it.
    indent = min(state.blkIndent, state.sCount[start])
    found = []
    code = ""
    for line in range(start, end):
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        if not text:
            continue
        if state.sCount[line] < indent:
            break
        if state.is_code_block(line):
            continue
        if code:
            if text.startswith(code) and not text.strip().strip(code[0]):
                code = ""
        elif text.startswith(":::"):
            found.append((line, text))
        elif match := _CODE.match(text):
            code = match[1]
    return found


def _read(line: int, text: str) -> Fence:
    text = text.rstrip(" \t")
    # As in Pandoc, an opening line may end in colons too.
    without = text.rstrip(":")
    if len(text) - len(without) >= 3 and without[-1:] in ("", " ", "\t"):
        text = without
    match = _OPENING.match(text)
    return Fence(line, match[1], match[2].rstrip(" \t")) if match else Fence(line)


def _known(ctx: Context, fence: Fence) -> str:
    """The name of the block, or the known name that is most like it, and a problem then; "" if none is."""
    names = (*ctx.syntax.set_off, *ctx.syntax.embedded)
    if fence.name in names:
        return fence.name
    near = difflib.get_close_matches(fence.name, names, 1)
    hint = f'Did you mean "{near[0]}"?' if near else f"Blocks are {', '.join(names)}."
    span = ctx.at_line(fence.line, _column(ctx, fence))
    ctx.report(codes.UNKNOWN_BLOCK, span, f'there is no block "{fence.name}"', hint)
    return near[0] if near else ""


def _close(ctx: Context, fence: Fence, line: int) -> None:
    if fence.name in ctx.syntax.set_off:
        fence.close = line


def _read_options(ctx: Context, fence: Fence) -> bool:
    fence.options, faults = options(ctx.syntax.embedded[fence.name], fence.rest)
    source = ctx.lines[fence.line]
    begin = source.find(fence.rest, source.find(fence.name, _column(ctx, fence)) + len(fence.name))
    for fault in faults:
        span = ctx.at_line(fence.line, begin + fault.offset + 1)
        ctx.report(codes.BAD_EMBED, span, fault.message, fault.hint)
    for name, value in fence.options:
        _check_twice(ctx, fence, source.find(f"{name}=", begin), value)
    return not faults


def _check_twice(ctx: Context, fence: Fence, begin: int, value: str) -> None:
    ids = value.split(",")
    if len(set(ids)) == len(ids):
        return
    twice = next(id_ for i, id_ in enumerate(ids) if id_ in ids[:i])
    places = [
        match.start()
        for match in re.finditer(rf"(?<![\w-]){re.escape(twice)}(?![\w-])", ctx.lines[fence.line])
    ]
    place = next((place for place in [place for place in places if place > begin][1:]), begin)
    message = f'"{twice}" appears twice in this list'
    ctx.report(codes.NAMED_TWICE, ctx.at_line(fence.line, place + 1), message, "remove one of the two")


def _column(ctx: Context, fence: Fence) -> int:
    return ctx.lines[fence.line].find(":::") + 1


def _report(ctx: Context, fence: Fence, message: str, hint: str) -> None:
    ctx.report(codes.UNCLOSED_BLOCK, ctx.at_line(fence.line, _column(ctx, fence)), message, hint)


def check_code_fence(ctx: Context, token: Token) -> None:
    """Reports a code fence that is not closed: it has its opening line and its content, and no line more."""
    first, end = token.map or [0, 0]
    lines = token.content.count("\n") + bool(token.content and not token.content.endswith("\n"))
    if end - first < lines + 2:
        span = ctx.at_line(first, ctx.lines[first].find(token.markup) + 1)
        hint = f"Add a line {token.markup} where the code ends."
        ctx.report(codes.UNCLOSED_BLOCK, span, "a code fence is not closed", hint)
