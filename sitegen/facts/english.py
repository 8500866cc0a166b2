"""Figures and dates in English text: $14 billion, 49 per cent, three to five years, 26 December 2023."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sitegen.facts.quantities import NONE, Bound, DateMention, Figure, Numbers, magnitude, plain

_split = str.split
_SMALL = {
    word: number
    for number, word in enumerate(
        _split(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        ),
        start=1,
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(_split("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
_ZEROS = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_SUFFIXES = {**_ZEROS, "k": 3, "m": 6, "mn": 6, "bn": 9, "tn": 12}
_SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW"}
_UNITS = {
    "%": "%", "per cent": "%", "percent": "%", "percentage point": "%p",
    "dollar": "USD", "us dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "won": "KRW", "yuan": "CNY",
    "year-old": "age", "years-old": "age", "years old": "age", "year old": "age", "years of age": "age",
    "year": "year", "month": "month", "week": "week", "day": "day", "hour": "hour", "minute": "minute",
    "decade": "decade", "time": "times", "x": "times",
}  # fmt: skip
_MONTHS = {
    name: number
    for number, name in enumerate(
        _split("january february march april may june july august september october november december"),
        start=1,
    )
}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_WEEKDAYS = {
    name: number
    for number, name in enumerate(_split("monday tuesday wednesday thursday friday saturday sunday"), start=1)
}
_OPENERS = frozenset(
    _split(
        "about above after almost another around as at before between but by exactly fewer for from her his in its "
        "just less more nearly of on only over roughly since some than the their these till to until up upwards with "
        "within"
    )
)
"""Words before a number that are no name, even with a capital."""

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_WORD = "|".join(sorted((*_SMALL, *_TENS, *_ZEROS), key=len, reverse=True))
_WORDS = rf"(?:half )?(?:\ban? (?={'|'.join(_ZEROS)}))?\b(?:{_WORD})\b(?:(?:-|\s(?:and\s)?)(?:{_WORD})\b)*"
_SCALE = r"\s?(?:hundred|thousand|million|billion|trillion|bn|tn|mn|k|m)\b"
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_QUALIFIED = (
    r"(?:\s(?:hard|long|short|more|further|full|whole|lean|difficult|consecutive|straight|working|calendar))?"
)
_UNIT = "|".join(
    r"-?\s?" + re.escape(name).replace(r"\ ", r"\s") + ("" if name == "%" else r"s?\b")
    for name in sorted(_UNITS, key=len, reverse=True)
)
_SIGN = r"US\$|[$€£¥₩]"
_NUMBER = re.compile(
    rf"(?P<sign>{_SIGN})?\s?(?<![\w.])(?P<n>{_DIGITS}|{_WORDS})(?P<s>{_SCALE})?"
    rf"(?:\s?(?P<link>–|-|to|and|or)\s?(?P<sign2>{_SIGN})?(?P<n2>{_DIGITS}|{_WORDS})(?P<s2>{_SCALE})?)?"
    rf"(?:{_QUALIFIED}(?P<unit>{_UNIT}))?(?P<tail>[-–]?\w)?",
    re.IGNORECASE,
)
_FOLD = re.compile(rf"\b({_WORD})fold\b", re.IGNORECASE)
_CLOCK = re.compile(r"(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?!\d)")
_VAGUE = re.compile(
    r"(?<!\d\s)\b(?P<more>tens|hundreds|several hundred|several thousand)?(?:\s?of\s)?\s?"
    r"\b(?P<scale>thousands?|millions?|billions?|trillions?|hundreds)\b(?:\s(?:of\s)?(?P<unit>times|dollars|euros))?"
    r"|\b(?P<decades>decades)\b",
    re.IGNORECASE,
)
_VAGUE_ZEROS = {"": 0, "tens": 1, "hundreds": 2, "several hundred": 2, "several thousand": 3}
_ORDINAL = r"(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?:(?:(?P<d0>\d{{1,2}}){_ORDINAL}\s?(?:and|or|to|[–-])\s?)?"
    rf"(?P<d1>\d{{1,2}}){_ORDINAL}(?:\sof)?\s(?P<m1>{_MONTH})\b\.?(?:,?\s(?P<y1>\d{{4}})\b)?"
    rf"|(?P<m2>{_MONTH})\b\.?\s(?P<d2>\d{{1,2}}){_ORDINAL}\b(?:,?\s(?P<y2>\d{{4}})\b)?"
    rf"|(?P<m3>{_MONTH})\b\.?(?:\sof)?,?\s(?P<y3>\d{{4}})\b"
    r"|(?P<y4>\d{4})-(?P<m4>\d\d)(?:-(?P<d4>\d\d))?\b"
    r"|(?<![-\d])(?P<decade>(?:1[5-9]|20)\d0)s\b"
    r"|(?<![\w$€£¥₩.,])(?P<year>(?:1[5-9]|20)\d\d)"
    r"(?![\d,.]\d|\w|%|\s(?:per\scent|percent|dollars|people|times)|-\d\d\b)"
    rf"|(?P<m5>{_MONTH})\b"
    rf"|(?P<weekday>{'|'.join(_WEEKDAYS)})s?\b)",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|from|to|of|before|after|during|and|early|late|mid|between|about|around)[\s-]$",
    re.IGNORECASE,
)
_LETTERS = re.compile("[A-Za-z]+")
_DIGIT = re.compile(r"\d")
_NUMBER_WORDS = frozenset(
    form
    for word in (*_SMALL, *_TENS, *_ZEROS, *(f"{word}s" for word in _ZEROS), "decades")
    if word != "one"
    for form in (word, word.title(), f"{word}fold")
)
_DATE_WORDS = frozenset(name.title() for name in (*_MONTHS, *_WEEKDAYS, *(f"{day}s" for day in _WEEKDAYS)))
_MORE = (
    "more than|over|above|at least|upwards of|exceeding|no (?:fewer|less) than|beyond|pass(?:e[sd])?|exceeds?"
)
_BOUNDS: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (re.compile(rf"\b(?:{_MORE})\s$", re.IGNORECASE), "more"),
    (re.compile(r"\b(?:up to|at most|under|below|(?:less|fewer|no more) than)\s$", re.IGNORECASE), "less"),
    (
        re.compile(r"\b(?:about|around|some|roughly|approximately|nearly|almost|circa)\s$", re.IGNORECASE),
        "about",
    ),
)
_AFTER = re.compile(r"\s(?:or|and) (more|less|fewer)\b(?!\sthan\b)", re.IGNORECASE)
_RECKONED_AFTER = re.compile(r"\s(?:before|earlier|later|after|on\b|apart|passed|have passed)", re.IGNORECASE)
_RECKONED_BEFORE = re.compile(r"\b(?:within|after|inside)\s$", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"(?:^|\s)([A-Z][\w-]*)\s$")


def numbers(text: str) -> Numbers:
    """The figures and dates of an English text.

    Not among them are numbers that belong to a name (Llama 2, H-1B), and small numbers in words without a unit:
    "two of the five" is no figure that a source could bear out.
    """
    words = _LETTERS.findall(text)
    digits = _DIGIT.search(text) is not None
    has_words = not _NUMBER_WORDS.isdisjoint(words)
    if not digits and not has_words and _DATE_WORDS.isdisjoint(words):
        return NONE
    dates = tuple(_dates(text))
    taken = [(date.start, date.end) for date in dates]
    figures = sorted(_figures(text, taken), key=lambda figure: figure.start) if digits or has_words else ()
    return Numbers(tuple(figures), dates)


def _dates(text: str) -> Iterator[DateMention]:
    for match in _DATE.finditer(text):
        start, end = match.span()
        part = match.groupdict()
        if part["weekday"]:
            if match[0][0].isupper():
                yield DateMention(start, end, weekday=_WEEKDAYS[part["weekday"].lower()])
            continue
        if part["decade"] or part["year"]:
            yield DateMention(
                start, end, year=int(part["decade"] or part["year"]), decade=bool(part["decade"])
            )
            continue
        month = next(part[name] for name in ("m1", "m2", "m3", "m4", "m5") if part[name])
        if not month.isdecimal() and not (
            month[0].isupper() and (not part["m5"] or _is_month(text, start, end))
        ):
            continue
        number = int(month) if month.isdecimal() else _MONTHS[month.lower()]
        year = int(part["y1"] or part["y2"] or part["y3"] or part["y4"] or 0)
        day = int(part["d1"] or part["d2"] or part["d4"] or 0)
        if not (1 <= number <= 12 and day <= 31):
            continue
        if part["d0"]:
            yield DateMention(start, match.end("d0"), year=year, month=number, day=int(part["d0"]))
            start = match.start("d1")
        yield DateMention(start, end, year=year, month=number, day=day)


def _is_month(text: str, start: int, end: int) -> bool:
    """Whether a month's name by itself is one: "May" and "March" begin sentences as verbs do."""
    word = text[start:end].lower()
    if word in ("may", "march"):
        return bool(_MONTH_BEFORE.search(text, max(0, start - 12), start))
    return len(word) > 4 or word in ("june", "july") or text.startswith(".", end)


