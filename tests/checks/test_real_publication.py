"""The repository's own publication is verified: with the texts of its sources, where they are, and without."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from sitegen.ledgers.captures import capture_of
from tests.project import Project
from tests.real_site import REPOSITORY, SEEDS

pytestmark = pytest.mark.slow("the whole publication is checked")

SOURCES = json.loads((REPOSITORY / "content/verified.lock").read_text(encoding="utf-8"))["sources"]


@pytest.fixture
def publication(tmp_path: Path) -> Project:
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    return Project(tmp_path, "")


def test_every_source_was_compared_with_its_text() -> None:
    records = {path.stem for path in (REPOSITORY / "content/sources").glob("*.yaml")}
    assert records == set(SOURCES)
    assert all(source["quotations"] and source["figures"] for source in SOURCES.values())


def test_nothing_of_it_is_unverified(publication: Project) -> None:
    assert "no warnings" in publication.check("--strict").output


@pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the articles are not here ({SEEDS.name}/)")
def test_it_stands_in_the_texts_as_recorded(publication: Project) -> None:
    texts = {capture_of(path.read_bytes()).digest: path.resolve() for path in SEEDS.glob("*.txt")}
    names = "".join(f"{id_}: {texts[source['text']]}\n" for id_, source in SOURCES.items())
    publication.edit("captures/files.yaml", names)
    assert "no warnings" in publication.check("--strict").output
    assert "as before; no warnings" in publication.run("verify").output


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        ("briefs/hiring-race.en.md", "More than 45 researchers", "More than 54 researchers", "unverified"),
        # at most 100 million dollars, 200 million
        ("briefs/hiring-race.ko.md", "“최대 1억 달러”", "“최대 2억 달러”", "unverified"),
        ("briefs/whole-story.en.md", "(FAIR)”", "[FAIR] itself”", "marked-words"),
        ("sources/newspim-lecun-llm.yaml", "절대 LLM", "결코 LLM", "unverified"),  # never, or by no means
        ("events/lecun-steps-back.yaml", "date: 2018", "date: 2017", "unverified"),
    ],
)
def test_an_edit_is_not_verified(publication: Project, file: str, old: str, new: str, found: str) -> None:
    publication.replace(f"content/{file}", old, new)
    assert f"[{found}]" in publication.check("--strict", code=1).output
