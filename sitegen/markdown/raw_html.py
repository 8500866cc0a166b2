"""HTML in a text: tags are shown as they are written and reported; comments are the editor's notes and left out."""

from __future__ import annotations

from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.rules_block.state_block import StateBlock
from markdown_it.rules_inline.state_inline import StateInline

from sitegen.markdown.context import Context, context
from sitegen.problems import Span, codes

_LONGEST = 1000
"""What goes on for longer is no tag."""
_HINT = "Write it as Markdown, or in `code` to show the tag itself."


def html_inline(state: StateInline, silent: bool) -> bool:
    """Inline rule; takes the place of markdown-it's rule of this name."""
    start, src = state.pos, state.src
    if src[start] != "<" or start + 2 >= state.posMax:
        return False
    if src.startswith("<!--", start):
        return _inline_comment(state, silent)
    if state.html_terminator_last(">") < start + 2:
        return False
    match = HTML_TAG_RE.match(src, start, min(state.posMax, start + _LONGEST))
    if not match:
        return False
    if not silent:
        ctx = context(state.env)
        _report(ctx, ctx.at(start), match.group())
        state.append_pending(match.group())
    state.pos = match.end()
    return True


def _inline_comment(state: StateInline, silent: bool) -> bool:
    # `<!-->` and `<!--->` are comments too.
    begin, end = state.pos + 2, -1
    if state.html_terminator_last("-->") >= begin:
        end = state.src.find("-->", begin, state.posMax)
    if end >= 0:
        state.pos = end + 3
        return True
    if not silent:
        ctx = context(state.env)
        message = "a comment is not closed in its paragraph and shown as text"
        ctx.report(codes.RAW_HTML, ctx.at(state.pos), message, "Add -->.")
    return False


def _report(ctx: Context, span: Span, tag: str) -> None:
    """One problem for each line."""
    last = ctx.problems[-1] if ctx.problems else None
    if not last or last.code != codes.RAW_HTML.name or last.span.line != span.line:
        ctx.report(codes.RAW_HTML, span, f"HTML is shown as text: {tag[:40]}", _HINT)


def html_comment(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: a comment that begins a line is left out up to its end, blank lines and all."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith("<!--", begin) or state.is_code_block(start_line):
        return False
    if not context(state.env).may_close_comment(begin, state.src):
        return False
    for line in range(start_line, end_line):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return False
        left = begin + 2 if line == start_line else state.bMarks[line]
        closing = state.src.find("-->", left, state.eMarks[line])
        if closing >= 0:
            break
    else:
        return False
    after = state.skipSpaces(closing + 3)
    if after < state.eMarks[line]:
        if line == start_line:
            return False  # `<!-- … --> text` is a paragraph
        if not silent:
            state.bMarks[line], state.tShift[line] = after, 0
            state.sCount[line] = state.blkIndent
            state.line = line
        return True
    if not silent:
        state.line = line + 1
    return True
