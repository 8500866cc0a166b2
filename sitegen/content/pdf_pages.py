"""How many pages a PDF has, from its page tree (ISO 32000-1, 7.7.3), without a reader of PDF being installed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from sitegen.runtime.patterns import lazy_pattern

_MOST_UNPACKED = 1 << 26
"""What of a file is unpacked at most: more is no list of pages."""
_MOST_PAGES = 100_000

_PAGES = lazy_pattern(rb"/Type\s*/Pages\b")
_COUNT = lazy_pattern(rb"/Count\s+(\d{1,6})\b")
_PACKED = lazy_pattern(rb"/Type\s*/ObjStm\b")
_STREAM = lazy_pattern(rb"\bstream\r?\n")


def page_count(data: bytes) -> int:
    """The number of pages; 0 where it cannot be told, as of a file that is encrypted or cut off."""
    counts = [count for text in (data, *_unpacked(data)) for count in _counts(text)]
    most = max(counts, default=0)  # the root of the tree counts all; its branches fewer
    return most if most <= _MOST_PAGES else 0


def _counts(text: bytes) -> Iterator[int]:
    """What the nodes of page trees count, each in a dictionary that has no other in it before its end."""
    for match in _PAGES.finditer(text):
        start, end = text.rfind(b"<<", 0, match.start()), text.find(b">>", match.end())
        if start >= 0 and end >= 0 and (count := _COUNT.search(text, start, end)):
            yield int(count[1])


def _unpacked(data: bytes) -> Iterator[bytes]:
    """The streams that hold objects (7.5.7), unpacked."""
    left = _MOST_UNPACKED
    for match in _PACKED.finditer(data):
        begins = _STREAM.search(data, match.end(), match.end() + 1000)
        if begins is None or left <= 0:
            continue
        try:
            text = zlib.decompressobj().decompress(data[begins.end() :], left)
        except zlib.error:
            continue
        left -= len(text)
        yield text
