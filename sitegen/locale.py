"""What differs by language, from CLDR through Babel: lists, numbers, plurals, names of languages; Korean particles."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # Babel is imported where it is used: the command line starts without it
    from babel import Locale

_DEFAULTS = {"en": "en-GB"}


@cache
def locale_of(language: str) -> Locale:
    """Babel's locale for a BCP 47 tag. Plain `en` is British English: "19 November 2025", "A, B and C"."""
    from babel import Locale

    return Locale.parse(_DEFAULTS.get(language, language), sep="-")


def list_words(items: Iterable[str], language: str) -> str:
    """The items as a list in a sentence: "A, B and C"."""
    from babel.lists import format_list

    return format_list(list(items), locale=locale_of(language))


def number(n: int | float, language: str) -> str:
    """A number in figures, grouped as the language does."""
    from babel.numbers import format_decimal

    return format_decimal(n, locale=locale_of(language))


def plural(n: int | float, language: str) -> str:
    """The CLDR plural category of a number: "zero", "one", "two", "few", "many" or "other"."""
    return locale_of(language).plural_form(n)


def autonym(language: str) -> str:
    """A language's own name for itself."""
    from babel import Locale

    return Locale.parse(language, sep="-").get_display_name() or language


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Which way the language is written."""
    return "rtl" if locale_of(language).text_direction == "rtl" else "ltr"
