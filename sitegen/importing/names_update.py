"""The names in a record's list, as a bibliography has them now: what the editor wrote around them stays."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sitegen.content.adding import offset_of, plain_value
from sitegen.content.edits import Edit, apply_edits, end_of, end_of_lines, newline_of, start_of
from sitegen.importing.item import PersonName
from sitegen.importing.record import name_text, scalar
from sitegen.runtime.patterns import lazy_pattern

_COMMENTS = lazy_pattern(r"(?:[ \t]*#[^\n]*\n)*")


class Renamed(msgspec.Struct, frozen=True):
    """A record's text with other names in a list, and the list's value, as `plain_value` gives it."""

    text: str
    value: object


class _Entry(msgspec.Struct, frozen=True):
    """A name that is there: its node, and the texts of its parts, each in one or several languages."""

    node: Node
    parts: dict[str, Node]

    def texts(self, part: str) -> tuple[str, ...]:
        node = self.parts.get(part)
        if isinstance(node, MappingNode):
            return tuple(value.value for _, value in node.value if isinstance(value, ScalarNode))
        return (node.value,) if isinstance(node, ScalarNode) and node.value else ()

    @property
    def is_unnamed(self) -> bool:
        """Whether it only says which person it is."""
        return "person" in self.parts and not any(map(self.texts, ("family", "given", "literal")))

    def is_same(self, name: PersonName) -> bool:
        if name.family and name.given:
            return name.family in self.texts("family") and name.given in self.texts("given")
        whole = name.literal or name.family or name.given
        alone = (*self.texts("literal"), *(self.texts("family") if not self.texts("given") else ()))
        return whole in alone

    def is_like(self, name: PersonName) -> bool:
        """Whether it may be the same person's: of the same family name, with a given name that begins alike."""
        if name.family.casefold() not in [text.casefold() for text in self.texts("family")]:
            return False
        givens = self.texts("given")
        return not givens or any(text[:1].casefold() == name.given[:1].casefold() for text in givens)


def with_names(text: str, list_: SequenceNode, names: Sequence[PersonName]) -> Renamed | None:
    """The record `text` with these names in its list; as it is where they are the same. None where that cannot be done
    and leave what the editor wrote around them."""
    entries = [_entry(node) for node in list_.value]
    chosen = _matches(entries, names)
    edits: list[list[Edit]] = []
    values: list[object] = []
    for name, at in zip(names, chosen, strict=True):
        found = _changed(text, entries[at], name) if at is not None else ([], _plain(name))
        if found is None:
            return None
        edits.append(found[0])
        values.append(found[1])
    if chosen == list(range(len(entries))):
        return Renamed(apply_edits(text, (edit for of_one in edits for edit in of_one)), values)
    rebuild = _in_brackets if list_.flow_style else _in_lines
    rebuilt = rebuild(text, list_, [*zip(names, chosen, edits, strict=True)])
    return Renamed(rebuilt, values) if rebuilt is not None else None


def _entry(node: Node) -> _Entry:
    if isinstance(node, MappingNode):
        return _Entry(node, {key.value: value for key, value in node.value if isinstance(key, ScalarNode)})
    return _Entry(node, {"literal": node})


def _matches(entries: Sequence[_Entry], names: Sequence[PersonName]) -> list[int | None]:
    """For each name, which entry it is: one that is the same, one that is like it, or one without a name, of which
    there is one in its place."""
    chosen: list[int | None] = [None] * len(names)
    for test in (_Entry.is_same, _Entry.is_like):
        for n, name in enumerate(names):
            if chosen[n] is None:
                free = (at for at, entry in enumerate(entries) if at not in chosen and test(entry, name))
                chosen[n] = next(free, None)
    for at, entry in enumerate(entries):
        if entry.is_unnamed and at < len(names) and chosen[at] is None:
            chosen[at] = at
    return chosen


def _changed(text: str, entry: _Entry, name: PersonName) -> tuple[list[Edit], object] | None:
    """What to edit in an entry so that it has this name, and its value then."""
    value = plain_value(entry.node)
    if entry.is_unnamed or entry.is_same(name):
        return [], value
    edits = []
    new = {"family": name.family, "given": name.given}
    for part, wanted in new.items():
        node = entry.parts.get(part)
        if wanted in entry.texts(part):
            continue
        if not isinstance(node, ScalarNode) or not node.value or not wanted:
            return None
        edits.append(Edit(start_of(text, node), end_of(text, node), scalar(wanted, is_in_flow=True)))
    now = [(key, new.get(key, old) if isinstance(old, str) else old) for key, old in dict(value).items()]  # type: ignore[call-overload]
    return edits, now


def _plain(name: PersonName) -> object:
    """A new name's value as `name_text` writes it."""
    if name.literal or not (name.family and name.given):
        return name.literal or name.family or name.given
    return [("family", name.family), ("given", name.given)]


Row = tuple[PersonName, "int | None", list[Edit]]


def _in_lines(text: str, list_: SequenceNode, rows: Sequence[Row]) -> str | None:
    """The list, one entry below the other, each with the comments above it."""
    newline = newline_of(text)
    starts = [offset_of(text, list_.start_mark.line, 0)]
    starts += [end_of_lines(text, node) for node in list_.value]
    if starts != sorted(starts):
        return None
    parts = []
    used = {at for _, at, _ in rows}
    for name, at, edits in rows:
        if at is None:
            parts.append(f"{' ' * list_.start_mark.column}- {name_text(name)}{newline}")
        else:
            part = _slice(text, starts[at], starts[at + 1], edits)
            parts.append(part if part.endswith("\n") else part + newline)
    for at in set(range(len(list_.value))) - used:
        comments = _COMMENTS.match(text, starts[at], starts[at + 1])
        parts.append(comments.group() if comments else "")
    return text[: starts[0]] + "".join(parts) + text[starts[-1] :]


def _in_brackets(text: str, list_: SequenceNode, rows: Sequence[Row]) -> str | None:
    start, end = start_of(text, list_), end_of(text, list_)
    if "#" in text[start:end]:
        return None
    parts = []
    for name, at, edits in rows:
        if at is None:
            parts.append(
                scalar(text_, is_in_flow=True) if isinstance(text_ := _plain(name), str) else name_text(name)
            )
        else:
            node = list_.value[at]
            parts.append(_slice(text, start_of(text, node), end_of(text, node), edits))
    return f"{text[:start]}[{', '.join(parts)}]{text[end:]}"


def _slice(text: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    moved = (Edit(edit.start - start, edit.end - start, edit.text) for edit in edits)
    return apply_edits(text[start:end], moved)
