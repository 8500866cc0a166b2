"""`sitegen rename`: a record gets another id in all files, and nothing else in them changes."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.project import SITE, Project

STORY = (
    SITE.replace(
        "languages:", "sections: [briefs, info]\npolicies: [info]\nfeatured: {briefs: [story]}\nlanguages:"
    )
    + """\
=== content/people/ada.yaml
# ada, first of all
name: {en: Ada, ko: 에이다}  # not ada
description: {en: A mathematician., ko: 수학자.}
roles:
  - {title: {en: Author, ko: 저자}, organization: "guild", sources: [letter]}
=== content/people/ada-b.yaml
name: {en: Another, ko: 다른 이}
description: {en: "With [[ada]] and [[ada|the first]].", ko: "[[ada]]와 [[ada|첫째]]."}
=== content/organizations/guild.yaml
name: {en: Guild, ko: 조합}
description: {en: A guild., ko: 조합.}
=== content/sources/letter.yaml
type: report
title: {en: A letter, ko: 편지}
language: en
summary: {en: It says so., ko: 그렇다고 한다.}
mentions: [ada, 'ada-b']
quotes:
  - {id: so, exact: It says so, speaker: ada}
=== content/claims/first.yaml
statement: {en: Who was first?, ko: 누가 먼저인가?}
about: [ada]
accounts:
  - {source: letter, stance: supports, says: {en: "[[ada]] was.", ko: "[[ada]]였다."}, quote: so}
=== content/briefs/story.en.md
---
title: A story
abstract: It is out.
published: 2025-01-01
about: [ada]   # whom
---
[[ada]] and [[ada-b]] wrote: “It says so”.[@letter#so] `[[ada]]` is code. [@letter, p. 4; @letter]

::: claims about=ada,ada-b
:::

![[first]]

Not ada, ada.[@own]
=== content/briefs/story.ko.md
---
title: 이야기
abstract: 나와 있다.
published: 2025-01-01
about: [ada]
---
[[ada]]가 [[ada-b]]와 썼다. “It says so”.[@letter#so] `[[ada]]` [@letter, p. 4; @letter]

::: claims about=ada,ada-b
:::

![[first]]

ada가 아니다.[@own]
=== content/pages/info.en.md
---
title: Information
---
See [[story]].
=== content/pages/info.ko.md
---
title: 정보
---
[[story]] 참조.
=== content/waivers.yaml
- {code: uncited, file: content/briefs/story.en.md, finding: nothing, reason: ada}
=== captures/letter.txt
Ada and Another met at length in a garden behind the old house, and talked about engines until the evening. “It says
so,” said Ada of a page that nobody else had read, and they walked home slowly, as the rain had stopped at last.
"""
)

Make = Callable[..., Project]


@pytest.fixture
def site(project: Make) -> Project:
    return project(STORY)


def contents(site: Project) -> dict[str, bytes]:
    folders = ("content", "captures")
    files = (file for folder in folders for file in (site.root / folder).rglob("*"))
    return {str(file.relative_to(site.root)): file.read_bytes() for file in files if file.is_file()}


def changed(site: Project, old: str, new: str) -> dict[str, list[tuple[str, str]]]:
    """The lines that a renaming changes, before and after, by the file's name after it."""
    before = contents(site)
    site.run("rename", old, new)
    found = {}
    for path, data in contents(site).items():
        was = before.get(path, before.get(path.replace(new, old), b""))
        pairs = zip(was.decode().splitlines(), data.decode().splitlines(), strict=False)
        found[path] = [(one, other) for one, other in pairs if one != other]
    return {path: lines for path, lines in found.items() if lines}


def test_every_reference_to_a_person_is_rewritten_and_nothing_else(site: Project) -> None:
    found = changed(site, "ada", "countess")
    assert found == {
        "content/people/ada-b.yaml": [
            (
                'description: {en: "With [[ada]] and [[ada|the first]].", ko: "[[ada]]와 [[ada|첫째]]."}',
                'description: {en: "With [[countess]] and [[countess|the first]].", ko: "[[countess]]와 '
                '[[countess|첫째]]."}',
            )
        ],
        "content/sources/letter.yaml": [
            ("mentions: [ada, 'ada-b']", "mentions: [countess, 'ada-b']"),
            (
                "  - {id: so, exact: It says so, speaker: ada}",
                "  - {id: so, exact: It says so, speaker: countess}",
            ),
        ],
        "content/claims/first.yaml": [
            ("about: [ada]", "about: [countess]"),
            (
                '  - {source: letter, stance: supports, says: {en: "[[ada]] was.", ko: "[[ada]]였다."}, quote: so}',
                '  - {source: letter, stance: supports, says: {en: "[[countess]] was.", ko: "[[countess]]였다."}, '
                "quote: so}",
            ),
        ],
        "content/briefs/story.en.md": [
            ("about: [ada]   # whom", "about: [countess]   # whom"),
            (
                "[[ada]] and [[ada-b]] wrote: “It says so”.[@letter#so] `[[ada]]` is code. [@letter, p. 4; @letter]",
                "[[countess]] and [[ada-b]] wrote: “It says so”.[@letter#so] `[[ada]]` is code. [@letter, p. 4; "
                "@letter]",
            ),
            ("::: claims about=ada,ada-b", "::: claims about=countess,ada-b"),
        ],
        "content/briefs/story.ko.md": [
            ("about: [ada]", "about: [countess]"),
            (
                "[[ada]]가 [[ada-b]]와 썼다. “It says so”.[@letter#so] `[[ada]]` [@letter, p. 4; @letter]",
                "[[countess]]가 [[ada-b]]와 썼다. “It says so”.[@letter#so] `[[ada]]` [@letter, p. 4; @letter]",
            ),
            ("::: claims about=ada,ada-b", "::: claims about=countess,ada-b"),
        ],
    }
    record = (site.root / "content/people/countess.yaml").read_text("utf-8")
    assert record.startswith("# ada, first of all\nname: {en: Ada, ko: 에이다}  # not ada\n")
    assert record.endswith("former_ids:\n  [ada]\n")
    assert not (site.root / "content/people/ada.yaml").exists()


def test_a_source_takes_its_capture_and_locks_with_it(site: Project) -> None:
    site.run("verify")
    site.run("translated", "--all")
    locks = [site.root / "content/verified.lock", site.root / "content/translations.lock"]
    before = [lock.read_text("utf-8") for lock in locks]
    problems = site.check().output
    before_text = (site.root / "captures/letter.txt").read_text()
    site.run("rename", "letter", "old-letter")
    assert site.check().output.replace("old-letter", "letter") == problems
    assert (site.root / "captures/old-letter.txt").read_text() == before_text
    assert not (site.root / "captures/letter.txt").exists()
    site.run("verify")
    after = [lock.read_text("utf-8") for lock in locks]
    assert after[0].replace("old-letter", "letter") == before[0]
    site.build("--no-search")
    assert "http-equiv" in site.read("sources/letter/index.html")


def test_a_page_and_a_brief_are_renamed_in_every_language_and_in_the_settings(site: Project) -> None:
    site.run("rename", "info", "about")
    site.run("rename", "story", "tale")
    settings = (site.root / "content/site.yaml").read_text("utf-8")
    assert "sections: [briefs, about]\npolicies: [about]\nfeatured: {briefs: [tale]}" in settings
    for language in ("en", "ko"):
        text = (site.root / f"content/briefs/tale.{language}.md").read_text("utf-8")
        assert "former_ids:\n  [story]\n---\n" in text
        assert "[[tale]]" in (site.root / f"content/pages/about.{language}.md").read_text("utf-8")
    assert "file: content/briefs/tale.en.md" in (site.root / "content/waivers.yaml").read_text("utf-8")
    site.build("--no-search")
    assert "http-equiv" in site.read("ko/info/index.html")


def test_back_again_only_the_former_id_is_left(site: Project) -> None:
    before = contents(site)
    site.run("rename", "story", "tale")
    site.run("rename", "tale", "story")
    for path, data in contents(site).items():
        assert data.replace(b"former_ids:\n  [tale]\n", b"") == before[path], path


def test_a_dry_run_shows_the_changes_and_makes_none(site: Project) -> None:
    before = contents(site)
    lines = site.run("rename", "ada", "countess", "--dry-run").output.splitlines()
    assert "rename content/people/ada.yaml => content/people/countess.yaml" in lines
    assert "+about: [countess]   # whom" in lines
    assert contents(site) == before


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("adda", "x", 'no record "adda" (did you mean "ada"?)'),
        ("ada", "ada-b", 'the id "ada-b" is taken by content/people/ada-b.yaml'),
        ("ada", "Ada", '"Ada": use lower-case letters'),
        ("info", "people", "a page cannot be at /people/"),
        ("info", "ko", "a page cannot be at /ko/"),
    ],
)
def test_what_cannot_be_renamed(site: Project, old: str, new: str, message: str) -> None:
    before = contents(site)
    assert message in site.run("rename", old, new, code=2).output
    assert contents(site) == before


