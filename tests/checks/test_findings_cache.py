"""What checks found is kept from build to build, and found again only where something it depends on has changed."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest

from sitegen.checks import introductions, pairing
from sitegen.checks.evidence import Evidence
from sitegen.checks.findings_cache import WHOLE, Scope
from sitegen.checks.verify import record
from sitegen.checks.wording import Wording
from sitegen.content.entry import Entry
from sitegen.content.load import load
from sitegen.ledgers import read_ledgers, translations
from sitegen.ledgers.verified import Lock, encode
from sitegen.memory.entries import EntryMemory
from sitegen.memory.findings import StoredFindings
from sitegen.options import EVERYTHING, MEMORY, Options
from sitegen.preview.loader import PreviewLoader
from sitegen.problems import Problem, in_reading_order
from sitegen.project.read import all_problems, read_and_link, read_project
from sitegen.project.setup import Setup
from tests.project import Project
from tests.test_bad_input import GOOD
from tests.test_editing import snapshot, told

pytestmark = pytest.mark.slow("checks a publication anew after each edit")

T = TypeVar("T")

STORY = (
    GOOD
    + """\
=== content/briefs/other.en.md
---
title: Another story
abstract: What else happened.
published: 2025-11-19
---

Nobody met anybody.
=== captures/letter.txt
The engine weaves algebraic patterns just as the loom weaves flowers and leaves in June 1842, at 1,200 a day.
"""
)


class Watched(StoredFindings):
    """Findings that tell which entries were checked, and by what."""

    checked: set[tuple[str, str]]

    def each(
        self,
        what: str,
        dependencies: object,
        entries: Iterable[Entry],
        make: Callable[[Entry], T],
        of: type[T],
        scope: Scope = WHOLE,
    ) -> list[T]:
        def watched(entry: Entry) -> T:
            self.checked.add((what, entry.origin.file.removeprefix("content/")))
            return make(entry)

        return super().each(what, dependencies, entries, watched, of, scope)


class Run:
    """Checks as a build runs them: what they found, and what they looked at for that."""

    def __init__(
        self, root: Path, as_of: date = date(2026, 1, 1), between: Callable[[], object] = bool
    ) -> None:
        """`between` is done after the files were read, before they are checked."""
        options = Options(as_of=as_of)
        memory = EntryMemory(root / MEMORY, "")
        linked = read_and_link(Setup(root, options), memory)
        between()
        findings = Watched(root / MEMORY, memory.key, memory.digests())
        findings.checked = set()
        self.problems = in_reading_order(all_problems(linked, linked.site(), findings))
        findings.save()
        memory.save()
        self.checked = findings.checked

    def of(self, *checks: str) -> set[str]:
        """The files that these checks looked at; all checks, where none is named."""
        return {file for what, file in self.checked if not checks or what in checks}


def anew(root: Path, as_of: date = date(2026, 1, 1)) -> list[Problem]:
    """What is found where nothing is remembered."""
    return list(read_project(root, Options(as_of=as_of)).problems)


def test_only_an_edited_file_is_checked_again(tmp_path: Path) -> None:
    site = Project(tmp_path, STORY)
    first = Run(site.root)
    everything = {path.relative_to(tmp_path / "content").as_posix() for path in tmp_path.rglob("content/*/*")}
    assert first.of() == everything
    again = Run(site.root)
    assert not again.checked
    assert again.problems == first.problems
    site.replace("content/briefs/other.en.md", "Nobody met", "Today nobody met")
    edited = Run(site.root)
    assert edited.checked == {pair for pair in first.checked if pair[1] == "briefs/other.en.md"}
    assert edited.problems == anew(site.root) != first.problems


def test_a_preview_begins_with_what_a_build_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = Project(tmp_path, STORY)
    site.build("--no-search", "--as-of", "2026-01-01")
    found = anew(site.root)
    looked_at, check_brief = [], introductions._brief

    def watched(wording: Wording, *rest: Any) -> Iterable[Problem]:
        looked_at.append(wording.entry.origin.file)
        return check_brief(wording, *rest)

    monkeypatch.setattr(introductions, "_brief", watched)
    loader = PreviewLoader(site.root, Options(as_of=date(2026, 1, 1)))
    shown = loader(None, frozenset())
    assert set(loader.complete(shown).problems) == set(found)
    assert not looked_at
    site.replace("content/briefs/other.en.md", "Nobody met", "Today nobody met")
    edited = loader.complete(loader(shown, frozenset({site.root / "content/briefs/other.en.md"})))
    assert looked_at == ["content/briefs/other.en.md"]
    assert set(edited.problems) == set(anew(site.root)) != set(found)


def test_a_name_has_all_texts_looked_through_for_it_again(tmp_path: Path) -> None:
    site = Project(tmp_path, STORY)
    first = Run(site.root)
    site.replace("content/people/ada.yaml", "en: Ada,", "en: Nobodi,")
    renamed = Run(site.root)
    assert renamed.of("almost names") == first.of()
    # The other brief does not name her.
    assert renamed.of("introductions") == {"briefs/story.en.md", "briefs/story.ko.md"}
    assert renamed.of("coverage", "dates", "quotations", "figures") == {"people/ada.yaml"}
    assert [p.message for p in renamed.problems if p.code == "misspelt-name"] == [
        '"Nobody" is almost "Nobodi"'
    ]
    assert renamed.problems == anew(site.root)


def test_a_translation_is_compared_again_when_its_original_changes(tmp_path: Path) -> None:
    site = Project(tmp_path, STORY)
    Run(site.root)
    site.replace("content/briefs/story.en.md", "met", "met, 30 years later,")
    edited = Run(site.root)
    assert edited.of() == edited.of("drift") == {"briefs/story.en.md", "briefs/story.ko.md"}
    assert edited.of("coverage", "dates", "quotations", "figures") == {"briefs/story.en.md"}
    assert "translation-differs" in {problem.code for problem in edited.problems}
    assert edited.problems == anew(site.root)


@pytest.mark.parametrize(
    ("text", "file", "old", "new"),
    [
        ("He saw Chuck.", "people/charles.yaml", "en: Charles", "en: Charlie"),
        ("Charles came.", "people/charles.yaml", "en: Charles", "en: CHARLES"),
        ("Charels came.", "people/charles.yaml", "en: Charles", "en: Bernhard"),
        ("Ada, [[Looms]] and Charles.", "terms/loom.yaml", "sources:", "aliases: [Looms]\nsources:"),
        ("Ada.", "people/ada.yaml", "en: Ada", "en: Eve"),
        ("In May 1834.[@letter]", "events/meeting.yaml", "1833-06", "1834-05"),
        ("[[meeting|They met]] in June 1833.", "events/meeting.yaml", "1833-06", "1834-05"),
        ("He wrote “A letter”.[@letter]", "sources/letter.yaml", "A letter", "A note"),
        ("He wrote “as the boom weaves”.[@letter]", "sources/letter.yaml", "loom weaves,", "boom weaves,"),
        ("As [[weaving]] says.", "claims/weaving.yaml", "supports", "differs"),
        ("Seen.[@letter]", "sources/letter.yaml", "language: en", "language: en\nissued: 2025-12"),
        ("It began in 1830.[@letter]", "people/ada.yaml", "1842", "1830"),
    ],
)
def test_an_edit_elsewhere_changes_what_is_found(
    tmp_path: Path, text: str, file: str, old: str, new: str
) -> None:
    site = Project(tmp_path, STORY)
    site.replace(
        "content/people/charles.yaml", "description", "aliases: [Looms]\ndiscouraged: [Chuck]\ndescription"
    )
    site.replace("content/briefs/other.en.md", "Nobody met anybody.", text)
    before = Run(site.root)
    site.replace(f"content/{file}", old, new)
    after = Run(site.root)
    found, found_before = (
        [problem for problem in run.problems if problem.span.file.endswith("other.en.md")]
        for run in (after, before)
    )
    assert found != found_before
    assert after.problems == anew(site.root)


def test_another_day_has_only_what_depends_on_it_checked_again(tmp_path: Path) -> None:
    site = Project(tmp_path, STORY)
    site.replace("content/events/meeting.yaml", "1833-06", "2025-12-24")
    first = Run(site.root)
    earlier = Run(site.root, date(2025, 12, 1))
    assert {what for what, _ in earlier.checked} == {"dates", "freshness"}
    assert earlier.of() == first.of()
    assert earlier.problems == anew(site.root, date(2025, 12, 1)) != first.problems


def test_nothing_is_kept_of_a_file_that_changed_while_it_was_checked(tmp_path: Path) -> None:
    site = Project(tmp_path, STORY)
    file = "content/briefs/other.en.md"
    before = (tmp_path / file).read_text(encoding="utf-8")
    text = before.replace("Nobody met", "Charls met")
    site.edit(file, text)
    Run(site.root, between=lambda: site.edit(file, text.replace("Charls", "\n\n\nOne day Charls")))
    site.edit(file, text)
    assert Run(site.root).problems == anew(site.root)


SENTENCES = (
    "Charels met Ada.", "The charels were woven.", "Today it moved.", "It took 1,300 hours.[@letter]",
    "It took 1,200 hours.[@letter]", "He wrote “as the loom weaves”.[@letter]", "He saw Chuck.", "Nobody.",
    "He wrote “as the boom weaves”.[@letter]", "In May 1834 they had [[meeting]].", "It is said that [[weaving]].",
    "Was it in June 1842?[@letter]", "Just as the loom weaves flowers and leaves in June.", "[[charles]] knew [[Ada]].",
    "Charles came.", "[[Looms]] came.",
)  # fmt: skip


def _brief(site: Project, r: random.Random) -> None:
    body = "\n\n".join(r.sample(SENTENCES, r.randrange(1, 7)))
    head = f"---\ntitle: T\nabstract: A.\npublished: 20{r.randrange(15, 30)}\nabout: [ada]\n---\n\n"
    site.edit(f"content/briefs/new-{r.randrange(4)}.{r.choice(['en', 'ko'])}.md", f"{head}{body}\n")


def _translation(site: Project, r: random.Random) -> None:
    """An edit of one language of a brief that is there in two."""
    language, text = r.choice([("en", "[[ada]] met [[Charles]]"), ("ko", "[[ada]]가 [[charles]]를 만났다")])
    site.edit(
        f"content/briefs/story.{language}.md",
        f"---\ntitle: T\nabstract: A.\npublished: 2025-11-19\n---\n\n{text} {r.choice(['2', '30'])}.[@letter]\n",
    )


def _person(site: Project, r: random.Random) -> None:
    name, alias = r.choice(["Charles", "CHARLES", "Charlie"]), r.choice(["[Looms]", "[Ada]", "[]"])
    text = f"name: {{en: {name}, ko: 찰스}}\ndescription: {{en: An engineer., ko: 공학자.}}\n"
    text += f"aliases: {alias}\ndiscouraged: {r.choice(['[Chuck]', '[]'])}\n"
    site.edit("content/people/charles.yaml", text)


def _source(site: Project, r: random.Random) -> None:
    path = site.root / "content/sources/letter.yaml"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("issued")]
    lines.insert(3, f"issued: {r.choice(['1842-06-03', '2020', '2028-05'])}")
    site.edit("content/sources/letter.yaml", "\n".join(lines) + "\n")


def _mention(site: Project, r: random.Random) -> None:
    path = site.root / "content/sources/letter.yaml"
    lines = [
        line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("mentions")
    ]
    lines.append(f"mentions: [{', '.join(r.sample(['ada', 'charles'], r.randrange(3)))}]")
    site.edit("content/sources/letter.yaml", "\n".join(lines) + "\n")


def _event(site: Project, r: random.Random) -> None:
    path = site.root / "content/events/meeting.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[1] = f"date: {r.choice(['1833-06', '1834-05', '2030'])}"
    site.edit("content/events/meeting.yaml", "\n".join(lines) + "\n")


def _claim(site: Project, r: random.Random) -> None:
    text = f"statement: S\naccounts: [{{source: letter, stance: {r.choice(['supports', 'differs'])}, says: x}}]\n"
    site.edit("content/claims/weaving.yaml", text)


def _capture(site: Project, r: random.Random) -> None:
    path = site.root / "captures/letter.txt"
    if path.exists() and r.random() < 0.3:
        path.unlink()
    else:
        words = r.choice(["1,200", "1,300"]), r.choice(["loom weaves flowers", "boom weaves flowers"])
        name = r.choice(["Ada", "Charlie", "It"])
        site.edit(
            "captures/letter.txt",
            f"{name}: just as the {words[1]} and leaves in June 1842, at {words[0]} a day.\n",
        )


def _verify(site: Project, r: random.Random) -> None:
    lock = site.root / "content/verified.lock"
    if r.random() < 0.3:
        lock.unlink(missing_ok=True)
    else:
        content, _ = load(site.root, EVERYTHING)
        ledgers, _ = read_ledgers(site.root, content)
        evidence = Evidence(content.entries, ledgers.captures, ledgers.verified)
        lock.write_bytes(
            encode(record(content.entries, evidence, ledgers.verified or Lock(), date(2026, 1, 1)))
        )


def _translated(site: Project, r: random.Random) -> None:
    lock = site.root / "content/translations.lock"
    if r.random() < 0.3:
        lock.unlink(missing_ok=True)
    else:
        content, _ = load(site.root, EVERYTHING)
        lock.write_bytes(translations.encode(pairing.record(content, translations.Translations(), bool)))


def _languages(site: Project, r: random.Random) -> None:
    path = site.root / "content/site.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[3] = f"languages: {r.choice(['[en, ko]', '[ko, en]', '[en]'])}"
    site.edit("content/site.yaml", "\n".join(lines) + "\n")


def _term(site: Project, r: random.Random) -> None:
    name, aliases = "{en: Loom, ko: 베틀}", r.choice(["[]", "[Looms]"])
    text = f"name: {name}\ndefinition: {{en: It weaves., ko: 천을 짠다.}}\nsources: [letter]\naliases: {aliases}\n"
    site.edit("content/terms/loom.yaml", text)


def _delete(site: Project, r: random.Random) -> None:
    for path in sorted(site.root.glob("content/briefs/new-*"))[:1]:
        path.unlink()


EDITS: list[Callable[[Project, random.Random], None]] = [
    _brief, _brief, _brief, _person, _source, _mention, _event, _claim, _capture, _verify, _languages, _delete, _term,
    _translated, _translation,
]  # fmt: skip


@pytest.mark.slow("random sequences of edits")
@pytest.mark.parametrize("seed", range(int(os.environ.get("SITEGEN_SEQUENCES", "4"))))
def test_random_edits(tmp_path: Path, seed: int) -> None:
    r = random.Random(seed)
    site = Project(tmp_path.resolve(), STORY)
    today, another = date(2026, 1, 1), date(2024, 1, 1)
    loader = PreviewLoader(site.root, Options(as_of=today))
    preview = loader.complete(loader(None, frozenset()))
    codes: set[str] = set()
    for _ in range(25):
        seen = _inputs(site.root)
        done = r.choices(EDITS, k=r.randrange(1, 3))
        for edit in done:
            edit(site, r)
        for day in (r.choice([today, another]), today):
            problems = anew(site.root, day)
            assert Run(site.root, day).problems == problems, done
        preview = loader.complete(loader(preview, told(seen, _inputs(site.root))))
        assert in_reading_order(preview.problems) == problems, done
        codes |= {problem.code for problem in problems}
    assert len(codes) > 9, sorted(codes)


def _inputs(root: Path) -> dict[Path, tuple[object, ...]]:
    return snapshot(root / "content") | snapshot(root / "captures")
