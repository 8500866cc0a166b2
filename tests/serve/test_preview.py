"""A preview that has followed any edits answers what one that begins now would."""

from __future__ import annotations

import os
import random
from datetime import date
from pathlib import Path

import pytest

from sitegen.options import Options
from sitegen.preview.loader import PreviewLoader
from sitegen.preview.snapshot import Preview
from sitegen.serve.answers import answer
from tests.project import Project
from tests.test_editing import BASE, EDITS, snapshot, told

OPTIONS = Options(as_of=date(2026, 1, 1))

SEQUENCES = int(os.environ.get("SITEGEN_SEQUENCES", "10"))
"""How many random sequences of edits are tried; more in a run of their own."""

THEME = "templates/strings/en.yaml"


def restyle(folder: Path, r: random.Random) -> None:
    """The project gets a theme of its own, another one, or none again."""
    own = folder.parent / THEME
    own.parent.mkdir(parents=True, exist_ok=True)
    if own.exists() and r.random() < 0.3:
        own.unlink()
    else:
        own.write_text(f"section.people: People {r.randrange(9)}\n", encoding="utf-8")


def everything(root: Path) -> dict[Path, tuple[object, ...]]:
    own = root / "templates"
    return snapshot(root / "content") | (snapshot(own) if own.exists() else {})


def paths(preview: Preview) -> set[str]:
    return set(preview.files.site.paths) if preview.files else set()


@pytest.mark.slow("random sequences of edits")
@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_random_edits(tmp_path: Path, seed: int) -> None:
    r = random.Random(seed)
    root = Project(tmp_path, BASE).root.resolve()
    loader = PreviewLoader(root, OPTIONS)
    preview = loader(None, frozenset())
    for _ in range(8):
        for path in r.sample(sorted(paths(preview)), len(paths(preview)) // 2):
            preview.get(path)
        before = everything(root)
        edits = [r.choice([*EDITS, restyle]) for _ in range(r.randrange(1, 3))]
        for edit in edits:
            edit(root / "content", r)
        changed = told(before, everything(root)) if r.random() < 0.8 else frozenset(loader.watched)
        preview = loader(preview, changed)
        fresh_loader = PreviewLoader(root, OPTIONS)
        fresh = fresh_loader(None, frozenset())
        names = [edit.__name__ for edit in edits]
        complete, expected = loader.complete(preview), fresh_loader.complete(fresh)
        assert set(complete.problems) == set(expected.problems), names
        assert complete.failed == expected.failed, names
        assert paths(preview) == paths(fresh), names
        for path in paths(fresh):
            assert preview.get(path) == fresh.get(path), (path, names)


def test_a_path_that_the_site_has_not_is_not_made_up(tmp_path: Path) -> None:
    root = Project(tmp_path, BASE).root
    preview = PreviewLoader(root, OPTIONS)(None, frozenset())
    for path in (
        "ada/index.html",
        "people/ada",
        "people/ada/ada.bib",
        "en/people/ada/index.html",
        "people/",
        "",
    ):
        assert preview.get(path) is None, path


def test_what_concerns_nothing_changes_nothing(tmp_path: Path) -> None:
    root = Project(tmp_path, BASE).root.resolve()
    loader = PreviewLoader(root, OPTIONS)
    preview = loader(None, frozenset())
    for name in ("content/people/.ada.yaml.swp", "content/people/ada.yaml~", "content/people/4913"):
        (root / name).write_text("x", encoding="utf-8")
        (root / name).unlink()
        assert loader(preview, frozenset({root / name})) is preview
    assert loader(preview, frozenset({root / "content/people/ada.yaml"})) is preview


def test_pages_that_show_nothing_of_what_changed_are_not_made_again(tmp_path: Path) -> None:
    project = Project(tmp_path, BASE)
    root = project.root.resolve()
    loader = PreviewLoader(root, OPTIONS)
    first = loader(None, frozenset())
    pages = ("people/ada/index.html", "terms/loom/index.html")
    before = [first.get(page) for page in pages]
    project.replace("content/terms/loom.yaml", "It weaves.", "It weaves cloth.")
    second = loader(first, frozenset({root / "content/terms/loom.yaml"}))
    after = [second.get(page) for page in pages]
    assert after[0] is before[0]
    assert b"It weaves cloth." in (after[1] or b"")


def test_content_that_is_a_link_is_seen_to_change_like_any_other(tmp_path: Path) -> None:
    project = Project(tmp_path, BASE)
    root = project.root.resolve()
    (root / "content").rename(root / "v1")
    (root / "content").symlink_to("v1")
    loader = PreviewLoader(root, OPTIONS)
    first = loader.complete(loader(None, frozenset()))
    project.edit("v1/waivers.yaml", "- nothing")
    second = loader(first, frozenset({root / "v1/waivers.yaml"}))
    assert second is not first
    assert "content/waivers.yaml" in {problem.span.file for problem in loader.complete(second).problems}


@pytest.mark.parametrize(
    "name",
    ["content", "content/people", "content/people/ada.yaml", "content/site.yaml", "templates", "captures"],
)
def test_a_link_to_itself_is_a_problem_at_most(tmp_path: Path, name: str) -> None:
    root = Project(tmp_path, BASE).root.resolve()
    loader = PreviewLoader(root, OPTIONS)
    preview = loader(None, frozenset())
    path = root / name
    if path.exists():
        path.rename(root / "elsewhere")
    path.symlink_to(path)
    shown = loader.complete(loader(preview, frozenset({path})))
    assert shown.failed == name.startswith("content")
    assert answer(shown, "/", root).status == (500 if shown.failed else 200)
