"""Which sources are there already: those that share a DOI, an ISBN, an address, or title and year with an item."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from yaml.nodes import MappingNode, ScalarNode

from sitegen.content.yaml_nodes import compose
from sitegen.dates import EdtfError, parse

_PARTS = (
    "chapter",
    "paper-conference",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "figure",
    "review",
)
"""Types of what may share the ISBN of the book that it is in."""

Sign = tuple[str, str]
"""By what two are the same, as messages say it, and its value in the form in which they are compared."""


class Known:
    """The sources that are there, by what they are recognised by."""

    def __init__(self) -> None:
        self._where: dict[Sign, tuple[str, Mapping[str, str]]] = {}

    def add(self, where: str, type_: str, texts: Mapping[str, str]) -> None:
        """Remembers a source with the file it is in."""
        for sign in signs(type_, texts):
            self._where.setdefault(sign, (where, texts))

    def find(self, type_: str, texts: Mapping[str, str]) -> tuple[str, str] | None:
        """The file of the source that is the same, and by what; None for a new one."""
        for sign in signs(type_, texts):
            if sign in self._where:
                where, others = self._where[sign]
                if not (sign[0].startswith("title") and _differ(texts, others)):
                    return where, sign[0]
        return None


def _differ(texts: Mapping[str, str], others: Mapping[str, str]) -> bool:
    """Whether sources of one title are two: an editorial in each of two journals."""
    return any(
        texts[name].casefold() != others[name].casefold()
        for name in ("doi", "container")
        if texts.get(name) and others.get(name)
    )


def known_records(records: Iterable[tuple[str, str]]) -> Known:
    """Of the files of sources, each with its text. Records that are not complete yet count, too."""
    known = Known()
    for file, text in records:
        root, _ = compose(text, file)
        if isinstance(root, MappingNode):
            texts = {
                key.value: found
                for key, node in root.value
                if isinstance(key, ScalarNode)
                if (found := _text(node))
            }
            known.add(file, texts.get("type", ""), texts)
    return known


def _text(node: object) -> str:
    """A text, or the first of one in several languages."""
    if isinstance(node, MappingNode):
        return next((value.value for _, value in node.value if isinstance(value, ScalarNode)), "")
    return str(node.value) if isinstance(node, ScalarNode) else ""


def signs(type_: str, texts: Mapping[str, str]) -> Iterator[Sign]:
    """What a source is recognised by, the surest first."""
    if doi := texts.get("doi"):
        yield "DOI", doi.casefold()
    if (isbn := texts.get("isbn")) and type_ not in _PARTS:
        yield "ISBN", f"{isbn_digits(isbn)} {texts.get('volume', '')}"
    if address := address_key(texts.get("url", "")):
        yield "address", address
    title = re.sub(r"\W+", " ", unicodedata.normalize("NFKD", texts.get("title", "")).casefold()).strip()
    if len(title) > 3:
        year = _year(texts.get("issued", ""))
        yield "title and year" if year else "title", f"{title} {texts.get('volume', '')} {year}"


def isbn_digits(isbn: str) -> str:
    """The nine digits that an ISBN of ten and one of thirteen have in common."""
    digits = re.sub("[^0-9Xx]", "", isbn)
    return digits[3:12] if len(digits) == 13 else digits[:9]


def address_key(url: str) -> str:
    """An address without what makes no difference; "" for that of a whole site."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{path}?{parts.query}" if host and (path or parts.query) else ""


def _year(date: str) -> str:
    try:
        return str(parse(date).year)
    except EdtfError:
        return ""
