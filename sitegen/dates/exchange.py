"""Dates as other programs read them. A form that cannot hold all that a date says holds less of it, never more.

- CSL counts years as historians do: -44 is 44 BC, and 0 marks an open end. So do its processors (citeproc-js,
  src/node_datepart.js: "bc" after a negated year; Haskell's citeproc, Types.hs: "0 = 1 BC"). EDTF, ISO 8601 and
  BibLaTeX count as astronomers do: -0043 is 44 BC.
- CSL has no form for decades, open ends and ranges of seasons; citeproc-js refuses a range of a year and a month. They
  are words.
- No other form has sets, or days of an unknown year; they are words. A part's mark is that of the whole elsewhere.
- BibLaTeX's dates are EDTF of levels 0 and 1, but Biber drops `184X?`, and reads `184X/185X` as `184X` and `20XX/..`
  as 2000 to 2099.
- RIS has but numbers. An approximate month still has its year; an uncertain date or approximate year has none.
- schema.org's and Open Graph's dates are those of ISO 8601, which are exact.
- Atom's are moments (RFC 3339): a date without a time is its first one in UTC, and so is a time without a zone.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sitegen.dates import Edtf, level_two, words
from sitegen.dates.edtf import first_day, with_minutes

_FIRST, _LAST = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)
_MOST_YEARS = 10**9
"""Biber counts days in a machine word."""


def csl(date: Edtf, language: str) -> dict[str, Any]:
    """The value of a CSL date variable; words are in `language`."""
    ends = _ends(date)
    parts = [_csl_parts(end) for end in ends if end]
    season = any(end and end.precision == "season" for end in ends)
    if (
        len(parts) < len(ends)
        or not all(parts)
        or len(set(map(len, parts))) > 1
        or (season and len(ends) > 1)
    ):
        return {"literal": words(date, language)}
    found: dict[str, Any] = {"date-parts": parts}
    if season:
        found["season"] = int(date.plain[-2:]) - 20
    if date.approximate or date.uncertain:
        found["circa"] = True
    return found


def _csl_parts(date: Edtf) -> list[int]:
    year, month, day = first_day(date)
    if date.precision in ("decade", "century", "set") or abs(year) > 9999:
        return []
    known = {"month": 2, "day": 3}.get(date.precision, 1)
    return [year if year > 0 else year - 1, month, day][:known]


def biblatex(date: Edtf) -> str:
    """The value of a BibLaTeX date field; "" for what Biber does not read, or reads as another date."""
    if date.members:
        return ""
    for end in filter(None, _ends(date)):
        unspecified = "X" in end.text
        if unspecified and (date.is_interval or end.text.startswith("-") or end.approximate or end.uncertain):
            return ""
        if abs(end.year) >= _MOST_YEARS or level_two.some_year(end.text):
            return ""
    ends = (
        _of_level_one(end) if end else text
        for end, text in zip(_ends(date), date.text.split("/"), strict=True)
    )
    return "/".join(ends)


def _of_level_one(date: Edtf) -> str:
    """A date whose marks, if it has them in parts, are those of the whole: that says less of it."""
    if not date.marks:
        return with_minutes(date.text)
    return date.plain + ("%" if date.approximate and date.uncertain else "~" if date.approximate else "?")


def ris_year(date: Edtf) -> str:
    """The year of a RIS reference, "" where it is not known."""
    years = set()
    for end in date.members or _ends(date):
        if end is None or end.uncertain or end.precision in ("decade", "century", "interval"):
            return ""
        if end.approximate and end.precision == "year":
            return ""
        years.add(end.year)
    year = years.pop()
    return f"{year:04}" if not years and 1 <= year <= 9999 else ""


def ris_day(date: Edtf) -> str:
    """The day or month of a RIS reference, "" where it is not known."""
    year, month, day = first_day(date)
    if not is_exact(date) or date.precision not in ("month", "day") or not 1 <= year <= 9999:
        return ""
    return f"{year:04}/{month:02}/{day:02}/" if date.precision == "day" else f"{year:04}/{month:02}//"


def ris_inexact(date: Edtf) -> str:
    """The date of a RIS reference with what else is said of it, as Zotero writes it: "1788///ca", "1963///1965". ""
    for other than approximate years and intervals of years."""
    ends = _ends(date)
    if not all(end is not None and end.precision == "year" and 1 <= end.year <= 9999 for end in ends):
        return ""
    if date.precision == "year" and date.approximate and not date.uncertain:
        return f"{date.year:04}///ca"
    start, stop = date.start, date.end
    is_plain = start is not None and stop is not None and is_exact(start) and is_exact(stop)
    return f"{start.year:04}///{stop.year:04}" if is_plain and start and stop else ""


def is_exact(date: Edtf) -> bool:
    """Whether a date is one year, month or day, and known for certain."""
    return date.precision in ("year", "month", "day") and not (date.approximate or date.uncertain)


def iso(date: Edtf) -> str | None:
    """An exact date in ISO 8601, a year, month, day or time; None for all others."""
    if not is_exact(date) or date.text.startswith("Y"):
        return None
    return with_minutes(date.text.partition("-XX")[0])


def highwire(date: Edtf) -> str:
    """An exact date as `citation_` properties of a page give it to reference managers, "2025/11/19"; "" for others."""
    stated = iso(date) if date.year > 0 else None
    return stated.partition("T")[0].replace("-", "/") if stated else ""


def moment(date: Edtf) -> datetime:
    """When a date begins, or ends if it has no beginning; years that `datetime` cannot hold are the nearest it can."""
    year, month, day = first_day(date)
    if year < 1:
        return _FIRST
    if year > 9999:
        return _LAST
    if "T" not in date.text:
        return datetime(year, month, day, tzinfo=UTC)
    found = datetime.fromisoformat(date.text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def rfc3339(date: Edtf) -> str:
    """The same as Atom and sitemaps write it, with the zone the date has."""
    return moment(date).isoformat().replace("+00:00", "Z")


def _ends(date: Edtf) -> tuple[Edtf | None, ...]:
    """Start and end of an interval, None where open or unknown; of any other date itself."""
    return (date.start, date.end) if date.is_interval else (date,)
