"""Figures in the terms of the text that they are from."""

from __future__ import annotations

import pytest

from sitegen.facts.terms import in_terms, terms_of


@pytest.mark.parametrize(
    ("words", "language", "terms", "unit", "said"),
    [
        ("140억 달러", "ko", "140e8", "USD", "140억 달러"),
        ("1,000억원", "ko", "1000e8", "KRW", "1,000억 원"),
        ("2.5조", "ko", "2.5e12", "", "2.5조"),
        ("18만", "ko", "18e4", "times", "18만"),
        ("14 billion", "en", "14e9", "USD", "14 billion USD"),
    ],
)
def test_what_has_a_word_for_its_scale(words: str, language: str, terms: str, unit: str, said: str) -> None:
    assert terms_of(words, language) == terms
    assert in_terms(terms, unit, language) == said


@pytest.mark.parametrize(
    "words", ["49%", "1,200", "수십억 달러", "1만 8천", "3천만", "두 달", "5년", "17:07"]
)
def test_other_figures_are_said_in_no_terms(words: str) -> None:
    assert terms_of(words, "ko") == ""


def test_a_language_without_such_words_says_nothing() -> None:
    assert terms_of("14 Milliarden", "de") == ""
    assert in_terms("140e8", "USD", "de") == ""
    assert in_terms("", "USD", "ko") == ""
