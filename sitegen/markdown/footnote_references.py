"""The HTML of a reference to a footnote."""

from __future__ import annotations

from markdown_it.token import Token


def name(token: Token) -> str:
    """What tells a reference from all others: its note's number, and its own if it is not the first to the note."""
    again = token.meta.get("subId", 0)
    return f"{token.meta['id'] + 1}_{again + 1}" if again else str(token.meta["id"] + 1)


def reference(token: Token) -> str:
    """The HTML of a reference."""
    number = token.meta["id"] + 1
    return (
        f'<sup class="footnote-ref"><a role="doc-noteref" href="#fn_{number}" id="fnref_{name(token)}"'
        f' aria-describedby="fn_title">{number}</a></sup>'
    )
