"""In which terms a text gives a figure: 140억 is 140 times 10^8, however another language says it."""

from __future__ import annotations

import re

from sitegen.facts.english.words import ZEROS
from sitegen.facts.korean.words import MYRIADS, SMALL_UNITS
from sitegen.facts.readers import base
from sitegen.facts.units import KOREAN

_SCALES = {"en": ZEROS, "ko": SMALL_UNITS | MYRIADS}
_TERMS = re.compile(r"\s*([\d,]+(?:\.\d+)?)\s?([^\W\d_]+)")


def terms_of(words: str, language: str) -> str:
    """The terms of a figure that `words` begin with, as digits and power of ten: "140e8" for 140억 달러. Empty where it
    is not digits with one word for their scale."""
    match = _TERMS.match(words)
    scales = _SCALES.get(base(language), {})
    if match is None:
        return ""
    word = next((scale for scale in sorted(scales, key=len, reverse=True) if match[2].startswith(scale)), "")
    rest = match[2].removeprefix(word)
    if not word or (base(language) == "ko" and rest[:1] in scales) or re.search(r"\d", words[match.end() :]):
        return ""
    return f"{match[1].replace(',', '')}e{scales[word]}"


def in_terms(terms: str, unit: str, language: str) -> str:
    """A figure said in the terms of `terms_of`, in the language that it is from: 140억 달러; "" where that has no such
    words. `unit` is that of `Figure`: a currency is named, other units are left out."""
    digits, _, power = terms.partition("e")
    scales = _SCALES.get(base(language), {})
    word = next((scale for scale, zeros in scales.items() if str(zeros) == power), "")
    if not digits or not word:
        return ""
    whole, _, decimals = digits.partition(".")
    number = f"{int(whole or 0):,}" + (f".{decimals}" if decimals else "")
    if base(language) == "ko":
        name = next((name for name, of in KOREAN.items() if of == unit), "") if len(unit) == 3 else ""
        return f"{number}{word} {name}".rstrip()
    return f"{number} {word}" + (f" {unit}" if len(unit) == 3 and unit.isupper() else "")
