"""Charts and tables in texts: drawn from their data, each figure looked up in the source that its row cites."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.project import Project

pytestmark = pytest.mark.slow("builds a site for each test")

SITE = """
=== content/sources/gazette.yaml
type: article-newspaper
title: {en: The money, ko: 돈}
language: ko
summary: {en: On the money., ko: 돈 이야기.}
container: {en: Gazette, ko: 신문}
issued: 2025-11-01
=== captures/gazette.txt
회사는 140억 달러 이상을 투자했다. 내년에는 1,000억 달러를 넘는다. 약 2,400억 달러가 증발했다.
2025년 5월 세 명이 떠났다.
=== content/media/sums.yaml
data: sums.csv
alt: {en: Three sums as bars, ko: 세 금액의 막대}
caption: {en: What it cost, ko: 얼마나 들었나}
chart: {type: bar, x: what, y: [amount]}
columns:
  - {name: what, label: {en: What, ko: 항목}}
  - {name: amount, label: {en: Amount, ko: 금액}, unit: {en: US dollars, ko: 달러}, scale: 1000000000}
=== content/media/sums.csv
what.en,what.ko,amount,source
The stake,지분,14,gazette
The plan,계획,100,gazette
The loss,손실,~240,gazette
=== content/briefs/money.en.md
---
title: Money
abstract: What it cost
published: 2025-11-02
---
A chart. [@own]

![[sums]]
=== content/briefs/money.ko.md
---
title: 돈
abstract: 얼마나 들었나
published: 2025-11-02
---
도표. [@own]

