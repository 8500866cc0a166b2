"""Bibliographies with what becomes of them: in each file of cases/, the bibliographies, what is said, the records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.project import SITE, Project, files_of

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
MODELINE = "# yaml-language-server: $schema=../../.sitegen/schemas/source.schema.json\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_bibliography_becomes_records(case: Path, tmp_path: Path) -> None:
    files = files_of(case.read_text(encoding="utf-8"))
    said = files.pop("says")
    records = {path: text for path, text in files.items() if path.startswith("content/sources/")}
    bibliographies = [path for path in files if path not in records]
    site = Project(tmp_path, SITE)
    for path in bibliographies:
        site.edit(path, files[path])
    result = site.run("add", *bibliographies, code=1 if ": error[" in said else 0)
    assert result.output == said
    made = {
        path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8")
        for path in (tmp_path / "content/sources").glob("*")
    }
    assert all(text.startswith(MODELINE) for text in made.values())
    assert {path: text.removeprefix(MODELINE) for path, text in made.items()} == records


def test_a_new_record_lacks_only_what_the_editor_has_to_say(project: Callable[[str], Project]) -> None:
    site = project(
        """
        === library.bib
        @article{notes,
          author = {Lovelace, Ada},
          title = {Notes on {Menabrea's} Engine: "yes" # 1 [x]},
          journaltitle = {Scientific Memoirs: new}, date = {1843-09}, pages = {666--731}, langid = {english},
          number = {no}, annotation = {{- a: b}, 'c'}, note = {See [[x]], `y` and *z* <b>}
        }
        """
    )
    site.run("add", "library.bib")
    record = site.root / "content/sources/notes.yaml"
    lines = site.check(code=1).output.splitlines()
    assert lines[:-1] == [
        'content/sources/notes.yaml:7:6: error[empty-value]: "summary" has no value (write text)',
        'content/sources/notes.yaml:8:6: error[empty-value]: "summary" has no value (write text)',
    ]
    text = record.read_text(encoding="utf-8")
    record.write_text(
        text.replace("  en:\n", "  en: About it.\n").replace("  ko:\n", "  ko: 소개입니다.\n"), "utf-8"
    )
    output = site.check(code=0).output
    assert "error" not in output.replace("no errors", "")
