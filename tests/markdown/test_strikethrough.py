"""Text that is struck out: what is typed, and the HTML and the plain text, which leaves it out.

메타 is Meta, 세계 모델 “world model”; 그는 “안 된다”고 했다: he said “no”; 네~~ 좋아요~~: yes, fine (drawn
out).
"""

from __future__ import annotations

import pytest

from tests.markdown.shown import document, inside, problems

STRUCK = {
    "~~600~~ 650 people": "<s>600</s> 650 people",
    "a ~~b *c*~~": "a <s>b <em>c</em></s>",
    "**a ~~b~~**": "<strong>a <s>b</s></strong>",
    "~~[[a]]~~은": "<s>⟦a⟧</s>은",
    "~~[words](/b/)~~": '<s><a href="⟦/b/⟧">words</a></s>',
    # Next to Korean, as emphasis is.
    "~~메타(Meta)~~가": "<s>메타(Meta)</s>가",
    '~~"세계 모델"~~은': "<s>&quot;세계 모델&quot;</s>은",
    "그는~~“안 된다”~~고 했다": "그는<s>“안 된다”</s>고 했다",
    "[[a|~~b~~ c]]": "⟦a|<s>b</s> c⟧",
    # These are none.
    "~~~ a ~~~ b": "~~~ a ~~~ b",
    "\\~~a~~": "~~a~~",
    "`~~a~~`": "<code>~~a~~</code>",
    "네~~ 좋아요~~": "네~~ 좋아요~~",
    "10~20": "10~20",
}


@pytest.mark.parametrize(("text", "html"), STRUCK.items())
def test_struck_text(text: str, html: str) -> None:
    assert inside(f"x {text}") == f"x {html}"
    assert problems(f"x {text}") == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Meta laid off ~~600~~ 650 people.", "Meta laid off 650 people."),
        ("It is ~~not ~~ so.", "It is ~~not ~~ so."),
        ("그는 ~~메타를~~ 떠났다.", "그는 떠났다."),  # he left ~~Meta~~
        ("~~All of it.~~", ""),
        ("[[a]] and ~~[[b]]~~ saw it.", "[[a]] and saw it."),
    ],
)
def test_what_is_struck_is_not_said(text: str, plain: str) -> None:
    assert document(text).text == plain
