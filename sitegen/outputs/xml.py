"""Text in XML. The standard library's module for it (xml.sax.saxutils) imports an HTTP client."""

from __future__ import annotations

import html


def escape(text: str) -> str:
    """A text between tags."""
    return html.escape(text, quote=False)


def quoteattr(text: str) -> str:
    """The value of an attribute, with the quotation marks around it."""
    return '"' + escape(text).replace('"', "&quot;") + '"'
