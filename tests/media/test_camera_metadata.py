"""What a camera writes into a photograph is in no published file, wherever the photograph is shown."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from random import Random

import pytest
from PIL import ExifTags, Image

from sitegen.options import Options
from sitegen.preview.loader import PreviewLoader
from tests.pictures.samples import saved
from tests.project import Project

pytestmark = pytest.mark.slow("makes pictures of many sizes")

SECRETS = (
    b"Babbage Optical",
    b"Difference Camera 2",
    b"SN-1791-1871",
    b"Lens-1834-77",
    b"Owner: A. Lovelace",
    b"2025:03:14 15:09:26",
    b"W5M0MpCehiHzreSzNTczkc9d",
    b"Photoshop 3.0",
    b"Shot from the roof",
    b"The thumbnail's own comment",
    b"Difference Notes",
)
LATITUDE = struct.pack(">6I", 37, 1, 33, 1, 5813, 100)
"""37° 33′ 58.13″, as GPSLatitude has it."""

SITE = """
=== content/people/ada.yaml
name: Ada Lovelace
description: {en: Mathematician., ko: 수학자.}
image: portrait
=== content/media/portrait.yaml
{file: portrait.jpg, alt: {en: A woman, ko: 여성}, credit: A}
=== content/media/turned.yaml
{file: turned.jpg, alt: {en: A street, ko: 거리}, credit: A}
=== content/media/shared.yaml
{file: shared.jpg, alt: {en: A house, ko: 집}, credit: A}
=== content/media/scan.yaml
{file: scan.jpg, kind: document, title: {en: A page, ko: 한 쪽}, alt: {en: A page, ko: 한 쪽}, credit: A}
=== content/media/reading.yaml
{file: reading.mp4, poster: poster.jpg, title: {en: A reading, ko: 낭독}, alt: {en: A reading, ko: 낭독}, credit: A,
 transcript: {en: Words., ko: 말.}}
=== content/briefs/notes.en.md
---
title: Notes
abstract: On an engine
published: 2025-01-01
---
A text. [@own]

![[portrait]]

![[turned]]

![[shared]]

![[scan]]

![[reading]]

![A desk](media/desk.jpg)
=== content/briefs/notes.ko.md
---
title: 주석
abstract: 기관에 대하여
published: 2025-01-01
---
본문. [@own]

