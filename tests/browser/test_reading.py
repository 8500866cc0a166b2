"""Reading a brief: citations that open their evidence, cards on links, the way between languages, light and dark."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader
from tests.chromium import wait_until

BRIEF = "briefs/two-clocks/"
OPEN = ".evidence:popover-open"


def mark(page: Page, n: int) -> str:
    return f"#cite-{n} button"


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found is not None, selector
    return dict(found)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_citation_opens_its_evidence_on_the_spot(reader: Reader, scripts: bool) -> None:
    page = reader(BRIEF, java_script_enabled=scripts)
    page.locator(mark(page, 1)).click()
    evidence = page.locator(OPEN)
    expect(evidence).to_contain_text("Apple Economy")
    expect(evidence).to_contain_text("What lies behind Yann LeCun's “decision to leave” Meta?")
    expect(evidence).to_contain_text("about November 2025 (approximate date)")
    expect(evidence).to_contain_text("Relies on: Financial Times, eWeek")
    expect(evidence.locator(".evidence-says p")).to_be_hidden()
    evidence.get_by_text("What the whole source reports").click()
    expect(evidence.locator(".evidence-says p")).to_be_visible()
    page.keyboard.press("Escape")
    expect(evidence).to_have_count(0)


def test_a_cited_quotation_is_shown_in_its_own_language_and_translated(reader: Reader) -> None:
    page = reader(BRIEF)
    id_ = page.locator(".evidence:has(.translation)").first.get_attribute("id")
    page.locator(f".cite [popovertarget='{id_}']").first.click()
    quoted = page.locator(f"{OPEN} blockquote [lang=ko]")
    expect(quoted).to_have_text(re.compile("[가-힣]"))
    expect(page.locator(OPEN)).to_contain_text("in translation: ")


@pytest.mark.parametrize("width", [1440, 1100])
def test_at_a_desk_the_evidence_stands_in_the_margin_beside_its_mark(reader: Reader, width: int) -> None:
    page = reader(BRIEF, width, 1400)
    page.locator(mark(page, 3)).click()
    text, margin, evidence, at = (box(page, s) for s in (".text", ".beside", OPEN, mark(page, 3)))
    assert evidence["x"] >= text["x"] + text["width"]
    assert evidence["x"] == pytest.approx(margin["x"], abs=4)
    assert evidence["y"] <= at["y"] <= evidence["y"] + evidence["height"]


def test_on_a_phone_it_is_a_sheet_at_the_foot(reader: Reader) -> None:
    page = reader(BRIEF, 390, 844, has_touch=True)
    page.locator(mark(page, 1)).tap()
    evidence = box(page, OPEN)
    assert (evidence["x"], evidence["width"]) == (0, 390)
    assert evidence["y"] + evidence["height"] == 844
    page.get_by_role("button", name="Close").tap()
    expect(page.locator(OPEN)).to_have_count(0)


def test_evidence_never_leaves_the_window(reader: Reader) -> None:
    page = reader(BRIEF, 1440, 700)
    for n in range(1, page.locator(".cite").count() + 1):
        page.locator(mark(page, n)).first.click()
        evidence = box(page, OPEN)
        assert evidence["y"] >= 0 and evidence["y"] + evidence["height"] <= 700, n
        page.keyboard.press("Escape")


def test_evidence_by_keyboard(reader: Reader) -> None:
    page = reader(BRIEF)
    page.locator(mark(page, 1)).focus()
    page.keyboard.press("Enter")
    expect(page.locator(OPEN)).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.evidence') !== null")
    page.keyboard.press("Escape")
    expect(page.locator(mark(page, 1))).to_be_focused()


def test_the_same_source_at_another_mark_opens_there(reader: Reader) -> None:
    page = reader(BRIEF, 1440, 2000)
    same = page.locator("button[popovertarget=evidence-1]")
    assert same.count() > 1
    same.nth(0).click()
    before = box(page, OPEN)["y"]
    same.nth(1).click()
    expect(page.locator(OPEN)).to_have_count(1)
    assert box(page, OPEN)["y"] != before
    same.nth(1).click()
    expect(page.locator(OPEN)).to_have_count(0)


# Cards, by WCAG 1.4.13


def test_a_card_opens_on_hover_and_stays_while_the_pointer_is_on_it(reader: Reader) -> None:
    page = reader(BRIEF)
    link = page.locator(".body a[data-card]").first
    link.hover()
    card = page.get_by_role("tooltip")
    expect(card).to_contain_text("Yann LeCun")
    expect(card).to_contain_text("얀 르쿤")
    card.hover()
    page.wait_for_timeout(500)
    expect(card).to_be_visible()
    page.mouse.move(2, 2)
    expect(card).to_be_hidden()


def test_a_card_opens_on_focus_describes_its_link_and_closes_on_escape(reader: Reader) -> None:
    page = reader(BRIEF)
    link = page.locator(".body a[data-card]").first
    page.locator(".beside a").last.focus()
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("tooltip")).to_be_visible()
    expect(link).to_have_accessible_description(re.compile("Yann LeCun"))
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_be_hidden()
    expect(link).to_be_focused()


def test_where_there_is_no_pointer_a_link_just_links(reader: Reader) -> None:
    page = reader(BRIEF, 390, has_touch=True, is_mobile=True)
    page.locator(".body a[data-card]").first.tap()
    page.wait_for_url("**/people/yann-lecun/")


# Between languages


def go_to_other_language(page: Page) -> None:
    """Scrolls up a little, whereupon the masthead comes into sight, and clicks there as a hand would: a locator's
    click would first scroll to where the masthead is at the top of the page."""
    page.wait_for_timeout(100)
    page.mouse.wheel(0, 40)
    expect(page.locator(".masthead")).not_to_be_in_viewport()
    page.mouse.wheel(0, -40)
    expect(page.locator(".masthead")).to_be_in_viewport()
    link = box(page, "[data-language]")
    page.mouse.click(link["x"] + 5, link["y"] + 5)


def test_the_way_to_the_other_language_keeps_the_block(reader: Reader) -> None:
    page = reader(BRIEF)
    page.evaluate("document.querySelectorAll('.body > *')[12].scrollIntoView()")
    go_to_other_language(page)
    page.wait_for_url("**/ko/briefs/two-clocks/#block-12")
    top = page.evaluate("document.querySelectorAll('.body > *')[12].getBoundingClientRect().top")
    assert 0 <= top < 120


def test_and_the_event_on_the_timeline(reader: Reader) -> None:
    page = reader("timeline/#scale-ai-investment")
    go_to_other_language(page)
    page.wait_for_url("**/ko/timeline/#scale-ai-investment")


def test_from_the_top_of_a_page_one_comes_to_its_top(reader: Reader) -> None:
    page = reader(BRIEF)
    page.locator("[data-language]").first.click()
    page.wait_for_url(re.compile(r"/ko/briefs/two-clocks/#?$"))
    assert page.evaluate("scrollY") == 0


def test_the_masthead_shows_itself_to_the_keyboard(reader: Reader) -> None:
    page = reader(BRIEF)
    page.mouse.wheel(0, 2000)
    expect(page.locator(".masthead")).not_to_be_in_viewport()
    page.locator(".masthead .brand").focus()
    expect(page.locator(".masthead .brand")).to_be_in_viewport()


# Light and dark


@pytest.mark.parametrize(
    ("system", "first", "second"), [("light", "Dark", "Light"), ("dark", "Light", "Dark")]
)
def test_the_choice_of_colours_is_remembered(reader: Reader, system: str, first: str, second: str) -> None:
    page = reader(BRIEF, color_scheme=system)
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name=f"{first} colours").click()
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert after != before
    page.locator(".masthead nav a").first.click()
    expect(page.get_by_role("button", name=f"{second} colours")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == after


def test_contents_of_a_brief_stay_in_sight(reader: Reader) -> None:
    page = reader(BRIEF, 1440, 900)
    page.evaluate("scrollTo(0, 2500)")
    assert 0 <= box(page, ".contents")["y"] < 60
    assert 0 <= box(page, ".beside")["y"] < 60


def test_the_contents_say_which_section_is_read(reader: Reader) -> None:
    page = reader(BRIEF, 1440, 900)
    current = page.locator(".contents [aria-current]")
    expect(current).to_have_count(0)
    page.locator(".contents a").nth(2).click()
    expect(current).to_have_text(page.locator(".contents a").nth(2).inner_text())
    page.evaluate("scrollTo(0, 0)")
    expect(current).to_have_count(0)


# What a citation covers


def cited(page: Page) -> str:
    """The words that stand out while evidence is open."""
    words: str = page.evaluate("[...(CSS.highlights.get('cited') ?? [])].map(String).join('|')")
    return words.replace("\u2060", "").strip()


def test_the_words_that_a_citation_covers_stand_out_while_it_is_open(reader: Reader) -> None:
    page = reader(BRIEF, 1440, 1400)
    paragraph = page.locator("#an-invitation + p")
    marks = paragraph.locator(".cite button")
    marks.nth(0).click()
    expect(marks.nth(0)).to_have_attribute("data-open", "")
    first = cited(page)
    assert first.startswith("It began with a request.") and first.endswith("laboratory.")
    marks.nth(1).click()
    expect(marks.nth(1)).to_have_attribute("data-open", "")
    assert cited(page).startswith("A Znews article") and first not in cited(page)
    expect(page.locator(".cite [data-open]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".cite [data-open]")).to_have_count(0)
    assert cited(page) == ""


def test_on_a_phone_the_sheet_does_not_cover_the_mark(reader: Reader) -> None:
    page = reader(BRIEF, 390, 844, has_touch=True)
    for n in (3, 8):
        page.locator(mark(page, n)).first.evaluate("mark => mark.scrollIntoView({ block: 'end' })")
        page.locator(mark(page, n)).first.tap()
        wait_until(
            page,
            "n => document.querySelector(`#cite-${n}`).getBoundingClientRect().bottom"
            f" < document.querySelector('{OPEN}').getBoundingClientRect().top",
            n,
        )
        page.keyboard.press("Escape")


@pytest.mark.parametrize("width", [320, 390, 760, 1440])
def test_no_line_begins_with_a_particle(reader: Reader, width: int) -> None:
    """As in `(Llama)를` and `“…머물렀다”는`, which keep-all alone would let break before the particle."""
    page = reader("ko/briefs/two-clocks/", width)
    pairs: list[list[float]] = page.evaluate(
        """[...document.querySelectorAll('.text p, .text li')].flatMap(block => {
            const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
            const found = [];
            for (let node; (node = walker.nextNode());) {
                for (const match of node.data.matchAll(/[)\\]’”」』》〉]\u2060?(?=[가-힣])/g)) {
                    found.push([match.index, match.index + match[0].length].map(at => {
                        const range = document.createRange();
                        range.setStart(node, at);
                        range.setEnd(node, at + 1);
                        return range.getBoundingClientRect().bottom;
                    }));
                }
            }
            return found;
        })"""
    )
    assert len(pairs) > 5
    assert [pair for pair in pairs if abs(pair[0] - pair[1]) > 4] == []
