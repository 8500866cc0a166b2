"""The logos of the publication, at the head of each page, and of organisations."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.project import SITE, Project

MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0H120V40H0Z" fill="#123"/></svg>'
MEDIA = """brand: {logo: mark}
=== content/media/mark.yaml
{file: mark.svg, alt: {en: A dark bar, ko: 어두운 막대}, credit: The editors}
=== content/media/seal.yaml
{file: seal.svg, alt: {en: A seal, ko: 인장}, credit: The Society}
=== content/organizations/society.yaml
name: The Society
description: A learned society.
logo: seal
"""


@pytest.fixture
def site(tmp_path: Path) -> Project:
    site = Project(tmp_path / "site", SITE + MEDIA)
    for name in ("mark", "seal"):
        drawing = MARK.replace("#123", "#321") if name == "seal" else MARK
        (site.root / f"content/media/{name}.svg").write_text(drawing, encoding="utf-8")
    site.build("--no-search")
    return site


def test_the_logo_is_at_the_head_of_each_page_in_place_of_the_title(site: Project) -> None:
    for path, title in (
        ("", "A small site"),
        ("ko/", "작은 사이트"),
        ("ko/organizations/society/", "작은 사이트"),
    ):
        page = site.read(f"{path}index.html")
        (brand,) = re.findall(r'<a class="brand".*?</a>', page)
        assert f'alt="{title}"' in brand and 'width="120" height="40"' in brand and "lazy" not in brand
        assert re.sub("<[^>]*>", "", brand) == "", "nobody hears the title twice"
    assert "media/mark/" in site.read("media/index.html")


def test_an_organisation_has_its_logo_next_to_its_name(site: Project) -> None:
    page = site.read("organizations/society/index.html")
    header = page[page.index('<header class="hero') : page.index("</h1>")]
    assert 'class="logo"' in header and 'alt=""' in header and 'width="120"' in header
    assert '<h2 id="media">' not in page, "it is not listed once more"
    (graph,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    node = json.loads(graph)["@graph"][0]
    assert node["logo"]["url"].startswith("https://example.org/assets/media/seal.")
    assert 'href="/organizations/society/"' in site.read("media/seal/index.html")


def test_only_a_picture_can_be_a_logo(site: Project) -> None:
    site.edit("content/media/talk.yaml", "{url: https://example.com/v, kind: video, alt: {en: A, ko: B}}\n")
    site.replace("content/site.yaml", "logo: mark", "logo: talk")
    site.edit("content/organizations/society.yaml", "name: S\ndescription: D.\nlogo: talks\n")
    output = site.check(code=1).output
    assert 'content/site.yaml:5:15: error[wrong-media-kind]: "talk" is of kind video, not a picture' in output
    assert 'content/organizations/society.yaml:3:7: error[unknown-record]: no medium "talks"' in output


def test_a_logo_that_goes_changes_every_page(site: Project) -> None:
    site.edit("content/site.yaml", SITE.split("\n", 1)[1])
    site.build("--no-search")
    assert '<a class="brand" href="/">A small site</a>' in site.read("index.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_drawing_for_white_paper_is_on_a_light_ground(
    scheme: str, site: Project, chromium: Browser, serve_static: Callable[..., str]
) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(serve_static(site.output) + "organizations/society/")
    ground = page.eval_on_selector(".brand img", "img => getComputedStyle(img).backgroundColor")
    assert ground == ("rgb(251, 250, 246)" if scheme == "dark" else "rgba(0, 0, 0, 0)")
    shown = page.eval_on_selector_all("img", "all => all.map(img => [img.clientHeight, img.complete])")
    assert shown == [[32, True], [53, True]]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
