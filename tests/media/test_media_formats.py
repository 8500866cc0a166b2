"""What a file of media is: its first bytes say, or its name where it is text."""

from __future__ import annotations

import pytest

from sitegen.content.media_formats import format_of

AVIF_AMONG_OTHERS = b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf"
"""Its major brand is that of all pictures in ISO base media; the compatible ones say which it is."""


@pytest.mark.parametrize(
    ("head", "name", "format_"),
    [
        (b"\xff\xd8\xff\xe0", "a.png", "JPEG"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a.webp", "WebP"),
        (b"RIFF\0\0\0\0WAVEfmt ", "a.wav", "WAV"),
        (AVIF_AMONG_OTHERS, "a.avif", "AVIF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a.heic", ""),
        (b"\0\0\0\x18ftyphevx\0\0\0\0msf1hevx", "a.heic", ""),
        (b"\0\0\0\x18ftypisom\0\0\0\0isomavc1", "a.mp4", "MPEG-4"),
        (b"\0\0\0\x18ftypM4A \0\0\0\0M4A mp42", "a.m4a", "MPEG-4 audio"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">', "a.svg", "SVG"),
        (b"<svg> is how it begins", "a.txt", "plain text"),
        (b"%PDF-1.7", "a.csv", "PDF"),
        (b"year,people", "a.csv", "CSV"),
        (b"", "a.jpg", ""),
    ],
)
def test_the_format_of_a_file(head: bytes, name: str, format_: str) -> None:
    assert format_of(head, name).name == format_
