"""Follows files and folders as editors, git and file managers change them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from watchfiles import watch

_STEP = 10
"""Milliseconds without another change after which changes count as one."""
_DEBOUNCE = 400
"""Milliseconds after which they do in any case."""
_QUIET = 100
"""Milliseconds without a change that count as quiet."""


def follow(
    paths: Sequence[Path],
    changed: Callable[[frozenset[Path]], None],
    quiet: Callable[[], None],
    stop: Event,
) -> None:
    """Calls `changed` with what changed below `paths`, and `quiet` again and again while nothing does.

    Returns once `stop` is set. The first call comes when everything is being watched. A path may be missing, go away,
    come back or be another file of the same name (a branch was checked out, an editor put a new file in its place):
    then it has changed as a whole.
    """
    watched = [path.resolve() for path in paths]
    while not stop.is_set():
        identities = _identities(watched)
        present = [path for path, identity in identities.items() if identity is not None]
        if not present:
            quiet()
            stop.wait(_QUIET / 1000)
        for changes in _changes(present, stop):
            now = _identities(watched)
            replaced = {path for path in watched if now[path] != identities[path]}
            if paths_changed := frozenset(Path(path) for _, path in changes) | replaced:
                changed(paths_changed)
            else:
                quiet()
            if replaced:
                break
        else:
            ...


def _identities(paths: Sequence[Path]) -> dict[Path, tuple[int, int] | None]:
    """Which file or folder stands at each path; None where there is none."""
    return {path: _identity(path) for path in paths}


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino
