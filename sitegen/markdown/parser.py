"""The Markdown parser: markdown-it-py's CommonMark with tables and footnotes, and the rules of this package."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import text_join
from markdown_it.rules_core.state_core import StateCore
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from sitegen.markdown import maths
from sitegen.markdown.blocks import fenced_block
from sitegen.markdown.citations import citation
from sitegen.markdown.context import CELL, Watch, context
from sitegen.markdown.definitions import check_labels
from sitegen.markdown.embeds import EMBEDS
from sitegen.markdown.emphasis import emphasis
from sitegen.markdown.fences import check_code_fence
from sitegen.markdown.footnotes import (
    check_definitions,
    footnote_definition,
    footnote_reference,
    missing_footnote,
)
from sitegen.markdown.headings import check_underlined
from sitegen.markdown.in_place import record_in_place
from sitegen.markdown.inline import InlineParser
from sitegen.markdown.lines import BlockParser, plain_paragraph
from sitegen.markdown.links import autolink, image, link
from sitegen.markdown.maths import formula
from sitegen.markdown.pull_quotes import set_apart
from sitegen.markdown.quotations import attribute
from sitegen.markdown.raw_html import html_comment, html_inline
from sitegen.markdown.record_links import record_link
from sitegen.markdown.rows import Block, MarkdownRule, Syntax
from sitegen.markdown.stray import check_block, suspects_in
from sitegen.markdown.strikethrough import strikethrough
from sitegen.markdown.tables import check_paragraph, table
from sitegen.problems import codes
from sitegen.runtime.patterns import lazy_pattern

_DEEPEST = 50
"""How many levels the parser descends; a list counts as two. markdown-it drops what is deeper."""
_NORMAL = lazy_pattern(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:/[A-Za-z0-9/._-]*)?")
"""An address that is normal already, as most are."""


class _MarkdownIt(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        return True  # links.py judges, because it can report

    def normalizeLink(self, url: str) -> str:
        return url if _NORMAL.fullmatch(url) else super().normalizeLink(url)


def _stock(md: MarkdownIt) -> None:
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False)
    md.core.ruler.disable("normalize")  # done before, so that the lines are known


def _definition_lists(md: MarkdownIt) -> None:
    md.use(deflist_plugin)


def _core(md: MarkdownIt) -> None:
    md.core.ruler.at("inline", _inline)
    md.core.ruler.at("text_join", _text_join)


def _footnotes(md: MarkdownIt) -> None:
    md.block.ruler.at("footnote_def", footnote_definition, _in(_PARAGRAPH))
    md.inline.ruler.at("footnote_ref", footnote_reference)
    md.inline.ruler.after("footnote_ref", "missing_footnote", missing_footnote)


_PARAGRAPH = ("paragraph", "reference")
_QUOTATION = (*_PARAGRAPH, "blockquote")


def _in(blocks: Iterable[str]) -> Any:
    """That a block rule may end any of these blocks."""
    return {"alt": list(blocks)}


RULES: tuple[MarkdownRule, ...] = (
    MarkdownRule("stock", _stock),
    MarkdownRule(
        "plain paragraph", lambda md: md.block.ruler.before("table", "plain_paragraph", plain_paragraph)
    ),
    MarkdownRule("table", lambda md: md.block.ruler.at("table", table, _in(_PARAGRAPH))),
    MarkdownRule("comment", lambda md: md.block.ruler.at("html_block", html_comment, _in(_QUOTATION))),
    MarkdownRule(
        "fenced block",
        lambda md: md.block.ruler.before("fence", "fenced_block", fenced_block, _in((*_QUOTATION, "list"))),
    ),
    MarkdownRule(
        "record in place",
        lambda md: md.block.ruler.before("paragraph", "record_in_place", record_in_place),
    ),
    MarkdownRule("definition lists", _definition_lists),
    MarkdownRule("strikethrough", lambda md: md.inline.ruler.at("strikethrough", strikethrough)),
    MarkdownRule("emphasis", lambda md: md.inline.ruler.at("emphasis", emphasis)),
    MarkdownRule("link", lambda md: md.inline.ruler.at("link", link)),
    MarkdownRule("image", lambda md: md.inline.ruler.at("image", image)),
    MarkdownRule("autolink", lambda md: md.inline.ruler.at("autolink", autolink)),
    MarkdownRule("HTML", lambda md: md.inline.ruler.at("html_inline", html_inline)),
    MarkdownRule("record link", lambda md: md.inline.ruler.before("link", "record_link", record_link)),
    MarkdownRule("citation", lambda md: md.inline.ruler.after("record_link", "citation", citation)),
    MarkdownRule("footnotes", _footnotes),
    MarkdownRule("formula", lambda md: md.inline.ruler.before("entity", "formula", formula), maths.HTML),
    MarkdownRule("core", _core),
)
"""sitegen's own rules, in the order in which they are added."""

SYNTAX = Syntax(
    RULES, tuple(Block(name) for name in ("note", "known", "disputed", "unknown", "pull")), EMBEDS
)
"""sitegen's own Markdown."""


@lru_cache(maxsize=4)
def parser(syntax: Syntax) -> MarkdownIt:
    """The parser of a syntax. Its rules keep nothing between two texts; what they gather is in the context of each
    parse."""
    md = _MarkdownIt("commonmark", {"maxNesting": _DEEPEST, "store_labels": True})
    for rule in syntax.rules:
        rule.add(md)
    md.block, md.inline = BlockParser(md.block), InlineParser(md.inline)
    return md


def _inline(state: StateCore) -> None:
    """Core rule "inline", which also tells the rules what block they are in; and the checks that follow from it."""
    ctx = context(state.env)
    deepest = state.md.options["maxNesting"] - 1
    suspects = ctx.suspects = suspects_in(state.src)
    for index, token in enumerate(state.tokens):
        kind = token.type
        if kind == "inline":
            token.children = []
            ctx.enter(token)
            ctx.watch = Watch() if suspects and suspects.may_be_in(token.content) else None
            state.md.inline.parse(token.content, state.md, state.env, token.children)
            if ctx.watch is not None and not ctx.tangled:
                in_item = index > 1 and state.tokens[index - 2].type == "list_item_open"
                check_block(ctx, token, ctx.watch, in_item=in_item)
            if "|" in token.content and CELL not in token.meta:
                check_paragraph(ctx, token)
            if index and state.tokens[index - 1].markup == "-" and state.tokens[index - 1].tag == "h2":
                check_underlined(ctx, token)
        elif kind == "fence":
            check_code_fence(ctx, token)
        elif token.level >= deepest and kind in (
            "blockquote_open",
            "list_item_open",
            "dd_open",
            "block_open",
        ):
            span = ctx.at_line((token.map or [0])[0])
            ctx.report(
                codes.TOO_DEEP, span, "what is in this block is nested too deeply to be shown", "Nest less."
            )
    set_apart(ctx, state.tokens)
    attribute(ctx, state.tokens)
    check_definitions(ctx, state.tokens, state.env)
    check_labels(ctx, state.tokens, state.env)


def _text_join(state: StateCore) -> None:
    """Core rule "text_join", where there is an escape or an entity to join to the text around it."""
    if "\\" in state.src or "&" in state.src:
        text_join(state)
