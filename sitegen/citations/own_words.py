"""What a source says of itself in its own language, in one line, as bibliography managers take it."""

from __future__ import annotations

from urllib.parse import urljoin

from sitegen.content import schema
from sitegen.content.text import LocalText
from sitegen.publication.model import Publication
from sitegen.runtime.patterns import lazy_pattern

_NO_LINE = lazy_pattern(r"[^\S\xa0\u2007\u202f\u3000]+")
_CONTROL = lazy_pattern(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def own(source: schema.Source, text: LocalText | None) -> str:
    return line(text.best(source.language, text.languages()).text) if text else ""


def line(text: str) -> str:
    """A text in one line, without control characters; spaces that do not break, and wide ones, stay."""
    return _CONTROL.sub("", _NO_LINE.sub(" ", text)).strip()


def address(publication: Publication, source: schema.Source) -> str:
    """The source's address; that of a file of the site in full."""
    return urljoin(publication.site.base_url, source.url) if source.url else ""


def name_parts(publication: Publication, source: schema.Source, name: schema.Name) -> tuple[str, str, str]:
    """Family, given and literal name in the source's language."""
    if not (name.family or name.given or name.literal) and name.person:
        return "", "", line(publication.name(name.person, source.language).text)
    return own(source, name.family), own(source, name.given), own(source, name.literal)
