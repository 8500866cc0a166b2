"""Work spread over several processes, through `concurrent.futures`, so that another executor may take their place."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from time import monotonic, sleep
from typing import TYPE_CHECKING, TypeVar

from sitegen.runtime.signals import ignore_interrupts, signals_deferred

if TYPE_CHECKING:  # imported where processes are started, which a small change does not need
    from concurrent.futures import Executor, Future

A = TypeVar("A")
B = TypeVar("B")

CHUNKS_PER_WORKER = 8
"""Into how many pieces each worker's share is cut: enough to even out, few enough to cost nothing."""


PATIENCE = 1.0
"""Seconds that an executor has to forget what waits."""


def default_jobs() -> int:
    """How many processes work at once unless told otherwise: one for each processor there is for us."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_fork() -> bool:
    """Whether workers can start as copies of this process, with all that it has in memory."""
    import multiprocessing

    return "fork" in multiprocessing.get_all_start_methods() and os.uname().sysname == "Linux"


@contextmanager
def forked(jobs: int) -> Iterator[Executor]:
    """Processes that are copies of this one as it is now: one less than `jobs`, since this one takes part."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork")
    others = frozenset(multiprocessing.active_children())
    gc.freeze()  # memory that the collector looks through is no longer shared with the copies
    executor = ProcessPoolExecutor(max(1, jobs - 1), mp_context=context, initializer=_start_worker)
    try:
        with signals_deferred():  # until the workers leave signals to this one
            executor.submit(_nothing)  # which starts them
        yield executor
    except BaseException:
        _forget_what_waits(executor)
        for process in frozenset(multiprocessing.active_children()) - others:
            process.terminate()
        raise
    finally:
        executor.shutdown()
        gc.unfreeze()


def _forget_what_waits(executor: Executor) -> None:
    """Has the executor drop work that nobody has started, and waits until its thread has done so: in Python 3.11 it
    fails, with a traceback, where a worker ends while something cancelled waits."""
    try:
        last = executor.submit(_nothing)
    except RuntimeError:  # it has ended
        return
    executor.shutdown(wait=False, cancel_futures=True)
    end = monotonic() + PATIENCE
    while not last.done() and not last.running() and monotonic() < end:
        sleep(0.001)


def _start_worker() -> None:
    """What a worker does first: it leaves signals to the process that started it, and ends when that does."""
    ignore_interrupts()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _nothing() -> None:
    """Does nothing."""


def map_in_chunks(
    executor: Executor, work: Callable[[Sequence[A]], B], items: Sequence[A], jobs: int
) -> Iterator[B]:
    """The results of `work` for chunks of `items`. It starts at once; whoever iterates over the results does what no
    worker has started by then. Raises what `work` raises."""
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
