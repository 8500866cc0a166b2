"""Signals to a build at work: it tidies up, its workers end with it, and the site stays what it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sitegen.runtime.workers import can_fork
from tests.project import Project
from tests.test_bad_input import GOOD

pytestmark = [
    pytest.mark.skipif(not can_fork(), reason="processes are no copies of this one here"),
    pytest.mark.slow("builds in processes of their own, which are stopped"),
]

ENDLESS = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"

PATIENCE = 60.0


def until(true: Callable[[], object], patience: float = PATIENCE) -> bool:
    end = time.monotonic() + patience
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def alive_in(group: int) -> list[int]:
    """The processes of a group that have not ended."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                state, _, of_group = (folder / "stat").read_text().rpartition(") ")[2].split()[:3]
            except OSError:
                continue
            if state != "Z" and int(of_group) == group:
                found.append(int(folder.name))
    return found


@pytest.fixture
def site(tmp_path: Path) -> Project:
    """A site with a page that is never done, in the place of one that was."""
    site = Project(tmp_path, GOOD)
    site.build("--no-search")
    site.edit("templates/people.html", ENDLESS)
    return site


@pytest.fixture
def at_work(site: Project) -> Iterator[subprocess.Popen[str]]:
    """A build with two workers, all of them rendering."""
    command = [sys.executable, "-m", "sitegen", "build", "--no-search", "--jobs", "3"]
    build = subprocess.Popen(
        command,
        cwd=site.root,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
    )
    try:
        assert until(lambda: len(alive_in(build.pid)) == 3 and staged(site))
        yield build
    finally:
        for each in alive_in(build.pid):
            os.kill(each, signal.SIGKILL)
        build.communicate()


def staged(site: Project) -> list[str]:
    return [path.name for path in site.root.iterdir() if path.name.startswith(".public")]


@pytest.mark.parametrize("of_all", [False, True], ids=["the build", "its group"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_build_and_leaves_nothing(
    site: Project, at_work: subprocess.Popen[str], number: signal.Signals, of_all: bool
) -> None:
    before = site.files()
    (os.killpg if of_all else os.kill)(at_work.pid, number)
    said, _ = at_work.communicate(timeout=PATIENCE)
    assert at_work.returncode == 128 + number
    assert "Aborted!" in said
    assert "Traceback" not in said
    assert alive_in(at_work.pid) == []
    assert staged(site) == []
    assert site.files() == before


def test_workers_end_with_a_build_that_is_killed_and_the_next_one_tidies_up(
    site: Project, at_work: subprocess.Popen[str]
) -> None:
    before = site.files()
    os.kill(at_work.pid, signal.SIGKILL)
    assert until(lambda: alive_in(at_work.pid) == [], 10)
    assert staged(site)
    assert site.files() == before
    site.remove("templates/people.html")
    site.build("--no-search")
    assert staged(site) == []
    assert site.files() == before


def test_what_is_ignored_stays_ignored(site: Project) -> None:
    """As under `nohup`."""
    site.remove("templates/people.html")
    code = "import os, signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); import sitegen.__main__ as m; "
    code += "from sitegen.runtime.signals import interrupt_on_signals; interrupt_on_signals(); "
    code += "os.kill(os.getpid(), signal.SIGHUP)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_build_waits_for_another_of_the_same_project(site: Project, at_work: subprocess.Popen[str]) -> None:
    command = [sys.executable, "-m", "sitegen", "build", "--no-search", "--root", str(site.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as second:
        assert second.stderr is not None and second.stdout is not None
        assert "waiting for it to finish" in second.stderr.readline()
        site.remove("templates/people.html")
        os.kill(at_work.pid, signal.SIGTERM)
        assert "0 files written" in second.stdout.read()
        assert second.wait() == 0
