"""Media: a record beside its file, shown in texts, on a page of its own, in lists, and published."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from sitegen.build import build
from sitegen.building.request import Request
from sitegen.options import Options
from tests.project import Project

pytestmark = pytest.mark.slow("makes pictures of many sizes")

SITE = """
=== content/people/ada.yaml
name: Ada Lovelace
description: {en: Mathematician., ko: 수학자.}
=== content/media/portrait.yaml
file: Portrait.JPG
alt: {en: A woman at a desk, ko: 책상에 앉은 여성}
caption: {en: "[[ada]] at work.", ko: "[[ada]]가 일하는 모습."}
credit: A. Painter
license: CC-BY-4.0
about: [ada]
=== content/media/letter.yaml
file: letter.pdf
title: {en: The letter, ko: 편지}
alt: {en: A letter of two pages, ko: 두 쪽짜리 편지}
credit: The archive
=== content/media/voice.yaml
file: voice.mp3
title: {en: The voice, ko: 목소리}
alt: {en: A reading, ko: 낭독}
credit: The radio
duration: "0:42"
transcript: {en: voice.en.vtt, ko: "들립니다."}
=== content/media/voice.en.vtt
WEBVTT

00:00.000 --> 00:04.000
<v Ada>The engine weaves patterns.

01:15.000 --> 01:20.000
So it does.
=== content/briefs/engine.en.md
---
title: The engine
abstract: What it weaves
published: 2025-01-01
---
Patterns. [@own]

![[portrait]]

![[letter]]

![[voice]]
=== content/briefs/engine.ko.md
---
title: 엔진
abstract: 무엇을 짜는가
published: 2025-01-01
---
무늬. [@own]

