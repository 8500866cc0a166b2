"""The text of an article on a page, without the menus, notices and other stories around it, as trafilatura finds it
(`sitegen-explainers[capture]`)."""

from __future__ import annotations

import logging

from sitegen.captures.reading import UnreadableError

MISSING = "install sitegen-explainers[capture]"
_LEAST = 100
"""A text shorter than so many characters is no article: what was found is a notice, or a part."""
_MOST = 5_000_000
"""A page of more characters is not searched, which would take minutes."""


def article_text(html: str) -> str:
    """The article's paragraphs, divided by empty lines; "" where there is none to be found.

    Raises UnreadableError where trafilatura is not installed.
    """
    if len(html) > _MOST:
        return ""
    try:
        import trafilatura
    except ImportError as error:
        raise UnreadableError("cannot be read: trafilatura is not installed", MISSING) from error
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    found = trafilatura.extract(html, include_comments=False, include_images=False, include_links=False)
    text = "\n\n".join(line.strip() for line in (found or "").split("\n") if line.strip())
    return text if len(text) >= _LEAST else ""
