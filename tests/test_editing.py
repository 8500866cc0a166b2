"""Whatever is edited, in whatever order: reading and linking again gives what a fresh start would."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sitegen.content.library import Library
from sitegen.content.load import load
from sitegen.options import Visibility
from sitegen.publication.link import Linker, link
from sitegen.publication.model import Publication
from tests.project import Project
from tests.test_bad_input import GOOD

SEQUENCES = int(os.environ.get("SITEGEN_SEQUENCES", "25"))
"""How many random sequences of edits are tried; more in a run of their own."""

BASE = f"""{GOOD}
=== content/people/bo.yaml
name: Bo
description: A
=== content/organizations/works.yaml
name: The Works
description: A
=== content/sources/diary.yaml
type: report
title: A diary
language: en
summary: S
quotes: [{{id: looms, exact: so}}, {{id: never, exact: no}}]
=== content/events/duel.yaml
title: A duel
date: 1834
summary: S
sources: [diary]
"""

IDS = (
    "ada",
    "charles",
    "bo",
    "engine",
    "works",
    "letter",
    "diary",
    "meeting",
    "duel",
    "loom",
    "story",
    "weaving",
)
NAMES = ("Ada", "에이다", "Countess", "The Engine", "Loom", "Bo", "loom")
LINKED = IDS * 3 + NAMES

Edit = Callable[[Path, random.Random], None]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def listed(ids: list[str]) -> str:
    return f"[{', '.join(ids)}]"


def person(folder: Path, r: random.Random) -> None:
    """Somebody, with an alias that others may have, too; sometimes with no name, or with a broken one."""
    name = r.choice([*NAMES * 3, "[", ""])
    text = f"name: {name}\naliases: [{r.choice(NAMES)}]\ndescription: Knows [[{r.choice(LINKED)}]].\n"
    roles = f"roles: [{{title: Head, organization: {r.choice(['engine', 'works'])}, sources: [letter]}}]\n"
    write(
        folder / f"people/{r.choice(['ada', 'charles', 'bo'])}.yaml",
        text + (roles if r.random() < 0.5 else ""),
    )


def organization(folder: Path, r: random.Random) -> None:
    text = f"name: {r.choice(NAMES)}\ndescription: A\nparent: {r.choice(['engine', 'works'])}\n"
    write(folder / f"organizations/{r.choice(['engine', 'works'])}.yaml", text)


def source(folder: Path, r: random.Random) -> None:
    text = f"type: report\ntitle: {r.choice('ABC')}\nlanguage: en\nsummary: By [[{r.choice(LINKED)}]].\n"
    text += f"authors: [{{person: {r.choice(['ada', 'bo'])}}}]\n" if r.random() < 0.5 else ""
    text += f"derived_from: [{r.choice(['letter', 'diary'])}]\n" if r.random() < 0.5 else ""
    quotes = r.sample(["looms", "never"], r.choice([0, 1, 2, 2, 2]))
    text += "quotes:\n" if quotes else ""
    text += "".join(f"  - {{id: {id_}, exact: so, speaker: {r.choice(['ada', 'bo'])}}}\n" for id_ in quotes)
    write(folder / f"sources/{r.choice(['letter', 'diary'])}.yaml", text)


def event(folder: Path, r: random.Random) -> None:
    people = r.sample(["ada", "charles", "bo"], r.randrange(3))
    text = f"title: E\ndate: {r.randrange(1830, 1836)}\nsummary: s\nsources: [letter]\npeople: {listed(people)}\n"
    write(folder / f"events/{r.choice(['meeting', 'duel', 'story'])}.yaml", text)


def claim(folder: Path, r: random.Random) -> None:
    account = (
        f"{{source: {r.choice(['letter', 'diary'])}, stance: {r.choice(['supports', 'differs'])}, says: x"
    )
    account += f", quote: {r.choice(['looms', 'never'])}}}" if r.random() < 0.5 else "}"
    text = f"statement: S\nabout: {listed(r.sample(IDS, 2))}\naccounts: [{account}]\n"
    text += f"date: {r.randrange(1830, 1836)}\n" if r.random() < 0.5 else ""
    write(folder / f"claims/{r.choice(['weaving', 'other'])}.yaml", text)


def brief(folder: Path, r: random.Random) -> None:
    head = f"---\ntitle: B\nabstract: a\npublished: {r.randrange(2020, 2026)}\nabout: {listed(r.sample(IDS, 2))}\n"
    head += f"order: {r.randrange(3)}\n" if r.random() < 0.3 else ""
    head += "draft: true\n" if r.random() < 0.2 else ""
    body = f"[[{r.choice(LINKED)}]] met [[{r.choice(IDS)}|somebody]].[@{r.choice(['letter', 'diary'])}]\n"
    body += f"\n{r.choice(['Ada', 'Countess', 'Charlse', '에이다', 'Nobody'])} said so in {r.randrange(1830, 1836)}.\n"
    name = f"briefs/{r.choice(['story', 'tale', 'loom'])}.{r.choice(['en', 'en', 'en', 'ko', 'ko', 'fr'])}.md"
    write(folder / name, f"{head}---\n\n{body}")


def page(folder: Path, r: random.Random) -> None:
    head = f"---\ntitle: P\norder: {r.randrange(3)}\n---\n"
    write(
        folder / f"pages/{r.choice(['about', 'help'])}.{r.choice(['en', 'ko'])}.md",
        f"{head}[[{r.choice(IDS)}]]\n",
    )


def rename(folder: Path, r: random.Random) -> None:
    """A file gets the name of another, perhaps in another folder, so that its id or its kind is another."""
    files = [path for path in sorted(folder.glob("*/*")) if path.is_file()]
    one, other = r.choice(files), r.choice(files)
    one.replace(other.parent / one.name if r.random() < 0.5 else other)


def delete(folder: Path, r: random.Random) -> None:
    files = [path for path in sorted(folder.glob("*/*")) if path.is_file()]
    if len(files) > 4:
        r.choice(files).unlink()


def disorder(folder: Path, r: random.Random) -> None:
    """Files that do not belong there, links, folders in place of files and files in place of folders."""
    match r.randrange(6):
        case 0:
            write(
                folder / f"people/{r.choice(['Not An Id', 'claude'])}.{r.choice(['yml', 'yaml'])}",
                "name: X\n",
            )
        case 1:
            write(folder / "events/.swap.yaml.swp", "x")
        case 2:
            parent = folder / r.choice(["people", "other"])
            if not (parent / "ada.yaml").exists():
                write(parent / f"{r.choice(['sub', 'ada.yaml'])}/x.yaml", "name: X\n")
        case 3:
            shutil.rmtree(folder / "terms", ignore_errors=True)
        case 4:
            link_, target = folder / "people/linked.yaml", folder / "people/charles.yaml"
            if not link_.is_symlink() and target.is_file():
                link_.symlink_to(target)
        case _:
            write(folder / "stray.txt", "x")


def settings(folder: Path, r: random.Random) -> None:
    text = "title: T\ndescription: D\nbase_url: https://example.org/\n"
    text += f"languages: {r.choice(['[en, ko]', '[ko, en]', '[en, ko]', '[en, ko, fr]', '[en]'])}\n"
    text += f"featured: {{briefs: [{r.choice(['story', 'tale'])}]}}\n" if r.random() < 0.5 else ""
    write(folder / "site.yaml", text)


def reset(folder: Path, r: random.Random) -> None:
    """Another branch is checked out."""
    shutil.rmtree(folder)
    Project(folder.parent, BASE)


EDITS: list[Edit] = [
    person, person, organization, source, source, event, event, claim, claim, brief, brief, brief, page, page, rename,
    delete, disorder, settings, reset, reset, reset,
]  # fmt: skip


def snapshot(folder: Path) -> dict[Path, tuple[object, ...]]:
    """All that is in a folder, each thing with what changes when it is written."""
    found: dict[Path, tuple[object, ...]] = {folder: (folder.lstat().st_ino,)}
    for path in folder.rglob("*"):
        seen = path.lstat()
        found[path] = (seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino, path.is_dir())
    return found


def told(before: dict[Path, tuple[object, ...]], after: dict[Path, tuple[object, ...]]) -> frozenset[Path]:
    """What a watcher tells: files that were written, and whatever came or went."""
    paths = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    return frozenset(
        p for p in paths if not (p in before and p in after and before[p][-1] is True is after[p][-1])
    )


def parts(publication: Publication) -> dict[str, Any]:
    """Everything in a publication that pages may depend on, the order of records included."""
    found = {name: getattr(publication, name) for name in publication.__struct_fields__}
    apart = {name: found.pop(name) for name in ("names", "relations", "types")}
    return {name: msgspec.msgpack.encode(value, enc_hook=dict) for name, value in found.items()} | apart


@pytest.mark.slow("random sequences of edits")
@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_random_edits(tmp_path: Path, seed: int) -> None:
    r = random.Random(seed)
    root = Project(tmp_path, BASE).root.resolve()
    folder = root / "content"
    visibility = Visibility(drafts=r.random() < 0.5, until=r.choice([date(2023, 6, 1), None]))
    library, linker = Library(root, visibility), Linker()
    linker.link(library.read().content)
    for _ in range(12):
        before = snapshot(folder)
        edits = [r.choice(EDITS) for _ in range(r.randrange(1, 3))]
        for edit in edits:
            edit(folder, r)
        changed = told(before, snapshot(folder)) if r.random() < 0.8 else None
        reading = library.read(changed)
        expected, expected_problems = load(root, visibility)
        names = [edit.__name__ for edit in edits]
        assert set(reading.problems) == set(expected_problems), names
        assert reading.content == expected, names
        publication, found = linker.link(reading.content, reading.changes)
        fresh, expected_found = link(expected)
        assert set(found) == set(expected_found), names
        assert (publication is None) == (fresh is None), names
        if publication is not None and fresh is not None:
            assert parts(publication) == parts(fresh), names
