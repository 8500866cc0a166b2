"""Media in the preview: made when they are asked for, anew where their file is another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from sitegen.options import Options
from sitegen.preview.loader import PreviewLoader
from sitegen.preview.snapshot import Preview
from tests.media.test_media import jpeg
from tests.project import Project

SITE = """
=== content/media/wheel.yaml
file: wheel.jpg
alt: {en: A wheel, ko: 바퀴}
credit: C
"""


def pictures(preview: Preview) -> list[str]:
    assert preview.files is not None
    return sorted(path for path in preview.files.site.paths if path.startswith("assets/media/"))


def test_a_picture_that_is_replaced_is_shown_anew(project: Callable[..., Project]) -> None:
    site = project(SITE)
    path = Path(site.root / "content/media/wheel.jpg")
    path.write_bytes(jpeg((40, 30)))
    loader = PreviewLoader(site.root, Options(as_of=date(2026, 1, 1)))
    first = loader(None, frozenset())
    before = pictures(first)
    assert all(first.get(name) for name in before)
    page = first.get("media/wheel/index.html")

    path.write_bytes(jpeg((40, 30), "maroon"))
    second = loader(first, frozenset([path]))
    assert not set(pictures(second)) & set(before)
    assert all(second.get(name) for name in pictures(second))
    assert second.get("media/wheel/index.html") != page
    assert not loader.complete(second).failed

    path.write_bytes(jpeg((400, 300))[:-700])
    third = loader.complete(loader(second, frozenset([path])))
    assert third.failed
    (problem,) = third.problems
    assert (problem.code, str(problem.span)) == ("unreadable-picture", "content/media/wheel.yaml:1:7")

    path.write_bytes(jpeg((40, 30)))
    fourth = loader.complete(loader(third, frozenset([path])))
    assert not fourth.failed and pictures(fourth) == before
