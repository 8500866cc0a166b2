"""Editions of briefs: frozen, shown for ever as they were, and compared sentence by sentence."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree

import pytest

from sitegen.content.editions import Block, decode, encode
from sitegen.options import Options
from sitegen.preview.loader import PreviewLoader
from sitegen.views.frozen import blocks_of
from sitegen.views.sentence_changes import changes_between
from tests.project import SITE, Project

pytestmark = pytest.mark.slow("builds sites")

STORY = (
    SITE
    + """\
=== content/people/ada.yaml
name: {en: Ada, ko: 에이다}
description: {en: A mathematician., ko: 수학자.}
=== content/sources/letter.yaml
type: report
title: {en: A letter, ko: 편지}
language: en
summary: {en: It says so., ko: 그렇다고 한다.}
=== content/briefs/story.en.md
---
title: A story
abstract: It is out.
published: 2025-01-01
---
[[ada]] wrote a long letter to a friend.[@letter] It was lost.
=== content/briefs/story.ko.md
---
title: 이야기
abstract: 나와 있다.
published: 2025-01-01
---
[[ada]]가 친구에게 긴 편지를 썼다.[@letter] 그것은 사라졌다.
"""
)
EN, KO = "content/briefs/story.en.md", "content/briefs/story.ko.md"
FILE = "content/editions/story/2025-02-01.en.json"


def freeze(site: Project, day: str, *more: str, code: int = 0) -> str:
    notes = ("--note", f"Notes of {day} <b>.", "--note", f"ko={day}의 메모.")
    return site.run("edition", "story", *notes, "--as-of", day, *more, code=code).output


def build(site: Project, code: int = 0) -> str:
    return site.build("--no-search", "--as-of", "2026-01-01", code=code).output


def article(site: Project, path: str) -> str:
    return site.read(path).partition("<article")[2].partition("</article>")[0]


def four_editions(site: Project) -> None:
    freeze(site, "2025-02-01")
    site.replace(EN, "a long letter", "a short letter")
    site.replace(KO, "긴 편지를", "짧은 편지를")
    freeze(site, "2025-03-01")
    site.replace(EN, "It was lost.", "It was found. It is in London.")
    site.replace(KO, "그것은 사라졌다.", "나중에 발견되었다. 런던에 있다.")
    freeze(site, "2025-04-01")
    for file, text in ((EN, "It was not lost."), (KO, "사라지지 않았다.")):
        site.replace(file, "---\n[[", f"corrections:\n- {{date: 2025-05-01, text: {text}}}\n---\n[[")
    freeze(site, "2025-05-01")


DESCRIBED = "description: {en: X., ko: 엑스.}\n"
DIFFERENCES = {
    "2025-02-01": (
        ["Ada wrote a [-long][+short] letter to a friend.[1]"],
        ["에이다가 친구에게 [-긴][+짧은] 편지를 썼다.[1]"],
    ),
    "2025-03-01": (
        ["It was [-lost.][+found.]", "[+It is in London.]"],
        ["[-그것은 사라졌다.]", "[+나중에 발견되었다.]", "[+런던에 있다.]"],
    ),
    "2025-04-01": ([], []),
}


def shown_changes(html: str) -> list[str]:
    html = re.sub(r'<span class="unseen">.*?</span>', "", html.partition("</section>")[0])
    found = re.findall(r"<li>(.*?)</li>", html.partition('<ul class="changed">')[2], re.DOTALL)
    return [
        re.sub(r"<del>(.*?)</del>", r"[-\1]", re.sub(r"<ins>(.*?)</ins>", r"[+\1]", one)) for one in found
    ]


def test_the_differences_of_four_editions_are_right_to_the_sentence(
    project: Callable[[str], Project],
) -> None:
    site = project(STORY)
    four_editions(site)
    build(site)
    for day, (english, korean) in DIFFERENCES.items():
        assert shown_changes(site.read(f"briefs/story/{day}/changes/index.html")) == english
        assert shown_changes(site.read(f"ko/briefs/story/{day}/changes/index.html")) == korean
    last = site.read("briefs/story/2025-04-01/changes/index.html")
    assert "Corrections made" in last and "It was not lost." in last
    assert "Nothing changed." in site.read("briefs/story/2025-05-01/changes/index.html")


def test_a_brief_lists_its_editions_with_their_notes(project: Callable[[str], Project]) -> None:
    site = project(STORY)
    four_editions(site)
    build(site)
    page = site.read("briefs/story/index.html")
    assert "This text is the edition of 1 May 2025." in page
    assert "Notes of 2025-02-01 &lt;b&gt;." in page
    site.replace(EN, "to a friend", "to Babbage")
    build(site)
    assert "This text has changed since the edition of 1 May 2025." in site.read("briefs/story/index.html")
    assert "2025년 5월 1일 판과 같습니다" in site.read("ko/briefs/story/index.html")


def test_an_edition_leads_to_the_current_version_and_is_not_indexed(
    project: Callable[[str], Project],
) -> None:
    site = project(STORY)
    freeze(site, "2025-02-01")
    build(site)
    page = site.read("briefs/story/2025-02-01/index.html")
    assert '<meta name="robots" content="noindex">' in page
    assert '<link rel="canonical" href="https://example.org/briefs/story/">' in page
    assert "https://example.org/briefs/story/2025-02-01/</span>" in page
    assert "Ada wrote a long letter to a friend.[1] It was lost." in page
    for other in ("sitemap.xml", "feed.xml"):
        assert "2025-02-01/" not in site.read(other)


@pytest.mark.slow("a hundred random edits, ten builds")
def test_nothing_else_changes_an_edition(project: Callable[[str], Project]) -> None:
    """A hundred random edits of everything else; each build is the same as a clean one in the end."""
    site = project(STORY)
    four_editions(site)
    build(site)
    pages = [f"{p}briefs/story/{day}/index.html" for p in ("", "ko/") for day in (*DIFFERENCES, "2025-05-01")]
    first = {page: article(site, page) for page in pages}
    assert all(first.values())
    random_ = random.Random(7)
    edits: tuple[Callable[[int], None], ...] = (
        lambda n: site.replace("content/people/ada.yaml", "en: A", f"en: A{n}"),
        lambda n: site.replace("content/sources/letter.yaml", "en: A", f"en: A{n}"),
        lambda n: site.replace(EN, "wrote", f"wrote {n}"),
        lambda n: site.replace(KO, "친구", f"{n} 친구"),
        lambda n: site.replace(EN, "[[ada]]", "Ada") if "[[ada]]" in (site.root / EN).read_text() else None,
        lambda n: site.edit(
            f"content/people/p{n}.yaml",
            f"name: {{en: P{n}, ko: 피{n}}}\ndescription: {{en: X., ko: 엑스.}}\n",
        ),
    )
    for n in range(100):
        random_.choice(edits)(n)
        if n % 10 == 9:
            build(site)
            assert {page: article(site, page) for page in pages} == first
    incremental = site.files()
    shutil.rmtree(site.output)
    shutil.rmtree(site.root / ".sitegen")
    build(site)
    assert site.files().keys() == incremental.keys()
    different = {path for path, data in site.files().items() if data != incremental[path]}
    assert different <= {".sitegen-manifest.json"}


def test_a_new_edition_is_seen_by_the_next_build_and_the_preview(project: Callable[[str], Project]) -> None:
    site = project(STORY)
    build(site)
    freeze(site, "2025-02-01")
    build(site)
    assert "Edition of 1 February 2025" in site.read("briefs/story/index.html")
    shown = PreviewLoader(site.root, Options(as_of=date(2026, 1, 1)))(None, frozenset())
    assert shown.files is not None
    for path in ("briefs/story/2025-02-01/index.html", "briefs/story/2025-02-01/changes/index.html"):
        assert shown.files.site.get(path) == site.files()[path]


def renamed(old: str, new: str) -> Callable[[Project], object]:
    return lambda site: (site.root / FILE).rename(site.root / FILE.replace(old, new))


def moved(site: Project) -> None:
    (site.root / FILE).parent.rename(site.root / "content/editions/tale")


@pytest.mark.parametrize(
    ("break_it", "expected"),
    [
        (
            lambda site: site.replace(FILE, "a long letter", "a longer letter"),
            r"en\.json:\d+:2: error\[bad-edition\]: an edition must not be edited",
        ),
        (renamed("02-01", "02-02"), r"en\.json:5:2: error\[bad-edition\]: its date is 2025-02-01"),
        (renamed("02-01", "02-31"), r"is named <day>\.<language>\.json"),
        (moved, r'there is no brief "tale"'),
        (
            lambda site: site.edit(FILE, "{\n  nonsense"),
            r"en\.json:2:\d+: error\[bad-edition\]: this is no edition",
        ),
        (renamed(".en.", ".fr."), r'"fr" in the file\'s name is not a language'),
    ],
)
def test_what_is_wrong_with_an_edition_is_reported(
    project: Callable[[str], Project], break_it: Callable[[Project], None], expected: str
) -> None:
    site = project(STORY)
    freeze(site, "2025-02-01")
    break_it(site)
    assert re.search(expected, build(site, code=1))


def test_editions_move_with_a_renamed_brief(project: Callable[[str], Project]) -> None:
    site = project(STORY)
    freeze(site, "2025-02-01")
    for file in (EN, KO):
        site.replace(file, "published:", "former_ids: [story]\npublished:")
        (site.root / file).rename(site.root / file.replace("story", "tale"))
    build(site)
    assert "It was lost." in article(site, "briefs/tale/2025-02-01/index.html")


@pytest.mark.parametrize(
    ("edit", "more", "expected"),
    [
        ((), ("--as-of", "2025-02-02"), "nothing to freeze: story reads as in its last edition"),
        (("It was lost.", "It was found."), (), "--replace replaces the edition of a day"),
        (("It was lost.", "[[nobody]]"), (), "nobody"),
        (("published:", "draft: true\npublished:"), (), "it is a draft"),
    ],
)
def test_what_cannot_be_frozen_is_refused(
    project: Callable[[str], Project], edit: tuple[str, ...], more: tuple[str, ...], expected: str
) -> None:
    site = project(STORY)
    freeze(site, "2025-02-01")
    before = (site.root / FILE).read_bytes()
    if edit:
        site.replace(EN, *edit)
        if "draft" in edit[1]:
            site.replace(KO, *edit)
    result = site.run(
        "edition",
        "story",
        "--note",
        "N.",
        "--note",
        "ko=나.",
        "--as-of",
        "2025-02-01",
        *more,
        code=1 if "nobody" in expected else 2,
    )
    assert expected in result.output
    assert (site.root / FILE).read_bytes() == before


def test_an_edition_of_a_day_is_replaced_on_request(project: Callable[[str], Project]) -> None:
    site = project(STORY)
    freeze(site, "2025-02-01")
    site.replace(EN, "It was lost.", "It was found.")
    freeze(site, "2025-02-01", "--replace")
    build(site)
    assert "It was found." in article(site, "briefs/story/2025-02-01/index.html")


def test_editions_and_corrections_are_listed_for_programs(project: Callable[[str], Project]) -> None:
    site = project(STORY)
    build(site)
    assert "changes.xml" not in site.files() and "changes.xml" not in site.read("index.html")
    four_editions(site)
    build(site)
    english, korean = json.loads(site.read("changes.json"))["briefs"]
    assert [row["date"] for row in english["editions"]] == [*DIFFERENCES, "2025-05-01"]
    digest = re.search(r'"sha256": "(.+)"', (site.root / FILE).read_text(encoding="utf-8"))
    assert digest is not None and english["editions"][0]["sha256"] == digest[1]
    assert english["corrections"] == [{"date": "2025-05-01", "text": "It was not lost."}]
    assert korean["url"] == "https://example.org/ko/briefs/story/"
    feed = ElementTree.fromstring(site.read("changes.xml"))
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 5 and len({entry[0].text for entry in entries}) == 5
    assert 'href="/ko/changes.xml"' in site.read("ko/index.html")


def test_every_language_of_a_brief_needs_a_note(project: Callable[[str], Project]) -> None:
    output = (
        project(STORY).run("edition", "story", "--note", "First.", "--as-of", "2025-02-01", code=2).output
    )
    assert 'say what is new in story in "ko", too' in output


def test_marks_of_citations_do_not_join_sentences() -> None:
    html = '<p>One.<sup class="cite"><span>1<button>x</button></span></sup> Two is <b>so</b>.</p>'
    html += "<ul><li>It &lt;b&gt;</li></ul>"
    assert list(blocks_of(html, "en")) == [
        Block("paragraph", ("One.[1]", "Two is so.")),
        Block("item", ("It <b>",)),
    ]


def test_corrections_are_set_apart() -> None:
    found = changes_between(
        [Block("paragraph", ("A.",))], [Block("paragraph", ("A.",)), Block("correction", ("C.",))]
    )
    assert found.changed == () and found.corrections == ("C.",)


def test_a_file_reads_as_it_was_written(project: Callable[[str], Project]) -> None:
    site = project(STORY)
    freeze(site, "2025-02-01")
    data = (site.root / FILE).read_bytes()
    text, problems = decode(data.replace(b"\n", b"\r\n"), FILE)
    assert text is not None and not problems and encode(text) == data
