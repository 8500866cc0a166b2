"""Searching the real publication in a real Chromium, sent with the headers of the deployed site.

르쿤 is LeCun, 얀 르쿤 Yann LeCun (ㄹㅋ its initials, fmzns the keys of 르쿤 on a Latin keyboard, 르꾼 a slip),
저커버그 Zuckerberg, 세계 모델 “world model”, 축구 “football”, 감원 “layoffs”, 사건 “event”, 인물 “person”. 결과
n건 is “n results”, 없습니다 “there is none”; 은 and 을 are particles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from tests.real_site import build

BASE = "/voyager/"
"""The site is below a path, so that no address can leave it out."""

NOTHING = "Nothing found for “축구”."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_static_module: Callable[..., str]) -> str:
    output = tmp_path_factory.mktemp("site") / "public"
    build(output, "--base-url", f"https://example.org{BASE}")
    return serve_static_module(output, BASE)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that fails the test if anything is written to its console."""
    context = chromium.new_context()
    page = context.new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: messages.append(str(error)))
    yield page
    context.close()
    assert messages == []


def opened(page: Page, address: str) -> Page:
    """The page at `address` with the search dialog open."""
    page.goto(address)
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    return page


def results(page: Page) -> list[str]:
    """The titles of the results, once the search has said that it is done."""
    expect(page.get_by_role("status")).to_have_text(re.compile("결과|없습니다|result|Nothing|No page"))
    return page.locator(".search-hit").all_inner_texts()


def search(page: Page, query: str) -> list[str]:
    page.evaluate("document.querySelector('[role=status]').textContent = ''")
    page.get_by_role("searchbox").fill(query)
    return results(page)


LECUN = {"": "Yann LeCun", "ko/": "얀 르쿤"}
WORLD_MODEL = {"": "World model", "ko/": "세계 모델"}


@pytest.mark.parametrize("language", ["", "ko/"])
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("LeCun", LECUN),
        ("르쿤", LECUN),
        ("르쿤은", LECUN),
        ("world model", WORLD_MODEL),
        ("세계 모델", WORLD_MODEL),
        ("세계모델을", WORLD_MODEL),
    ],
)
def test_a_name_finds_its_record_first(
    page: Page, site: str, language: str, query: str, titles: dict[str, str]
) -> None:
    assert search(opened(page, site + language), query)[0] == titles[language]


@pytest.mark.parametrize("query", ["ㄹㅋ", "릌", "fmzns", "르쿠", "얀르쿤", "르꾼"])
def test_korean_is_understood_as_it_is_typed(page: Page, site: str, query: str) -> None:
    assert search(opened(page, site + "ko/"), query)[0] == "얀 르쿤"


def test_matches_are_marked_and_the_other_name_is_given(page: Page, site: str) -> None:
    search(opened(page, site + "ko/"), "LeCun")
    first = page.locator(".search-result").first
    expect(first.locator(".search-also")).to_have_text("다른 이름: LeCun")  # other name
    expect(first.locator("mark")).to_have_text(["LeCun"])


def test_a_result_leads_to_its_page(page: Page, site: str) -> None:
    search(opened(page, site + "ko/people/"), "르쿤")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(site + "ko/people/yann-lecun/")


def test_arrow_keys_go_through_the_results_and_back(page: Page, site: str) -> None:
    search(opened(page, site), "Meta")
    hits = page.locator(".search-hit")
    page.keyboard.press("ArrowDown")
    expect(hits.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_escape_closes_and_gives_the_focus_back(page: Page, site: str, key: str) -> None:
    page.goto(site)
    brand = page.locator("header a").first
    brand.focus()
    page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_be_visible()
    search(page, "Meta")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(brand).to_be_focused()


def test_the_headers_link_opens_the_dialog(page: Page, site: str) -> None:
    page.goto(site + "ko/timeline/")
    link = page.locator("a[data-search-open]")
    link.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert link.get_attribute("href") == f"{BASE}ko/search/"


def test_the_shortcut_of_one_character_can_be_turned_off_before_the_search_is_loaded(
    page: Page, site: str
) -> None:
    page.goto(site)
    page.route("**/dialog*.js", lambda route: None)
    page.keyboard.press("/")
    page.get_by_role("checkbox").uncheck()
    page.reload()
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_a_slash_typed_into_a_field_stays_there(page: Page, site: str) -> None:
    opened(page, site)
    page.keyboard.type("a/b")
    expect(page.get_by_role("searchbox")).to_have_value("a/b")


def test_what_is_typed_while_the_search_is_loaded_is_not_lost(page: Page, site: str) -> None:
    page.goto(site)
    page.route("**/dialog*.js", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.keyboard.press("Control+k")
    page.keyboard.type("world model")
    assert "World model" in results(page)


@pytest.mark.parametrize("path", ["ko/", "ko/search/"])
def test_enter_that_ends_a_composition_never_navigates(page: Page, site: str, path: str) -> None:
    page.goto(site + path)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("searchbox")).to_be_focused()
    here = page.url
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "르쿤", "selectionStart": 2, "selectionEnd": 2})
    page.keyboard.press("Enter")
    # Safari reports the end of the composition first, and then the key with the code 229.
    session.send("Input.insertText", {"text": "르쿤"})
    page.get_by_role("searchbox").evaluate(
        "field => field.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'Enter', keyCode: 229, bubbles: true, cancelable: true}))"
    )
    results(page)
    assert page.url.partition("?")[0] == here
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/ko/search/\?q=%EB%A5%B4%EC%BF%A4$"))


