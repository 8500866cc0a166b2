"""Charts and tables with seeded defects: each is found at its cell, and nothing in the sound publication.

`seeded/tramway.txt` is the publication, `seeded/defects.txt` what is made of it, one defect at a time. As a program,
`python -m tests.media.test_seeded_data`, it prints what is found of each kind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest

from sitegen.options import Options
from sitegen.project.read import read_project
from tests.checks.seeded import AS_OF, command, write
from tests.project import files_of

pytestmark = pytest.mark.slow("checks a publication for each defect")

FOLDER = Path(__file__).parent / "seeded"
MEDIA = "content/media/"

Place = tuple[str, str]
"""A file, line and column, and the code of what is found there."""


class Defect(msgspec.Struct, frozen=True):
    """What is changed in a file, and where that is found."""

    kind: str
    file: str
    old: str
    new: str
    places: tuple[Place, ...]


def defects() -> Iterator[Defect]:
    text = (FOLDER / "defects.txt").read_text("utf-8")
    for block in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        kind, file, old, new, *places = block.strip("\n").split("\n")
        found = tuple(tuple(place.removeprefix("> ").split(" ")) for place in places)
        yield Defect(kind, MEDIA + file, _written(old, "-"), _written(new, "+"), found)  # type: ignore[arg-type]


def _written(line: str, sign: str) -> str:
    assert line.startswith(sign), f"{line!r} does not begin with {sign}"
    return line[2:].replace("\\n", "\n")


DEFECTS = tuple(defects())
SOUND = files_of((FOLDER / "tramway.txt").read_text("utf-8"))


def make_sound(folder: Path) -> Path:
    """Writes the publication, and records what its sources say."""
    write(folder, SOUND)
    command(folder, "verify", "--as-of", AS_OF.isoformat())
    return folder


def found_in(folder: Path) -> list[Place]:
    problems = read_project(folder, Options(as_of=AS_OF)).problems
    return [(str(problem.span).removeprefix(MEDIA), problem.code) for problem in problems]


def found_of(defect: Defect, folder: Path) -> list[Place]:
    """What is found in the publication with a defect, which it has not in the end."""
    sound = SOUND[defect.file]
    assert sound.count(defect.old) == 1, f"{defect.file} has {defect.old!r} {sound.count(defect.old)} times"
    write(folder, {defect.file: sound.replace(defect.old, defect.new)})
    found = found_in(folder)
    write(folder, {defect.file: sound})
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sound(tmp_path_factory.mktemp("tramway"))


def test_nothing_is_found_in_the_sound_publication(folder: Path) -> None:
    assert found_in(folder) == []
    cells = sum(
        line.count(",") + 1 for name, text in SOUND.items() if name.endswith(".csv") for line in text.split()
    )
    assert cells >= 60


@pytest.mark.parametrize("defect", DEFECTS, ids=[f"{d.kind}: {d.new or d.old}".strip() for d in DEFECTS])
def test_a_defect_is_found_at_its_cell(defect: Defect, folder: Path) -> None:
    assert sorted(set(found_of(defect, folder))) == sorted(defect.places)


def main() -> None:
    """The table in Markdown."""
    seeded, found, false = Counter[str](), Counter[str](), Counter[str]()
    with TemporaryDirectory() as name:
        folder = make_sound(Path(name))
        false["nothing"] = len(found_in(folder))
        for defect in DEFECTS:
            places = set(found_of(defect, folder))
            seeded[defect.kind] += 1
            found[defect.kind] += places >= set(defect.places)
            false[defect.kind] += len(places - set(defect.places))
    print("| defect | seeded | found | false alarms |\n|---|---:|---:|---:|")
    for kind in (*seeded, "nothing"):
        print(f"| {kind} | {seeded[kind]} | {found[kind]} | {false[kind]} |")
    print(f"| **all** | {seeded.total()} | {found.total()} | {false.total()} |")


if __name__ == "__main__":
    main()
