"""Small pictures for tests, and colour profiles that no library makes."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

from PIL import Image

RED, GREEN, BLUE, WHITE = (250, 10, 10), (10, 240, 10), (10, 10, 250), (255, 255, 255)

Colour = tuple[int, ...]
Matrix = tuple[tuple[float, float, float], ...]

DISPLAY_P3: Matrix = ((0.51512, 0.2412, -0.00105), (0.29198, 0.69225, 0.04189), (0.1571, 0.06657, 0.78407))
ADOBE_RGB: Matrix = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
SRGB: Matrix = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.7141))
"""What red, green and blue of a colour space are in XYZ, relative to D50, as profiles have them."""


def saved(image: Image.Image, format_: str, **options: Any) -> bytes:
    data = BytesIO()
    image.save(data, format_, **options)
    return data.getvalue()


def read(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def quarters(size: tuple[int, int] = (64, 32)) -> Image.Image:
    """Red and green above blue and white."""
    width, height = size
    image = Image.new("RGB", size, WHITE)
    image.paste(RED, (0, 0, width // 2, height // 2))
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    return image


def corners(image: Image.Image) -> list[str]:
    """The colours of the four quarters of an image, from above and the left, each by its strongest channel."""
    rgb = image.convert("RGB")
    x, y = rgb.width // 4, rgb.height // 4
    return [_name(rgb, at) for at in ((x, y), (3 * x, y), (x, 3 * y), (3 * x, 3 * y))]


def _name(image: Image.Image, at: tuple[int, int]) -> str:
    pixel = image.getpixel(at)
    assert isinstance(pixel, tuple)
    high = [value > 128 for value in pixel]
    return {(1, 0, 0): "red", (0, 1, 0): "green", (0, 0, 1): "blue", (1, 1, 1): "white"}[
        tuple(map(int, high))
    ]


def near(found: Any, wanted: Colour, by: int = 3) -> bool:
    return len(found) == len(wanted) and all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


def noise(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """An image that no codec makes small, and which is the same in every process."""
    state, values = 1, bytearray()
    for _ in range(size[0] * size[1] * len(mode.strip("1"))):
        state = state * 1103515245 + 12345 & 0x7FFFFFFF
        values.append(state >> 16 & 0xFF)
    return Image.frombytes(mode, size, bytes(values))


def exif(orientation: int = 1) -> Image.Exif:
    """What a camera writes: how it was held, its name, where it was."""
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010F] = "Babbage & Co."
    found[0x0110] = "Difference Camera 2"
    found.get_ifd(0x8825).update({1: "N", 2: (37.0, 33.0, 58.0), 3: "E", 4: (126.0, 58.0, 40.0)})
    return found


def profile(primaries: Matrix | None, gamma: float, space: bytes = b"RGB ") -> bytes:
    """An ICC profile (ICC.1:2001-04) of three primaries and a gamma; without primaries, one of grey."""
    curve = struct.pack(">4sIIH", b"curv", 0, 1, round(gamma * 256)) + b"\0\0"
    tags = {
        b"desc": _described(b"Test"),
        b"wtpt": _xyz((0.9642, 1.0, 0.8249)),
        b"cprt": b"text\0\0\0\0-\0\0\0",
    }
    if primaries:
        tags |= {
            name + b"XYZ": _xyz(value) for name, value in zip((b"r", b"g", b"b"), primaries, strict=True)
        }
        tags |= {name + b"TRC": curve for name in (b"r", b"g", b"b")}
    else:
        tags[b"kTRC"] = curve
    at = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, tag in tags.items():
        table += struct.pack(">4sII", name, at + len(body), len(tag))
        body += tag + b"\0" * (-len(tag) % 4)
    illuminant = struct.pack(">3i", *(round(v * 65536) for v in (0.9642, 1.0, 0.8249)))
    head = struct.pack(">I4sI4s4s4s", at + len(body), b"\0\0\0\0", 0x02100000, b"mntr", space, b"XYZ ")
    head += b"\0" * 12 + b"acsp" + b"\0" * 28 + illuminant
    return head + b"\0" * (128 - len(head)) + table + body


def _xyz(value: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(v * 65536) for v in value))


def _described(text: bytes) -> bytes:
    return b"desc\0\0\0\0" + struct.pack(">I", len(text) + 1) + text + b"\0" + b"\0" * 78


def in_srgb(colour: Colour, primaries: Matrix, gamma: float) -> Colour:
    """A colour of another colour space as sRGB has it (IEC 61966-2-1), computed from the definitions."""
    linear = [(value / 255) ** gamma for value in colour]
    xyz = [sum(linear[i] * primaries[i][k] for i in range(3)) for k in range(3)]
    return tuple(round(255 * _encoded(value)) for value in _solved(SRGB, xyz))


def _solved(columns: Matrix, wanted: list[float]) -> list[float]:
    """By Cramer's rule."""

    def determinant(a: Any, b: Any, c: Any) -> float:
        cross = (b[1] * c[2] - b[2] * c[1], b[2] * c[0] - b[0] * c[2], b[0] * c[1] - b[1] * c[0])
        return float(sum(x * y for x, y in zip(a, cross, strict=True)))

    whole = determinant(*columns)
    return [determinant(*(wanted if i == k else columns[i] for i in range(3))) / whole for k in range(3)]


def _encoded(value: float) -> float:
    value = min(1.0, max(0.0, value))
    return 12.92 * value if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)
