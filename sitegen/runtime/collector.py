"""Python's garbage collector, kept from going through what stays to the end.

To read and make a site leaves hardly any cycles, and keeps nearly all that is made: the collector would go through it
again and again. Commands run without it from their beginning; the preview, which goes on, begins to collect when it has
read the site.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No garbage collection meanwhile."""
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
