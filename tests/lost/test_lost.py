"""What an editor writes and a reader would not get is reported where it is, and nothing else is.

`briefs.txt` holds texts of briefs, each under what is wrong with it, and `records.txt` whole files; a code between ⟪
and ⟫ is right before what it is found at. In `clean.txt` every line is a paragraph in which nothing is found.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from sitegen.options import Options
from sitegen.outputs.xml import escape, quoteattr
from sitegen.preview.loader import PreviewLoader
from sitegen.preview.snapshot import Preview
from sitegen.problems import Code, codes
from sitegen.problems.codes import markup
from tests.project import Project

FOLDER = Path(__file__).parent
CODES = {code.name for code in vars(markup).values() if isinstance(code, Code)} | {
    code.name
    for code in (
        codes.PARENT_CIRCLE,
        codes.FUTURE_DATE,
        codes.BAD_FOOTNOTE,
        codes.BAD_CITATION,
        codes.BAD_LINK,
        codes.UNSAFE_LINK,
        codes.RAW_HTML,
        codes.UNCLOSED_BLOCK,
        codes.UNCLOSED_LINK,
        codes.UNKNOWN_BLOCK,
        codes.BAD_EMBED,
    )
}
SITE = """\
=== content/site.yaml
title: Engines
description: For a test.
base_url: https://example.org
languages: [en]
=== content/sources/notes-1843.yaml
type: webpage
title: {en: Notes}
language: en
summary: {en: Notes.}
=== content/people/ada-lovelace.yaml
name: {en: Ada Lovelace}
description: {en: Mathematician.}
"""
FRONT_MATTER = """\
---
title: A text
abstract: It is told.
published: 2025-11-01
---

