"""What a file is found to be, and what an editor is told of one that is not shown."""

from __future__ import annotations

import struct
import zlib
from unicodedata import normalize

import pytest
from PIL import Image

from sitegen.pictures.inspection import MOST_BYTES, inspect
from sitegen.problems import Span
from tests.pictures.samples import exif, noise, quarters, saved

AT = Span("content/media/engine.yaml", 2, 7)


def problem_of(data: bytes, name: str) -> tuple[str, str, str]:
    found = inspect(data, f"content/media/{name}", AT)
    assert found.picture is None
    (problem,) = found.problems
    assert problem.span == AT and problem.is_error
    return problem.code, problem.message, problem.hint


def png(width: int, height: int) -> bytes:
    """A PNG that says it has this size, and has no pixels."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head)) + IDAT


_NOTHING = b"IDAT" + zlib.compress(b"")
IDAT = struct.pack(">I", len(_NOTHING) - 4) + _NOTHING + struct.pack(">I", zlib.crc32(_NOTHING))


@pytest.mark.parametrize(
    ("format_", "name"),
    [
        ("JPEG", "engine.jpg"),
        ("JPEG", "ENGINE.JPG"),
        ("JPEG", "engine.jpeg"),
        ("PNG", "The engine (1843).PNG"),
        ("WEBP", "engine.webp"),
        ("AVIF", "engine.avif"),
        ("GIF", normalize("NFD", "기관.gif")),
    ],
)
def test_a_picture_is_what_it_contains(format_: str, name: str) -> None:
    found = inspect(saved(quarters(), format_), f"content/media/{name}")
    assert found.problems == () and found.picture is not None
    picture = found.picture
    assert (picture.format, picture.width, picture.height) == (format_.lower(), 64, 32)


def test_width_and_height_are_those_that_are_seen() -> None:
    found = inspect(saved(quarters(), "JPEG", exif=exif(6)), "engine.jpg").picture
    assert found is not None and (found.width, found.height, found.orientation) == (32, 64, 6)


@pytest.mark.parametrize(
    ("format_", "name", "message", "hint"),
    [
        ("JPEG", "engine.png", "engine.png contains a JPEG", 'rename it to "engine.jpg"'),
        ("PNG", "engine.jpg", "engine.jpg contains a PNG", 'rename it to "engine.png"'),
        ("AVIF", "engine", "engine contains an AVIF", 'rename it to "engine.avif"'),
    ],
)
def test_a_wrong_extension_is_told_and_the_picture_shown(
    format_: str, name: str, message: str, hint: str
) -> None:
    found = inspect(saved(quarters(), format_), f"content/media/{name}", AT)
    assert found.picture is not None and found.picture.format == format_.lower()
    (problem,) = found.problems
    assert (problem.code, problem.severity, problem.span) == ("wrong-extension", "warning", AT)
    assert (problem.message, problem.hint) == (message, hint)


@pytest.mark.parametrize(
    ("width", "height", "message"),
    [
        (12_000, 9_000, "engine.png has 12,000 × 9,000 pixels, 108 megapixels"),
        (100_000, 100_000, "engine.png has 100,000 × 100,000 pixels, 10,000 megapixels"),
        (2**31 - 1, 2**31 - 1, "engine.png has 2,147,483,647 × 2,147,483,647 pixels"),
        (40_000, 10, "engine.png has 40,000 × 10 pixels; the limits"),
    ],
)
def test_too_many_pixels_are_refused_before_any_is_decoded(width: int, height: int, message: str) -> None:
    code, told, hint = problem_of(png(width, height), "engine.png")
    assert code == "picture-too-large" and told.startswith(message)
    assert told.endswith("; the limits are 64 megapixels and 32,000 pixels a side")
    assert hint.startswith("save it smaller")


def test_a_webp_of_too_many_pixels_is_refused_before_there_is_memory_for_it() -> None:
    data = bytearray(saved(Image.new("RGBA", (16, 16), (1, 2, 3, 4)), "WEBP", exif=exif()))
    assert data[12:16] == b"VP8X"
    data[24:30] = (16_382).to_bytes(3, "little") * 2
    code, message, _ = problem_of(bytes(data), "engine.webp")
    assert code == "picture-too-large" and "64 megapixels" in message


def test_a_picture_of_the_largest_size_is_taken() -> None:
    assert inspect(png(8000, 8000), "engine.png").picture is not None


def test_a_file_of_too_many_bytes_is_refused() -> None:
    code, message, _ = problem_of(saved(quarters(), "JPEG") + b"\0" * MOST_BYTES, "engine.jpg")
    assert (code, message) == ("picture-too-large", "engine.jpg has 64 MiB; the limit is 64")


@pytest.mark.parametrize("format_", ["GIF", "WEBP", "PNG", "AVIF"])
def test_an_animation_is_refused_with_advice(format_: str) -> None:
    frames = [quarters(), noise((64, 32))]
    data = saved(frames[0], format_, save_all=True, append_images=frames[1:], duration=100)
    code, message, hint = problem_of(data, f"loom.{format_.lower()}")
    assert (code, message) == ("animated-picture", f"loom.{format_.lower()} is an animation")
    assert hint == "save it as a video (MP4 or WebM), or save one of its frames as a picture"


@pytest.mark.parametrize(
    ("data", "name", "message", "hint"),
    [
        (saved(quarters(), "TIFF"), "a.tif", "a.tif is not a picture for the web: TIFF or", "save it as PNG"),
        (saved(quarters(), "BMP"), "a.bmp", "a.bmp is not a picture for the web: BMP", "save it as PNG"),
        (
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40,
            "a.HEIC",
            "a.HEIC is not a picture for the web: HEIC",
            "save it as JPEG",
        ),
        (
            b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0" * 40,
            "a.jpg",
            "a.jpg is not a picture for the web: a video",
            "use it as a video, not as a picture",
        ),
        (b"%PDF-1.7", "a.pdf", "a.pdf is not a picture for the web: PDF", "export it as SVG, or as PNG"),
        (b"\x1f\x8b\x08\0", "a.svgz", "a.svgz is not a picture for the web: compressed", "if it is an SVGZ"),
        (
            b"version https://git-lfs.github.com/spec/v1\n",
            "a.jpg",
            "a.jpg is not a picture for the web: a pointer of Git LFS",
            "fetch the file itself: git lfs pull",
        ),
        (b"hello", "a.txt", "a.txt is none of the pictures that browsers show", "save photographs as JPEG"),
    ],
)
def test_another_format_is_refused_with_what_to_save_it_as(
    data: bytes, name: str, message: str, hint: str
) -> None:
    code, told, advice = problem_of(data, name)
    assert code == "unsupported-picture"
    assert told.startswith(message) and advice.startswith(hint)


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "a.jpg", "a.jpg is empty"),
        (b"hello", "a.jpg", "a.jpg is not a picture, or its beginning is damaged"),
        (b"\xff\xd8\xff\xe0", "a.jpg", "a.jpg is a JPEG that cannot be read: "),
        (b"\x89PNG\r\n\x1a\n", "a.png", "a.png is a PNG that cannot be read: "),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a.webp", "a.webp is a WebP that cannot be read: "),
        (b"GIF89a", "a.gif", "a.gif is a GIF that cannot be read: "),
        (b"\0\0\0\x14ftypavif\0\0\0\0avif", "a.avif", "a.avif is an AVIF that cannot be read: "),
        (png(0, 10), "a.png", "a.png is a PNG that cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(data: bytes, name: str, message: str) -> None:
    code, told, hint = problem_of(data, name)
    assert code == "unreadable-picture"
    assert told.startswith(message) and not told.endswith(": ")
    assert hint.startswith("save the picture again")


def test_a_position_is_that_of_the_file_where_no_record_names_it() -> None:
    (problem,) = inspect(b"", "content/media/a.jpg").problems
    assert str(problem.span) == "content/media/a.jpg:1:1"
