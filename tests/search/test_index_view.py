"""What Pagefind is given of a page.

The record in Korean: Yann LeCun, who leads the superintelligence laboratory of Meta; 초지능 조직의 주장 are the
claims of the superintelligence organization, 출처 & 하나 is “source & one”.
"""

from __future__ import annotations

import re
import unicodedata

import pytest

from sitegen.search.entries import SearchEntry, fingerprint
from sitegen.search.index_view import plain_text, render

LECUN = SearchEntry(
    url="ko/people/yann-lecun/",
    language="ko",
    kind="person",
    title="얀 르쿤",
    html='<p><a href="/ko/organizations/meta/">메타</a>의 초지능연구소를 이끈다.</p>',
    aliases=("Yann LeCun", "르쿤"),
    hidden_aliases=("얀 르컹",),
    related=("초지능 조직의 주장",),
    date="2025-11-19",
    date_words="2025년 11월 19일",
    sources=('"출처" & 하나',),
    people=("얀 르쿤", "마크 저커버그"),
    year="2025",
)


def attributes(view: str, role: str) -> list[tuple[str, str]]:
    found = re.findall(rf'<meta data-pagefind-{role}="(\w+)\[content\]" content="([^"]*)">', view)
    return [(name, unicodedata.normalize("NFC", value)) for name, value in found]


def test_names_and_word_parts_are_metadata() -> None:
    assert attributes(render(LECUN), "meta") == [
        ("alias", "Yann LeCun | 르쿤"),
        ("hidden", "얀 르컹"),
        ("kw", "구소 능연구소 연구소 지능연구소"),
    ]


def test_filters_and_order() -> None:
    assert attributes(render(LECUN), "filter") == [
        ("kind", "person"),
        ("source", "&quot;출처&quot; &amp; 하나"),
        ("person", "얀 르쿤"),
        ("person", "마크 저커버그"),
        ("year", "2025"),
    ]
    assert attributes(render(LECUN), "sort") == [("date", "2025-11-19")]


def test_what_is_related_counts_for_less() -> None:
    view = unicodedata.normalize("NFC", render(LECUN))
    assert view.endswith('<div data-pagefind-weight="0.3"><p>초지능 조직의 주장</p></div></body></html>')


def test_what_a_page_lacks_is_left_out() -> None:
    view = render(SearchEntry(url="about/", language="en", kind="page", title="A & B", html="<p>Text</p>"))
    assert attributes(view, "meta") == attributes(view, "sort") == []
    assert attributes(view, "filter") == [("kind", "page")]
    assert '<h1 data-pagefind-meta="title">A &amp; B</h1><p>Text</p>' in view


def test_korean_is_handed_over_as_jamo() -> None:
    assert not re.search("[가-힣]", render(LECUN))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p><a href='x'>르쿤</a>은 <em>메타</em>의</p>", "르쿤은 메타의"),
        ("<p>one</p><p>two</p>", "one two"),
        ("a<br>b &amp; c", "a b & c"),
    ],
)
def test_inline_elements_do_not_break_words(markup: str, text: str) -> None:
    assert plain_text(markup) == text


def test_the_fingerprint_changes_with_what_is_indexed() -> None:
    import msgspec

    changed = [
        msgspec.structs.replace(LECUN, title="얀 르쿤 "),
        msgspec.structs.replace(LECUN, html=LECUN.html + "<p></p>"),
        msgspec.structs.replace(LECUN, people=()),
    ]
    assert fingerprint([LECUN]) == fingerprint([LECUN])
    assert (
        len({fingerprint(entries) for entries in ([LECUN], [], [LECUN, LECUN], *([c] for c in changed))}) == 6
    )
