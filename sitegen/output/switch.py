"""The switch: a whole new tree takes the output folder's place in one step.

The tree is the one that had the folder's place before the last switch, or a new one. All that did not change is in both
trees, as one file with two names, so that only what changed is written; whoever has a file open keeps what it was. The
tree that had to give way stays, since to make and remove thousands of folders takes longer than all else; what the
folder looks like by then is compared with it the next time, name by name. It holds nothing that cannot be thrown away.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from sitegen.output.mirror import TooMany, catch_up, mirror, remove
from sitegen.output.system import CANNOT, exchange, sync, sync_all

_TREE = ".sitegen-tree"

MOST_TEMPORARY = 2_000
"""Up to so many files and folders, a tree is made that cannot stay for the next build."""


def switch(
    folder: str, temporary: str, spare: str | None, staged: dict[str, str], stale: Sequence[str]
) -> set[str] | None:
    """Has the folder hold what is `staged`, by relative path, and no longer what is `stale`; gives the files that got
    another name, or None where the folder cannot be replaced. Then nothing in it changed; where files are `staged` now
    is put there."""
    trees: list[tuple[str, int | None]] = [(f"{temporary}/{_TREE}", MOST_TEMPORARY)]
    if spare and _is_near(spare, folder):
        trees.insert(0, (spare, None))
    for tree, limit in trees:
        try:
            return _switch(folder, tree, limit, staged, stale)
        except TooMany:
            continue
        except OSError as error:
            if error.errno not in CANNOT:
                raise
    return None


def _switch(
    folder: str, tree: str, limit: int | None, staged: dict[str, str], stale: Sequence[str]
) -> set[str]:
    leave = frozenset(staged).union(stale)
    is_new = not os.path.isdir(tree)
    mirrored = mirror(folder, tree, leave, limit)
    touched = _apply(tree, staged, stale)
    if is_new:
        sync_all(tree)
    else:
        sync([*staged.values(), *touched], tree)
    exchange(tree, folder)
    catch_up(tree, folder, mirrored, leave)
    sync([os.path.dirname(folder), os.path.dirname(tree)], folder)
    return mirrored.linked


def _is_near(spare: str, folder: str) -> bool:
    """Whether the spare tree is, or can be, on the folder's file system."""
    above = os.path.dirname(spare)
    try:
        return os.lstat(above).st_dev == os.lstat(folder).st_dev and os.access(above, os.W_OK | os.X_OK)
    except OSError:
        return False


def _apply(tree: str, staged: dict[str, str], stale: Sequence[str]) -> set[str]:
    """Brings a mirror from the old site to the new one; gives the folders in which something changed."""
    touched = {tree}
    for name in stale:
        remove(tree, name)
    for name, path in staged.items():
        parent = os.path.dirname(f"{tree}/{name}")
        if parent not in touched:
            os.makedirs(parent, exist_ok=True)
            touched.add(parent)
        os.rename(path, f"{tree}/{name}")
        staged[name] = f"{tree}/{name}"
    return touched
