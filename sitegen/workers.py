"""Work spread over several processes, through `concurrent.futures`, so that another executor may take their place."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:  # imported where there are processes to begin, which a small change does not need
    from concurrent.futures import Executor, Future

A = TypeVar("A")
B = TypeVar("B")

CHUNKS_PER_WORKER = 8
"""Into how many pieces each worker's share is cut: enough to even out, few enough to cost nothing."""


def default_jobs() -> int:
    """How many processes work at once unless told otherwise: one for each processor there is for us."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_fork() -> bool:
    """Whether workers can begin as copies of this process, with all that it has in memory."""
    import multiprocessing

    return "fork" in multiprocessing.get_all_start_methods() and os.uname().sysname == "Linux"


@contextmanager
def forked(jobs: int) -> Iterator[Executor]:
    """Processes that are copies of this one as it is now: one less than `jobs`, since this one takes part."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork")
    gc.freeze()  # memory that the collector looks through is no longer shared with the copies
    try:
        with ProcessPoolExecutor(max(1, jobs - 1), mp_context=context) as executor:
            yield executor
    finally:
        gc.unfreeze()


def spread(
    executor: Executor, work: Callable[[Sequence[A]], B], items: Sequence[A], jobs: int
) -> Iterator[B]:
    """What `work` makes of pieces of `items`, every piece a share of them all. It begins at once; whoever asks for
    the results does what is not begun by then. Raises what `work` raises."""
    number = max(1, jobs * CHUNKS_PER_WORKER)
    pieces = [items[i::number] for i in range(number) if items[i::number]]
    futures = [executor.submit(work, piece) for piece in pieces]
    return _results(work, pieces, futures)


def _results(
    work: Callable[[Sequence[A]], B], pieces: Sequence[Sequence[A]], futures: Sequence[Future[B]]
) -> Iterator[B]:
    try:
        # From the end, since the executor begins at the beginning.
        for piece, future in zip(reversed(pieces), reversed(futures), strict=True):
            yield work(piece) if future.cancel() else future.result()
    finally:
        for future in futures:
            future.cancel()
