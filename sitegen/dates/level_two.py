"""What EDTF adds at level 2, taken apart: sets of dates, marks on parts of a date, a day or month of an unknown year.

Of level 2, these are read, which historians need: `[1667,1668]` and `[..1984]` (one of them), `{1667,1668..1670}` (all
of them), `2004-06-~01` and `2004?-06` (only a part is approximate or uncertain), `156X-12-25` (on a day of an unknown
year). Not read are years with an exponent or significant digits, and `X` in the digits of a month or day.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from sitegen.runtime.patterns import lazy_pattern

Part = Literal["year", "month", "day"]
_PARTS: tuple[Part, ...] = ("year", "month", "day")

_MARKED = lazy_pattern(
    r"([~?%]?)(-?[0-9]{4})([~?%]?)-([~?%]?)([0-9]{2})([~?%]?)(?:-([~?%]?)([0-9]{2})([~?%]?))?"
)
_SOME_YEAR = lazy_pattern(r"(-?(?:[0-9]{3}X|[0-9]{2}XX))-([0-9]{2})(?:-([0-9]{2}))?([~?%]?)")
_MOST_MEMBERS = 50


class Marked(msgspec.Struct, frozen=True):
    """A date without its marks, and those of each part: "~", "?" or "%"."""

    plain: str
    marks: tuple[tuple[Part, str], ...]


def marked(text: str) -> Marked | None:
    """A date whose parts have marks of their own; None for any other.

    A mark before a part is that part's; one behind it is also that of all parts before it (ISO 8601-2, 8.3.2).
    """
    match = _MARKED.fullmatch(text)
    if match is None:
        return None
    groups = match.groups()
    parts = [groups[i : i + 3] for i in range(0, 9, 3) if groups[i + 1] is not None]
    marks: list[tuple[Part, str]] = []
    for place, (before, _, _) in enumerate(parts):
        own = {before, *(after for _, _, after in parts[place:])} - {"", None}
        if own:
            marks.append((_PARTS[place], own.pop() if len(own) == 1 else "%"))
    return Marked("-".join(str(digits) for _, digits, _ in parts), tuple(marks)) if marks else None


class SomeYear(msgspec.Struct, frozen=True):
    """A month, or a day, of some year of a decade or century."""

    years: str
    month: int
    day: int | None
    mark: str


def some_year(text: str) -> SomeYear | None:
    """A month or day of a year of which only the decade or century is known; None for any other date."""
    match = _SOME_YEAR.fullmatch(text)
    if match is None:
        return None
    years, month, day, mark = match.groups()
    return SomeYear(years, int(month), int(day) if day else None, mark)


def members(text: str) -> list[str] | None:
    """What a set has, each as a date or an interval in EDTF; None for what is no set."""
    if not (text[:1] == "[" and text[-1:] == "]") and not (text[:1] == "{" and text[-1:] == "}"):
        return None
    found = [part.strip() for part in text[1:-1].split(",")]
    return [_as_interval(part) for part in found] if len(found) <= _MOST_MEMBERS else None


def _as_interval(part: str) -> str:
    if ".." not in part:
        return part
    start, _, end = part.partition("..")
    return f"{start or '..'}/{end or '..'}"
