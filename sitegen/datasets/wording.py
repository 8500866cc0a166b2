"""Numbers and other values in words: grouped, in the multiples that a language counts in, with "about" and ranges.

A number is never rounded: what is shown is what the file says. $14 billion is 14, "billion US dollars", in English and
140, "억 달러", in Korean. The conventions of English and Korean are written here; other languages have their separators
from CLDR, through Babel, and no multiples.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

import msgspec

from sitegen.datasets.values import Column, Number, best
from sitegen.language.conventions import conventions_of, is_pinned

MOST_DECIMALS = 2
"""A multiple is used if all numbers have at most so many decimals in it."""

_SYMBOLS = frozenset("%‰°℃℉")
"""Units that follow each number instead of standing in a heading, as %p and °C do."""


class _Phrases(msgspec.Struct, frozen=True):
    bounds: tuple[str, str, str] = ("≈ {0}", "> {0}", "< {0}")
    """About so many, more, less."""
    range: str = "{0}–{1}"
    multiples: tuple[tuple[int, str], ...] = ()
    """The powers of ten that numbers are counted in, with their words, the largest first."""
    counted: str = "{0} {1}"
    """A multiple and a unit."""
    alone: str = "{0}"
    """A multiple without a unit."""
    each: str = "{0} {1}"
    """A number and its multiple."""


_NEUTRAL = _Phrases()
_PHRASES: Mapping[str, _Phrases] = {
    "en": _Phrases(
        ("about {0}", "more than {0}", "up to {0}"),
        "{0}–{1}",
        ((12, "trillion"), (9, "billion"), (6, "million")),
        alone="{0}s",
    ),
    "ko": _Phrases(
        ("약 {0}", "{0} 이상", "최대 {0}"), "{0}~{1}", ((12, "조"), (8, "억"), (4, "만")), each="{0}{1}"
    ),
}
_SMALLEST = 6
"""Numbers below a million are written out in any language."""
_HARD_TO_READ = 9
"""Numbers from a billion on are so many digits that nobody reads them."""


class NumberStyle(msgspec.Struct, frozen=True):
    """How the numbers of a column are shown in a language."""

    language: str
    exponent: int = 0
    """They are shown in multiples of this power of ten."""
    unit: str = ""
    """What they are, with the multiple: "billion US dollars"; "" where each number has its symbol or there is none."""
    unit_language: str = ""
    symbol: str = ""
    whole: int = 0
    """The power of ten that a whole number in the file is a multiple of: that of the column's scale."""
    each: bool = False
    """Whether large numbers are in a multiple of their own, since no multiple suits all: "640 trillion"."""

    def figure(self, value: Decimal) -> str:
        """A number, grouped as the language does, with all its decimals: "1,234.50", "−3%"."""
        if self.each:
            phrases = _phrases(self.language)
            power, multiple = _multiple([abs(value)], phrases)
            if multiple:
                figure = msgspec.structs.replace(self, each=False, exponent=power).figure(value)
                return phrases.each.format(figure, multiple)
        shown = value.scaleb(-self.exponent)
        exponent = value.as_tuple().exponent
        if not value or (isinstance(exponent, int) and exponent >= self.whole):
            shown = shown.normalize()  # the zeros at the end of a whole number say nothing of its decimals
        text = _grouped(abs(shown), self.language)
        return f"{'−' if shown < 0 else ''}{text}{self.symbol}"

    def between(self, low: Decimal, high: Decimal) -> str:
        """A range: "10–14", "10~14"."""
        first = self.figure(low)
        if self.symbol:
            first = first.removesuffix(self.symbol)
        return _phrases(self.language).range.format(first, self.figure(high))

    def text(self, number: Number) -> str:
        """A number or range as read: "about 600", "more than 600", "10–14"."""
        text = self.between(number.low, number.high) if number.is_range else self.figure(number.low)
        return _bounded(number, self.language).format(text)


def number_style(
    column: Column, numbers: Iterable[Decimal], language: str, languages: Sequence[str]
) -> NumberStyle:
    """How to show `numbers`, those of a column or of several with the same unit, in a language."""
    unit, unit_language = best(column.unit, language, languages)
    whole = len(str(column.scale)) - 1
    if unit[:1] in _SYMBOLS:
        return NumberStyle(language, symbol=unit, whole=whole)
    phrases = _phrases(language)
    sizes = [abs(number) for number in numbers]
    exponent, multiple = _multiple(sizes, phrases)
    each = not multiple and _have_their_own(sizes, phrases)
    if multiple and unit:
        unit = phrases.counted.format(multiple, unit)
    elif multiple:
        unit = phrases.alone.format(multiple)
    lang = "" if unit_language == language else unit_language
    return NumberStyle(language, exponent, unit, lang, whole=whole, each=each)


def statements(number: Number, column: Column, language: str) -> tuple[str, ...]:
    """A number as prose in a language would say it, both ends of a range: what can be looked for in a source's text:
    "about 14.5 billion US dollars".
    """
    ends = (number.low, number.high) if number.is_range else (number.low,)
    unit, _ = best(column.unit, language, ())
    bounded = _bounded(number, language)
    return tuple(bounded.format(_said(end, unit, language)) for end in ends)


def _said(value: Decimal, unit: str, language: str) -> str:
    phrases = _phrases(language)
    exponent, multiple = _multiple([abs(value)], phrases, most_decimals=12)
    figure = NumberStyle(language, exponent).figure(value)
    if unit[:1] in _SYMBOLS:
        return NumberStyle(language).figure(value) + unit
    if language.partition("-")[0] == "ko":
        return f"{figure}{multiple} {unit}".strip()
    return " ".join(filter(None, (figure, multiple, unit)))


def _multiple(
    numbers: Sequence[Decimal], phrases: _Phrases, most_decimals: int = MOST_DECIMALS
) -> tuple[int, str]:
    """The largest multiple in which all numbers are short, as its power of ten and its word; (0, "") for none."""
    most = max(numbers, default=Decimal(0))
    if most.adjusted() < _SMALLEST:
        return 0, ""
    for exponent, word in phrases.multiples:
        if most.adjusted() >= exponent and all(
            _decimals(number.scaleb(-exponent)) <= most_decimals for number in numbers
        ):
            return exponent, word
    return 0, ""


def _have_their_own(numbers: Sequence[Decimal], phrases: _Phrases) -> bool:
    """Whether some number is hard to read when written out, and each large one is short in a multiple of its own."""
    large = [number for number in numbers if number.adjusted() >= _SMALLEST]
    hard = any(number.adjusted() >= _HARD_TO_READ for number in large)
    return hard and all(_multiple([number], phrases)[1] for number in large)


def _decimals(number: Decimal) -> int:
    """How many decimals a number needs."""
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _grouped(number: Decimal, language: str) -> str:
    if is_pinned(language):
        return f"{number:,f}"
    from babel.numbers import format_decimal

    from sitegen.language.conventions.cldr import locale_of

    return format_decimal(number, locale=locale_of(language), decimal_quantization=False)


def _bounded(number: Number, language: str) -> str:
    """How a language says a number's bound, with a place for the number."""
    about, more, less = _phrases(language).bounds
    return {"": "{0}", "about": about, "more": more, "less": less}[number.bound]


def _phrases(language: str) -> _Phrases:
    return _PHRASES.get(conventions_of(language).language, _NEUTRAL)
