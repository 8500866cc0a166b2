"""The figures and dates of a text in any language that is read: English and Korean."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib import import_module

from sitegen.facts.quantities import NONE, Numbers

RULE = 2
"""The version of how figures and dates are read; another voids what was recorded under this one."""

_NO_FIGURE = re.compile(r"\d[\d,.]{29,}")
"""More digits than a figure has that anybody means."""

_LINK = re.compile(r"\[\[[^\[\]]*\]\]")
"""A link that shows its record's name, in a document's plain text."""

READERS = {"en": "english", "ko": "korean"}
"""The module that reads figures, by the first part of a language's tag. It is imported when there is something to
read: its patterns take a while to compile."""


def numbers(text: str, language: str) -> Numbers:
    """The figures and dates of `text`; none where its language, a BCP 47 tag, is not read."""
    read = _reader(language.partition("-")[0])
    text = _LINK.sub(_blank, text) if "[[" in text else text
    return read(_NO_FIGURE.sub(_blank, text))


@cache
def _reader(language: str) -> Callable[[str], Numbers]:
    if language not in READERS:
        return lambda text: NONE
    found: Callable[[str], Numbers] = import_module(f"sitegen.facts.{READERS[language]}").numbers
    return found


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
