"""Small sites with seeded defects, and clean ones: what a check finds, misses, and finds where there is nothing.

`corpus/` holds sites as texts in which the line of a defect says, between ⟪ and ⟫, what is found there. A text is
made of files, each after a line `=== path`; `=== before:path` is a file as it was when the translations were last
recorded; new.yaml was not there then. A first line `as of 2025-12-01` names the day.

`clean/` holds sites of the same form in which nothing is to be found. `edits/` spoils them: after a line
`=== site path`, each `- words` of that file becomes `+ other words ⟪what is found⟫` (`\\n` is a new line).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

import msgspec
from click.testing import CliRunner

from sitegen.cli import main
from sitegen.options import Options
from sitegen.problems import Problem
from sitegen.project.read import Project, read_project
from tests.captures.copies import COPIES
from tests.project import files_of

FOLDER = Path(__file__).parent
AS_OF = date(2026, 1, 15)
_MARK = re.compile(r"[ \t]*⟪([^⟫]*)⟫")

CHECKS: dict[str, tuple[str, ...]] = {
    "quotations": ("quotation-differs", "marked-words", "indirect-speech"),
    "locators": ("locator-differs",),
    "mentions": ("unmentioned", "unlisted-mention"),
    "figures": ("figure-not-found", "date-not-found"),
    "coverage": ("uncited", "unattributed-quotation"),
    "conflict": ("unmarked-conflict", "lone-difference", "records-disagree"),
    "dates": (
        "reversed-dates",
        "sources-older",
        "roles-overlap",
        "role-before-founding",
        "accessed-before-issued",
        "future-date",
        "relative-date",
    ),
    "names": (
        "discouraged-name",
        "misspelt-name",
        "shared-alias",
        "unlinked-mention",
        "unintroduced-name",
    ),
    "independence": (
        "derived-circle",
        "derived-from-later",
        "derived-unlinked",
        "unconfirmed",
        "dependent-sources",
    ),
    "bibliography": ("incomplete-source", "retracted-source", "superseded-source"),
    "drift": ("translation-outdated", "translation-blocks", "translation-differs", "translation-unrecorded"),
    "freshness": ("review-due", "brief-outdated"),
    "links": ("broken-link", "broken-fragment"),
    "copying": ("much-quoted", "copied-words"),
}
"""The codes of each check."""

Place = tuple[str, int, str]
"""A file, a line, and the code of what is found there."""


class Outcome(msgspec.Struct, frozen=True):
    """The defects of one site: found, missed, and found where there is none."""

    found: tuple[Place, ...] = ()
    missed: tuple[Place, ...] = ()
    false: tuple[Problem, ...] = ()

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(self.found + other.found, self.missed + other.missed, self.false + other.false)

    @property
    def seeded(self) -> int:
        return len(self.found) + len(self.missed)


class Seeded(msgspec.Struct, frozen=True):
    """A site with its marks, and the day on which it is looked at."""

    files: Mapping[str, str]
    as_of: date


def read(path: Path) -> Seeded:
    """The site that a file of `corpus/` or `clean/` holds."""
    text = path.read_text(encoding="utf-8")
    first, _, rest = text.partition("\n")
    if first.startswith("as of "):
        return Seeded(files_of(rest), date.fromisoformat(first.removeprefix("as of ")))
    return Seeded(files_of(text), AS_OF)


def clean_sites() -> dict[str, Seeded]:
    return {path.stem: read(path) for path in sorted((FOLDER / "clean").glob("*.txt"))}


def run(name: str, folder: Path, suffix: str = ".txt") -> Outcome:
    """What the check `name` makes of its sites, which are written below `folder`, the copies of their sources in the
    format with this suffix."""
    outcome = check(read(FOLDER / "corpus" / f"{name}.txt"), folder / "corpus", CHECKS[name], suffix)
    for site, edited in spoilt(name).items():
        outcome += check(edited, folder / site, CHECKS[name], suffix)
    return outcome


def spoilt(name: str) -> dict[str, Seeded]:
    """The clean sites with the defects that `edits/` names for a check; before them, they were recorded."""
    path = FOLDER / "edits" / f"{name}.txt"
    sites = clean_sites()
    edited: dict[str, dict[str, str]] = {}
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    for block in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        head, _, body = block.partition("\n")
        site, file = head.split()
        files = edited.setdefault(site, dict(sites[site].files))
        for old, new in re.findall(r"^- (.*)\n\+ ?(.*)$", body, re.MULTILINE):
            old, new = old.replace("\\n", "\n"), new.replace("\\n", "\n")
            assert files[file].count(old) == 1, f"{file} of {site} has {old!r} {files[file].count(old)} times"
            files[file] = files[file].replace(old, new)
    return {
        site: Seeded(files | {f"before:{path}": sites[site].files[path] for path in files}, sites[site].as_of)
        for site, files in edited.items()
    }


def check(site: Seeded, folder: Path, codes: tuple[str, ...], suffix: str = ".txt") -> Outcome:
    """Writes a site without its marks and compares what is found in it with them; only `codes` and errors count."""
    files, seeded = unmarked(site.files)
    before = {
        path.removeprefix("before:"): body for path, body in files.items() if path.startswith("before:")
    }
    now = {path: body for path, body in files.items() if not path.startswith("before:")}
    if before:
        record_translations(folder, {**now, **before}, [path for path in now if path.endswith("new.yaml")])
    write(folder, now)
    copy_captures(folder, suffix)
    return judge(look(folder, site.as_of).problems, seeded, codes)


def look(folder: Path, as_of: date) -> Project:
    return read_project(folder, Options(as_of=as_of))


def unmarked(files: Mapping[str, str]) -> tuple[dict[str, str], list[Place]]:
    """The files without their marks, and where the defects are."""
    seeded = [
        (path, number, code.strip())
        for path, body in files.items()
        for number, line in enumerate(body.split("\n"), start=1)
        for mark in _MARK.finditer(line)
        for code in mark[1].split(",")
    ]
    return {path: _MARK.sub("", body) for path, body in files.items()}, seeded


def record_translations(folder: Path, files: Mapping[str, str], later: Collection[str] = ()) -> None:
    """Records the translations of the files as they are, all but those that come `later`."""
    write(folder, {path: body for path, body in files.items() if path not in later})
    command(folder, "translated", "--all")


def command(folder: Path, *arguments: str) -> None:
    result = CliRunner().invoke(main, [*arguments, "--root", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0, result.output


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def copy_captures(folder: Path, suffix: str) -> None:
    """Puts a copy in another format in the place of each text of a source."""
    for text in (folder / "captures").glob("*.txt") if suffix != ".txt" else ():
        text.with_suffix(suffix).write_bytes(COPIES[suffix](text.read_text(encoding="utf-8").rstrip("\n")))
        text.unlink()


def judge(problems: Iterable[Problem], seeded: Iterable[Place], codes: tuple[str, ...]) -> Outcome:
    """Compares what was found with what was seeded; only `codes` and errors count as false alarms."""
    open_ = Counter(seeded)
    found: list[Place] = []
    false: list[Problem] = []
    for problem in problems:
        place = (problem.span.file, problem.span.line, problem.code)
        if open_[place]:
            open_[place] -= 1
            found.append(place)
        elif problem.code in codes or problem.is_error:
            false.append(problem)
    return Outcome(tuple(found), tuple(open_.elements()), tuple(false))


def false_alarms(site: Seeded, folder: Path, suffix: str = ".txt") -> tuple[list[Problem], int]:
    """What is found in a clean site, with the copies of its sources and without, and how many statements it makes."""
    record_translations(folder, site.files)
    copy_captures(folder, suffix)
    command(folder, "verify", "--as-of", site.as_of.isoformat())
    found = list(look(folder, site.as_of).problems)
    for copy in (folder / "captures").glob(f"*{suffix}"):
        copy.unlink()
    project = look(folder, site.as_of)
    return [*found, *project.problems], sum(statements(project))


def statements(project: Project) -> Iterator[int]:
    """How many statements each brief makes."""
    return (share.statements for share in project.shares)
