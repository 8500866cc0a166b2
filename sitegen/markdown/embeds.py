"""Views of the records inside a text: the options of `::: timeline …` and `::: claims …`."""

from __future__ import annotations

import difflib
import unicodedata
from typing import NamedTuple

from sitegen.runtime.patterns import lazy_pattern

OPTIONS: dict[str, tuple[str, ...]] = {
    "timeline": ("people", "organizations", "terms", "sources", "from", "to", "importance", "limit"),
    "claims": ("about", "by", "source", "differs", "limit"),
}
"""The views, and the options each takes."""

_OPTION = lazy_pattern(r"""([^\s="']+)(?:=("[^"]*"|'[^']*'|[^\s"']*))?(?=\s|$)""")
_WORD = lazy_pattern(r"\S+")
_COMMA = lazy_pattern(r"\s*,\s*")
_VALUES = {"limit": lazy_pattern(r"[1-9][0-9]*"), "importance": lazy_pattern(r"key|normal")}


class Fault(NamedTuple):
    """What is wrong with an option, where in the text of the options, and how to fix it."""

    offset: int
    message: str
    hint: str


def options(view: str, text: str) -> tuple[tuple[tuple[str, str], ...], list[Fault]]:
    """The options in `text`, name=value divided by spaces, in order; and what is wrong with them.

    A value with spaces stands in quotation marks; several values are divided by commas.
    """
    found: dict[str, str] = {}
    faults: list[Fault] = []
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        match = _OPTION.match(text, position)
        if not match:
            whole = _WORD.match(text, position)
            word = whole[0] if whole else text[position]
            faults.append(Fault(position, f'"{word}" is not an option', "Write name=value."))
            position += len(word)
            continue
        name, value = match[1], (match[2] or "").strip("\"'")
        value = unicodedata.normalize("NFC", _COMMA.sub(",", value.strip()))
        fault = _fault(view, name, value, name in found)
        if fault:
            faults.append(Fault(position, *fault))
        else:
            found[name] = value
        position = match.end()
    return tuple(found.items()), faults


def _fault(view: str, name: str, value: str, repeated: bool) -> tuple[str, str] | None:
    names = OPTIONS[view]
    if name not in names:
        near = difflib.get_close_matches(name, names, 1)
        hint = f'Did you mean "{near[0]}"?' if near else f"The options are {', '.join(names)}."
        return f'{view} has no option "{name}"', hint
    if repeated:
        return f'the option "{name}" is given twice', "Separate several values with commas."
    if not value or not all(value.split(",")):
        return f'the option "{name}" has no value', f"Write {name}=value."
    if name in _VALUES and not _VALUES[name].fullmatch(value):
        wanted = "a whole number above 0" if name == "limit" else "key or normal"
        return f"{name}={value} is not valid: {name} must be {wanted}", f"Give {wanted}."
    return None
