"""No draft, and nothing before its day: what is not shown leaves no trace in the output, whatever was built before."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sitegen.content.library import Library
from sitegen.content.load import load
from sitegen.dates import comes_on, has_come, parse
from sitegen.options import Options
from sitegen.project.read import read_project
from sitegen.publication.link import Linker, link
from sitegen.site.search_entries import search_entries
from tests.project import SITE, Project

pytestmark = pytest.mark.slow("builds a site for each way in which a brief is hidden")

SECRET = "Moonbeam"
"""A word of the brief that is not shown, and of nothing else."""

# The Korean briefs say what the English ones do: 달빛 is “moonbeam”.
STORY = """\
=== content/people/ada.yaml
name: {en: Ada, ko: 에이다}
description: {en: A mathematician., ko: 수학자.}
=== content/sources/letter.yaml
type: report
title: {en: A letter, ko: 편지}
language: en
summary: {en: It says so., ko: 그렇다고 한다.}
=== content/briefs/other.en.md
---
title: Another brief
abstract: It is out.
published: 2025-01-01
---
[[ada]] wrote.[@letter]
=== content/briefs/other.ko.md
---
title: 다른 글
abstract: 나와 있다.
published: 2025-01-01
---
[[ada]]가 썼다.[@letter]
=== content/briefs/story.en.md
---
title: Moonbeam
abstract: The Moonbeam abstract.
published: 2025-02-01
about: [ada]
authors: [Moonbeam Author]
key_points: ["A Moonbeam point.[@letter]"]
---
[[ada]] saw a Moonbeam.[@letter]
=== content/briefs/story.ko.md
---
title: 달빛
abstract: 달빛의 요약.
published: 2025-02-01
about: [ada]
---
[[ada]]가 보았다.[@letter]
"""

EN, KO = "content/briefs/story.en.md", "content/briefs/story.ko.md"

HIDE = {
    "draft": ("published: 2025-02-01", "draft: true\npublished: 2025-02-01"),
    "later": ("published: 2025-02-01", "published: 2026-12-24"),
}
"""What hides a language of the story: how it was, and how it is."""

AS_OF = ("--as-of", "2026-01-01")

Make = Callable[..., Project]


@pytest.fixture
def site(project: Make) -> Project:
    return project(STORY)


def holding(site: Project, word: str) -> list[str]:
    """The files of the output that hold a word, or have it in their name."""
    return [path for path, data in site.files().items() if word.encode() in data or word in path]


def hide(site: Project, how: str, *files: str) -> None:
    for file in files:
        site.replace(file, *HIDE[how])


def build(site: Project, *arguments: str) -> str:
    return site.build("--no-search", *AS_OF, *arguments).output


@pytest.mark.parametrize("how", HIDE)
def test_what_becomes_hidden_is_gone_and_stays_so(site: Project, how: str) -> None:
    build(site)
    assert holding(site, SECRET)
    hide(site, how, EN)
    build(site)
    assert not holding(site, SECRET)
    site.edit("templates/strings/en.yaml", "section.people: Folk\n")  # has every page made again
    build(site)
    assert not holding(site, SECRET)
    assert "달빛" in site.read("briefs/story/index.html")


@pytest.mark.parametrize("how", HIDE)
def test_a_build_that_remembers_everything_but_finds_no_output(site: Project, how: str) -> None:
    hide(site, how, EN)
    build(site)
    first = site.files()
    shutil.rmtree(site.output)
    build(site)
    assert site.files() == first
    assert not holding(site, SECRET)


@pytest.mark.parametrize("how", HIDE)
@pytest.mark.parametrize("files", [(EN,), (EN, KO)], ids=["one language", "both"])
def test_nothing_tells_of_what_is_hidden(site: Project, how: str, files: tuple[str, ...]) -> None:
    """As if its files were not there: the same bytes, so no search entry, feed, map, link back, list or card."""
    hide(site, how, *files)
    site.build(*AS_OF)
    shown = site.files()
    shutil.rmtree(site.root / ".sitegen")
    shutil.rmtree(site.output)
    for file in files:
        site.remove(file)
    site.build(*AS_OF)
    assert site.files() == shown


def test_each_output_has_what_is_shown_and_not_what_is_hidden(site: Project) -> None:
    def tell_of_it(options: Options) -> set[str]:
        found = read_project(site.root, options).site
        assert found is not None
        told = {path: (found.get(path) or b"").decode("utf-8", "replace") for path in found.paths}
        entries = [
            str(entry)
            for builder in found.builders.values()
            for entry in search_entries(builder, found.kinds)
        ]
        ada, letter = told["people/ada/index.html"], told["sources/letter/index.html"]
        parts = {
            "page": "briefs/story/index.html" in told,
            "share card": any(path.endswith(".png") and "story" in path for path in told),
            "sitemap": "/briefs/story/" in told["sitemap.xml"],
            "feed": SECRET in told["feed.xml"],
            "list": SECRET in told["briefs/index.html"],
            "front page": SECRET in told["index.html"],
            "link back": SECRET in ada and "/briefs/story/" in ada,
            "cited in": SECRET in letter,
            "next and previous": "/briefs/story/" in told["briefs/other/index.html"],
            "search entry": any(SECRET in entry for entry in entries),
            "JSON-LD": any(f'"name":"{SECRET}"' in text.replace(": ", ":") for text in told.values())
            or any(f'"headline":"{SECRET}"' in text.replace(": ", ":") for text in told.values()),
            "bibliography": SECRET in "".join(text for path, text in told.items() if "letter" in path),
        }
        return {part for part, is_told in parts.items() if is_told}

    day = date(2026, 1, 1)
    everything = tell_of_it(Options(as_of=day))
    assert everything == {
        "page", "share card", "sitemap", "feed", "list", "front page", "link back", "cited in", "next and previous",
        "search entry", "JSON-LD", "bibliography",
    }  # fmt: skip
    hide(site, "later", EN, KO)
    assert tell_of_it(Options(as_of=day)) == set()
    assert tell_of_it(Options(as_of=day, future=True)) == everything
    assert tell_of_it(Options(as_of=date(2026, 12, 24))) == everything


def test_a_brief_comes_out_on_its_day_though_nothing_was_edited(site: Project) -> None:
    hide(site, "later", EN, KO)
    line = "1 brief is published later and was left out: story (2026-12-24); --future shows it"
    assert line in build(site, "--as-of", "2026-12-22").splitlines()
    assert line in build(site, "--as-of", "2026-12-22").splitlines()  # where nothing at all is done, too
    nothing = build(site, "--as-of", "2026-12-23")
    assert line in nothing.splitlines()
    assert " 0 files written" in nothing
    assert not holding(site, SECRET)
    assert "left out" not in build(site, "--as-of", "2026-12-24")
    assert holding(site, SECRET)
    assert line in build(site, "--as-of", "2026-12-23").splitlines()
    assert not holding(site, SECRET)


@pytest.mark.parametrize("how", HIDE)
def test_a_front_page_is_prepared_before_its_brief_is_shown(project: Make, how: str) -> None:
    site = project(SITE + "featured: {briefs: [story, other]}\n" + STORY)
    hide(site, how, EN, KO)
    build(site)
    assert not holding(site, SECRET) and not holding(site, "briefs/story")
    assert "Another brief" in site.read("index.html")
    build(site, "--drafts", "--future")
    assert SECRET in site.read("index.html")
    site.replace("content/site.yaml", "[story, other]", "[storey]")
    assert 'no brief "storey"' in site.build("--no-search", *AS_OF, code=1).output


def test_it_is_said_what_is_left_out(project: Make) -> None:
    brief = "---\ntitle: T\nabstract: A\npublished: {}\n---\nText.\n"
    site = project(STORY.split("=== content/briefs/")[0])
    for name, day in (("a.en", "2026-12"), ("a.ko", "2026-12"), ("b.en", "2025"), ("b.ko", "2027")):
        site.edit(f"content/briefs/{name}.md", brief.format(day))
    site.edit("content/briefs/c.en.md", brief.format("2025\ndraft: true"))
    expected = [
        "1 draft was left out: c; --drafts shows it",
        "2 briefs are published later and were left out: a (2026-12), b.ko (2027); the next comes out on 2026-12-01; "
        "--future shows them",
    ]
    for command in ("check", "build"):
        lines = site.run(command, *AS_OF).output.splitlines()
        assert [line for line in lines if "left out" in line] == expected
    lines = site.check(*AS_OF, "--future").output.splitlines()
    assert [line for line in lines if "left out" in line] == expected[:1]
    assert "left out" not in site.check(*AS_OF, "--future", "--drafts").output
    found = site.check(*AS_OF, "--format", "json")
    json.loads(found.stdout)
    assert "left out" in found.stderr


def test_many_are_counted(project: Make) -> None:
    site = project(STORY)
    for n in range(10):
        text = f"---\ntitle: T\nabstract: A\npublished: 2025\ndraft: true\n---\n{n}\n"
        site.edit(f"content/briefs/d{n}.en.md", text)
    line = "10 drafts were left out: d0, d1, d2, d3, d4, d5, d6, d7, and 2 more; --drafts shows them"
    assert line in site.check(*AS_OF).output.splitlines()


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ("draft", 'the brief "story" is not shown: it is a draft (take this out, or take `draft: true` out of '
                  "content/briefs/story.en.md; --drafts shows it before)"),
        ("later", 'the brief "story" is not shown: it is published later (2026-12-24) (take this out, or wait until '
                  "then; --future shows it before)"),
    ],
)  # fmt: skip
def test_a_reference_to_what_is_hidden_is_a_problem(site: Project, how: str, message: str) -> None:
    hide(site, how, EN, KO)
    site.replace("content/briefs/other.en.md", "wrote.", "wrote of the [[story]].")
    site.replace("content/briefs/other.ko.md", "published", "about: [story]\npublished")
    lines = site.check(*AS_OF, code=1).output.splitlines()
    assert f"content/briefs/other.en.md:6:22: error[unknown-record]: {message}" in lines
    assert f"content/briefs/other.ko.md:4:9: error[unknown-record]: {message}" in lines
    site.check(*AS_OF, "--drafts", "--future")


def test_a_language_that_is_a_draft_is_missing_and_one_that_comes_later_is_not(site: Project) -> None:
    hide(site, "draft", EN)
    message = (
        'content/briefs/story.ko.md:1:1: warning[missing-translation]: the brief "story" is still a draft in "en"; '
        'its page is in "ko" (take `draft: true` out of content/briefs/story.en.md; --drafts shows it before)'
    )
    assert message in site.check(*AS_OF).output.splitlines()
    site.replace(EN, "draft: true\npublished: 2025-02-01", "published: 2026-12-24")
    assert "missing-translation" not in site.check(*AS_OF).output


def test_a_preview_follows_why_something_is_hidden(site: Project) -> None:
    showing = Options(as_of=date(2026, 1, 1)).visibility
    library, linker = Library(site.root.resolve(), showing), Linker()
    site.replace("content/briefs/other.ko.md", "published", "about: [story]\npublished")

    def found() -> list[str]:
        reading = library.read([site.root.resolve() / file for file in (EN, KO)])
        _, problems = linker.link(reading.content, reading.changes)
        assert set(problems) == set(link(load(site.root, showing)[0])[1])
        return [problem.message for problem in problems]

    assert found() == []
    hide(site, "draft", EN)
    assert found() == ['the brief "story" is still a draft in "en"; its page is in "ko"']
    site.replace(EN, "draft: true\npublished: 2025-02-01", "published: 2026-12-24")
    assert found() == []
    hide(site, "draft", KO)
    assert found() == ['the brief "story" is not shown: it is published later (2026-12-24)']
    site.replace(EN, "published: 2026-12-24", "draft: true\npublished: 2025-02-01")
    assert found() == ['the brief "story" is not shown: it is a draft']
    for file in (EN, KO):
        site.replace(file, "draft: true\npublished: 2025-02-01", "published: 2026-12-24")
    assert found() == ['the brief "story" is not shown: it is published later (2026-12-24)']
    site.replace(KO, "2026-12-24", "2025-02-01")
    assert found() == []


def test_what_is_hidden_is_checked_once_it_is_shown(site: Project) -> None:
    hide(site, "later", EN, KO)
    site.edit(EN, (site.root / EN).read_text() + "\nNobody says so.\n")
    site.edit(
        "content/waivers.yaml", f"- {{file: {EN}, code: uncited, finding: cites no source, reason: R}}\n"
    )
    assert "waiver" not in site.check(*AS_OF).output  # what it waives cannot be found yet
    site.remove("content/waivers.yaml")
    assert "uncited" not in site.check(*AS_OF).output
    assert "uncited" in site.check(*AS_OF, "--future").output
    assert "future-date" not in site.check(*AS_OF, "--future").output


@pytest.mark.parametrize(
    ("published", "first"),
    [
        ("2026-12-24", "2026-12-24"),
        ("2026-12", "2026-12-01"),
        ("2026-12~", "2026-12-01"),
        ("2026-XX-XX", "2026-01-01"),
        ("2026-24", "2026-12-01"),
        ("202X", "2020-01-01"),
        ("2026-12-24/2027", "2026-12-24"),
        ("2026-12-24/..", "2026-12-24"),
        ("2026-12-24T23:59:59", "2026-12-24"),
        ("2026-12-24T23:59:59Z", "2026-12-24"),
        ("2026-12-24T23:30:00-05:00", "2026-12-25"),  # in UTC it is the next day
        ("2026-12-25T00:30:00+09:00", "2026-12-25"),  # in UTC it is the day before, and there it has not come
    ],
)
def test_the_first_day_that_a_date_may_mean(published: str, first: str) -> None:
    day = date.fromisoformat(first)
    assert has_come(parse(published), day)
    assert comes_on(parse(published)) == day
    assert has_come(parse(published), date.max)
    assert not has_come(parse(published), date.fromordinal(day.toordinal() - 1))


@pytest.mark.parametrize("published", ["../2026-12-24", "/2026-12-24", "-0044", "0000"])
def test_dates_that_have_always_come(published: str) -> None:
    assert has_come(parse(published), date.min)


def test_a_year_that_never_comes() -> None:
    assert not has_come(parse("Y12026"), date.max)
    assert comes_on(parse("Y12026")) is None


def test_the_original_is_a_draft_and_its_translations_are_not(tmp_path: Path) -> None:
    """`sitegen translated` compares with the original; what is shown meanwhile is no reason to compare once more."""
    site = Project(tmp_path, STORY_IN_THREE)
    site.run("translated", "--all")
    assert "translation-outdated" not in site.check(*AS_OF).output
    hide(site, "draft", EN)
    assert "translation-outdated" not in site.check(*AS_OF).output


STORY_IN_THREE = f"""\
=== content/site.yaml
title: T
description: D
base_url: https://example.org
languages: [en, ko, fr]
{STORY}
=== content/briefs/story.fr.md
---
title: Clair
abstract: Un texte.
published: 2025-02-01
about: [ada]
key_points: ["Un point.[@letter]"]
---
[[ada]] a vu.[@letter]
"""
