"""The repository's own publication is verified: with the texts of its sources, where they are, and without."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from sitegen.checks.evidence import Evidence
from sitegen.checks.quoting import OwnText
from sitegen.ledgers import read_ledgers
from sitegen.ledgers.captures import capture_of
from sitegen.project.read import read_everything
from tests.project import Project
from tests.real_site import REPOSITORY, SEEDS
from tests.truth import article

pytestmark = pytest.mark.slow("the whole publication is checked")

SOURCES = json.loads((REPOSITORY / "content/verified.lock").read_text(encoding="utf-8"))["sources"]


def add_texts(publication: Project) -> None:
    """Names the articles as the texts of the sources."""
    texts = {capture_of(article(path)).digest: path.resolve() for path in SEEDS.glob("*.txt")}
    names = "".join(f"{id_}: {texts[source['text']]}\n" for id_, source in SOURCES.items())
    publication.edit("captures/files.yaml", names)


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
    add_texts(publication)
    assert "no warnings" in publication.check("--strict").output
    assert "as before; no warnings" in publication.run("verify").output


@pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the articles are not here ({SEEDS.name}/)")
def test_every_quotation_is_found_as_it_is_written_and_where_its_record_says(publication: Project) -> None:
    add_texts(publication)
    content, _ = read_everything(publication.root)
    ledgers, _ = read_ledgers(publication.root, content)
    evidence = Evidence(content.entries, ledgers.captures, ledgers.verified)
    found = 0
    for id_, known in evidence.sources.items():
        own = OwnText(known)
        for quote in known.source.quotes:
            (passage,) = own.find(quote.exact)
            said = quote.locator.best("en", ("en",)).text if quote.locator else ""
            assert passage.exact == quote.exact, (id_, quote.id)
            assert re.match(rf"para\. {passage.paragraph}\b", said), (id_, quote.id)
            found += 1
    assert found > 40


@pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the articles are not here ({SEEDS.name}/)")
def test_a_quotation_is_written_again_as_the_editors_wrote_it(publication: Project) -> None:
    add_texts(publication)
    file = publication.root / "content/sources/apple-economy-farewell.yaml"
    before = file.read_text(encoding="utf-8")
    head, last = before.rsplit("  - id: ", 1)
    exact, translation = (re.search(rf"{key}: (.*)\n", last) for key in ("exact", "translation: {en"))
    assert exact is not None and translation is not None
    file.write_text(head, encoding="utf-8")
    publication.run(
        *("quote", "apple-economy-farewell", exact[1], "--id", last.partition("\n")[0]),
        *("--speaker", "mark-zuckerberg", "--translation", f"en={translation[1].rstrip('}')}"),
    )
    written = file.read_text(encoding="utf-8")
    assert written.startswith(head)
    # the editors say besides what it is about
    assert written.splitlines()[:-1] == before.splitlines()[:-1]
    assert written.splitlines()[-1] == "    locator: {en: para. 17, ko: 17문단}"


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
