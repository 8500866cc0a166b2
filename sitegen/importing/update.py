"""A record that is there already, with what a bibliography says now. Only the lines of fields that are new or other
change; comments, the order of fields, and fields that bibliographies do not have stay."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import msgspec
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sitegen.citations.own_words import line
from sitegen.content import field_types
from sitegen.content.adding import is_so, offset_of, plain_value
from sitegen.content.edits import Edit, apply_edits, end_of, end_of_lines, newline_of, start_of
from sitegen.content.yaml_nodes import compose
from sitegen.dates import Edtf
from sitegen.importing.duplicates import address_key, isbn_digits
from sitegen.importing.item import Item, PersonName, field_formats
from sitegen.importing.names_update import Renamed, with_names
from sitegen.importing.normalise import normalised
from sitegen.importing.record import UNSAID, field_order, field_text, name_text, printed, scalar
from sitegen.runtime.patterns import lazy_pattern

_REST_OF_LINE = lazy_pattern(r"[^\n\r]*")
_UNSAID = lazy_pattern(rf"[ \t]*#[^\n]* {UNSAID}[ \t]*")
_ONLY_NEW = ("note", "accessed")
"""Fields that are set where there are none, and otherwise are the editor's: `accessed` is the day of the copy that
quotations were compared with."""

Values = dict[str, "str | tuple[PersonName, ...]"]


class Update(msgspec.Struct, frozen=True):
    """A record as it is to be: its text, the fields that are new or other in it, and those that have another value,
    but are written in a way that cannot be edited and leave all else as it is."""

    text: str
    fields: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()


def updated(text: str, item: Item) -> Update:
    """The record `text` with what `item` says. A value that says the same more exactly stays: `2025-11-19` where the
    item has `2025`."""
    values: Values = {field: printed(value) for field, value in item.texts.items()}
    values |= item.names
    if item.type != "document":  # which is also the type of what has none
        values["type"] = item.type
    changed, by_hand = [], []
    for field in field_order():
        if field not in values:
            continue
        edited = _with_value(text, field, values[field])
        if edited is None:
            by_hand.append(field)
        elif edited != text:
            changed.append(field)
            text = edited
    return Update(text, tuple(changed), tuple(by_hand))


def _with_value(text: str, field: str, value: str | tuple[PersonName, ...]) -> str | None:
    """The text with a value in a field; None where that cannot be done."""
    root, problems = compose(text, "")
    if problems or not isinstance(root, MappingNode) or root.flow_style or "\ufffd" in text:
        return None
    names = [key.value for key, _ in root.value]
    if len(set(names)) < len(names):
        return None
    node = next((node for key, node in root.value if key.value == field), None)
    if node is not None and field in _ONLY_NEW and plain_value(node):
        return text
    edited = _edited(text, root, node, field, value)
    if edited is None:
        return None
    if edited.text == text:
        return text
    return edited.text if is_so(edited.text, root, field, edited.value) else None


def _edited(
    text: str, root: MappingNode, node: Node | None, field: str, value: str | tuple[PersonName, ...]
) -> Renamed | None:
    if isinstance(value, tuple):
        if node is None or (isinstance(node, ScalarNode) and not node.value):
            return _new_names(text, root, node, field, value)
        return with_names(text, node, value) if isinstance(node, SequenceNode) and node.value else None
    if node is None:
        row = f"{field}: {field_text(field, value)}{newline_of(text)}"
        return Renamed(_inserted(text, _place(text, root, field), row), value)
    if isinstance(node, MappingNode):
        return _in_language(text, root, node, field, value)
    if not isinstance(node, ScalarNode):
        return None
    if is_same(field, node.value, value):
        return Renamed(text, node.value)
    return Renamed(apply_edits(text, [_scalar_edit(text, node, field_text(field, value))]), value)


def is_same(field: str, have: str, new: str) -> bool:
    """Whether a value that is there says what a new one does, or says it more exactly."""
    format_ = field_formats()[field]
    have, new = (unicodedata.normalize("NFC", normalised(format_, line(text))[0]) for text in (have, new))
    if have == new:
        return True
    if format_ is Edtf:
        return bool(new) and have.startswith(new)
    if format_ is field_types.Language:
        return have.startswith(f"{new}-")
    if format_ is field_types.Doi:
        return have.casefold() == new.casefold()
    if format_ is field_types.Isbn:
        return isbn_digits(have) == isbn_digits(new)
    if format_ is field_types.Url:
        return address_key(have) != "" and address_key(have) == address_key(new)
    return False


def _in_language(text: str, root: MappingNode, node: MappingNode, field: str, value: str) -> Renamed | None:
    """The text with a value in the source's own language, of a field that has one for each; as it is where any of them
    is the value."""
    if any(isinstance(one, ScalarNode) and is_same(field, one.value, value) for _, one in node.value):
        return Renamed(text, plain_value(node))
    own = next((one.value for key, one in root.value if key.value == "language"), "")
    pairs = []
    found = None
    for key, one in node.value:
        is_own = key.value == own and isinstance(one, ScalarNode)
        found = one if is_own else found
        pairs.append((key.value, value if is_own else plain_value(one)))
    if not isinstance(found, ScalarNode):
        return None
    return Renamed(apply_edits(text, [_scalar_edit(text, found, scalar(value, is_in_flow=True))]), pairs)


def _scalar_edit(text: str, node: ScalarNode, written: str) -> Edit:
    """Writes a value over another. Where there is none, the comment of a new record that says so goes."""
    start = start_of(text, node)
    if node.value or node.style:
        return Edit(start, end_of(text, node), written)
    rest = _REST_OF_LINE.match(text, start)
    after = rest.group() if rest else ""
    end = start + (len(after) if _UNSAID.fullmatch(after) else 0)
    return Edit(start, end, f" {written}")


def _new_names(
    text: str, root: MappingNode, node: ScalarNode | None, field: str, names: tuple[PersonName, ...]
) -> Renamed:
    newline = newline_of(text)
    rows = "".join(f"  - {name_text(name)}{newline}" for name in names)
    if node is None:
        at, rows = _place(text, root, field), f"{field}:{newline}{rows}"
    else:
        at = end_of_lines(text, node)
    return Renamed(_inserted(text, at, rows), list(_plain_names(names)))


def _plain_names(names: tuple[PersonName, ...]) -> Iterator[object]:
    root, _ = compose("".join(f"- {name_text(name)}\n" for name in names), "")
    yield from (plain_value(node) for node in root.value) if root is not None else ()


def _inserted(text: str, at: int, rows: str) -> str:
    before = text[:at]
    return before + (newline_of(text) if before and not before.endswith("\n") else "") + rows + text[at:]


def _place(text: str, root: MappingNode, field: str) -> int:
    """Where a new field goes: after the one that records have before it, of those that are there."""
    order = field_order()
    there = {key.value: (key, value) for key, value in root.value}
    before = [name for name in order[: order.index(field)] if name in there]
    if before:
        return end_of_lines(text, there[before[-1]][1])
    return offset_of(text, root.value[0][0].start_mark.line, 0)
