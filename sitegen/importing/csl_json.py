"""CSL-JSON 1.0.2: a list of items, as Zotero, Better BibTeX and Mendeley export them, or one item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from sitegen.content.records.source_types import TRAITS
from sitegen.content.suggest import did_you_mean
from sitegen.dates import Edtf
from sitegen.importing import crossref, dates, notes
from sitegen.importing.item import Draft, PersonName, csl_fields, field_formats
from sitegen.problems import Problem, Span, codes

_OTHER_NAMES = {
    "shortTitle": "title_short", "journalAbbreviation": "container_title_short", "event": "event_title",
    "printing-number": "printing_number", "supplement-number": "supplement_number", "rights": "license",
}  # fmt: skip
"""As older versions of CSL and of Zotero have them."""
_WITHOUT_FIELD = (
    "id",
    "type",
    "custom",
    "note",
    "citation-key",
    "citation-label",
    "citation-number",
    "system_id",
)


def read(text: str, file: str) -> tuple[list[Draft], list[Problem]]:
    """The items of a file, and what is wrong with the rest of it."""
    data = text.encode("utf-8", "replace")
    try:
        whole = msgspec.json.decode(data, type=list[msgspec.Raw] | dict[str, msgspec.Raw])
    except (msgspec.DecodeError, RecursionError) as error:
        return [], [_broken(str(error), data, file)]
    if isinstance(whole, dict):
        if not {"type", "title"} & whole.keys():
            return [], [_not_csl(file, whole)]
        whole = [msgspec.Raw(data)]
    drafts, problems = [], []
    for line, raw in _with_lines(whole, data):
        found = _item(bytes(raw), Span(file, line))
        if isinstance(found, Draft):
            drafts.append(found)
        else:
            problems.append(found)
    return drafts, problems


def _broken(message: str, data: bytes, file: str) -> Problem:
    found = re.search(r"\(byte ([0-9]+)\)", message)
    is_cut = "truncated" in message
    before = data[: int(found[1])] if found else data.rstrip() if is_cut else b""
    span = Span(file, before.count(b"\n") + 1, len(before) - before.rfind(b"\n"))
    what = "it ends too early" if is_cut else re.sub(r"\s*\(byte [0-9]+\)|JSON is malformed:\s*", "", message)
    if "Expected `" in message:
        return codes.UNREADABLE_BIBLIOGRAPHY.at(span, "it is no CSL-JSON: it holds no list of items", _EXPORT)
    return codes.UNREADABLE_BIBLIOGRAPHY.at(span, f"it is no JSON: {what}", _EXPORT)


_EXPORT = "export it again, as CSL JSON"


def _not_csl(file: str, whole: Mapping[str, msgspec.Raw]) -> Problem:
    hint = (
        "this is Better BibTeX's own JSON: export it again, as Better CSL JSON"
        if "items" in whole
        else _EXPORT
    )
    message = "it is no CSL-JSON: it is neither a list of items nor one item"
    return codes.UNREADABLE_BIBLIOGRAPHY.at(Span(file), message, hint)


def _with_lines(items: list[msgspec.Raw], data: bytes) -> Iterator[tuple[int, msgspec.Raw]]:
    at, line = 0, 1
    for raw in items:
        found = data.find(bytes(raw), at)
        line += data.count(b"\n", at, found)
        at = found
        yield line, raw


def _item(raw: bytes, span: Span) -> Draft | Problem:
    try:
        item = msgspec.json.decode(raw, type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError):
        return codes.UNREADABLE_BIBLIOGRAPHY.at(
            span, "the item is left out: it is no map of variables", _EXPORT
        )
    if "itemType" in item and "type" not in item:
        message = "the item is left out: it is Zotero's own JSON, not CSL-JSON"
        return codes.UNREADABLE_BIBLIOGRAPHY.at(span, message, _EXPORT)
    concerns = list(crossref.doubts(item))
    if crossref.is_crossrefs(item):
        item = crossref.as_csl(item)
    draft = Draft(span, str(item.get("citation-key") or item.get("id") or ""))
    draft.type = _type(draft, item.get("type"))
    for name, value in item.items():
        field = csl_fields().get(name) or _OTHER_NAMES.get(name, "")
        if name in _WITHOUT_FIELD or value in (None, "", [], {}):
            continue
        if field:
            _set(draft, field, value, name)
        else:
            draft.leave_out(name)
    _custom(draft, item.get("custom"))
    for notice in concerns:
        hint = "read it, and say in `note` what it means for what rests on the source"
        draft.remark("note", f"its publisher has concerns about it: {notice}", hint, span)
    if isinstance(item.get("note"), str):
        notes.read(draft, item["note"], "\n", "note")
    return draft


def _type(draft: Draft, type_: object) -> str:
    if isinstance(type_, str) and type_ in TRAITS:
        return type_
    message = f'"{type_}" is no type of CSL: the source is a document' if type_ else "the item has no type"
    hint = did_you_mean(str(type_), TRAITS) or "choose its type in the record"
    draft.problems.append(codes.IMPORTED_TYPE.at(draft.span, message, hint))
    return "document"


def _set(draft: Draft, field: str, value: Any, name: str) -> None:
    format_ = field_formats()[field]
    if format_ is Edtf and isinstance(value, dict):
        if found := dates.from_csl(value):
            draft.text(field, found, name)
        else:
            shown = str(value.get("literal") or value.get("raw") or msgspec.json.encode(value).decode())
            if not dates.is_undated(shown):
                draft.fault(field, shown, ("is not a date that EDTF has a form for", "write it as EDTF"))
    elif notes.is_of_names(format_):
        people = value if isinstance(value, list) else [value]
        draft.people(field, (_name(one) for one in people if isinstance(one, dict | str)))
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        draft.text(field, str(value), name)
    elif isinstance(value, list) and all(isinstance(part, str | int) for part in value):
        draft.text(field, ", ".join(map(str, value)), name)
    else:
        shown = msgspec.json.encode(value).decode()
        draft.fault(field, shown, ("is not a text", "correct it, or write it into the record"))


def _name(name: dict[str, Any] | str) -> PersonName:
    """A name of CSL, whose particles go before the family name, and whose suffix goes after it."""
    if isinstance(name, str):
        return PersonName(literal=name)

    def part(key: str) -> str:
        found = name.get(key)
        return found if isinstance(found, str) else ""

    particles = (part("dropping-particle"), part("non-dropping-particle"))
    family = " ".join(filter(None, (*particles, part("family"), part("suffix"))))
    if literal := part("literal"):
        return PersonName(literal=literal)
    given = part("given")
    return PersonName(family, given)


def _custom(draft: Draft, custom: object) -> None:
    """What sitegen itself writes there; what others do is left out."""
    for name, value in custom.items() if isinstance(custom, dict) else ():
        if name in ("license", "short", "updated", "archived") and isinstance(value, str):
            draft.text(name, value, name)
        else:
            draft.leave_out(f"custom: {name}")
