"""Finds changes by looking at files again and again, where the system does not report them.

watchfiles' own polling compares whole seconds of modification times. Here size, inode and both times are compared,
to the nanosecond, as incremental builds do.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event

from sitegen.cache.signatures import RACY_NS

_PAUSE = 0.1
"""Seconds between two scans, at least."""
_SHARE = 9
"""By how much the pause is longer than a scan takes, so that a large project does not keep a processor busy."""
_SECOND = 1_000_000_000
_COARSE_NS = 2 * _SECOND
"""How far apart times are on file systems that know no fractions of a second: on FAT two seconds."""

Fingerprint = tuple[int, ...]
"""What differs between two states of a file; of a folder its inode alone."""


def poll_changes(paths: Sequence[Path], stop: Event) -> Iterator[frozenset[Path]]:
    """Sets of paths at or below `paths` that were added, changed or removed, empty ones in quiet times, until `stop` is
    set."""
    before, young = scan(paths)
    pause = 0.0
    while not stop.wait(max(_PAUSE, pause)):
        began = time.monotonic()
        now, still_young = scan(paths)
        changed = {path for path, fingerprint in now.items() if before.get(path) != fingerprint}
        changed |= before.keys() - now.keys()
        changed |= young  # they may have changed again without their times showing it
        before, young = now, still_young
        pause = _SHARE * (time.monotonic() - began)
        yield frozenset(map(Path, changed))


def scan(paths: Sequence[Path]) -> tuple[Mapping[str, Fingerprint], set[str]]:
    """The fingerprints of all files and folders, and which of them are too young to be trusted."""
    fingerprints: dict[str, Fingerprint] = {}
    young: set[str] = set()

    def add(path: str, found: os.stat_result) -> bool:
        """Notes the fingerprint at `path`. Returns whether it is a folder."""
        is_folder = stat.S_ISDIR(found.st_mode)
        fingerprints[path] = (found.st_ino,)
        if not is_folder:
            fingerprints[path] = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
            if _is_young(found.st_mtime_ns) or _is_young(found.st_ctime_ns):
                young.add(path)
        return is_folder

    waiting = [str(path) for path in paths]
    for path in waiting.copy():
        try:
            if not add(path, os.lstat(path)):
                waiting.remove(path)
        except OSError:
            waiting.remove(path)
    while waiting:
        try:
            with os.scandir(waiting.pop()) as items:
                for item in items:
                    if add(item.path, item.stat(follow_symlinks=False)):
                        waiting.append(item.path)
        except OSError:  # it went away meanwhile; what it held counts as removed
            continue
    return fingerprints, young


def _is_young(changed: int) -> bool:
    age = time.time_ns() - changed
    return 0 <= age < (RACY_NS if changed % _SECOND else _COARSE_NS)
