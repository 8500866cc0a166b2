"""Signals that end the preview: SIGTERM, and SIGHUP of a terminal that is closed, do so as Ctrl-C does."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import current_thread, main_thread
from types import FrameType
from typing import Any

_HANGUP: signal.Signals | None = getattr(signal, "SIGHUP", None)
"""Windows has none."""


@contextmanager
def handled_by(handler: Callable[[int, FrameType | None], Any]) -> Iterator[None]:
    """Has `handler` take these signals. A process started by nohup goes on to ignore SIGHUP."""
    ending = [signal.SIGINT, signal.SIGTERM]
    if _HANGUP is not None and signal.getsignal(_HANGUP) != signal.SIG_IGN:
        ending.append(_HANGUP)
    if current_thread() is not main_thread():  # which alone may take signals
        ending = []
    before = {number: signal.signal(number, handler) for number in ending}
    try:
        yield
    finally:
        for number, handler_before in before.items():
            signal.signal(number, handler_before)


def interrupted_by_signals() -> AbstractContextManager[None]:
    """Has each of these signals raise KeyboardInterrupt."""
    return handled_by(signal.default_int_handler)
