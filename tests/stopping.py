"""What a build leaves that ends in the middle: its process is stopped before one of its changes to the file system."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

CHANGES = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.chmod"})

STOPPED = 99


def stopped_before(change: int, act: Callable[[], object]) -> bool:
    """Does `act` in a copy of this process that ends before its change of this number; False where it has fewer."""
    child = os.fork()
    if child == 0:
        count = 0

        def hook(event: str, args: tuple[object, ...]) -> None:
            nonlocal count
            if event in CHANGES or (event == "open" and _writes(args[2])):
                count += 1
                if count > change:
                    os._exit(STOPPED)

        sys.addaudithook(hook)
        failed = True
        try:
            act()
            failed = False
        finally:
            os._exit(failed)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, STOPPED), code
    return code == STOPPED


def _writes(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def every_change(act: Callable[[], object], before: Callable[[], object], step: int = 1) -> Iterator[int]:
    """Stops `act` before each of its changes in turn, every `step`th of them, after `before` was done again."""
    change = 0
    while True:
        before()
        if not stopped_before(change, act):
            return
        yield change
        change += step
