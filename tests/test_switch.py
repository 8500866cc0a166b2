"""A site is the old one or the new one: whenever a build ends, and whatever is in the output folder."""

from __future__ import annotations

import os
import shutil
import socket
import stat
from collections.abc import Callable, Mapping
from errno import ENOSYS, EXDEV
from pathlib import Path

import pytest

from sitegen.output import MANIFEST, OutputError, Placed, placing, staging, sweep, switch
from tests.project import Project
from tests.stopping import every_change, stopped_before

OLD = {
    "index.html": b"old",
    "same.html": b"same",
    "a/index.html": b"a",
    "gone/index.html": b"g",
    "gone/b/x": b"x",
    "b": b"b",
}
NEW = {
    "index.html": b"new",
    "same.html": b"same",
    "a/index.html": b"A",
    "fresh/index.html": b"f",
    "b/c": b"c",
}


def everything(folder: Path) -> dict[str, bytes | None] | None:
    """All that is in a folder, folders included; None where there is none."""
    if not folder.exists():
        return None
    found = (path for path in folder.rglob("*"))
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in found
    }


def put(files: Mapping[str, bytes], root: Path) -> Placed:
    sweep(root / "public")
    with staging(root / "public", root / ".sitegen") as new:
        return new.put({name: new.add(name, data) for name, data in files.items()})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / ".sitegen").mkdir(parents=True)
    return folder


def as_only_ever(files: Mapping[str, bytes], tmp_path: Path) -> dict[str, bytes | None] | None:
    folder = tmp_path / f"clean-{len(list(tmp_path.iterdir()))}"
    (folder / ".sitegen").mkdir(parents=True)
    put(files, folder)
    return everything(folder / "public")


def siblings(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir())


def anew(root: Path, saved: Path) -> Callable[[], object]:
    def restore() -> None:
        shutil.rmtree(root)
        shutil.copytree(saved, root, symlinks=True)

    return restore


@pytest.mark.slow("builds that are stopped at every step")
@pytest.mark.parametrize("rounds", [1, 2], ids=["without a second tree", "with one"])
def test_a_rebuild_that_is_stopped_leaves_the_old_site_or_the_new_one(
    root: Path, tmp_path: Path, rounds: int
) -> None:
    old, new = as_only_ever(OLD, tmp_path), as_only_ever(NEW, tmp_path)
    for files in [OLD, NEW, OLD][-1 if rounds == 1 else 0 :]:
        put(files, root)
    seen = set()
    saved = tmp_path / "saved"
    shutil.copytree(root, saved)
    for change in every_change(lambda: put(NEW, root), anew(root, saved)):
        found = everything(root / "public")
        assert found in (old, new), change
        seen.add(found == new)
        for files, expected in ((OLD, old), (NEW, new)):
            put(files, root)
            assert everything(root / "public") == expected
            assert siblings(root) == [".sitegen", "public"]
    assert everything(root / "public") == new
    assert seen == {True, False}


@pytest.mark.slow("builds that are stopped at every step")
def test_a_first_build_that_is_stopped_leaves_nothing_or_the_site(root: Path, tmp_path: Path) -> None:
    new = as_only_ever(NEW, tmp_path)
    saved = tmp_path / "saved"
    shutil.copytree(root, saved)
    for change in every_change(lambda: put(NEW, root), anew(root, saved)):
        assert everything(root / "public") in (None, new), change
        put(NEW, root)
        assert everything(root / "public") == new
        assert siblings(root) == [".sitegen", "public"]


