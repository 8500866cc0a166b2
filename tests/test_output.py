"""Putting a site in place: only what changed is written, what is no longer ours goes, what never was ours stays."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from sitegen.output import MANIFEST, OutputError, Written, staging


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def put(files: Mapping[str, bytes], folder: Path) -> Written:
    with staging(folder) as new:
        return new.put({name: new.add(name, data) for name, data in files.items()}).written


def test_unchanged_files_are_not_touched(tmp_path: Path) -> None:
    put({"a.html": b"a", "b/c.html": b"c"}, tmp_path)
    os.utime(tmp_path / "a.html", (1, 1))
    assert put({"a.html": b"a", "b/c.html": b"C"}, tmp_path) == Written(written=1, unchanged=1, removed=0)
    assert (tmp_path / "a.html").stat().st_mtime == 1
    assert tree(tmp_path) == {"a.html": "a", "b/c.html": "C"}


def test_a_change_of_the_same_size_is_seen(tmp_path: Path) -> None:
    put({"a.html": b"one"}, tmp_path)
    put({"a.html": b"two"}, tmp_path)
    assert tree(tmp_path) == {"a.html": "two"}


def test_what_is_no_longer_produced_goes_with_its_empty_folders(tmp_path: Path) -> None:
    put({"a.html": b"a", "b/c/d.html": b"d"}, tmp_path)
    assert put({"a.html": b"a"}, tmp_path).removed == 1
    assert [path.name for path in tmp_path.iterdir() if path.name != MANIFEST] == ["a.html"]


def test_files_of_others_stay(tmp_path: Path) -> None:
    (tmp_path / "CNAME").write_text("example.org")
    put({"a.html": b"a"}, tmp_path)
    put({}, tmp_path)
    assert tree(tmp_path) == {"CNAME": "example.org"}


def test_tampered_and_missing_files_are_fixed(tmp_path: Path) -> None:
    files = {"a.html": b"a", "b.html": b"b"}
    put(files, tmp_path)
    (tmp_path / "a.html").write_text("z")
    (tmp_path / "b.html").unlink()
    assert put(files, tmp_path).written == 2
    assert tree(tmp_path) == {"a.html": "a", "b.html": "b"}


@pytest.mark.parametrize("manifest", ["", "not json", "{}", "[1, null]", '["../outside.txt", "/etc/passwd"]'])
def test_a_manifest_that_is_damaged_or_lies_does_no_harm(tmp_path: Path, manifest: str) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("keep")
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / MANIFEST).write_text(manifest)
    put({"a.html": b"a"}, tmp_path / "public")
    assert outside.read_text() == "keep"
    assert tree(tmp_path / "public") == {"a.html": "a"}


def test_a_link_in_the_place_of_a_file_of_the_site_is_replaced_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("keep")
    put({"a.html": b"a"}, tmp_path / "public")
    (tmp_path / "public/a.html").unlink()
    (tmp_path / "public/a.html").symlink_to(outside)
    put({"a.html": b"a"}, tmp_path / "public")
    assert outside.read_text() == "keep"
    assert not (tmp_path / "public/a.html").is_symlink()


def test_a_folder_in_the_way_is_named_and_nothing_changes(tmp_path: Path) -> None:
    put({"a.html": b"a"}, tmp_path)
    (tmp_path / "b.html").mkdir()
    with pytest.raises(OutputError, match=r"b\.html is a folder"):
        put({"a.html": b"A", "b.html": b"b"}, tmp_path)
    assert tree(tmp_path) == {"a.html": "a"}


def test_nothing_is_left_beside_the_folder(tmp_path: Path) -> None:
    put({"a.html": b"a"}, tmp_path / "public")
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_files_that_are_not_put_in_place_leave_nothing_behind(tmp_path: Path) -> None:
    put({"a.html": b"a"}, tmp_path / "public")
    with staging(tmp_path / "public") as new:
        new.add("a.html", b"A")
    with staging(tmp_path / "elsewhere/public") as new:
        new.add("a.html", b"a")
    assert tree(tmp_path) == {"public/a.html": "a"}
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("no folder")
    with pytest.raises(OutputError, match="public"):
        put({"a.html": b"a"}, tmp_path / "public")
    assert (tmp_path / "public").read_text() == "no folder"
