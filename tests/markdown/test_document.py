"""Documents as values: their plain text, their round trip through a cache, and paragraphs of inline Markdown.

가, 나, 다, 라, 마 … are letters, as A, B, C, D, E; 하나, 둘, 셋, 넷 … are one, two, three, four. 얀 르쿤 is
Yann LeCun, 메타 Meta; 떠나다 “leaves”, 문단 “paragraph”, 참고 “see”, 굵게 “bold”, 약관 “terms”, 밖 “outside”,
그림 “picture”, 끝 “end”, 없는 “missing”, 제목 “title”, 각주 “note”. 은, 를, 과, 와, 가 and 는 are particles.
"""

from __future__ import annotations

import itertools

import msgspec
import pytest

from sitegen.markdown import parse, parse_inline
from sitegen.markdown.document import Document, LinkSlot, with_names
from sitegen.problems import Span
from tests.markdown.shown import document, filled, problems

EVERYTHING = """\
# 르쿤, *떠나다*

[[yann-lecun|**얀 르쿤**]]은 [[meta]]를 떠난다[@a, 4문단; 참고 @b#q]. `code` & <b>굵게</b>[^1].
[약관](/terms/)과 [밖](https://example.org/) ![그림](/a.png)\\
끝 [[없는

::: note 제목
- 하나
- 둘
:::

::: timeline people=yann-lecun

![[meta]]

| 가 | 나 |
|---|---|
| [[a|다]] | 라 |

```
print()
```

[^1]: 각주
"""


def test_the_plain_text_is_that_of_all_blocks() -> None:
    assert document(EVERYTHING).text == "\n\n".join(
        [
            "르쿤, 떠나다",
            "얀 르쿤은 [[meta]]를 떠난다. code & <b>굵게</b>. 약관과 밖 그림 끝 [[없는",
            "제목",
            "하나",
            "둘",
            "가 나",
            "다 라",
            "print()",
            "각주",
        ]
    )


def test_names_can_be_put_into_a_plain_text() -> None:
    names = {"meta": "메타", "Yann LeCun": "얀 르쿤"}
    assert with_names("[[meta]]와 [[Yann LeCun]]", names.__getitem__) == "메타와 얀 르쿤"


def test_a_document_survives_the_cache() -> None:
    parsed = document(EVERYTHING)
    assert {type(part).__name__ for part in parsed.parts} == {
        *("str", "LinkSlot", "CiteSlot", "EmbedSlot", "RecordSlot", "StringSlot", "PathSlot"),
    }
    assert parsed.problems and parsed.headings
    encoded = msgspec.msgpack.encode(parsed)
    assert msgspec.msgpack.decode(encoded, type=Document) == parsed


def test_strings_among_the_parts_are_joined() -> None:
    parts = document(EVERYTHING).parts
    assert not any(isinstance(a, str) and isinstance(b, str) for a, b in itertools.pairwise(parts))
    assert "" not in parts


def test_problems_come_in_reading_order() -> None:
    found = document("```\n가\n```\n\n가 <b> [나](ftp:a) [[다\n\n::: note\n\n[^1] [@]\n").problems
    assert [problem.span for problem in found] == sorted(problem.span for problem in found)
    assert [problem.code for problem in found] == [
        *("raw-html", "unsafe-link", "unclosed-link", "unclosed-block", "bad-footnote", "bad-citation"),
    ]


def test_two_texts_have_nothing_to_do_with_each_other() -> None:
    document("[a]: /b/\n\n[^1]: 각주\n\n::: note\n:::")
    assert filled(document("[a] ::: note")) == "<p>[a] ::: note</p>\n"


def test_nothing_is_too_deep_without_a_word() -> None:
    deep = "> " * 48 + "가"
    assert document(deep).text == "가" and problems(deep) == ["1:1 unattributed-quotation"]
    assert [problem.code for problem in document("> " * 60 + "가").problems] == ["too-deep"]
    lists = "\n".join("  " * depth + "- 가" for depth in range(40))
    assert "too-deep" in [problem.code for problem in document(lists).problems]


INLINE = {
    "": "",
    "가": "가",
    "  가 나\n": "가 나",
    'R&D < "가" > 나': "R&amp;D &lt; &quot;가&quot; &gt; 나",
    "가 > 나": "가 &gt; 나",
    "*가*는 [[a]]": "<em>가</em>는 ⟦a⟧",
    "**메타(Meta)**가 떠났다 [@a].": "<strong>메타(Meta)</strong>가 떠났다\u2060⟦@a⟧.",
    "가\n나": "가\n나",
    "# 가": "# 가",
    "- 가": "- 가",
    "1. 가": "1. 가",
    "> 가": "&gt; 가",
    "::: note": "::: note",
    "가\0나": "가\ufffd나",
    "[가](/나/)": '<a href="/나/">가</a>'.replace("나", "%EB%82%98"),
}


@pytest.mark.parametrize(("text", "html"), INLINE.items())
def test_a_paragraph_of_inline_markdown(text: str, html: str) -> None:
    assert filled(parse_inline(text, origin_span=Span("a.yaml"), language="ko")) == html


@pytest.mark.parametrize("text", [*INLINE, "가 ] 나", "가!", "~가~", "$1", "가 @b", "가: 나"])
def test_it_is_the_same_as_in_a_paragraph_of_a_text(text: str) -> None:
    inline = parse_inline(text, origin_span=Span("a.yaml"), language="ko")
    whole = parse(f"x{text.strip()}", file="a.md", language="ko")
    assert filled(whole) == f"<p>x{filled(inline)}</p>\n"
    assert whole.text == f"x{inline.text}"


def test_in_a_field_everything_stands_where_the_value_begins() -> None:
    span = Span("content/people/a.yaml", 7, 12)
    parsed = parse_inline("가 [[b]] [@c]\n[[d", origin_span=span, language="ko")
    assert parsed.links() == (LinkSlot("b", None, 7, 12, before="가 ", after=" [[d"),)
    assert [(i.line, i.column) for slot in parsed.citations() for i in slot.items] == [(7, 12)]
    assert [problem.span for problem in parsed.problems] == [span]
