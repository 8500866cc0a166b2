"""Text in XML. The standard library's module for it (xml.sax.saxutils) imports an HTTP client."""

from __future__ import annotations

import html

from sitegen.runtime.patterns import lazy_pattern

_NO_CHARACTER = lazy_pattern(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def escape(text: str) -> str:
    """A text between tags, without the control characters that XML has no way to write."""
    if not text.isprintable():  # rarely, and soon known
        text = _NO_CHARACTER.sub("", text)
    return html.escape(text, quote=False)


def quoteattr(text: str) -> str:
    """The value of an attribute, with the quotation marks around it."""
    return '"' + escape(text).replace('"', "&quot;") + '"'