![[turned]]
"""
PHOTOGRAPHS = ("portrait.jpg", "turned.jpg", "shared.jpg", "scan.jpg", "poster.jpg", "desk.jpg")


def photograph(n: int) -> bytes:
    """A photograph of a size and a way to hold the camera of its own, with all that cameras and programs write."""
    size = (340 + n, 200)
    image = Image.frombytes("RGB", size, Random(n).randbytes(3 * size[0] * size[1]))
    comment = b"\xff\xfe" + _with_length(b"Shot from the roof", 2)
    segments = [
        _segment(0xE1, b"Exif\0\0" + _tiff(1 if n % 2 else 6)),
        _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + _xmp()),
        _segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x12" + b"Owner: A. Lovelace"),
        comment,
    ]
    data = saved(image, "JPEG", quality=80)
    return data[:2] + b"".join(segments) + data[2:]


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + _with_length(body, 2)


def _with_length(body: bytes, size: int) -> bytes:
    return (len(body) + size).to_bytes(size, "big") + body


def _xmp() -> bytes:
    return (
        b"<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
        b"<aux:SerialNumber>SN-1791-1871</aux:SerialNumber></x:xmpmeta><?xpacket end='w'?>"
    )


def _tiff(orientation: int) -> bytes:
    """Exif 2.32: the main directory, that of the camera, that of the place, and one with a thumbnail, which follows
    them."""
    thumbnail = saved(Image.new("RGB", (160, 120), "teal"), "JPEG", comment=b"The thumbnail's own comment")
    parts = _Parts()
    camera = parts.directory(
        [
            (0x9003, 2, b"2025:03:14 15:09:26\0"),
            (0x927C, 7, b"Difference Notes\0\x01\x02"),
            (0xA430, 2, b"Owner: A. Lovelace\0"),
            (0xA431, 2, b"SN-1791-1871\0"),
            (0xA435, 2, b"Lens-1834-77\0"),
        ]
    )
    place = parts.directory([(1, 2, b"N\0"), (2, 5, LATITUDE), (3, 2, b"E\0"), (4, 5, LATITUDE)])
    at = parts.add(thumbnail)
    small = parts.directory([(0x0103, 3, 6), (0x0201, 4, at), (0x0202, 4, len(thumbnail))])
    main = parts.directory(
        [
            (0x010F, 2, b"Babbage Optical\0"),
            (0x0110, 2, b"Difference Camera 2\0"),
            (0x0112, 3, orientation),
            (0x8769, 4, camera),
            (0x8825, 4, place),
        ],
        small,
    )
    return b"MM\0*" + struct.pack(">I", main) + bytes(parts.data)


class _Parts:
    """The parts of a TIFF file behind its head of 8 bytes."""

    SIZES: Mapping[int, int] = {2: 1, 3: 2, 4: 4, 5: 8, 7: 1}

    def __init__(self) -> None:
        self.data = bytearray()

    def add(self, part: bytes) -> int:
        """Where the part then is."""
        self.data += bytes(len(self.data) % 2)
        self.data += part
        return 8 + len(self.data) - len(part)

    def directory(self, fields: list[tuple[int, int, bytes | int]], following: int = 0) -> int:
        entries = b""
        for tag, type_, value in fields:
            if isinstance(value, int):
                held, count = (struct.pack(">HH", value, 0) if type_ == 3 else struct.pack(">I", value)), 1
            else:
                count = len(value) // self.SIZES[type_]
                held = value.ljust(4, b"\0") if len(value) <= 4 else struct.pack(">I", self.add(value))
            entries += struct.pack(">HHI", tag, type_, count) + held
        return self.add(struct.pack(">H", len(fields)) + entries + struct.pack(">I", following))


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    found = project(SITE)
    folder = found.root / "content/media"
    for n, name in enumerate(PHOTOGRAPHS):
        (folder / name).write_bytes(photograph(n))
    (folder / "reading.mp4").write_bytes(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(2000))
    return found


def leaks(files: Mapping[str, bytes], originals: Mapping[str, bytes]) -> list[str]:
    """Which files have anything of what cameras wrote, or are a photograph as it was taken."""
    scans = {data[data.index(b"\xff\xda") :][:4000]: name for name, data in originals.items()}
    found = []
    for path, data in files.items():
        found += [f"{path}: {secret!r}" for secret in (*SECRETS, LATITUDE) if secret in data]
        found += [f"{path}: the pixels of {name}" for scan, name in scans.items() if scan in data]
        found += [f"{path}: {name}" for name, original in originals.items() if original == data]
        if path.endswith((".jpg", ".jpeg", ".png", ".webp", ".avif")):
            image = Image.open(BytesIO(data))
            exif = image.getexif()
            tags = {*exif, *exif.get_ifd(0x8769), *exif.get_ifd(0x8825), *exif.get_ifd(ExifTags.IFD.IFD1)}
            kept = {"exif", "xmp", "comment", "photoshop", "parsed_exif"} & image.info.keys()
            found += [f"{path}: {tags or kept}"] if tags or kept else []
    return found


def originals_of(site: Project) -> Mapping[str, bytes]:
    return {name: (site.root / "content/media" / name).read_bytes() for name in PHOTOGRAPHS}


def test_the_photographs_have_all_of_it() -> None:
    for n, name in enumerate(PHOTOGRAPHS):
        data = photograph(n)
        assert all(secret in data for secret in (*SECRETS, LATITUDE))
        exif = Image.open(BytesIO(data)).getexif()
        assert exif[0x010F] == "Babbage Optical" and exif.get_ifd(0x8769)[0xA431] == "SN-1791-1871"
        assert exif.get_ifd(0x8825)[1] == "N" and exif.get_ifd(ExifTags.IFD.IFD1)[0x0202] > 500
        assert len(leaks({name: data}, {name: data})) > len(SECRETS)


def test_a_build_publishes_none_of_it(site: Project) -> None:
    site.build("--no-search")
    files = site.files()
    for name in PHOTOGRAPHS:
        assert any(f"{name.removesuffix('.jpg')}-" in path for path in files), name
    assert leaks(files, originals_of(site)) == []


def test_the_preview_shows_none_of_it(site: Project) -> None:
    preview = PreviewLoader(site.root.resolve(), Options(as_of=date(2026, 1, 1)))(None, frozenset())
    assert preview.files is not None
    files = {path: preview.get(path) or b"" for path in preview.files.site.paths}
    assert sum(path.endswith((".webp", ".jpg", ".avif")) for path in files) >= len(PHOTOGRAPHS)
    assert leaks(files, originals_of(site)) == []
    for name in PHOTOGRAPHS:
        for folder in ("media", "content/media", "assets/media", "briefs/notes/media"):
            assert preview.get(f"{folder}/{name}") is None
