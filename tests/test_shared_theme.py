"""`theme:` in site.yaml: a theme that several publications share, between sitegen's own and the project's templates."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sitegen.options import Options
from sitegen.preview.loader import PreviewLoader
from tests.project import Project

pytestmark = pytest.mark.slow("builds a site for each fault of a shared theme")

SITE = """
    === content/site.yaml
    title: A site
    description: What it says.
    base_url: https://example.org
    languages: [en]
    theme: ../house
    === content/terms/loom.yaml
    name: loom
    definition: It weaves. [@own]
    """


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    """A project, with a theme next to its folder."""
    found = project(SITE)
    folder = found.root.parent / "house"
    (folder / "strings").mkdir(parents=True)
    (folder / "term.html").write_text("<!doctype html><title>house</title>")
    (folder / "strings/en.yaml").write_text("section.terms: Words\n")
    return found


def house(site: Project, name: str, text: str) -> Path:
    path = site.root.parent / "house" / name
    path.write_text(text)
    return path


def test_it_goes_before_sitegens_own_and_after_the_projects(site: Project) -> None:
    site.build("--no-search")
    assert site.read("terms/loom/index.html") == "<!doctype html><title>house</title>"
    assert "Words" in site.read("terms/index.html")
    site.edit("templates/term.html", "<!doctype html><title>own</title>")
    site.build("--no-search")
    assert site.read("terms/loom/index.html") == "<!doctype html><title>own</title>"


def test_a_build_sees_what_changes_in_it(site: Project) -> None:
    site.build("--no-search")
    house(site, "term.html", "<!doctype html><title>mansion</title>")
    site.build("--no-search")
    assert site.read("terms/loom/index.html") == "<!doctype html><title>mansion</title>"
    house(site, "strings/en.yaml", "section.terms: Vocabulary\n")
    site.build("--no-search")
    assert "Vocabulary" in site.read("terms/index.html")
    site.replace("content/site.yaml", "theme: ../house\n", "")
    site.build("--no-search")
    assert "Vocabulary" not in site.read("terms/index.html")


def test_the_preview_sees_what_changes_in_it_and_whether_it_is_there(site: Project) -> None:
    loader = PreviewLoader(site.root, Options(as_of=date(2026, 1, 1)))
    folder = site.root.parent.resolve() / "house"
    assert folder in loader.watched
    page = "terms/loom/index.html"
    shown = loader(None, frozenset())
    assert b"house" in (shown.get(page) or b"")
    shown = loader(
        shown, frozenset({house(site, "term.html", "<!doctype html><title>mansion</title>").resolve()})
    )
    assert b"mansion" in (shown.get(page) or b"")
    folder.rename(folder.with_name("moved"))
    shown = loader(shown, frozenset(loader.watched))
    assert [problem.message for problem in shown.problems if problem.is_error] == [
        'there is no folder "../house"'
    ]
    assert shown.failed and folder in loader.watched
    folder.with_name("moved").rename(folder)
    shown = loader(shown, frozenset(loader.watched))
    assert not shown.failed and b"mansion" in (shown.get(page) or b"")


@pytest.mark.parametrize(
    ("theme", "message"),
    [
        ("../hose", 'error[theme]: there is no folder "../hose"'),
        ("content/site.yaml", 'error[theme]: the folder "content/site.yaml" has the content in it, or is in'),
        ("..", 'error[theme]: the folder ".." has the content in it'),
        (".", 'error[theme]: the folder "." has the content in it'),
        ("../house/term.html", 'error[theme]: "../house/term.html" is a file, not a folder'),
        ("/srv/house", 'error[bad-value]: "/srv/house" is not a path from the project\'s folder'),
        ("~/house", 'error[bad-value]: "~/house" is not a path from the project\'s folder'),
        ("'C:\\house'", 'error[bad-value]: "C:\\house" is not a path from the project\'s folder'),
        ("[../house]", 'error[wrong-type]: "theme" must be the path of a folder, not a list'),
        ("''", 'error[empty-value]: "theme" has no value'),
    ],
)
def test_one_that_cannot_be_used_is_a_problem_at_its_place(site: Project, theme: str, message: str) -> None:
    site.build("--no-search")
    before = site.files()
    site.replace("content/site.yaml", "theme: ../house", f"theme: {theme}")
    for output in (site.check(code=1).output, site.build("--no-search", code=1).output):
        (line,) = (line for line in output.splitlines() if "error[" in line)
        assert line.startswith(f"content/site.yaml:5:8: {message}")
    assert site.files() == before


def test_a_fault_in_it_is_reported_in_its_file(site: Project) -> None:
    house(site, "term.html", "{{ view.")
    assert "house/term.html:1:1: error[theme]" in site.check(code=1).output


def test_editors_know_it(site: Project, tmp_path: Path) -> None:
    schema = json.loads(site.run("schema", "site").output)
    assert schema["properties"]["theme"]["pattern"] == r"^[^/~\\][^\\]*$"
