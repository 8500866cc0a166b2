"""Dates in the words of a language."""

from __future__ import annotations

from datetime import date as Date
from typing import Literal

from babel.dates import format_date, format_skeleton

from sitegen.dates.edtf import Edtf
from sitegen.locale import locale_of

Form = Literal["long", "short"]


def words(date: Edtf, language: str, *, year: bool = True, form: Form = "long") -> str:
    """The date in words."""
    locale = locale_of(language)
    if date.precision == "day" and date.earliest:
        return format_date(date.earliest, "long" if form == "long" else "medium", locale)
    if date.precision == "month" and date.earliest:
        return format_skeleton("yMMMM", date.earliest, locale=locale)
    return date.text
