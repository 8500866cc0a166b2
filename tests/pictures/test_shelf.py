"""Pictures made by several processes and kept between builds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sitegen.pictures import making
from sitegen.pictures.inspection import inspect
from sitegen.pictures.making import Job, Shelf, make_all
from sitegen.pictures.opening import PictureError
from sitegen.pictures.picture import Settings
from sitegen.pictures.planning import plan
from sitegen.problems import Span
from tests.pictures.samples import noise, saved

SETTINGS = Settings(widths=(16, 32))


def job(folder: Path, name: str, data: bytes | None = None) -> Job:
    data = data or saved(noise((48, 36)), "JPEG", quality=60 + len(name))
    path = folder / name
    path.write_bytes(data)
    picture = inspect(data, name).picture
    assert picture is not None
    file = f"content/media/{name}"
    variants = plan(picture, path.stem.lower(), SETTINGS)
    return Job(str(path), file, Span(f"content/media/{path.stem}.yaml", 2, 7), picture, variants)


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    return [job(tmp_path, f"{'x' * n}.jpg") for n in range(1, 6)]


def kept(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.*.*")}


@pytest.mark.parametrize("workers", [1, 3])
def test_pictures_are_made_once(tmp_path: Path, jobs: list[Job], workers: int) -> None:
    shelf = Shelf(tmp_path / "kept")
    named: list[tuple[str, ...]] = []

    def progress(names: tuple[str, ...]) -> tuple[str, ...]:
        named.append(names)
        return names

    assert make_all(jobs, shelf, workers, progress) == ()
    assert named == [tuple(one.file for one in jobs)]
    assert len(kept(tmp_path / "kept")) == 5 * 3 * 2
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "kept").iterdir()}
    assert make_all(jobs, shelf, workers, progress) == ()
    assert len(named) == 1
    assert times == {path: path.stat().st_mtime_ns for path in (tmp_path / "kept").iterdir()}


def test_threads_one_process_and_several_make_the_same(
    tmp_path: Path, jobs: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_all(jobs, Shelf(tmp_path / "one"), 1)
    make_all(jobs, Shelf(tmp_path / "several"), 3)
    monkeypatch.setattr(making, "can_fork", lambda: False)
    make_all(jobs, Shelf(tmp_path / "threads"), 3)
    assert kept(tmp_path / "one") == kept(tmp_path / "several") == kept(tmp_path / "threads") != {}


def test_what_is_asked_for_is_made_where_it_is_not_kept(tmp_path: Path, jobs: list[Job]) -> None:
    one = jobs[0]
    shelf = Shelf(tmp_path / "kept")
    asked = [shelf.bytes_of(one, variant) for variant in one.variants]
    assert shelf.missing(one) == ()
    assert asked == [Shelf(None).bytes_of(one, variant) for variant in one.variants]
    Path(one.path).unlink()
    assert asked == [shelf.bytes_of(one, variant) for variant in one.variants]


def test_what_is_damaged_is_made_again(tmp_path: Path, jobs: list[Job]) -> None:
    shelf = Shelf(tmp_path / "kept")
    variant = jobs[0].variants[0]
    data = shelf.bytes_of(jobs[0], variant)
    (path,) = (tmp_path / "kept").glob("*.*.*")
    path.write_bytes(path.read_bytes()[:-1])
    assert shelf.bytes_of(jobs[0], variant) == data


@pytest.mark.parametrize("workers", [1, 3])
def test_every_picture_that_cannot_be_made_is_told_and_the_others_made(
    tmp_path: Path, jobs: list[Job], workers: int
) -> None:
    cut = saved(noise((48, 36)), "JPEG")[:1200]
    damaged = job(tmp_path, "Cut.JPG", cut)
    replaced, absent = jobs[1], jobs[3]
    Path(replaced.path).write_bytes(b"something else")
    Path(absent.path).unlink()
    problems = make_all([*jobs, damaged], Shelf(tmp_path / "kept"), workers)
    assert [f"{problem.span} {problem.code}" for problem in problems] == [
        "content/media/xx.yaml:2:7 unreadable-picture",
        "content/media/xxxx.yaml:2:7 unreadable-picture",
        "content/media/Cut.yaml:2:7 unreadable-picture",
    ]
    assert problems[0].message.endswith("it was replaced meanwhile; build again")
    assert problems[1].message.endswith("No such file or directory")
    assert "truncated" in problems[2].message
    assert len(kept(tmp_path / "kept")) == 3 * 3 * 2
    with pytest.raises(PictureError, match="replaced meanwhile"):
        Shelf(None).bytes_of(replaced, replaced.variants[0])


def test_a_folder_that_cannot_be_written_costs_time_alone(tmp_path: Path, jobs: list[Job]) -> None:
    (tmp_path / "kept").write_text("a file")
    shelf = Shelf(tmp_path / "kept")
    assert make_all(jobs[:2], shelf, 1) == ()
    assert shelf.bytes_of(jobs[0], jobs[0].variants[0]) == Shelf(None).bytes_of(jobs[0], jobs[0].variants[0])


def test_what_is_not_used_is_removed_the_oldest_first(tmp_path: Path, jobs: list[Job]) -> None:
    shelf = Shelf(tmp_path / "kept")
    make_all(jobs[:3], shelf, 1)
    for age, one in enumerate(reversed(jobs[:3])):
        for variant in one.variants:
            os.utime(tmp_path / "kept" / Path(variant.name).name, (age, age))

    def ids() -> set[str]:
        return {name.partition("-")[0] for name in kept(tmp_path / "kept")}

    assert ids() == {"x", "xx", "xxx"}
    unused = sum(len(data) for name, data in kept(tmp_path / "kept").items() if name.startswith("x-"))
    shelf.prune(jobs[1].variants, unused)
    assert ids() == {"x", "xx"}  # "xxx" is older
    shelf.prune(jobs[1].variants, 0)
    assert ids() == {"xx"} and len(kept(tmp_path / "kept")) == 6
    Shelf(None).prune(())
