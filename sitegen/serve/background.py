"""Work in a thread that nobody waits for when the preview ends."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

from sitegen.runtime.collector import freeze, gc_disabled

A = TypeVar("A")
B = TypeVar("B")


def in_background(work: Callable[[A], B], argument: A) -> Future[B]:
    """What `work` makes of `argument`, or raises, once it is done. An executor's threads would be waited for."""
    future: Future[B] = Future()

    def run() -> None:
        try:
            with gc_disabled():
                made = work(argument)
                freeze()
            future.set_result(made)
        except BaseException as error:  # noqa: BLE001 - whoever asks for the result raises it
            future.set_exception(error)

    Thread(target=run, name="background", daemon=True).start()
    return future
