"""Small sites with seeded defects: each is a text in which the line of a defect says, between ⟪ and ⟫, what is found.

A text is made of files, each after a line `=== path`. `=== before:path` is a file as it was when the translations
were last recorded; new.yaml was not there then. A first line `as of 2025-12-01` names the day. What is found at a line
that does not say so is a false alarm.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path

import msgspec
from click.testing import CliRunner

from sitegen.cli import main
from sitegen.options import Options
from sitegen.problems import Problem
from sitegen.site import read_project
from tests.project import files_of

FOLDER = Path(__file__).parent / "corpus"
AS_OF = date(2026, 1, 15)
_MARK = re.compile(r"[ \t]*⟪([^⟫]*)⟫")

CHECKS: dict[str, tuple[str, ...]] = {
    "quotations": ("quotation-differs", "marked-words"),
    "figures": ("figure-not-found", "date-not-found"),
    "coverage": ("uncited",),
    "dates": (
        "reversed-dates",
        "sources-older",
        "roles-overlap",
        "role-before-founding",
        "accessed-before-issued",
        "future-date",
        "relative-date",
    ),
    "drift": ("translation-outdated", "translation-blocks", "translation-differs", "translation-unrecorded"),
    "conflict": ("unmarked-conflict", "records-disagree"),
    "independence": (
        "derived-circle",
        "derived-from-later",
        "derived-unlinked",
        "dependent-sources",
    ),
    "freshness": ("review-due", "brief-outdated"),
    "names": (
        "discouraged-name",
        "misspelt-name",
        "shared-alias",
        "unlinked-mention",
        "unintroduced-name",
    ),
    "copying": ("much-quoted", "copied-words"),
    "links": ("broken-link", "broken-fragment"),
}
"""The codes of each check."""

Place = tuple[str, int, str]
"""A file, a line, and the code of what is found there."""


class Outcome(msgspec.Struct, frozen=True):
    """What became of the defects of one site: found, missed, and found where there is none."""

    found: tuple[Place, ...]
    missed: tuple[Place, ...]
    false: tuple[Problem, ...]


def read(text: str) -> tuple[dict[str, str], list[Place]]:
    """The files of a seeded site without their marks, and where its defects are."""
    files: dict[str, str] = {}
    seeded: list[Place] = []
    for path, body in files_of(text).items():
        lines = body.split("\n")
        for number, line in enumerate(lines, start=1):
            for mark in _MARK.finditer(line):
                seeded += [(path, number, code.strip()) for code in mark[1].split(",")]
        files[path] = _MARK.sub("", body)
    return files, seeded


def run(name: str, folder: Path) -> Outcome:
    """Writes the seeded site of a check below `folder` and checks it."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    first, _, rest = text.partition("\n")
    as_of = date.fromisoformat(first.removeprefix("as of ")) if first.startswith("as of ") else AS_OF
    files, seeded = read(rest if first.startswith("as of ") else text)
    before = {
        path.removeprefix("before:"): body for path, body in files.items() if path.startswith("before:")
    }
    now = {path: body for path, body in files.items() if not path.startswith("before:")}
    if before:
        record_translations(folder, {**now, **before}, [path for path in now if path.endswith("new.yaml")])
    for path, body in now.items():
        write(folder / path, body)
    problems = read_project(folder, Options(as_of=as_of)).problems
    return judge(problems, seeded, CHECKS.get(name, ()))


def record_translations(folder: Path, files: Mapping[str, str], later: Collection[str]) -> None:
    """Records the translations of the files as they are, all but those that come `later`."""
    for path, body in files.items():
        if path not in later:
            write(folder / path, body)
    result = CliRunner().invoke(main, ["translated", "--all", "--root", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0, result.output


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def judge(problems: Iterable[Problem], seeded: Iterable[Place], codes: tuple[str, ...]) -> Outcome:
    """Compares what was found with what was seeded; only `codes` and errors count as false alarms, everything
    where there are no codes."""
    open_ = Counter(seeded)
    found: list[Place] = []
    false: list[Problem] = []
    for problem in problems:
        place = (problem.span.file, problem.span.line, problem.code)
        if open_[place]:
            open_[place] -= 1
            found.append(place)
        elif not codes or problem.code in codes or problem.is_error:
            false.append(problem)
    return Outcome(tuple(found), tuple(open_.elements()), tuple(false))
