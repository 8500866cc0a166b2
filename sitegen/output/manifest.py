"""The manifest: which files of the output folder sitegen put there."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable

import msgspec

from sitegen.cache.signatures import regular_bytes
from sitegen.output.values import MANIFEST


def listing(names: Iterable[str]) -> bytes:
    """A manifest of these files."""
    return b"[\n%s\n]\n" % b",\n".join(map(msgspec.json.encode, sorted(names)))


def owned_files(folder: str) -> frozenset[str]:
    """The files that the manifest in a folder names: none where it is damaged, and none outside the folder."""
    data = regular_bytes(f"{folder}/{MANIFEST}")
    try:
        names = msgspec.json.decode(data or b"[]", type=list[str])
    except (msgspec.DecodeError, RecursionError):
        return frozenset()
    return frozenset(name for name in names if _is_inside(name))


def _is_inside(name: str) -> bool:
    return "\0" not in name and all(part not in ("", ".", "..") for part in name.split("/"))


def is_left(folder: str, name: str) -> bool | None:
    """Whether anything but a folder is at `name`; None where only an empty folder on the way to it is left. False for a
    name that no file can have."""
    try:
        return not stat.S_ISDIR(os.lstat(f"{folder}/{name}").st_mode)
    except FileNotFoundError:
        return None if _ends_empty(folder, name) else False
    except (OSError, UnicodeEncodeError):
        return False


def _ends_empty(folder: str, name: str) -> bool:
    while "/" in name:
        name = name.rpartition("/")[0]
        try:
            with os.scandir(f"{folder}/{name}") as items:
                return not any(items)
        except FileNotFoundError:
            continue
        except OSError:
            return False
    return False
