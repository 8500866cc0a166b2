"""The part of CBOR (RFC 8949) that Pagefind's files use: integers, text, and arrays of definite length."""

from __future__ import annotations

Value = int | str | list["Value"]

_UNSIGNED, _NEGATIVE, _TEXT, _ARRAY = 0, 1, 3, 4
_SIZES = ((24, 1), (25, 2), (26, 4), (27, 8))


def decode(data: bytes) -> Value:
    """The one value that `data` holds. Raises ValueError if it is cut short or holds anything else."""
    try:
        value, end = _decode(data, 0)
    except IndexError:
        raise ValueError("CBOR data is cut short") from None
    if end != len(data):
        raise ValueError("CBOR data has a remainder")
    return value


def _decode(data: bytes, at: int) -> tuple[Value, int]:
    major, size = data[at] >> 5, data[at] & 31
    at += 1
    if size >= 24:
        width = dict(_SIZES).get(size)
        if width is None or at + width > len(data):
            raise ValueError("CBOR data is cut short or of indefinite length")
        size, at = int.from_bytes(data[at : at + width], "big"), at + width
    if major == _UNSIGNED:
        return size, at
    if major == _NEGATIVE:
        return -1 - size, at
    if major == _TEXT:
        if at + size > len(data):
            raise ValueError("CBOR data is cut short")
        return data[at : at + size].decode(), at + size
    if major == _ARRAY:
        items: list[Value] = []
        for _ in range(size):
            item, at = _decode(data, at)
            items.append(item)
        return items, at
    raise ValueError(f"CBOR data of type {major} is not expected here")


def encode(value: Value) -> bytes:
    """`value` in the shortest form, as RFC 8949 section 4.2.1 asks of a deterministic encoding."""
    out = bytearray()
    _encode(value, out)
    return bytes(out)


def _encode(value: Value, out: bytearray) -> None:
    if isinstance(value, str):
        text = value.encode()
        _head(_TEXT, len(text), out)
        out += text
    elif isinstance(value, int):
        _head(_UNSIGNED, value, out) if value >= 0 else _head(_NEGATIVE, -1 - value, out)
    else:
        _head(_ARRAY, len(value), out)
        for item in value:
            _encode(item, out)


def _head(major: int, size: int, out: bytearray) -> None:
    if size < 24:
        out.append(major << 5 | size)
        return
    code, width = next((code, width) for code, width in _SIZES if size < 1 << 8 * width)
    out.append(major << 5 | code)
    out += size.to_bytes(width, "big")
