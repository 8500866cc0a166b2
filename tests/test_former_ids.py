"""The addresses that records had before lead to them; their former ids do nothing else."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date

import pytest

from sitegen.content.library import Library
from sitegen.content.load import load
from sitegen.options import Options
from sitegen.publication.link import Linker, link
from tests.project import SITE, Project

pytestmark = pytest.mark.slow("builds sites")

STORY = (
    SITE
    + """\
=== content/people/ada.yaml
name: {en: Ada, ko: 에이다}
description: {en: A mathematician., ko: 수학자.}
former_ids: [ada-byron, lovelace]
=== content/sources/letter.yaml
type: report
title: {en: A letter, ko: 편지}
language: en
summary: {en: It says so., ko: 그렇다고 한다.}
former_ids: [note]
=== content/briefs/story.en.md
---
title: A story
abstract: It is out.
published: 2025-01-01
former_ids: [tale]
---
[[ada]] wrote.[@letter]
=== content/briefs/story.ko.md
---
title: 이야기
abstract: 나와 있다.
published: 2025-01-01
former_ids: [tale]
---
[[ada]]가 썼다.[@letter]
=== content/pages/about.en.md
---
title: About
former_ids: [info]
---
Who we are.
=== content/pages/about.ko.md
---
title: 소개
former_ids: [info]
---
우리가 누구인지.
"""
)

Make = Callable[..., Project]


@pytest.fixture
def site(project: Make) -> Project:
    return project(STORY)


def test_a_former_address_leads_to_the_page_in_its_language(site: Project) -> None:
    site.build("--no-search")
    page = site.read("ko/people/lovelace/index.html")
    assert '<html lang="ko"' in page
    assert '<meta http-equiv="refresh" content="0; url=/ko/people/ada/">' in page
    assert '<link rel="canonical" href="https://example.org/ko/people/ada/">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<a href="/ko/people/ada/">에이다</a>' in page
    assert "<title>페이지 주소가 바뀌었습니다 · 작은 사이트</title>" in page
    assert "<script" not in page and " style=" not in page
    for path in ("people/ada-byron", "briefs/tale", "ko/briefs/tale", "info", "ko/info", "sources/note"):
        assert "http-equiv" in site.read(f"{path}/index.html")


def test_hosts_forward_all_that_was_there(project: Make) -> None:
    site = project(STORY.replace("https://example.org", "https://example.org/base"))
    site.build("--no-search")
    lines = site.read("_redirects").splitlines()
    assert lines[0] == "/base/info/* /base/about/:splat 301!"
    assert "/base/people/ada-byron/* /base/people/ada/:splat 301!" in lines
    assert "/base/ko/briefs/tale/* /base/ko/briefs/story/:splat 301!" in lines
    of_note = [line for line in lines if "/note/" in line]
    assert of_note[0] == "/base/sources/note/note.bib /base/sources/letter/letter.bib 301!"
    assert of_note[-2:] == [
        "/base/sources/note/* /base/sources/letter/:splat 301!",
        "/base/ko/sources/note/* /base/ko/sources/letter/:splat 301!",
    ]
    assert len(lines) == len(set(lines))


def test_a_site_without_former_ids_has_no_rules(site: Project) -> None:
    for file in site.root.glob("content/*/*.*"):
        lines = file.read_text("utf-8").splitlines(keepends=True)
        file.write_text("".join(line for line in lines if "former_ids" not in line), "utf-8")
    site.build("--no-search")
    assert "_redirects" not in site.files()
    assert not any("http-equiv" in data.decode("utf-8", "replace") for data in site.files().values())


def test_nothing_but_forwards_names_a_former_id(site: Project) -> None:
    site.build()
    former = ("ada-byron", "lovelace", "note", "tale", "info")
    for path, data in site.files().items():
        if path in ("_redirects", ".sitegen-manifest.json") or any(f"{id_}/index" in path for id_ in former):
            continue
        assert not any(f"/{id_}/".encode() in data for id_ in former), path


def test_what_is_not_shown_has_no_former_address(site: Project) -> None:
    for language in ("en", "ko"):
        site.replace(f"content/briefs/story.{language}.md", "2025-01-01", "2027-01-01")
    site.build("--no-search", "--as-of", "2026-01-01")
    assert not any("tale" in path for path in site.files())
    assert "tale" not in site.read("_redirects")
    site.build("--no-search", "--as-of", "2026-01-01", "--future")
    assert "tale" in site.read("_redirects")


def test_former_ids_of_the_languages_of_a_brief_are_all_its_own(site: Project) -> None:
    site.replace("content/briefs/story.ko.md", "[tale]", "[old-tale]")
    site.build("--no-search")
    assert {"briefs/tale/index.html", "ko/briefs/old-tale/index.html"} <= set(site.files())


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        ("content/people/ada.yaml", "[ada-byron, lovelace]", "[Ada_B]", "3:14: error[bad-id]: \"Ada_B\" cannot be"),
        ("content/people/ada.yaml", "[ada-byron, lovelace]", "[x, x]", '3:17: warning[named-twice]: "x" appears twice'),
        ("content/people/ada.yaml", "[ada-byron, lovelace]", "[ada]", '3:14: error[url-clash]: "ada" is the id it has'),
        ("content/pages/about.en.md", "[info]", "[timeline]", '3:14: error[url-clash]: the former id "timeline"'),
        ("content/pages/about.en.md", "[info]", "[ko]", '3:14: error[url-clash]: the former id "ko" would be at /ko/'),
    ],
)  # fmt: skip
def test_a_former_id_that_cannot_be(site: Project, file: str, old: str, new: str, found: str) -> None:
    site.replace(file, old, new)
    assert f"{file}:{found}" in site.run("check", "--strict", code=1).output


def test_an_address_of_two_records_is_reported_at_both(site: Project) -> None:
    site.edit(
        "content/people/byron.yaml",
        "name: {en: Byron, ko: 바이런}\ndescription: {en: A poet., ko: 시인.}\nformer_ids: [ada, lovelace]\n",
    )
    lines = site.check(code=1).output.splitlines()
    for expected in (
        'content/people/byron.yaml:3:14: error[url-clash]: the former id "ada" has the address of '
        "content/people/ada.yaml (leave it out, or rename content/people/ada.yaml)",
        'content/people/ada.yaml:1:1: error[url-clash]: its address is also that of the former id "ada" in '
        "content/people/byron.yaml (rename the file, or leave the former id out there)",
        'content/people/byron.yaml:3:19: error[url-clash]: the former id "lovelace" is also one of another record: '
        "content/people/ada.yaml:3:25 (leave it to one of them)",
        'content/people/ada.yaml:3:25: error[url-clash]: the former id "lovelace" is also one of another record: '
        "content/people/byron.yaml:3:19 (leave it to one of them)",
    ):
        assert expected in lines


def test_the_same_former_id_of_two_kinds_is_two_addresses(site: Project) -> None:
    site.replace("content/sources/letter.yaml", "[note]", "[ada, lovelace]")
    assert "url-clash" not in site.check().output


def test_a_reference_by_a_former_id_names_the_new_one(site: Project) -> None:
    site.replace("content/briefs/story.en.md", "[[ada]] wrote.[@letter]", "[[ada-byron]] wrote.[@note]")
    site.replace("content/briefs/story.ko.md", "published", "about: [lovelace]\npublished")
    lines = site.check(code=1).output.splitlines()
    error = "error[unknown-record]"
    file = "content/briefs/story.en.md"
    assert f'{file}:7:1: {error}: "ada-byron" was renamed to "ada" (write "ada")' in lines
    assert f'{file}:7:22: {error}: "note" was renamed to "letter" (write "letter")' in lines
    assert f'content/briefs/story.ko.md:4:9: {error}: "lovelace" was renamed to "ada" (write "ada")' in lines


def test_an_edited_site_has_the_bytes_of_a_new_one(site: Project) -> None:
    edits = (
        ("content/people/ada.yaml", "[ada-byron, lovelace]", "[countess]"),
        ("content/people/ada.yaml", "en: Ada,", "en: Augusta,"),
        ("content/people/ada.yaml", "former_ids: [countess]", ""),
        ("content/briefs/story.en.md", "[tale]", "[yarn]"),
        ("content/sources/letter.yaml", "[note]", "[note, memo]"),
    )
    site.build("--no-search")
    for file, old, new in edits:
        site.replace(file, old, new)
        site.build("--no-search")
        found = site.files()
        shutil.rmtree(site.root / ".sitegen")
        shutil.rmtree(site.output)
        site.build("--no-search")
        assert site.files() == found


def test_a_preview_follows_former_ids(site: Project) -> None:
    showing = Options(as_of=date(2026, 1, 1)).visibility
    library, linker = Library(site.root.resolve(), showing), Linker()
    file = "content/people/ada.yaml"
    site.replace("content/briefs/story.en.md", "[[ada]]", "[[byron]]")

    def found() -> list[str]:
        reading = library.read([site.root.resolve() / name for name in (file, "content/briefs/story.en.md")])
        publication, problems = linker.link(reading.content, reading.changes)
        expected, others = link(load(site.root, showing)[0])
        assert set(problems) == set(others)
        assert (publication and publication.former) == (expected and expected.former)
        return [problem.message for problem in problems]

    assert found() == ['no record is called "byron"']
    site.replace(file, "[ada-byron,", "[byron,")
    assert found() == ['"byron" was renamed to "ada"']
    site.replace(file, "former_ids: [byron, lovelace]", "")
    assert found() == ['no record is called "byron"']


def test_a_build_says_which_addresses_it_loses(site: Project) -> None:
    """Not what is hidden for now, nor pages of a language that is gone; nor in another folder, where nothing was."""
    assert "lost" not in site.build("--no-search").output
    for language in ("en", "ko"):
        site.replace(f"content/briefs/story.{language}.md", "2025-01-01", "2027-01-01")
    site.replace("content/site.yaml", "languages: [en, ko]", "languages: [en]")
    for file in site.root.glob("content/*/*.ko.md"):
        file.unlink()
    for file in site.root.glob("content/**/*.yaml"):
        file.write_text(re.sub(r", ko: [^}]*}", "}", file.read_text("utf-8")), "utf-8")
    assert "lost" not in site.build("--no-search", "--as-of", "2026-01-01").output
    (site.root / "content/people/ada.yaml").rename(site.root / "content/people/augusta.yaml")
    site.replace("content/briefs/story.en.md", "[[ada]]", "[[augusta]]")
    assert "lost" not in site.build("--no-search", "--output", "elsewhere", "--as-of", "2026-01-01").output
    line = (
        "1 address is lost: /people/ada/ (name the id in `former_ids` of the record that took its place; if none did, "
        "readers find nothing there)"
    )
    assert line in site.build("--no-search", "--as-of", "2026-01-01").output.splitlines()
    site.replace("content/people/augusta.yaml", "[ada-byron, lovelace]", "[ada-byron]")
    site.run("rename", "letter", "a-letter")
    assert "1 address is lost: /people/lovelace/ (" in site.build("--no-search").output
