"""No line begins with a Korean particle: a word joiner (shown as "‿") ties it to the bracket or mark before it."""

from __future__ import annotations

import pytest

from tests.markdown.shown import document, inside

# “Llama” and its object particle; the claim that he “stayed”; Wired's word “superintelligence”; as ‘godfather’, “no”.
TIED = {
    "라마(Llama)를": "라마(Llama)‿를",
    "“머물렀다”는 것이다": "“머물렀다”‿는 것이다",
    "‘초지능’이라는 《와이어드》의 말": "‘초지능’‿이라는 《와이어드》‿의 말",
    "'대부'로 \"안 된다\"고": "'대부'‿로 &quot;안 된다&quot;‿고",
    # What opens is tied by itself, and so is what is no word.
    # He said “no”; Inc. Meta, LeCun (65)'s.
    "그는 “안 된다” 했다": "그는 “안 된다” 했다",
    "(주) 메타, 르쿤(65)의": "(주) 메타, 르쿤(65)‿의",
    "“Meta” and (Llama)": "“Meta” and (Llama)",
}


@pytest.mark.parametrize(("text", "html"), TIED.items())
def test_a_particle_is_tied_to_its_word(text: str, html: str) -> None:
    assert inside(text) == html


def test_the_plain_text_is_as_written() -> None:
    assert document("라마(Llama)를").text == "라마(Llama)를"
