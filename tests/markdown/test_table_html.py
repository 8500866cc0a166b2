"""Captions, headings of rows and columns of numbers: what is typed, beside the HTML with its slots."""

from __future__ import annotations

import pytest

from tests.markdown.shown import document, problems, shown

ROWS = "| 해 | 투자 |\n|---|---|\n| 2024 | $14bn |\n| 2025 | 1,200억 |\n"
HEAD = '<table>\n<caption id="table_1">투자‿⟦@a⟧</caption>\n<thead>'


@pytest.mark.parametrize("between", ["", "\n", "\n\n"])
def test_a_caption_follows_the_table(between: str) -> None:
    text = f"{ROWS}{between}: 투자 [@a]\n\n나"
    assert shown(text).startswith(HEAD)
    assert shown(text).endswith("</table>\n<p>나</p>")
    assert problems(text) == []


def test_a_caption_names_the_box_of_a_wide_table() -> None:
    html = shown("| " + "x" * 40 + " |\n|-|\n| a |\n\n: 넓은 표")
    assert html.startswith(
        '<div class="scroll" tabindex="0" role="region" aria-labelledby="table_1">\n<table>'
    )


def test_rows_are_of_the_source_of_the_caption_unless_they_cite_their_own() -> None:
    blocks = document("| 가 | 나 |\n|-|-|\n| 1 | 2 |\n| 3 | 4 [@b] |\n: 다 [@a]").blocks
    assert [(block.kind, block.cites) for block in blocks] == [
        ("caption", (0, 1)),
        ("row", (0, 1)),
        ("row", (0, 1)),
        ("row", (1, 2)),
    ]


def _classes(column: list[str], first: str = "가") -> bool:
    """Whether the second column of a table is one of numbers."""
    rows = "".join(f"| {first} | {cell} |\n" for cell in column)
    html = shown(f"| 이름 | 수 |\n|-|-|\n{rows}")
    assert html.count('class="number"') in (0, len(column) + 1)
    return '<th scope="col" class="number">수</th>' in html


NUMBERS = (
    ["1", "20", "3,000"],
    ["12.5%", "−3%", "0 %"],
    ["$14bn", "US$3.5", "—"],
    ["143억", "3명"],
    ["10 km", "20 km"],
    ["1 [@a]", "**2**"],
)
WORDS = (
    ["143억", "약"],
    ["2024", "2025"],
    ["2024년", "2025년"],
    ["143억 달러"],
    ["", "—"],
    ["one", "2"],
    ["[[a]]", "2"],
)


@pytest.mark.parametrize(
    ("column", "are"), [*((column, True) for column in NUMBERS), *((column, False) for column in WORDS)]
)
def test_columns_of_numbers_are_known(column: list[str], are: bool) -> None:
    assert _classes(column) is are


def test_an_alignment_that_is_written_counts() -> None:
    html = shown("| 가 | 나 |\n|-|:-|\n| 다 | 1 |")
    assert 'class="number"' not in html and '<td class="align-left">1</td>' in html


def test_cells_below_an_empty_heading_are_headings_of_their_rows() -> None:
    assert shown("| | 나 |\n|-|-|\n| 가 | 다 |") == (
        '<table>\n<thead>\n<tr>\n<td></td>\n<th scope="col">나</th>\n</tr>\n</thead>\n<tbody>\n'
        '<tr>\n<th scope="row">가</th>\n<td>다</td>\n</tr>\n</tbody>\n</table>'
    )
