"""Which languages have a reader: a module that finds the figures, dates and words of time in their texts.

Everything that asks what a text says asks here first. A language is read once it is listed in READERS, and its module
has what `Reader` names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from sitegen.facts.quantities import Numbers


class Reader(Protocol):
    """What the module of a language has."""

    def numbers(self, text: str) -> Numbers:
        """The figures and dates of a text."""

    def relative_words(self, text: str) -> Iterator[tuple[int, int]]:
        """Where words lean on the day of writing, as offsets."""


class _Listed(NamedTuple):
    module: str
    scripts: frozenset[str]
    """The scripts that it reads, as a language's tag may name them."""


READERS = {
    "en": _Listed("sitegen.facts.english", frozenset({"latn"})),
    "ko": _Listed("sitegen.facts.korean", frozenset({"kore", "hang"})),
}
"""By the first part of a language's tag. A module is imported when there is something to read: its patterns take a
while to compile."""


def base(language: str) -> str:
    """The language that a BCP 47 tag names, without its script and region: "en" for en-GB."""
    return language.partition("-")[0].lower()


@cache
def is_read(language: str) -> bool:
    """Whether texts in a language, a BCP 47 tag, have a reader."""
    listed = READERS.get(base(language))
    scripts = {part.lower() for part in language.split("-")[1:3] if len(part) == 4 and part.isalpha()}
    return listed is not None and scripts <= listed.scripts


@cache
def reader_of(language: str) -> Reader | None:
    """The reader of a language; None where it has none."""
    return cast(Reader, import_module(READERS[base(language)].module)) if is_read(language) else None
