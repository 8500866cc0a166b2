"""Whatever is edited, in whatever order: an incremental build leaves the bytes that a clean build would."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sitegen import checking
from sitegen.build import MEMORY, Built, Request, build
from sitegen.incremental.trace import VALUES
from sitegen.options import Options
from sitegen.output import MANIFEST
from sitegen.preview import Preview, PreviewLoader
from sitegen.serve.snapshot import Snapshot
from tests.project import Project
from tests.test_bad_input import GOOD
from tests.test_editing import snapshot, told

OPTIONS = Options(as_of=date(2026, 1, 1))


def built(root: Path, output: Path, jobs: int = 1) -> Built:
    return build(Request(root=root, output=output, options=OPTIONS, search=False, jobs=jobs))


def tree(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def inputs(root: Path) -> dict[Path, tuple[object, ...]]:
    """All that a project is read from."""
    return snapshot(root / "content") | (
        snapshot(root / "templates") if (root / "templates").exists() else {}
    )


def person(folder: Path, r: random.Random) -> None:
    n = r.randrange(3)
    alias = r.choice(["Countess", "Engineer", "Nobody"])
    text = f"name: {{en: Person {n} {r.randrange(4)}, ko: 인물 {n}}}\naliases: {{en: [{alias} {n}]}}\ndescription: x\n"
    (folder / f"people/extra-{n}.yaml").write_text(text, encoding="utf-8")


def event(folder: Path, r: random.Random) -> None:
    people = r.sample(["ada", "charles"], r.randrange(3))
    text = f"title: Event {r.randrange(5)}\ndate: {r.randrange(1800, 1850)}\nsummary: s\nsources: [letter]\n"
    text += f"people: {people}\n"
    (folder / f"events/extra-{r.randrange(4)}.yaml").write_text(text.replace("'", ""), encoding="utf-8")


def brief(folder: Path, r: random.Random) -> None:
    language = r.choice(["en", "ko"])
    linked = r.choice(
        ["Today Charels", "[[ada]]", "[[Charles]]", "[[에이다]]", "[[loom|the loom]]", "nobody"]
    )
    head = f"---\ntitle: Brief {r.randrange(3)}\nabstract: a\npublished: {r.randrange(2020, 2026)}\n---\n"
    body = f"{head}\n{linked} did.[@letter]\n"
    (folder / f"briefs/extra-{r.randrange(3)}.{language}.md").write_text(body, encoding="utf-8")


def prose(folder: Path, r: random.Random) -> None:
    """A brief goes on, in words that mostly refer to nothing."""
    path = r.choice(sorted((folder / "briefs").glob("*.md")))
    more = r.choice(["So it went.", "So it went on.[@own]", "또 그랬다.", "[[ada]] went on.[@letter]"])
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{more}\n", encoding="utf-8")


def rename(folder: Path, r: random.Random) -> None:
    """An alias moves from one person to another, or a name changes; the size stays."""
    for name in ("ada", "charles"):
        path = folder / f"people/{name}.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("mathematician", "arithmetician"[:13]), encoding="utf-8")
    path = folder / "people/ada.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("en: Ada", "en: Ida") if "en: Ada" in text else text.replace("en: Ida", "en: Ada")
    )


def delete(folder: Path, r: random.Random) -> None:
    extras = sorted(folder.rglob("extra-*"))
    if extras:
        r.choice(extras).unlink()


def claim(folder: Path, r: random.Random) -> None:
    stance = r.choice(["supports", "partly", "differs", "disputes"])
    text = f"statement: S\nabout: [meeting]\naccounts: [{{source: letter, stance: {stance}, says: x}}]\n"
    (folder / "claims/extra-claim.yaml").write_text(text, encoding="utf-8")


def mention(folder: Path, r: random.Random) -> None:
    """A source names others than it did, or is by another."""
    path = folder / "sources/letter.yaml"
    lines = [
        line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("mentions")
    ]
    names = r.sample(["ada", "charles"], r.randrange(3))
    path.write_text("\n".join([*lines, f"mentions: [{', '.join(names)}]", ""]), encoding="utf-8")


def settings(folder: Path, r: random.Random) -> None:
    path = folder / "site.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("A small site", "A tiny site!" if "A small site" in text else "A small site")
    )


def template(folder: Path, r: random.Random) -> None:
    own = folder.parent / "templates/strings"
    own.mkdir(parents=True, exist_ok=True)
    (own / "en.yaml").write_text(f"section.people: People {r.randrange(9)}\n", encoding="utf-8")


def tamper(folder: Path, r: random.Random) -> None:
    output = folder.parent / "public"
    path = r.choice(sorted(p for p in output.rglob("*.html")))
    kind = r.randrange(3)
    if kind == 0:
        path.unlink()
    elif kind == 1:
        path.write_bytes(bytes(reversed(path.read_bytes())))
    else:
        path.write_text("tampered with", encoding="utf-8")


def damage(folder: Path, r: random.Random) -> None:
    memory = folder.parent / MEMORY
    for path in sorted(p for p in memory.rglob("[!.]*") if p.is_file()):
        data = path.read_bytes()
        path.write_bytes(data[: r.randrange(len(data) + 1)] if r.random() < 0.5 else b"\0" + data[1:])


def forget(folder: Path, r: random.Random) -> None:
    shutil.rmtree(folder.parent / MEMORY, ignore_errors=True)


def break_and_mend(folder: Path, r: random.Random) -> None:
    """A broken state in between leaves the output as it was."""
    path = folder / "people/broken.yaml"
    path.write_text("name: [", encoding="utf-8")
    output = folder.parent / "public"
    before = tree(output)
    assert built(folder.parent, output).written is None
    assert tree(output) == before
    path.unlink()


EDITS: list[Callable[[Path, random.Random], None]] = [
    person, event, event, brief, brief, prose, prose, rename, delete, delete, claim, mention, settings, template,
    tamper, damage, forget, break_and_mend,
]  # fmt: skip


SEQUENCES = int(os.environ.get("SITEGEN_SEQUENCES", "12"))
"""How many random sequences of edits are tried; more in a run of their own."""


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_random_edits(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "FEW_ENTRIES", 0)
    r = random.Random(seed)
    jobs = r.choice([1, 2])
    project = Project(tmp_path / "project", GOOD)
    output = project.root / "public"
    built(project.root, output)
    root = project.root.resolve()
    loader = PreviewLoader(root, OPTIONS)
    preview: Snapshot = loader(None, frozenset())
    if r.random() < 0.5:
        preview = loader.complete(preview)
    for step in range(6):
        seen = inputs(root)
        done = [
            edit.__name__
            for edit in (r.choice(EDITS) for _ in range(r.randrange(1, 4)))
            if not edit(project.root / "content", r)
        ]  # type: ignore[func-returns-value]
        result = built(project.root, output, jobs)
        clean = tmp_path / f"clean-{step}"
        shutil.copytree(project.root / "content", clean / "content")
        if (project.root / "templates").exists():
            shutil.copytree(project.root / "templates", clean / "templates")
        expected = built(clean, clean / "public")
        assert (result.written is None) == (expected.written is None), (done, result.problems)
        assert result.problems == expected.problems
        if expected.written is not None:
            assert tree(output) == tree(clean / "public"), done
        preview = loader(preview, told(seen, inputs(root)))
        complete = loader.complete(preview)
        assert set(complete.problems) == set(expected.problems), done
        assert complete.failed == (expected.written is None)
        if expected.written is not None:
            files = {path: data for path, data in tree(output).items() if path != MANIFEST}
            assert {path: preview.get(path) for path in files} == files, done
            assert preview.files is not None
            assert set(preview.files.site.paths) == files.keys()


def test_an_unchanged_build_touches_nothing(tmp_path: Path) -> None:
    project = Project(tmp_path, GOOD)
    output = project.root / "public"
    first = built(project.root, output)
    times = {path: path.stat().st_mtime_ns for path in output.rglob("*")}
    second = built(project.root, output)
    assert second.written is not None and first.written is not None
    assert (second.written.written, second.written.unchanged) == (0, first.written.written)
    assert {path: path.stat().st_mtime_ns for path in output.rglob("*")} == times
    assert second.problems == first.problems


def test_one_edit_writes_only_what_shows_it(tmp_path: Path) -> None:
    project = Project(tmp_path, GOOD)
    output = project.root / "public"
    built(project.root, output)
    before = tree(output)
    project.replace("content/terms/loom.yaml", "It weaves.", "It weaves cloth.")
    built(project.root, output)
    after = tree(output)
    assert {path for path in after if after[path] != before.get(path)} == {
        "terms/index.html",
        "terms/loom/index.html",
    }


def test_records_are_linked_again_only_where_what_they_say_to_each_other_changes(tmp_path: Path) -> None:
    project = Project(tmp_path, GOOD)
    linking = project.root / MEMORY / "linking.msgpack"

    def links_again(path: str, old: str, new: str) -> bool:
        known = linking.read_bytes()
        project.replace(path, old, new)
        built(project.root, project.output)
        return linking.read_bytes() != known

    built(project.root, project.output)
    story, ada = "content/briefs/story.en.md", "content/people/ada.yaml"
    assert not links_again(story, "[@letter]", "[@letter]\n\nThat was all.")
    assert not links_again(ada, "name:", "# about her\nname:")
    assert links_again(story, "That was all.", "That was all of the [[loom]].")
    assert links_again(story, "all of", "nearly all of")  # the sentence stands on the loom's page
    assert links_again(ada, "en: Ada", "en: Ida")


@pytest.mark.parametrize("completed", [False, True])
def test_a_preview_begins_as_the_build_linked_it_and_goes_on_from_there(
    tmp_path: Path, completed: bool
) -> None:
    project = Project(tmp_path, GOOD)
    built(project.root, project.output)
    root = project.root.resolve()
    loader = PreviewLoader(root, OPTIONS)
    preview: Snapshot = loader(None, frozenset())
    page = preview.get("people/ada/index.html")
    if completed:
        preview = loader.complete(preview)
    again = loader(preview, frozenset(loader.watched))
    assert isinstance(preview, Preview)
    assert again.linked.publication is preview.linked.publication
    project.replace("content/terms/loom.yaml", "It weaves.", "It weaves cloth.")
    after = loader(again, frozenset({root / "content/terms/loom.yaml"}))
    assert after.get("people/ada/index.html") is page
    assert b"It weaves cloth." in (after.get("terms/loom/index.html") or b"")
    assert after.files is not None
    site = after.files.site
    assert site.changed == {site.numbers["terms"][key] for key in ("loom", VALUES)}
    assert (_said_of_ada(after) is _said_of_ada(again)) == completed


def _said_of_ada(preview: Preview) -> object:
    assert preview.linked.publication is not None
    return preview.linked.publication.relations.backlinks["ada"]


def test_two_projects_may_share_an_output_folders_name(tmp_path: Path) -> None:
    project = Project(tmp_path, GOOD)
    built(project.root, tmp_path / "one/public")
    built(project.root, tmp_path / "two/public")
    assert tree(tmp_path / "one/public") == tree(tmp_path / "two/public")
