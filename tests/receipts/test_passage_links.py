"""Addresses of passages."""

from __future__ import annotations

import pytest

from sitegen.content.records.source import Source
from sitegen.content.text import LocalText
from sitegen.views.passage_links import passage_url, text_fragment


@pytest.mark.parametrize(
    ("text", "directive"),
    [
        (("three-year, plan",), "#:~:text=three%2Dyear%2C%20plan"),
        (("Few & far", "the end"), "#:~:text=Few%20%26%20far,the%20end"),
        (("막다른 길",), "#:~:text=%EB%A7%89%EB%8B%A4%EB%A5%B8%20%EA%B8%B8"),
    ],
)
def test_a_text_is_escaped_as_the_directive_wants_it(text: tuple[str, ...], directive: str) -> None:
    assert text_fragment(text) == directive


def test_an_address_with_a_fragment_keeps_it() -> None:
    assert text_fragment(("loom",), "part-2") == ":~:text=loom"


@pytest.mark.parametrize(
    ("type_", "url", "locator", "found"),
    [
        ("report", "https://a.example/r.pdf", "p. 12", "https://a.example/r.pdf#page=12"),
        ("report", "https://a.example/r.PDF?v=2", "12쪽", "https://a.example/r.PDF?v=2#page=12"),
        ("report", "https://a.example/r.pdf", "para. 4", "https://a.example/r.pdf"),
        ("motion_picture", "https://youtu.be/abc", "at 12:34", "https://youtu.be/abc?t=754s"),
        (
            "motion_picture",
            "https://www.youtube.com/watch?v=abc",
            "1:00:01",
            "https://www.youtube.com/watch?v=abc&t=3601s",
        ),
        ("broadcast", "https://a.example/talk.mp3", "0:09", "https://a.example/talk.mp3#t=9"),
        ("article", "https://a.example/x", "12:34", "https://a.example/x"),
    ],
)
def test_pages_and_moments(type_: str, url: str, locator: str, found: str) -> None:
    source = Source(type=type_, title=LocalText((("en", "A"),)), language="en", summary=LocalText(()))  # type: ignore[arg-type]
    assert passage_url(url, source, "", (), locator) == found
