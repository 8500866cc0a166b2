"""Tables and footnotes: what is typed, and the HTML with its slots.

가, 나, 다, 라, 마 … are letters, as A, B, C, D, E; 하나, 둘, 셋, 넷 … are one, two, three, four.
"""

from __future__ import annotations

from sitegen.markdown.footnote_references import letter
from tests.markdown.shown import document, inside, problems, shown


def test_a_table_has_no_style_attributes() -> None:
    assert shown("| 가 | 나 | 다 | 라 |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |") == (
        "<table>\n<thead>\n<tr>\n"
        '<th scope="col" class="number">가</th>\n<th scope="col" class="align-left">나</th>\n'
        '<th scope="col" class="align-center">다</th>\n<th scope="col" class="align-right">라</th>\n'
        "</tr>\n</thead>\n<tbody>\n<tr>\n"
        '<td class="number">1</td>\n<td class="align-left">2</td>\n'
        '<td class="align-center">3</td>\n<td class="align-right">4</td>\n'
        "</tr>\n</tbody>\n</table>"
    )


def _scrolls(text: str) -> bool:
    return shown(text).startswith(
        '<div class="scroll" tabindex="0" role="region" aria-label="⟦$table.label⟧ 1">'
    )


def test_only_a_table_wider_than_the_narrowest_screen_scrolls() -> None:
    # date, event; November, however long a sentence is, its lines break at each word, so it fits
    assert not _scrolls("| 날짜 | 사건 |\n|-|-|\n| 11월 | 아주 긴 문장도 낱말마다 줄이 바뀌니 들어간다 |")
    # four columns, with “superintelligence laboratory”, which is one word
    assert _scrolls("| 하나 | 둘 | 셋 | 넷 |\n|-|-|-|-|\n| 초지능연구소 | 초지능연구소 | 초지능연구소 | 가 |")
    assert _scrolls("| a | b |\n|-|-|\n| superintelligence | superintelligence |")
    assert shown("| a |\n|-|\n| " + "x" * 40 + " |").endswith("</table>\n</div>")


def test_each_scrolling_table_has_a_name_of_its_own() -> None:
    wide = "| " + "x" * 40 + " |\n|-|\n"
    html = shown(f"{wide}\n| a |\n|-|\n\n{wide}")
    assert html.count('role="region"') == 2
    assert 'aria-label="⟦$table.label⟧ 1"' in html and 'aria-label="⟦$table.label⟧ 3"' in html


def test_the_text_of_a_table_is_a_block_to_a_row() -> None:
    assert document("| 가 | 나 |\n|-|-|\n| [[a\\|다]] | |\n").text == "가 나\n\n다"


FOOTNOTE_LIST = (
    '<section class="footnotes" role="doc-endnotes" aria-labelledby="fn_title">\n'
    '<h2 id="fn_title">⟦$footnotes.title⟧</h2>\n<ol type="a">\n{}</ol>\n</section>'
)


def _reference(letter: str, name: str) -> str:
    return (
        f'‿<sup class="footnote-ref"><a role="doc-noteref" href="#fn_{letter}" id="fnref_{name}"'
        f' aria-describedby="fn_title">{letter}</a></sup>'
    )


def _back(name: str) -> str:
    return (
        f' <a class="footnote-back" role="doc-backlink" href="#fnref_{name}"'
        f' aria-label="⟦$footnotes.back⟧ {name.replace("_", "-")}">↩\ufe0e</a>'
    )


def test_footnotes() -> None:
    html = shown("가[^1] 나 [^둘].\n\n[^둘]: *다*\n[^1]: 라\n")
    notes = (
        f'<li id="fn_a"><p>라{_back("a")}</p>\n</li>\n<li id="fn_b"><p><em>다</em>{_back("b")}</p>\n</li>\n'
    )
    assert html == f"<p>가{_reference('a', 'a')} 나{_reference('b', 'b')}.</p>\n" + FOOTNOTE_LIST.format(
        notes
    )


def test_footnotes_have_letters_as_an_ordered_list_counts_them() -> None:
    assert [letter(number) for number in (0, 25, 26, 27, 701, 702)] == ["a", "z", "aa", "ab", "zz", "aaa"]


def test_a_letter_and_a_number_side_by_side_are_kept_apart() -> None:
    html = shown("가 [@a] [^1] [@b].\n\n[^1]: 나")
    note = _reference("a", "a").removeprefix("‿")
    assert html.startswith(f"<p>가‿⟦@a⟧\u202f{note}\u202f⟦@b⟧.</p>")
    assert shown("가 [@a] [@b]") == "<p>가‿⟦@a⟧‿⟦@b⟧</p>"


def test_a_footnote_may_be_referred_to_twice() -> None:
    html = shown("가[^a] 나[^a]\n\n[^a]: 다")
    assert f"가{_reference('a', 'a')} 나{_reference('a', 'a_2')}" in html
    assert f'<li id="fn_a"><p>다{_back("a")}{_back("a_2")}</p>' in html


def test_a_footnote_holds_blocks_links_and_citations() -> None:
    html = shown("가[^a]\n\n[^a]: 나 [[b]] [@c]\n\n    - 다\n")
    assert f'<li id="fn_a"><p>나 ⟦b⟧‿⟦@c⟧</p>\n<ul>\n<li>다</li>\n</ul>\n{_back("a")}</li>' in html


def test_a_footnote_holds_no_other() -> None:
    assert problems("가[^a]\n\n[^a]: 나\n\n    > [^b]: 다\n") == ["5:7 bad-footnote"]
    assert problems("가[^a]나[^b]\n\n[^a]: 나\n[^b]: 다\n") == []


def test_footnotes_inside_a_line_are_not_known() -> None:
    assert inside("가^[나]") == "가^[나]"


def test_every_footnote_is_defined_and_referred_to() -> None:
    assert problems("가 [^a]") == ["1:3 bad-footnote"]
    assert inside("가 [^a]") == "가 [^a]"
    assert problems("가 [^a] [^b]\n\n[^a]: 나") == ["1:8 bad-footnote"]
    assert problems("가\n\n- [^a]: 나") == ["3:3 bad-footnote"]
    assert problems("가[^a]\n\n[^a]: 나\n\n[^a]: 다") == ["5:1 bad-footnote"]
    assert problems("`[^a]` \\[^a]") == []


def test_the_text_of_footnotes_comes_last() -> None:
    assert document("가[^a]\n\n[^a]: 나\n\n다").text == "가\n\n다\n\n나"
