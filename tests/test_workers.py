"""Work spread over several processes: it gives what one process gives, whatever runs it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import Result

from sitegen.memory import entries
from sitegen.project import checking
from sitegen.project import read as project_module
from sitegen.project.checking import check_content
from sitegen.runtime.workers import can_fork, forked, map_in_chunks
from sitegen.site import rendering
from tests.project import Project

CONTENT = """\
=== content/people/ada.yaml
name: Ada Lovelace
description: A mathematician.
=== content/people/charles.yaml
name: Charles Babbage
description: An engineer, whom [[ada]] knew.
=== content/briefs/engine.en.md
---
title: The engine
abstract: What it was.
published: 2025-11-20
---
[[charles]] designed it.
"""

needs_fork = pytest.mark.skipif(not can_fork(), reason="processes are no copies of this one here")


def squares(numbers: Sequence[int]) -> list[int]:
    return [number * number for number in numbers]


def of_all(executor: Executor, work: Callable[[Sequence[int]], list[int]] = squares) -> list[int]:
    return sorted(square for share in map_in_chunks(executor, work, range(100), 2) for square in share)


class Idle(Executor):
    """Never begins anything."""

    def submit(self, *_: object, **__: object) -> Future[object]:  # type: ignore[override]
        return Future()


def test_every_item_is_worked_on_once() -> None:
    with ThreadPoolExecutor(2) as executor:
        assert of_all(executor) == squares(range(100))


def test_whoever_asks_does_what_nobody_has_begun() -> None:
    assert of_all(Idle()) == squares(range(100))


def test_a_failure_is_raised_and_ends_the_work() -> None:
    begun = []

    def work(numbers: Sequence[int]) -> list[int]:
        begun.append(numbers)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        of_all(Idle(), work)
    assert len(begun) == 1


@needs_fork
def test_processes_that_are_copies_of_this_one() -> None:
    with forked(3) as executor:
        assert of_all(executor) == squares(range(100))


@pytest.mark.slow("a cluster in processes of its own")
def test_a_cluster_of_dask_s_takes_their_place() -> None:
    from distributed import Client, LocalCluster  # takes a second to import

    with LocalCluster(n_workers=2, dashboard_address=None) as cluster, Client(cluster) as client:
        assert of_all(client.get_executor()) == squares(range(100))


@pytest.fixture
def site(project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch) -> Project:
    """A site that several processes build, small as it is."""
    monkeypatch.setattr(rendering, "FEW_FILES", 1)
    monkeypatch.setattr(entries, "FEW_FILES", 1)
    return project(CONTENT)


@pytest.mark.slow("several builds by several processes")
@needs_fork
def test_a_site_is_the_same_however_many_processes_build_it(site: Project) -> None:
    site.build("--no-search", "--jobs", "1")
    alone = site.files()
    for jobs in ("2", "3"):
        site.build("--no-search", "--jobs", jobs, "--output", f"together-{jobs}")
        together = {
            path.relative_to(site.root / f"together-{jobs}").as_posix(): path.read_bytes()
            for path in (site.root / f"together-{jobs}").rglob("*")
            if path.is_file()
        }
        assert together == alone


@pytest.mark.slow("several builds by several processes")
@needs_fork
def test_what_is_found_while_pages_are_made_leaves_the_site_as_it_is(site: Project) -> None:
    site.build("--no-search", "--jobs", "2")
    before = site.files()
    site.edit("content/people/ada.yaml", "name: Ada King\ndescription: A mathematician.\n")
    assert "nothing was written" in site.build("--no-search", "--jobs", "2", "--strict", code=1).output
    assert site.files() == before
    assert sorted(path.name for path in site.root.iterdir()) == [".sitegen", "content", "public"]


@pytest.mark.slow("several builds by several processes")
@needs_fork
def test_a_theme_at_fault_is_named_alike_by_one_process_and_by_several(site: Project) -> None:
    site.edit("templates/person.html", "\n{{ view.nothing.at_all }}\n")
    site.edit("templates/brief.html", "{{ view.nothing.at_all }}\n")
    said = {site.build("--no-search", "--jobs", jobs, code=1).output for jobs in ("1", "2", "3")}
    assert len(said) == 1


@pytest.mark.slow("several builds by several processes")
@needs_fork
def test_another_process_checks_while_records_are_linked_and_finds_the_same(
    project: Callable[..., Project], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "FEW_ENTRIES", 0)
    here: list[object] = []
    monkeypatch.setattr(project_module, "check_content", lambda *of: here.append(of) or check_content(*of))
    site = project(CONTENT)
    edits = [
        ("content/people/ada.yaml", "A", "A"),
        ("content/people/charles.yaml", "Charles", "Charly"),
        ("content/briefs/engine.en.md", "[[charles]] designed", "Charles and [[ada]] designed"),
        ("content/people/ada.yaml", "name: Ada", "name: Adah"),
        ("content/people/charles.yaml", "knew", "knew in [[london]]"),
        ("content/people/charles.yaml", "[[london]]", "[[engine]]"),
    ]
    for i, (path, old, new) in enumerate(edits):
        site.replace(path, old, new)
        fails = "london" in new
        here.clear()
        followed = site.build("--no-search", "--jobs", "2", code=fails)
        assert not here
        shutil.copytree(site.root / "content", tmp_path / f"clean-{i}/content")
        clean = Project(tmp_path / f"clean-{i}", "")
        expected = clean.build("--no-search", "--jobs", "1", code=fails)
        assert here
        assert problems_in(followed) == problems_in(expected) != []
        if not fails:
            assert site.files() == clean.files()


def problems_in(said: Result) -> list[str]:
    return [line for line in said.output.splitlines() if "warning[" in line or "error[" in line]
