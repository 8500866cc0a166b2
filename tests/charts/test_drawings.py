"""How charts look in a browser: every kind, both languages, narrow and wide."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.charts.gallery import EXAMPLES, LANGUAGES
from tests.chromium import wait_until

Look = Callable[..., Page]

WITHOUT_TABLES = "document.querySelectorAll('figure.data:not(:has(svg))').forEach(each => each.remove())"

CLASHES = """(margin = 1.5) => {
    const found = [];
    for (const figure of document.querySelectorAll('figure.data')) {
        const chart = [...figure.querySelectorAll('svg.chart')].find(svg => svg.checkVisibility());
        const frame = chart.getBoundingClientRect();
        const boxes = [...chart.querySelectorAll('text')].map(text => {
            const { left, right, top, bottom } = text.getBoundingClientRect();
            const lower = (bottom - top) * .14;  // what a line of text has above and below its letters
            return { text: text.textContent, left, right, top: top + lower, bottom: bottom - lower };
        });
        for (const [i, one] of boxes.entries()) {
            if (one.left < frame.left - margin || one.right > frame.right + margin
                || one.top < frame.top - margin || one.bottom > frame.bottom + margin)
                found.push(`${figure.id}: "${one.text}" leaves the drawing`);
            for (const other of boxes.slice(i + 1))
                if (one.left < other.right && other.left < one.right
                    && one.top < other.bottom && other.top < one.bottom)
                    found.push(`${figure.id}: "${one.text}" meets "${other.text}"`);
        }
    }
    return found;
}"""
"""Texts that leave the drawing by more than a margin, or meet one another."""

COVERED = """() => {
    const found = [];
    for (const chart of document.querySelectorAll('svg.chart')) {
        if (!chart.checkVisibility()) continue;
        const texts = [...chart.querySelectorAll('text:not(.badge, .entry)')].map(text =>
            [text.textContent, text.getBoundingClientRect()]);
        for (const shape of chart.querySelectorAll('.fill, .mark:not(.hollow)')) {
            const { left, right, top, bottom } = shape.getBoundingClientRect();
            for (const [text, box] of texts)
                if (box.left < right - 1 && left < box.right - 1 && box.top + 4 < bottom && top < box.bottom - 4)
                    found.push(`${chart.closest('figure').id}: "${text}" is on a mark`);
        }
    }
    return found;
}"""
"""Texts that are written over bars or marks without a ground of their own."""

SIZES = """() => [...document.querySelectorAll('svg.chart text')].filter(text => text.checkVisibility()).map(text =>
    parseFloat(getComputedStyle(text).fontSize) * text.ownerSVGElement.getBoundingClientRect().width
        / text.ownerSVGElement.viewBox.baseVal.width)"""


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_meets_another_or_leaves_the_drawing(look: Look, language: str, width: int) -> None:
    page = look(f"{language}/all.html", width)
    assert page.locator("figure.data svg.chart:visible").count() == len(EXAMPLES)
    page.evaluate(WITHOUT_TABLES)
    assert page.evaluate(CLASHES) == []
    assert page.evaluate(COVERED) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_a_much_wider_font_all_text_is_within_the_margin_of_the_page(look: Look, language: str) -> None:
    page = look(f"{language}/all.html", 390)
    rule = ".chart text { font-family: 'DejaVu Sans' !important }"
    page.evaluate(
        "rule => document.styleSheets[0].insertRule(rule, document.styleSheets[0].cssRules.length)", rule
    )
    page.evaluate(WITHOUT_TABLES)
    margin = page.evaluate("document.querySelector('figure').getBoundingClientRect().left")
    assert [clash for clash in page.evaluate(CLASHES, margin) if clash.endswith("leaves the drawing")] == []


def test_a_page_that_runs_from_right_to_left_has_the_same_drawings(look: Look) -> None:
    page = look("en/all.html", 390)
    page.evaluate("document.documentElement.dir = 'rtl'")
    page.evaluate(WITHOUT_TABLES)
    assert page.evaluate(CLASHES) == []
    assert page.evaluate(COVERED) == []


@pytest.mark.parametrize("width", [320, 390, 560, 768, 1440])
def test_text_is_large_enough_to_read(look: Look, width: int) -> None:
    sizes = look("en/all.html", width).evaluate(SIZES)
    assert min(sizes) >= 10.5
    assert max(sizes) <= 18


@pytest.mark.parametrize("width", [320, 390, 1440])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_makes_the_page_wider_than_the_window(look: Look, language: str, width: int) -> None:
    page = look(f"{language}/all.html", width)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


CONTRAST = """() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const light = color => {
        context.fillStyle = color;
        context.fillRect(0, 0, 1, 1);
        const parts = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map(part => {
            const share = part / 255;
            return share <= .04045 ? share / 12.92 : ((share + .055) / 1.055) ** 2.4;
        });
        return parts[0] * .2126 + parts[1] * .7152 + parts[2] * .0722;
    };
    const ground = light(getComputedStyle(document.body).backgroundColor);
    const against = color => {
        const other = light(color);
        return (Math.max(ground, other) + .05) / (Math.min(ground, other) + .05);
    };
    const charts = [...document.querySelectorAll('svg.chart')].filter(chart => chart.checkVisibility());
    const all = selector => charts.flatMap(chart => [...chart.querySelectorAll(selector)]);
    return [
        Math.min(...all('text').map(text => against(getComputedStyle(text).fill))),
        Math.min(...all('.fill, .mark:not(.hollow)').map(mark => against(getComputedStyle(mark).fill))),
        Math.min(...all('.curve, .whisker, .hollow, .missing').map(mark => against(getComputedStyle(mark).stroke))),
    ];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_marks_have_contrast(look: Look, scheme: str) -> None:
    text, marks, lines = look("en/all.html", color_scheme=scheme).evaluate(CONTRAST)
    assert text >= 4.5
    assert marks >= 3 and lines >= 3


