"""Set-off blocks and embeds: what is typed, and the HTML with its slots.

가, 나, 다, 라, 마 … are letters, as A, B, C, D, E; 시작은 언제인가 is “When did it begin?”, 주의 “Caution” and
참고 “Note”.
"""

from __future__ import annotations

import pytest

from sitegen.markdown.document import EmbedRef, EmbedSlot
from sitegen.markdown.embeds import TIMELINE, options
from tests.markdown.shown import document, problems, shown


def _block(kind: str, number: int, body: str, title: str = "") -> str:
    named = f' <span class="block-name">{title}</span>' if title else ""
    return (
        f'<div class="block block-{kind}" role="group" aria-labelledby="block_{number}">\n'
        f'<p class="block-title" id="block_{number}">'
        f'<span class="block-kind">⟦$block.{kind}⟧</span>{named}</p>\n{body}</div>'
    )


@pytest.mark.parametrize("kind", ["note", "known", "disputed", "unknown"])
def test_a_block_is_set_off_under_its_name(kind: str) -> None:
    assert shown(f"::: {kind}\n**가** 나\n:::") == _block(kind, 1, "<p><strong>가</strong> 나</p>\n")


def test_a_block_may_have_a_title() -> None:
    html = shown("::: note 시작은 *언제*인가\n가\n:::")
    assert html == _block("note", 1, "<p>가</p>\n", "시작은 <em>언제</em>인가")


def test_a_block_holds_blocks() -> None:
    text = """\
가
::: known
- 나
- 다

| 라 |
|---|
:::
마"""
    html = shown(text)
    assert html.startswith("<p>가</p>\n<div ")
    assert "<ul>\n<li>나</li>\n<li>다</li>\n</ul>\n<table>" in html
    assert html.endswith("</table>\n</div>\n<p>마</p>")
    assert problems(text) == []


def test_a_closing_line_closes_the_block_opened_last() -> None:
    inner = _block("known", 2, "<p>나</p>\n")
    text = "::: note\n가\n::: known\n나\n:::\n다\n:::\n라"
    assert shown(text) == _block("note", 1, f"<p>가</p>\n{inner}\n<p>다</p>\n") + "\n<p>라</p>"


def test_blocks_stand_in_lists_and_quotations() -> None:
    block = _block("note", 1, "<p>나</p>\n")
    assert shown("- 가\n\n  ::: note\n  나\n  :::\n") == f"<ul>\n<li>\n<p>가</p>\n{block}\n</li>\n</ul>"
    assert shown("> ::: note\n> 나\n> :::\n") == f"<blockquote>\n{block}\n</blockquote>"
    assert shown("- ::: note\n  나\n  :::") == f"<ul>\n<li>\n{block}\n</li>\n</ul>"


def test_a_block_ends_the_list_before_it() -> None:
    assert shown("- 가\n::: note\n나\n:::") == "<ul>\n<li>가</li>\n</ul>\n" + _block("note", 1, "<p>나</p>\n")
    assert shown("> 가\n::: note\n나\n:::").startswith("<blockquote>\n<p>가</p>\n</blockquote>\n<div ")


SAME = [
    "::: note\n가\n:::",
    ":::note\n가\n:::",
    ":::: note\n가\n:::::",
    "::: note :::\n가\n:::",
    "   :::   note  \n가\n  :::  ",
    "::: note\n\n가\n\n:::\n",
]


@pytest.mark.parametrize("text", SAME)
def test_forms_of_the_same_block(text: str) -> None:
    assert shown(text) == _block("note", 1, "<p>가</p>\n")


def test_colons_in_code_open_and_close_nothing() -> None:
    assert shown("    ::: note") == "<pre><code>::: note\n</code></pre>"
    assert shown("```\n::: note\n```") == "<pre><code>::: note\n</code></pre>"
    text = "::: note\n```\n:::\n```\n- ~~~\n  :::\n  ~~~\n\n      :::\n:::"
    assert problems(text) == []
    assert shown(text).count("<pre><code>:::\n</code></pre>") == 3


def test_a_title_keeps_its_colon() -> None:
    assert '<span class="block-name">주의:</span>' in shown("::: note 주의:\n가\n:::")


def test_an_empty_block_may_stand() -> None:
    assert shown("::: note\n:::") == _block("note", 1, "")


WRONG = {
    "가\n\n::: note\n나": ["3:1 unclosed-block"],
    "가\n::: note\n나": ["2:1 unclosed-block"],
    "- 가\n\n  ::: note\n  나\n\n다": ["3:3 unclosed-block"],
    "- ::: note\n  가\n\n:::": ["1:3 unclosed-block", "4:1 unclosed-block"],
    "::: note\n::: known\n:::": ["1:1 unclosed-block"],
    "가\n\n:::": ["3:1 unclosed-block"],
    "가\n:::\n나": ["2:1 unclosed-block"],
    "::: note\n:::\n:::": ["3:1 unclosed-block"],
    "::: notes\n가\n:::": ["1:1 unknown-block"],
    "::: 참고\n가\n:::": ["1:1 unknown-block"],
    "::: Note\n가\n:::": ["1:1 unknown-block"],
    "::: notes\n가": ["1:1 unknown-block"],
    # A name most like an embed's opens nothing.
    "::: timelines from=2025\n\n가": ["1:1 unknown-block"],
    "::: note\n::: timelines\n:::": ["2:1 unknown-block"],
    "::: note\n::: timelines\n:::\n:::": ["2:1 unknown-block"],
    "가\n\n```\n나": ["3:1 unclosed-block"],
    "```": ["1:1 unclosed-block"],
    "- ~~~~\n  가\n  ~~~\n": ["1:3 unclosed-block"],
    "> ```\n> 가\n\n나": ["1:3 unclosed-block"],
    "```\n가\n````": [],
    "``` py\n\n\n```": [],
    "> ```\n> 가\n> ```": [],
    "- ```\n\n  가\n\n  ```": [],
}


