"""Python's garbage collector, kept from going through what stays to the end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No garbage collection: to read and make a site leaves hardly any cycles, and keeps nearly all that is made, which
    the collector would go through again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def keep() -> None:
    """What there is by now stays: the collector goes through it no more.

    With many records that takes it half a second, in which nobody is answered. What is let go of later is freed all the
    same, if it is in no cycle.
    """
    gc.freeze()
