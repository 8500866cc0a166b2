"""The timeline's filters and overview, at work."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from sitegen.publication.model import Publication
from tests.browser.conftest import Reader


def timeline(reader: Reader, path: str, width: int = 1280) -> Page:
    """A page whose filters are at work; their script is loaded last."""
    page = reader(path, width)
    page.wait_for_load_state("networkidle")
    return page


def shown(page: Page) -> list[str]:
    """The ids of the events that are to be seen."""
    ids: list[str] = page.evaluate(
        "[...document.querySelectorAll('[data-event]')].filter(e => e.checkVisibility()).map(e => e.id)"
    )
    return ids


def said(page: Page) -> str:
    return page.get_by_role("status").first.inner_text()


def test_by_person(reader: Reader, publication: Publication) -> None:
    page = timeline(reader, "timeline/")
    every = len(publication.events)
    assert said(page) == f"{every} of {every} events shown"
    page.get_by_label("Person").select_option("sam-altman")
    expected = list(publication.relations.events_of["sam-altman"])
    assert shown(page) == expected
    assert said(page) == f"{len(expected)} of {every} events shown"
    expect(page).to_have_url(re.compile(r"timeline/\?people=sam-altman$"))
    visible = page.locator(".year:visible h2").all_inner_texts()
    assert visible == sorted({str(publication.events[id_].date.year) for id_ in expected})


def test_filters_together_and_by_keyboard(reader: Reader, publication: Publication) -> None:
    page = timeline(reader, "ko/timeline/")
    box = page.get_by_label("엇갈리는 쟁점이 있는 것만")  # only those with disputes
    box.focus()
    page.keyboard.press("Space")
    page.get_by_label("주요 장면만").press("Space")  # key moments only
    events, relations = publication.events, publication.relations
    expected = [
        id_
        for id_ in events
        if events[id_].importance == "key"
        and not relations.disputed.isdisjoint(relations.claims_about.get(id_, ()))
    ]
    assert shown(page) == expected
    # so many of so many events are shown
    assert said(page) == f"사건 {len(events)}건 중 {len(expected)}건 표시"
    page.get_by_role("button", name="모두 보기").press("Enter")  # show all
    expect(page.get_by_role("status").first).to_have_text(f"사건 {len(events)}건 중 {len(events)}건 표시")
    expect(page).to_have_url(re.compile(r"timeline/$"))


def test_back_undoes_a_choice_and_an_address_repeats_it(reader: Reader) -> None:
    page = timeline(reader, "timeline/")
    page.get_by_label("Key moments only").check()
    few = shown(page)
    page.get_by_label("Organisation").select_option("openai")
    assert len(shown(page)) < len(few)
    page.go_back()
    expect(page.get_by_label("Organisation")).to_have_value("")
    assert shown(page) == few
    page.reload(wait_until="networkidle")
    assert shown(page) == few


def test_what_is_chosen_before_the_filters_are_loaded_is_not_lost(reader: Reader) -> None:
    page = reader("404.html")
    late: list[Route] = []
    page.route("**/timeline.*.js", lambda route: late.append(route))
    page.goto(page.url.replace("404.html", "timeline/"))
    page.get_by_label("Key moments only").check()
    page.wait_for_timeout(200)
    (script,) = late
    script.continue_()
    page.wait_for_url("**/timeline/?key=1")
    assert 0 < len(shown(page)) < page.locator("[data-event]").count()


def test_who_is_not_on_the_timeline_filters_nothing(reader: Reader) -> None:
    page = timeline(reader, "timeline/?people=nobody")
    assert len(shown(page)) == page.locator("[data-event]").count()


def test_the_other_language_takes_the_choice_along(reader: Reader) -> None:
    page = timeline(reader, "timeline/?differs=1")
    few = shown(page)
    page.locator("[data-language]").first.click()
    page.wait_for_url("**/ko/timeline/?differs=1*", wait_until="networkidle")
    assert shown(page) == few


@pytest.mark.parametrize(("width", "drawn"), [(1280, "wide"), (360, "narrow")])
def test_the_overview_leads_to_events(reader: Reader, width: int, drawn: str) -> None:
    page = timeline(reader, "timeline/", width)
    overview = page.get_by_role("navigation", name="Events over time")
    links = overview.get_by_role("link")
    names = [link.get_attribute("aria-label") or "" for link in links.all()]
    assert all(re.fullmatch(r".+: \d+ events?", name) for name in names)
    for link in links.all():
        area = link.locator(".target").bounding_box()
        assert area is not None and min(area["width"], area["height"]) >= 24
    links.last.focus()
    page.keyboard.press("Enter")
    fragment = page.evaluate("location.hash.slice(1)")
    expect(page.locator(f"[id='{fragment}']")).to_be_in_viewport()


def test_the_overview_counts_every_event_once(reader: Reader, publication: Publication) -> None:
    page = timeline(reader, "timeline/")
    for drawn in ("wide", "narrow"):
        names = page.eval_on_selector_all(
            f".overview-{drawn} a", "links => links.map(a => a.getAttribute('aria-label'))"
        )
        assert sum(int(re.findall(r"(\d+) event", name)[0]) for name in names) == len(publication.events)


def test_the_overview_dims_what_is_filtered_out(reader: Reader) -> None:
    page = timeline(reader, "timeline/?people=sam-altman")
    remaining = page.locator(".overview-wide [data-dot]:not(.off)")
    assert remaining.count() == len(shown(page))


def test_an_event_has_a_permalink(reader: Reader) -> None:
    page = timeline(reader, "timeline/")
    page.locator("#scale-ai-investment .permalink").click()
    expect(page).to_have_url(re.compile("#scale-ai-investment$"))


@pytest.mark.parametrize("width", [390, 1280])
def test_time_without_events_is_told_between_the_years_it_lies_between(reader: Reader, width: int) -> None:
    page = timeline(reader, "timeline/", width)
    told = page.locator(".years").inner_text()
    assert told.index("nothing recorded 2014–2017") < told.index("\n2018\n")
    page.get_by_label("Person").select_option("sam-altman")
    expect(page.get_by_text("nothing recorded 2014–2017")).to_be_hidden()


def test_the_flag_of_an_event_leads_to_what_is_in_dispute(reader: Reader, publication: Publication) -> None:
    page = timeline(reader, "timeline/")
    carried = page.locator("[data-event] .marks .dot")
    assert carried.count() > len(publication.events)
    expect(page.locator("[data-event] .marks .dot:not(.dot-supports)")).to_have_count(0)
    site = page.url.partition("/timeline/")[0]
    addresses = page.eval_on_selector_all(
        "[data-differs] a.flag", "flags => flags.map(f => f.pathname + f.hash)"
    )
    assert len(addresses) == page.locator("[data-differs]").count() > 0
    for address in addresses[:3]:
        page.goto(site + address)
        expect(page.locator("main .claim-title .flag, main .marks .flag").first).to_be_visible()
