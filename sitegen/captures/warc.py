"""WARC, an archive of what servers answered (ISO 28500): the page or document it was made for."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from io import BytesIO, StringIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from sitegen.captures.reading import MOST_UNPACKED, Reading, UnreadableError, damaged, too_large

_PAGES = ("text/html", "application/xhtml+xml")
_FEW = 200
"""A page with less than so many bytes is one that leads on, unless there is no other."""


def read(data: bytes, charset: str = "") -> Reading:
    """The text of the main record: the first answer that is a page in HTML, or a PDF."""
    try:
        with redirect_stderr(StringIO()):  # where warcio writes what it makes of damaged archives
            found = list(_documents(BytesIO(_unpacked(data))))
    except ArchiveLoadFailed as error:
        raise damaged(error, "WARC") from error
    if not found:
        raise UnreadableError(
            "has no page in HTML and no PDF", "capture the page itself, or save it as .html"
        )
    type_, content = next((one for one in found if len(one[1]) >= _FEW), found[0])
    media_type, _, parameters = type_.partition(";")
    if media_type.strip().lower() == "application/pdf" or content.startswith(b"%PDF-"):
        from sitegen.captures.pdf import read as read_pdf

        return read_pdf(content)
    from sitegen.captures.formats import declared_charset
    from sitegen.captures.html import read as read_html

    return read_html(content, declared_charset(f";{parameters}"))


def _documents(stream: BytesIO) -> Iterator[tuple[str, bytes]]:
    """The media types and contents of answers that are documents, in order."""
    for record in ArchiveIterator(stream, no_record_parse=False):
        type_ = _type_of(record)
        bare = type_.partition(";")[0].strip().lower()
        if record.rec_type in ("response", "resource") and bare in (*_PAGES, "application/pdf"):
            content = record.content_stream().read(MOST_UNPACKED + 1)
            if len(content) > MOST_UNPACKED:
                raise too_large("WARC", MOST_UNPACKED)
            yield type_, content


def _type_of(record: ArcWarcRecord) -> str:
    """The media type of an answer that was given; "" of any other record."""
    headers = record.http_headers
    if record.rec_type == "resource" or headers is None:
        return record.rec_headers.get_header("Content-Type") or ""
    return (headers.get_header("Content-Type") or "") if headers.get_statuscode() == "200" else ""


def _unpacked(data: bytes) -> bytes:
    """The archive, decompressed if it is gzipped, each record by itself or all as one."""
    pieces: list[bytes] = []
    size = 0
    while data.startswith(b"\x1f\x8b"):
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        pieces.append(member.decompress(data, MOST_UNPACKED - size + 1))
        size += len(pieces[-1])
        if size > MOST_UNPACKED:
            raise too_large("WARC", MOST_UNPACKED)
        if not member.eof:
            raise damaged("it ends within a record", "WARC")
        data = member.unused_data.lstrip(b"\0")
    return b"".join(pieces) or data