def test_nothing_typed_before_the_search_page_has_its_script_is_lost(page: Page, site: str) -> None:
    held: list[Route] = []
    page.route("**/search/page*.js", lambda route: held.append(route))
    page.goto(site + "ko/search/?sort=date")
    searchbox = page.get_by_role("searchbox")
    searchbox.focus()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "르쿤", "selectionStart": 2, "selectionEnd": 2})
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    (script,) = held
    script.continue_()
    assert results(page)
    expect(searchbox).to_have_value("르쿤")
    expect(page).to_have_url(re.compile(r"/ko/search/\?sort=date&q=%EB%A5%B4%EC%BF%A4$"))


def test_what_was_probably_meant_is_offered(page: Page, site: str) -> None:
    assert search(opened(page, site + "ko/"), "저커버거") == ["마크 저커버그"]
    # no results for ‘저커버거’, a slip
    expect(page.get_by_role("status")).to_have_text("‘저커버거’에 대한 결과가 없습니다.")
    page.get_by_role("button", name="저커버그").click()
    expect(page.get_by_role("searchbox")).to_have_value("저커버그")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"결과 \d건"))


def test_what_is_nowhere_is_said_to_be_nowhere(page: Page, site: str) -> None:
    assert search(opened(page, site), "축구") == []
    expect(page.get_by_role("status")).to_have_text(NOTHING)


def words_of(page: Page, site: str, language: str) -> list[str]:
    """The words of the index in a language, those on most pages first."""
    return page.request.get(f"{site}pagefind/vocabulary.{language}.txt").text().split()


@pytest.mark.parametrize(("path", "language", "other"), [("", "en", "ko"), ("ko/", "ko", "en")])
def test_the_other_language_is_searched_where_the_own_has_nothing(
    page: Page, site: str, path: str, language: str, other: str
) -> None:
    own = set(words_of(page, site, language))
    script = re.compile("[가-힣]{4,}" if other == "ko" else "[a-z]{8,}")
    candidates = (word for word in words_of(page, site, other) if script.fullmatch(word))
    query = next(
        word for word in candidates if not any(w.startswith(word) or word.startswith(w) for w in own)
    )
    search(opened(page, site + path), query)
    section = page.locator(".search-other")
    expect(section.locator("h3")).to_have_text(re.compile("in Korean" if other == "ko" else "영어"))
    assert section.locator(".search-hit").first.get_attribute("lang") == other


def test_the_other_language_is_searched_where_the_reader_asks(page: Page, site: str) -> None:
    search(opened(page, site), "LeCun")
    page.get_by_role("button", name="Search in Korean too").click()
    expect(page.locator(".search-other h3")).to_have_text(re.compile(r"\d results in Korean"))
    expect(page.locator(".search-other .search-hit").first).to_be_focused()
    expect(page.locator(".search-other .search-hit").first).to_have_text("얀 르쿤")


def test_an_index_that_does_not_arrive_is_said_to_be_missing(chromium: Browser, site: str) -> None:
    page = chromium.new_page()
    page.route("**/pagefind/index/**", lambda route: route.abort())
    opened(page, site + "ko/")
    page.get_by_role("searchbox").fill("감원")
    # search is not available now
    expect(page.get_by_role("status")).to_have_text("지금은 검색할 수 없습니다.")
    page.get_by_role("searchbox").fill("르쿤")  # names are known without the index
    # 1 result; a part of the index was not loaded …
    expect(page.get_by_role("status")).to_have_text(re.compile("^결과 1건 색인 일부를 불러오지 못해"))
    page.unroute("**/pagefind/index/**")
    assert len(search(page, "르쿤은")) > 1
    expect(page.get_by_role("status")).to_have_text(re.compile("^먼저 나온 결과 8건$"))  # the first 8 results
    page.close()