def _figures(text: str, taken: list[tuple[int, int]]) -> Iterator[Figure]:
    for found in (_vague(text), _folds(text), _clocks(text), _exact(text, taken)):
        for figure in found:
            if not any(start < figure.end and figure.start < end for start, end in taken):
                taken.append((figure.start, figure.end))
                yield figure


def _vague(text: str) -> Iterator[Figure]:
    for match in _VAGUE.finditer(text):
        if match["decades"]:
            yield Figure(*match.span(), magnitude(1), "year")
            continue
        scale, more = match["scale"].lower(), (match["more"] or "").lower()
        if scale.endswith("s") or more:
            start = match.end() - len(match[0].lstrip())
            zeros = _ZEROS[scale.rstrip("s")] + _VAGUE_ZEROS[more]
            yield Figure(start, match.end(), magnitude(zeros), _unit("", match["unit"]))


def _folds(text: str) -> Iterator[Figure]:
    for match in _FOLD.finditer(text):
        yield Figure(*match.span(), plain(_value(match[1])), "times")


def _clocks(text: str) -> Iterator[Figure]:
    for match in _CLOCK.finditer(text):
        yield Figure(*match.span(), f"{int(match[1])}:{match[2]}", "clock")


def _exact(text: str, taken: list[tuple[int, int]]) -> Iterator[Figure]:
    for match in _NUMBER.finditer(text):
        if not any(start < match.end("n") and match.start("n") < end for start, end in taken):
            yield from _read(text, match)


