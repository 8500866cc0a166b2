"""How a page is told from its successor, and what is added to it."""

from __future__ import annotations

from sitegen.serve.answers import HTML, Answer
from sitegen.serve.live import fingerprint, with_reload_script


def html(text: str) -> Answer:
    return Answer(200, HTML, text.encode())


def test_a_page_gets_one_script_at_the_end_of_its_body() -> None:
    before = "<!doctype html><body><p>A</p></body></html>"
    marks = fingerprint(html(before))
    assert with_reload_script(html(before)).decode() == (
        "<!doctype html><body><p>A</p>"
        f'<script src="/__sitegen__/reload.js" data-page="{marks.page}" data-styles="{marks.styles}" async></script>'
        "</body></html>"
    )


def test_a_page_without_an_end_gets_the_script_at_its_end() -> None:
    assert with_reload_script(html("<p>A")).endswith(b" async></script>")


def test_text_changes_the_page_alone() -> None:
    before = fingerprint(html("<link rel=stylesheet href=/a.1.css><p>A"))
    after = fingerprint(html("<link rel=stylesheet href=/a.1.css><p>B"))
    assert before.page != after.page
    assert before.styles == after.styles


def test_a_new_stylesheet_changes_the_styles_alone() -> None:
    before = fingerprint(
        html('<link rel="stylesheet" href="/a.1.css"><link href="/p.1.css" rel="stylesheet"><p>A')
    )
    after = fingerprint(
        html('<link rel="stylesheet" href="/a.2.css"><link href="/p.1.css" rel="stylesheet"><p>A')
    )
    assert before.page == after.page
    assert before.styles != after.styles
    assert after.hrefs == ("/a.2.css", "/p.1.css")


def test_other_links_and_attributes_belong_to_the_page() -> None:
    plain = fingerprint(html('<link rel="stylesheet" href="/a.1.css">'))
    printed = fingerprint(html('<link rel="stylesheet" href="/a.1.css" media="print">'))
    icon = fingerprint(html('<link rel="icon" href="/a.1.css">'))
    assert len({plain.page, printed.page, icon.page}) == 3


def test_the_status_is_part_of_the_page() -> None:
    assert fingerprint(Answer(200, HTML, b"A")).page != fingerprint(Answer(404, HTML, b"A")).page
