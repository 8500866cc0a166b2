"""The HTML of a reference to a footnote. Footnotes have letters, since numbers are those of citations.

The letters are Latin in all languages: a raised 가 or 나 would be read with the Korean word before it.
"""

from __future__ import annotations

from markdown_it.token import Token


def letter(number: int) -> str:
    """What a footnote is called by its number, counted from 0: a to z, then aa, ab …, as `<ol type="a">` counts."""
    letters = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return letters


def name(token: Token) -> str:
    """What tells a reference from all others: its note's letter, and its own number if it is not the first to the
    note."""
    again = token.meta.get("subId", 0)
    called = letter(token.meta["id"])
    return f"{called}_{again + 1}" if again else called


def reference(token: Token) -> str:
    """The HTML of a reference."""
    called = letter(token.meta["id"])
    return (
        f'<sup class="footnote-ref"><a role="doc-noteref" href="#fn_{called}" id="fnref_{name(token)}"'
        f' aria-describedby="fn_title">{called}</a></sup>'
    )
