"""Dates of bibliographies as EDTF; "" for what EDTF has no form for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sitegen.dates import EdtfError, parse
from sitegen.runtime.patterns import lazy_pattern

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_MONTH = r"(?P<m>[A-Za-z]{3,9})\.?"
_IN_WORDS = tuple(
    lazy_pattern(pattern)
    for pattern in (
        rf"(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<y>[0-9]{{4}})",
        rf"{_MONTH} (?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<y>[0-9]{{4}})",
        rf"{_MONTH},? (?P<y>[0-9]{{4}})",
        rf"(?P<y>[0-9]{{4}}),? {_MONTH}(?: (?P<d>[0-9]{{1,2}}))?",
        r"(?P<y>[0-9]{4})년(?: ?(?P<m>[0-9]{1,2})월(?: ?(?P<d>[0-9]{1,2})일)?)?",
        r"(?P<y>[0-9]{4})[./](?P<m>[0-9]{1,2})(?:[./](?P<d>[0-9]{1,2}))?\.?",
        r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})(?:-(?P<d>[0-9]{1,2}))?",
    )
)


_UNDATED = ("n.d.", "nd", "nodate", "undated", "s.d.", "s.a.", "o.j.", "o.d.", "미상")


def is_undated(text: str) -> bool:
    """Whether a text says that the date is not known."""
    return text.casefold().replace(" ", "").strip("[]") in _UNDATED


def from_text(text: str) -> str:
    """A date written as EDTF, or in words."""
    text = re.sub(
        r"/$", "/..", re.sub("^/", "../", " ".join(text.split()))
    )  # BibLaTeX's way to leave an end open
    if found := _valid(text):
        return found
    if about := re.fullmatch(r"(?:c|ca|circa)\.? ?([0-9]{4})", text, re.IGNORECASE):
        return f"{about[1]}~"
    if time := re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.]+(?:Z|[+-][0-9:]+)?", text):
        return _valid(time[1])
    for pattern in _IN_WORDS:
        if found_words := pattern.fullmatch(text):
            parts = found_words.groupdict()
            return from_parts(parts["y"], parts.get("m") or "", parts.get("d") or "")
    return ""


def from_parts(year: str, month: str = "", day: str = "") -> str:
    """A date of a year, a month by number or name in English, or a season, and a day."""
    if not (number := month_number(month)) and month:
        return ""
    if not re.fullmatch(r"-?[0-9]{1,4}", year.strip()):
        return ""
    sign, digits = ("-", year.strip()[1:]) if year.strip().startswith("-") else ("", year.strip())
    parts = [f"{sign}{digits:0>4}", number, f"{day.strip():0>2}" if day.strip() else ""]
    return _valid("-".join(filter(None, parts)))


def month_number(month: str) -> str:
    """A month or season as EDTF counts it: "05" for "5", "may" and "May"."""
    folded = month.strip().strip(".").casefold()
    if folded.isdecimal():
        return f"{folded:0>2}"
    if folded in _SEASONS:
        return _SEASONS[folded]
    is_name = len(folded) >= 3 and folded[:3] in _MONTHS and folded.isalpha()
    return f"{_MONTHS.index(folded[:3]) + 1:02}" if is_name else ""


def from_csl(value: Mapping[str, Any]) -> str:
    """A date variable of CSL-JSON: date-parts, season, circa, literal or raw. CSL counts 44 BC as -44, EDTF as -43."""
    parts = value.get("date-parts") or []
    if not parts:
        stated = value.get("raw") or value.get("literal") or value.get("edtf") or ""
        return from_text(str(stated)) if isinstance(stated, str | int) else ""
    if not isinstance(parts, list) or len(parts) > 2:
        return ""
    ends = [_csl_end(part) for part in parts]
    season = str(value.get("season", ""))
    if season and len(ends) == 1 and len(ends[0]) == 4:
        number = f"{int(season) % 20 + 20}" if season.isdecimal() else month_number(season)
        ends = [_valid(f"{ends[0]}-{number}") or ends[0]]
    if not all(ends):
        return ""
    circa = "~" if value.get("circa") not in (None, False, "", "false", 0) else ""
    return _valid("/".join(end + circa for end in ends))


def _csl_end(parts: Any) -> str:
    if not isinstance(parts, Sequence) or isinstance(parts, str) or not parts:
        return ""
    numbers = [str(part) for part in parts if part not in (None, "")]
    if not numbers or not all(re.fullmatch(r"-?[0-9]{1,4}", number) for number in numbers):
        return ""
    year = int(numbers[0])
    return from_parts(str(year + 1 if year < 0 else year), *numbers[1:3])


def from_ris(text: str) -> str:
    """A date of RIS: YYYY/MM/DD/what else is said."""
    found = re.fullmatch(r"\s*([0-9]{4})(?:/([0-9]{0,2})(?:/([0-9]{0,2})(?:/(.*))?)?)?\s*", text)
    if not found:
        return from_text(text)
    year, month, day, said = (part or "" for part in found.groups())
    said = said.strip().casefold()
    if not month and said in _SEASONS:
        month = said
    date = from_parts(year, month, day if month else "")
    if date and said in ("c", "ca", "c.", "ca.", "circa", "approx."):
        return f"{date}~"
    until = from_text(said) if re.match(r"[0-9]{4}", said) else ""
    return (_valid(f"{date}/{until}") if until else "") or date


def _valid(text: str) -> str:
    try:
        return parse(text).text
    except EdtfError:
        return ""
