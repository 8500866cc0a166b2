"""What a publication adds to sitegen by rows, from its texts to its pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from markdown_it.rules_inline.state_inline import StateInline

from sitegen.markdown.document import EmbedSlot
from sitegen.markdown.rows import Block, Embed, MarkdownRule, Option
from sitegen.options import Options
from sitegen.preview.loader import PreviewLoader
from sitegen.project.read import read_project
from sitegen.project.setup import OWN_ROWS, Rows
from sitegen.views.builder import ViewBuilder
from sitegen.views.embeds import EmbedView
from tests.project import Project

OPTIONS = Options(as_of=date(2026, 1, 1))

CONTENT = """
    === content/people/ada.yaml
    name: Ada
    description: She pressed ++Enter++.
    === content/people/charles.yaml
    name: Charles
    description: He did not.
    === content/briefs/story.en.md
    ---
    title: A story
    abstract: Of two people.
    published: 2025-12-01
    ---
    Press ++Enter++.

    ::: method
    As ever.
    :::

    ::: roll of=charles,ada
    === templates/strings/rows.en.yaml
    block.method: Method
    === templates/strings/rows.ko.yaml
    block.method: 방법
    """

_KEY = re.compile(r"\+\+([^+\n]+)\+\+")


def _key(state: StateInline, silent: bool) -> bool:
    match = _KEY.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("key", "kbd", 0).content = match[1]
    state.pos = match.end()
    return True


def _roll(builder: ViewBuilder, slot: EmbedSlot) -> str:
    return f"<p>{', '.join(builder.link(ref.id).text.text for ref in slot.refs)}</p>"


ROWS = Rows(
    rules=(*OWN_ROWS.rules, MarkdownRule("key", lambda md: md.inline.ruler.push("key", _key))),
    blocks=(*OWN_ROWS.blocks, Block("method")),
    embeds=(*OWN_ROWS.embeds, EmbedView(Embed("roll", (Option("of", "ids", ("person",)),)), _roll)),
)


def page(root: Path, path: str, rows: Rows = ROWS) -> str:
    site = read_project(root, OPTIONS, rows).site
    assert site is not None
    return (site.get(path) or b"").decode()


def test_texts_show_what_rules_blocks_and_embeds_make(project: Callable[..., Project]) -> None:
    root = project(CONTENT).root
    brief = page(root, "briefs/story/index.html")
    assert "<p>Press <kbd>Enter</kbd>.</p>" in brief
    assert '<div class="block block-method"' in brief and '<span class="block-kind">Method</span>' in brief
    assert "<p>Charles, Ada</p>" in brief
    assert "She pressed <kbd>Enter</kbd>." in page(root, "people/ada/index.html")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("of=charles,ada", "of=charles,ida", '12:1: unknown-record: no person "ida"'),
        ("of=charles", "fo=charles", '12:10: bad-embed: roll has no option "fo"'),
        ("::: method", "::: methods", '8:1: unknown-block: there is no block "methods"'),
    ],
)
def test_what_is_wrong_with_them_is_reported(
    project: Callable[..., Project], old: str, new: str, problem: str
) -> None:
    site = project(CONTENT)
    site.replace("content/briefs/story.en.md", old, new)
    found = read_project(site.root, OPTIONS, ROWS).problems
    assert problem in [
        f"{p.span.line}:{p.span.column}: {p.code}: {p.message}" for p in found if "story" in p.span.file
    ]


def test_an_embed_is_made_again_when_what_it_shows_changes(project: Callable[..., Project]) -> None:
    site = project(CONTENT)
    loader = PreviewLoader(site.root, OPTIONS, rows=ROWS)
    before = loader(None, frozenset())
    assert b"<p>Charles, Ada</p>" in (before.get("briefs/story/index.html") or b"")
    site.replace("content/people/ada.yaml", "name: Ada", "name: Adah")
    after = loader(before, frozenset({site.root.resolve() / "content/people/ada.yaml"}))
    assert b"<p>Charles, Adah</p>" in (after.get("briefs/story/index.html") or b"")
