"""Units of figures: how English and Korean write them, and which are multiples of one another."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW"}

CURRENCIES = frozenset((*SIGNS.values(), "CNY", "VND"))

PHYSICAL = {
    "km": ("㎞", "kilometre", "kilometer", "킬로미터"),
    "m": ("metre", "meter", "미터"),
    "cm": ("㎝", "centimetre", "centimeter", "센티미터"),
    "mm": ("㎜", "millimetre", "millimeter", "밀리미터"),
    "km²": ("㎢", "square kilometre", "square kilometer", "제곱킬로미터"),
    "m²": ("㎡", "square metre", "square meter", "제곱미터"),
    "ha": ("㏊", "hectare", "헥타르"),
    "kg": ("㎏", "kilogram", "kilo", "킬로그램"),
    "g": ("gram", "그램"),
    "t": ("tonne", "ton", "톤"),
    "L": ("litre", "liter", "리터"),
    "TB": ("terabyte", "테라바이트"),
    "GB": ("gigabyte", "기가바이트"),
    "GW": ("gigawatt", "기가와트"),
    "MW": ("megawatt", "메가와트"),
    "kW": ("kilowatt", "킬로와트"),
    "ly": ("light year", "light-year", "광년"),
    "degree": ("°C", "℃", "degree"),
}
"""Units of measurement by their symbol, each with its other names."""

ENGLISH = {
    "%": "%", "per cent": "%", "percent": "%", "percentage point": "%p",
    "dollar": "USD", "us dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "won": "KRW", "yuan": "CNY",
    "year-old": "age", "years-old": "age", "years old": "age", "year old": "age", "years of age": "age",
    "year": "year", "month": "month", "week": "week", "day": "day", "hour": "hour", "minute": "minute",
    "second": "second", "decade": "decade", "time": "times", "x": "times",
}  # fmt: skip

KOREAN = {
    "%포인트": "%p", "%p": "%p", "퍼센트포인트": "%p", "%": "%", "퍼센트": "%",
    "달러": "USD", "원": "KRW", "유로": "EUR", "엔": "JPY", "위안": "CNY", "파운드": "GBP", "동": "VND",
    "세": "age", "살": "age", "나이": "age", "개월": "month", "달": "month", "년": "year", "해": "year",
    "주년": "year", "주일": "week", "주간": "week", "주": "week", "일": "day", "시간": "hour",
    "분": "minute", "초": "second", "배": "times",
}  # fmt: skip

for _symbol, _names in PHYSICAL.items():
    ENGLISH |= {name.lower(): _symbol for name in (_symbol, *_names) if name.isascii() or not name.isalpha()}
    KOREAN |= {name: _symbol for name in (_symbol, *_names) if not (name.isascii() and len(name) > 3)}
del ENGLISH["t"], ENGLISH["g"]

COUNTS = frozenset(("", "count", "age", "times", *PHYSICAL))
"""Units that one text may leave out where another writes them."""

BASES: Mapping[str, tuple[str, Fraction]] = {
    unit: (base, Fraction(factor))
    for base, multiples in {
        "second": {"minute": "60", "hour": "3600", "day": "86400", "week": "604800"},
        "month": {"year": "12", "age": "12"},
        "m": {"km": "1000", "cm": "1/100", "mm": "1/1000"},
        "kg": {"t": "1000", "g": "1/1000"},
        "m²": {"km²": "1000000", "ha": "10000"},
        "GB": {"TB": "1000"},
        "kW": {"MW": "1000", "GW": "1000000"},
        "share": {"%": "1/100"},
    }.items()
    for unit, factor in multiples.items()
}
"""Units that are multiples of another: a week is 604,800 seconds, a per cent a hundredth, an age so many years."""
