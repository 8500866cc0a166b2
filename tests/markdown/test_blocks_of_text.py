"""What a document tells of its blocks and addresses, for checks that name a place in the source.

가, 나, 다, 라, 마 … are letters, as A, B, C, D, E; 하나, 둘, 셋, 넷 … are one, two, three, four, and so on to
nine, 아홉. 제목 is “title”, 누가 “who?”, 하나는 둘이다 “one is two”, 우리는 그렇게 본다 “so we see it”.
"""

from __future__ import annotations

from sitegen.markdown import parse_inline
from sitegen.markdown.document import Document
from sitegen.problems import Span
from tests.markdown.shown import document, shown

TEXT = """\
# 제목

[[a|하나]]는 **둘**이다. [@s]
셋. [@t; @u#q]

::: disputed 누가 [@v]
> 넷

- 다섯 [@w]
- 여섯

  일곱 [@own]
:::

| 가 | 나 |
|---|---|
| [[b]] | 다 [@x] |

여덟[^1].

[^1]: 아홉
"""


def blocks(text: Document) -> list[str]:
    """Place, kind and text of each block, with the sources it cites."""
    found = []
    for block in text.blocks:
        cites = text.citations()[slice(*block.cites)]
        sources = "".join(f" @{item.source}" for cite in cites for item in cite.items)
        inside = f" in {block.set_off}" if block.set_off else ""
        own = " own" if block.own else ""
        place = f"{block.line}-{block.last_line}:{block.column}"
        found.append(f"{place} {block.kind}{inside}: {text.text[block.start : block.end]}{sources}{own}")
    return found


def test_every_block_knows_its_place_its_text_and_its_sources() -> None:
    assert blocks(document(TEXT)) == [
        "1-1:3 heading: 제목",
        "3-4:1 paragraph: 하나는 둘이다. 셋. @s @t @u",
        "6-6:14 title in disputed: 누가 @v",
        "7-7:3 quotation in disputed: 넷",
        "9-9:3 item in disputed: 다섯 @w",
        "10-10:3 item in disputed: 여섯",
        "12-12:3 item in disputed: 일곱 own",
        "15-15:1 row: 가 나",
        "17-17:1 row: [[b]] 다 @x",
        "19-19:1 paragraph: 여덟.",
        "21-21:7 footnote: 아홉",
    ]


def test_lines_are_those_of_the_file() -> None:
    assert blocks(document("하나\n\n둘\n", first_line=8)) == [
        "8-8:1 paragraph: 하나",
        "10-10:1 paragraph: 둘",
    ]


def test_the_items_of_one_list_belong_together() -> None:
    text = document("가\n\n- 나\n  - 다\n- 라\n\n마\n\n1. 바\n")
    assert [block.list for block in text.blocks] == [0, 1, 1, 1, 0, 2]


def test_links_are_counted_by_block() -> None:
    text = document("[[a]]와 [[b|나]]\n\n[[c]]\n")
    targets = [[link.target for link in text.links()[slice(*block.links)]] for block in text.blocks]
    assert targets == [["a", "b"], ["c"]]


def test_links_are_known_by_what_they_show() -> None:
    text = document(" 가 [[a|나 다]]를 [[b]]의 라[[c|**마**]]\n")
    (block,) = text.blocks
    words = text.text[block.start : block.end]
    assert [words[start:end] for start, end in block.labels] == ["나 다", "[[b]]", "마"]


def test_one_paragraph_without_an_element_is_one_block() -> None:
    text = parse_inline("하나 [@a] 둘 [@own]", origin_span=Span("a.yaml", 3, 7), language="ko")
    assert (text.blocks, text.own, text.text) == ((), True, "하나 둘")


def test_what_is_marked_as_the_editors_own_says_so_to_the_reader() -> None:
    assert shown("우리는 그렇게 본다. [@own]") == (
        '<p>우리는 그렇게 본다.‿ <small class="own">⟦$own.mark⟧</small></p>'
    )


def test_addresses_are_known_with_their_place() -> None:
    text = document("가 [나](/terms/#a) <https://example.org/>\n[다](#가) ![라](/a.png) [마](mailto:a@b.c)\n")
    assert [(t.address, t.line, t.column) for t in text.targets] == [
        ("/terms/#a", 1, 3),
        ("https://example.org/", 1, 18),
        ("#%EA%B0%80", 2, 1),
        ("/a.png", 2, 9),
        ("mailto:a@b.c", 2, 22),
    ]


def test_an_address_that_stays_text_is_none() -> None:
    assert document("[가](javascript:alert) ![나](https://example.org/a.png)").targets[0].address == (
        "https://example.org/a.png"
    )
