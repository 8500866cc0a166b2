"""What was found of a whole brief, and of the publication."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.project import Project
from tests.receipts.story import STORY, verified, words

pytestmark = pytest.mark.slow("builds sites")

AS_OF = ("--no-search", "--as-of", "2025-12-01")
PAGE = "method/checks/index.html"


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    site = verified(project(STORY))
    site.build(*AS_OF)
    return site


def line(page: str) -> str:
    (found,) = re.findall(r'<p class="meta checked">(.*?)</p>', page)
    return words(found)


def test_a_brief_says_how_much_of_it_was_found(site: Project) -> None:
    assert line(site.read("briefs/looms/index.html")) == (
        "Found in the copies of the sources: 3 of 5 quotations, figures and dates in this brief. One is in no copy. "
        "One could not be checked. One paragraph is the editors' own. What is checked, and how"
    )
    assert line(site.read("ko/briefs/looms/index.html")) == (
        "이 글의 인용문과 숫자, 날짜 3건은 모두 출처 사본에 있습니다. 무엇을 어떻게 확인하나"
    )


def test_dates_of_records_and_several_of_a_kind(site: Project) -> None:
    site.edit("content/events/founding.yaml", """\
        title: {en: Founding, ko: 창립}
        date: 2019-05
        summary: {en: A firm., ko: 회사.}
        sources: [nara]
        """)  # fmt: skip
    dates, figures = "In May 2019, and in 2019 it began. [@nara]", "They had 78, 79 and 80 looms. [@nara]"
    body = f"{dates}\n\n{figures}\n\nOurs. [@own]\n\nOurs, too. [@own]\n"
    site.edit(
        "content/briefs/looms.en.md",
        f"---\ntitle: Looms\nabstract: A test.\npublished: 2025-06-01\n---\n\n{body}",
    )
    site.build(*AS_OF)
    assert line(site.read("briefs/looms/index.html")) == (
        "Found in the copies of the sources: 0 of 5 quotations, figures and dates in this brief. 2 follow from our "
        "records or from other dates. 3 are in no copy. 2 paragraphs are the editors' own. What is checked, and how"
    )


def test_the_page_counts_by_kind_and_source(site: Project) -> None:
    page = site.read(PAGE)
    rows = [
        [words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    ]
    assert ["Quotations", "3", "3", "0", "0", "0"] in rows
    assert ["Figures", "4", "2", "0", "1", "1"] in rows
    assert ["A report from afar", "No copy", "0", "0", "0"] in rows
    (nara,) = (row for row in rows if row[0] == "Nara Daily")
    assert nara[1].startswith("3 April 2025 ") and nara[2:] == ["3", "2", "2"]
    assert 'href="/receipts.json"' in page


def test_pages_lead_to_it(site: Project) -> None:
    for path, address in (("index.html", "/method/checks/"), ("ko/index.html", "/ko/method/checks/")):
        footer = site.read(path).partition('<footer class="footer">')[2]
        assert f'href="{address}"' in footer
    assert "<loc>https://example.org/method/checks/</loc>" in site.read("sitemap.xml")
    assert "/method/checks/" not in site.read("index.html").partition("</header>")[0]


def test_it_changes_with_what_was_found(site: Project) -> None:
    site.edit("captures/far.txt", "They counted 300 ships.\n")
    site.run("verify", "--as-of", "2025-12-02", code=1)
    site.build(*AS_OF)
    incremental = site.files()
    assert "4 of 5" in line(site.read("briefs/looms/index.html"))
    site.build(*AS_OF, "--output", "clean")
    site.output = site.root / "clean"
    assert site.files() == incremental


def test_no_custom_page_has_its_name(site: Project) -> None:
    site.edit("content/pages/checks.en.md", "---\ntitle: Draughts\n---\n\nA game.\n")
    assert "error[url-clash]" in site.build(*AS_OF, code=1).output


def test_without_verification_there_is_no_such_page(project: Callable[..., Project]) -> None:
    site = project(STORY)
    site.remove("captures/nara.txt")
    site.remove("content/waivers.yaml")
    site.build(*AS_OF)
    assert PAGE not in site.files()
    assert "method/checks" not in site.read("briefs/looms/index.html")
