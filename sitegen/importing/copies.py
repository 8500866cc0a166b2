"""The files of a source's copy in captures/: the copy as it was sent, its text, and where both are from."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from json import dumps

import msgspec


class Copy(msgspec.Struct, frozen=True):
    """A copy of a source. `retrieved` is a time in UTC, such as 2024-03-05T01:12:13Z, and `url` where it was then, if
    that is known; `warc` is the exchange, if it is kept."""

    data: bytes
    text: str
    suffix: str
    url: str
    retrieved: str
    media_type: str
    warc: bytes = b""


def files_of(id_: str, copy: Copy) -> Iterator[tuple[str, bytes]]:
    """The files by their names in captures/. The text comes last: where it is, the others are. A copy that is plain
    text is only there as the text, in UTF-8."""
    text = (copy.text.rstrip("\n") + "\n").encode("utf-8", "replace")
    name = f"{id_}{copy.suffix}"
    data = text if copy.suffix == ".txt" else copy.data
    if data is not text:
        yield name, data
    if copy.warc:
        yield f"{id_}.warc.gz", copy.warc
    rows = {
        "file": name,
        "text": f"{id_}.txt",
        "url": copy.url,
        "retrieved": copy.retrieved,
        "media_type": copy.media_type,
        "sha256": sha256(data).hexdigest(),
    }
    yield (
        f"{id_}.yaml",
        "".join(
            f"{key}: {dumps(value, ensure_ascii=False)}\n" for key, value in rows.items() if value
        ).encode(),
    )
    yield f"{id_}.txt", text
