"""PDF, page by page (pypdf, pure Python, BSD)."""

from __future__ import annotations

import logging
import unicodedata
from io import BytesIO

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

from sitegen.captures.page_text import printed_numbers, running_text
from sitegen.captures.reading import (
    AS_TEXT,
    MOST_TEXT,
    Reading,
    UnreadableError,
    damaged,
    text_with_pages,
    too_large,
)
from sitegen.runtime.patterns import lazy_pattern

MOST_PAGES = 5000
_LIMITS = Configuration(
    maximum_declared_stream_length=1 << 25,
    zlib_maximum_output_length=1 << 24,
    lzw_maximum_output_length=1 << 24,
    run_length_maximum_output_length=1 << 24,
    array_based_stream_maximum_output_length=1 << 24,
    stream_decoding_work_maximum_length=1 << 27,
    stream_parsing_work_maximum_count=2_000_000,
    xform_maximum_invocations_per_extraction=1000,
)
"""What no page of text needs: more would only keep a build from ending."""
_UNMAPPED = lazy_pattern("[\ufffd\ue000-\uf8ff\0-\x08\x0e-\x1f]")
_LIGATURE = lazy_pattern("[\ufb00-\ufb06]")
_MOST_UNMAPPED = 5
"""At most one character in so many may be unknown."""


def read(data: bytes, charset: str = "") -> Reading:
    """The text of the pages, without what runs along their edges. Raises UnreadableError where it is encrypted,
    scanned, damaged or larger than can be meant."""
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        with apply_configuration(_LIMITS):
            reader = PdfReader(BytesIO(data))
            pages = _pages(reader)
            labels = reader.page_labels if "/PageLabels" in reader.root_object else printed_numbers(pages)
    except (DependencyError, FileNotDecryptedError) as error:
        raise UnreadableError(
            "is an encrypted PDF", f"save it again without a password (print it as PDF), or {AS_TEXT}"
        ) from error
    except LimitReachedError as error:
        raise UnreadableError(
            "is a PDF with streams larger than can be meant",
            f"print the pages that are cited as PDF, or {AS_TEXT}",
        ) from error
    except PyPdfError as error:
        raise damaged(error, "PDF") from error
    text, places = text_with_pages(running_text(pages), labels)
    _check(text, len(pages))
    return Reading(text, places)


def _pages(reader: PdfReader) -> list[str]:
    if len(reader.pages) > MOST_PAGES:
        raise UnreadableError(
            f"is a PDF with more than {MOST_PAGES:,} pages", "keep the pages that are cited"
        )
    texts: list[str] = []
    size = 0
    for page in reader.pages:
        texts.append(_plain(page.extract_text()))
        size += len(texts[-1])
        if size > MOST_TEXT:
            raise too_large("PDF", MOST_TEXT, "of text")
    return texts


def _plain(text: str) -> str:
    """The text of a page composed, its ligatures as letters."""
    text = text.replace("\f", "\n").replace("\r\n", "\n").replace("\r", "\n")
    text = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return unicodedata.normalize("NFC", text)


def _check(text: str, pages: int) -> None:
    letters = len("".join(text.split()))
    if letters == 0:
        raise UnreadableError(
            f"has no text on its {pages} pages: it is scanned" if pages else "is a PDF without pages",
            "run text recognition on it (OCR), or type what is cited into a .txt file with the same name",
        )
    if len(_UNMAPPED.findall(text)) * _MOST_UNMAPPED > letters:
        raise UnreadableError(
            "does not say which characters its fonts show", f"run text recognition on it, or {AS_TEXT}"
        )
