"""Putting the finished site in place: staged, compared by content, pruned by a manifest of what is ours."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

MANIFEST = ".sitegen-manifest.json"
"""The list, in the output folder, of the files that sitegen put there."""


class OutputError(Exception):
    """The output folder cannot be used; the message says why."""


class Written(msgspec.Struct, frozen=True):
    """How many files were written, were already there, and were removed."""

    written: int
    unchanged: int
    removed: int


def put(files: Mapping[str, bytes], folder: Path, kept: frozenset[str] = frozenset()) -> Written:
    """Makes `folder` hold `files` (by relative path), and nothing else that sitegen put there before but `kept`.

    Files that are already right are not touched, and files of others are left alone. All that changed is first
    written beside the folder, then moved into place. Raises OutputError, before anything changed where it can be.
    """
    manifest = json.dumps(sorted(kept.union(files)), ensure_ascii=False, indent=0).encode() + b"\n"
    everything = {**files, MANIFEST: manifest}
    try:
        ours = _owned(folder)
        is_new = not folder.exists()
        changed = [name for name, data in everything.items() if is_new or not _holds(folder / name, data)]
        for name in changed:
            if not is_new and (folder / name).is_dir():
                raise OutputError(
                    f"{folder / name} is a folder, and a file of the site belongs there: move it away"
                )
        if changed:
            _replace({name: everything[name] for name in changed}, folder)
        stale = sorted(ours - everything.keys() - kept)
        for name in stale:
            _remove(folder, name)
    except OSError as error:
        raise OutputError(f"{error.filename or folder} cannot be written: {error.strerror}") from error
    written = len(set(changed) - {MANIFEST})
    return Written(written, len(kept.union(files)) - written, len(stale))


def _owned(folder: Path) -> set[str]:
    """The files that the manifest names and that lie inside the folder."""
    try:
        names = json.loads((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, ValueError):
        return set()
    if not isinstance(names, list):
        return set()
    return {name for name in names if isinstance(name, str) and _is_inside(name)}


def _is_inside(name: str) -> bool:
    return bool(name) and not name.startswith("/") and ".." not in Path(name).parts


def _holds(path: Path, data: bytes) -> bool:
    try:
        return not path.is_symlink() and path.stat().st_size == len(data) and path.read_bytes() == data
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def _replace(files: Mapping[str, bytes], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.resolve().parent))
    try:
        _make_folders(staging, files)
        for name, data in files.items():
            (staging / name).write_bytes(data)
        if _is_empty(folder):
            folder.rmdir()
            staging.chmod(0o755)
            staging.replace(folder)
            return
        _make_folders(folder, files)
        for name in files:
            (staging / name).replace(folder / name)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _make_folders(folder: Path, names: Iterable[str]) -> None:
    """The folders that the files need, each made once."""
    for parent in sorted({name.rpartition("/")[0] for name in names}):
        (folder / parent).mkdir(parents=True, exist_ok=True)


def _is_empty(folder: Path) -> bool:
    """Whether a real folder has nothing in it, so that another may take its place in one step."""
    return not folder.is_symlink() and not any(folder.iterdir())


def _remove(folder: Path, name: str) -> None:
    """Removes a file and the folders that it leaves empty."""
    path = folder / name
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            break
        parent.rmdir()