"""
_MARK = re.compile("⟪([^⟫]*)⟫")

Found = tuple[str, int, int, str]
"""File, line, column, code."""


def _blocks(name: str) -> list[tuple[str, str]]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    head, *blocks = re.split(r"^=== (.*)\n", text, flags=re.MULTILINE)
    assert not head
    return list(zip(blocks[::2], blocks[1::2], strict=True))


def _marked(file: str, text: str) -> Iterator[Found]:
    """Where a text says that something is found."""
    for number, line in enumerate(text.split("\n"), start=1):
        for mark in _MARK.finditer(line):
            before = _MARK.sub("", line[: mark.start()])
            yield file, number, len(before) + 1, mark[1]


def _found(site: Project, code: int = 0) -> set[Found]:
    output = site.run("check", "--as-of", "2025-12-01", "--format", "json", code=code).stdout
    problems: list[dict[str, Any]] = json.loads(output)
    return {
        (p["span"]["file"], p["span"]["line"], p["span"]["column"], p["code"])
        for p in problems
        if p["code"] in CODES or p["severity"] == "error"
    }


def test_whatever_would_be_lost_is_reported_where_it_stands(project: Callable[..., Project]) -> None:
    files = {
        f"content/briefs/t{number:02}.en.md": FRONT_MATTER + body
        for number, (_, body) in enumerate(_blocks("briefs.txt"))
    }
    files |= dict(_blocks("records.txt"))
    wanted = {found for file, text in files.items() for found in _marked(file, text)}
    assert len(wanted) >= 60
    site = project(SITE)
    for file, text in files.items():
        site.edit(file, _MARK.sub("", text))
    found = _found(site, code=1)
    assert sorted(found - wanted) == [], "false"
    assert sorted(wanted - found) == [], "missed"


def test_nothing_is_found_in_ordinary_prose(project: Callable[..., Project]) -> None:
    lines = (FOLDER / "clean.txt").read_text(encoding="utf-8").splitlines()
    site = project(SITE)
    site.edit("content/briefs/clean.en.md", FRONT_MATTER + "\n\n".join(lines) + "\n")
    quoted = "".join(f"  - {json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    site.edit(
        "content/briefs/points.en.md", FRONT_MATTER.replace("\n---\n\n", f"\nkey_points:\n{quoted}---\n\n")
    )
    assert _found(site) == set()


TITLES = [
    *(
        "M*A*S*H",
        "A* and B*, but not C",
        "C++ & C#",
        "R&D at AT&T",
        "[단독] 메타, 새 조직",  # [Exclusive] Meta, a new organization
        "The first [sic] program",
    ),
    *(
        "f***ing s***",
        "5 * 3 * 2",
        "snake_case_name and __file",
        "‘~하다’와 ‘~되다’",  # “-hada” and “-doeda”, two endings of verbs
        "x < y > z",
        "#1 and # 2",
    ),
    *(
        "1. FC Köln",
        "2025. 11. 19.",
        "plus + or minus -, and /",
        "Who? What?! (a)[b]",
        "a@b.org or @ada",
        "O'Brien's `okina",
        "10~20",
    ),
]


def test_nothing_is_found_in_ordinary_titles(project: Callable[..., Project]) -> None:
    site = project(SITE)
    for number, title in enumerate(TITLES):
        quoted = json.dumps(title, ensure_ascii=False)
        site.edit(f"content/terms/t{number}.yaml", f"name: {quoted}\ndefinition: A word.\n")
    assert _found(site) == set()


def test_a_preview_finds_what_a_build_finds(project: Callable[..., Project]) -> None:
    site = project(SITE)
    site.edit("content/briefs/t.en.md", FRONT_MATTER + "As @notes-1843 says, it ==weaves==.\n")
    loader = PreviewLoader(site.root, Options(as_of=date(2025, 12, 1)))
    snapshot = loader.complete(loader(None, frozenset()))
    assert isinstance(snapshot, Preview)
    found = {(p.span.file, p.span.line, p.span.column, p.code) for p in snapshot.problems}
    assert _found(site) == {found for found in found if found[3] in CODES}
    assert {"unbracketed-citation", "stray-markup"} <= {code for *_, code in found}


def test_it_is_found_again_by_the_next_build_where_it_stands_by_then(project: Callable[..., Project]) -> None:
    site = project(SITE)
    brief = site.root / "content/briefs/t.en.md"
    site.edit("content/briefs/t.en.md", FRONT_MATTER + "As @notes-1843 says, it ==weaves==.\n")
    assert ":7:4: warning[unbracketed-citation]" in site.build("--no-search").output
    brief.write_text(brief.read_text("utf-8").replace("As @", "Words.\n\nAs @"), "utf-8")
    output = site.build("--no-search").output
    assert ":9:4: warning[unbracketed-citation]" in output and ":9:25: warning[stray-markup]" in output
    site.remove("content/sources/notes-1843.yaml")
    output = site.build("--no-search").output
    assert "unbracketed-citation" not in output and "stray-markup" in output


def test_rules_of_markdown_and_of_linking_are_waived_like_others(project: Callable[..., Project]) -> None:
    site = project(SITE)
    site.edit("content/briefs/t.en.md", FRONT_MATTER + "It ==weaves==, see [[ada-lovelace.\n")
    output = site.build("--no-search", code=1).output
    assert "error[unclosed-link]" in output and "warning[stray-markup]" in output
    site.edit(
        "content/waivers.yaml",
        """\
        - {code: unclosed-link, file: briefs/t.en.md, finding: is not closed, reason: It shows the mark.}
        - {code: stray-markup, file: briefs/t.en.md, finding: ==weaves==, reason: It shows the mark.}
        """,
    )
    output = site.build("--no-search").output
    assert "unclosed-link" not in output and "stray-markup" not in output and "waiver" not in output
    assert "see [[ada-lovelace." in site.read("briefs/t/index.html")
    loader = PreviewLoader(site.root, Options(as_of=date(2025, 12, 1)))
    snapshot = loader.complete(loader(None, frozenset()))
    assert isinstance(snapshot, Preview) and not snapshot.failed
    assert not CODES & {problem.code for problem in snapshot.problems}
    site.replace("content/briefs/t.en.md", "==weaves==", "weaves")
    assert "warning[stale-waiver]" in site.build("--no-search").output


def test_what_stops_reading_is_not_waived(project: Callable[..., Project]) -> None:
    site = project(SITE)
    site.edit(
        "content/waivers.yaml",
        "- {code: control-character, file: briefs/t.en.md, finding: U+0010, reason: It is there.}\n",
    )
    assert '"control-character" is nothing that can be waived' in site.check(code=1).output


def test_control_characters_are_found_in_markdown_and_in_escapes(project: Callable[..., Project]) -> None:
    site = project(SITE)
    front = FRONT_MATTER.replace("A text", '"The \\u0010first\\b program"')
    site.edit("content/briefs/t.en.md", front + "Pasted\x08 from\x1b a PDF.\n")
    assert {found[1:] for found in _found(site, code=1)} == {
        (2, 13, "control-character"),
        (2, 24, "control-character"),
        (7, 7, "control-character"),
        (7, 13, "control-character"),
    }


def test_a_feed_is_well_formed_whatever_is_put_into_it() -> None:
    for text in ("a\x08b", "a\x00\x1b\ufffe\uffff\ud800", "a\n\tb & <c>"):
        xml = f"<a b={quoteattr(text)}>{escape(text)}</a>"
        assert ElementTree.fromstring(xml).tag == "a"
    assert escape("a\x08b\nc") == "ab\nc"
