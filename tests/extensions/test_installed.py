"""Installed extensions: listed by the name of their entry point, and followed when their files change."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sitegen.building import rebuild
from sitegen.preview.loader import PreviewLoader
from sitegen.project import extensions
from tests.extensions.test_loading import GOOD, SITE
from tests.project import Project
from tests.trials import OPTIONS, built, write

pytestmark = pytest.mark.slow("installs a package")

CHECK = """
from sitegen.extension import Check, Code, Extension
from shouting.words import SAID

LOUD = Code("loud", "warning", "Names are quiet.", "Whisper.", "ADA")


def find(given):
    for entry in given.entries:
        yield LOUD.at(entry.origin.at(), SAID)


EXTENSION = Extension("shouting", "1", checks=(Check("loud", find, (LOUD,)),))
"""


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of installed packages, with one that has two extensions."""
    folder = tmp_path / "packages"
    write(folder / "shouting/__init__.py", CHECK)
    write(folder / "shouting/words.py", 'SAID = "too loud"\n')
    write(folder / "shouting/broken.py", "1 / 0\n")
    about = folder / "shouting-1.0.dist-info"
    write(about / "METADATA", "Metadata-Version: 2.1\nName: shouting\nVersion: 1.0\n")
    points = "[sitegen.extensions]\nshouting = shouting\nbroken = shouting.broken:EXTENSION\n"
    write(about / "entry_points.txt", points)
    monkeypatch.syspath_prepend(folder)
    time.sleep(0.1)  # after which files are old enough to be known by their times
    yield folder
    for name in [name for name in sys.modules if name.partition(".")[0] == "shouting"]:
        del sys.modules[name]


def listing(project: Callable[..., Project], names: str) -> Project:
    site = project(SITE.replace("extensions: [rulings]", f"extensions: {names}"))
    time.sleep(0.1)
    return site


def messages(site: Project) -> list[str]:
    return [problem.message for problem in built(site.root, site.output).problems]


def test_it_is_loaded_only_where_it_is_listed(packages: Path, project: Callable[..., Project]) -> None:
    assert messages(listing(project, "[]")) == []
    assert "shouting" not in sys.modules
    site = listing(project, "[shouting]")
    assert messages(site) == ["too loud"]


def test_an_edit_of_any_of_its_files_is_followed(packages: Path, project: Callable[..., Project]) -> None:
    site = listing(project, "[shouting]")
    loader = PreviewLoader(site.root, OPTIONS)
    preview = loader.complete(loader(None, frozenset()))
    assert messages(site) == ["too loud"] == [problem.message for problem in preview.problems]
    assert packages / "shouting" in loader.watched
    write(packages / "shouting/words.py", 'SAID = "too long"\n')
    preview = loader.complete(loader(preview, frozenset({packages / "shouting/words.py"})))
    assert messages(site) == ["too long"] == [problem.message for problem in preview.problems]


def test_a_build_that_changes_nothing_does_not_even_load_it(
    packages: Path, project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = listing(project, "[shouting, rulings]")
    site.edit("content/rulings.py", GOOD)
    time.sleep(0.1)
    assert messages(site) == ["too loud"]

    def refuse(*_: object) -> None:
        raise AssertionError("nothing changed")

    with monkeypatch.context() as patched:
        patched.setattr(extensions, "load_extensions", refuse)
        patched.setattr(rebuild, "rebuild", refuse)
        assert messages(site) == ["too loud"]
    write(packages / "shouting/words.py", 'SAID = "still loud"\n')
    assert messages(site) == ["still loud"]


def test_one_that_fails_is_reported_where_it_is(packages: Path, project: Callable[..., Project]) -> None:
    site = listing(project, "[broken]")
    (problem,) = built(site.root, site.output).problems
    assert problem.span.file == str(packages / "shouting/broken.py")
    assert problem.message == 'the extension "broken" failed: ZeroDivisionError: division by zero'
    site = listing(project, "[shoutin]")
    (problem,) = built(site.root, site.output).problems
    assert problem.hint == 'did you mean "shouting"?'