![[sums]]
"""
# The text: the company put more than 14 billion dollars in; next year it passes 100 billion; about 240 billion went up
# in smoke; in May 2025 three left.


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    found = project(SITE)
    found.run("verify")
    return found


def test_a_chart_shows_its_data_in_each_language_with_their_sources(site: Project) -> None:
    site.build("--no-search")
    english, korean = site.read("briefs/money/index.html"), site.read("ko/briefs/money/index.html")
    assert "Amount, billion US dollars" in english and "about 240" in english
    assert "억 달러" in korean and "약 2,400" in korean
    assert 'href="/sources/gazette/"' in english and "Gazette" in english
    assert "/assets/media/sums." in english and ".csv" in english


def test_the_page_of_a_chart_is_a_dataset(site: Project) -> None:
    site.build("--no-search")
    page = site.read("media/sums/index.html")
    assert '"@type":"Dataset"' in page and '"encodingFormat":"text/csv"' in page


def test_figures_of_data_are_in_the_lock_so_that_a_build_without_texts_knows_them(site: Project) -> None:
    lock = (site.root / "content/verified.lock").read_text("utf-8")
    assert '"14000000000 USD"' in lock and '"~240000000000 USD"' in lock
    (site.root / "captures/gazette.txt").unlink()
    assert "figure-not-found" not in site.check().output


@pytest.mark.parametrize(
    "right, wrong, problem",
    [
        ("지분,14,", "지분,15,", '2:14: warning[figure-not-found]: the figure “15” is not in any source'),
        ("계획,100,", "계획,101,", '3:13: warning[figure-not-found]: the figure “101” is not in any source'),
        ("계획,100,gazette", "계획,100,", '3:13: error[unsourced-row]: the number "100" in "amount" has no source'),
        ("계획,100,gazette", "계획,100,gazete", '3:17: error[unknown-record]: no source "gazete"'),
        ("계획,100,", "계획,\"1,5\",", "3:14: error[bad-cell]"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_data_is_reported_at_its_cell(
    site: Project, right: str, wrong: str, problem: str
) -> None:
    data = (site.root / "content/media/sums.csv").read_text("utf-8")
    assert right in data
    site.edit("content/media/sums.csv", data.replace(right, wrong))
    assert f"content/media/sums.csv:{problem}" in site.check(code=int("error[" in problem)).output


def test_another_unit_is_another_figure(site: Project) -> None:
    record = (site.root / "content/media/sums.yaml").read_text("utf-8")
    site.edit("content/media/sums.yaml", record.replace("US dollars", "euros").replace("달러", "유로"))
    assert site.check().output.count("figure-not-found") == 3


def test_a_date_in_data_is_looked_up_too(site: Project) -> None:
    site.edit("content/media/leavers.yaml", "data: leavers.csv\ntitle: {en: Leavers, ko: 떠난 사람}\n")
    site.edit("content/media/leavers.csv", "month,people,source\n2025-05,3,gazette\n2025-06,3,gazette\n")
    assert (
        "content/media/leavers.csv:3:1: warning[date-not-found]: the date “2025-06” is not in any source"
        in site.check().output
    )


def test_the_figures_in_the_texts_of_a_table_are_looked_up_in_each_language(site: Project) -> None:
    site.edit("content/media/points.yaml", "data: points.csv\ntitle: {en: Points, ko: 쟁점}\n")
    said = "says.en,says.ko,source\nmore than $14 billion,140억 달러 이상,gazette\nmore than $15 billion,셋,gazette\n"
    site.edit("content/media/points.csv", said)
    assert "content/media/points.csv:3:1: warning[figure-not-found]" in site.check().output


def test_columns_that_the_record_does_not_describe_are_shown_as_their_headings_and_cells_tell(
    site: Project,
) -> None:
    site.edit("content/media/leavers.yaml", "data: leavers.csv\ntitle: {en: Leavers, ko: 떠난 사람}\n")
    site.edit("content/media/leavers.csv", "month,people,source\n2025-05,3,gazette\n")
    site.build("--no-search")
    page = site.read("media/leavers/index.html")
    assert "May 2025" in page and '<th scope="col" class="number">people</th>' in page


def test_a_changed_figure_changes_the_pages_that_show_it(site: Project) -> None:
    site.build("--no-search")
    data = (site.root / "content/media/sums.csv").read_text("utf-8")
    site.edit("content/media/sums.csv", data.replace("~240", "~24"))
    site.build("--no-search")
    assert "about 24<" in site.read("briefs/money/index.html")


def test_a_slip_in_a_column_of_dates_that_nobody_describes_is_reported(site: Project) -> None:
    site.edit(
        "content/media/leavers.yaml",
        "data: leavers.csv\ntitle: {en: Leavers, ko: 떠난 사람}\nsources: [gazette]\n",
    )
    site.edit("content/media/leavers.csv", "month,people\n2025-05,3\n2025-13,3\n")
    assert "content/media/leavers.csv:3:1: error[bad-cell]" in site.check(code=1).output


def test_numbers_with_a_unit_are_no_years(site: Project) -> None:
    described = "columns: [{name: height, unit: {en: metres, ko: 미터}}]\n"
    site.edit("content/media/peaks.yaml", f"data: peaks.csv\ntitle: {{en: Peaks, ko: 봉우리}}\n{described}")
    site.edit("content/media/peaks.csv", "height,source\n1915,gazette\n1947,gazette\n")
    assert "the figure “1915” is not in any source" in site.check().output


def test_a_unit_is_compared_in_a_language_that_has_it(site: Project) -> None:
    """The source is Korean; that the unit is given in English alone does not make dollars of its euros."""
    record = (site.root / "content/media/sums.yaml").read_text("utf-8")
    unit = "unit: {en: US dollars, ko: 달러}"
    assert unit in record
    site.edit("content/media/sums.yaml", record.replace(unit, "unit: {en: US dollars}"))
    assert "figure-not-found" not in site.check().output
    site.edit("content/media/sums.yaml", record.replace(unit, "unit: {en: euros}"))
    assert site.check().output.count("figure-not-found") == 3


def test_a_chart_that_cannot_be_drawn_is_a_problem_of_the_build(project: Callable[..., Project]) -> None:
    """A small site's pages may be made before the checks are done."""
    site = project(SITE)
    site.replace("content/media/sums.yaml", "type: bar", "type: line")
    assert (
        'error[chart-data]: a line needs dates, and "what" has none'
        in site.build("--no-search", code=1).output
    )


def test_a_cell_whose_original_changed_is_reported_until_its_translation_was_looked_at(site: Project) -> None:
    site.run("translated", "--all")
    assert "translation-outdated" not in site.check().output
    site.replace("content/media/sums.csv", "The plan,계획", "The plans for next year,계획")
    site.replace("content/media/sums.yaml", "en: What, ko: 항목", "en: What it is, ko: 항목")
    output = site.check().output
    assert "content/media/sums.csv:3:25: warning[translation-outdated]" in output
    assert "content/media/sums.yaml:6:46: warning[translation-outdated]" in output
    site.run("translated", "sums")
    assert "translation-outdated" not in site.check().output
