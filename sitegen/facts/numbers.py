"""The figures and dates of a text in any language that is read."""

from __future__ import annotations

import re

from sitegen.facts.quantities import NONE, Numbers
from sitegen.facts.readers import reader_of
from sitegen.runtime.patterns import lazy_pattern

RULE = 2
"""The version of how figures and dates are read; another voids what was recorded under this one."""

_NO_FIGURE = lazy_pattern(r"\d[\d,.]{29,}")
"""More digits than a figure has that anybody means."""

_LINK = lazy_pattern(r"\[\[[^\[\]]*\]\]")
"""A link that shows its record's name, in a document's plain text."""


def numbers(text: str, language: str) -> Numbers:
    """The figures and dates of `text`; none where its language, a BCP 47 tag, is not read."""
    reader = reader_of(language)
    if reader is None:
        return NONE
    text = _LINK.sub(_blank, text) if "[[" in text else text
    return reader.numbers(_NO_FIGURE.sub(_blank, text))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
