"""What a source is known by: court and number, journal and pages, publisher and ISBN, programme and episode; and the
names of its facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from urllib.parse import quote

from sitegen.content.records.source import Source
from sitegen.content.text import LocalText
from sitegen.dates import Edtf, words
from sitegen.views.parts import Html, Text
from sitegen.views.texts import Texts

_RESOLVERS: Mapping[str, tuple[str, str]] = {
    "doi": ("https://doi.org/", "doi:"),
    "pmid": ("https://pubmed.ncbi.nlm.nih.gov/", "PMID "),
    "pmcid": ("https://pmc.ncbi.nlm.nih.gov/articles/", ""),
}
"""Where an identifier leads to, and what it is written after."""

_KNOWN_BY = (
    "authority", "division", "container", "number", "volume", "issue", "page", "chapter_number", "reviewed_title",
    "event_title", "event_place", "event_date", "edition", "version", "genre", "publisher", "isbn", "archive",
    "archive_location", "dimensions", "doi", "status",
)  # fmt: skip

_NUMBERED = frozenset(("volume", "issue", "page", "chapter_number", "edition", "version", "isbn"))
"""Variables that are said with a word of the language: the string `known.<name>`."""

_OWN_LABELS: Mapping[tuple[str, str], str] = {
    ("broadcast", "volume"): "season",
    ("broadcast", "number"): "episode",
    ("legal_case", "number"): "case_number",
    ("legal_case", "authority"): "court",
    ("post", "authors"): "account",
    ("interview", "authors"): "interviewee",
}
"""What a field of sources of one type is called."""


def label(source: Source, field: str) -> str:
    """The key of the string that names a field of a source: `fact.volume`."""
    if field == "container":
        return f"fact.{source.traits.container}"
    return f"fact.{_OWN_LABELS.get((source.type, field), field)}"


def external(url: str, shown: str) -> Html:
    """A link that leads away from the site."""
    link = f'<a class="external" rel="external noopener" href="{escape(url)}">{escape(shown)}</a>'
    return Html(link, "", shown)


def identifier_link(name: str, value: str, *, prefixed: bool = False) -> Html:
    """An identifier as a link to what it identifies."""
    address, prefix = _RESOLVERS[name]
    return external(address + quote(value, safe="/:;()-._~"), (prefix if prefixed else "") + value)


def value(texts: Texts, name: str, found: LocalText | Edtf | str) -> Html:
    """The value of a variable that holds no names, as it is shown among the facts."""
    if name in _RESOLVERS:
        return identifier_link(name, str(found))
    if name == "page":
        return plain(Text(_ranges(str(found))))
    return plain(_text(texts, found))


def plain(text: Text) -> Html:
    """A text as HTML."""
    return Html(escape(text.text), text.lang, text.text)


def _text(texts: Texts, found: LocalText | Edtf | str) -> Text:
    if isinstance(found, LocalText):
        return texts.text(found)
    return Text(words(found, texts.language) if isinstance(found, Edtf) else found)


def known_by(texts: Texts, source: Source, name: Text) -> tuple[Html, ...]:
    """What a source is known by besides its date, its makers and its `name`, in the order of a reference."""
    return tuple(part for field in _KNOWN_BY for part in _part(texts, source, field, name.text))


def _part(texts: Texts, source: Source, field: str, name: str) -> Iterator[Html]:
    found = getattr(source, field)
    if not found:
        return
    special: Callable[[Texts, str], str] | None = _SPECIAL.get((source.type, field))
    if special:
        yield plain(Text(special(texts, found)))
    elif field == "doi":
        yield identifier_link(field, found, prefixed=True)
    elif field == "status":
        text = _text(texts, found)
        yield Html(f'<span class="flag">{escape(text.text)}</span>', text.lang, text.text)
    elif field in _NUMBERED:
        yield plain(Text(numbered(texts, field, found)))
    else:
        text = _text(texts, found)
        if text.text not in name:  # which is shown in addition
            yield plain(text)


def _ranges(pages: str) -> str:
    """Pages with the dash of a range."""
    return re.sub(r"(?<=\w)\s*[-‐‑–—]\s*(?=\w)", "–", pages)


def numbered(texts: Texts, field: str, value: str) -> str:
    """A number with its word: "vol. 12", "12권"; what has a word of its own is left as it is."""
    if field == "page":
        several = re.search(r"[-–—,]", value) is not None
        return texts.t("known.pages" if several else "known.page", value=_ranges(value))
    if field in ("edition", "version") and not re.fullmatch(r"[0-9.]+[a-z]?", value):
        return value
    return texts.t(f"known.{field}", value=value)


_SPECIAL: Mapping[tuple[str, str], Callable[[Texts, str], str]] = {
    ("broadcast", "volume"): lambda texts, value: texts.t("known.season", value=value),
    ("broadcast", "number"): lambda texts, value: texts.t("known.episode", value=value),
}
