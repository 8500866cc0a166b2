"""Links to records: `[[target]]` and `[[target|label]]`.

The target is an id or a name; the label may hold emphasis and code, but no links. In a table, `\\|` is accepted too.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token

from sitegen import codes
from sitegen.markdown.context import Context, context
from sitegen.markdown.emphasis import emphasis
from sitegen.markdown.inline import InlineParser
from sitegen.markdown.links import link
from sitegen.markdown.raw_html import html_inline

_TARGET = re.compile(r"\[\[([^\[\]|\\]*)(\]\]|\\?\|)")
_LABEL_MARK = re.compile(r"\\[\s\S]|`+|\[\[?|\]\]?")
_SPACE = re.compile(r"\s+")


def record_link(state: StateInline, silent: bool) -> bool:
    """Inline rule. A link that is not closed, or has an empty target or label, is reported and stays text."""
    start, src = state.pos, state.src
    # In `[[[a]]]` the first bracket is text.
    if not src.startswith("[[", start) or src.startswith("[[[", start):
        return False
    match = _TARGET.match(src, start, state.posMax)
    label: str | None = None
    end = -1
    if match:
        end = match.end()
        if match[2] != "]]":
            label_start = end
            end = _label_end(src, label_start, state.posMax)
            label = src[label_start : end - 2].strip()
    if not match or end < 0:
        return _unclosed(state, silent)
    target = unicodedata.normalize("NFC", _SPACE.sub(" ", match[1].strip()))
    if not target or label == "":
        if not silent:
            ctx = context(state.env)
            ctx.report(
                codes.BAD_LINK,
                ctx.at(start),
                "a link without a target" if not target else f'the link to "{target}" has an empty label',
                "Write [[id]], [[id|label]] or [[name]].",
            )
        return False
    if not silent:
        ctx = context(state.env)
        token = state.push("record_link", "", 0)
        token.meta = {"target": target, "span": ctx.at(start)}
        if label is not None:
            token.children = _label_tokens(state, ctx, label, src.index(label, match.end()))
    state.pos = end
    return True


def _label_end(src: str, start: int, limit: int) -> int:
    """The offset after the `]]` that closes the label which begins at `start`, or -1."""
    depth = 0
    position = start
    while mark := _LABEL_MARK.search(src, position, limit):
        position = mark.end()
        text = mark.group()
        if text[0] == "`":
            # A code span is passed over; a run without its partner is text.
            partner = re.compile(rf"(?<!`){text}(?!`)").search(src, position, limit)
            if partner:
                position = partner.end()
        elif text == "[[":
            return -1
        elif text == "[":
            depth += 1
        elif text[0] == "]":
            if depth:
                depth -= 1
                position = mark.start() + 1
            elif text == "]]":
                return mark.end()
    return -1


def _unclosed(state: StateInline, silent: bool) -> bool:
    """`[[1] note](/url)` is a link of CommonMark's; anything else is a link somebody forgot to close."""
    if silent:
        return False
    if link(state, silent):
        return True
    ctx = context(state.env)
    ctx.report(
        codes.UNCLOSED_LINK,
        ctx.at(state.pos),
        "a link opened by [[ is not closed by ]] in its paragraph",
        "Add ]], or write \\[[ where brackets are meant.",
    )
    return False


@functools.cache
def _label_parser() -> MarkdownIt:
    """A parser of emphasis, code and escapes."""
    md = MarkdownIt("commonmark")
    md.inline.ruler.at("emphasis", emphasis)
    md.inline.ruler.at("html_inline", html_inline)
    md.inline.ruler.disable(["link", "image", "autolink"])
    md.inline = InlineParser(md.inline)
    return md


def _label_tokens(state: StateInline, ctx: Context, label: str, offset: int) -> list[Token]:
    tokens: list[Token] = []
    parser = _label_parser()
    ctx.base += offset
    parser.inline.parse(label.replace("\\|", "|"), parser, state.env, tokens)
    ctx.base -= offset
    return tokens
