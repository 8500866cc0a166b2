"""An item of a bibliography as values for the fields of a source, and how one is put together."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import msgspec

from sitegen.citations.own_words import line
from sitegen.content.field_types import fields_of
from sitegen.content.identifiers import Fault
from sitegen.content.records.source import Source
from sitegen.content.records.variables import csl_name
from sitegen.importing.dates import is_undated
from sitegen.importing.normalise import normalised
from sitegen.problems import Problem, Span, codes
from sitegen.runtime.patterns import lazy_pattern

_TAGS = lazy_pattern(r"</?(?:i|b|em|strong|sub|sup|sc|span|nocase)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ENTITY = lazy_pattern(r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")


_OWN = (
    *("type", "summary", "note", "kind", "quotes", "media", "mentions", "extent"),
    *("derived_from", "former_ids"),
)
"""Fields that no bibliography has, or that are read on their own."""


class PersonName(msgspec.Struct, frozen=True):
    """Somebody's name: family and given name, or a literal one."""

    family: str = ""
    given: str = ""
    literal: str = ""


class Item(msgspec.Struct, frozen=True):
    """What a bibliography says of a source."""

    span: Span
    key: str
    """What the bibliography calls it."""
    type: str
    texts: Mapping[str, str]
    """The values of fields by their names, dates as EDTF."""
    names: Mapping[str, tuple[PersonName, ...]]
    left_out: tuple[str, ...]
    """The names of what a source has no field for."""
    faults: tuple[tuple[str, str], ...]
    """What is wrong with values: the field, and what is said of it."""
    ends_before: str = ""
    """The words with which other stories begin in its text."""


@cache
def field_formats() -> Mapping[str, Any]:
    """The type of each field of a source."""
    return {field.name: annotation for field, annotation in fields_of(Source)}


@cache
def csl_fields() -> Mapping[str, str]:
    """The field of a source by its name in CSL, and by that with hyphens throughout."""
    return {
        name: field
        for field in field_formats()
        if field not in _OWN
        for name in (field.replace("_", "-"), csl_name(field))
    }


def unmarked(text: str) -> str:
    """A text in one line, without the tags and entities of HTML that bibliographies have in titles."""
    return line(_TAGS.sub("", _ENTITY.sub(lambda found: html.unescape(found[0]), text)))


class Draft:
    """An item that is being read, with the problems found in it."""

    def __init__(self, span: Span, key: str = "", type_: str = "document") -> None:
        self.span, self.key, self.type = span, key, type_
        self.texts: dict[str, str] = {}
        self.names: dict[str, tuple[PersonName, ...]] = {}
        self.problems: list[Problem] = []
        self._left_out: dict[str, None] = {}
        self._faults: list[tuple[str, str]] = []

    def has(self, field: str) -> bool:
        """Whether the field has a value."""
        return field in self.texts or field in self.names

    def text(self, field: str, value: str, called: str = "") -> None:
        """Sets a field. What another value was set for before, and what is not one, is left out and named, as
        `called` in the bibliography."""
        plain = unmarked(value)
        if not plain or (field == "issued" and is_undated(plain)):
            return
        found, fault = normalised(field_formats()[field], plain)
        if fault:
            self.fault(field, plain, fault)
        elif self.texts.setdefault(field, found) != found:
            self.leave_out(called or field)
        elif field in ("isbn", "issn") and sum(map(str.isdigit, plain)) > sum(map(str.isdigit, found)) + 2:
            self.leave_out(f"further {field}")

    def people(self, field: str, names: Iterable[PersonName]) -> None:
        """Adds names to a field."""
        cleaned = (PersonName(line(name.family), line(name.given), line(name.literal)) for name in names)
        if found := tuple(name for name in cleaned if name.family or name.given or name.literal):
            self.names[field] = self.names.get(field, ()) + found

    def leave_out(self, called: str) -> None:
        """Notes that something has no field, by its name in the bibliography."""
        self._left_out[line(called)[:60]] = None

    def fault(self, field: str, value: str, fault: Fault) -> None:
        """Notes a value that is left out because of what it is."""
        shown = value if len(value) <= 80 else f"{value[:80]}…"
        self._faults.append((field, f'"{shown}" {fault[0]}'))
        message = f'{field} is left out: "{shown}" {fault[0]}'
        self.problems.append(codes.IMPORTED_VALUE.at(self.span, message, fault[1]))

    def remark(self, field: str, message: str, hint: str, span: Span) -> None:
        """Notes what the editor has to compare with the source."""
        self._faults.append((field, message))
        self.problems.append(codes.IMPORTED_VALUE.at(span, f"{field}: {message}", hint))

    def finished(self) -> Item:
        """The item."""
        return Item(
            self.span, self.key, self.type, self.texts, self.names, tuple(self._left_out), tuple(self._faults)
        )
