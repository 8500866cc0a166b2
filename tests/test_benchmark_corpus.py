"""The corpus of the build benchmark: the same every time, and a publication without errors."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

import pytest

from benchmarks.builds import emit_hugo, emit_sitegen
from benchmarks.builds.corpus import Corpus, generate
from benchmarks.builds.files import write
from tests.project import Project


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return generate(20)


def test_the_same_number_gives_the_same_corpus(corpus: Corpus) -> None:
    assert generate(20) == corpus
    assert generate(20, seed=2) != corpus


def test_a_corpus_has_the_shape_of_a_dossier() -> None:
    corpus = generate(200)
    counted = (corpus.briefs, corpus.people, corpus.sources, corpus.organisations, corpus.events)
    assert tuple(map(len, counted)) == (200, 40, 100, 10, 60)
    assert 2500 < mean(len(brief.body.encode()) for brief in corpus.briefs) < 3500
    assert 4.5 < mean(len(brief.people) for brief in corpus.briefs) < 5.5
    assert 3.5 < mean(len(brief.sources) for brief in corpus.briefs) < 4.5
    assert len({person.name for person in corpus.people}) == 40


def test_sitegen_builds_it_without_errors(corpus: Corpus, tmp_path: Path) -> None:
    write(emit_sitegen.emit(corpus), tmp_path)
    project = Project(tmp_path, "")
    project.build("--no-search")
    kinds = {"briefs": 20, "people": 12, "sources": 20, "organizations": 5, "events": 20}
    for kind, number in kinds.items():
        assert len(list((project.output / kind).glob("*/index.html"))) == number, kind
    brief = corpus.briefs[0]
    page = project.read(f"briefs/{brief.id}/index.html")
    assert all(f"/people/{person}/" in page for person in brief.people)
    assert f"/briefs/{brief.id}/" in project.read(f"people/{brief.people[0]}/index.html")


def test_hugo_gets_links_and_citations_in_its_own_form(corpus: Corpus) -> None:
    brief = corpus.briefs[0]
    text = emit_hugo.emit(corpus)[f"content/briefs/{brief.id}.md"]
    assert "[[" not in text and "[@" not in text
    assert all(f"](/people/{person})" in text for person in brief.people)
    assert all(f'{{{{< cite "{source}" >}}}}' in text for source in brief.sources)
