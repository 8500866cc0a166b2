"""Rules, blocks and embeds that are added to the syntax of Markdown."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from markdown_it.rules_block.state_block import StateBlock
from markdown_it.rules_core.state_core import StateCore
from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.subscript import sub_plugin

from sitegen.markdown import parse, parse_inline
from sitegen.markdown.context import context
from sitegen.markdown.document import Document, EmbedRef, EmbedSlot, StringSlot
from sitegen.markdown.parser import SYNTAX, parser
from sitegen.markdown.rows import Block, Embed, MarkdownRule, Option, Syntax
from sitegen.problems import Code, Span
from tests.markdown.shown import filled

_KEY = re.compile(r"\+\+([^+\n]+)\+\+")

HELD_TOO_LONG = Code("long-key", "warning", "A key has one character.", "Use its symbol.", "++Control++")


def _key(state: StateInline, silent: bool) -> bool:
    """`++Ctrl++`: a key of the keyboard."""
    match = _KEY.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("key", "kbd", 0)
        token.content = match[1]
        ctx = context(state.env)
        if len(match[1]) > 4:
            ctx.report(HELD_TOO_LONG, ctx.at(state.pos), "this key is long")
    state.pos = match.end()
    return True


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`§§§`: where the scene changes."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.src[begin : state.eMarks[start]] != "§§§":
        return False
    if not silent:
        state.push("scene", "", 0).map = [start, start + 1]
        state.line = start + 1
    return True


def _scene(token: Token) -> tuple[str | StringSlot, ...]:
    return ('<p class="scene">', StringSlot("scene.change"), "</p>")


def _arrow(state: StateCore) -> None:
    """`->` is an arrow."""
    for token in state.tokens:
        for child in token.children or ():
            child.content = child.content.replace("->", "→")


KEY = MarkdownRule("key", lambda md: md.inline.ruler.push("key", _key), codes=(HELD_TOO_LONG,))
SCENE = MarkdownRule(
    "scene",
    lambda md: md.block.ruler.before("paragraph", "scene", _rule, {"alt": ["paragraph"]}),
    {"scene": _scene},
)
ARROW = MarkdownRule("arrow", lambda md: md.core.ruler.push("arrow", _arrow))
SUBSCRIPT = MarkdownRule("subscript", sub_plugin)

METHOD = Block("method")
MAP = Embed(
    "map",
    (
        Option("of", "ids", ("event",)),
        Option("zoom", pattern="[0-9]", wanted="a digit"),
        Option("on", "date"),
    ),
)

ADDED = Syntax((*SYNTAX.rules, KEY, SCENE, ARROW, SUBSCRIPT), (*SYNTAX.blocks, METHOD), (*SYNTAX.embeds, MAP))


def document(text: str, syntax: Syntax = ADDED) -> Document:
    return parse(text, file="a.md", language="en", syntax=syntax)


def html(text: str, syntax: Syntax = ADDED) -> str:
    return filled(document(text, syntax)).rstrip("\n")


@pytest.mark.parametrize(
    ("text", "with_rows"),
    {
        "press ++Ctrl++ now": "<p>press <kbd>Ctrl</kbd> now</p>",
        "*++Ctrl++* and **++A++**": "<p><em><kbd>Ctrl</kbd></em> and <strong><kbd>A</kbd></strong></p>",
        "++<++": "<p><kbd>&lt;</kbd></p>",
        "one\n§§§\ntwo": '<p>one</p>\n<p class="scene">⟦$scene.change⟧</p>\n<p>two</p>',
        "a -> b": "<p>a → b</p>",
        "H~2~O": "<p>H<sub>2</sub>O</p>",
    }.items(),
)
def test_added_rules_are_asked_and_written(text: str, with_rows: str) -> None:
    assert html(text) == with_rows
    assert html(text, SYNTAX) != with_rows


def test_what_they_write_is_in_the_plain_text() -> None:
    assert document("press ++Ctrl++ now -> then").text == "press Ctrl now → then"


def test_they_hold_in_fields_of_one_paragraph_too() -> None:
    for text, expected in {"a -> b": "a → b", "++A++": "<kbd>A</kbd>"}.items():
        parsed = parse_inline(text, origin_span=Span("a.yaml"), language="en", syntax=ADDED)
        assert filled(parsed) == expected


def test_they_report_problems_of_their_own_kinds_where_these_are() -> None:
    (problem,) = document("one\n\ntwo ++Control++").problems
    assert (problem.code, str(problem.span)) == ("long-key", "a.md:3:5")


def test_the_rest_of_a_text_is_parsed_as_without_them() -> None:
    text = "# A\n\n*b* [[c]] [@d] `e` [^1]\n\n- f\n\n> g [@h]\n\n[^1]: i\n"
    assert document(text) == document(text, SYNTAX)


def test_a_set_off_block_has_its_class_and_its_label() -> None:
    assert html("::: method\nHow.\n:::") == (
        '<div class="block block-method" role="group" aria-labelledby="block_1">\n'
        '<p class="block-title" id="block_1"><span class="block-kind">⟦$block.method⟧</span></p>\n'
        "<p>How.</p>\n</div>"
    )
    (problem,) = document("::: methd\nHow.\n:::").problems
    assert problem.hint == 'Did you mean "method"?'
    (problem,) = document("::: method\nHow.\n:::", SYNTAX).problems
    assert problem.message == 'there is no block "method"'


def test_an_embed_keeps_its_options_with_the_ids_and_dates_among_them() -> None:
    (slot,) = document("::: map of=a,b zoom=3 on=2025").embeds()
    options = (("of", "a,b"), ("zoom", "3"), ("on", "2025"))
    refs = (EmbedRef("a", ("event",)), EmbedRef("b", ("event",)))
    assert slot == EmbedSlot("map", options, 1, 1, refs, (("on", "2025"),))


def test_wrong_options_of_an_embed_are_reported() -> None:
    messages = [problem.message for problem in document("::: map zoom=far by=b").problems]
    assert messages == ["zoom=far is not valid: zoom must be a digit", 'map has no option "by"']


def test_there_is_one_parser_for_equal_syntaxes() -> None:
    assert parser(Syntax(SYNTAX.rules, SYNTAX.blocks, SYNTAX.embeds)) is parser(SYNTAX)
    assert isinstance(parser(ADDED), MarkdownIt) and parser(ADDED) is not parser(SYNTAX)
