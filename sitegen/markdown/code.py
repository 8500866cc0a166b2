"""The HTML of blocks of code, coloured by Pygments if it is installed (`sitegen-explainers[code]`)."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml, unescapeAll
from markdown_it.token import Token

from sitegen.markdown.document import StringSlot

if TYPE_CHECKING:
    from sitegen.markdown.writer import Writer

PREFIX = "code-"
"""What the classes of coloured code begin with; after it come Pygments' own short names."""
_NARROWEST = 28
"""How many characters of code the narrowest screen (320 CSS pixels) has room for in a line."""
_LONGEST = 50_000
"""How many characters of code are coloured at most: some lexers take time quadratic in them."""


def write_code(writer: Writer, token: Token) -> None:
    """Code with lines that may be too long for the screen scrolls, with the keyboard too."""
    info = unescapeAll(token.info).split()
    language = f' class="language-{escapeHtml(info[0])}"' if info else ""
    html = _coloured(token.content, info[0]) if info else None
    if max(map(len, token.content.split("\n"))) > _NARROWEST:
        writer.out += ['<pre tabindex="0" role="group" aria-label="', StringSlot("code.label"), '">']
    else:
        writer.out.append("<pre>")
    writer.out.append(f"<code{language}>{html or escapeHtml(token.content)}</code></pre>\n")
    writer.texts.append(token.content.strip())


def _coloured(code: str, language: str) -> str | None:
    """The HTML of code with its parts in spans; None where there is no Pygments or it does not know the language."""
    colour = _pygments()
    return colour(code, language) if colour is not None and len(code) <= _LONGEST else None


@functools.cache
def _pygments() -> Callable[[str, str], str | None] | None:
    try:
        from pygments import highlight
        from pygments.formatters.html import HtmlFormatter
        from pygments.lexers import get_lexer_by_name
        from pygments.util import ClassNotFound
    except ImportError:
        return None
    formatter = HtmlFormatter(nowrap=True, classprefix=PREFIX)

    def colour(code: str, language: str) -> str | None:
        try:
            lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
        except ClassNotFound:
            return None
        return str(highlight(code, lexer, formatter))

    return colour