![[portrait]]
"""


def jpeg(size: tuple[int, int] = (1000, 600), colour: str = "teal") -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    found = project(SITE)
    folder = found.root / "content/media"
    (folder / "Portrait.JPG").write_bytes(jpeg())
    (folder / "letter.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
    (folder / "voice.mp3").write_bytes(b"ID3" + bytes(2000))
    return found


def media(site: Project) -> list[str]:
    """The published files of media, their hashes left out."""
    folder = site.root / "public/assets/media"
    return sorted(re.sub(r"\.[0-9a-f]{8}\.", ".", path.name) for path in folder.iterdir())


def test_a_picture_is_published_in_sizes_and_formats_and_other_files_as_they_are(site: Project) -> None:
    site.build("--no-search")
    assert media(site) == [
        "letter.pdf",
        *(
            f"portrait-{width}.{format_}"
            for width in (1000, 320, 600, 768)
            for format_ in ("avif", "jpg", "webp")
        ),
        "voice.mp3",
        "voice.transcript-en.vtt",
    ]


def test_a_text_shows_a_picture_with_its_caption_and_who_made_it(site: Project) -> None:
    site.build("--no-search")
    page = site.read("briefs/engine/index.html")
    figure = page[page.index("<figure") : page.index("</figure>")]
    assert 'alt="A woman at a desk"' in figure
    assert 'width="1000" height="600"' in figure
    assert '<source type="image/avif" srcset="/assets/media/portrait-320.' in figure
    assert "Credit: A. Painter" in figure
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in figure
    assert 'href="/media/portrait/"' in figure
    assert "책상에 앉은 여성" in site.read("ko/briefs/engine/index.html")


def test_a_picture_waits_until_it_is_near_unless_it_may_be_on_the_first_screen(site: Project) -> None:
    (site.root / "content/media/later.jpg").write_bytes(jpeg(colour="maroon"))
    site.edit("content/media/later.yaml", "{file: later.jpg, alt: {en: A room, ko: 방}, credit: A}\n")
    brief = (site.root / "content/briefs/engine.en.md").read_text("utf-8")
    site.edit("content/briefs/engine.en.md", f"{brief}\n![[later]]\n")
    site.edit("content/briefs/engine.ko.md", brief.replace("Patterns.", "Patterns. " * 400))
    site.build("--no-search")
    first, later = re.findall("<img[^>]*>", site.read("briefs/engine/index.html"))
    assert "loading=" not in first and 'loading="lazy"' in later
    (far,) = re.findall("<img[^>]*>", site.read("ko/briefs/engine/index.html"))
    assert 'loading="lazy"' in far


def test_each_medium_has_a_page_that_says_where_it_is_shown(site: Project) -> None:
    site.build("--no-search")
    page = site.read("media/portrait/index.html")
    assert '"@type":"ImageObject"' in page and '"creditText":"A. Painter"' in page
    assert 'href="/briefs/engine/"' in page and 'href="/people/ada/"' in page
    assert "CC-BY-4.0" in site.read("ko/media/portrait/index.html")


def test_a_recording_is_not_loaded_before_it_is_asked_for_and_has_its_words(site: Project) -> None:
    site.build("--no-search")
    page = site.read("media/voice/index.html")
    assert '<audio controls preload="none" aria-label="A reading"' in page
    assert '<span class="time" id="t75">1:15</span> So it does.' in page
    assert "Ada: The engine weaves patterns." in page
    assert "들립니다." in site.read("ko/media/voice/index.html")


def test_without_media_there_is_no_list_of_them(project: Callable[..., Project]) -> None:
    site = project("=== content/people/ada.yaml\nname: Ada\ndescription: Mathematician.\n")
    site.build("--no-search")
    assert not (site.root / "public/media").exists()
    assert "/media/" not in site.read("index.html")


def test_a_picture_that_is_replaced_is_published_anew(site: Project) -> None:
    site.build("--no-search")
    before = site.read("briefs/engine/index.html")
    (site.root / "content/media/Portrait.JPG").write_bytes(jpeg((1000, 600), "maroon"))
    site.build("--no-search")
    after = site.read("briefs/engine/index.html")
    assert before != after
    assert len(media(site)) == 15, "the old picture is gone"


@pytest.mark.parametrize(
    "record, problem",
    [
        (
            "file: Portrit.JPG",
            '1:7: error[unknown-media-file]: there is no file "Portrit.JPG" in content/media/',
        ),
        (
            "file: letter.pdf",
            '1:7: error[shared-media-file]: "letter.pdf" is the file of the medium "letter", too',
        ),
        ("title: A", "error[bad-media-file]: this medium has no file: it needs `file`, `data` or `url`"),
        ("file: pictures/a.jpg", '1:7: error[bad-media-file]: "pictures/a.jpg" is a path, not a name'),
        ("file: new.jpg\nkind: video", "`file` needs a file of kind video"),
        ("file: new.jpg\nalt: {en: A}", "3:6: error[missing-alt]: the alternative text is missing in ko"),
        ("file: new.jpg", "1:7: error[missing-alt]: this medium has no alternative text"),
        ("file: new.jpg\nalt: {en: A, ko: B}", "1:7: warning[uncredited]"),
    ],
)
def test_what_is_wrong_with_a_medium_is_reported_at_its_place(
    site: Project, record: str, problem: str
) -> None:
    (site.root / "content/media/new.jpg").write_bytes(jpeg())
    site.edit("content/media/zzz.yaml", record.replace("\nalt: {en: A}", "\ncredit: C\nalt: {en: A}") + "\n")
    assert problem in site.check(code=int("error[" in problem or "needs" in problem)).output


def test_a_file_that_nothing_names_is_reported(site: Project) -> None:
    (site.root / "content/media/spare.jpg").write_bytes(jpeg())
    assert (
        'content/media/spare.jpg:1:1: warning[unused-media-file]: no record or text names "spare.jpg"'
        in site.check().output
    )


def test_a_picture_that_is_cut_off_is_reported_and_costs_no_site(site: Project) -> None:
    site.build("--no-search")
    path = Path(site.root / "content/media/Portrait.JPG")
    path.write_bytes(jpeg()[:-2000])
    problem = "content/media/portrait.yaml:1:7: error[unreadable-picture]: Portrait.JPG is a JPEG that cannot be read"
    for output in (site.build(code=1).output, site.check(code=1).output):
        assert output.count("unreadable-picture") == 1
        assert problem in output
    assert "portrait-320" in site.read("briefs/engine/index.html")


def test_pictures_are_made_before_pages_and_only_where_they_are_missing(site: Project) -> None:
    done: list[tuple[str, int]] = []

    def progress(doing: str, names: tuple[str, ...]) -> tuple[str, ...]:
        done.append((doing, len(names)))
        return names

    request = Request(site.root, site.output, Options(as_of=date(2026, 1, 1)), search=False, jobs=2)
    (site.root / "content/media/other.jpg").write_bytes(jpeg((400, 300)))
    site.edit("content/media/other.yaml", "file: other.jpg\ncredit: B\nalt: {en: A, ko: B}\n")
    assert build(request, progress).written is not None
    assert [one for one in done if one[0] == "Making pictures"] == [("Making pictures", 2)]
    (site.root / "content/media/other.jpg").write_bytes(jpeg((300, 300)))
    assert build(request, progress).written is not None
    assert [one for one in done if one[0] == "Making pictures"][1:] == [("Making pictures", 1)]


def test_a_pipe_in_the_place_of_a_file_is_reported(site: Project) -> None:
    (site.root / "content/media/letter.pdf").unlink()
    os.mkfifo(site.root / "content/media/letter.pdf")
    output = site.check(code=1).output
    assert (
        "content/media/letter.pdf:1:1: error[unreadable]: the file cannot be read: it is not a regular"
        in output
    )
