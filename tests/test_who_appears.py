"""Who appears in which source, on every page that says so: as the sources' own records have it, and no other way."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.project import SITE, Project

STORY = """\
=== content/sources/gazette.yaml
type: article-newspaper
title: {en: The Gazette, ko: 관보}
language: en
summary: {en: S, ko: 가}
authors: [{literal: Cy, person: cy}]
mentions: [loom]
quotes: [{id: never, exact: never again, speaker: ada}]
=== content/sources/herald.yaml
type: article-newspaper
title: {en: The Herald, ko: 통보}
language: en
summary: {en: S, ko: 가}
mentions: [works, ada]
=== content/people/ada.yaml
name: {en: Ada, ko: 에이다}
description: {en: D, ko: 라}
roles: [{title: {en: Analyst, ko: 분석가}, organization: works, sources: [gazette]}]
=== content/people/bo.yaml
name: {en: Bo, ko: 보}
description: {en: D, ko: 라}
=== content/people/cy.yaml
name: {en: Cy, ko: 사이}
description: {en: D, ko: 라}
=== content/organizations/works.yaml
name: {en: The Works, ko: 공장}
description: {en: D, ko: 라}
=== content/terms/loom.yaml
name: {en: Loom, ko: 베틀}
definition: {en: "D [@herald]", ko: "라 [@herald]"}
sources: [herald]
=== content/events/duel.yaml
title: {en: The duel, ko: 결투}
date: 1843-05
summary: {en: A quarrel., ko: 다툼.}
people: [ada, bo]
terms: [loom]
sources: [gazette, herald]
=== content/claims/fought.yaml
statement: {en: They fought, ko: 싸웠다}
by: ada
about: [duel, bo]
accounts:
  - {source: gazette, stance: supports, says: {en: Yes., ko: 예.}}
  - {source: herald, stance: disputes, says: {en: No., ko: 아니요.}}
=== content/claims/quiet.yaml
statement: {en: It was a quiet year, ko: 조용한 해였다}
about: [duel]
accounts:
  - {source: gazette, stance: supports, says: {en: Quiet., ko: 조용했다.}}
  - {source: herald, stance: partly, says: {en: Its spring., ko: 봄은.}}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    built = Project(tmp_path_factory.mktemp("who") / "site", SITE + STORY)
    built.build("--no-search")
    return built


def matrix(page: str) -> dict[str, list[bool]]:
    """The rows of a page's table: whether each source has a mark."""
    rows = re.findall(r'<tr><th scope="row"><a[^>]*>(.*?)</a></th>(.*?)</tr>', page.partition("matrix")[2])
    return {name: ["dot-supports" in cell for cell in cells.split("</td>")[:-1]] for name, cells in rows}


def listed(page: str, heading: str) -> list[str]:
    """The names of the links under a heading."""
    section = page.partition(f">{heading}</h2>")[2].partition("</section>")[0]
    return re.findall(r"<a [^>]*>(.*?)</a>", section)


@pytest.mark.parametrize("page", ["people/index.html", "timeline/index.html"])
def test_the_table_of_people(site: Project, page: str) -> None:
    # The columns are the Gazette and the Herald. Bo is in records of both, and in neither.
    assert matrix(site.read(page)) == {"Ada": [True, True], "Cy": [True, False]}


def test_the_table_of_organisations(site: Project) -> None:
    assert matrix(site.read("organizations/index.html")) == {"The Works": [False, True]}


@pytest.mark.parametrize(
    ("path", "name", "meta"),
    [
        ("people", "Ada", "2 sources · 1 event"),
        ("people", "Bo", "1 event"),
        ("people", "Cy", "1 source"),
        ("organizations", "The Works", "1 source"),
        ("terms", "Loom", "1 source · 1 event"),
    ],
)
def test_the_counts_in_lists(site: Project, path: str, name: str, meta: str) -> None:
    row = site.read(f"{path}/index.html").partition(f">{name}</a></h2>")[2].partition("</li>")[0]
    assert re.findall('<p class="meta">(.*?)</p>', row) == [meta]


@pytest.mark.parametrize(
    ("path", "appears", "cited"),
    [
        ("people/ada", ["The Gazette", "The Herald"], ["The Gazette", "The Herald"]),
        ("people/bo", [], ["The Gazette", "The Herald"]),
        ("people/cy", ["The Gazette"], []),
        ("organizations/works", ["The Herald"], ["The Gazette"]),
        ("terms/loom", ["The Gazette"], ["The Herald", "The Gazette"]),
    ],
)
def test_where_somebody_appears_and_what_the_page_cites_are_two_lists(
    site: Project, path: str, appears: list[str], cited: list[str]
) -> None:
    page = site.read(f"{path}/index.html")
    assert listed(page, "Appears in") == appears
    assert listed(page, "Sources cited on this page") == cited
    korean = site.read(f"ko/{path}/index.html")
    assert len(listed(korean, "등장하는 글")) == len(appears)  # briefs in which it appears
    assert len(listed(korean, "이 페이지가 인용한 출처")) == len(cited)  # sources that this page cites


