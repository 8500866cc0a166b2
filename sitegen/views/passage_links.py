"""Addresses of a passage: of the words in a page, of a page in a PDF, of a moment in a recording."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from sitegen.content.records.source import Source
from sitegen.facts.fragments import finding_text
from sitegen.language.locators import moment_of, page_of

_RECORDED = frozenset(("motion_picture", "broadcast", "song", "speech", "performance", "interview"))
"""Types of sources that are heard or seen, where their locators are moments."""
_BY_PARAMETER = ("youtube.com", "youtu.be")


def passage_url(url: str, source: Source, exact: str, words: tuple[int, ...], locator: str) -> str:
    """The address of a passage of a source that is at `url`: by the page or moment that its `locator` names, or by
    the numbered `words` of a quotation; the url itself where none of them leads further."""
    parts = urlsplit(url)
    if parts.path.lower().endswith(".pdf"):
        page = page_of(locator)
        return f"{url}#page={page}" if page and not parts.fragment else url
    moment = moment_of(locator) if source.type in _RECORDED else None
    if moment is not None and not parts.fragment:
        if parts.netloc.removeprefix("www.") in _BY_PARAMETER:
            return f"{url}{'&' if parts.query else '?'}t={moment}s"
        return f"{url}#t={moment}"
    text = finding_text(exact, words)
    return url + text_fragment(text, parts.fragment) if text else url


def text_fragment(text: tuple[str, ...], fragment: str = "") -> str:
    """The directive that leads to a text, or to what is between its beginning and its end, for an address with or
    without a fragment (https://wicg.github.io/scroll-to-text-fragment/)."""
    escaped = ",".join(quote(part, safe="").replace("-", "%2D") for part in text)
    return f"{'' if fragment else '#'}:~:text={escaped}"
