"""A publication with an extension: what its records become, and that nothing is out of date after any edit."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.project.read import read_project
from sitegen.site.search_entries import search_entries
from tests.project import Project
from tests.test_outputs import structured_data
from tests.trials import OPTIONS

pytestmark = pytest.mark.slow("builds a site for each test")

COURT = Path(__file__).parent / "court"

CONTENT = """
    === content/site.yaml
    title: {en: A case, ko: 한 사건}
    description: {en: What the courts said., ko: 법원이 말한 것.}
    base_url: https://example.org
    languages: [en, ko]
    extensions: [court]
    === content/organizations/high-court.yaml
    name: {en: High Court, ko: 고등법원}
    description: {en: A court., ko: 법원.}
    === content/sources/gazette.yaml
    type: report
    title: Gazette
    language: en
    summary: {en: The decision., ko: 판결문.}
    === content/rulings/first.yaml
    title: {en: The first ruling, ko: 첫 판결}
    court: high-court
    date: 2025-03-04
    docket: 25-1
    holding: {en: "The [[high-court]] dismisses the appeal.", ko: "[[high-court|고등법원]]은 항소를 기각한다."}
    sources: [gazette]
    === content/terms/appeal.yaml
    name: {en: appeal, ko: 항소}
    definition: {en: "As in [[first]].", ko: "[[first]]에서처럼."}
    sources: [gazette]
    """


@pytest.fixture
def case(project: Callable[..., Project]) -> Project:
    site = project(CONTENT)
    shutil.copytree(COURT, site.root / "content/court", ignore=shutil.ignore_patterns("__pycache__"))
    return site


def test_its_records_have_pages_in_all_languages(case: Project) -> None:
    result = case.build("--no-search")
    assert "no warnings" in result.output
    english, korean = case.read("rulings/first/index.html"), case.read("ko/rulings/first/index.html")
    assert "<h1>The first ruling</h1>" in english and "Ruling · 25-1" in english
    assert "<h1>첫 판결</h1>" in korean and "판결 · 25-1" in korean
    assert '<a href="/organizations/high-court/"' in english
    assert '<a href="/ko/rulings/first/">첫 판결</a>' in case.read("ko/rulings/index.html")


def test_its_records_are_linked_like_any_others(case: Project) -> None:
    case.build("--no-search")
    assert 'href="/rulings/first/"' in case.read("terms/appeal/index.html")
    assert "/terms/appeal/" in case.read("rulings/first/index.html")
    assert "/rulings/first/" in case.read("organizations/high-court/index.html")
    assert "<loc>https://example.org/ko/rulings/first/</loc>" in case.read("sitemap.xml")


def test_they_are_on_the_timeline_and_with_whom_they_concern(case: Project) -> None:
    case.edit(
        "content/briefs/case.en.md",
        """\
        ---
        title: The case
        abstract: What came of it.
        published: 2025-04-01
        ---

        So it went. [@gazette]

        ::: timeline organizations=high-court from=2025-03

        ::: dissent
        One judge disagreed. [@gazette]
        :::
        """,
    )
    case.build("--no-search")
    for page in ("timeline", "briefs/case", "organizations/high-court"):
        assert 'class="event-title"><a href="/rulings/first/"' in case.read(f"{page}/index.html")
    assert "3월 4일" in case.read("ko/timeline/index.html")
    case.replace("content/briefs/case.en.md", "from=2025-03", "from=2026")
    assert "no event fits" in case.check().output


def test_what_its_sources_could_not_know_is_reported(case: Project) -> None:
    case.replace("content/sources/gazette.yaml", "language: en", "language: en\nissued: 2025-03-01")
    message = "the ruling is of 2025-03-04, later than all its sources (gazette of 2025-03-01)"
    assert f"content/rulings/first.yaml:3:7: warning[sources-older]: {message}" in case.check().output


def test_its_own_page_is_a_section_like_others(case: Project) -> None:
    case.build("--no-search")
    page = case.read("ko/courts/index.html")
    assert "<h1>법원</h1>" in page and '<a href="/ko/organizations/high-court/">고등법원</a> (1)' in page
    assert 'href="/courts/"' in case.read("index.html")
    case.edit("content/pages/courts.en.md", "---\ntitle: Courts\n---\n\nOurs.\n")
    assert "would be at /courts/" in case.check(code=1).output


def test_its_block_and_its_output_are_there(case: Project) -> None:
    case.edit("content/pages/about.ko.md", "---\ntitle: 안내\n---\n\n::: dissent\n다르다.\n:::\n")
    case.build("--no-search")
    page = case.read("ko/about/index.html")
    assert 'class="block block-dissent"' in page and "반대의견" in page
    assert json.loads(case.read("rulings.json")) == {"first": "/rulings/first/"}


def test_search_engines_and_search_know_of_its_records(case: Project) -> None:
    site = read_project(case.root, OPTIONS).site
    assert site is not None
    data = structured_data(site, "ko/rulings/first/index.html")[0]
    assert (data["@type"], data["name"], data["legislationDate"]) == ("Legislation", "첫 판결", "2025-03-04")
    assert data["creator"] == {
        "@type": "Organization",
        "name": "고등법원",
        "url": "https://example.org/ko/organizations/high-court/",
    }
    assert '"search.kind.ruling": "Ruling"' in str(site.get("search/index.html"), "utf-8")
    (entry,) = (e for e in search_entries(site.builders["en"], site.kinds) if e.kind == "ruling")
    assert (entry.url, entry.title, entry.date) == ("rulings/first/", "The first ruling", "2025-03-04")
    assert entry.sources == ("Gazette",)


def test_its_check_reports_what_it_finds_and_is_waived(case: Project) -> None:
    case.replace("content/rulings/first.yaml", "docket: 25-1\n", "")
    assert "content/rulings/first.yaml:1:1: warning[no-docket]" in case.check().output
    case.edit(
        "content/waivers.yaml",
        "- {code: no-docket, file: rulings/first.yaml, finding: no docket number, reason: It has none.}",
    )
    assert "no-docket" not in case.check().output


def test_words_that_its_theme_lacks_are_reported(case: Project) -> None:
    case.replace("content/court/templates/strings/ko.yaml", "section.rulings: 판결\n", "")
    output = case.check().output
    assert (
        'content/site.yaml:5:13: warning[untranslated-interface]: the theme has no string "section.rulings"'
        in output
    )
    case.remove("content/court/templates/strings/en.yaml")
    output = case.check(code=1).output
    for key in ("kind.ruling", "search.kind.ruling", "section.rulings", "block.dissent"):
        assert f'content/site.yaml:5:13: error[theme]: the theme has no string "{key}"' in output


def test_a_template_that_it_lacks_is_reported(case: Project) -> None:
    case.remove("content/court/templates/rulings.html")
    assert "templates/rulings.html:1:1: error[theme]" in case.build("--no-search", code=1).output


def test_its_records_are_created_and_described_to_editors(case: Project) -> None:
    assert "created content/rulings/second.yaml" in case.run("new", "ruling", "second").output
    assert "holding:" in (case.root / "content/rulings/second.yaml").read_text("utf-8")
    assert '"docket"' in case.run("schema", "ruling").output
    assert 'did you mean "ruling"?' in case.run("new", "rulng", "second", code=2).output


def test_a_reference_to_none_of_its_records_says_so(case: Project) -> None:
    case.replace("content/terms/appeal.yaml", "[[first]].", "[[frist]].")
    assert 'did you mean "first"?' in case.check(code=1).output
    case.replace("content/rulings/first.yaml", "court: high-court", "court: gazette")
    assert '"gazette" is a source, not an organization' in case.check(code=1).output
