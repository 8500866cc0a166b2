"""Lists of names as BibTeX and Biber write them."""

from __future__ import annotations

import re

from sitegen.importing.item import PersonName
from sitegen.importing.latex_text import plain
from sitegen.runtime.patterns import lazy_pattern

_FAMILY_FIRST = lazy_pattern(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]")
"""Hangul, kana, Chinese characters: a name without a comma may begin with the family."""
_EXTENDED = lazy_pattern(
    r"\s*(family|given|prefix|suffix|useprefix|given-i|family-i|prefix-i)\s*=\s*", re.IGNORECASE
)


def names(latex: str) -> tuple[list[PersonName], list[tuple[str, str]]]:
    """The names of a field, and what is to be said of them, with a hint. `and others` is no name."""
    from bibtexparser.middlewares.names import InvalidNameError, split_multiple_persons_names

    found: list[PersonName] = []
    remarks: list[tuple[str, str]] = []
    for name in split_multiple_persons_names(latex):
        if name.casefold() == "others":
            remarks.append(("the list ends with “and others”", "add them from the source"))
            continue
        try:
            found.append(_name(name))
        except InvalidNameError as error:
            found.append(PersonName(literal=plain(name)))
            message = f"{error.reason.lower()} in the name {plain(name)[:80]}, which is taken as a whole"
            remarks.append((message, "correct the name"))
    return found, remarks


def _name(name: str) -> PersonName:
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    if _EXTENDED.match(name):
        return _extended(name)
    if _is_whole(name) or ("," not in name and _FAMILY_FIRST.search(name)):
        return PersonName(literal=plain(name))
    parts = parse_single_name_into_parts(name)
    family = plain(" ".join((*parts.von, *parts.last, *parts.jr)))
    given = plain(" ".join(parts.first))
    return PersonName(family=family, given=given) if family and given else PersonName(literal=family or given)


def _is_whole(name: str) -> bool:
    """Whether one pair of braces encloses all of a name."""
    if not (name.startswith("{") and name.endswith("}")):
        return False
    depth = 0
    for place, character in enumerate(name):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0 and place < len(name) - 1:
            return False
    return not name.startswith("{\\")


def _extended(name: str) -> PersonName:
    """A name by its parts, `family=Gogh, given=Vincent, prefix=van` (BibLaTeX 3.4)."""
    parts = {}
    for part in re.split(r",(?![^{]*\})", name):
        key, _, value = part.partition("=")
        parts[key.strip().casefold()] = plain(value.strip().strip('"'))
    words = (parts.get("prefix", ""), parts.get("family", ""), parts.get("suffix", ""))
    family = " ".join(filter(None, words))
    return PersonName(family, parts["given"]) if parts.get("given") else PersonName(literal=family)
