"""Builds a project in several ways that must give the same bytes, and says where they do not.

Each build is a process of its own, in another time zone and with another seed of Python's hashes than the one that it
is compared with: who asks for the day, or for the order of a set, is found out.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from sitegen.options import Options
from sitegen.output import MANIFEST
from sitegen.problems import Problem, Span, codes
from sitegen.proof.copies import copy_of, keep_templates, restore
from sitegen.proof.edits import EDITS
from sitegen.runtime.workers import default_jobs

ROUNDS = 8
"""How often a project is edited and built again."""
SEED = 1842

_HERE = {"TZ": "Etc/GMT+12", "PYTHONHASHSEED": "1"}
_ELSEWHERE = {"TZ": "Etc/GMT-14", "PYTHONHASHSEED": "2"}
"""26 hours apart: it is another day."""
_EXCERPT = 24


class _Result(msgspec.Struct, frozen=True):
    """What a build came to; without files, it failed."""

    problems: tuple[Problem, ...]
    files: Mapping[str, bytes] | None


def prove(root: Path, options: Options, rounds: int = ROUNDS) -> Iterator[Problem]:
    """Where builds of the project at `root` differ: by one process and by several, and, after each round of random
    edits in a copy of it, an incremental and a clean one. Ends with the first round in which they do.

    Raises subprocess.SubprocessError where a build ends otherwise than a build does.
    """
    r = random.Random(SEED)
    with TemporaryDirectory(prefix="sitegen-") as name:
        temporary = Path(name)
        project = copy_of(root, temporary / "edited")
        build = _Builds(temporary, project, options)
        several = build.clean(max(2, default_jobs()))
        found = list(_differences(build.again(), several, "built by several processes instead of one", []))
        yield from found
        left = 0 if found else rounds
        for _ in range(2 * left):  # what cannot be built is undone, and tried otherwise
            if not left:
                break
            before = copy_of(project, build.folder())
            done = [
                said
                for edit in r.choices(EDITS, k=r.randrange(1, 4))
                if (said := edit(project / "content", r))
            ]
            clean = build.clean()
            found = list(
                _differences(build.again(), clean, "kept or made again by an incremental build", done)
            )
            yield from found
            if found:
                return
            if clean.files is None:
                restore(project, before)
            else:
                left -= 1


class _Builds:
    """Builds an edited project, and clean copies of it."""

    def __init__(self, temporary: Path, project: Path, options: Options) -> None:
        self._temporary = temporary
        self._project = project
        self._options = options
        self._count = 0

    def folder(self) -> Path:
        """A folder that is not there yet."""
        self._count += 1
        return self._temporary / str(self._count)

    def again(self) -> _Result:
        """Builds the project as it is now, knowing the build before."""
        return self._built(self._project, 1, _HERE)

    def clean(self, jobs: int = 1) -> _Result:
        """Builds a copy, knowing nothing."""
        copy = copy_of(self._project, self.folder())
        keep_templates(self._project, copy)
        return self._built(copy, jobs, _ELSEWHERE)

    def _built(self, project: Path, jobs: int, surroundings: Mapping[str, str]) -> _Result:
        options = self._options
        command = [sys.executable, "-m", "sitegen", "build", "--root", str(project), "--format", "json"]
        command += ["--jobs", str(jobs), "--as-of", options.as_of.isoformat(), "--no-search"]
        command += [f"--{name}" for name in ("drafts", "future") if getattr(options, name)]
        ran = subprocess.run(command, capture_output=True, env={**os.environ, **surroundings}, check=False)
        if ran.returncode not in (0, 1):
            raise subprocess.CalledProcessError(ran.returncode, command, ran.stdout, ran.stderr)
        problems = msgspec.json.decode(ran.stdout, type=tuple[Problem, ...])
        return _Result(problems, None if ran.returncode else _files(project / "public"))


def _files(folder: Path) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _differences(result: _Result, expected: _Result, how: str, done: Sequence[str]) -> Iterator[Problem]:
    after = f", after {'; '.join(done)}" if done else ""
    if result.problems != expected.problems:
        more = (*_without(result.problems, expected.problems), *_without(expected.problems, result.problems))
        said = "; ".join(f"{problem.span}: {problem.code}" for problem in more[:3])
        message = f"what is reported depends on how the site is built ({said}){after}"
        yield codes.NOT_REPRODUCIBLE.at(Span("content"), message, codes.NOT_REPRODUCIBLE.hint)
    if result.files is None or expected.files is None:
        return
    for path in sorted({*result.files, *expected.files}):
        one, other = result.files.get(path), expected.files.get(path)
        if one != other:
            span, place = _place(path, one, other)
            message = f"this file differs when it is {how}{after}: {place}"
            yield codes.NOT_REPRODUCIBLE.at(span, message, codes.NOT_REPRODUCIBLE.hint)


def _without(problems: Sequence[Problem], others: Sequence[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem not in others]


def _place(path: str, one: bytes | None, other: bytes | None) -> tuple[Span, str]:
    """The first place where two files differ, and what is there."""
    file = f"public/{path}"
    if one is None or other is None:
        return Span(file), "it is there in one of the two builds only"
    pairs = zip(one, other, strict=False)
    at = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    start = one.rfind(b"\n", 0, at) + 1
    column = len(one[start:at].decode("utf-8", "replace")) + 1
    first, second = (_excerpt(data, at) for data in (one, other))
    return Span(file, one.count(b"\n", 0, at) + 1, column), f"“{first}” in one, “{second}” in the other"


def _excerpt(data: bytes, at: int) -> str:
    return data[max(0, at - _EXCERPT) : at + _EXCERPT].decode("utf-8", "replace")
