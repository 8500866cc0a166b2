"""A site that is a plain folder: what the preview needs of sitegen, without the rest of it.

A page is an .html file; the text `BROKEN` anywhere makes the site fail, and `HM` raises a warning. As a program it
runs the preview of a folder.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from sitegen.problems import Code, Problem, Span
from sitegen.serve.server import Address, Served, run
from sitegen.serve.snapshot import Snapshot

BROKEN = Code("broken", "error", rule="", fix="", example="")
HM = Code("hm", "warning", rule="", fix="", example="")


@dataclass(frozen=True)
class FolderSnapshot:
    files: dict[str, bytes]
    problems: tuple[Problem, ...]
    base_path: str = "/"
    checked: bool = True
    search_is_older: bool = False
    left_out: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        return any(problem.is_error for problem in self.problems)

    def get(self, path: str) -> bytes | None:
        return self.files.get(path)


@dataclass
class FolderLoader:
    folder: Path
    base_path: str = "/"

    def __call__(self, previous: Snapshot | None, changed: frozenset[Path]) -> FolderSnapshot:
        files = _files(self.folder)
        problems = tuple(
            code.at(Span(name, *_position(body, word)), f"{word} stands here", f"Remove {word}.")
            for name, body in files.items()
            for word, code in (("BROKEN", BROKEN), ("HM", HM))
            if word.encode() in body
        )
        return FolderSnapshot(files, problems, self.base_path)

    def complete(self, snapshot: Snapshot) -> Snapshot:
        return snapshot

    def may_renew_search(self, snapshot: Snapshot) -> bool:
        return False

    def renew_search(self, snapshot: Snapshot) -> Snapshot:
        return snapshot


def _files(folder: Path) -> dict[str, bytes]:
    while True:
        try:
            paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
            return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
        except OSError:  # something went away meanwhile
            continue


def _position(body: bytes, word: str) -> tuple[int, int]:
    before = body.decode().partition(word)[0]
    return before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1


if __name__ == "__main__":
    folder, port, base_path = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    run(
        Served(FolderLoader(folder, base_path), [folder], folder),
        Address("127.0.0.1", port),
        open_browser=False,
        echo=lambda line: print(line, flush=True),
    )