def test_files_that_cannot_be_read_are_no_reason_to_guess(site: Project) -> None:
    site.edit("content/people/bad.yaml", "name: [\n")
    before = contents(site)
    output = site.run("rename", "ada", "countess", code=1).output
    assert "content/people/bad.yaml" in output and "can be read" in output
    assert contents(site) == before


def test_other_errors_are_no_reason_to_refuse(site: Project) -> None:
    site.edit("content/terms/bad.yaml", 'name: T\nnonsense: 1\ndefinition: "Of [[ada]] and [[nobody]]."\n')
    site.run("rename", "ada", "countess")
    assert "[[countess]] and [[nobody]]" in (site.root / "content/terms/bad.yaml").read_text()


def test_a_file_that_cannot_be_written_leaves_all_as_it_was(
    site: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(site)
    replace = Path.replace
    count = [0]

    def fails_late(self: Path, target: Path) -> Path:
        count[0] += 1
        if count[0] == 4:
            raise OSError(28, os.strerror(28))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fails_late)
    assert "nothing was changed" in site.run("rename", "ada", "countess", code=1).output
    assert count == [4]
    assert contents(site) == before


REAL = Path(__file__).parent.parent


@pytest.mark.slow("renames records of the real content")
def test_ten_records_of_the_real_publication(tmp_path: Path) -> None:
    site = Project(tmp_path, "")
    for folder in ("content", "templates"):
        shutil.copytree(REAL / folder, tmp_path / folder)
    before = contents(site)
    files = sorted((tmp_path / "content").glob("*/*.*"))
    ids = sorted({file.name.split(".")[0] for file in files if file.suffix in (".yaml", ".md")})
    some = random.Random(7).sample(ids, 10)
    expected = site.check("--strict").output
    for id_ in some:
        site.run("rename", id_, f"new-{id_}")
    assert site.check("--strict").output == expected
    for id_ in some:
        site.run("rename", f"new-{id_}", id_)
    for path, data in contents(site).items():
        lines = data.decode().splitlines(keepends=True)
        at = [n for n, line in enumerate(lines) if line == "former_ids:\n"]
        for n in at:
            del lines[n : n + 2]
        assert "".join(lines).encode() == before[path], path