@pytest.mark.parametrize(("text", "found"), WRONG.items())
def test_what_is_not_closed_is_reported_where_it_opens(text: str, found: list[str]) -> None:
    assert problems(text) == found
    assert problems(text, first_line=3) == [f"{int(p[0]) + 2}{p[1:]}" for p in found]


def test_a_name_that_is_nearly_right_gets_a_hint() -> None:
    (problem,) = document("::: notes\n가\n:::").problems
    assert problem.message == 'there is no block "notes"'
    assert problem.hint == 'Did you mean "note"?'
    (problem,) = document("::: xyz\n가\n:::").problems
    assert problem.hint == "Blocks are note, known, disputed, unknown, pull, timeline, claims."


@pytest.mark.parametrize("text", ["::: note\n가", "::: notes\n가\n:::", "가\n:::"])
def test_what_is_wrong_stays_text(text: str) -> None:
    assert shown(text) == f"<p>{text}</p>"


EMBEDS = {
    "::: timeline people=yann-lecun from=2025": "⟦timeline people=yann-lecun from=2025⟧",
    "::: claims about=scale-ai": "⟦claims about=scale-ai⟧",
    "::: timeline": "⟦timeline⟧",
    "::: timeline people=a,b limit=3 importance=key": "⟦timeline people=a,b limit=3 importance=key⟧",
    "::: timeline people=\"a, b\" to='2025-10/..'": "⟦timeline people=a,b to=2025-10/..⟧",
    ":::claims by=meta source=a differs=true :::": "⟦claims by=meta source=a differs=true⟧",
    # A closing line right after it belongs to it.
    "::: timeline from=2025\n:::": "⟦timeline from=2025⟧",
}


@pytest.mark.parametrize(("text", "html"), EMBEDS.items())
def test_embeds(text: str, html: str) -> None:
    assert shown(text) == html
    assert shown(f"가\n{text}\n나") == f"<p>가</p>\n{html}\n<p>나</p>"
    assert problems(text) == []


def test_an_embed_knows_its_place() -> None:
    (slot,) = document("- 가\n\n  ::: claims about=meta", first_line=4).embeds()
    assert slot == EmbedSlot("claims", (("about", "meta"),), line=6, column=3, refs=(EmbedRef("meta"),))


@pytest.mark.parametrize("text", ["::: note\n::: timeline\n:::\n:::", "::: note\n::: timeline\n:::"])
def test_at_the_end_of_a_block_an_embed_may_do_without_its_closing_line(text: str) -> None:
    assert shown(text) == _block("note", 1, "⟦timeline⟧\n")
    assert problems(text) == []


BAD_EMBEDS = {
    "::: timeline poeple=a": '1:14 timeline has no option "poeple" | Did you mean "people"?',
    "::: claims people=a": '1:12 claims has no option "people" | '
    "The options are about, by, source, differs, limit.",
    "::: timeline from=2025 a b=c": '1:24 timeline has no option "a" | '
    "The options are people, organizations, terms, sources, from, to, importance, limit.",
    "::: timeline people": '1:14 the option "people" has no value | Write people=value.',
    "::: timeline people=": '1:14 the option "people" has no value | Write people=value.',
    "::: timeline people=a,,b": '1:14 the option "people" has no value | Write people=value.',
    "::: timeline people=a people=b": '1:23 the option "people" is given twice | '
    "Separate several values with commas.",
    "::: timeline people = a": '1:14 the option "people" has no value | Write people=value.',
    "::: timeline =a": '1:14 "=a" is not an option | Write name=value.',
    '::: timeline people="a': '1:14 "people="a" is not an option | Write name=value.',
    "::: timeline limit=many": "1:14 limit=many is not valid: limit must be a whole number above 0 | "
    "Give a whole number above 0.",
    "::: timeline limit=0": "1:14 limit=0 is not valid: limit must be a whole number above 0 | "
    "Give a whole number above 0.",
    "::: timeline importance=high": "1:14 importance=high is not valid: importance must be key or normal | "
    "Give key or normal.",
}


@pytest.mark.parametrize(("text", "found"), BAD_EMBEDS.items())
def test_a_malformed_option_is_reported_and_the_line_stays_text(text: str, found: str) -> None:
    first, *_ = document(text).problems
    assert first.code == "bad-embed"
    assert f"{first.span.line}:{first.span.column} {first.message} | {first.hint}" == found
    assert shown(text).startswith("<p>::: ")


def test_every_option_that_is_wrong_is_named() -> None:
    found, faults = options(TIMELINE, "from=2025 x=1 limit=a to=2026")
    assert found == (("from", "2025"), ("to", "2026"))
    assert [fault.offset for fault in faults] == [10, 14]
