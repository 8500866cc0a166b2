"""The conventions of any language that Babel knows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.numbers import format_decimal

from sitegen.language.babel_data import OwnLocale
from sitegen.language.conventions.model import Conventions, Lists, Width

_SKELETONS = ("y", "yM", "yMd", "yMMM", "yMMMM", "yMMMd", "yMMMMd", "MMM", "MMMM", "MMMd", "MMMMd")
_LETTERS = {"format": "M", "stand-alone": "L"}
_WIDTHS: Mapping[Width, int] = {"abbreviated": 3, "wide": 4, "narrow": 5}


@cache
def locale_of(language: str) -> Locale:
    """Babel's locale for a BCP 47 tag. Raises ValueError or babel.UnknownLocaleError for what is none."""
    return OwnLocale.parse(language, sep="-")


def read(language: str) -> Conventions:
    """What Babel's CLDR says of a language."""
    locale = locale_of(language)
    likely = get_global("likely_subtags").get(str(locale), "")
    intervals = locale.interval_formats
    patterns = locale.datetime_skeletons
    names = [*_SKELETONS, *(f"G{name}" for name in _SKELETONS)]
    standard = locale.list_patterns["standard"]
    return Conventions(
        language=locale.language,
        script=locale.script or "",
        territory=locale.territory or likely.rpartition("_")[2],
        months=_months(locale),
        eras={width: (locale.eras[width][0], locale.eras[width][1]) for width in _WIDTHS},
        patterns={name: str(patterns[name].pattern) for name in names if name in patterns},
        intervals={name: _halves(intervals[name]) for name in _SKELETONS if name in intervals},
        interval=str(intervals[None]),
        lists=Lists(standard["2"], standard["start"], standard["middle"], standard["end"]),
        plural=locale.plural_form,
        ordinal=locale.ordinal_form,
        number=partial(format_decimal, locale=locale),
    )


def _months(locale: Locale) -> dict[str, tuple[str, ...]]:
    return {
        letter * length: tuple(locale.months[context][width][month] for month in range(1, 13))
        for context, letter in _LETTERS.items()
        for width, length in _WIDTHS.items()
    }


def _halves(formats: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Babel cuts the patterns of a few languages, Persian among them, wrongly; those are left out."""
    return {field: (halves[0], halves[1]) for field, halves in formats.items() if len(halves) == 2}
