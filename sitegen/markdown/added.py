"""The HTML of tokens that sitegen's own rules do not make."""

from __future__ import annotations

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from sitegen.markdown.document import PathSlot, StringSlot
from sitegen.markdown.rows import Syntax


def added(token: Token, syntax: Syntax) -> tuple[str | StringSlot | PathSlot, ...]:
    """The HTML of a token as its rule says, or else as markdown-it writes a token that it has no rule for: a tag, or an
    element with its content."""
    html = syntax.html.get(token.type)
    return html(token) if html is not None else (_element(token),)


def _element(token: Token) -> str:
    content = escapeHtml(token.content)
    if not token.tag:
        return content
    if token.nesting < 0:
        return f"</{token.tag}>"
    attributes = "".join(f' {name}="{escapeHtml(str(value))}"' for name, value in token.attrs.items())
    return f"<{token.tag}{attributes}>" + (f"{content}</{token.tag}>" if content else "")
