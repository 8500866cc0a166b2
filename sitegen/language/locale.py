"""What differs by language: lists, numbers, plurals, names of languages, direction."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

from sitegen.language.conventions import conventions_of, is_pinned
from sitegen.language.korean_particles import particle_for
from sitegen.runtime.patterns import lazy_pattern

__all__ = [
    "autonym",
    "direction",
    "foreign_script",
    "is_language_tag",
    "language_name",
    "list_words",
    "number",
    "particle_for",
    "plural",
]

_LANGUAGE_TAG = lazy_pattern(
    r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*", re.IGNORECASE
)


def is_language_tag(text: str) -> bool:
    """Whether the text is a well-formed BCP 47 tag of a language that CLDR knows."""
    if is_pinned(text):
        return True
    from babel import UnknownLocaleError

    from sitegen.language.conventions.cldr import locale_of

    if not _LANGUAGE_TAG.fullmatch(text) or text.lower() == "und":
        return False
    try:
        locale_of(text)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def list_words(items: Iterable[str], language: str) -> str:
    """The items as a list in a sentence: "A, B and C", "A, B 및 C"."""
    return conventions_of(language).lists.words(list(items))


@cache
def number(n: int | float, language: str) -> str:
    """A number in figures, grouped as the language does, with at most three decimals: "1,234.5"."""
    return conventions_of(language).number(n)


@lru_cache(maxsize=None, typed=True)  # 1.0 is not of the category of 1
def plural(n: int | float, language: str) -> str:
    """The CLDR plural category of a number: "zero", "one", "two", "few", "many" or "other"."""
    return conventions_of(language).plural(n)


@cache
def language_name(language: str, shown_in: str) -> str:
    """What one language is called in another: "Korean", "영어", "Portuguese (Brazil)"."""
    from sitegen.language.conventions.names import pinned_name

    name = pinned_name(language, shown_in)
    if name is None:
        from sitegen.language.conventions.cldr import locale_of

        name = locale_of(language).get_display_name(locale_of(shown_in))
    return name or language


def autonym(language: str) -> str:
    """A language's own name for itself: "English", "한국어", "português (Brasil)"."""
    return language_name(language, language)


@cache
def direction(language: str) -> Literal["ltr", "rtl"]:
    """Which way the language is written."""
    if is_pinned(language):
        return "ltr"
    from sitegen.language.conventions.cldr import locale_of

    return "rtl" if locale_of(language).text_direction == "rtl" else "ltr"


_SCRIPTS = {
    "rtl": lazy_pattern(
        r"(?P<Hebr>[\u0590-\u05ff\ufb1d-\ufb4f])"
        r"|(?P<Arab>[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc])"
        r"|(?P<Syrc>[\u0700-\u074f])|(?P<Thaa>[\u0780-\u07bf])|(?P<Nkoo>[\u07c0-\u07ff])"
    ),
    "ltr": lazy_pattern(
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


def file_size(size: int, language: str) -> str:
    """A size of `size` bytes in words, in units of 1,000 as the SI has them: "1.2 MB"."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= factor:
            amount = size / factor
            return f"{number(round(amount, 1) if amount < 10 else round(amount), language)} {unit}"
    return f"{number(size, language)} B"
