"""Whatever is edited, in whatever order: an incremental build leaves the bytes that a clean build would."""

from __future__ import annotations

import os
import random
import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest

from sitegen.building.request import BuildResult
from sitegen.options import MEMORY, Options
from sitegen.output import MANIFEST
from sitegen.preview.loader import PreviewLoader
from sitegen.preview.snapshot import Preview
from sitegen.project import checking
from sitegen.publication.trace import VALUES
from sitegen.serve.snapshot import Snapshot
from tests.done_once import done_anew
from tests.project import Project
from tests.random_edits import EDITS
from tests.test_bad_input import GOOD
from tests.test_editing import snapshot, told
from tests.trials import BASE, DAYS, OPTIONS, built, tokens, tree


def inputs(root: Path) -> dict[Path, tuple[object, ...]]:
    """All that a project is read from."""
    found: dict[Path, tuple[object, ...]] = {}
    for name in ("content", "templates", "captures", "elsewhere"):
        if (root / name).exists():
            found |= snapshot(root / name)
    return found


SEQUENCES = int(os.environ.get("SITEGEN_SEQUENCES", "12"))
"""How many random sequences of edits are tried; more in a run of their own."""


SEARCHED = 8
"""One of so many sequences is built with the search index, which takes long."""


class Trial:
    """A project that is edited, built and previewed; and built clean, to compare."""

    def __init__(self, folder: Path, r: random.Random) -> None:
        self.folder = folder
        self.r = r
        self.jobs = r.choice([1, 2])
        self.search = r.randrange(SEARCHED) == 0
        self.options = OPTIONS
        self.root = Project(folder / "project", BASE).root.resolve()
        self.output = self.root / "public"
        self.templates = tree(self.root / "templates")
        self.seen = inputs(self.root)
        self.built()
        self.begin_preview()

    def built(self) -> BuildResult:
        return built(self.root, self.output, self.jobs, self.options, self.search)

    def begin_preview(self) -> None:
        self.seen = inputs(self.root)
        self.loader = PreviewLoader(self.root, self.options)
        self.preview: Snapshot = self.loader(None, frozenset())
        if self.r.random() < 0.5:
            self.preview = self.loader.complete(self.preview)

    def edit(self) -> list[str]:
        """A few edits; sometimes another day comes, or something else is asked for. What was done."""
        done = []
        if self.r.random() < 0.3:
            drafts, future = (self.r.random() < 0.2 for _ in range(2))
            self.options = Options(as_of=self.r.choice(DAYS), drafts=drafts, future=future)
            done.append(repr(self.options))
        for edit in (self.r.choice(EDITS) for _ in range(self.r.randrange(0 if done else 1, 4))):
            edit(self.root / "content", self.r)
            done.append(edit.__name__)
        if self.loader.setup.options != self.options:
            self.begin_preview()
        return done

    def clean(self, name: str) -> tuple[BuildResult, Path]:
        """The same project, built where nothing was remembered."""
        root = self.folder / name
        for part in ("content", "templates", "captures", "elsewhere"):
            if (self.root / part).exists():
                shutil.copytree(self.root / part, root / part)
        is_edited = tree(root / "templates") != self.templates
        with done_anew() if is_edited else nullcontext():
            return built(root, root / "public", options=self.options, search=self.search), root / "public"

    def compare(self, name: str, done: list[str]) -> None:
        """Builds and previews, and compares with a clean build."""
        result = self.built()
        expected, clean = self.clean(name)
        failed = expected.written is None
        assert (result.written is None) == failed, (done, result.problems)
        assert (result.problems, result.left_out) == (expected.problems, expected.left_out), done
        now = inputs(self.root)
        self.preview, self.seen = self.loader(self.preview, told(self.seen, now)), now
        complete = self.loader.complete(self.preview)
        assert set(complete.problems) == set(expected.problems), done
        assert (complete.failed, complete.left_out) == (failed, expected.left_out), done
        if not failed:
            assert tree(self.output) == tree(clean), done
            files = {
                path: data
                for path, data in tree(clean).items()
                if path != MANIFEST and not path.startswith("pagefind/")
            }
            assert {path: self.preview.get(path) for path in files} == files, done
            assert isinstance(self.preview, Preview) and self.preview.files is not None
            assert set(self.preview.files.site.paths) == files.keys()
            shown = b"".join(files.values()).decode("utf-8", "replace")
            _, hidden = tokens(self.root / "content", self.options)
            assert [word for word in hidden if word in shown] == [], done
        shutil.rmtree(clean.parent)


@pytest.mark.slow("random sequences of edits")
@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_random_edits(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "FEW_ENTRIES", 0)
    trial = Trial(tmp_path, random.Random(seed))
    for step in range(6):
        trial.compare(f"clean-{step}", trial.edit())


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
    assert links_again(story, "all of", "nearly all of")  # the sentence is on the loom's page
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
    assert site.changed == {site.dependency_ids["terms"][key] for key in ("loom", VALUES)}
    assert (_said_of_ada(after) is _said_of_ada(again)) == completed


def _said_of_ada(preview: Preview) -> object:
    assert preview.linked.publication is not None
    return preview.linked.publication.relations.backlinks["ada"]


def test_two_projects_may_share_an_output_folders_name(tmp_path: Path) -> None:
    project = Project(tmp_path, GOOD)
    built(project.root, tmp_path / "one/public")
    built(project.root, tmp_path / "two/public")
    assert tree(tmp_path / "one/public") == tree(tmp_path / "two/public")
