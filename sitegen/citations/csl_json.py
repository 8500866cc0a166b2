"""A source as CSL-JSON 1.0.2, which has a place for everything that its record says of it."""

from __future__ import annotations

from typing import Any

import msgspec

from sitegen.citations.own_words import address, name_parts, own
from sitegen.content import schema
from sitegen.content.records.variables import csl_name
from sitegen.content.text import LocalText
from sitegen.dates import Edtf
from sitegen.dates import exchange as dates
from sitegen.publication.model import Publication

_CUSTOM = ("license", "short", "updated", "archived")
"""What the schema of CSL-JSON has no variable for, and takes under `custom`."""


def csl_json(publication: Publication, id_: str) -> str:
    """The source as CSL-JSON: a list with one item."""
    source = publication.sources[id_]
    item: dict[str, Any] = {
        "id": id_,
        "type": source.type,
        "title": own(source, source.title),
        "container-title": own(source, source.container),
        "author": [_name(publication, source, name) for name in source.authors],
        "issued": _value(publication, source, source.issued),
        "accessed": _value(publication, source, source.accessed),
        "URL": address(publication, source),
        "language": source.language,
        "note": own(source, source.date_note),
    }
    for name, found in source.stated():
        if name not in _CUSTOM:
            item[csl_name(name)] = _value(publication, source, found)
    item["custom"] = {
        name: str(found) if isinstance(found, Edtf) else _value(publication, source, found)
        for name in _CUSTOM
        if (found := getattr(source, name))
    }
    stated = {key: value for key, value in item.items() if value}
    return msgspec.json.format(msgspec.json.encode([stated]), indent=2).decode() + "\n"


def _value(publication: Publication, source: schema.Source, found: Any) -> Any:
    """The value of a variable: of a date, a list of names, or a text."""
    match found:
        case None:
            return None
        case Edtf():
            return dates.csl(found, source.language)
        case tuple():
            return [_name(publication, source, name) for name in found]
        case LocalText():
            return own(source, found)
    return found


def _name(publication: Publication, source: schema.Source, name: schema.Name) -> dict[str, str]:
    family, given, literal = name_parts(publication, source, name)
    parts = {"family": family, "given": given, "literal": literal}
    return {key: value for key, value in parts.items() if value}
