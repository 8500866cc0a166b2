"""Every kind of medium without scripts, on paper, in forced colours, on a narrow screen and with large letters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.project import SITE, Project

MEDIA = """
=== content/sources/log.yaml
type: report
title: {en: The log, ko: 일지}
issued: 2025-01-01
language: en
summary: {en: A log., ko: 일지.}
=== content/media/engine.yaml
{file: engine.jpg, alt: {en: An engine, ko: 기관}, caption: {en: The engine., ko: 기관.}, credit: A}
=== content/media/letter.yaml
{file: letter.pdf, title: {en: The letter, ko: 편지}, alt: {en: A letter, ko: 편지}, credit: A}
=== content/media/voice.yaml
{file: voice.mp3,
 title: {en: The voice, ko: 목소리}, alt: {en: A voice, ko: 목소리}, credit: A, transcript: {en: Words., ko: 말.}}
=== content/media/film.yaml
{file: film.mp4,
 title: {en: The film, ko: 영상}, alt: {en: A film, ko: 영상}, credit: A, transcript: {en: Words., ko: 말.}}
=== content/media/turns.yaml
data: turns.csv
title: {en: Turns a year, ko: 한 해 회전수}
alt: {en: A rising line, ko: 올라가는 선}
chart: {type: line, x: year, y: [turns]}
sources: [log]
=== content/media/turns.csv
year,turns
1841,410000
1842,530000
1843,780000
=== content/media/parts.yaml
data: parts.csv
title: {en: The parts, ko: 부품}
sources: [log]
=== content/media/parts.csv
part.en,part.ko,maker.en,maker.ko,number,price
The mill with all of its wheels,바퀴를 모두 갖춘 연산 장치,A workshop in the north,북쪽 공방,12000,34000
The store,저장 장치,A workshop in the south,남쪽 공방,56000,78000
"""
SHOWN = "\n\n".join(f"![[{id_}]]" for id_ in ("engine", "letter", "voice", "film", "turns", "parts"))
BRIEF = "---\ntitle: {}\nabstract: {}\npublished: 2025-01-01\n---\n{} [@log]\n\n{}\n"
PAGES = ("briefs/story/", "ko/briefs/story/")

WAYS: dict[str, dict[str, Any]] = {
    "without scripts": {"java_script_enabled": False},
    "forced colours": {"forced_colors": "active"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "narrow without scripts": {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False},
    "paper": {"viewport": {"width": 720, "height": 1000}},
    "large letters": {"viewport": {"width": 1280, "height": 800}},
}
KINDS = (
    "figure img",
    ".medium-document a",
    ".medium-audio audio",
    ".medium-video video",
    "svg.chart",
    "table",
)
_OVERFLOWS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_SHOWN = """elements => elements.filter(element => element.checkVisibility()
    && element.getBoundingClientRect().width > 40 && element.getBoundingClientRect().height > 8).length"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = Project(tmp_path_factory.mktemp("media"), SITE + MEDIA)
    folder = site.root / "content/media"
    Image.new("RGB", (900, 600), "teal").save(folder / "engine.jpg")
    (folder / "letter.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
    (folder / "voice.mp3").write_bytes(b"ID3" + bytes(2000))
    (folder / "film.mp4").write_bytes(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(2000))
    site.edit("content/briefs/story.en.md", BRIEF.format("The engine", "What it does", "It turns.", SHOWN))
    site.edit("content/briefs/story.ko.md", BRIEF.format("기관", "하는 일", "돈다.", SHOWN))
    site.build("--no-search")
    return site.output


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("way", WAYS)
def test_every_kind_of_medium_is_there_and_fits(
    way: str, path: str, chromium: Browser, output: Path, serve_static: Callable[..., str]
) -> None:
    context = chromium.new_context(**WAYS[way])
    page = context.new_page()
    page.goto(serve_static(output) + path)
    if way == "paper":
        page.emulate_media(media="print")
    if way == "large letters":
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("getComputedStyle(document.body).fontSize") >= "32px"
    for kind in KINDS:
        assert page.eval_on_selector_all(kind, _SHOWN), kind
    assert page.evaluate(_OVERFLOWS) <= 0
    context.close()
