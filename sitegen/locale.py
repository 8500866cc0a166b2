"""What differs by language, by CLDR through Babel: lists, numbers, plurals, names of languages, direction."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from sitegen.josa import josa
from sitegen.patterns import compiled_later

if TYPE_CHECKING:  # Babel is imported where it is used: the command line starts without it
    from babel import Locale

__all__ = [
    "autonym",
    "conventions_of",
    "direction",
    "is_language_tag",
    "josa",
    "list_words",
    "locale_of",
    "number",
    "plural",
]

_LANGUAGE_TAG = compiled_later(
    r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*", re.IGNORECASE
)


@cache
def locale_of(language: str) -> Locale:
    """Babel's locale for a BCP 47 tag. Raises ValueError or babel.UnknownLocaleError for what is none."""
    from sitegen.babel_data import OwnLocale

    return OwnLocale.parse(language, sep="-")


def conventions_of(language: str) -> Locale:
    """The locale by which a language writes dates, lists and numbers: for plain `en` British English."""
    return locale_of("en-GB" if language.lower() == "en" else language)


def is_language_tag(text: str) -> bool:
    """Whether the text is a well-formed BCP 47 tag of a language that CLDR knows."""
    from babel import UnknownLocaleError

    if not _LANGUAGE_TAG.fullmatch(text) or text.lower() == "und":
        return False
    try:
        locale_of(text)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def list_words(items: Iterable[str], language: str) -> str:
    """The items as a list in a sentence: "A, B and C", "A, B 및 C"."""
    from babel.lists import format_list

    return format_list(list(items), locale=conventions_of(language))


@cache
def number(n: int | float, language: str) -> str:
    """A number in figures, grouped as the language does, with at most three decimals: "1,234.5"."""
    from babel.numbers import format_decimal

    return format_decimal(n, locale=conventions_of(language))


@lru_cache(maxsize=None, typed=True)  # 1.0 is not of the category of 1
def plural(n: int | float, language: str) -> str:
    """The CLDR plural category of a number: "zero", "one", "two", "few", "many" or "other"."""
    return conventions_of(language).plural_form(n)


@cache
def autonym(language: str) -> str:
    """A language's own name for itself: "English", "한국어", "português (Brasil)"."""
    return locale_of(language).get_display_name() or language


@cache
def direction(language: str) -> Literal["ltr", "rtl"]:
    """Which way the language is written."""
    return "rtl" if locale_of(language).text_direction == "rtl" else "ltr"
