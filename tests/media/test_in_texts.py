"""Pictures that texts show by the names of their files, without a record: `![alt](media/x.jpg)`."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.media.test_media import jpeg
from tests.project import Project

pytestmark = pytest.mark.slow("makes pictures of many sizes")

SITE = """
=== content/briefs/story.en.md
---
title: The story
abstract: What happened.
published: 2025-01-01
---
It began. [@own]

![A *brass* wheel](media/Wheel.JPG "In 1843")

![Seen from above](<media/뜰 사진.png>)
=== content/briefs/story.ko.md
---
title: 이야기
abstract: 있었던 일.
published: 2025-01-01
---
시작되었다. [@own]

![놋쇠 바퀴](media/Wheel.JPG)
"""


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    found = project(SITE)
    folder = found.root / "content/media"
    folder.mkdir()
    (folder / "Wheel.JPG").write_bytes(jpeg((500, 300)))
    (folder / "뜰 사진.png").write_bytes(jpeg((64, 40)))
    return found


def test_a_text_shows_a_file_in_sizes_and_formats(site: Project) -> None:
    output = site.build("--no-search").output
    page = re.sub(r"\.[0-9a-f]{8}\.", ".", site.read("briefs/story/index.html"))
    assert '<source type="image/avif" srcset="/assets/media/wheel-320.avif 320w, ' in page
    assert 'width="500" height="300" alt="A brass wheel" title="In 1843" decoding="async">' in page
    assert (
        'src="/assets/media/picture-64.jpg" width="64" height="40" alt="Seen from above" loading="lazy"'
        in page
    )
    assert 'alt="놋쇠 바퀴"' in site.read("ko/briefs/story/index.html")
    assert "unused-media-file" not in output
    names = {path.name.split(".")[0] for path in (site.root / "public/assets/media").iterdir()}
    assert names == {"wheel-320", "wheel-500", "picture-64"}


def test_readers_are_not_told_who_made_it(site: Project) -> None:
    output = site.check().output
    assert (
        'content/briefs/story.en.md:8:1: warning[uncredited]: "Wheel.JPG" is shown without saying who made it or where '
        "it is from (write a record for it, content/media/wheel.yaml, and show that: ![[wheel]])"
    ) in " ".join(output.split())
    site.edit("content/media/brass.yaml", "file: Wheel.JPG\ncredit: B\nalt: {en: A, ko: B}\n")
    assert "is shown without the caption and credit of its record" in site.check().output
    assert "![[brass]]" in site.check().output


@pytest.mark.parametrize(
    "image, problem",
    [
        ("![A wheel](media/Weel.JPG)", 'error[unknown-media-file]: there is no file "Weel.JPG"'),
        ("![A wheel](media/../../secret.jpg)", 'error[unknown-media-file]: there is no file "../../secret'),
        ("![A letter](media/letter.pdf)", 'error[wrong-media-kind]: "letter.pdf" is not a picture'),
        ("![](media/Wheel.JPG)", "[no-alternative-text]: an image has no alternative text"),
        ("![A wheel](Wheel.JPG)", '[unsafe-link]: the image "Wheel.JPG" is shown as its alternative text'),
    ],
)
def test_what_is_wrong_is_reported_at_the_image(site: Project, image: str, problem: str) -> None:
    (site.root / "content/media/letter.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
    path = "content/briefs/story.en.md"
    site.replace(path, "![Seen from above](<media/뜰 사진.png>)", image)
    output = " ".join(site.check(code=int("error[" in problem)).output.split())
    assert f"{path}:10:1: {'' if 'error' in problem else 'warning'}{problem}" in output
    if "Weel" in image:
        assert 'did you mean "Wheel.JPG"?' in output


def test_a_damaged_picture_is_reported_where_a_text_names_it(site: Project) -> None:
    (site.root / "content/media/Wheel.JPG").write_bytes(jpeg((500, 300))[:-500])
    output = site.build("--no-search", code=1).output
    assert output.count("unreadable-picture") == 1
    assert (
        "content/briefs/story.en.md:8:1: error[unreadable-picture]: Wheel.JPG is a JPEG that cannot" in output
    )


def test_a_picture_that_goes_from_a_text_goes_from_the_site(site: Project) -> None:
    site.build("--no-search")
    site.replace("content/briefs/story.en.md", "![Seen from above](<media/뜰 사진.png>)", "So it was. [@own]")
    site.build("--no-search")
    names = {path.name.split(".")[0] for path in (site.root / "public/assets/media").iterdir()}
    assert names == {"wheel-320", "wheel-500"}
