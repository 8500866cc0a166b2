"""Data as tables: what is in each heading and cell, and the markup."""

from __future__ import annotations

import re

from sitegen.charts.figure import Caption, Download, Frame, data_figure
from sitegen.charts.plot import Label
from sitegen.charts.table import data_table
from sitegen.datasets import Column, Dataset, read
from tests.charts.gallery import LANGUAGES, numbers, reader, texts
from tests.charts.pages import markup

COLUMNS = {
    "year": Column(texts("Year", "연도"), "year"),
    "who": Column(texts("Company", "회사"), "record"),
    "spent": numbers("Spent", "쓴 돈", texts("US dollars", "달러")),
    "note": Column(texts("Note", "비고")),
}
DATA = """\
year,who,spent,note.en,source
2001,ferry-company,14300000000,<new>,harbour-board
2002,ferry-company,,,harbour-board;ferry-company
2003,harbour-board,~2000000000..3500000000,,
"""


def dataset() -> Dataset:
    found, problems = read(DATA.encode(), "data.csv", COLUMNS, LANGUAGES)
    assert found is not None, problems
    return found


def test_headings_have_units_and_cells_what_they_are_sorted_by() -> None:
    table = data_table(dataset(), reader("ko"))
    assert [(h.label.text, h.unit.text, h.is_number) for h in table.headings] == [
        ("연도", "", True), ("회사", "", False), ("쓴 돈", "억 달러", True), ("비고", "", False), ("출처", "", False),
    ]  # fmt: skip
    assert [[cell.label.text for cell in row][:4] for row in table.rows] == [
        ["2001", "북방여객선", "143", "<new>"],
        ["2002", "북방여객선", "", ""],
        ["2003", "항만위원회", "약 20~35", ""],
    ]
    assert [row[2].sort for row in table.rows] == ["14300000000", "", "2750000000"]
    assert [row[2].is_missing for row in table.rows] == [False, True, False]
    assert table.rows[0][3].label == Label("<new>", "en")
    assert [[s.text for s in row[4].sources] for row in table.rows] == [
        ["항만위원회"],
        ["항만위원회", "북방여객선"],
        [],
    ]
    assert [row[0].is_row_heading for row in table.rows] == [True] * 3


def test_the_markup_of_a_table() -> None:
    for_ = reader("en")
    frame = Frame(
        "t", Label("Name"), Caption("<em>Piers</em>"), ("ferry-company",), Download("/d.csv", "1 kB")
    )
    html = markup([data_figure(dataset(), None, for_, frame)], for_)
    assert '<caption id="t-caption"><em>Piers</em></caption>' in html
    assert '<th scope="col" class="number">Spent <span class="unit">(billion US dollars)</span></th>' in html
    assert '<th scope="row" class="number" data-sort="20010101">2001</th>' in html
    assert '<td class="number" data-sort="14300000000">14.3</td>' in html
    assert '<td class="number"><span class="none">no figure</span></td>' in html
    assert "<td>&lt;new&gt;</td>" in html
    assert '<td><a href="/harbour-board/">Harbour Board</a>, <a href="/ferry-company/">Northern Ferry' in html
    sources = re.search(r'<p class="data-source">(.*)</p>', html)
    assert sources and re.findall(r'href="([^"]+)"', sources[1]) == [
        "/ferry-company/",
        "/harbour-board/",
        "/d.csv",
    ]
    assert "<svg" not in html and "style=" not in html
