"""Numbers as cells write them, 1234.5, −3, ~600, >600, <600, 10..14 or 10–14, and what is wrong with other cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal

from sitegen.datasets.values import Bound, Number
from sitegen.problems import Code, codes
from sitegen.runtime.patterns import lazy_pattern

_PLAIN = r"[-−]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
_NUMBER = lazy_pattern(rf"([~<>]?)({_PLAIN})(?:(?:\.\.|–)({_PLAIN}))?")
_MOST_DIGITS = 18
"""A longer number is a slip, or belongs in a larger unit."""

_BOUNDS: Mapping[str, Bound] = {"": "", "~": "about", ">": "more", "<": "less"}

Fault = tuple[Code, str, str]
"""A kind of problem, its message, and its hint."""

_NO_FIGURE = frozenset(
    ("-", "–", "—", ".", "..", "…", "?", "x", "n/a", "na", "nan", "null", "none", "nil", "n.d.", "tbd")
) | frozenset(("없음", "미상", "미정", "해당없음", "비공개", "자료없음", "불명"))


def read_number(text: str, scale: int = 1) -> Number | Fault:
    """The number or range that a cell writes, times `scale`, or what is wrong with it."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return _fault(text)
    sign, first, second = match.groups()
    if max(len(first), len(second or "")) > _MOST_DIGITS:
        return (
            codes.BAD_CELL,
            f'"{text}" has more than {_MOST_DIGITS} characters',
            "give the column a `scale`",
        )
    low = _decimal(first, scale)
    high = low if second is None else _decimal(second, scale)
    if high < low or (second is not None and high == low):
        return codes.BAD_CELL, f'the range "{text}" does not rise', "write the lower number first: 10..14"
    if second is not None and sign in "<>" and sign:
        return (
            codes.BAD_CELL,
            f'"{text}" is a bound and a range',
            f"write {sign}{first}, or {first}..{second}",
        )
    return Number(low, high, _BOUNDS[sign])


def decimals_of(text: str) -> list[tuple[str, str]]:
    """The numbers with decimals that a cell writes, each before and after its point."""
    return [(whole, part) for whole, _, part in (n.partition(".") for n in re.findall(_PLAIN, text)) if part]


def looks_grouped(whole: str, part: str) -> bool:
    """Whether 1.234 may be a thousand and more, as some languages write it."""
    digits = whole.lstrip("-−")
    return len(part) == 3 and digits != "0" and len(digits) <= 3


def _decimal(text: str, scale: int) -> Decimal:
    return Decimal(text.replace("−", "-")).scaleb(len(str(scale)) - 1)


def _fault(text: str) -> Fault:
    """What is wrong with a cell that is no number, and what to write instead."""
    if text.casefold().replace(" ", "") in _NO_FIGURE:
        return codes.BAD_CELL, f'"{text}" is not a number', "leave the cell empty where there is no figure"
    comma = _with_commas(text)
    if comma is not None:
        return comma
    for pattern, message, hint in _KNOWN:
        if match := pattern.fullmatch(text):
            return codes.BAD_CELL, message.format(text), hint.format(*map(_bare, match.groups("")))
    folded = unicodedata.normalize("NFKC", text)
    if folded != text and _NUMBER.fullmatch(folded):
        return codes.BAD_CELL, f'"{text}" is written with full-width characters', f"write {folded}"
    return (
        codes.BAD_CELL,
        f'"{text}" is not a number',
        "write 1234.5, 10..14 for a range, ~600 for about 600, >600 for more than 600; leave the cell empty where"
        " there is no figure",
    )


def _with_commas(text: str) -> Fault | None:
    """What is wrong with a number that has commas, None of one that has none."""
    if re.fullmatch(r"~?[-−]?[1-9][0-9]{0,2},[0-9]{3}", text):
        plain, decimal = text.replace(",", ""), text.replace(",", ".")
        message = (
            f'"{text}" is {plain} where commas separate thousands, and {decimal} where they mark decimals'
        )
        return codes.AMBIGUOUS_NUMBER, message, f"write {plain} or {decimal}0"
    if re.fullmatch(r"~?[-−]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", text):
        return codes.BAD_CELL, f'"{text}" has commas between thousands', f"write {text.replace(',', '')}"
    if re.fullmatch(r"~?[-−]?[0-9]+,[0-9]+", text):
        return codes.BAD_CELL, f'"{text}" has a decimal comma', f"write {text.replace(',', '.')}"
    if re.fullmatch(r"~?[-−]?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+", text):
        plain = text.replace(".", "").replace(",", ".")
        return codes.BAD_CELL, f'"{text}" has points between thousands and a decimal comma', f"write {plain}"
    return None


def _bare(text: str) -> str:
    return re.sub(r"[\s'’_]", "", text)


_ANY = r"~?[-−]?[0-9][0-9.,]*"
_KNOWN = tuple(
    (lazy_pattern(pattern), message, hint)
    for pattern, message, hint in (
        (
            r"([-−]?[0-9]{1,3}(?:[\s'’_][0-9]{3})+(?:\.[0-9]+)?)",
            '"{}" has marks between thousands',
            "write {0}",
        ),
        (
            r"([0-9]{1,3}(?:\.[0-9]{3}){2,})",
            '"{}" has points between thousands',
            "write it without them",
        ),
        (
            rf"({_PLAIN})\s?(?:-|~|to|—|\s–\s)\s?({_PLAIN})",
            '"{}" is not a range',
            "write {0}..{1}",
        ),
        (
            r"(?:약|about|ca?\.|approx\.?|≈)\s?([0-9.]+)",
            '"{}" is not a number',
            "write ~{0} for about {0}",
        ),
        (
            r"(?:>=|≥|over|more than|at least)\s?([0-9.]+)|([0-9.]+)\s?(?:\+|이상|초과)",
            '"{}" is not a number',
            "write >{0}{1} for more than {0}{1}, or at least so many",
        ),
        (
            r"(?:<=|≤|under|less than|up to|at most)\s?([0-9.]+)|([0-9.]+)\s?(?:이하|이내|미만)",
            '"{}" is not a number',
            "write <{0}{1} for less than {0}{1}, or up to so many",
        ),
        (r"\(([0-9.]+)\)", '"{}" is not a number', "write -{0} for a negative number"),
        (r"\+([0-9.]+)", '"{}" has a plus', "write {0}"),
        (r"0+([1-9][0-9.]*)", '"{}" has zeros before it', "write {0}, or make it a column of text"),
        (r"\.([0-9]+)", '"{}" has nothing before its point', "write 0.{0}"),
        (r"([0-9.]+)[eE][-+]?[0-9]+", '"{}" has an exponent', "write it out, or give the column a `scale`"),
        (
            rf"({_ANY})\s?(?:[십백천만억조]+|k|m|bn?|tn?|thousand|million|billion|trillion)\s?\D*",
            '"{}" is not a number',
            "write it out, or write {0} and give the column a `scale` and a `unit`",
        ),
        (
            rf"[^\d\s~.,<>(-]{{1,3}}\s?({_ANY})|({_ANY})\s?[^\d.,<>)]+",
            '"{}" has its unit in it',
            "write {0}{1}, and the unit as `unit` of the column",
        ),
    )
)
