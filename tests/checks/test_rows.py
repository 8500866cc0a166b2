"""Checks that are added to sitegen's own: they report problems of their own kinds, which are treated as any others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from sitegen.checks import CHECKS
from sitegen.checks.context import Check, CheckContext
from sitegen.content.entry import Entry
from sitegen.memory.entries import EntryMemory
from sitegen.memory.findings import StoredFindings
from sitegen.options import MEMORY, Options
from sitegen.preview.loader import PreviewLoader
from sitegen.problems import Code, Problem
from sitegen.problems.sarif import sarif
from sitegen.project.read import all_problems, read_and_link, read_project
from sitegen.project.setup import Extensions, Rows, Setup
from tests.project import Project

OPTIONS = Options(as_of=date(2026, 1, 1))

SHOUTING = Code(
    "shouting",
    "warning",
    "A name is not written in capitals.",
    "Write it in small letters.",
    "name: ADA LOVELACE",
    waivable=True,
)

CONTENT = """
    === content/people/ada.yaml
    name: ADA LOVELACE
    description: Mathematician.
    same_as: [https://www.wikidata.org/wiki/Q7259]
    === content/people/charles.yaml
    name: Charles Babbage
    description: Inventor.
    """


def shouting(given: CheckContext) -> Iterator[Problem]:
    for entry in given.entries:
        if entry.kind == "person" and str(entry.value.name).isupper():
            yield SHOUTING.at(entry.origin.at("name"), f"{entry.value.name} is in capitals")


ROWS = Rows(checks=(*CHECKS, Check("shouting", shouting, (SHOUTING,))))


def found(root: Path, rows: Rows = ROWS) -> list[str]:
    return [f"{p.span}: {p.code}: {p.message}" for p in read_project(root, OPTIONS, rows).problems]


SHOUTED = "content/people/ada.yaml:1:7: shouting: ADA LOVELACE is in capitals"


def test_an_added_check_finds_what_it_looks_for(project: Callable[..., Project]) -> None:
    site = project(CONTENT)
    assert SHOUTED in found(site.root)
    assert SHOUTED not in found(site.root, Rows())
    preview = PreviewLoader(site.root, OPTIONS, rows=ROWS)
    assert "shouting" in [problem.code for problem in preview.complete(preview(None, frozenset())).problems]


def test_its_findings_are_waived_like_others(project: Callable[..., Project]) -> None:
    site = project(
        CONTENT
        + """
    === content/waivers.yaml
    - code: shouting
      file: people/ada.yaml
      finding: is in capitals
      reason: That is how she signed.
    """
    )
    assert not [line for line in found(site.root) if "shouting" in line]
    assert [line for line in found(site.root, Rows()) if "shouting" in line] == [
        'content/waivers.yaml:1:9: bad-value: "shouting" is no finding'
    ]


def test_its_kinds_of_problems_are_explained_in_sarif(project: Callable[..., Project]) -> None:
    problems = [
        p for p in read_project(project(CONTENT).root, OPTIONS, ROWS).problems if p.code == "shouting"
    ]
    (run,) = sarif(problems, ROWS.own_codes)["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["shortDescription"]["text"]) == ("shouting", SHOUTING.rule)
    assert [result["ruleIndex"] for result in run["results"]] == [0]


class Remembered:
    """Checks that remember what they found by entry; `asked` are the files that each looked at."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.asked: list[tuple[str, str]] = []
        self.rows = Rows(checks=(*CHECKS, *(Check(name, self._run(name), (SHOUTING,)) for name in names)))

    def _run(self, name: str) -> Callable[[CheckContext], Iterator[Problem]]:
        def run(given: CheckContext) -> Iterator[Problem]:
            def find(entry: Entry) -> Iterator[Problem]:
                self.asked.append((name, entry.id))
                yield SHOUTING.at(entry.origin.at(), f"found by {name}")

            people = [entry for entry in given.entries if entry.kind == "person"]
            return given.cache.problems("embeds", (), people, find)  # a name that sitegen itself uses

        return run

    def __call__(self, root: Path) -> set[str]:
        memory = EntryMemory(root / MEMORY, "")
        linked = read_and_link(Setup(root, OPTIONS, Extensions(self.rows)), memory)
        findings = StoredFindings(root / MEMORY, memory.key, memory.digests())
        problems = all_problems(linked, linked.site(), findings)
        findings.save()
        memory.save()
        return {
            f"{problem.span.file} {problem.message}" for problem in problems if problem.code == "shouting"
        }


@pytest.mark.parametrize("names", [("one",), ("one", "other")])
def test_what_it_remembers_is_its_own(project: Callable[..., Project], names: tuple[str, ...]) -> None:
    site = project(CONTENT)
    run = Remembered(names)
    expected = {f"content/people/{id_}.yaml found by {name}" for name in names for id_ in ("ada", "charles")}
    assert run(site.root) == expected
    run.asked.clear()
    assert (run(site.root), run.asked) == (expected, [])
    site.replace("content/people/ada.yaml", "Mathematician.", "Countess.")
    assert (run(site.root), run.asked) == (expected, [(name, "ada") for name in names])
