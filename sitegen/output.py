"""Putting the finished site in place: staged, compared by content, pruned by a manifest of what is ours."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from sitegen.incremental.store import digest

MANIFEST = ".sitegen-manifest.json"
"""The list, in the output folder, of the files that sitegen put there."""


class OutputError(Exception):
    """The output folder cannot be used; the message says why."""


class Written(msgspec.Struct, frozen=True):
    """How many files were written, were already there, and were removed."""

    written: int
    unchanged: int
    removed: int


class Made(msgspec.Struct, frozen=True, array_like=True):
    """A file of the site: the digest of its bytes, and whether it is on its way to the output folder because that
    does not have it."""

    digest: bytes
    is_new: bool


class Staging:
    """Files on their way into an output folder: written beside it, and moved into place when all of them are there.

    Several processes may add files to one staging at the same time.
    """

    def __init__(self, folder: Path, beside: Path) -> None:
        """`folder` is the output folder, `beside` an empty folder on the same file system."""
        self._folder = folder
        self._beside = beside
        self._is_first = not folder.exists() or (folder.is_dir() and _is_empty(folder))
        self._prefix = f"{beside}/"
        self._made: set[str] = set()

    def add(self, name: str, data: bytes) -> Made:
        """Takes over the bytes of the file at the relative path `name`, unless the output folder has them.

        Raises OutputError.
        """
        found = digest(data)
        if not self._is_first and _holds(self._folder / name, data):
            return Made(found, False)
        with _told(self._folder):
            if self._is_first:
                self._make_folder(name.rpartition("/")[0])
            _write(self._staged(name), data)
        return Made(found, True)

    def put(self, made: Mapping[str, Made], kept: frozenset[str] = frozenset()) -> tuple[Written, Made]:
        """Makes the output folder hold what was `made`, by relative path, and nothing else that sitegen put there
        before but `kept`; gives what was done, and what its manifest is.

        Files of others are left alone. Raises OutputError, before anything changed where it can be.
        """
        names = kept.union(made)
        listed = b"[\n%s\n]\n" % b",\n".join(map(msgspec.json.encode, sorted(names)))
        manifest = self.add(MANIFEST, listed)
        new = [name for name, file in made.items() if file.is_new]
        with _told(self._folder):
            ours = _owned(self._folder)
            self._place([*new, MANIFEST] if manifest.is_new else new)
            stale = sorted(ours - names - {MANIFEST})
            for name in stale:
                _remove(self._folder, name)
        return Written(len(new), len(names) - len(new), len(stale)), manifest

    def _staged(self, name: str) -> str:
        """Where a file waits: all of them may take the output folder's place; a few need no folders of their own."""
        return self._prefix + (name if self._is_first else digest(name.encode()).hex())

    def _make_folder(self, name: str) -> None:
        if name and name not in self._made:
            self._make_folder(name.rpartition("/")[0])
            with suppress(FileExistsError):  # another process may have made it
                os.mkdir(self._prefix + name)  # noqa: PTH102 (a Path for each takes as long as the folder)
            self._made.add(name)

    def _place(self, names: Sequence[str]) -> None:
        folder = self._folder
        for name in names:
            if not self._is_first and (folder / name).is_dir():
                raise OutputError(
                    f"{folder / name} is a folder, and a file of the site belongs there: move it away"
                )
        if not names:
            return
        folder.mkdir(parents=True, exist_ok=True)
        if self._is_first and _is_empty(folder):
            folder.rmdir()
            self._beside.chmod(0o755)
            self._beside.replace(folder)
            return
        for parent in sorted({name.rpartition("/")[0] for name in names}):
            if not (folder / parent).is_dir():
                (folder / parent).mkdir(parents=True, exist_ok=True)
        for name in names:
            Path(self._staged(name)).replace(folder / name)


@contextmanager
def staging(folder: Path) -> Iterator[Staging]:
    """A place for the files of `folder`, of which nothing is left afterwards. Raises OutputError."""
    import shutil  # which a build that changes nothing does not need, nor the next one
    import tempfile

    above = folder.resolve().parent
    while not above.exists():
        above = above.parent
    with _told(folder):
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=above))
    try:
        yield Staging(folder, beside)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Failures of the file system as what they mean for the output folder."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{error.filename or folder} cannot be written: {error.strerror}") from error


def _owned(folder: Path) -> set[str]:
    """The files that the manifest names and that lie inside the folder."""
    try:
        names = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=list[str])
    except (FileNotFoundError, msgspec.DecodeError):
        return set()
    return {name for name in names if _is_inside(name)}


def _is_inside(name: str) -> bool:
    return bool(name) and not name.startswith("/") and ".." not in name.split("/")


def _holds(path: Path, data: bytes) -> bool:
    try:
        return not path.is_symlink() and path.stat().st_size == len(data) and path.read_bytes() == data
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def _write(path: str, data: bytes) -> None:
    """As `Path.write_bytes`, in a third of its time: a build writes thousands of small files."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
    finally:
        os.close(file)


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