def _read(text: str, match: re.Match[str]) -> Iterator[Figure]:
    """The figures of a match: one, or the two ends of a range, or two that only stand beside each other."""
    tail, scale, scale2 = match["tail"] or "", _scale(match["s"]), _scale(match["s2"])
    if tail and not match["unit"] and re.search(r"\w", tail):
        return  # 4K, 3D, 7-Zip: a part of a name
    start = match.start("sign" if match["sign"] else "n")
    end = match.end("unit") if match["unit"] else max(match.end(name) for name in ("n", "s", "n2", "s2"))
    first_end = match.end("s" if match["s"] else "n")
    unit = _unit(match["sign"] or match["sign2"] or "", match["unit"])
    first = _value(match["n"])
    if match["n2"] is None:
        yield from _figure(text, start, end, first, scale, unit)
        return
    second, second_start = _value(match["n2"]), match.start("sign2" if match["sign2"] else "n2")
    if _is_range(text, match):
        shared = scale or (scale2 if first < 1000 else "")
        bound = _bound(text, start, end)
        yield from _figure(text, start, first_end, first, shared, unit, bound)
        yield from _figure(text, second_start, end, second, scale2, unit, bound)
        return
    yield from _figure(text, start, first_end, first, scale, _unit(match["sign"] or "", None))
    yield from _figure(text, second_start, end, second, scale2, _unit(match["sign2"] or "", match["unit"]))


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers are a range: "three to five years", "$10–15 billion", "between 3 and 5"."""
    link = match["link"].lower()
    if link == "and":
        return text[: match.start("n")].rstrip("US$€£¥₩ ").lower().endswith("between")
    return link != "or" or bool(match["unit"])


def _figure(
    text: str, start: int, end: int, value: Decimal, scale: str, unit: str, bound: Bound | None = None
) -> Iterator[Figure]:
    in_words = not text[start:end].lstrip("US$€£¥₩ ")[:1].isdigit()
    number = value * Decimal(10) ** _SUFFIXES.get(scale, 0)
    if unit == "decade":
        number, unit = number * 10, "year"
    if in_words and number <= 10 and (unit in ("", "day", "KRW") or number == 1):
        return
    if not unit and not scale and not in_words:
        name = _NAME_BEFORE.search(text, max(0, start - 30), start)
        if name and name[1].lower() not in _OPENERS:
            return
    reckoned = unit in ("year", "month", "week", "day") and (
        bool(_RECKONED_AFTER.match(text, end))
        or bool(_RECKONED_BEFORE.search(text, max(0, start - 10), start))
    )
    yield Figure(
        start, end, plain(number), unit, _bound(text, start, end) if bound is None else bound, reckoned
    )


def _scale(written: str | None) -> str:
    return (written or "").strip().lower()


def _unit(sign: str, written: str | None) -> str:
    if sign:
        return _SIGNS[sign.upper()]
    name = re.sub(r"\s+", " ", (written or "").strip().lstrip("- ").lower())
    return _UNITS.get(name) or _UNITS.get(name.rstrip("s"), "") if name else ""


def _value(written: str) -> Decimal:
    if written[:1].isdigit():
        return Decimal(written.replace(",", ""))
    total = current = Decimal(0)
    half = Decimal(1)
    for word in re.findall(r"[a-z]+", written.lower()):
        if word == "half":
            half = Decimal("0.5")
        elif word in _SMALL or word in _TENS:
            current += _SMALL.get(word) or _TENS[word]
        elif word == "hundred":
            current = (current or Decimal(1)) * 100
        elif word in _ZEROS:
            total += (current or Decimal(1)) * Decimal(10) ** _ZEROS[word]
            current = Decimal(0)
    return (total + current) * half


def _bound(text: str, start: int, end: int) -> Bound:
    for pattern, bound in _BOUNDS:
        if pattern.search(text, max(0, start - 20), start):
            return bound
    after = _AFTER.match(text, end)
    return "" if after is None else "more" if after[1].lower() == "more" else "less"
