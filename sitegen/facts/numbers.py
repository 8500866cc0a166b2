"""The figures and dates of a text in any language that is read: English and Korean."""

from __future__ import annotations

import re

from sitegen.facts import english, korean
from sitegen.facts.quantities import NONE, Numbers

RULE = 2
"""The version of how figures and dates are read; another voids what was recorded under this one."""

_LINK = re.compile(r"\[\[[^\[\]]*\]\]")
"""A link that shows its record's name, in a document's plain text."""

READERS = {"en": english.numbers, "ko": korean.numbers}
"""What reads figures, by the first part of a language's tag."""


def numbers(text: str, language: str) -> Numbers:
    """The figures and dates of `text`; none where its language, a BCP 47 tag, is not read."""
    read = READERS.get(language.partition("-")[0])
    if read is None:
        return NONE
    return read(_LINK.sub(_blank, text) if "[[" in text else text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
