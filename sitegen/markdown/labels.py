"""Inline tokens as plain text, and as the label of a link to a record."""

from __future__ import annotations

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from sitegen.markdown.document import LinkSlot
from sitegen.problems import Span


def plain_text(tokens: list[Token]) -> str:
    """The text of inline tokens, as for the alternative text of an image."""
    pieces = []
    for token in tokens:
        if token.type in ("text", "text_special", "code_inline"):
            pieces.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        elif token.type == "record_link":
            pieces.append(token.meta["target"] if token.children is None else plain_text(token.children))
        elif token.children:
            pieces.append(plain_text(token.children))
    return "".join(pieces)


def visible(token: Token) -> str:
    """The plain text of a link to a record."""
    return f"[[{token.meta['target']}]]" if token.children is None else plain_text(token.children)


def link_slot(token: Token) -> LinkSlot:
    span: Span = token.meta["span"]
    label = None if token.children is None else _label(token.children)
    return LinkSlot(token.meta["target"], label, span.line, span.column)


def _label(tokens: list[Token]) -> str:
    pieces = []
    for token in tokens:
        if token.type in ("text", "text_special"):
            pieces.append(escapeHtml(token.content))
        elif token.type == "code_inline":
            pieces.append(f"<code>{escapeHtml(token.content)}</code>")
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append("\n")
        else:
            pieces.append(f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>")
    return "".join(pieces)
