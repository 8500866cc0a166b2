"""Text in the fields of a BibLaTeX entry, which LaTeX, Biber and Pandoc read."""

from __future__ import annotations

import re

from sitegen.runtime.patterns import lazy_pattern

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "`": r"\`{}",
    **{character: "\\" + character for character in "&%$#_"},
}
_ESCAPES = str.maketrans(_SPECIAL)
# Biber counts braces, those behind a backslash too. Pandoc knows no other name for them: so only where it must be.
_ESCAPES_UNPAIRED = str.maketrans({**_SPECIAL, "{": r"\textbraceleft{}", "}": r"\textbraceright{}"})
_LIGATURE = lazy_pattern(r"([-',<>])(?=\1)")
_AND = lazy_pattern(r"(?:^|\s)and(?:\s|$)", re.IGNORECASE)
_URL_ESCAPES = str.maketrans({character: f"%{ord(character):02X}" for character in "\\{} "})


def escaped(text: str) -> str:
    """A text that reads in LaTeX as it is."""
    escapes = _ESCAPES if _are_paired(text) else _ESCAPES_UNPAIRED
    return _LIGATURE.sub(r"\1{}", text.translate(escapes))


def _are_paired(text: str) -> bool:
    depth = 0
    for character in text:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth < 0:
            return False
    return depth == 0


def title(text: str) -> str:
    """A title whose capitals no style changes."""
    shown = escaped(text)
    # BibTeX changes those in a group that begins with a command.
    return f"{{{{}}{shown}}}" if shown.startswith("\\") else f"{{{shown}}}"


def list_item(text: str) -> str:
    """A text that is the one item of a list, whose items are parted by "and"."""
    return f"{{{_item(text)}}}" if _AND.search(text) else _item(text)


def name(family: str, given: str, literal: str) -> str:
    """An item of a list of names. Particles before a family name are left to styles, as in `van Gogh, Vincent`."""
    if literal or not (family and given):
        return f"{{{_item(literal or family or given)}}}"
    return f"{_part(family, is_family=True)}, {_part(given)}"


def _part(text: str, *, is_family: bool = False) -> str:
    """A part of a name, in braces where BibTeX would part it again: at commas, "and", and words in lower case."""
    whole = "," in text or _AND.search(text) or (is_family and _has_late_particle(text))
    return f"{{{_item(text)}}}" if whole else _item(text)


def _has_late_particle(family: str) -> bool:
    cases = [next((c for c in word if c.isalpha()), "").islower() for word in family.split()]
    return cases != sorted(cases, reverse=True) or all(cases)


def _item(text: str) -> str:
    """A text that Biber takes neither for the end of a list, "and others", nor for a part's name, `given=`."""
    if text.casefold() == "others":
        return f"{{{text[0]}}}{text[1:]}"
    return escaped(text).replace("=", "{=}")


def url(address: str) -> str:
    """An address: BibLaTeX takes it as it stands, if its braces are paired."""
    return address.translate(_URL_ESCAPES)
