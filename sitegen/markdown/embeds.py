"""Views of the records inside a text: the options of `::: timeline …` and `::: claims …`."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sitegen.markdown.document import EmbedRef
from sitegen.markdown.rows import Embed, Option
from sitegen.runtime.patterns import lazy_pattern

_LIMIT = Option("limit", pattern=r"[1-9][0-9]*", wanted="a whole number above 0")

TIMELINE = Embed(
    "timeline",
    (
        Option("people", "ids", ("person",)),
        Option("organizations", "ids", ("organization",)),
        Option("terms", "ids", ("term",)),
        Option("sources", "ids", ("source",)),
        Option("from", "date"),
        Option("to", "date"),
        Option("importance", pattern="key|normal", wanted="key or normal"),
        _LIMIT,
    ),
)
CLAIMS = Embed(
    "claims",
    (
        Option("about", "ids"),
        Option("by", "ids", ("person", "organization")),
        Option("source", "ids", ("source",)),
        Option("differs"),
        _LIMIT,
    ),
)

EMBEDS = (TIMELINE, CLAIMS)
"""sitegen's own."""

_OPTION = lazy_pattern(r"""([^\s="']+)(?:=("[^"]*"|'[^']*'|[^\s"']*))?(?=\s|$)""")
_WORD = lazy_pattern(r"\S+")
_COMMA = lazy_pattern(r"\s*,\s*")


class Fault(NamedTuple):
    """What is wrong with an option, where in the text of the options, and how to fix it."""

    offset: int
    message: str
    hint: str


def options(embed: Embed, text: str) -> tuple[tuple[tuple[str, str], ...], list[Fault]]:
    """The options in `text`, name=value divided by spaces, in order; and what is wrong with them.

    A value with spaces is in quotation marks; several values are divided by commas.
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
        fault = _fault(embed, name, value, name in found)
        if fault:
            faults.append(Fault(position, *fault))
        else:
            found[name] = value
        position = match.end()
    return tuple(found.items()), faults


def _fault(embed: Embed, name: str, value: str, repeated: bool) -> tuple[str, str] | None:
    option = embed.option(name)
    if option is None:
        names = [one.name for one in embed.options]
        near = difflib.get_close_matches(name, names, 1)
        hint = f'Did you mean "{near[0]}"?' if near else f"The options are {', '.join(names)}."
        return f'{embed.name} has no option "{name}"', hint
    if repeated:
        return f'the option "{name}" is given twice', "Separate several values with commas."
    if not value or not all(value.split(",")):
        return f'the option "{name}" has no value', f"Write {name}=value."
    if option.pattern and not re.fullmatch(option.pattern, value):
        return f"{name}={value} is not valid: {name} must be {option.wanted}", f"Give {option.wanted}."
    return None


def refs_in(embed: Embed, options: Iterable[tuple[str, str]]) -> Iterator[EmbedRef]:
    """The ids that the options name."""
    for name, value in options:
        option = embed.option(name)
        if option is not None and option.holds == "ids":
            yield from (EmbedRef(id_, option.kinds) for id_ in value.split(","))


def dates_in(embed: Embed, options: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Those of the options that are dates."""
    for name, value in options:
        option = embed.option(name)
        if option is not None and option.holds == "date":
            yield name, value
