"""What WCAG 2.2 asks beyond what axe can find: keyboard, large text, wide spacing, targets, motion, forced colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Reader
from tests.real_site import KINDS, pages

PAGES = [prefix + KINDS[kind] for prefix in ("", "ko/") for kind in (
    "front", "brief", "timeline", "person", "source", "claims", "claim", "event", "people", "term", "media", "medium",
    "search",
)]  # fmt: skip

SOME = [
    KINDS["front"],
    f"ko/{KINDS['brief']}",
    KINDS["timeline"],
    KINDS["person"],
    KINDS["claims"],
    f"ko/{KINDS['source']}",
]

SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
"""The text spacing of success criterion 1.4.12."""

CUT = """() => [...document.querySelectorAll('main *, header *, footer *')].filter(element => {
    const style = getComputedStyle(element);
    const hides = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
    return hides && element.checkVisibility() && style.clipPath === 'none' && element.tagName !== 'svg'
        && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
}).map(element => element.outerHTML.slice(0, 120))"""
"""What is cut off."""

FACES = (
    "* { font-family: 'DejaVu Sans' !important }",
    "* { font-family: 'Liberation Serif' !important }",
    "* { font-family: 'Noto Sans CJK KR' !important }",
    """@font-face { font-family: low; src: local('Liberation Sans'), local('Arial');
        ascent-override: 60%; descent-override: 10%; line-gap-override: 0%; size-adjust: 70% }
    * { font-family: low !important }""",
)
"""Fonts that may take the place of those that are asked for, the last narrower and lower than any."""

SMALL = """([faces, sizes]) => {
    const isShown = element => element.checkVisibility({ visibilityProperty: true });
    const area = element => element.closest('label') ?? element.querySelector('.target') ?? element;
    const isSmall = ({ width, height }) => Math.min(width, height) < 23.99;
    const inSentence = element => {
        if (getComputedStyle(element).display !== 'inline' && !element.closest('.cite')) return false;
        let block = element.parentElement;
        while (getComputedStyle(block).display === 'inline') block = block.parentElement;
        const links = [...block.querySelectorAll('a, button')].map(link => link.textContent).join('');
        return block.textContent.trim().length > links.trim().length + 3;
    };
    const targets = [...document.querySelectorAll('a[href], button, input, select, summary')].filter(element =>
        !element.closest('.skip, [aria-hidden=true]'));
    const style = document.head.appendChild(document.createElement('style'));
    const found = [];
    for (const face of faces) for (const size of sizes) {
        style.textContent = face;
        document.documentElement.style.fontSize = size;
        for (const element of targets) {
            const box = area(element).getBoundingClientRect();
            if (!isSmall(box) || !isShown(element) || inSentence(element)) continue;
            const what = element.outerHTML.slice(0, 160);
            found.push(`${box.width.toFixed(1)} × ${box.height.toFixed(1)}, ${size}, ${face}: ${what}`);
        }
    }
    style.remove();
    document.documentElement.style.fontSize = '';
    return found;
}"""
"""Targets that are in no sentence and are smaller than 24 by 24 pixels (2.5.8), in any of some fonts."""

FOCUSED = """() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const styles = [element, ...element.querySelectorAll('.target')].map(part => getComputedStyle(part));
    const ring = styles.some(style => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
        || (style.stroke !== 'none' && parseFloat(style.strokeWidth) >= 2));
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const inside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    if (!element.dataset.reached) element.dataset.reached = String(document.querySelectorAll('[data-reached]').length);
    return { ring, inside, what: element.outerHTML.slice(0, 120) };
}"""


@pytest.mark.parametrize("path", SOME)
def test_everything_is_reached_by_keyboard_with_a_visible_focus(reader: Reader, path: str) -> None:
    page = reader(path, 1280, 900)
    reachable: int = page.evaluate(
        """[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter(element =>
            element.checkVisibility({ visibilityProperty: true }) && !element.disabled).length"""
    )
    unseen = []
    for _ in range(reachable + 5):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUSED)
        if focus is None:
            break
        if not (focus["ring"] and focus["inside"]):
            unseen.append(focus["what"])
    assert unseen == []
    assert page.locator("[data-reached]").count() == reachable


def test_the_skip_link_leads_to_the_text(reader: Reader) -> None:
    page = reader("")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left >= 0")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("path", PAGES)
def test_text_of_twice_the_size(reader: Reader, path: str) -> None:
    page = reader(path, 1280)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 1280
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("path", PAGES)
def test_wide_spacing_on_a_phone(reader: Reader, path: str) -> None:
    page = reader(path, 320, bypass_csp=True)
    page.add_style_tag(content=SPACING)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("path", pages())
def test_targets_are_large_whatever_the_font(reader: Reader, path: str) -> None:
    page = reader(path, bypass_csp=True)
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(SMALL, [FACES, ["100%", "200%"]]) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_targets_of_what_opens_are_large(reader: Reader, width: int) -> None:
    page = reader(KINDS["brief"], width, bypass_csp=True)
    page.locator(".cite button").first.click()
    page.locator(".evidence:popover-open .close").wait_for()
    assert page.evaluate(SMALL, [FACES, ["100%"]]) == []
    page.keyboard.press("Escape")
    page.locator("[data-search-open]").click()
    page.locator(".search-dialog input[type=search]").fill("meta")
    page.locator(".search-dialog .search-hit").first.wait_for()
    assert page.evaluate(SMALL, [FACES, ["100%"]]) == []
    page = reader(f"{KINDS['search']}?q=lecum", width, bypass_csp=True)
    page.locator(".search-filters summary").click()
    page.locator(".search-hit").first.wait_for()
    assert page.evaluate(SMALL, [FACES, ["100%"]]) == []


def _motion(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        """[...document.querySelectorAll('*')].flatMap(element => {
            const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
            const moves = transitionDuration.split(', ').some(time => parseFloat(time) > 0);
            return moves || animationName !== 'none' || scrollBehavior === 'smooth' ? [element.tagName] : [];
        })"""
    )
    return found


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_for_those_who_want_no_motion(reader: Reader, width: int) -> None:
    page = reader("briefs/two-clocks/", width)
    page.locator(".cite button").first.click()
    assert _motion(page) == []
    assert _motion(reader("briefs/two-clocks/", width, reduced_motion="no-preference")) != []


MARK_LOOKS = """selectors => selectors.map(selector => {
    const mark = document.querySelector(selector);
    if (!mark) return null;
    const look = getComputedStyle(mark);
    return [look.backgroundColor, look.backgroundImage, look.borderRadius, look.borderTopWidth, look.rotate].join(' ')
        .replace(/(rgb|color|lab|lch)a?\\([^)]*\\)/g, part => /[/] 0\\)$|^rgba.* 0\\)$/.test(part) ? 'clear' : 'ink');
})"""
"""How marks look where every colour is one ink."""


@pytest.mark.parametrize("media", [{}, {"forced_colors": "active"}, {"media": "print"}])
def test_marks_differ_in_shape_and_not_by_colour_alone(reader: Reader, media: dict[str, str]) -> None:
    page = reader("claims/", 1440, forced_colors=media.get("forced_colors", "none"))
    if "media" in media:
        page.emulate_media(media="print")
    stances = ("supports", "partly", "differs", "disputes", "silent")
    looks = page.evaluate(MARK_LOOKS, [f".key .dot-{stance}" for stance in stances])
    assert None not in looks
    assert len(set(looks)) == len(stances)


def test_marks_of_events_are_told_apart_in_forced_colours(reader: Reader) -> None:
    page = reader("timeline/", forced_colors="active")
    marks = page.evaluate(
        """['.event-key:not(.event-approximate)', '.event:not(.event-key, .event-approximate)'].map(selector =>
            getComputedStyle(document.querySelector(selector), '::after').backgroundColor)"""
    )
    assert len(set(marks)) == 2


@pytest.mark.parametrize(("language", "shortest", "longest"), [("en", 55, 75), ("ko", 30, 44)])
def test_the_measure(reader: Reader, language: str, shortest: int, longest: int) -> None:
    """How many characters are in a full line of a brief: about 65 in English, 38 in Korean."""
    page = reader(("" if language == "en" else "ko/") + "briefs/two-clocks/", 1440)
    lines: list[int] = page.evaluate(
        """[...document.querySelectorAll('.body > p')].flatMap(paragraph => {
            const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
            const lines = new Map();
            for (let node; (node = walker.nextNode());) {
                if (node.parentElement.closest('.cite')) continue;
                for (let i = 0; i < node.length; i += 1) {
                    const range = document.createRange();
                    range.setStart(node, i);
                    range.setEnd(node, i + 1);
                    const line = Math.round(range.getBoundingClientRect().bottom / 12);
                    lines.set(line, (lines.get(line) ?? 0) + 1);
                }
            }
            return [...lines.values()].slice(0, -1);
        })"""
    )
    full = sorted(lines)[len(lines) // 2]
    assert shortest <= full <= longest


def test_no_synthetic_italics_in_korean(reader: Reader) -> None:
    page = reader("ko/sources/newspim-lecun-llm/")
    slanted = page.evaluate(
        """[...document.querySelectorAll('*')].filter(element =>
            getComputedStyle(element).fontStyle !== 'normal' && /[가-힣]/.test(element.textContent)).length"""
    )
    assert slanted == 0
