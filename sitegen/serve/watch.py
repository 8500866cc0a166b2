"""Follows files and folders as editors, git and file managers change them."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

from watchfiles import watch

from sitegen.serve.poll import poll_changes

_STEP = 5
"""Milliseconds without another change after which changes count as one."""
_DEBOUNCE = 400
"""Milliseconds after which they do in any case."""
_QUIET = 100
"""Milliseconds without a change that count as quiet."""


def watch_paths(
    paths: Sequence[Path],
    changed: Callable[[frozenset[Path]], None],
    quiet: Callable[[], None],
    stop: Event,
) -> None:
    """Calls `changed` with what changed below `paths`, and `quiet` whenever nothing does, until `stop` is set.

    What changed is named by its resolved path. From the first call on, no change is missed. A path may be missing, go
    away, come back or become another file of the same name (a branch was checked out, an editor put a new file in
    place, a link leads elsewhere now): then all paths count as changed.
    """
    is_first = True
    while not stop.is_set():
        tops = _tops(paths)
        missed = frozenset() if is_first else frozenset(tops)
        is_first = False
        for changes in _changes([path for path, identity in tops.items() if identity], stop):
            if seen := missed.union(changes):
                changed(seen)
            else:
                quiet()
            missed = frozenset()
            if tops != _tops(paths):
                break


def _changes(paths: Sequence[Path], stop: Event) -> Iterator[frozenset[Path]]:
    """Sets of changed paths, empty ones in quiet times; ends when `stop` is set or a path is gone at the start."""
    if not _polling_is_asked_for():
        try:
            yield from _watch(paths, stop)
            return
        except FileNotFoundError:
            stop.wait(_QUIET / 1000)
            yield frozenset(paths)
            return
        except (OSError, RuntimeError):  # the system's limit of watched files is reached, at once or later
            yield frozenset(paths)
    yield from poll_changes(paths, stop)


def _watch(paths: Sequence[Path], stop: Event) -> Iterator[frozenset[Path]]:
    for changes in watch(
        *paths,
        watch_filter=None,  # what is content is for the loader to say
        step=_STEP,
        debounce=_DEBOUNCE,
        rust_timeout=_QUIET,
        yield_on_timeout=True,
        stop_event=stop,
        force_polling=False,
    ):
        yield frozenset(Path(path) for _, path in changes)


def _polling_is_asked_for() -> bool:
    """As watchfiles has it: by its variable, and on Windows' Linux, which does not notice what Windows changes."""
    asked = os.environ.get("WATCHFILES_FORCE_POLLING")
    if asked:
        return asked.lower() not in ("false", "disable", "disabled")
    return "microsoft-standard" in platform.release().lower()


def _tops(paths: Sequence[Path]) -> dict[Path, tuple[int, int] | None]:
    """Where `paths` lead to, without what is below another, and which file or folder is there; None where there is
    none."""
    resolved = {Path(os.path.realpath(path)) for path in paths}  # which does not mind a link to itself
    return {path: _identity(path) for path in sorted(resolved) if resolved.isdisjoint(path.parents)}


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
