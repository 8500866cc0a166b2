"""Documents and recordings: captions, transcripts, places in them, and what search engines are told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from sitegen.content.web_vtt import as_web_vtt
from tests.project import Project

pytestmark = pytest.mark.slow("builds a site for each recording")

SRT = r"""
1
00:00:01,500 --> 00:00:04,000
<font color=red>One, two.</font>

2
01:00:05,000 --> 01:00:06,000
{\an8}<i>Three.</i>
""".replace("\n", "\r\n")

SITE = r"""
=== content/sources/ruling.yaml
type: report
title: The ruling
language: en
summary: What the court said.
media: [scan, hearing]
quotes:
  - {id: page, exact: so ordered, locator: {en: p. 12, ko: 12쪽}}
  - {id: moment, exact: so said, locator: "1:02:03"}
  - {id: paragraph, exact: so be it, locator: para. 4}
=== content/media/scan.yaml
file: scan.pdf
alt: {en: The ruling, ko: 판결문}
credit: The court
=== content/media/hearing.yaml
file: hearing.webm
kind: video
title: {en: The hearing, ko: 심리}
alt: {en: A room, ko: 방}
credit: The court
date: 2024-05-01
duration: "1:02:30"
license: {name: As the court allows}
captions: {en: hearing.en.srt, ko: hearing.ko.vtt}
transcript: {en: hearing.en.srt, ko: hearing.ko.txt}
=== content/media/talk.yaml
url: https://video.example.com/watch?v=1
kind: video
title: {en: The talk, ko: 강연}
alt: {en: A person speaks, ko: 말하는 사람}
duration: "12:34"
=== content/media/hearing.ko.vtt
WEBVTT

00:01.500 --> 00:04.000
하나, 둘.
=== content/media/hearing.ko.txt
하나, 둘.

셋.
=== content/briefs/story.en.md
---
title: The story
abstract: What happened.
published: 2025-01-01
---
It was ordered.[@ruling, p. 3] It was said.[@ruling, 12:34]

![[hearing]]

![[talk]]
"""


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    found = project(SITE)
    folder = found.root / "content/media"
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
    (folder / "hearing.webm").write_bytes(b"\x1a\x45\xdf\xa3" + bytes(100))
    (folder / "hearing.en.srt").write_bytes(SRT.encode())
    found.build("--no-search")
    return found


def plain(page: str) -> str:
    """A page without the hashes in the names of files."""
    return re.sub(r"\.[0-9a-f]{8}\.", ".", page)


def test_captions_of_subrip_become_webvtt() -> None:
    assert as_web_vtt(SRT.encode()).decode() == (
        "WEBVTT\n\n1\n00:00:01.500 --> 00:00:04.000\nOne, two.\n\n2\n01:00:05.000 --> 01:00:06.000\n<i>Three.</i>\n"
    )


def test_a_video_has_captions_that_browsers_read(site: Project) -> None:
    page = plain(site.read("media/hearing/index.html"))
    assert '<track kind="captions" src="/assets/media/hearing.captions-en.vtt" srclang="en"' in page
    (track,) = (site.root / "public/assets/media").glob("hearing.captions-en.*")
    assert track.read_text().startswith("WEBVTT\n\n1\n00:00:01.500 --> ")
    assert (site.root / "public/media/hearing/index.html").exists()


def test_transcripts_are_read_from_subrip_and_plain_text(site: Project) -> None:
    page = site.read("media/hearing/index.html")
    assert '<span class="time" id="t3605">1:00:05</span> {\\an8}Three.' not in page
    assert '<span class="time" id="t3605">1:00:05</span> Three.' in page
    assert "<p>하나, 둘.</p><p>셋.</p>" in site.read("ko/media/hearing/index.html")


@pytest.mark.parametrize(
    "path, quote, link",
    [
        ("sources/ruling", "page", '<a href="/assets/media/scan.pdf#page=12">p. 12</a>'),
        ("ko/sources/ruling", "page", '<a href="/assets/media/scan.pdf#page=12">12쪽</a>'),
        ("sources/ruling", "moment", '<a href="/assets/media/hearing.webm#t=3723">1:02:03</a>'),
        ("sources/ruling", "paragraph", "<figcaption>para. 4</figcaption>"),
    ],
)
def test_the_place_of_a_quotation_leads_into_the_scan_or_recording(
    site: Project, path: str, quote: str, link: str
) -> None:
    page = plain(site.read(f"{path}/index.html"))
    figure = page[page.index(f'id="quote-{quote}"') :]
    assert link in figure[: figure.index("</figure>")]


def test_the_place_of_a_citation_leads_there_too(site: Project) -> None:
    page = plain(site.read("briefs/story/index.html"))
    assert '<small>, <a href="/assets/media/scan.pdf#page=3">p. 3</a></small>' in page
    assert '<small>, <a href="/assets/media/hearing.webm#t=754">12:34</a></small>' in page


def node(page: str, type_: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found is not None
    result: dict[str, Any] = next(n for n in json.loads(found.group(1))["@graph"] if n["@type"] == type_)
    return result


def test_search_engines_are_told_what_a_video_is(site: Project) -> None:
    video = node(plain(site.read("media/hearing/index.html")), "VideoObject")
    assert video["name"] == "The hearing" and video["description"] == "A room"
    assert video["contentUrl"] == "https://example.org/assets/media/hearing.webm"
    assert video["duration"] == "PT1H2M30S" and video["uploadDate"] == "2024-05-01"
    assert video["creditText"] == "The court"
    assert "One, two." in video["transcript"]
    assert "license" not in video, "schema.org has addresses there"
    talk = node(site.read("media/talk/index.html"), "VideoObject")
    assert talk["sameAs"] == "https://video.example.com/watch?v=1" and "contentUrl" not in talk


def test_nothing_is_loaded_of_a_recording_elsewhere(site: Project) -> None:
    page = site.read("briefs/story/index.html")
    figure = page[page.index("medium-video", page.index("medium-video") + 1) :]
    assert 'href="https://video.example.com/watch?v=1"' in figure and "12:34" in figure
    assert not re.search(r'(?:src|srcset|poster|data)="https?:', page)
    assert "<iframe" not in page and "<object" not in page


def test_the_words_of_a_recording_are_searched(site: Project) -> None:
    from datetime import date

    from sitegen.options import Options
    from sitegen.project.read import read_project
    from sitegen.site.search_entries import search_entries

    found = read_project(site.root, Options(as_of=date(2026, 1, 1))).site
    assert found is not None
    entries = {entry.url: entry for entry in search_entries(found.builders["en"], found.kinds)}
    entry = entries["media/hearing/"]
    assert entry.kind == "medium" and entry.title == "The hearing"
    for words in ("One, two.", "A room", "The court"):
        assert words in entry.html
