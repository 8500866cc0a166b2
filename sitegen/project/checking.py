"""The checks of a content, made in another process while its records are linked."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Self

import msgspec

from sitegen.content.load import Content
from sitegen.memory.findings import StoredFindings
from sitegen.project.read import Checked, check_content
from sitegen.project.setup import Setup
from sitegen.runtime.workers import can_fork, forked

if TYPE_CHECKING:
    from concurrent.futures import Future

FEW_ENTRIES = 300
"""Up to so many entries, it is faster to check them in this process."""

_WORK: list[Callable[[], Checked]] = []
"""What the other process does. It is a copy of the one that put it there; it is empty at all other times."""


class Checking:
    """Checks a content in another process, where that pays, or leaves it to whoever asks."""

    def __init__(self, setup: Setup, jobs: int) -> None:
        self.setup = setup
        self._jobs = jobs
        self._processes = ExitStack()
        self._found: Future[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: Any) -> None:
        _WORK.clear()
        self._processes.__exit__(*exception)

    def start(self, content: Content, before: Callable[[], StoredFindings]) -> None:
        """Starts to check `content`; `before` returns, in the other process, the findings of last time, to which those
        of this run are added."""
        if self._jobs < 2 or len(content.entries) <= FEW_ENTRIES or not can_fork():
            return
        _WORK.append(lambda: self._check(content, before()))
        self._found = self._processes.enter_context(forked(2)).submit(_packed)

    def found(self) -> Checked | None:
        """What the checks found, once they are done; None where they were not started."""
        if self._found is None:
            return None
        with self:  # the other process ends, too
            return msgspec.msgpack.decode(self._found.result(), type=Checked)

    def _check(self, content: Content, findings: StoredFindings) -> Checked:
        checked = check_content(self.setup, content, findings)
        findings.save()
        return checked


def _packed() -> bytes:
    return msgspec.msgpack.encode(_WORK[0]())
