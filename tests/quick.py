"""Which tests are quick, in what order tests run, and what a quick one may not do: what takes long, or is not there."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

BROWSER, SLOW = "browser", "slow"

BY_FIXTURE = {
    "chromium": pytest.mark.browser,
    "real_site": pytest.mark.slow("the whole publication is built"),
}
"""The marks of whatever uses a fixture, itself or through another."""

PROGRAMS = ("python", "git", "pagefind", "sh")
"""How the names of the programs begin that are there wherever the tests are: all others `.ci/setup test` installs."""


def mark(item: pytest.Item) -> None:
    """Adds the marks that follow from the fixtures in use. Raises pytest.UsageError where a slow test gives no
    reason."""
    for fixture in getattr(item, "fixturenames", ()):
        if fixture in BY_FIXTURE:
            item.add_marker(BY_FIXTURE[fixture])
    for given in item.iter_markers(SLOW):
        if not given.args:
            raise pytest.UsageError(f'{item.nodeid}: say why, as in slow("random sequences of edits")')


def marks(item: pytest.Item) -> frozenset[str]:
    """The names of a test's marks."""
    return frozenset(given.name for given in item.iter_markers())


def is_quick(marks: Iterable[str]) -> bool:
    return {BROWSER, SLOW}.isdisjoint(marks)


def in_order(tests: Sequence[tuple[str, frozenset[str]]]) -> list[int]:
    """The order in which to run tests, each given by its file and its marks: quick ones first, those in a browser
    last. A file's tests stay together, for they share fixtures, and go to one process: they run when most of them
    should, or last if one of them needs a browser; and before files with fewer tests."""
    sizes = Counter(file for file, _ in tests)
    slow = Counter(file for file, marks in tests if SLOW in marks)
    last = {file for file, marks in tests if BROWSER in marks}
    return sorted(
        range(len(tests)),
        key=lambda n: (
            (file := tests[n][0]) in last,
            2 * slow[file] > sizes[file],
            -sizes[file],
            file,
            n,
        ),
    )


def refused(event: str, arguments: tuple[Any, ...]) -> str | None:
    """What a quick test may not do, of what Python's audit hooks are told of (PEP 578); None where it may."""
    if event == "subprocess.Popen":
        program = Path(str(arguments[0])).name
        return None if program.startswith(PROGRAMS) else f"start {program}"
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = str(arguments[1][0])
        return None if _is_here(host) else f"connect with {host}"
    return None


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Guard:
    """Keeps quick tests from what `refused` tells."""

    def __init__(self) -> None:
        self._is_on = False
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._is_on and (what := refused(event, arguments)):
            raise RuntimeError(f"a quick test may not {what}: mark it as slow, with the reason")

    @contextmanager
    def watching(self, is_quick: bool) -> Iterator[None]:
        """While a test runs."""
        before, self._is_on = self._is_on, is_quick
        try:
            yield
        finally:
            self._is_on = before