def test_what_was_loaded_is_searched_without_a_connection(page: Page, site: str) -> None:
    search(opened(page, site + "ko/"), "르쿤")
    page.context.set_offline(True)
    assert search(page, "르쿤은")[0] == "얀 르쿤"
    assert search(page, "ㄹㅋ")[0] == "얀 르쿤"


def test_nothing_of_a_query_is_stored(page: Page, site: str) -> None:
    search(opened(page, site), "LeCun")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_before_it_is_opened_only_the_opener_is_loaded(page: Page, site: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(site, wait_until="networkidle")
    searching = [
        re.sub(r"\.[0-9a-f]{10}\.", ".", url.rpartition("/")[2]) for url in loaded if "search" in url
    ]
    assert sorted(searching) == ["open.js", "search.css"]
    assert not any("pagefind" in url for url in loaded)


def test_the_address_holds_query_filters_and_order(page: Page, site: str) -> None:
    page.goto(site + "ko/search/?q=메타&kind=event&sort=date")
    titles = results(page)
    kinds = page.locator(".search-facts").all_inner_texts()
    assert titles and all(kind.startswith("사건") for kind in kinds)
    years = [int(match[0]) for kind in kinds if (match := re.search(r"\d{4}", kind))]
    assert years == sorted(years, reverse=True)
    page.get_by_label("종류").select_option("person")  # kind
    expect(page).to_have_url(re.compile("kind=person"))
    expect(page.locator(".search-facts").first).to_have_text("인물")
    page.go_back()
    expect(page).to_have_url(re.compile("kind=event"))
    expect(page.locator(".search-facts").first).to_have_text(re.compile("^사건"))


def test_filters_offer_what_the_index_has(page: Page, site: str) -> None:
    page.goto(site + "search/?q=Meta")
    results(page)
    page.get_by_text("Narrow the results").click()
    for label, value in [
        ("Kind", "Event"),
        ("Source", "Newspim"),
        ("Person", "Yann LeCun"),
        ("Year", "2025"),
    ]:
        field = page.get_by_label(label)
        expect(field.locator("option", has_text=value).first).to_be_attached()
        field.select_option(label=value)
    assert results(page)
    query = "q=Meta&kind=event&source=Newspim&person=Yann+LeCun&year=2025"
    expect(page).to_have_url(re.compile(re.escape(f"search/?{query}") + "$"))


def test_more_results_come_when_asked_for(page: Page, site: str) -> None:
    page.goto(site + "search/?q=Meta")
    assert len(results(page)) == 20
    page.get_by_role("button", name="More results").click()
    expect(page.locator(".search-hit")).to_have_count(40)
    expect(page.locator(".search-hit").nth(20)).to_be_focused()


def test_the_search_page_leads_to_the_lists_without_javascript(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "ko/search/")
    # search needs JavaScript
    expect(page.locator("noscript p")).to_have_text(re.compile("^검색하려면 자바스크립트가 필요합니다"))
    expect(page.locator("main").get_by_role("link", name="타임라인")).to_be_visible()  # timeline
    expect(page.get_by_role("searchbox")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["", "ko/"])
@pytest.mark.parametrize("where", ["dialog", "page"])
def test_no_barrier_that_axe_can_find(page: Page, site: str, where: str, language: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    if where == "dialog":
        search(opened(page, site + language), "Zukerberg")
    else:
        page.goto(f"{site}{language}search/?q=LeCun&kind=event")
        results(page)
        expect(page.locator("select option").nth(3)).to_be_attached()
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert [f"{v['id']}: {v['nodes'][0]['html']}" for v in found.response["violations"]] == []


@pytest.mark.parametrize("language", ["", "ko/"])
def test_nothing_scrolls_sideways_at_320_pixels(page: Page, site: str, language: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    search(opened(page, site + language), "LeCun")
    assert page.evaluate("document.querySelector('dialog').scrollWidth") <= 320
    box = page.get_by_role("searchbox").bounding_box()
    assert box and box["y"] >= 0
    page.goto(f"{site}{language}search/?q=LeCun&kind=event")
    results(page)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
