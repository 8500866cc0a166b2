"""Hints: what a text that is no EDTF probably means, and how to write that."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import product

from sitegen.dates.edtf import EdtfError, month_length
from sitegen.dates.parsing import parse
from sitegen.runtime.patterns import lazy_pattern

FORMS = (
    'Write "2025-11-19", "2025-11", "2025", "2025-22" (summer), "2025-11~" (about), "2025?" (uncertain), "202X", '
    '"2025-10/2025-11" or "2025-10/..".'
)
_LONGEST = 60  # a longer text is no slip, and guessing takes time

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SEASONS |= {"봄": 21, "여름": 22, "가을": 23, "겨울": 24}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<y>[0-9]{4})"
_DAY = r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?"
_SEASON = f"(?P<season>{'|'.join(_SEASONS)})"
_ENDS = dict.fromkeys(("present", "now", "today", "ongoing", "open", "..", "현재", "지금"), "..")
_ENDS |= dict.fromkeys(("unknown", "?", "미상", "불명"), "")
_BETWEEN = (r" ?/ ?", r" ?[~–] ?", r" (?:-|to|until|through|and) |부터 ", r"-")
"""What may divide start and end, the clearest first."""


def hint(text: str) -> str:
    """A sentence that says how to write what `text` seems to mean, or, where that is not clear, what there is."""
    plain = _plain(text)
    if not plain or re.fullmatch(r"\?+|unknown|undated|n/?a|n\.d\.|tbd|none|null|미상|불명", plain):
        return "Leave the field out if nothing is known about the date."
    if len(plain) <= _LONGEST and (guesses := _single(plain) or _range(plain)):
        return "Write " + " or ".join(f'"{guess}"' for guess in dict.fromkeys(guesses)) + "."
    for part in plain.split("/"):
        if not _is_edtf(part) and (match := re.fullmatch(r"([0-9]{4})(-[0-9]{2})?-[0-9]{2}[~?%]?", part)):
            month = match[1] + (match[2] or "")
            if match[2] and _is_edtf(month):
                return f'Look up the day; if it is not known, write "{month}".'
            return f'Look up the month; if it is not known, write "{match[1]}".'
    if re.search(r"[0-9]:[0-9]", plain):
        return 'Write a time as in "2025-11-19T10:20:30Z", and not in an interval.'
    if re.search(r"[0-9]", plain) and not re.search(r"[0-9]{3}", plain):
        return 'Write the year with four digits, then month and day: "2025-11-19".'
    return FORMS


def _plain(text: str) -> str:
    """Lower case, with ordinary spaces and hyphens; a dash longer than a hyphen stays what it is."""
    text = unicodedata.normalize("NFKC", text).lower().translate(str.maketrans("−‐‑〜～—", "---~~–"))
    return " ".join(text.split())


def _is_edtf(text: str) -> bool:
    try:
        parse(text)
    except EdtfError:
        return False
    return True


@lru_cache(maxsize=2048)  # without it, a row of signs that several rules strip takes exponential time
def _single(text: str) -> tuple[str, ...]:
    """What `text`, in lower case, may mean if it is one date; two dates where day and month may be swapped."""
    as_it_is = re.sub(r" ?– ?", "-", text).upper()
    if _is_edtf(as_it_is):
        return (as_it_is,)
    for pattern, build in _RULES:
        match = pattern.fullmatch(text)
        if match and (found := tuple(guess for guess in build(match) if _is_edtf(guess))):
            return found
    return ()


def _range(text: str) -> tuple[str, ...]:
    """What `text` may mean if it is two dates, of which one may leave out what the other says."""
    text = re.sub(r"^(?:from|between) ", "", text)
    for pattern in _BETWEEN:
        for sign in re.finditer(pattern, text):
            left, right = text[: sign.start()], text[sign.end() :].removesuffix("까지")
            starts, ends = left.split(), right.split()
            lefts = [left, *(" ".join([left, *ends[n:]]) for n in range(1, len(ends))), left + right[-1:]]
            rights = [right, *(" ".join([*starts[:n], right]) for n in range(1, len(starts)))]
            if re.fullmatch(r".*-[0-9]{2}/[0-9]{2}", text):
                rights.append(left[:-2] + right)
            for start, end in product(_ends(lefts), _ends(rights)):
                for guess in (f"{start}/{end}", f"{end}/{start}"):
                    if _is_edtf(guess):
                        return (guess,)
    return ()


def _ends(texts: Iterable[str]) -> list[str]:
    return [guess for text in texts for guess in ((_ENDS[text],) if text in _ENDS else _single(text))]


def _numbers(match: re.Match[str]) -> list[str]:
    """Year, month and day, the month by number or name; a number too large for a month is the day."""
    parts = match.groupdict()
    day = int(parts.get("d") or 0)
    if parts.get("month"):
        return [_date(parts["y"], _MONTHS.index(parts["month"][:3]) + 1, day)]
    month = int(parts.get("m") or 0)
    return [_date(parts["y"], month, day) if month <= 12 else _date(parts["y"], day, month)]


def _date(year: str, month: int, day: int) -> str:
    """Joined; what is 0 is left out."""
    return "-".join([year, *(f"{part:02}" for part in (month, day) if part)])


def _day_first(match: re.Match[str]) -> list[str]:
    first, sign, second, year = int(match[1]), match[2], int(match[3]), match[4]
    found = [guess for guess in (_date(year, second, first), _date(year, first, second)) if _is_edtf(guess)]
    return found[:1] if sign.startswith(".") else found


def _time(match: re.Match[str]) -> list[str]:
    hour = int(match["h"])
    if match["half"] in ("pm", "오후") and hour < 12:
        hour += 12
    zone = {"utc": "Z", "gmt": "Z", "z": "Z", "kst": "+09:00"}.get(match["zone"] or "", match["zone"] or "")
    zone = re.sub(r"^([+-][0-9]{2})([0-9]{2})$", r"\1:\2", zone)
    return [f"{day}T{hour:02}:{match['m']}:{match['s'] or '00'}{zone}" for day in _single(match["date"])]


def _quarter(match: re.Match[str]) -> list[str]:
    return [_months(match["y"], 3 * int(match["q"]) - 2, 3)]


def _months(year: str, first: int, length: int) -> str:
    return f"{year}-{first:02}/{year}-{first + length - 1:02}"


def _beyond_level_1(match: re.Match[str]) -> list[str]:
    """Two years, 2024-25, or a part of the year that level 2 numbers: 25-28 seasons, 33-36 quarters,
    37-39 thirds, 40-41 halves."""
    year, number = match["y"], int(match["n"])
    if number == int(year[2:]) + 1:
        return [f"{year}/{year[:2]}{number}"]
    if 25 <= number <= 28:
        return [f"{year}-{number - 4}"]
    for first, last, length in ((33, 36, 3), (37, 39, 4), (40, 41, 6)):
        if first <= number <= last:
            return [_months(year, (number - first) * length + 1, length)]
    return []


def _third(n: int) -> Callable[[re.Match[str]], list[str]]:
    def build(match: re.Match[str]) -> list[str]:
        found = []
        for guess in _single(next(part for part in match.groups() if part)):
            if re.fullmatch(r"[0-9]{4}", guess):
                found.append(f"{guess}-{4 * n + 1:02}~/{guess}-{4 * n + 4:02}~")
            elif re.fullmatch(r"[0-9]{4}-[01][0-9]", guess):
                year, month = map(int, guess.split("-"))
                last = month_length(year, month) if n == 2 else 10 * n + 10
                found.append(f"{guess}-{10 * n + 1:02}~/{guess}-{last:02}~")
        return found

    return build


def _around(template: str) -> Callable[[re.Match[str]], list[str]]:
    """What the group of the match that is not empty means, in a template."""
    return lambda match: [
        template.format(guess) for guess in _single(next(part for part in match.groups() if part))
    ]


def _unsure(match: re.Match[str]) -> list[str]:
    sure = "%" if "~" in match[0] and "?" in match[0] else "?"
    return [guess.rstrip("~?%") + sure for guess in _single(next(part for part in match.groups() if part))]


def _before_christ(match: re.Match[str]) -> list[str]:
    year = 1 - int(match[1] or match[2])
    return [f"-{-year:04}" if year else "0000"]


_RULES: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterable[str]]]] = [
    (lazy_pattern(pattern), build)
    for pattern, build in (
        # Written with other signs, in another order, with the names of months
        (rf"{_YEAR}(?P<sign> ?[-–./] ?| )(?P<m>[0-9]{{1,2}})(?:(?P=sign)(?P<d>[0-9]{{1,2}}))?\.?", _numbers),
        (rf"{_YEAR}(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}})?", _numbers),
        (rf"{_YEAR} ?년(?: ?(?P<m>[0-9]{{1,2}}) ?월(?: ?(?P<d>[0-9]{{1,2}}) ?일)?)?", _numbers),
        (r"([0-9]{1,2})([-–./] ?| )([0-9]{1,2})\2([0-9]{4})\.?", _day_first),
        (rf"(?P<m>[0-9]{{1,2}})[-–./] ?{_YEAR}", _numbers),
        (rf"(?:{_DAY}(?: of)?[- ])?{_MONTH}(?: of)?,?[- ]?{_YEAR}", _numbers),
        (rf"{_MONTH} {_DAY},? {_YEAR}", _numbers),
        (rf"{_YEAR},?[- ]{_MONTH}(?:[- ]{_DAY})?", _numbers),
        (rf"{_YEAR}-(?P<n>[0-9]{{2}})", _beyond_level_1),
        (
            r"(?P<date>.+?)(?: |t)(?:(?P<half>am|pm|오전|오후) ?)?(?P<h>[0-9]{1,2}):(?P<m>[0-9]{2})"
            r"(?::(?P<s>[0-9]{2})(?:[.,][0-9]+)?)? ?(?P<zone>z|utc|gmt|kst|[+-][0-9]{2}:?[0-9]{2})?",
            _time,
        ),
        # Parts of a year, groups of years
        (rf"(?:the )?{_SEASON}(?: of)?,?[- ]{_YEAR}", lambda m: [f"{m['y']}-{_SEASONS[m['season']]}"]),
        (rf"{_YEAR} ?년?,?[- ]?{_SEASON}", lambda m: [f"{m['y']}-{_SEASONS[m['season']]}"]),
        (rf"(?:q(?=[1-4][^q]))?(?P<q>[1-4])(?:q|(?<=q[1-4]))[-/ ]?{_YEAR}", _quarter),
        (rf"{_YEAR} ?년?[-/ ]?(?:q(?=[1-4]$))?(?P<q>[1-4])(?:q|(?<=q[1-4])| ?분기)", _quarter),
        (r"(?:the )?([0-9]{2})00(?:s|'s| ?년대)", lambda m: [f"{m[1]}0X", f"{m[1]}XX"]),
        (r"(?:the )?([0-9]{3})0(?:s|'s| ?년대)", lambda m: [f"{m[1]}X"]),
        (
            r"(?:the )?([0-9]{1,2})(?:(?:st|nd|rd|th)[- ]century| ?세기)",
            lambda m: [f"{int(m[1]) - 1:02}XX"],
        ),
        (r"[0-9?xu*_-]{4,10}", lambda m: [re.sub(r"[?u*_x]", "X", m[0])]),
        (
            r"(?:early|(?:the )?(?:beginning|start) of)[- ](.+)|(.+?) ?(?:초|초순|상순)",
            _third(0),
        ),
        (r"(?:mid|(?:the )?middle of)[- ]?(.+)|(.+?) ?(?:중반|중순)", _third(1)),
        (r"(?:late|(?:the )?end of)[- ](.+)|(.+?) ?(?:말|하순)", _third(2)),
        (r"([0-9]{1,4}) ?(?:bc|bce|b\.c\.|b\.c\.e\.)|기원전 ?([0-9]{1,4}) ?년?", _before_christ),
        (r"y?(-?[1-9][0-9]{4,})", lambda m: [f"Y{m[1]}"]),
        (r"y(-?[0-9]{4})|([0-9]{4})-xx-[0-9]{2}|-(0000)", lambda m: [m[1] or m[2] or m[3]]),
        (r"(.+?)[-.,;]", _around("{}")),
        # How sure it is, and from or until when
        (r"(.+?) ?(?:\?~|~\?|~ \?)", _unsure),
        (
            r"(?:c\.?|ca\.?|circa|about|around|approx\.?|approximately|roughly|~|≈|약) ?(.+)"
            r"|(.+?) ?(?:경|쯤|무렵|께|~)",
            _around("{}~"),
        ),
        (r"(?:possibly|probably|perhaps|maybe|아마) (.+)|(.+?) ?(?:\(\?\)|\?)|\?(.+)", _unsure),
        (
            r"(?:since|from|after) (.+)|(.+?) ?(?:이후|이래|부터)|(.+?)(?: ?[–~]| -)",
            _around("{}/.."),
        ),
        (r"(?:until|till|before|by|to|up to) (.+)|(.+?) ?(?:까지|이전)|[-–] ?(.+)", _around("../{}")),
    )
]
