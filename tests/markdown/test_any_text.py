"""What holds for any text: it parses, into harmless and well-formed HTML, with slots where they are in the source."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from html import escape
from typing import Any

import html5lib
import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it.parser_inline import ParserInline

from sitegen.markdown import mathml, parse_inline
from sitegen.markdown.context import Context, environment
from sitegen.markdown.document import (
    CiteSlot,
    Document,
    EmbedSlot,
    LinkSlot,
    PathSlot,
    QuotationSlot,
    RecordSlot,
    StringSlot,
)
from sitegen.markdown.parser import SYNTAX, parser
from sitegen.problems import Span
from tests.markdown.shown import document

PIECES = [
    *("[[", "]]", "[[a]]", "[[a|b]]", "|", "\\|", "[@a]", "[@a, 3; @b#c]", "[@", "]", "[", "(", ")", "@"),
    *("**", "*", "_", "__", "***", "`", "``", "```", "~~~", "\\", "&amp;", "&#106;", "&", "<", ">", '"', "'"),
    *(
        "~~",
        "~",
        "==",
        "^[",
        "{#",
        "{{",
        "}}",
        "}",
        "$",
        "^",
        "[ ] ",
        "https://b.c",
        "www.b.c",
        "@a-b",
        "[a-b]",
        "!!! a",
    ),
    *("[^1]", "[^1]: ", "[a](/b/)", "![a](/b.png)", "![a](https://b.c/d)", "[a](javascript:b)", "](", "!["),
    *(
        "<javascript:a>",
        "<script>",
        "</script>",
        "<b onclick=a>",
        "<!--",
        "-->",
        "<a href=",
        "data:",
        "style=",
    ),
    *("::: note", "::: known 가", "::: xyz", ":::", "::: timeline from=2025", "::: claims a", "=", ","),
    *(
        "\n",
        "\n\n",
        "\n> ",
        "\n- ",
        "\n  ",
        "\n    ",
        "\n1. ",
        "\n# ",
        "\n## ",
        "\n===\n",
        "\n---\n",
        "\t",
        "  \n",
    ),
    *(
        "$",
        "$$",
        "\\frac",
        "{",
        "}",
        "^",
        "\n: ",
        "\n\n: ",
        "![[a]]",
        "![[a#q]]",
        "::: pull\n",
        "\n```python\n",
    ),
    *("\n| a | b |\n|---|:-:|\n| ", "\n|-|\n", " | ", " |\n", "[a]: /b/\n"),
    *("가", "나는", "다. ", "(라)", "“마”", "a", "B. ", "1", " ", "…", "?!", "é", "世", "\u00a0", "🙂"),
]
MARKUP = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
ANYTHING = st.text(st.characters(codec="utf-8"), max_size=200)

ELEMENTS = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li"),
    *("a", "img", "br", "hr", "div", "span", "section", "sup"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd"),
    *("s", "figure", "figcaption", "cite", "aside"),
    *(f"{{http://www.w3.org/1998/Math/MathML}}{name}" for name in mathml.ELEMENTS),
}
ATTRIBUTES = {
    *("id", "class", "href", "src", "alt", "title", "rel", "loading", "role", "tabindex", "scope", "start"),
    *("aria-label", "aria-labelledby", "aria-describedby", "aria-hidden"),
    *("type", "inert", "data-pagefind-ignore", "display", "alttext"),
    *mathml.ATTRIBUTES,
}


QUOTATION = {
    "open": "<figure><blockquote>",
    "close": "</blockquote><figcaption>",
    "source": "<cite>a</cite>",
}


def _filled(parsed: Document) -> str:
    """HTML as a page has it: each slot holds something harmless."""
    pieces = []
    for part in parsed.parts:
        match part:
            case str():
                pieces.append(part)
            case LinkSlot():
                pieces.append(f'<a href="/{escape(part.target)}/">{part.label or "a"}</a>')
            case CiteSlot():
                pieces.append("<sup>1</sup>")
            case EmbedSlot() | RecordSlot():
                pieces.append("<ul></ul>")
            case QuotationSlot():
                pieces.append(QUOTATION[part.side])
            case StringSlot():
                pieces.append("Note")
            case PathSlot():
                pieces.append(escape(f"/base{part.path}"))
    return "".join(pieces)


def _elements(html: str) -> Iterator[Any]:
    root = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return (element for element in root.iter() if element is not root)


@settings(deadline=None)
@given(ANYTHING | MARKUP)
def test_any_text_becomes_harmless_html(text: str) -> None:
    parsed = document(text)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(parsed), type=Document) == parsed
    html = _filled(parsed)
    assert "<script" not in html.lower()
    ids = []
    for element in _elements(html):
        assert element.tag in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES
        for name in ("href", "src"):
            if name in element.attrib:
                assert re.match(r"https?://|mailto:|/(?!/)|#", element.attrib[name], re.IGNORECASE)
        if element.tag == "img":
            assert element.attrib["src"].startswith("/base/")
        if "id" in element.attrib:
            ids.append(element.attrib["id"])
    assert len(ids) == len(set(ids))


MATHML = "{http://www.w3.org/1998/Math/MathML}"
"""Where formulas are: tests/markdown/test_maths.py has what may be in them."""


@settings(deadline=None)
@given(ANYTHING | MARKUP)
def test_any_text_may_be_a_field(text: str) -> None:
    span = Span("a.yaml", 2, 3)
    parsed = parse_inline(text, origin_span=span, language="en")
    assert {problem.span for problem in parsed.problems} <= {span}
    assert {(link.line, link.column) for link in parsed.links()} <= {(2, 3)}
    html = _filled(parsed)
    assert {element.tag for element in _elements(html) if MATHML not in element.tag} <= {
        "a",
        "img",
        "em",
        "strong",
        "s",
        "code",
        "br",
        "sup",
    }


@settings(deadline=None)
@given(MARKUP)
def test_any_text_becomes_well_formed_html(text: str) -> None:
    html = _filled(document(text))
    html5lib.HTMLParser(strict=True).parseFragment(html)
    stack: list[str] = []
    for slash, name in re.findall(r"<(/?)([a-z0-9]+)[^>]*>", html):
        if slash:
            assert stack.pop() == name
        elif name not in ("br", "hr", "img"):
            stack.append(name)
    assert stack == []


@settings(deadline=None)
@given(MARKUP)
@example("- ![[a#quote]]")
def test_slots_and_problems_stand_where_they_are_in_the_source(text: str) -> None:
    parsed = document(text, first_line=3)
    lines = re.split(r"\r\n?|\n", text)

    def at(line: int, column: int) -> str:
        assert 3 <= line < 3 + len(lines) and 1 <= column <= len(lines[line - 3]) + 1
        return lines[line - 3][column - 1 :]

    for link in parsed.links():
        assert at(link.line, link.column).startswith("[[")
    for citation in parsed.citations():
        for item in citation.items:
            assert at(item.line, item.column).startswith((f"@{item.source}", "![["))
    for embed in parsed.embeds():
        assert at(embed.line, embed.column).startswith(":::")
    beginnings = {
        "unclosed-link": ("[[",),
        "bad-link": ("[[",),
        "bad-citation": ("[",),
        "bad-footnote": ("[^",),
        "unsafe-link": ("[", "!", "<"),
        "raw-html": ("<",),
        "unclosed-block": (":::", "```", "~~~"),
        "unknown-block": (":::",),
        "unmade-link": ("[", "!["),
        "link-around": ("[", "!", "<", "http"),
        "bare-address": ("http", "www."),
        "no-alternative-text": ("![",),
        "unused-definition": ("[",),
    }
    for problem in parsed.problems:
        rest = at(problem.span.line, problem.span.column)
        assert rest.startswith(beginnings.get(problem.code, ("",))), problem
    for heading in parsed.headings:
        at(heading.line, 1)


@settings(deadline=None)
@given(MARKUP)
def test_a_link_stands_in_its_sentence(text: str) -> None:
    parsed = document(text)
    plain = parsed.text.replace("\n\n", " ")
    for link in parsed.links() if "<s>" not in _filled(parsed) else ():
        shown = link.text if link.label is not None else f"[[{link.target}]]"
        sentence = f"{link.before.removeprefix('… ')}{shown}{link.after.removesuffix(' …')}"
        assert sentence.strip() in plain


@settings(deadline=None)
@given(MARKUP)
def test_rules_found_by_their_first_character_are_all_the_rules_there_are(text: str) -> None:
    ours, stock = parser(SYNTAX), parser.__wrapped__(SYNTAX)
    stock.inline = ParserInline()
    stock.inline.ruler, stock.inline.ruler2 = ours.inline.ruler, ours.inline.ruler2
    found = [
        md.parse(text, environment(Context("a.md", text.split("\n"), syntax=SYNTAX))) for md in (ours, stock)
    ]
    assert found[0] == found[1]


SIZE = 40_000


def _repeated(piece: str) -> str:
    return (piece * (SIZE // len(piece) + 1))[:SIZE]


LONG = {
    **{piece: _repeated(piece) for piece in PIECES},
    **{
        piece: _repeated(piece)
        for piece in [
            *(
                "[[a ",
                "[[a|",
                "[[a|`",
                "[[a]] b. ",
                "[[a|b]]\n",
                "[[a]] (b “",
                "[@a ",
                "[a](",
                "[a](<b",
                "[a\n",
            ),
            *(
                "*a _b ",
                "a**b",
                '가**"',
                "***가 ",
                "` `` ``` ",
                ">",
                ">>>> a\n",
                "- ",
                "- a\n",
                "1. a\n",
                "# a\n",
            ),
            *(
                ":::\n",
                "::: note\n",
                "::: note\na\n",
                "::: timeline\n:::\n",
                "- ::: note\n",
                "> ::: note\n\n",
            ),
            *(
                "<!--\n",
                "<!-- -->\n",
                "<?",
                "<![CDATA[",
                "<b>\n",
                "<http://a.b/> ",
                "\\[",
                "&#",
                "a\n",
                "a  \n",
            ),
            *(
                "[a]: /u\n",
                "[a][b]",
                "|a|\n|-|\n|x|\n\n",
                "|-|\n",
                "a|b\n",
                "[^a] ",
                "[^a]: x\n\n",
                "a\n===\n",
            ),
        ]
    },
    "brackets": "[" * (SIZE // 2) + "]" * (SIZE // 2),
    "links in links": "[" * (SIZE // 6) + "](/a)" * (SIZE // 6),
    "images in images": "![" * (SIZE // 7) + "](/a)" * (SIZE // 7),
    "emphasis in emphasis": "*a **a " * (SIZE // 14) + " a** a*" * (SIZE // 14),
    "blocks in blocks": "::: note\n" * (SIZE // 13) + ":::\n" * (SIZE // 13),
    "lists in lists": "".join("  " * depth + "- a\n" for depth in range(280)),
    "backticks": "".join("a" + "`" * count for count in range(280)),
    "a wide table": "|" + "[[a|b]]|" * (SIZE // 11) + "\n|" + "-|" * (SIZE // 11),
    "a long table": "|a|b|\n|-|-|\n" + _repeated("|[[a|b]]|[[c\\|d]]|\n"),
    "many footnotes": "".join(f"[^{i}] " for i in range(3000)) + "\n\n" + "[^1]: x\n\n" * 2000,
    "a block and spaces": "::: note" + " " * SIZE + "a",
    "an attribute and spaces": "<a" + " x" * (SIZE // 2),
    "options": "::: timeline " + "a=b " * (SIZE // 4),
    "a link and full stops": "[[a]]" + "." * SIZE,
    "a link and spaces": "[[" + " " * SIZE + "a]]",
    "a citation and spaces": "[" + " " * SIZE + "@a]",
    "a word": "가" * SIZE,
    "marks that do not close": _repeated("==a "),
    "marks that close late": _repeated("==a" + "b" * 300 + "== "),
    "tildes": _repeated("~a"),
    "formulas": _repeated("$a "),
    "braces": _repeated("{#a "),
    "emoji": _repeated(":a"),
    "bare addresses": _repeated("https://a.b "),
    "links that are not made": _repeated("[a](b c) "),
    "labels that are not defined": _repeated("[a][b] "),
    "links around citations": "[a " * (SIZE // 10) + "[@b]" + "](/c) " * (SIZE // 10),
    "strikes": _repeated("~~a~~ ~~ b"),
    "stray emphasis": _repeated("** a ** "),
    "rows without hyphens": _repeated("| a | b |\n"),
    "long rows": "| a | b |\n|---|---|\n" + _repeated("| c "),
    "rows with surplus cells": "| a |\n|---|\n" + _repeated("| c | d |\n"),
    "definitions": "".join(f"[a{i}]: /b\n" for i in range(4000)),
}


@pytest.mark.slow("texts as long as they may be")
@pytest.mark.parametrize("text", LONG.values(), ids=[repr(name) for name in LONG])
def test_a_long_text_does_not_take_long(text: str) -> None:
    start = time.process_time()
    document(text)
    # Time that grew with the square of the length would be many times this.
    assert time.process_time() - start < 3
