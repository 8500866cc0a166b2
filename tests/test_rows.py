"""What a publication adds to sitegen by rows, from its texts to its pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from markdown_it.rules_inline.state_inline import StateInline

from sitegen.markdown.document import EmbedSlot
from sitegen.markdown.rows import Block, Embed, MarkdownRule, Option
from sitegen.options import Options
from sitegen.outputs.output import Output, OutputContext, OutputFiles
from sitegen.preview.loader import PreviewLoader
from sitegen.project.read import read_and_link, read_project
from sitegen.project.setup import OWN_ROWS, Extensions, Rows, Setup
from sitegen.publication.pages import Page
from sitegen.publication.trace import DependencyIds, Trace
from sitegen.views.builder import ViewBuilder
from sitegen.views.embeds import EmbedView
from sitegen.views.pages import NotFoundView
from tests.project import Project

pytestmark = pytest.mark.slow("builds sites")

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


def _cards(given: OutputContext) -> OutputFiles:
    """What everybody is called, as it was found in listing the file."""
    names = [str(person.name) for person in given.publication.people.values()]
    yield "people.txt", lambda: "\n".join(names).encode()


def _vcard(given: OutputContext, id_: str) -> OutputFiles:
    if given.publication.kinds[id_] == "person":
        name = str(given.publication.people[id_].name)
        yield f"vcards/{id_}.vcf", lambda: f"FN:{name}".encode()


def _page(given: OutputContext) -> OutputFiles:
    for language, builder in given.builders.items():
        prefix = given.addresses.path(Page("front", "", language))
        yield (
            f"{prefix}lost/index.html",
            partial(
                given.page, "404", language, builder.t("not_found.title"), lambda front: NotFoundView(())
            ),
        )


OUTPUTS = (Output("lists", _cards), Output("vCards", record_files=_vcard), Output("lost", _page))
WITH_OUTPUTS = Rows(outputs=(*OWN_ROWS.outputs, *OUTPUTS))

PEOPLE = """
    === content/people/ada.yaml
    name: Ada
    description: She counted.
    === content/people/charles.yaml
    name: Charles
    description: He built.
    """


def test_outputs_are_files_of_the_site(project: Callable[..., Project]) -> None:
    root = project(PEOPLE).root
    site = read_project(root, OPTIONS, WITH_OUTPUTS).site
    assert site is not None
    assert {
        "people.txt",
        "vcards/ada.vcf",
        "vcards/charles.vcf",
        "lost/index.html",
        "ko/lost/index.html",
    } <= {*site.paths}
    assert (site.get("people.txt"), site.get("vcards/ada.vcf")) == (b"Ada\nCharles", b"FN:Ada")
    assert b'<html lang="ko"' in (site.get("ko/lost/index.html") or b"")
    again = read_project(root, OPTIONS, WITH_OUTPUTS).site
    assert (
        again is not None and again.get("vcards/charles.vcf") == b"FN:Charles"
    )  # nothing else is listed for it


def test_a_file_is_made_again_for_what_was_found_in_listing_it(project: Callable[..., Project]) -> None:
    site = project(PEOPLE)
    linked = read_and_link(Setup(site.root, OPTIONS, Extensions(WITH_OUTPUTS)))
    trace = Trace(DependencyIds())
    before = linked.site(trace)
    assert before is not None
    made_from = {path: before.traced(path)[1] for path in before.paths}
    site.replace("content/people/ada.yaml", "name: Ada", "name: Adah")
    after = read_and_link(Setup(site.root, OPTIONS, Extensions(WITH_OUTPUTS))).site(trace, before)
    assert after is not None and after.changed is not None
    outdated = {path for path, ids in made_from.items() if not after.changed.isdisjoint(ids)}
    assert {"people.txt", "vcards/ada.vcf"} <= outdated
    assert outdated.isdisjoint({"vcards/charles.vcf", "robots.txt"})
    assert (after.get("people.txt"), after.get("vcards/ada.vcf")) == (b"Adah\nCharles", b"FN:Adah")


@pytest.mark.parametrize(
    ("paths", "messages"),
    [
        (["feed.xml"], ['2 files are to be at "feed.xml"']),
        (["a.txt", "a.txt"], ['2 files are to be at "a.txt"']),
        (["people"], ['a file is to be at "people", where "people/index.html" needs a folder']),
        (["robots.txt/a"], ['a file is to be at "robots.txt", where "robots.txt/a" needs a folder']),
        (["pagefind/a"], ['an output is to be at "pagefind/a", which is sitegen\'s own']),
        *(
            ([path], [f'an output is to be at "{path}", which is no path below the output folder'])
            for path in ("", "/a", "../a", "a/../b", "a//b", "./a", "a/", "a\\b", "a\nb")
        ),
        (["a/b.txt", "a/c.txt"], []),
    ],
)
def test_files_that_cannot_be_side_by_side_are_problems(
    project: Callable[..., Project], paths: list[str], messages: list[str]
) -> None:
    output = Output("more", lambda given: ((path, bytes) for path in paths))
    found = read_project(project(PEOPLE).root, OPTIONS, Rows(outputs=(*OWN_ROWS.outputs, output)))
    problems = [problem for problem in found.problems if problem.code == "url-clash"]
    assert [problem.message for problem in problems] == messages
    assert found.failed == bool(messages)
