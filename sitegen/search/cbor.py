"""The part of CBOR (RFC 8949) that Pagefind's files use: integers, text, and arrays of definite length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Value = int | str | list["Value"]

_UNSIGNED, _NEGATIVE, _TEXT, _ARRAY = 0, 1, 3, 4
_SIZES = ((24, 1), (25, 2), (26, 4), (27, 8))
_WIDTHS = dict(_SIZES)
_NUMBERS = {
    major << 5 | size: 1 + _WIDTHS.get(size, 0) for major in (_UNSIGNED, _NEGATIVE) for size in range(28)
}
"""The length of a number by its first byte."""


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
    major, size, at = _read_head(data, at)
    if major == _UNSIGNED:
        return size, at
    if major == _NEGATIVE:
        return -1 - size, at
    if major == _TEXT:
        if at + size > len(data):
            raise ValueError("CBOR data is cut short")
        return data[at : at + size].decode(), at + size
    items: list[Value] = []
    for _ in range(size):
        item, at = _decode(data, at)
        items.append(item)
    return items, at


def _read_head(data: bytes, at: int) -> tuple[int, int, int]:
    """The type of the value at `at`, its size or number, and where what follows begins."""
    major, size = data[at] >> 5, data[at] & 31
    at += 1
    if size >= 24:
        width = _WIDTHS.get(size)
        if width is None or at + width > len(data):
            raise ValueError("CBOR data is cut short or of indefinite length")
        size, at = int.from_bytes(data[at : at + width], "big"), at + width
    if major not in (_UNSIGNED, _NEGATIVE, _TEXT, _ARRAY):
        raise ValueError(f"CBOR data of type {major} is not expected here")
    return major, size, at


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


def elements(data: bytes, *path: int) -> Iterator[bytes]:
    """The elements, still encoded, of the array that `data` is, or that is in it at `path`.

    Raises ValueError if `data` is cut short or holds something else.
    """
    at = 0
    try:
        for step in path:
            _, at = _array(data, at)
            for _ in range(step):
                at = _end(data, at)
        count, at = _array(data, at)
        for _ in range(count):
            end = _end(data, at)
            yield data[at:end]
            at = end
        if not path and at != len(data):
            raise ValueError("CBOR data has a remainder")
    except IndexError:
        raise ValueError("CBOR data is cut short") from None


def array(elements: Sequence[bytes]) -> bytes:
    """The array of some encoded elements."""
    out = bytearray()
    _head(_ARRAY, len(elements), out)
    return bytes(out) + b"".join(elements)


def _array(data: bytes, at: int) -> tuple[int, int]:
    """How many elements the array at `at` has, and where they begin."""
    major, size, at = _read_head(data, at)
    if major != _ARRAY:
        raise ValueError(f"CBOR data of type {major} where an array was expected")
    return size, at


def _end(data: bytes, at: int) -> int:
    """Where the value at `at` ends."""
    left = 1
    while left:
        length = _NUMBERS.get(data[at])  # nearly everything is a number
        if length:
            at += length
        else:
            major, size, at = _read_head(data, at)
            if major == _ARRAY:
                left += size
            elif major == _TEXT:
                at += size
        left -= 1
    if at > len(data):
        raise ValueError("CBOR data is cut short")
    return at


def _head(major: int, size: int, out: bytearray) -> None:
    if size < 24:
        out.append(major << 5 | size)
        return
    code, width = next((code, width) for code, width in _SIZES if size < 1 << 8 * width)
    out.append(major << 5 | code)
    out += size.to_bytes(width, "big")
