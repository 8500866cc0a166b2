"""Which of a quotation's words find it on its page."""

from __future__ import annotations

import pytest

from sitegen.facts.fragments import finding_text, finding_words

PAGE = (
    "Menu. The quiet town\n\n"
    "The factory stopped, and the town was quiet. Few believed that the quiet would last, but there was nothing else "
    "that anyone could do.\n"
    "라마는 막다른 길이다. 그는 “라마 개발에도 직접 관여하지 않았고” 떠났다. ‘3~5년’ 안에 a–b “그렇다”고 했다.\n"
    "The factory stopped again; nothing else was said of it."
)


@pytest.mark.parametrize(
    ("quotation", "text"),
    [
        ("The factory stopped", ("The factory stopped",)),
        ("believed that the quiet would last", ("believed that the quiet would last",)),
        ("라마 개발에도 직접 관여하지 않았고", ("라마 개발에도 직접 관여하지 않았고",)),
        # Browsers find whole words: a particle that follows takes the last one away.
        ("라마는 막다른 길", ("라마는 막다른",)),
        # Of what is long, a beginning and an end.
        (
            "Few believed that the quiet would last, but there was nothing else that anyone could do.",
            ("Few believed that", "anyone could do."),
        ),
        # What is left out ends what is looked for.
        ("Few believed […] nothing else", ("Few believed",)),
        # The same words come before, or the page has other signs.
        ("town was quiet. Few", ("town was quiet. Few",)),
        ("else was said", ("else was said",)),
        ("nothing else", ("nothing else",)),
        ("“3~5년”", ()),
        ("a-b", ()),
        ("길", ()),
    ],
)
def test_a_quotation_is_found_by_its_own_words(quotation: str, text: tuple[str, ...]) -> None:
    start = PAGE.find(quotation.split(" […]")[0])
    if start < 0:  # found though its signs differ
        start = PAGE.index("‘3~5년" if "년" in quotation else "a–b")
    assert finding_text(quotation, finding_words(PAGE, start, quotation)) == text


def test_the_second_place_of_the_same_words_is_not_found_by_them() -> None:
    again = PAGE.rindex("The factory stopped")
    assert finding_words(PAGE, again, "The factory stopped") == ()
    assert finding_text(
        "The factory stopped again", finding_words(PAGE, again, "The factory stopped again")
    ) == ("The factory stopped again",)


def test_words_that_changed_since_are_not_used() -> None:
    assert finding_text("one two", (0, 3)) == ()
    assert finding_text("one two", ()) == ()
