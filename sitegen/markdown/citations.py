"""Citations in Pandoc's syntax: `[@a]`, `[see @a, para. 4; @b#quote]`.

An item is a prefix, `@` and a source's id, `#` and a quotation's id, and after a comma a locator; items are divided by
semicolons. A bracket counts as a citation when it begins with `@`, or holds an `@` that follows a space and is
followed by a letter; so an e-mail address is text. `[@name](/url)` is a link, as in CommonMark.

`[@own]` cites nothing: it marks the paragraph as what the editors themselves say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.common.utils import unescapeAll
from markdown_it.rules_inline.state_inline import StateInline

from sitegen.markdown.context import Context, context
from sitegen.markdown.document import CiteItem
from sitegen.markdown.links import link
from sitegen.problems import Span, codes
from sitegen.runtime.patterns import lazy_pattern

OWN = "@own"

_BRACKET = lazy_pattern(r"\[([^\[\]\\]*(?:\\.[^\[\]\\]*)*)\]", re.DOTALL)
_CANDIDATE = lazy_pattern(r"\s*-?@|.*?[\s;(,]-?@(?=\w)", re.DOTALL)
_AT = lazy_pattern(r"(?<!\\)@")
_ITEM = lazy_pattern(r"(?:[^;\\]|\\.)*", re.DOTALL)
_SOURCE = lazy_pattern(r"([a-z0-9-]+)(?:#([a-z0-9-]+))?(?=[\s,]|\Z)")
_SPACE = lazy_pattern(r"\s+")
_MARKED = lazy_pattern(r"(?<![\w*\\])\*{1,2}(?=[^\s*])[^*;]*(?<=[^\s*])\*{1,2}(?![\w*])|`[^`;]+`")
_UNMARKED = "leave the marks out"
_PLAIN = lazy_pattern(r"\s*@([a-z0-9-]+)(?:#([a-z0-9-]+))?\s*")
"""An item of a source, or of a source and a quotation, alone, as nearly all are."""


class _Fault(NamedTuple):
    message: str
    hint: str


class _Item(NamedTuple):
    offset: int
    """Of its `@` in the text of the item."""
    source: str
    quote: str | None
    prefix: str
    locator: str


def citation(state: StateInline, silent: bool) -> bool:
    """Inline rule. A malformed citation is reported and stays text."""
    bracket = _BRACKET.match(state.src, state.pos, state.posMax)
    if not bracket or "@" not in bracket[1] or not _CANDIDATE.match(bracket[1]):
        return False
    if state.src.startswith("(", bracket.end()) and link(state, silent):
        return True
    if bracket[1].strip() == OWN:
        if not silent:
            state.push("own", "", 0)
        state.pos = bracket.end()
        return True
    ctx = context(state.env)
    items: list[CiteItem] = []
    start = bracket.start(1)
    for text in _split(bracket[1]):
        item = _read(text)
        if isinstance(item, _Fault):
            if not silent:
                ctx.report(codes.BAD_CITATION, ctx.at(state.pos), *item)
            return False
        span = ctx.at(start + item.offset)
        items.append(CiteItem(item.source, span.line, span.column, item.quote, item.prefix, item.locator))
        start += len(text) + 1
    if not silent:
        if len(items) > 1:
            _check_twice(ctx, items)
        if marked := _MARKED.search(bracket[1]):
            message = f"the words of a citation are plain text: “{marked.group()}” is shown as written"
            ctx.report(codes.STRAY_MARKUP, ctx.at(bracket.start(1) + marked.start()), message, _UNMARKED)
        state.push("citation", "", 0).meta = {"items": tuple(items)}
    state.pos = bracket.end()
    return True


def _check_twice(ctx: Context, items: list[CiteItem]) -> None:
    seen: set[tuple[str, str | None, str]] = set()
    for item in items:
        key = (item.source, item.quote, item.locator)
        if key in seen:
            span = Span(ctx.file, item.line, item.column)
            message = f'"{item.source}" appears twice in this citation'
            ctx.report(codes.NAMED_TWICE, span, message, "remove one of the two, or give each its locator")
        seen.add(key)


def _split(content: str) -> Iterator[str]:
    """The items, divided by semicolons without a backslash before them."""
    start = 0
    while start <= len(content):
        item = _ITEM.match(content, start)
        end = item.end() if item else len(content)
        yield content[start:end]
        start = end + 1


def _read(text: str) -> _Item | _Fault:
    if alone := _PLAIN.fullmatch(text):
        return _Item(alone.start(1) - 1, alone[1], alone[2], "", "")
    prefix, *after = _AT.split(text)
    rest = after[0] if after else ""
    source = _SOURCE.match(rest)
    tail = rest[source.end() :].strip() if source else ""
    if not "".join(after).strip():
        return _Fault(
            f'"{_plain(text)}" in a citation is not a source',
            "Write [@id; @id], or \\; where a semicolon is meant, and \\@ where a citation is not.",
        )
    if len(after) > 1:
        return _Fault(
            "two sources in a citation are not separated", "Separate sources with semicolons: [@a; @b]."
        )
    if prefix.endswith("-"):
        return _Fault("citations have no form with -@", "Write [@id].")
    if prefix and not prefix[-1].isspace():
        return _Fault(
            f'"{_plain(text)}" lacks a space before @', "Write [see @id], or \\@ where no citation is meant."
        )
    if not source:
        return _Fault(
            f'"{_plain(rest)}" is no id: ids are lower-case letters, digits and hyphens',
            "Write [@id], or \\@ where no citation is meant.",
        )
    if tail and (tail[0] != "," or not tail[1:].strip()):
        return _Fault(
            f'"{_plain(tail)}" after @{source[1]} is not a locator',
            f"Write a comma before the locator: [@{source[1]}, para. 4].",
        )
    return _Item(len(prefix), source[1], source[2], _plain(prefix), _plain(tail[1:]))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", _SPACE.sub(" ", unescapeAll(text)).strip())
