"""An item as a record of a source in YAML, with comments where the editor has to decide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sitegen.citations.own_words import line
from sitegen.content.field_types import Doi, Isbn, Issn, Numeral, Pages, Pmid
from sitegen.content.records.source import Source
from sitegen.content.records.variables import Variables
from sitegen.content.skeleton import MODELINE, SCHEMAS
from sitegen.dates import Edtf
from sitegen.importing.item import Item, PersonName, field_formats
from sitegen.importing.references import reference_of
from sitegen.runtime.patterns import lazy_pattern

_PLAIN = lazy_pattern(r"[A-Za-z0-9\u00c0-\u024f가-힣](?:[\w .()'/’“”‘–—-]*[\w.()'/’”–—-])?")
_WORDS = ("null", "true", "false", "yes", "no", "on", "off", "y", "n", ".nan", ".inf")
_PLAIN_URL = lazy_pattern(r"https?://[^\s#,\[\]{}'\"]+[^\s#,\[\]{}'\":]")
_UNPRINTED = lazy_pattern(r"[\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
UNSAID = "does not say it"
"""How the comment of a field without a value ends."""


@cache
def field_order() -> tuple[str, ...]:
    """The fields in the order in which records have them: what all sources have before the variables."""
    own = [name for name in Source.__struct_fields__ if name not in Variables.__struct_fields__]
    at = own.index("url") + 1
    return (*own[:at], *Variables.__struct_fields__, *own[at:])


def record_text(item: Item, languages: Sequence[str]) -> str:
    """The record's file. `languages` are those of the site."""
    return "".join(_lines(item, languages))


def _lines(item: Item, languages: Sequence[str]) -> Iterator[str]:
    yield MODELINE.format(folder=SCHEMAS, kind=Source.KIND)
    yield _comment(f"From {_origin(item)}")
    for field in field_order():
        if field == "type":
            yield f"type: {item.type}\n"
        elif field == "summary":
            yield "summary:  # what it says, in your own words\n"
            yield from (f"  {language}:\n" for language in languages)
        elif field == "extent" and item.ends_before:
            yield f"extent: {{ends_before: {scalar(item.ends_before, is_in_flow=True)}}}  # other stories\n"
        elif field == "kind":
            yield "# kind: reporting | interview | opinion | translated | primary\n"
        elif field in item.names:
            yield f"{field}:\n" + "".join(f"  - {name_text(name)}\n" for name in item.names[field])
        elif field in item.texts:
            yield f"{field}: {field_text(field, item.texts[field])}\n"
        elif field in ("title", "language"):
            yield f"{field}:  # {item.span.file} {UNSAID}\n"
    yield from (_comment(f"{field}: {fault}") for field, fault in item.faults)
    if item.left_out:
        yield _comment(f"Not taken over: {', '.join(item.left_out)}")


def _origin(item: Item) -> str:
    """Where an item is from: a line of a file, or what was looked up by an identifier."""
    if reference_of(item.span.file).kind != "file":
        return item.span.file
    return f"{item.span.file}, line {item.span.line}" + (f": {item.key}" if item.key else "")


def _comment(text: str) -> str:
    return f"# {printed(line(text))}\n"


def name_text(name: PersonName) -> str:
    """A name, as it is written in a list."""
    if name.literal or not (name.family and name.given):
        return scalar(name.literal or name.family or name.given)
    return f"{{family: {scalar(name.family, is_in_flow=True)}, given: {scalar(name.given, is_in_flow=True)}}}"


def field_text(field: str, text: str) -> str:
    """The value of a field, as it is written."""
    is_number = field_formats()[field] in (Numeral, Edtf, Pages, Isbn, Issn, Pmid, Doi)
    return text if is_number and re.fullmatch(r"[0-9A-Za-z/~?.-]*[0-9X]", text) else scalar(text)


def printed(text: str) -> str:
    """A text without what YAML has only as escapes."""
    return _UNPRINTED.sub("", text)


def scalar(text: str, *, is_in_flow: bool = False) -> str:
    """A text on one line of YAML, in quotation marks where it needs them."""
    text = printed(text)
    has_letter = any(character.isalpha() for character in text)
    if has_letter and text.casefold() not in _WORDS and _PLAIN.fullmatch(text):
        return text
    if _PLAIN_URL.fullmatch(text) and not is_in_flow:
        return text
    return "'" + text.replace("'", "''") + "'"
