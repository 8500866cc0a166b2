"""What a command costs: time, processor time and memory, its descendants included."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import msgspec

MEGABYTE = 1 << 20
_SAMPLED_EVERY = 0.02


class Cost(msgspec.Struct, frozen=True):
    """Seconds from start to end, and seconds of processors in user and system mode."""

    wall: float
    cpu: float


class CommandFailed(Exception):
    """A command did not end well; the message has the end of what it said."""


@contextmanager
def started(
    command: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    """A process in a session of its own, and the file that it writes to."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        yield process, said


def cost(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Runs the command to its end. Raises CommandFailed where its exit code is not 0."""
    begun = time.perf_counter()
    with started(command, folder, environment) as (process, said):
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        _refuse_failure(process, said, command)
    return Cost(wall, used.ru_utime + used.ru_stime)


def peak_memory(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> float:
    """The most memory, in MB, that the command and its descendants held at a time, pages they share counted once.

    It is looked at fifty times a second, which costs time: no run is timed and weighed at once. Where the system does
    not tell (it is Linux that does), it is that of the largest of the processes.
    """
    most = 0
    with started(command, folder, environment) as (process, said):
        while True:
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            most = max(most, _session_memory(process.pid))
            time.sleep(_SAMPLED_EVERY)
        process.returncode = os.waitstatus_to_exitcode(status)
        _refuse_failure(process, said, command)
    unit = 1024 if os.uname().sysname == "Linux" else 1
    return max(most, used.ru_maxrss * unit) / MEGABYTE


def _refuse_failure(process: subprocess.Popen[bytes], said: IO[bytes], command: Sequence[str]) -> None:
    if process.returncode:
        said.seek(0)
        end = said.read()[-2000:].decode("utf-8", "replace")
        raise CommandFailed(f"{' '.join(command)} ended with {process.returncode}:\n{end}")


def _session_memory(session: int) -> int:
    """The proportional set size of all processes of a session, in bytes."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            after_name = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(after_name[3]) != session:
                continue
            rollup = (folder / "smaps_rollup").read_text()
        except OSError:  # it has ended meanwhile
            continue
        total += sum(int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:"))
    return total
