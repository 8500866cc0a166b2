"""What is measured: builds after each kind of change, and how soon a preview shows an edit."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from benchmarks.builds.contestants import Contestant
from benchmarks.builds.corpus import Corpus
from benchmarks.builds.files import write
from benchmarks.builds.measure import Cost, cost, peak_memory, started

PATIENCE = 600.0


class Workspace(msgspec.Struct, frozen=True):
    """A contestant's project, and what of it is edited."""

    contestant: Contestant
    folder: Path
    corpus: Corpus

    @property
    def brief(self) -> Path:
        middle = self.corpus.briefs[len(self.corpus.briefs) // 2]
        return self.folder / self.contestant.brief.format(middle.id)

    @property
    def brief_url(self) -> str:
        return f"/briefs/{self.corpus.briefs[len(self.corpus.briefs) // 2].id}/"

    def build(self) -> Cost:
        return cost(self.contestant.build, self.folder, self.contestant.environment)

    def pages(self) -> int:
        return sum(1 for _ in (self.folder / self.contestant.output).rglob("*.html"))


def workspace(contestant: Contestant, corpus: Corpus, folder: Path) -> Workspace:
    """The corpus, written for a contestant into a new folder."""
    folder.mkdir(parents=True)
    write(contestant.emit(corpus), folder)
    return Workspace(contestant, folder, corpus)


def cold(at: Workspace, run: int) -> None:
    """Nothing of an earlier build is left: it is moved aside.

    Were it deleted, the file system would be measured: ext4 takes no inode that was freed within the last minute, and
    looks at thousands of them for every new file.
    """
    aside = Path(tempfile.mkdtemp(prefix="aside-", dir=at.folder.parent))
    for name in at.contestant.made:
        if (at.folder / name).exists():
            (at.folder / name).rename(aside / name)
    os.sync()


def unchanged(at: Workspace, run: int) -> None:
    """Nothing is done."""


def brief_edited(at: Workspace, run: int) -> None:
    """A brief gets a paragraph more."""
    _edit(at.brief, lambda text: f"{text}\nEdited, and edited again: {run}.\n")


def person_renamed(at: Workspace, run: int) -> None:
    """A person neither often nor rarely named is called otherwise."""
    person = at.corpus.people[len(at.corpus.people) // 2]
    path = at.folder / at.contestant.person.format(person.id)
    _replace(path, person.name, f"{person.name} junior")


def template_edited(at: Workspace, run: int) -> None:
    """The template of briefs puts something more on their pages."""
    body = at.contestant.template_body
    _replace(at.folder / at.contestant.template, body, f"{body}<span hidden>{run}</span>")


SCENARIOS: dict[str, Callable[[Workspace, int], None]] = {
    "cold": cold,
    "nothing changed": unchanged,
    "one brief edited": brief_edited,
    "one person renamed": person_renamed,
    "one template edited": template_edited,
}


def _edit(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{old!r} is not in {path}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def timed(workspaces: list[Workspace], scenario: str, runs: int) -> dict[str, list[Cost]]:
    """The costs of a scenario's builds by contestant's name. The contestants take turns, so that whatever else the
    machine does meets them alike."""
    costs: dict[str, list[Cost]] = {at.contestant.name: [] for at in workspaces}
    for run in range(runs):
        for at in workspaces:
            SCENARIOS[scenario](at, run)
            costs[at.contestant.name].append(at.build())
    return costs


def memory(at: Workspace) -> float:
    """The most memory, in MB, that a cold build holds."""
    cold(at, 0)
    return peak_memory(at.contestant.build, at.folder, at.contestant.environment)


def with_search(at: Workspace, run: int) -> Cost:
    """A cold build of sitegen that makes the search index, too."""
    cold(at, run)
    command = tuple(part for part in at.contestant.build if part != "--no-search")
    return cost(command, at.folder, at.contestant.environment)


class Preview(msgspec.Struct, frozen=True):
    """Seconds until the preview answers, and from each save to the first answer that shows it."""

    start: float
    fresh: tuple[float, ...]


def preview(at: Workspace, edits: int) -> Preview:
    """Serves the project and edits a brief, asking for its page until it has what was written."""
    original = at.brief.read_text(encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = tuple(part.format(port=port) for part in at.contestant.serve)
    begun = time.perf_counter()
    with started(command, at.folder, at.contestant.environment) as (process, _), _ended(process):
        _wait_for(port, at.brief_url, b"</html>", process)
        start = time.perf_counter() - begun
        fresh = []
        for edit in range(edits + 1):
            time.sleep(1)
            mark = f"fresh{edit}x{os.getpid()}"
            saved = time.perf_counter()
            at.brief.write_text(f"{original}\nLast of all: {mark}.\n", encoding="utf-8")
            _wait_for(port, at.brief_url, mark.encode(), process)
            fresh.append(time.perf_counter() - saved)
    at.brief.write_text(original, encoding="utf-8")
    return Preview(start, tuple(fresh[1:]))  # the first edit finds nothing remembered


@contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    try:
        yield
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(port: int, url: str, wanted: bytes, process: subprocess.Popen[bytes]) -> None:
    begun = time.perf_counter()
    while wanted not in _answer(port, url):
        if process.poll() is not None:
            raise RuntimeError(f"the preview ended with {process.returncode}")
        waited = time.perf_counter() - begun
        if waited > PATIENCE:
            raise TimeoutError(f"{url} never had {wanted!r}")
        # Less and less often: a server that answers and rebuilds in one process is kept from the latter by the former.
        time.sleep(0.003 if waited < 0.06 else 0.02 if waited < 1 else 0.1)


def _answer(port: int, url: str) -> bytes:
    """The page, or nothing where there is none yet."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", url)
        return connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        connection.close()
