"""Real changes to real files, as editors, git and file managers make them."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from sitegen.serve import poll
from sitegen.serve.watch import watch_paths

pytestmark = pytest.mark.slow("it waits until the system tells of changes")


class Followed:
    """What `watch_paths` reported about some paths so far."""

    def __init__(self) -> None:
        self.reports: list[frozenset[Path]] = []
        self.quiet = 0

    @property
    def changed(self) -> set[Path]:
        return set().union(*self.reports)

    def soon(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 5
        while not condition():
            assert time.monotonic() < deadline, self.reports
            time.sleep(0.01)

    def settled(self) -> None:
        """Waits until what was done has been reported."""
        before = self.quiet
        self.soon(lambda: self.quiet > before + 1)


@contextmanager
def following(*paths: Path) -> Iterator[Followed]:
    followed = Followed()
    stop = Event()

    def quiet() -> None:
        followed.quiet += 1

    thread = Thread(target=watch_paths, args=(paths, followed.reports.append, quiet, stop))
    thread.start()
    try:
        followed.soon(lambda: followed.quiet > 0)
        yield followed
    finally:
        stop.set()
        thread.join(5)
        assert not thread.is_alive()


@pytest.fixture(params=["told by the system", "polling"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "true" if request.param == "polling" else "false")
    return str(request.param)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path.resolve() / "content"
    (folder / "people").mkdir(parents=True)
    (folder / "site.yaml").write_text("title: A")
    (folder / "people/ada.yaml").write_text("name: Ada")
    time.sleep(0.06)  # what changed just now would be looked at once more
    return folder


def test_a_saved_file(content: Path) -> None:
    with following(content) as followed:
        (content / "people/ada.yaml").write_text("name: Ada Lovelace")
        followed.settled()
    assert followed.changed == {content / "people/ada.yaml"}


def test_saves_in_quick_succession(content: Path) -> None:
    """Within one second, of one size, the file's times put back: none is lost."""
    file = content / "people/ada.yaml"
    before = file.stat()
    with following(content) as followed:
        for name in ("Bea", "Cho", "Dan"):
            followed.reports.clear()
            file.write_text(f"name: {name}")
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
            followed.soon(lambda: file in followed.changed)


def test_a_file_that_is_replaced_by_another(content: Path) -> None:
    with following(content) as followed:
        (content / "people/ada.tmp").write_text("name: Ada Lovelace")
        (content / "people/ada.tmp").replace(content / "people/ada.yaml")
        followed.settled()
    assert content / "people/ada.yaml" in followed.changed


def test_a_file_that_is_added_and_one_that_is_removed(content: Path) -> None:
    with following(content) as followed:
        (content / "people/alan.yaml").write_text("name: Alan")
        (content / "people/ada.yaml").unlink()
        followed.settled()
    assert {content / "people/alan.yaml", content / "people/ada.yaml"} <= followed.changed


def test_a_file_that_is_renamed(content: Path) -> None:
    with following(content) as followed:
        (content / "people/ada.yaml").rename(content / "people/ada-lovelace.yaml")
        followed.settled()
    assert {content / "people/ada.yaml", content / "people/ada-lovelace.yaml"} <= followed.changed


def test_a_burst_is_few_reports(content: Path) -> None:
    with following(content) as followed:
        for number in range(300):
            (content / f"people/p{number}.yaml").write_text("name: P")
        followed.settled()
    assert {content / f"people/p{number}.yaml" for number in range(300)} <= followed.changed
    assert len(followed.reports) < 30


def test_a_folder_that_is_added_is_followed_too(content: Path) -> None:
    with following(content) as followed:
        (content / "terms").mkdir()
        followed.settled()
        (content / "terms/engine.yaml").write_text("name: Engine")
        followed.settled()
    assert {content / "terms", content / "terms/engine.yaml"} <= followed.changed


def test_a_folder_that_is_renamed(content: Path) -> None:
    with following(content) as followed:
        (content / "people").rename(content / "persons")
        followed.settled()
        (content / "persons/ada.yaml").write_text("name: Ada Lovelace")
        followed.settled()
    assert {content / "people", content / "persons", content / "persons/ada.yaml"} <= followed.changed


