"""A second tree of the same files: hard links, so that it takes no room except for its folders."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Container
from contextlib import suppress
from errno import EMLINK, EPERM, EXDEV

import msgspec


class TooMany(Exception):
    """A folder holds more than is worth doubling."""


class Mirrored(msgspec.Struct, frozen=True):
    """The result of mirroring: the files that were linked, by relative path, and of every folder of the original its
    time of modification before it was looked at."""

    linked: set[str]
    folders: dict[str, int]


def mirror(original: str, tree: str, leave: Container[str], limit: int | None = None) -> Mirrored:
    """Makes the folder `tree` hold what `original` holds, whoever put it there, and nothing else; files to `leave`
    may be there or not. What is the same file already is known by its inode, and left alone.

    Raises OSError, and TooMany for more than `limit` files and folders.
    """
    done = Mirrored(set(), {})
    device = os.lstat(original).st_dev
    count = 0
    waiting = [""]
    while waiting:
        name = waiting.pop()
        from_, to, prefix = f"{original}/{name}", f"{tree}/{name}", f"{name}/" if name else ""
        found = os.lstat(from_)
        if found.st_dev != device:
            raise OSError(EXDEV, os.strerror(EXDEV), from_)
        done.folders[name] = found.st_mtime_ns
        _same_folder(from_, to, found)
        with os.scandir(to) as items:
            there = {item.name: item for item in items}
        with os.scandir(from_) as items:
            for item in items:
                count += 1
                other = there.pop(item.name, None)
                is_folder = item.is_dir(follow_symlinks=False)
                if other is not None and other.is_dir(follow_symlinks=False) != is_folder:
                    _clear(other)
                    other = None
                if is_folder:
                    waiting.append(prefix + item.name)
                elif prefix + item.name not in leave and (other is None or other.inode() != item.inode()):
                    if other is not None:
                        os.unlink(other.path)
                    _double(item, f"{to}/{item.name}")
                    done.linked.add(prefix + item.name)
        if limit is not None and count > limit:
            raise TooMany
        for other in there.values():
            _clear(other)
    return done


def catch_up(original: str, tree: str, before: Mirrored, leave: Container[str]) -> None:
    """Brings what others put into the original since to the tree that was made of it, except for what is to `leave`."""
    waiting = [
        name for name, time in before.folders.items() if _time(f"{original}/{name}") not in (time, None)
    ]
    while waiting:
        name = waiting.pop()
        if not os.path.isdir(f"{tree}/{name}"):  # the site had a folder there, and has none any more
            _same_folder(f"{original}/{name}", f"{tree}/{name}", os.lstat(f"{original}/{name}"))
        prefix = f"{name}/" if name else ""
        with os.scandir(f"{original}/{name}") as items:
            for item in items:
                if item.is_dir(follow_symlinks=False):
                    if prefix + item.name not in before.folders:
                        waiting.append(prefix + item.name)
                elif prefix + item.name not in leave and not _is_same(item, f"{tree}/{prefix}{item.name}"):
                    _double(item, f"{tree}/{prefix}{item.name}.sitegen-new")
                    os.replace(f"{tree}/{prefix}{item.name}.sitegen-new", f"{tree}/{prefix}{item.name}")


def remove(folder: str, name: str) -> None:
    """Removes a file and the folders that it leaves empty."""
    with suppress(FileNotFoundError):
        os.unlink(f"{folder}/{name}")
    while "/" in name:
        name = name.rpartition("/")[0]
        try:
            os.rmdir(f"{folder}/{name}")
        except FileNotFoundError:
            continue
        except OSError:  # it is not empty
            return


def _is_same(item: os.DirEntry[str], path: str) -> bool:
    try:
        return os.lstat(path).st_ino == item.inode()
    except FileNotFoundError:
        return False


def _time(folder: str) -> int | None:
    try:
        return os.lstat(folder).st_mtime_ns
    except FileNotFoundError:
        return None


def _same_folder(original: str, folder: str, found: os.stat_result) -> None:
    """Makes a folder whose owner and mode are those of the original."""
    try:
        made = os.lstat(folder)
    except FileNotFoundError:
        os.mkdir(folder)
        shutil.copystat(original, folder, follow_symlinks=False)
        made = os.lstat(folder)
    if (made.st_uid, made.st_gid) != (found.st_uid, found.st_gid):
        os.chown(folder, found.st_uid, found.st_gid, follow_symlinks=False)
    if made.st_mode != found.st_mode:
        os.chmod(folder, stat.S_IMODE(found.st_mode))


def _double(item: os.DirEntry[str], path: str) -> None:
    """Another name for a file; a copy of one that may not have it."""
    try:
        os.link(item.path, path, follow_symlinks=False)
    except OSError as error:
        if error.errno not in (EPERM, EMLINK) or not (item.is_symlink() or item.is_file()):
            raise
        shutil.copy2(item.path, path, follow_symlinks=False)


def _clear(item: os.DirEntry[str]) -> None:
    if item.is_dir(follow_symlinks=False):
        shutil.rmtree(item.path)
    else:
        os.unlink(item.path)