def test_a_source_lists_who_appears_in_it_and_what_cites_it(site: Project) -> None:
    gazette, herald = (site.read(f"sources/{id_}/index.html") for id_ in ("gazette", "herald"))
    assert listed(gazette, "Who appears in it") == ["Cy", "Ada"]
    assert listed(gazette, "Organisations in it") == []
    assert listed(gazette, "Terms in it") == ["Loom"]
    assert listed(herald, "Who appears in it") == ["Ada"]
    assert listed(herald, "Organisations in it") == ["The Works"]
    assert listed(gazette, "Cited in") == ["Ada"]
    assert listed(herald, "Cited in") == ["Loom"]
    assert '"mentions":[{"@type":"Organization","name":"The Works"' in herald


def test_only_what_cannot_hold_together_is_in_dispute(site: Project) -> None:
    assert "2 points compared, 1 in dispute" in site.read("index.html")
    # 2 matters of debate, 1 of them disputed
    assert "쟁점 2건, 그중 1건은 엇갈림" in site.read("ko/index.html")
    fought, quiet = (site.read(f"claims/{id_}/index.html") for id_ in ("fought", "quiet"))
    assert '<span class="flag">in dispute</span>' in fought
    assert "in dispute" not in quiet.partition("<main")[2].partition("<aside")[0]
    assert '<span class="flag flag-partly">says so in part</span>' in quiet
    assert '<span class="flag flag-disputes">rejects it</span>' in fought


def test_an_event_is_carried_or_not_and_its_flag_leads_to_the_claim(site: Project) -> None:
    for path in ("events/duel/index.html", "timeline/index.html", "people/bo/index.html"):
        event = site.read(path).partition(">The duel<")[2]
        marks = event.partition('<div class="marks">')[2].partition("</div>")[0]
        assert '<a class="flag" href="/claims/fought/">1 point in dispute</a>' in marks
        assert re.findall("dot-[a-z]+", marks) == ["dot-supports", "dot-supports"]
        assert "rejects" not in marks


def test_an_event_with_two_disputes_leads_to_both(project: Callable[..., Project]) -> None:
    site = project(STORY)
    site.replace("content/claims/quiet.yaml", "partly", "differs")
    site.build("--no-search")
    assert '<a class="flag" href="/events/duel/#claims">2 points in dispute</a>' in site.read("index.html")
    assert 'id="claims"' in site.read("events/duel/index.html")


def test_a_source_that_contradicts_itself_has_two_accounts(project: Callable[..., Project]) -> None:
    site = project(STORY)
    for other in ("stance: disputes", "source: herald"):
        site.replace(
            "content/claims/fought.yaml", other, "stance: differs" if "stance" in other else "source: gazette"
        )
    site.build("--no-search")
    page = site.read("claims/index.html")
    assert '<span class="flag">contradicts itself</span>' in site.read("claims/fought/index.html")
    row = page.partition(">They fought<")[2].partition("</tr>")[0]
    assert "Yes." in row and "No." in row
    assert row.index("Yes.") < row.index("flag-differs") < row.index("No.")


def test_a_source_that_only_rejects_a_claim_does_not_contradict_itself(
    project: Callable[..., Project],
) -> None:
    site = project(STORY)
    text = (site.root / "content/claims/fought.yaml").read_text(encoding="utf-8")
    kept = text[: text.index("  - ")] + text[text.index("  - {source: herald") :]
    site.edit("content/claims/fought.yaml", kept)
    site.build("--no-search")
    page = site.read("claims/fought/index.html")
    assert "contradicts itself" not in page
    assert '<span class="flag">in dispute</span>' in page
    assert "(rejects it)" in page


@pytest.mark.parametrize(
    ("kind", "sources", "english", "korean"),
    [
        ("reporting", "[gazette, herald]", "reported by 2 independent sources", "독립된 출처 2곳이 보도함"),
        ("primary", "[gazette]", "stated by a primary source", "1차 자료로 확인됨"),
    ],
)
def test_a_confirmed_event_says_by_what(
    project: Callable[..., Project], kind: str, sources: str, english: str, korean: str
) -> None:
    site = project(STORY)
    site.replace("content/sources/gazette.yaml", "language: en", f"language: en\nkind: {kind}")
    site.replace(
        "content/events/duel.yaml", "sources: [gazette, herald]", f"sources: {sources}\nstatus: confirmed"
    )
    site.build("--no-search")
    assert f'<p class="eyebrow">Event · {english}</p>' in site.read("events/duel/index.html")
    assert f'<p class="eyebrow">사건 · {korean}</p>' in site.read("ko/events/duel/index.html")


def test_one_report_does_not_confirm_an_event(project: Callable[..., Project]) -> None:
    site = project(STORY)
    site.replace(
        "content/events/duel.yaml", "sources: [gazette, herald]", "sources: [gazette]\nstatus: confirmed"
    )
    output = site.build("--no-search", code=1).output
    assert "content/events/duel.yaml:7:9: error[unconfirmed]: it is confirmed by gazette alone" in output
