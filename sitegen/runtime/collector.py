"""Python's garbage collector, kept from going through what stays to the end.

To read and make a site leaves hardly any cycles, and keeps nearly all that is made: the collector would go through it
again and again. Commands run without it from their beginning; the preview, which goes on, starts to collect when it has
read the site.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_disabled() -> Iterator[None]:
    """No garbage collection meanwhile."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def freeze() -> None:
    """Objects that exist by now stay: the collector no longer goes through them.

    With many records that takes half a second, in which nobody is answered. Those that are released later are freed
    all the same, if they are in no cycle.
    """
    gc.freeze()
