"""Follows files and folders as editors, git and file managers change them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

from watchfiles import watch

_STEP = 5
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
    """Calls `changed` with what changed below `paths`, and `quiet` whenever nothing does, until `stop` is set.

    From the first call on, no change is missed. A path may be missing, go away, come back or become another file of
    the same name (a branch was checked out, an editor put a new file in place): then all paths count as changed.
    """
    resolved = {path.resolve() for path in paths}
    tops = sorted(path for path in resolved if resolved.isdisjoint(path.parents))
    missed: frozenset[Path] = frozenset()
    while not stop.is_set():
        identities = [_identity(path) for path in tops]
        present = [path for path, identity in zip(tops, identities, strict=True) if identity]
        for changes in _changes(present, stop):
            if seen := missed.union(changes):
                changed(seen)
            else:
                quiet()
            missed = frozenset()
            if identities != [_identity(path) for path in tops]:
                missed = frozenset(tops)
                break


def _changes(paths: Sequence[Path], stop: Event) -> Iterator[frozenset[Path]]:
    """Sets of changed paths, empty ones in quiet times; ends when `stop` is set or a path is gone at the start."""
    try:
        yield from _watch(paths, stop, polling=None)
    except FileNotFoundError:
        return
    except OSError:  # the system's limit of watched files is reached
        yield from _watch(paths, stop, polling=True)


def _watch(paths: Sequence[Path], stop: Event, polling: bool | None) -> Iterator[frozenset[Path]]:
    for changes in watch(
        *paths,
        watch_filter=None,  # what is content is for the loader to say
        step=_STEP,
        debounce=_DEBOUNCE,
        rust_timeout=_QUIET,
        yield_on_timeout=True,
        stop_event=stop,
        force_polling=polling,
    ):
        yield frozenset(Path(path) for _, path in changes)


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file or folder stands at `path`; None where there is none."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino
