"""`sitegen check --prove`: extensions whose output follows from anything but the content are found out."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sitegen.options import Options
from sitegen.problems import Problem
from sitegen.proof.copies import copy_of
from sitegen.proof.edits import EDITS
from sitegen.proof.prove import prove
from tests.project import Project
from tests.test_bad_input import GOOD
from tests.trials import tree

pytestmark = pytest.mark.slow("builds a project a dozen times for each test")

OPTIONS = Options(as_of=date(2026, 1, 1))

MODULE = '''
    """An extension with a file for each record, and a view inside texts."""

    import datetime
    from pathlib import Path

    from sitegen.extension import Extension
    from sitegen.markdown.rows import Embed
    from sitegen.outputs.output import Output
    from sitegen.views.embeds import EmbedView

    calls = []


    def files(given, id_):
        yield f"plain/{id_}.txt", lambda: text(given, id_).encode()


    def text(given, id_):
        calls.append(id_)
        return BODY


    def people(builder, slot):
        return f"<p>{len(builder.publication.people)} people</p>"


    EXTENSION = Extension(
        "plain", "1", embeds=(EmbedView(Embed("people"), people),), outputs=(Output("plain", record_files=files),)
    )
    '''

PURE = "str(given.publication.kinds[id_])"


@pytest.fixture
def with_extension(project: Callable[..., Project]) -> Callable[[str], Project]:
    def write(body: str) -> Project:
        site = project(GOOD)
        site.edit("content/plain.py", MODULE.replace("BODY", body))
        path = site.root / "content/site.yaml"
        path.write_text(f"{path.read_text(encoding='utf-8')}\nextensions: [plain]\n", encoding="utf-8")
        story = site.root / "content/briefs/story.en.md"
        story.write_text(f"{story.read_text(encoding='utf-8')}\n::: people\n", encoding="utf-8")
        site.edit("notes.txt", "1\n")
        return site

    return write


def found(site: Project, rounds: int) -> list[Problem]:
    return list(prove(site.root, OPTIONS, rounds))


def test_a_pure_extension_is_proven_and_nothing_is_changed(with_extension: Callable[[str], Project]) -> None:
    site = with_extension(PURE)
    before = tree(site.root)
    assert found(site, 4) == []
    assert tree(site.root) == before


@pytest.mark.parametrize(
    "impure",
    {
        "a counter": "str(len(calls))",
        "the day": "str(datetime.date.today())",
        "the order of a set": "' '.join({'one', 'two', 'three', 'four', 'five', 'six', 'seven'})",
    }.values(),
)
def test_what_another_process_would_make_otherwise_is_found_before_any_edit(
    with_extension: Callable[[str], Project], impure: str
) -> None:
    problems = found(with_extension(impure), 3)
    assert {problem.code for problem in problems} == {"not-reproducible"}
    assert any(problem.span.file.startswith("public/plain/") for problem in problems)


@pytest.mark.parametrize(
    "impure",
    {"a file": "Path(__file__).parent.parent.joinpath('notes.txt').read_text()"}.values(),
)
def test_what_is_not_made_again_after_an_edit_is_found_with_the_edit(
    with_extension: Callable[[str], Project], impure: str
) -> None:
    problems = found(with_extension(impure), 12)
    assert problems and {problem.code for problem in problems} == {"not-reproducible"}
    first = problems[0]
    assert first.span.file.startswith("public/plain/")
    assert "“" in first.message


def test_the_command_reports_them_in_every_format(with_extension: Callable[[str], Project]) -> None:
    site = with_extension("str(datetime.datetime.now())")
    said = site.check("--prove", "--as-of", "2026-01-01", code=1).output
    assert "public/plain/ada.txt:1:" in said
    assert (
        "error[not-reproducible]: this file differs when it is built by several processes instead of one"
        in said
    )
    found = json.loads(site.check("--prove", "--as-of", "2026-01-01", "--format", "json", code=1).stdout)
    assert {"public/plain/ada.txt"} <= {problem["span"]["file"] for problem in found}


def test_a_copy_reaches_what_the_project_names_elsewhere(
    project: Callable[..., Project], tmp_path: Path
) -> None:
    site = project(GOOD.replace("languages:", "theme: ../house\nlanguages:"))
    (site.root.parent / "house").mkdir()
    (site.root.parent / "house/term.html").write_text("a term")
    copy = copy_of(site.root, tmp_path / "copies")
    again = copy_of(copy, tmp_path / "further")
    assert [(folder / "../house/term.html").read_text() for folder in (copy, again)] == ["a term", "a term"]


@pytest.mark.parametrize("edit", list(dict.fromkeys(EDITS)))
def test_every_edit_says_what_it_did(
    with_extension: Callable[[str], Project], edit: Callable[[Path, random.Random], str | None]
) -> None:
    site = with_extension(PURE)
    edit(site.root / "content", random.Random(0))
    for seed in range(3):
        before = tree(site.root)
        said = edit(site.root / "content", random.Random(seed))
        assert bool(said) == (tree(site.root) != before)
