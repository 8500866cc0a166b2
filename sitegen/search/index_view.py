"""What Pagefind is given to index of a page: a rendering of its own, never the published page."""

from __future__ import annotations

import html
import re

from sitegen.search import korean
from sitegen.search.entries import SearchEntry

_INLINE = (
    "a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|i|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span|strong|sub|sup|time"
    "|u|var|wbr"
)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})(?:\s[^>]*)?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")

ALIAS_SEPARATOR = " | "


def plain_text(markup: str) -> str:
    """The text of an HTML fragment. Inline elements do not break words: "<a>르쿤</a>은" is one word."""
    return _SPACE.sub(" ", html.unescape(_TAG.sub(" ", _INLINE_TAG.sub("", markup)))).strip()


def other_names(entry: SearchEntry) -> tuple[str, ...]:
    """The aliases that differ from the title, each once."""
    return tuple(name for name in dict.fromkeys(entry.aliases) if name != entry.title)


def render(entry: SearchEntry) -> str:
    """The index view of an entry: an HTML document in which Korean is handed over as jamo.

    The title is `title` metadata and a heading, other names are `alias` or `hidden` metadata, the parts of
    Korean words `kw` metadata. Metadata is searched, but never stands in the text that excerpts are cut from.
    """
    aliases = other_names(entry)
    parts = korean.word_parts(
        " ".join((entry.title, *aliases, *entry.hidden_aliases, plain_text(entry.html)))
    )
    head = [
        *_meta("meta", "alias", (ALIAS_SEPARATOR.join(aliases),)),
        *_meta("meta", "hidden", (ALIAS_SEPARATOR.join(entry.hidden_aliases),)),
        *_meta("meta", "kw", (" ".join(parts),)),
        *_meta("filter", "kind", (entry.kind,)),
        *_meta("filter", "source", entry.sources),
        *_meta("filter", "person", entry.people),
        *_meta("filter", "year", (entry.year or "",)),
        *_meta("sort", "date", (entry.date or "",)),
    ]
    title = html.escape(entry.title)
    return korean.decompose(
        f'<!doctype html><html lang="{html.escape(entry.language)}"><head><meta charset="utf-8">'
        f"{''.join(head)}</head><body data-pagefind-body>"
        f'<h1 data-pagefind-meta="title">{title}</h1>{entry.html}</body></html>'
    )


def _meta(role: str, name: str, values: tuple[str, ...]) -> list[str]:
    return [
        f'<meta data-pagefind-{role}="{name}[content]" content="{html.escape(value)}">'
        for value in values
        if value
    ]
