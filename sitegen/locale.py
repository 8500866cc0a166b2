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
    "foreign_script",
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


_SCRIPTS = {
    "rtl": compiled_later(
        r"(?P<Hebr>[\u0590-\u05ff\ufb1d-\ufb4f])"
        r"|(?P<Arab>[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc])"
        r"|(?P<Syrc>[\u0700-\u074f])|(?P<Thaa>[\u0780-\u07bf])|(?P<Nkoo>[\u07c0-\u07ff])"
    ),
    "ltr": compiled_later(
        r"(?P<Latn>[A-Za-z\u00c0-\u024f])|(?P<Cyrl>[\u0400-\u052f])|(?P<Hang>[\uac00-\ud7a3])"
    ),
}
"""Letters of scripts by their direction."""


def foreign_script(text: str, language: str) -> str:
    """The tag of a text of no known language that runs against the direction of a page in `language`: "und-Arab" for
    an Arabic name on an English page. It is "" for nearly all."""
    other: Literal["ltr", "rtl"] = "ltr" if direction(language) == "rtl" else "rtl"
    if other == "rtl" and text.isascii():
        return ""
    found = _SCRIPTS[other].search(text)
    return f"und-{found.lastgroup}" if found else ""
