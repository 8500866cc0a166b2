"""Pictures made by several processes, and kept by name between builds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from sitegen.cache.store import digest, recall, remember
from sitegen.pictures.encoding import encode
from sitegen.pictures.inspection import MOST_BYTES, damaged
from sitegen.pictures.opening import PictureError
from sitegen.pictures.picture import Picture, Variant
from sitegen.problems import Problem, Span
from sitegen.runtime.regular_files import read_regular, reason
from sitegen.runtime.workers import can_fork, forked

if TYPE_CHECKING:
    from concurrent.futures import Executor

MOST_UNUSED = 1 << 29
"""How many bytes of pictures that nobody uses are kept, for another branch or for an edit taken back."""

Progress = Callable[[tuple[str, ...]], Iterable[str]]
"""Is given names of files, and yields them while they are worked on."""


class Job(msgspec.Struct, frozen=True):
    """A picture and what is to be made of it."""

    path: str
    """Where its file is read."""
    file: str
    """How messages name it: the path relative to the project's folder."""
    at: Span
    """Where a record names the file: the position of problems."""
    picture: Picture
    variants: tuple[Variant, ...]


class Shelf:
    """Variants by name, in a folder that may be deleted at any time; without one, nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def bytes_of(self, job: Job, variant: Variant) -> bytes:
        """A variant, made if it is not kept. Raises PictureError."""
        path = self._path(variant)
        data = recall(path, bytes) if path is not None else None
        if data is None:
            ((_, data),) = encode(_read(job), job.picture, (variant,))
            if path is not None:
                remember(path, data)
        return data

    def missing(self, job: Job) -> tuple[Variant, ...]:
        """The variants of a picture that are not kept."""
        paths = ((variant, self._path(variant)) for variant in job.variants)
        return tuple(variant for variant, path in paths if path is None or not path.is_file())

    def make(self, job: Job) -> Problem | None:
        """Makes the variants that are missing, decoding the picture once; what is wrong with it otherwise."""
        missing = self.missing(job)
        try:
            for variant, data in encode(_read(job), job.picture, missing) if missing else ():
                path = self._path(variant)
                if path is not None:
                    remember(path, data)
        except PictureError as error:
            return damaged(PurePosixPath(job.file).name, job.picture.format, str(error), job.at)
        return None

    def prune(self, used: Collection[Variant], most_unused: int = MOST_UNUSED) -> None:
        """Removes what is not used, the oldest first, until no more than `most_unused` bytes of it are left."""
        if self.folder is None:
            return
        kept = {path.name for path in map(self._path, used) if path is not None}
        unused = []
        for path in self.folder.glob("*.*.*"):
            with suppress(OSError):
                if path.name not in kept:
                    found = path.stat()
                    unused.append((found.st_mtime_ns, path.name, found.st_size, path))
        left = most_unused
        for _, _, size, path in sorted(unused, reverse=True):
            left -= size
            if left < 0:
                with suppress(OSError):
                    path.unlink()

    def _path(self, variant: Variant) -> Path | None:
        return self.folder and self.folder / PurePosixPath(variant.name).name


def make_all(
    jobs: Sequence[Job], shelf: Shelf, workers: int, progress: Progress = iter
) -> tuple[Problem, ...]:
    """Makes whatever the shelf lacks of these pictures, in `workers` processes, with the problems in the order of the
    jobs. `progress` is given the names of the pictures that are worked on; if there are none, it is not called."""
    waiting = [job for job in jobs if shelf.missing(job)]
    if not waiting:
        return ()
    names = tuple(job.file for job in waiting)
    if workers <= 1 or len(waiting) == 1:
        by_name = dict(zip(names, waiting, strict=True))
        found = [shelf.make(by_name[name]) for name in progress(names)]
    else:
        found = _by_several(waiting, shelf, workers, iter(progress(names)))
    return tuple(problem for problem in found if problem is not None)


def _by_several(
    jobs: Sequence[Job], shelf: Shelf, workers: int, shown: Iterator[str]
) -> list[Problem | None]:
    """Makes the pictures from the first on by other processes, and from the last on by this one. One at a time: a chunk
    of large ones would leave all others waiting at the end."""
    work = _Work(shelf.folder)
    found: list[Problem | None] = []
    with _executor(min(workers, len(jobs))) as executor:
        futures = [executor.submit(work, job) for job in jobs]
        try:
            count = 0
            for job, future in zip(reversed(jobs), reversed(futures), strict=True):
                found.append(work(job) if future.cancel() else future.result())
                done = sum(future.done() for future in futures)
                for _ in range(done - count):
                    next(shown, None)
                count = done
        finally:
            for future in futures:
                future.cancel()
    next(shown, None)
    return found[::-1]


def _executor(workers: int) -> AbstractContextManager[Executor]:
    """Where processes cannot be copies of this one, threads: Pillow lets others run while it codes."""
    if can_fork():
        return forked(workers)
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(max(1, workers - 1))


class _Work(msgspec.Struct, frozen=True):
    """What a worker does, as a value that can be sent to it."""

    folder: Path | None

    def __call__(self, job: Job) -> Problem | None:
        return Shelf(self.folder).make(job)


def _read(job: Job) -> bytes:
    """The picture's file, if it is still the one that was inspected. Raises PictureError."""
    try:
        data = read_regular(job.path, MOST_BYTES)
    except (OSError, RuntimeError, ValueError) as error:
        raise PictureError(str(error) if isinstance(error, ValueError) else reason(error)) from error
    if digest(data).hex() != job.picture.digest:
        raise PictureError("it was replaced meanwhile; build again")
    return data
