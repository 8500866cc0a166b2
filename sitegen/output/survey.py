"""Obstacles to putting a site in place, found before anything is changed."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterator

from sitegen.output.values import MANIFEST, OutputError, shown

MOST_REPORTED = 5
"""So many obstacles are named; of more, it is said how many."""


def survey(folder: str, new: Collection[str], stale: Collection[str], is_ours: Callable[[str], bool]) -> None:
    """Looks at every place where a file of the folder is to be written or removed. `is_ours` says whether sitegen put
    the file there that is now at a name. Raises OutputError, which names what is in the way."""
    look = _Look(folder, frozenset(stale), is_ours)
    faults = dict.fromkeys(look.faults(new))
    if faults:
        reported = list(faults)[:MOST_REPORTED]
        more = [f"and {len(faults) - len(reported)} more"] if len(faults) > len(reported) else []
        raise OutputError("\n".join([*reported, *more]))


class _Look:
    def __init__(self, folder: str, stale: frozenset[str], is_ours: Callable[[str], bool]) -> None:
        self._folder = folder
        self._stale = stale
        self._is_ours = is_ours
        self._ways: dict[str, str | bool] = {"": self._writable(folder)}

    def faults(self, new: Collection[str]) -> Iterator[str]:
        for name in (*new, *self._stale):
            way = self._way(name.rpartition("/")[0])
            if isinstance(way, str):
                yield way
            elif way and (fault := self._target(name, name in self._stale)):
                yield fault

    def _way(self, name: str) -> str | bool:
        """Whether there is a folder at `name` that may be written to, or why there can be none."""
        known = self._ways.get(name)
        if known is None:
            above = self._way(name.rpartition("/")[0])
            known = self._ways[name] = self._step(name) if above is True else above
        return known

    def _step(self, name: str) -> str | bool:
        path = f"{self._folder}/{name}"
        try:
            mode = os.lstat(path).st_mode
        except FileNotFoundError:
            return False
        except OSError as error:
            return f"{shown(path)} cannot be read: {error.strerror}"
        if stat.S_ISLNK(mode):
            to = shown(os.readlink(path))
            return f"{shown(path)} is a link to {to}, but the site needs a folder there: remove the link"
        if stat.S_ISDIR(mode):
            return self._writable(path)
        if name in self._stale:
            return False
        return f"{shown(path)} is {_kind(mode)}, but the site needs a folder there: move it away"

    def _writable(self, path: str) -> str | bool:
        if os.access(path, os.W_OK | os.X_OK):
            return True
        return (
            f"{shown(path)} cannot be written to: make it writable (chmod u+w), or build into another folder"
        )

    def _target(self, name: str, is_stale: bool) -> str | None:
        path = f"{self._folder}/{name}"
        try:
            found = os.lstat(path)
        except FileNotFoundError:
            return None
        mode = found.st_mode
        if stat.S_ISDIR(mode):
            if is_stale or self._is_emptied(path):
                return None
            return f"{shown(path)} is a folder, but the site needs a file there: move it away"
        if _is_locked(path, found):
            return f"{shown(path)} is write-protected: unlock it (Linux: chattr -i, macOS: chflags nouchg)"
        if is_stale or name == MANIFEST or self._is_ours(name):
            return None
        return (
            f"{shown(path)} is {_kind(mode)} that sitegen did not create, and the site needs a file of that name: "
            "move it away, or build into another folder"
        )

    def _is_emptied(self, path: str) -> bool:
        """Whether nothing is left of a folder when what is stale is removed."""
        start = len(self._folder) + 1
        for folder, folders, names in os.walk(path):
            files = [*names, *(each for each in folders if os.path.islink(f"{folder}/{each}"))]
            if not files and not folders and not self._is_ours_empty(folder[start:]):
                return False
            if any(f"{folder}/{name}"[start:] not in self._stale for name in files):
                return False
        return True

    def _is_ours_empty(self, name: str) -> bool:
        """Whether a folder without anything in it was made for a file of the site."""
        return any(each.startswith(f"{name}/") for each in self._stale)


def _kind(mode: int) -> str:
    kinds = {
        stat.S_IFREG: "a file",
        stat.S_IFLNK: "a link",
        stat.S_IFIFO: "a named pipe",
        stat.S_IFSOCK: "a socket",
    }
    return kinds.get(stat.S_IFMT(mode), "a device")


def _is_locked(path: str, found: os.stat_result) -> bool:
    """Whether a file may not even be replaced, though its folder may be written to: its owner may write it by its mode,
    and cannot. Links have no such lock."""
    return (
        stat.S_ISREG(found.st_mode)
        and bool(found.st_mode & stat.S_IWUSR)
        and hasattr(os, "geteuid")
        and found.st_uid == os.geteuid()
        and not os.access(path, os.W_OK)
    )
