"""The pages of PDFs are counted, as far as the file tells."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pypdf import PdfWriter

from sitegen.content.pdf_pages import page_count
from tests.project import Project


def pdf(pages: int, password: str = "") -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password)
    data = BytesIO()
    writer.write(data)
    return data.getvalue()


def packed(objects: bytes) -> bytes:
    """A PDF whose objects are in a stream, as most programs write them."""
    stream = zlib.compress(objects)
    head = b"5 0 obj\n<</Type/ObjStm/N 2/First 10/Filter/FlateDecode/Length %d>>\nstream\n" % len(stream)
    return b"%PDF-1.5\n" + head + stream + b"\nendstream\nendobj\n%%EOF"


TREE = b"<</Type/Catalog/Pages 2 0 R>><</Type/Pages/Kids[3 0 R 4 0 R]/Count 17>><</Type /Pages /Count 9>>"


@pytest.mark.parametrize(
    ("data", "pages"),
    [
        (pdf(1), 1),
        (pdf(12), 12),
        (pdf(3, "secret"), 3),  # what is encrypted are the texts
        (packed(TREE), 17),
        (packed(TREE)[:90], 0),
        (b"%PDF-1.7\n%%EOF\n", 0),
        (b"%PDF-1.7 <</Type/Pages/Count -1>>", 0),
    ],
)
def test_pages_are_counted(data: bytes, pages: int) -> None:
    assert page_count(data) == pages


@given(st.binary(max_size=200))
@example(b"/Type/ObjStm stream\n" + zlib.compress(bytes(1 << 20)) * 3)
def test_any_bytes_have_some_number_of_pages(data: bytes) -> None:
    assert page_count(b"%PDF-1.5 <</Type/Pages" + data) >= 0


@pytest.mark.parametrize(
    ("language", "shown"), [("", "Open the document (PDF, 12 pages, "), ("ko/", "문서 열기(PDF, 12쪽, ")]
)
def test_readers_are_told_before_they_open_it(
    project: Callable[..., Project], language: str, shown: str
) -> None:
    site = project(
        """
        === content/media/letter.yaml
        {file: letter.pdf, title: {en: The letter, ko: 편지}, alt: {en: A letter, ko: 편지}, credit: A}
        """
    )
    (site.root / "content/media/letter.pdf").write_bytes(pdf(12))
    site.build("--no-search")
    assert shown in site.read(f"{language}media/letter/index.html")
