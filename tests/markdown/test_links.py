"""Links and images: what is typed, and the HTML with its slots.

가, 나, 다, 라, 마 … are letters, as A, B, C, D, E; 한글 is Hangul, 세계 모델 “world model”. 는, 를 and 와 are
particles.
"""

from __future__ import annotations

import pytest

from sitegen.markdown.links import target
from tests.markdown.shown import document, inside, problems

EXTERNAL = 'class="external" rel="external noopener"'

LINKS = {
    "[a](https://example.org/b?c=d&e)": f'<a href="https://example.org/b?c=d&amp;e" {EXTERNAL}>a</a>',
    "[a](HTTP://example.org)": f'<a href="HTTP://example.org" {EXTERNAL}>a</a>',
    '[a](https://example.org "b & c")': f'<a href="https://example.org" title="b &amp; c" {EXTERNAL}>a</a>',
    "<https://example.org/한글>": (
        f'<a href="https://example.org/%ED%95%9C%EA%B8%80" {EXTERNAL}>https://example.org/한글</a>'
    ),
    "[a](mailto:b@example.org)": '<a href="mailto:b@example.org">a</a>',
    "<b@example.org>": '<a href="mailto:b@example.org">b@example.org</a>',
    "[a](/about/)": '<a href="⟦/about/⟧">a</a>',
    "[a](/about/#who?b&c)": '<a href="⟦/about/#who?b&c⟧">a</a>',
    '[a](/about/ "b")': '<a href="⟦/about/⟧" title="b">a</a>',
    "[a](/)": '<a href="⟦/⟧">a</a>',
    "[a](/\\\\example.org/)": '<a href="⟦/%5Cexample.org/⟧">a</a>',
    "[a](#notes)": '<a href="#notes">a</a>',
    "[a](#세계-모델)": '<a href="#%EC%84%B8%EA%B3%84-%EB%AA%A8%EB%8D%B8">a</a>',
    "[a](/b/)는 *[c](/d/)*를": '<a href="⟦/b/⟧">a</a>는 <em><a href="⟦/d/⟧">c</a></em>를',
    "![a](/b.png)": '<img src="⟦/b.png⟧" alt="a" loading="lazy">',
    '![*a* & `b`](/c.png "d")': '<img src="⟦/c.png⟧" alt="a &amp; b" title="d" loading="lazy">',
    "![](/b.png)": '<img src="⟦/b.png⟧" alt="" loading="lazy">',
    "[![a](/b.png)](/c/)": '<a href="⟦/c/⟧"><img src="⟦/b.png⟧" alt="a" loading="lazy"></a>',
    # An address without marks is text.
    "https://example.org": "https://example.org",
    "www.example.org": "www.example.org",
}


REPORTED = {
    "![](/b.png)": ["1:1 no-alternative-text"],
    "https://example.org": ["1:1 bare-address"],
    "www.example.org": ["1:1 bare-address"],
}


@pytest.mark.parametrize(("text", "html"), LINKS.items())
def test_links(text: str, html: str) -> None:
    assert inside(text) == html
    assert problems(text) == REPORTED.get(text, [])


def test_links_by_reference() -> None:
    assert inside("[가]와 [나][가]\n\n[가]: /b/ '다'") == (
        '<a href="⟦/b/⟧" title="다">가</a>와 <a href="⟦/b/⟧" title="다">나</a>'
    )


UNSAFE = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "<java\tscript:alert(1)>",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "javascript&colon;alert(1)",
    "java&#10;script:alert(1)",
    "&#1;javascript:alert(1)",
    "<\u00a0javascript:alert(1)>",
    "<\x0bjavascript:alert(1)>",
    "%6Aavascript:alert(1)",
    "vbscript:a",
    "data:text/html,<script>alert(1)</script>",
    "data:image/png;base64,AAAA",
    "ftp://example.org/a",
    "file:///etc/passwd",
    "blob:https://example.org/a",
    "//example.org/a",
    "\\\\\\\\example.org",
    "https:example.org",
    "https:///example.org",
    "http:/example.org",
    "https://",
    "mailto:",
    "about.html",
    "../about/",
    "./about/",
    "?a=b",
    "",
]


@pytest.mark.parametrize("address", UNSAFE)
def test_a_link_elsewhere_is_its_text(address: str) -> None:
    assert inside(f"가 [**나**]({address}) 다") == "가 <strong>나</strong> 다"
    assert problems(f"가 [**나**]({address}) 다") == ["1:3 unsafe-link"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,a", "ftp://a.b", "irc:a"])
def test_so_is_an_autolink_and_a_link_by_reference(address: str) -> None:
    assert inside(f"가 <{address}>") == f"가 {address}"
    assert problems(f"가 <{address}>") == ["1:3 unsafe-link"]
    assert inside(f"가 [나]\n\n[나]: {address}") == "가 나"
    assert problems(f"가 [나]\n\n[나]: {address}") == ["1:3 unsafe-link"]


def test_what_is_in_the_link_stays() -> None:
    assert inside("[*가* ![나](/b.png) `다`](ftp://a.b)") == (
        '<em>가</em> <img src="⟦/b.png⟧" alt="나" loading="lazy"> <code>다</code>'
    )


def test_an_image_from_elsewhere_becomes_a_link_to_it() -> None:
    html = f'<a href="https://example.org/b.png" {EXTERNAL}>가</a>'
    assert inside("![가](https://example.org/b.png)") == html
    (problem,) = document("![가](https://example.org/b.png)").problems
    assert problem.message == 'the image "https://example.org/b.png" is shown as a link'
    html = f'<a href="https://example.org/b.png" {EXTERNAL}>https://example.org/b.png</a>'
    assert inside("![](https://example.org/b.png)") == html


def test_inside_a_link_it_is_its_alternative_text() -> None:
    assert inside("[![가](https://example.org/b.png)](/c/)") == '<a href="⟦/c/⟧">가</a>'
    assert problems("[![가](https://example.org/b.png)](/c/)") == ["1:2 unsafe-link"]


@pytest.mark.parametrize("address", ["b.png", "data:image/png;base64,AAAA", "//example.org/b.png", "#b"])
def test_an_image_from_nowhere_is_its_alternative_text(address: str) -> None:
    assert inside(f"가 ![나]({address})") == "가 나"
    assert problems(f"가 ![나]({address})") == ["1:3 unsafe-link"]


def test_targets() -> None:
    assert [target(a) for a in ("https://a", "mailto:a@b", "/a", "#a", "a")] == [
        "web", "mail", "path", "fragment", None,
    ]  # fmt: skip
