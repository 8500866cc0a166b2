"""Bodies that were compressed for the way, within a limit: ten kilobytes may be ten gigabytes of nothing."""

from __future__ import annotations

import zlib

from sitegen.fetching.values import FetchError
from sitegen.fetching.wire import megabytes

ACCEPTED = "gzip, deflate"
_DEEPEST = 2


def decoded(body: bytes, encodings: str, most: int) -> bytes:
    """A body without its `Content-Encoding`s (RFC 9110, 8.4). Raises FetchError where it is not in them, or is larger
    than `most` without them."""
    names = [name.strip().casefold() for name in encodings.split(",") if name.strip()]
    if len(names) > _DEEPEST:
        raise FetchError(f"it is compressed {len(names)} times")
    for name in reversed(names):
        if name in ("gzip", "x-gzip"):
            body = _inflated(body, most, (zlib.MAX_WBITS | 16,))
        elif name == "deflate":  # that of zlib, by the standard, and bare, as some servers have it
            body = _inflated(body, most, (zlib.MAX_WBITS, -zlib.MAX_WBITS))
        elif name != "identity":
            raise FetchError(f'it is sent in the encoding "{name}", which was not asked for')
    return body


def _inflated(body: bytes, most: int, forms: tuple[int, ...]) -> bytes:
    for form in forms:
        try:
            return _members(body, most, form)
        except zlib.error:
            continue
    raise FetchError("it is not compressed as its headers say")


def _members(body: bytes, most: int, form: int) -> bytes:
    """All members of gzip (RFC 1952, 2.2), one after the other."""
    parts, size = [], 0
    while body:
        inflate = zlib.decompressobj(form)
        part = inflate.decompress(body, most - size + 1)
        size += len(part)
        parts.append(part)
        if size > most:
            raise FetchError(f"it is larger than {megabytes(most)} once it is decompressed")
        if not inflate.eof:
            raise FetchError("it ends too early")
        body = inflate.unused_data.lstrip(b"\0")
        if form <= zlib.MAX_WBITS:
            break
    return b"".join(parts)
