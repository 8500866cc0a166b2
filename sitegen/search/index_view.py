"""What Pagefind is given to index of a page: a rendering of its own, never the published page."""

from __future__ import annotations

import html
import re

from sitegen.runtime.patterns import lazy_pattern
from sitegen.search import korean
from sitegen.search.entries import SearchEntry
from sitegen.search.folding import fold, folded_differently

_INLINE = (
    "a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|i|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span|strong|sub|sup|time"
    "|u|var|wbr"
)
_INLINE_TAG = lazy_pattern(rf"</?(?:{_INLINE})(?:\s[^>]*)?>", re.IGNORECASE)
_TAG = lazy_pattern(r"<[^>]*>")
_SPACE = lazy_pattern(r"\s+")

ALIAS_SEPARATOR = " | "
RELATED_WEIGHT = 0.3


def plain_text(markup: str) -> str:
    """The text of an HTML fragment. Inline elements do not break words: "<a>르쿤</a>은" is one word."""
    return _SPACE.sub(" ", html.unescape(_TAG.sub(" ", _INLINE_TAG.sub("", markup)))).strip()


def text_of(entry: SearchEntry) -> str:
    """All that is searched of an entry, as plain text."""
    names = (entry.title, *entry.other_names, *entry.hidden_aliases)
    return " ".join((*names, plain_text(entry.html), *entry.related))


def render(entry: SearchEntry) -> str:
    """The index view of an entry: an HTML document in which Korean is handed over as jamo.

    The title is `title` metadata and a heading, other names are `alias` or `hidden` metadata, the parts of
    Korean words `kw` metadata, and `plain` words as readers may type them. Metadata is searched, but is never in
    the text that excerpts are cut from. What is related is at the end of the text.
    """
    aliases = (*entry.other_names, *folded_differently((entry.title, *entry.other_names)))
    hidden = (*entry.hidden_aliases, *folded_differently(entry.hidden_aliases))
    text = text_of(entry)
    head = [
        *_meta("meta", "alias", (ALIAS_SEPARATOR.join(aliases),)),
        *_meta("meta", "hidden", (ALIAS_SEPARATOR.join(hidden),)),
        *_meta("meta", "plain", (" ".join(folded_differently(text.split())),)),
        *_meta("meta", "kw", (" ".join(korean.word_parts(fold(text))),)),
        *_meta("filter", "kind", (entry.kind,)),
        *_meta("filter", "source", entry.sources),
        *_meta("filter", "person", entry.people),
        *_meta("filter", "year", (entry.year or "",)),
        *_meta("sort", "date", (entry.date or "",)),
    ]
    related = "".join(f"<p>{html.escape(text)}</p>" for text in entry.related)
    return korean.decompose(
        f'<!doctype html><html lang="{html.escape(entry.language)}"><head><meta charset="utf-8">'
        f"{''.join(head)}</head><body data-pagefind-body>"
        f'<h1 data-pagefind-meta="title">{html.escape(entry.title)}</h1>{entry.html}'
        f'<div data-pagefind-weight="{RELATED_WEIGHT}">{related}</div></body></html>'
    )


def _meta(role: str, name: str, values: tuple[str, ...]) -> list[str]:
    return [
        f'<meta data-pagefind-{role}="{name}[content]" content="{html.escape(value)}">'
        for value in dict.fromkeys(values)
        if value
    ]
