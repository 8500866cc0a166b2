"""Files of media that are missing, unreadable, of the wrong kind or oddly named: each with its place, none costs the
last good site."""

from __future__ import annotations

import os
import struct
import unicodedata
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.media.test_media import jpeg
from tests.project import Project

pytestmark = pytest.mark.slow("builds a site for each file")

SITE = """
=== content/media/wheel.yaml
file: wheel.jpg
alt: {en: A wheel, ko: 바퀴}
credit: C
"""


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    found = project(SITE)
    (found.root / "content/media/wheel.jpg").write_bytes(jpeg((40, 30)))
    found.build("--no-search")
    return found


def bomb() -> bytes:
    """A PNG whose head says that it has a hundred megapixels."""
    head = struct.pack(">IIBBBBB", 10_000, 10_000, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def a_folder(path: Path) -> None:
    path.mkdir()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_link_out(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def nothing(path: Path) -> None:
    pass


def a_hundred_megapixels(path: Path) -> None:
    path.write_bytes(bomb())


def half_a_picture(path: Path) -> None:
    path.write_bytes(jpeg((400, 300))[:-700])


def no_picture(path: Path) -> None:
    path.write_bytes(b"This is no picture.")


def an_empty_file(path: Path) -> None:
    path.write_bytes(b"")


def a_photograph_of_a_phone(path: Path) -> None:
    path.write_bytes(b"\0\0\0\x18ftypheic" + bytes(100))


@pytest.mark.parametrize(
    "make, problem",
    [
        (nothing, "wheel.yaml:1:7: error[unknown-media-file]"),
        (a_folder, "wheel.yaml:1:7: error[unknown-media-file]"),
        (a_pipe, "wheel.jpg:1:1: error[unreadable]: the file cannot be read: it is not a regular file"),
        (a_link_out, "wheel.jpg:1:1: error[outside-root]"),
        (a_link_to_itself, "wheel.jpg:1:1: error[unreadable]"),
        (
            a_hundred_megapixels,
            "wheel.jpg:1:1: error[picture-too-large]: wheel.jpg has 10,000 × 10,000 pixels",
        ),
        (
            half_a_picture,
            "wheel.yaml:1:7: error[unreadable-picture]: wheel.jpg is a JPEG that cannot be read",
        ),
        (no_picture, "wheel.jpg:1:1: error[unreadable-picture]: wheel.jpg is not a picture"),
        (an_empty_file, "wheel.jpg:1:1: error[unreadable-picture]: wheel.jpg is empty"),
        (a_photograph_of_a_phone, "wheel.jpg:1:1: error[unsupported-picture]"),
    ],
)
def test_a_file_that_cannot_be_used(site: Project, make: Callable[[Path], None], problem: str) -> None:
    before = site.files()
    path = site.root / "content/media/wheel.jpg"
    path.unlink()
    make(path)
    for output in (site.build("--no-search", code=1).output, site.check(code=1).output):
        assert f"content/media/{problem}" in output
        assert "Traceback" not in output
    assert site.files() == before


@pytest.mark.parametrize(
    "name", ["한 바퀴.JPG", unicodedata.normalize("NFD", "한 바퀴.JPG"), "A wheel (1).Jpeg"]
)
def test_names_of_any_kind(site: Project, name: str) -> None:
    """A wheel, with a space, in one character a letter or in several."""
    (site.root / "content/media/wheel.jpg").rename(site.root / "content/media" / name)
    written = unicodedata.normalize("NFC", name)
    site.edit("content/media/wheel.yaml", f'file: "{written}"\nalt: {{en: A, ko: B}}\ncredit: C\n')
    assert "no warnings" in site.build("--no-search").output
    assert 'src="/assets/media/wheel-40.' in site.read("media/wheel/index.html")


def test_one_name_in_two_ways_of_unicode(site: Project) -> None:
    for form in ("NFC", "NFD"):
        (site.root / "content/media" / unicodedata.normalize(form, "바퀴.jpg")).write_bytes(jpeg((40, 30)))
    assert "written in two ways of Unicode" in site.check().output


def test_a_record_and_file_of_which_the_file_is_gone_is_repaired_by_its_return(site: Project) -> None:
    path = site.root / "content/media/wheel.jpg"
    data, before = path.read_bytes(), site.files()
    path.unlink()
    site.build("--no-search", code=1)
    path.write_bytes(data)
    site.build("--no-search")
    assert site.files() == before
