"""Links and images of CommonMark's, with the site's policy on where they may lead.

A link leads to http, https or mailto, to a path of the site (`/about/`) or to a fragment of the page (`#notes`);
whatever else stays as its text. An image is a path of the site: nothing is requested from another origin, so an image
elsewhere becomes a link to it, or one of the files in content/media/ (`media/x.jpg`).
"""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import unquote

from markdown_it.rules_inline import autolink as commonmark_autolink
from markdown_it.rules_inline import image as commonmark_image
from markdown_it.rules_inline import link as commonmark_link
from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token

from sitegen.markdown.context import Context, context
from sitegen.problems import Span, codes
from sitegen.runtime.patterns import lazy_pattern

MEDIA = "media/"
"""What the address of a file of content/media/ begins with."""

Target = Literal["web", "mail", "path", "fragment"]

_TARGETS: tuple[tuple[Target, re.Pattern[str]], ...] = (
    ("web", lazy_pattern(r"https?://[^/?#\s]", re.IGNORECASE)),
    ("mail", lazy_pattern(r"mailto:.", re.IGNORECASE)),
    ("path", lazy_pattern(r"/(?![/\\])")),
    ("fragment", lazy_pattern(r"#")),
)


def _may_close(state: StateInline, start: int) -> bool:
    """Whether there is anything after `start` by which a link could end: `](`, or `]` where references are defined."""
    return state.html_terminator_last("]" if "references" in state.env else "](") >= start


def target(address: str) -> Target | None:
    """Where an address, normalised by markdown-it, leads; None if a brief may not link there."""
    for kind, pattern in _TARGETS:
        if pattern.match(address):
            return kind
    return None


def link(state: StateInline, silent: bool) -> bool:
    """Inline rule: CommonMark's links, inert where their target is not allowed."""
    start, first = state.pos, len(state.tokens)
    if not _may_close(state, start + 1) or not commonmark_link(state, silent):
        return False
    if not silent:
        _judge(state, start, first)
    return True


def autolink(state: StateInline, silent: bool) -> bool:
    """Inline rule: CommonMark's `<https://…>`, inert where the target is not allowed."""
    start, first = state.pos, len(state.tokens)
    if not commonmark_autolink(state, silent):
        return False
    if not silent:
        _judge(state, start, first)
    return True


def _judge(state: StateInline, start: int, first: int) -> None:
    opening = next(token for token in state.tokens[first:] if token.type == "link_open")
    address = str(opening.attrs["href"])
    kind = target(address)
    ctx = context(state.env)
    if ctx.watch is not None:
        ctx.watch.links.append((ctx.base + start, ctx.base + state.pos))
    if kind is None:
        ctx.report(
            codes.UNSAFE_LINK,
            ctx.at(start),
            f'a link to "{address}" is shown as text',
            "Link to an http, https or mailto address, or to a path of the site that begins with /.",
        )
        for token in (opening, state.tokens[-1]):
            token.type, token.tag, token.attrs = "inert", "", {}
        return
    opening.meta["target"] = kind
    opening.meta["span"] = ctx.at(start)


def image(state: StateInline, silent: bool) -> bool:
    """Inline rule: CommonMark's images, from the site itself only."""
    start = state.pos
    if not _may_close(state, start + 2):
        return False
    if silent or not state.src.startswith("![", start):
        return commonmark_image(state, silent)
    ctx = context(state.env)
    ctx.base += start + 2
    found = commonmark_image(state, silent)
    ctx.base -= start + 2
    if found:
        token = state.tokens[-1]
        address = str(token.attrs["src"])
        kind = target(address)
        token.meta["span"] = ctx.at(start)
        _check_words(ctx, token)
        if address.startswith(MEDIA):
            token.meta["media"] = unquote(address).removeprefix(MEDIA)
        elif kind != "path":
            token.type = "image_link" if kind == "web" and not state.linkLevel else "image_text"
            ctx.report(codes.UNSAFE_LINK, ctx.at(start), *_elsewhere(address, token))
    return found


_LOST = {
    "citation": "a citation",
    "own": "a citation",
    "footnote_ref": "a footnote",
    "record_link": "a link to a record",
}
"""What leaves nothing, or no more than its text, in the words that stand for an image."""


def _check_words(ctx: Context, image: Token) -> None:
    """Reports an image without words that stand for it, and what these cannot hold."""
    span: Span = image.meta["span"]
    if not image.content.strip():
        message = "an image has no alternative text"
        ctx.report(codes.NO_ALTERNATIVE_TEXT, span, message, codes.NO_ALTERNATIVE_TEXT.hint)
    held = next((_LOST[token.type] for token in image.children or () if token.type in _LOST), None)
    if held is not None:
        message = f"the alternative text of an image contains {held}, which is lost"
        ctx.report(codes.LINK_AROUND, span, message, "put it after the image")


def _elsewhere(address: str, token: Token) -> tuple[str, str]:
    shown = "a link" if token.type == "image_link" else "its alternative text"
    return (
        f'the image "{address}" is shown as {shown}',
        "Put the image into content/media/ and refer to it by media/ and its name.",
    )