def test_with_forced_colours_everything_is_drawn_in_the_colours_of_the_system(look: Look) -> None:
    page = look("en/all.html", forced_colors="active")
    own = page.evaluate(
        """() => {
            const probe = document.body.appendChild(document.createElement('i'));
            probe.style.color = 'CanvasText';
            const ink = getComputedStyle(probe).color;
            probe.style.color = 'GrayText';
            const gray = getComputedStyle(probe).color;
            probe.style.color = 'Canvas';
            const ground = getComputedStyle(probe).color;
            const shapes = [...document.querySelectorAll('.chart :is(path, rect, line, text):not([fill])')];
            return shapes.filter(shape => {
                const { fill, stroke, display } = getComputedStyle(shape);
                const known = [ink, gray, ground, 'none'];
                return display !== 'none' && !(known.includes(fill) && known.includes(stroke))
                    && !(fill === 'rgb(0, 0, 0)' && shape.tagName === 'line' && known.includes(stroke));
            }).map(shape => shape.outerHTML);
        }"""
    )
    assert own == []


def test_in_print_the_table_is_open_and_the_links_of_the_screen_are_gone(look: Look) -> None:
    page = look("en/bar.html")
    assert not page.locator("table").is_visible()
    page.emulate_media(media="print")
    assert page.evaluate("document.querySelector('table').getBoundingClientRect().height") > 100
    assert not page.locator("[download]").is_visible()


def test_the_name_of_a_chart_is_read_with_what_it_is(look: Look) -> None:
    page = look("ko/bar.html")
    snapshot = page.locator("figure").aria_snapshot()
    assert (
        '- img "다섯 항구가 새 부두에 쓴 돈 항목 5개를 나타낸 막대그래프입니다.'
        ' 값은 20에서 143까지입니다(억 달러). 모든 수치는 아래 표에 있습니다."' in snapshot
    )
    assert snapshot.count("- img ") == 1  # of the two drawings, one


def test_pages_keep_the_policy_of_the_site(look: Look, gallery: str) -> None:
    page = look("en/bar.html")
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(f"{gallery}en/all.html")
    assert refused == []


def test_headings_sort_a_table_and_what_is_missing_stays_last(look: Look) -> None:
    page = look("en/tables.html")
    table = page.locator("#table-bar table")

    def names() -> list[str]:
        return [text.split()[0] for text in table.locator("tbody th").all_inner_texts()]

    assert names() == ["Eastport", "The", "Northhaven", "Longshore", "Westquay"]
    button = table.get_by_role("button", name="Spent on piers")
    button.click()
    assert names() == ["Longshore", "Northhaven", "The", "Eastport", "Westquay"]
    assert table.locator("th[aria-sort=ascending]").inner_text().startswith("Spent on piers")
    button.click()
    assert names() == ["Eastport", "The", "Northhaven", "Longshore", "Westquay"]
    assert table.locator("th[aria-sort=descending]").count() == 1
    table.get_by_role("button", name="Harbour").press("Enter")
    assert names() == ["Eastport", "Longshore", "Northhaven", "The", "Westquay"]
    table.get_by_role("button", name="Harbour").press("Enter")
    table.get_by_role("button", name="Harbour").press("Enter")
    assert names() == ["Eastport", "The", "Northhaven", "Longshore", "Westquay"]  # as in the file
    assert "The buttons in the headings sort the table." in table.locator("caption").text_content()  # type: ignore[operator]


def test_without_javascript_headings_are_text(look: Look) -> None:
    page = look("ko/tables.html", java_script_enabled=False)
    assert page.locator("button").count() == 0
    assert page.locator("th[scope=col]").first.inner_text() == "연도"


@pytest.mark.parametrize("width", [320, 390])
def test_a_wide_table_scrolls_by_keyboard_with_its_row_headings_in_sight(look: Look, width: int) -> None:
    page = look("en/tables.html", width)
    region = page.locator("#table-stacked-bar .data-scroll")
    assert region.evaluate("box => box.scrollWidth > box.clientWidth")
    region.focus()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    wait_until(page, "document.querySelector('#table-stacked-bar .data-scroll').scrollLeft > 40")
    left = region.evaluate("box => box.getBoundingClientRect().left")
    assert (
        abs(region.locator("tbody th").first.evaluate("cell => cell.getBoundingClientRect().left") - left) < 1
    )
