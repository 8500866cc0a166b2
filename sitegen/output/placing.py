"""Putting the finished site in place: staged, compared by content, pruned by a manifest of what is ours."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from errno import EEXIST, ENOTEMPTY
from pathlib import Path

import msgspec

from sitegen.cache.signatures import regular_bytes
from sitegen.cache.store import digest
from sitegen.output.manifest import is_left, listing, owned_files
from sitegen.output.scratch import real_place, scratch
from sitegen.output.survey import survey
from sitegen.output.system import CANNOT, can_replace, sync, sync_all
from sitegen.output.values import MANIFEST, OutputError, Written, output_errors, shown
from sitegen.runtime.signals import signals_deferred


class Made(msgspec.Struct, frozen=True, array_like=True):
    """A file of the site: the digest of its bytes, and whether it is on its way to the output folder because that
    does not have it."""

    digest: bytes
    is_new: bool


class Placed(msgspec.Struct, frozen=True):
    """A site that was put in place: what was done, what its manifest is, and which files were given a
    second name, which changed their times."""

    written: Written
    manifest: Made
    linked: frozenset[str] = frozenset()


def _nobody(_: str) -> bool:
    return False


class Staging:
    """Files on their way into an output folder: written next to it, and moved into place when all of them are there.

    Several processes may add files to one staging at the same time.
    """

    def __init__(
        self, folder: str, temporary: str, spare: str | None, made_here: Callable[[str], bool]
    ) -> None:
        """`folder` is the output folder; `temporary` an empty one on the same file system, or inside it where it
        cannot be replaced; `spare` is where a second tree of the output folder may stay for the next build. `made_here`
        tells whether a file is as sitegen left it, whatever the manifest says."""
        self._folder = folder
        self._temporary = temporary
        self._spare = spare
        self._made_here = made_here
        self._is_inside = os.path.dirname(temporary) == folder
        self._is_first = not os.path.lexists(folder) or _is_empty(folder, but=temporary)
        self._made: set[str] = set()

    def add(self, name: str, data: bytes) -> Made:
        """Takes over the bytes of the file at the relative path `name`, unless the output folder has them.

        Raises OutputError.
        """
        found = digest(data)
        if not self._is_first and regular_bytes(f"{self._folder}/{name}", len(data)) == data:
            return Made(found, False)
        with output_errors(self._folder):
            if self._is_first:
                self._make_folder(name.rpartition("/")[0])
            _write(self._staged(name), data)
        return Made(found, True)

    def put(self, made: Mapping[str, Made], kept: frozenset[str] = frozenset()) -> Placed:
        """Makes the output folder hold what was `made`, by relative path, and nothing else that sitegen put there
        before but `kept`.

        Files of others are left alone. Raises OutputError, before anything changed where it can be.
        """
        names = kept.union(made)
        manifest = self.add(MANIFEST, listing(names))
        files = [name for name, file in made.items() if file.is_new]
        new = [*files, MANIFEST] if manifest.is_new else files
        folder = self._folder
        with output_errors(folder), signals_deferred():
            if self._is_first and not self._is_inside and self._rename_into_place():
                return Placed(Written(len(files), 0, 0), manifest)
            ours = owned_files(folder)
            left = {name: is_left(folder, name) for name in sorted(ours - names - {MANIFEST})}
            stale = [name for name, is_there in left.items() if is_there is not False]
            survey(folder, new, stale, lambda name: name in ours or self._made_here(name))
            linked = self._place(new, stale, ours | names)
        return Placed(
            Written(len(files), len(names) - len(files), sum(map(bool, left.values()))),
            manifest,
            frozenset(linked),
        )

    def _staged(self, name: str) -> str:
        """Where a file waits: all of them may take the output folder's place; a few need no folders of their own."""
        return f"{self._temporary}/{name if self._is_first else digest(os.fsencode(name)).hex()}"

    def _make_folder(self, name: str) -> None:
        if name and name not in self._made:
            self._make_folder(name.rpartition("/")[0])
            with suppress(FileExistsError):  # another process may have made it
                os.mkdir(f"{self._temporary}/{name}")
            self._made.add(name)

    def _rename_into_place(self) -> bool:
        """Makes the temporary folder the output folder, which is empty or missing. Returns whether that succeeded."""
        above = os.path.dirname(self._folder)
        os.makedirs(above, exist_ok=True)
        if os.path.isdir(self._folder):
            os.chmod(self._temporary, os.stat(self._folder).st_mode & 0o7777)
        sync_all(self._temporary)
        try:
            os.rename(self._temporary, self._folder)
        except OSError as error:
            if error.errno not in CANNOT | {EEXIST, ENOTEMPTY}:
                raise
            return False
        sync([above], above)
        return True

    def _place(self, new: Sequence[str], stale: Sequence[str], all_names: frozenset[str]) -> set[str]:
        """Puts what is `new` in place and removes what is `stale`, in one step where that is possible; returns what was
        linked. `all_names` are those of the site before and of this one."""
        folder = self._folder
        os.makedirs(folder, exist_ok=True)
        staged = {name: self._staged(name) for name in new}
        if len(new) + len(stale) <= 1:
            from sitegen.output.in_place import put_one

            for name, path in staged.items():
                put_one(path, folder, name)
            return set()
        if not self._is_inside:
            from sitegen.output.switch import switch

            linked = switch(folder, self._temporary, self._spare, staged, stale)
            if linked is not None:
                return linked
        from sitegen.output.in_place import put_in_place

        put_in_place(folder, self._temporary, staged, stale, all_names)
        return set()


@contextmanager
def staging(
    output: str | Path, memory: Path | None = None, made_here: Callable[[str], bool] = _nobody
) -> Iterator[Staging]:
    """A place for the files of the folder `output`, of which nothing is left afterwards. In the folder `memory`, a
    second tree of it may stay for the next build. `made_here` says of a relative path whether the file there is as a
    build left it. Raises OutputError."""
    folder, above = real_place(output)
    if os.path.islink(folder):
        raise OutputError(f"{shown(folder)} is a broken link: remove it")
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise OutputError(f"{shown(folder)} is not a folder: move it away, or build into another folder")
    with ExitStack() as stack:
        with output_errors(folder):
            temporary = _temporary_folder(folder, above, stack)
        spare = None
        if memory is not None:
            spare = f"{os.path.realpath(memory)}/spare-{digest(os.fsencode(folder)).hex()[:12]}"
        yield Staging(folder, temporary, spare, made_here)


def _temporary_folder(folder: str, above: str, stack: ExitStack) -> str:
    """A new folder for files of `folder`: next to it, from where it can be replaced, or else inside it."""
    if not os.path.isdir(folder):
        return stack.enter_context(scratch(above, folder))
    if os.access(above, os.W_OK | os.X_OK):
        temporary = stack.enter_context(scratch(above, folder))
        if can_replace(temporary, folder):
            return temporary
    return stack.enter_context(scratch(folder, folder))


def _write(path: str, data: bytes) -> None:
    """As `Path.write_bytes`, in a third of its time: a build writes thousands of small files."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
    finally:
        os.close(file)


def _is_empty(folder: str, but: str) -> bool:
    with os.scandir(folder) as items:
        return all(item.path == but for item in items)