def test_a_folder_that_goes_away_and_comes_back(content: Path) -> None:
    with following(content) as followed:
        content.rename(content.with_name("elsewhere"))
        followed.soon(lambda: content in followed.changed)
        followed.reports.clear()
        shutil.copytree(content.with_name("elsewhere"), content)
        followed.soon(lambda: content in followed.changed)
        followed.settled()
        followed.reports.clear()
        (content / "site.yaml").write_text("title: B")
        followed.settled()
    assert content / "site.yaml" in followed.changed


def test_a_path_that_is_not_there_yet(content: Path) -> None:
    templates = content.with_name("templates")
    with following(content, templates) as followed:
        templates.mkdir()
        followed.soon(lambda: templates in followed.changed)
        followed.settled()
        (templates / "base.html").write_text("<p>")
        followed.settled()
    assert templates / "base.html" in followed.changed


def test_a_link_that_leads_elsewhere_from_now_on(content: Path) -> None:
    """It is swapped as `ln -sfn` does, and as deployments do; a link may lead to another."""
    other = content.with_name("other")
    shutil.copytree(content, other)
    first, last = content.with_name("first"), content.with_name("last")
    last.symlink_to(content)
    first.symlink_to(last)
    with following(first) as followed:
        for target in (other, content):
            followed.reports.clear()
            fresh = content.with_name("fresh")
            fresh.symlink_to(target)
            fresh.replace(last)
            followed.soon(lambda target=target: target in followed.changed)  # type: ignore[misc]
            followed.settled()
            followed.reports.clear()
            (target / "site.yaml").write_text(f"title: {target.name}")
            followed.settled()
            assert followed.changed == {target / "site.yaml"}


def test_a_link_to_nothing_and_to_itself(content: Path) -> None:
    link = content.with_name("link")
    link.symlink_to(link)
    with following(link) as followed:
        link.unlink()
        link.symlink_to("missing")
        followed.settled()
        link.with_name("missing").mkdir()
        followed.soon(lambda: link.with_name("missing") in followed.changed)


def test_a_single_file_keeps_being_followed_when_it_is_replaced(content: Path) -> None:
    file = content / "site.yaml"
    with following(file) as followed:
        for title in "BC":
            followed.reports.clear()
            (content / "fresh").write_text(f"title: {title}")
            (content / "fresh").replace(file)
            followed.soon(lambda: file in followed.changed)
            followed.settled()


def test_a_path_below_another_is_followed_once(content: Path) -> None:
    with following(content, content / "site.yaml") as followed:
        (content / "fresh").write_text("title: B")
        (content / "fresh").replace(content / "site.yaml")
        followed.settled()
    assert content / "site.yaml" in followed.changed
    assert content not in followed.changed


def test_nothing_is_reported_when_nothing_changes(content: Path) -> None:
    with following(content) as followed:
        (content / "site.yaml").read_text()
        followed.settled()
    assert followed.reports == []


def test_where_the_system_can_follow_no_more_files_they_are_polled(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def limited(*_: object, **__: object) -> Iterator[frozenset[Path]]:
        raise OSError("OS file watch limit reached.")
        yield frozenset()

    monkeypatch.setattr("sitegen.serve.watch.watch", limited)
    with following(content) as followed:
        (content / "people/ada.yaml").write_text("name: Ada Lovelace")
        followed.soon(lambda: content / "people/ada.yaml" in followed.changed)


def test_a_file_that_changed_just_now_is_looked_at_once_more(content: Path) -> None:
    """Its times may not show another change within one tick of the clock; on FAT a tick takes two seconds."""
    file = content / "site.yaml"
    for age, is_young in [(0, True), (10, False), (-10, False)]:
        whole_second = int(time.time()) - age
        os.utime(file, (whole_second, whole_second))
        (content / "people/ada.yaml").touch()
        time.sleep(0.06)
        assert poll.scan([file])[1] == ({str(file)} if is_young else set())
