"""Citations in Pandoc's syntax: `[@a]`, `[see @a, para. 4; @b#quote]`.

An item is a prefix, `@` and a source's id, `#` and a quotation's id, and after a comma a locator; items are divided by
semicolons. A bracket counts as a citation when it begins with `@`, or holds an `@` that follows a space and is
followed by a letter; so an e-mail address is text. `[@name](/url)` is a link, as in CommonMark.
"""

from __future__ import annotations

import re
import unicodedata

from markdown_it.rules_inline.state_inline import StateInline

from sitegen import codes
from sitegen.markdown.context import context
from sitegen.markdown.document import CiteItem
from sitegen.markdown.links import link
from sitegen.problems import Span

_BRACKET = re.compile(r"\[([^\[\]\\]*(?:\\.[^\[\]\\]*)*)\]", re.DOTALL)
_CANDIDATE = re.compile(r"\s*-?@|.*?[\s;(,]-?@(?=\w)", re.DOTALL)
_SOURCE = re.compile(r"([a-z0-9-]+)(?:#([a-z0-9-]+))?(?=[\s,]|\Z)")
_SPACE = re.compile(r"\s+")


def citation(state: StateInline, silent: bool) -> bool:
    """Inline rule. A malformed citation is reported and stays text."""
    bracket = _BRACKET.match(state.src, state.pos, state.posMax)
    if not bracket or "@" not in bracket[1] or not _CANDIDATE.match(bracket[1]):
        return False
    if state.src.startswith("(", bracket.end()) and link(state, silent):
        return True
    fault = _fault(bracket[1])
    if not silent:
        ctx = context(state.env)
        if fault:
            ctx.report(codes.BAD_CITATION, ctx.at(state.pos), *fault)
            return False
        items = []
        offset = bracket.start(1)
        for text in bracket[1].split(";"):
            items.append(_item(text, ctx.at(offset + text.index("@"))))
            offset += len(text) + 1
        state.push("citation", "", 0).meta = {"items": tuple(items)}
    if fault:
        return False
    state.pos = bracket.end()
    return True


def _item(text: str, span: Span) -> CiteItem:
    prefix, _, rest = text.partition("@")
    source = _SOURCE.match(rest)
    assert source  # _fault has been asked
    return CiteItem(
        source=source[1],
        line=span.line,
        column=span.column,
        quote=source[2],
        prefix=_plain(prefix),
        locator=_plain(rest[source.end() :].strip()[1:]),
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", _SPACE.sub(" ", text).strip())


def _fault(content: str) -> tuple[str, str] | None:
    """What is wrong with a citation's content, and how to mend it; None if nothing is."""
    for text in content.split(";"):
        prefix, at, rest = text.partition("@")
        source = _SOURCE.match(rest)
        tail = rest[source.end() :].strip() if source else ""
        if not at or not rest.strip():
            fault = f'"{_plain(text)}" in a citation names no source'
            return (
                fault,
                "Write [@id; @id], or \\; where a semicolon is meant, and \\@ where a citation is not.",
            )
        if "@" in rest:
            return "two sources in a citation are not divided", "Divide sources by semicolons: [@a; @b]."
        if prefix.endswith("-"):
            return "citations have no form with -@", "Write [@id]."
        if prefix and not prefix[-1].isspace():
            return (
                f'"{_plain(text)}" lacks a space before @',
                "Write [see @id], or \\@ where no citation is meant.",
            )
        if not source:
            fault = f'"{_plain(rest)}" is no id: ids are lower-case letters, digits and hyphens'
            return fault, "Write [@id], or \\@ where no citation is meant."
        if tail and (tail[0] != "," or not tail[1:].strip()):
            fault = f'"{_plain(tail)}" after @{source[1]} is not a locator'
            return fault, f"Write a comma before the locator: [@{source[1]}, para. 4]."
    return None
