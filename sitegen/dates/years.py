"""Years by their number, as headings, axes and filters name them: as a date of that year reads."""

from __future__ import annotations

from sitegen.dates.parsing import parse
from sitegen.dates.wording import words


def edtf_year(year: int) -> str:
    """A year in EDTF, which counts as astronomers do: 0 is 1 BC, -43 is 44 BC."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def year_label(year: int, language: str) -> str:
    """A year as its heading: "2025"; "44 BC", "기원전 44년"."""
    return str(year) if year > 0 else words(parse(edtf_year(year)), language)


def years_label(first: int, last: int, language: str) -> str:
    """From one year to another: "2013–2025"; "44 BC – 14", "기원전 44년~14년"."""
    if first == last:
        return year_label(first, language)
    if first > 0:
        return f"{first}–{last}"
    return words(parse(f"{edtf_year(first)}/{edtf_year(last)}"), language)
