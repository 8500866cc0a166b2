"""Work spread over several processes, through `concurrent.futures`, so that another executor may take their place."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")

CHUNKS_PER_WORKER = 4
"""Into how many pieces each worker's share is cut: enough to even out, few enough to cost nothing."""


def default_jobs() -> int:
    """How many processes work at once unless told otherwise: one for each processor there is for us."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_fork() -> bool:
    """Whether workers can begin as copies of this process, with all that it has in memory."""
    return "fork" in multiprocessing.get_all_start_methods() and os.uname().sysname == "Linux"


@contextmanager
def forked(jobs: int) -> Iterator[Executor]:
    """Processes that are copies of this one as it is now."""
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(jobs, mp_context=context) as executor:
        yield executor


def spread(
    executor: Executor, work: Callable[[Sequence[A]], B], items: Sequence[A], jobs: int
) -> Iterator[B]:
    """What `work` makes of pieces of `items`, every piece a share of them all. Raises what `work` raises."""
    pieces = max(1, jobs * CHUNKS_PER_WORKER)
    return executor.map(work, [items[i::pieces] for i in range(pieces) if items[i::pieces]])
