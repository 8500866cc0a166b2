"""Links to a passage: does the browser find the words?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sitegen.facts.fragments import finding_text, finding_words
from sitegen.views.passage_links import text_fragment

FILLING = "<p>다른 이야기가 이어진다.</p>" * 200
PAGE = (
    "<p>차례: 막다른 골목</p>{filling}"
    "<p>그는 언어 모델을 두고 “막다른 길이다”라고 했다. 회사는 3-5년, 길어야 십 년이라고 본다.</p>{filling}"
)
TEXT = (
    PAGE.format(filling=" ".join(["다른 이야기가 이어진다."] * 200))
    .replace("<p>", "\n")
    .replace("</p>", "\n")
)


@pytest.mark.parametrize(
    "quotation", ["막다른 길이다", "3-5년, 길어야 십 년", "언어 모델을 두고 “막다른 길이다”라고"]
)
def test_the_browser_goes_to_the_words(
    chromium: Browser, serve_static: Callable[[Path], str], tmp_path: Path, quotation: str
) -> None:
    words = finding_words(TEXT, TEXT.index(quotation), quotation)
    assert words
    html = PAGE.format(filling=FILLING)
    (tmp_path / "index.html").write_text(f"<!doctype html><meta charset=utf-8>{html}", "utf-8")
    page = chromium.new_page(viewport={"width": 600, "height": 400})
    page.goto(f"{serve_static(tmp_path)}{text_fragment(finding_text(quotation, words))}")
    page.wait_for_timeout(500)
    top, height = page.evaluate("[scrollY, document.documentElement.scrollHeight]")
    assert 0.4 * height < top < 0.6 * height
    page.close()