@pytest.mark.parametrize("changes", [{"index.html": b"new"}, {"a/index.html": b"A"}])
def test_one_file_that_changes_is_one_step(
    root: Path, tmp_path: Path, changes: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(OLD, root)
    monkeypatch.setattr(switch, "exchange", no_exchange)
    put({**OLD, **changes}, root)
    assert everything(root / "public") == as_only_ever({**OLD, **changes}, tmp_path)


def no_exchange(one: str, other: str) -> None:
    raise OSError(ENOSYS, os.strerror(ENOSYS))


@pytest.mark.slow("builds that are stopped at every step")
def test_where_folders_are_not_exchanged_the_next_build_makes_it_one_site_again(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = as_only_ever(OLD, tmp_path), as_only_ever(NEW, tmp_path)
    monkeypatch.setattr(switch, "exchange", no_exchange)
    put(OLD, root)
    saved = tmp_path / "saved"
    shutil.copytree(root, saved)
    mixed = 0
    for change in every_change(lambda: put(NEW, root), anew(root, saved)):
        mixed += everything(root / "public") not in (old, new)
        for files, expected in [((OLD, old), (NEW, new)), ((NEW, new), (OLD, old))][change % 2]:
            put(files, root)
            assert everything(root / "public") == expected, change
            assert siblings(root) == [".sitegen", "public"]
    assert everything(root / "public") == new
    assert mixed


@pytest.mark.slow("builds that are stopped at every step")
def test_a_whole_build_that_is_stopped_is_completed_or_undone_by_the_next(
    project: Callable[..., Project], tmp_path: Path
) -> None:
    site = project("""
        === content/terms/loom.yaml
        name: Loom
        definition: It weaves.
        """)
    quick = ("--no-search", "--jobs", "1")
    site.build(*quick)
    old = everything(site.output)
    saved = tmp_path / "saved"
    shutil.copytree(site.root, saved)

    def edit() -> None:
        anew(site.root, saved)()
        site.remove("content/terms/loom.yaml")
        site.edit("content/terms/frame.yaml", "name: Frame\ndefinition: It holds.\n")

    edit()
    site.build(*quick)
    new = everything(site.output)
    for change in every_change(lambda: site.build(*quick), edit, step=9):
        found = everything(site.output)
        assert found in (old, new), change
        site.build(*quick)
        assert everything(site.output) == new
        assert siblings(site.root) == [".sitegen", "content", "public"]
        assert not list((site.root / ".sitegen").rglob("*.part"))


def test_what_dead_builds_left_goes_and_what_a_living_one_needs_stays(root: Path) -> None:
    assert stopped_before(8, lambda: put(NEW, root))
    assert len(siblings(root)) == 2
    with staging(root / "public", root / ".sitegen") as new:
        made = {name: new.add(name, data) for name, data in NEW.items()}
        sweep(root / "public")
        assert len(siblings(root)) == 2
        new.put(made)
    assert siblings(root) == [".sitegen", "public"]


def test_two_trees_share_what_did_not_change(root: Path) -> None:
    for files in (OLD, NEW, OLD, NEW):
        put(files, root)
    same = root / "public/same.html"
    assert same.stat().st_nlink == 2
    [spare] = (root / ".sitegen").iterdir()
    assert (spare / "same.html").samefile(same)


def test_who_has_a_file_open_keeps_what_it_was(root: Path) -> None:
    put(OLD, root)
    with (root / "public/index.html").open("rb") as reader:
        for files in (NEW, OLD, NEW):
            put(files, root)
        assert reader.read() == b"old"


def test_files_of_others_stay_as_they_are_whatever_they_are(root: Path) -> None:
    put(OLD, root)
    public = root / "public"
    (public / "CNAME").write_text("example.org")
    (public / "CNAME").chmod(0o640)
    (public / ".well-known").mkdir(mode=0o750)
    (public / ".well-known/security.txt").write_text("Contact: us")
    (public / "gone/notes.txt").write_text("notes")
    (public / "empty").mkdir()
    (public / "link").symlink_to("nowhere")
    (public / os.fsdecode(b"caf\xe9")).write_text("latin-1")
    os.mkfifo(public / "pipe")
    inode = (public / "CNAME").stat().st_ino
    for files in (NEW, OLD, NEW):
        put(files, root)
        (public / "CNAME").write_text("example.com")  # in place, as editors may
    assert (public / "CNAME").read_text() == "example.com"
    assert (public / "CNAME").stat().st_ino == inode
    assert stat.S_IMODE((public / "CNAME").stat().st_mode) == 0o640
    assert stat.S_IMODE((public / ".well-known").stat().st_mode) == 0o750
    assert (public / ".well-known/security.txt").read_text() == "Contact: us"
    assert (public / "gone/notes.txt").read_text() == "notes"
    assert (public / "empty").is_dir()
    assert (public / "link").readlink() == Path("nowhere")
    assert (public / os.fsdecode(b"caf\xe9")).read_text() == "latin-1"
    assert stat.S_ISFIFO((public / "pipe").stat().st_mode)
    (public / "CNAME").unlink()
    put(OLD, root)
    assert not (public / "CNAME").exists()


def test_what_others_put_there_during_the_switch_stays(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(OLD, root)
    public = root / "public"
    (public / "CNAME").write_text("example.org")
    exchange = switch.exchange

    def meanwhile(one: str, other: str) -> None:
        (public / "late.txt").write_text("late")
        (public / "gone/late.txt").write_text("late")
        (public / "more/deep").mkdir(parents=True)
        (public / "more/deep/late.txt").write_text("late")
        (public / "CNAME").unlink()
        (public / "CNAME").write_text("example.com")
        exchange(one, other)

    monkeypatch.setattr(switch, "exchange", meanwhile)
    put(NEW, root)
    for name in ("late.txt", "gone/late.txt", "more/deep/late.txt"):
        assert (public / name).read_text() == "late"
    assert (public / "CNAME").read_text() == "example.com"
    assert not (public / "gone/index.html").exists()


def test_a_file_changed_by_hand_is_mended_in_both_trees(root: Path, tmp_path: Path) -> None:
    for files in (OLD, NEW, OLD):
        put(files, root)
    (root / "public/same.html").write_bytes(b"by hand")
    for files in (NEW, OLD):
        put(files, root)
        assert everything(root / "public") == as_only_ever(files, tmp_path)


def test_the_folder_keeps_its_mode(root: Path) -> None:
    (root / "public").mkdir()
    (root / "public").chmod(0o2750)
    for files in (OLD, NEW, OLD):
        put(files, root)
        assert stat.S_IMODE((root / "public").stat().st_mode) == 0o2750


def test_a_link_to_the_output_folder_stays_and_is_filled(root: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (root / "public").symlink_to(tmp_path / "real")
    for files in (OLD, NEW, OLD):
        put(files, root)
        assert everything(tmp_path / "real") == as_only_ever(files, tmp_path)
    assert (root / "public").is_symlink()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_folder_on_another_mount_is_changed_in_place(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests may not mount: what the system would answer stands in for it."""
    monkeypatch.setattr(placing, "can_replace", lambda *_: False)
    monkeypatch.setattr(os, "rename", _only_within(root / "public", os.rename))
    (root / "public").mkdir()
    for files in (OLD, NEW, OLD):
        put(files, root)
        assert everything(root / "public") == as_only_ever_there(files, root)
    assert siblings(root) == [".sitegen", "public"]


def _only_within(folder: Path, rename: Callable[..., None]) -> Callable[..., None]:
    def checked(one: str, other: str) -> None:
        if not (one.startswith(f"{folder}/") and other.startswith(f"{folder}/")):
            raise OSError(EXDEV, os.strerror(EXDEV), other)
        rename(one, other)

    return checked


def as_only_ever_there(files: Mapping[str, bytes], root: Path) -> dict[str, bytes | None]:
    found = everything(root / "public") or {}
    folders = {str(parent) for name in files for parent in list(Path(name).parents)[:-1]}
    return {**files, **dict.fromkeys(folders), MANIFEST: found[MANIFEST]}


def a_folder(path: Path) -> None:
    path.mkdir()


def a_file(path: Path) -> None:
    path.write_text("by hand")


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_link(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bound:
        here = os.open(path.parent, os.O_RDONLY)
        before = os.open(".", os.O_RDONLY)
        try:
            os.fchdir(here)  # the name of a socket may not be long
            bound.bind(path.name)
        finally:
            os.fchdir(before)
            os.close(here)
            os.close(before)


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize(
    ("spoil", "name", "told"),
    [
        (a_file, "fresh", "fresh is a file, but the site needs a folder there"),
        (a_link, "fresh", "fresh is a link to /etc/hostname, but the site needs a folder there"),
        (a_pipe, "fresh", "fresh is a named pipe, but the site needs a folder"),
        (a_folder, "new.html", "new.html is a folder, but the site needs a file there"),
        (a_file, "new.html", "new.html is a file that sitegen did not create"),
        (a_pipe, "new.html", "new.html is a named pipe that sitegen did not create"),
        (a_socket, "new.html", "new.html is a socket that sitegen did not create"),
        (a_link, "new.html", "new.html is a link that sitegen did not create"),
    ],
)
def test_what_is_in_the_way_is_named_before_anything_changes(
    root: Path, spoil: Callable[[Path], None], name: str, told: str, is_first: bool
) -> None:
    if not is_first:
        put(OLD, root)
    (root / "public").mkdir(exist_ok=True)
    spoil(root / "public" / name)
    before = shape(root)
    with pytest.raises(OutputError, match=told):
        put({**NEW, "new.html": b"n"}, root)
    assert shape(root) == before


def shape(root: Path) -> dict[str, tuple[int, ...]]:
    """All but the times at which something was read."""
    found = {str(path): path.lstat() for path in root.rglob("*") if ".sitegen" not in path.parts}
    return {
        name: (at.st_mode, at.st_ino, at.st_nlink, at.st_size, at.st_mtime_ns, at.st_ctime_ns)
        for name, at in found.items()
    }


@pytest.mark.parametrize("files", [NEW, {**OLD, "gone/index.html": b"other"}])
def test_nothing_is_written_or_removed_behind_a_link(
    root: Path, tmp_path: Path, files: Mapping[str, bytes]
) -> None:
    put(OLD, root)
    shutil.move(root / "public/gone", tmp_path / "outside")
    (root / "public/gone").symlink_to(tmp_path / "outside")
    before = everything(tmp_path / "outside")
    with pytest.raises(OutputError, match=r"gone is a link to .*outside, but the site needs a folder there"):
        put(files, root)
    assert everything(tmp_path / "outside") == before
    assert (root / "public/index.html").read_bytes() == b"old"


@pytest.mark.parametrize("spoil", [a_pipe, a_link, a_socket])
def test_what_took_the_place_of_a_file_of_the_site_is_replaced(
    root: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    put(OLD, root)
    (root / "public/index.html").unlink()
    spoil(root / "public/index.html")
    put(OLD, root)
    assert everything(root / "public") == as_only_ever(OLD, tmp_path)


def test_many_obstacles_are_summed_up(root: Path) -> None:
    for n in range(9):
        (root / f"public/{n}.html").mkdir(parents=True)
    with pytest.raises(OutputError) as raised:
        put({f"{n}.html": b"x" for n in range(9)}, root)
    assert str(raised.value).count("is a folder") == 5
    assert str(raised.value).endswith("and 4 more")


@pytest.mark.parametrize(
    "manifest",
    [
        b"\0",
        b"\xff\xfe",
        b'["\\u0000"]',
        b'["a\\u0000b"]',
        b'["\\ud800"]',
        b'["' + b"a" * 5000 + b'"]',
        b'["a", "a/", "/a", "./a", "a//index.html", "../outside"]',
        b"[" * 100_000,
    ],
)
def test_whatever_the_manifest_says_nothing_else_is_touched(root: Path, manifest: bytes) -> None:
    put(OLD, root)
    (root / "outside").write_text("keep")
    (root / "public" / MANIFEST).write_bytes(manifest)
    put(OLD, root)
    assert (root / "outside").read_text() == "keep"
    assert {name: (root / "public" / name).read_bytes() for name in OLD} == OLD


@pytest.mark.slow("builds a site for each folder")
@pytest.mark.parametrize(
    "output",
    [
        ".", "..", "/", "content", "content/people", "content/public", "content/site.yaml", "templates", "templates/x",
        "captures", "captures/public", ".sitegen", ".sitegen/x", ".git", ".git/x", "content/../captures", "link/x",
        "link",
    ],
)  # fmt: skip
def test_a_site_is_not_written_among_the_project_s_own_files(
    project: Callable[..., Project], output: str
) -> None:
    site = project("")
    (site.root / "link").symlink_to("content")
    (site.root / "aside").mkdir()
    site.build("--no-search")
    before = siblings(site.root)
    said = site.build("--no-search", "--output", output, code=2).output
    assert "--output" in said
    assert siblings(site.root) == before


def test_a_page_made_by_hand_is_not_lost_to_a_first_build(project: Callable[..., Project]) -> None:
    site = project("")
    site.edit("public/index.html", "by hand")
    said = site.build("--no-search", code=1).output
    assert "public/index.html is a file that sitegen did not create" in said
    assert site.files() == {"index.html": b"by hand"}


def test_what_a_build_left_is_known_for_its_own_without_its_manifest(project: Callable[..., Project]) -> None:
    site = project("")
    site.build("--no-search")
    (site.output / MANIFEST).unlink()
    site.replace("content/site.yaml", "A small site", "Another site")
    site.build("--no-search")
    assert "Another site" in site.read("index.html")
