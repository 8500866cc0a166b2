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

from sitegen.markdown.context import context
from sitegen.markdown.emphasis import emphasis
from sitegen.markdown.inline import InlineParser
from sitegen.markdown.links import link
from sitegen.markdown.raw_html import html_inline
from sitegen.markdown.strikethrough import strikethrough
from sitegen.problems import codes
from sitegen.runtime.patterns import lazy_pattern

_TARGET = lazy_pattern(r"\[\[([^\[\]|\\]*)(\]\]|\\?\|)")
_LABEL_MARK = lazy_pattern(r"\\[\s\S]|`+|\[\[?|\]\]?")
_NOT_IN_LABELS = lazy_pattern(r"(?<!\\)(?:\[-?@\w|\[\^[^\s\[\]]+\]|!?\[[^\[\]]*\]\(|<?https?://)")
_LONGEST = 2000
"""How many characters a label may have."""
_SPACE = lazy_pattern(r"\s+")


def record_link(state: StateInline, silent: bool) -> bool:
    """Inline rule. A link that is not closed, or has an empty target or label, is reported and stays text."""
    start, src = state.pos, state.src
    # In `[[[a]]]` the first bracket is text.
    if not src.startswith("[[", start) or src.startswith("[[[", start):
        return False
    match = _TARGET.match(src, start, state.posMax)
    labelled = match is not None and match[2] != "]]"
    end = _label_end(src, match.end(), state.posMax) if match and labelled else match.end() if match else -1
    if match is None or end < 0:
        return _unclosed(state, silent)
    target = unicodedata.normalize("NFC", _SPACE.sub(" ", match[1].strip()))
    label = src[match.end() : end - 2] if labelled else None
    if not target or (label is not None and not label.strip()):
        if not silent:
            ctx = context(state.env)
            fault = f'the link to "{target}" has an empty label' if target else "a link without a target"
            ctx.report(codes.BAD_LINK, ctx.at(start), fault, "Write [[id]], [[id|label]] or [[name]].")
        return False
    if not silent:
        token = state.push("record_link", "", 0)
        token.meta = {"target": target, "span": context(state.env).at(start)}
        token.children = None if label is None else _label_tokens(state, label, match.end())
        watch = context(state.env).watch
        if watch is not None:
            base = context(state.env).base
            watch.links.append((base + start, base + end))
    state.pos = end
    return True


def _label_end(src: str, start: int, limit: int) -> int:
    """The offset after the `]]` that closes the label which begins at `start`; -1 if none does before a `[[`."""
    depth = 0
    limit = min(limit, start + _LONGEST)
    while mark := _LABEL_MARK.search(src, start, limit):
        start = mark.end()
        text = mark.group()
        if text[0] == "`":
            # A code span is passed over; a run of backticks without its partner is text.
            partner = re.compile(rf"(?<!`){text}(?!`)").search(src, start, limit)
            start = partner.end() if partner else start
        elif text == "[[":
            return -1
        elif text == "[":
            depth += 1
        elif text[0] == "]" and depth:
            depth -= 1
            start = mark.start() + 1
        elif text == "]]":
            return start
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
    md.enable("strikethrough")
    md.inline.ruler.at("strikethrough", strikethrough)
    md.inline.ruler.at("emphasis", emphasis)
    md.inline.ruler.at("html_inline", html_inline)
    md.inline.ruler.disable(["link", "image", "autolink"])
    md.inline = InlineParser(md.inline)
    return md


def _label_tokens(state: StateInline, label: str, offset: int) -> list[Token]:
    ctx, parser = context(state.env), _label_parser()
    tokens: list[Token] = []
    offset += len(label) - len(label.lstrip())
    ctx.base += offset
    parser.inline.parse(label.strip().replace("\\|", "|"), parser, state.env, tokens)
    ctx.base -= offset
    held = None
    if ("[" in label or "://" in label) and "`" not in label:
        held = _NOT_IN_LABELS.search(label.lstrip())
    if held is not None:
        message = f"the words of a link to a record are text: “{held.group()}” is shown as written"
        ctx.report(codes.LINK_AROUND, ctx.at(offset + held.start()), message, codes.LINK_AROUND.hint)
    return tokens
