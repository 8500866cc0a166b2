"""Pictures and other media of people, organisations, events, briefs and sources."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.media.test_media import jpeg
from tests.project import SITE as SMALL
from tests.project import Project

pytestmark = pytest.mark.slow("makes pictures of many sizes")

SITE = """
=== content/media/portrait.yaml
file: portrait.jpg
alt: {en: A woman at a desk, ko: 책상에 앉은 여성}
credit: A. Painter
about: [ada]
=== content/media/engine-view.yaml
file: engine.jpg
alt: {en: Brass wheels, ko: 놋쇠 바퀴}
credit: The museum
sources: [letter]
about: [ada, engine, first-program]
=== content/media/scan.yaml
file: scan.pdf
alt: {en: The letter, ko: 편지}
credit: The archive
=== content/people/ada.yaml
name: Ada Lovelace
description: Mathematician.
image: portrait
=== content/organizations/society.yaml
name: The Society
description: A learned society.
image: engine-view
=== content/terms/engine.yaml
name: Engine
definition: A machine.
=== content/events/first-program.yaml
title: The first program
date: 1843
summary: It was published.
sources: [letter]
people: [ada]
image: portrait
media: [scan]
=== content/sources/letter.yaml
type: report
title: A letter
language: en
summary: What she wrote.
mentions: [ada]
media: [scan]
=== content/briefs/story.en.md
---
title: The story
abstract: What happened.
published: 2025-01-01
image: engine-view
---
It began.[@letter]
=== content/briefs/story.ko.md
---
title: 이야기
abstract: 있었던 일.
published: 2025-01-01
---
시작되었다.[@letter]
"""


def written(folder: Path) -> Project:
    """The site's sources, in a folder."""
    site = Project(folder / "site", SMALL + SITE)
    media = site.root / "content/media"
    (media / "portrait.jpg").write_bytes(jpeg((500, 700)))
    (media / "engine.jpg").write_bytes(jpeg((1000, 600), "maroon"))
    (media / "scan.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
    site.build("--no-search")
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The site, built once for all who only read it."""
    return written(tmp_path_factory.mktemp("records"))


@pytest.fixture
def edited(tmp_path: Path) -> Project:
    """The site, to be edited."""
    return written(tmp_path)


def structured(page: str) -> dict[str, Any]:
    """What a page is, in the words of schema.org."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found is not None
    graph = json.loads(found.group(1))["@graph"]
    node: dict[str, Any] = next(node for node in graph if "image" in node)
    return node


def og_image(page: str) -> str:
    found = re.search(r'<meta property="og:image" content="https://example.org([^"]*)"', page)
    assert found is not None
    return re.sub(r"\.[0-9a-f]{8}\.", ".", found.group(1))


def media_of(page: str) -> list[str]:
    """The media that a page lists."""
    section = re.search(r'<h2 id="media">.*?</section>', page, re.S)
    return re.findall(r'<li[^>]*><a href="/(?:ko/)?media/([^/]*)/"', section.group()) if section else []


def test_a_portrait_is_beside_the_name(site: Project) -> None:
    page = site.read("people/ada/index.html")
    header = page[page.index('<header class="hero') : page.index("</h1>")]
    assert 'alt="A woman at a desk"' in header and 'href="/media/portrait/"' in header
    assert "Credit: A. Painter" in header
    assert 'fetchpriority="high"' in header and "lazy" not in header
    assert 'alt="책상에 앉은 여성"' in site.read("ko/people/ada/index.html")
    assert 'alt="Brass wheels"' in site.read("organizations/society/index.html")
    assert 'alt="A woman at a desk"' in site.read("events/first-program/index.html")


def test_a_brief_begins_with_its_picture_in_every_language(site: Project) -> None:
    page = site.read("briefs/story/index.html")
    lead = page[page.index('<div class="lead">') : page.index('<div class="reading">')]
    assert 'fetchpriority="high"' in lead and "lazy" not in lead
    assert "Credit: The museum" in lead
    assert 'alt="놋쇠 바퀴"' in site.read("ko/briefs/story/index.html"), "one edition names it for all"


def test_cards_show_pictures_that_say_nothing_new(site: Project) -> None:
    for path in ("people/index.html", "index.html", "organizations/index.html"):
        page = site.read(path)
        thumbnail = page[page.index('<span class="thumbnail">') :]
        assert 'alt=""' in thumbnail[: thumbnail.index("</span>")]
    assert 'class="thumbnail"' in site.read("briefs/index.html")


def test_pictures_are_told_to_search_engines(site: Project) -> None:
    image = structured(site.read("people/ada/index.html"))["image"]
    assert image["@type"] == "ImageObject" and image["creditText"] == "A. Painter"
    assert image["url"].startswith("https://example.org/assets/media/portrait-500.")
    assert (image["width"], image["height"]) == (500, 700)
    for path in ("organizations/society", "events/first-program", "briefs/story", "ko/briefs/story"):
        assert structured(site.read(f"{path}/index.html"))["image"]["width"]


def test_links_are_shared_with_the_picture_where_it_is_wide_enough(site: Project) -> None:
    assert og_image(site.read("organizations/society/index.html")) == "/assets/media/engine-view-1000.jpg"
    assert og_image(site.read("briefs/story/index.html")) == "/assets/media/engine-view-1000.jpg"
    assert og_image(site.read("media/engine-view/index.html")) == "/assets/media/engine-view-1000.jpg"
    assert og_image(site.read("people/ada/index.html")) == "/card.png", "it is narrow"
    assert '<meta property="og:image:alt" content="Brass wheels">' in site.read("briefs/story/index.html")


def test_the_drawn_card_of_a_brief_has_its_picture_at_the_side(site: Project) -> None:
    with Image.open(BytesIO(site.files()["briefs/story/card.png"])) as opened:
        card = opened.convert("RGB")
    assert card.size == (1200, 630)
    red, green, blue = card.getpixel((1100, 300))  # type: ignore[misc]
    assert red > 100 and green < 30 and blue < 30, "maroon"
    assert card.getpixel((40, 300)) == (0xFB, 0xFA, 0xF6)


def test_the_feed_encloses_the_picture(site: Project) -> None:
    feed = re.sub(r"\.[0-9a-f]{8}\.", ".", site.read("feed.xml"))
    url = "https://example.org/assets/media/engine-view-1000.jpg"
    assert f'<link rel="enclosure" type="image/jpeg" href="{url}" title="Brass wheels"/>' in feed


def test_pages_list_the_media_of_what_they_are_about(site: Project) -> None:
    assert media_of(site.read("people/ada/index.html")) == ["engine-view"], "the portrait is at the head"
    assert media_of(site.read("terms/engine/index.html")) == ["engine-view"]
    assert media_of(site.read("ko/events/first-program/index.html")) == ["scan", "engine-view"]
    assert media_of(site.read("sources/letter/index.html")) == ["scan", "engine-view"]


def test_a_medium_says_who_shows_it(site: Project) -> None:
    page = site.read("media/scan/index.html")
    assert 'href="/sources/letter/"' in page and 'href="/events/first-program/"' in page


def test_only_a_picture_can_be_the_picture_of_a_record(edited: Project) -> None:
    edited.edit("content/people/ada.yaml", "name: Ada\ndescription: A.\nimage: scan\n")
    edited.edit("content/people/bob.yaml", "name: Bob\ndescription: B.\nimage: portrat\n")
    output = edited.check(code=1).output
    assert 'content/people/ada.yaml:3:8: error[wrong-media-kind]: "scan" is of kind document' in output
    assert 'content/people/bob.yaml:3:8: error[unknown-record]: no medium "portrat" (did you mean' in output


def test_a_picture_that_comes_or_goes_changes_the_pages_that_show_it(edited: Project) -> None:
    edited.edit("content/people/ada.yaml", "name: Ada Lovelace\ndescription: Mathematician.\n")
    edited.edit(
        "content/media/portrait.yaml", "file: portrait.jpg\nalt: {en: A, ko: B}\ncredit: C\nabout: [ada]\n"
    )
    edited.build("--no-search")
    incremental = edited.files()
    assert media_of(edited.read("people/ada/index.html")) == ["engine-view", "portrait"]
    edited.run("build", "--no-search", "--output", "clean")
    clean = edited.root / "clean"
    assert {
        path.relative_to(clean).as_posix(): path.read_bytes() for path in clean.rglob("*") if path.is_file()
    }.keys() == incremental.keys()
    for path, data in incremental.items():
        assert (clean / path).read_bytes() == data


def test_the_sitemap_names_the_picture_of_a_page(site: Project) -> None:
    text = re.sub(r"\.[0-9a-f]{8}\.", ".", site.read("sitemap.xml")).replace("https://example.org", "")
    found = {
        re.findall("<loc>([^<]*)</loc>", url)[0]: re.findall("<image:loc>([^<]*)</image:loc>", url)
        for url in text.split("</url>")[:-1]
    }
    assert found["/people/ada/"] == ["/assets/media/portrait-500.jpg"]
    assert found["/briefs/story/"] == found["/media/engine-view/"] == ["/assets/media/engine-view-1000.jpg"]
    assert found["/terms/engine/"] == []
