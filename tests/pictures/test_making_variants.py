"""What becomes of a picture's pixels: turned, in sRGB, in several sizes and formats, and nothing else in the file."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import pytest
from PIL import Image

from sitegen.pictures.decoding import decoded
from sitegen.pictures.encoding import encode
from sitegen.pictures.inspection import inspect
from sitegen.pictures.opening import PictureError
from sitegen.pictures.picture import Picture, Settings, Variant
from sitegen.pictures.planning import plan
from tests.pictures.samples import (
    ADOBE_RGB,
    DISPLAY_P3,
    Matrix,
    corners,
    exif,
    in_srgb,
    near,
    noise,
    profile,
    quarters,
    read,
    saved,
)

pytestmark = pytest.mark.slow("makes pictures")

SETTINGS = Settings(widths=(16, 40, 80))


def inspected(data: bytes, file: str) -> Picture:
    found = inspect(data, f"content/media/{file}")
    assert found.problems == () and found.picture is not None
    return found.picture


def made(data: bytes, file: str, settings: Settings = SETTINGS) -> Mapping[Variant, bytes]:
    picture = inspected(data, file)
    return dict(encode(data, picture, plan(picture, "engine", settings)))


def largest(data: bytes, file: str) -> dict[str, Image.Image]:
    """By format, the largest variant."""
    found: dict[str, tuple[int, Image.Image]] = {}
    for variant, bytes_ in made(data, file).items():
        if variant.width >= found.get(variant.format, (0,))[0]:
            found[variant.format] = (variant.width, read(bytes_))
    return {format_: image for format_, (_, image) in found.items()}


# The first row and column of an upright picture are where Exif 2.32, 4.6.4 A says that they are in the file.
_TURNED: dict[int, Image.Transpose | None] = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,  # the file's first row is the right-hand side
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_upright_however_the_camera_was_held(orientation: int, format_: str) -> None:
    turn = _TURNED[orientation]
    image = quarters() if turn is None else quarters().transpose(turn)
    data = saved(image, format_, exif=exif(orientation))
    picture = inspected(data, f"engine.{format_.lower()}")
    assert (picture.width, picture.height) == (64, 32)
    for shown in largest(data, f"engine.{format_.lower()}").values():
        assert shown.size == (64, 32)
        assert corners(shown) == ["red", "green", "blue", "white"]


def test_orientation_after_the_pixels_of_a_png_counts() -> None:
    data = saved(quarters().transpose(Image.Transpose.ROTATE_90), "PNG")
    body = exif(6).tobytes().removeprefix(b"Exif\0\0")
    chunk = struct.pack(">I", len(body)) + b"eXIf" + body + struct.pack(">I", zlib.crc32(b"eXIf" + body))
    late = data[:-12] + chunk + data[-12:]
    assert inspected(late, "engine.png").width == 64
    assert corners(largest(late, "engine.png")["png"]) == ["red", "green", "blue", "white"]


@pytest.mark.parametrize(
    "raw", [b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0MM\0*\0\0\0\x08\0\x01", b"?"]
)
def test_exif_that_cannot_be_read_is_none(raw: bytes) -> None:
    data = saved(quarters(), "JPEG", exif=raw)
    assert inspected(data, "engine.jpg").orientation == 1
    assert corners(largest(data, "engine.jpg")["jpeg"]) == ["red", "green", "blue", "white"]


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_says_which_camera_took_a_picture_and_where(format_: str) -> None:
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Difference Camera 2</x:xmpmeta>"
    options: dict[str, Any] = {"xmp": xmp} if format_ in ("JPEG", "WEBP", "AVIF") else {}
    if format_ == "JPEG":
        options["comment"] = b"Difference Camera 2"
    if format_ == "PNG":
        from PIL.PngImagePlugin import PngInfo

        options["pnginfo"] = PngInfo()
        options["pnginfo"].add_text("Comment", "Difference Camera 2")
    data = saved(quarters(), format_, exif=exif(), **options)
    assert b"Difference Camera 2" in data
    for bytes_ in made(data, f"engine.{format_.lower()}").values():
        assert b"Difference" not in bytes_ and b"Babbage" not in bytes_
        shown = read(bytes_)
        assert not shown.getexif() and not shown.getexif().get_ifd(0x8825)
        assert not {"exif", "xmp", "comment", "Comment", "icc_profile"} & shown.info.keys()


@pytest.mark.parametrize(("primaries", "gamma"), [(DISPLAY_P3, 2.2), (ADOBE_RGB, 563 / 256)])
@pytest.mark.parametrize("colour", [(200, 120, 90), (60, 130, 110), (128, 128, 128), (90, 90, 170)])
def test_colours_of_another_space_are_those_of_srgb(
    primaries: Matrix, gamma: float, colour: tuple[int, int, int]
) -> None:
    data = saved(Image.new("RGB", (40, 40), colour), "PNG", icc_profile=profile(primaries, gamma))
    wanted = in_srgb(colour, primaries, gamma)
    assert wanted != colour or colour == (128, 128, 128)
    shown = largest(data, "engine.png")
    assert near(shown["png"].convert("RGB").getpixel((20, 20)), wanted, by=2)
    assert near(shown["webp"].convert("RGB").getpixel((20, 20)), wanted, by=2)
    assert near(shown["avif"].convert("RGB").getpixel((20, 20)), wanted, by=4)
    assert "icc_profile" not in shown["png"].info


def test_grey_has_a_colour_space_too() -> None:
    data = saved(Image.new("L", (40, 40), 128), "PNG", icc_profile=profile(None, 1.0, b"GRAY"))
    shown = largest(data, "engine.png")["png"]
    assert near(shown.convert("RGB").getpixel((20, 20)), (188, 188, 188))  # half the light


def test_transparent_colours_of_another_space_stay_transparent() -> None:
    colour = (200, 120, 90)
    image = Image.new("RGBA", (40, 40), (*colour, 128))
    shown = largest(saved(image, "PNG", icc_profile=profile(ADOBE_RGB, 563 / 256)), "engine.png")["png"]
    assert near(shown.convert("RGBA").getpixel((20, 20)), (*in_srgb(colour, ADOBE_RGB, 563 / 256), 128))


@pytest.mark.parametrize(
    "raw", [b"no profile", profile(DISPLAY_P3, 2.2)[:200], b"\0" * 16 + b"CMYK" + b"\0" * 200]
)
def test_a_profile_that_cannot_be_read_changes_no_colour(raw: bytes) -> None:
    data = saved(quarters(), "PNG", icc_profile=raw)
    assert corners(largest(data, "engine.png")["png"]) == ["red", "green", "blue", "white"]


def test_a_profile_of_another_colour_space_than_the_pixels_is_not_used() -> None:
    data = saved(quarters(), "PNG", icc_profile=profile(None, 1.0, b"GRAY"))
    assert corners(largest(data, "engine.png")["png"]) == ["red", "green", "blue", "white"]


@pytest.mark.parametrize(
    ("image", "format_", "wanted"),
    [
        (Image.new("L", (40, 40), 90), "JPEG", (90, 90, 90)),
        (Image.new("L", (40, 40), 90), "PNG", (90, 90, 90)),
        (Image.new("1", (40, 40), 1), "PNG", (255, 255, 255)),
        (Image.new("I;16", (40, 40), 257 * 90), "PNG", (90, 90, 90)),
        (Image.new("CMYK", (40, 40), (0, 255, 255, 0)), "JPEG", (255, 0, 0)),
        (quarters((40, 40)).crop((0, 0, 20, 20)).quantize(4), "PNG", (250, 10, 10)),
        (quarters((40, 40)).crop((0, 0, 20, 20)).quantize(4), "GIF", (250, 10, 10)),
    ],
    ids=["grey JPEG", "grey PNG", "one bit", "16 bits", "CMYK", "palette", "GIF"],
)
def test_every_kind_of_pixel_becomes_what_browsers_show(
    image: Image.Image, format_: str, wanted: tuple[int, int, int]
) -> None:
    for shown in largest(saved(image, format_), f"engine.{format_.lower()}").values():
        assert near(shown.convert("RGB").getpixel((10, 10)), wanted, by=6)


def test_16_bits_of_grey_are_brought_to_eight_evenly() -> None:
    ramp = Image.new("I;16", (256, 1))
    for x in range(256):
        ramp.putpixel((x, 0), 257 * x)
    data = saved(ramp, "PNG")
    picture = inspected(data, "engine.png")
    ((_, bytes_),) = encode(data, picture, plan(picture, "engine", Settings(widths=(256,)))[-1:])
    assert [read(bytes_).convert("L").getpixel((x, 0)) for x in range(256)] == list(range(256))


@pytest.mark.parametrize(
    "image",
    [
        Image.new("RGBA", (40, 40), (250, 10, 10, 0)),
        Image.new("LA", (40, 40), (90, 0)),
    ],
    ids=["colour", "grey"],
)
def test_what_is_transparent_stays_so(image: Image.Image) -> None:
    alpha = Image.new("L", image.size)
    alpha.paste(255, (0, 0, 20, 40))
    image.putalpha(alpha)
    data = saved(image, "PNG")
    assert inspected(data, "engine.png").has_alpha
    shown = largest(data, "engine.png")
    assert shown.keys() == {"png", "webp", "avif"}
    for one in shown.values():
        alpha = one.convert("RGBA").getchannel("A")
        assert alpha.getpixel((5, 20)) == 255 and alpha.getpixel((35, 20)) == 0


def test_the_transparent_colour_of_a_palette_is_transparent() -> None:
    image = quarters().quantize(4)
    data = saved(image, "PNG", transparency=image.getpixel((0, 0)))
    assert inspected(data, "engine.png").has_alpha
    alpha = largest(data, "engine.png")["webp"].convert("RGBA").getchannel("A")
    assert alpha.getpixel((5, 5)) == 0 and alpha.getpixel((60, 5)) == 255


def test_the_edge_of_what_is_transparent_has_no_foreign_colour() -> None:
    image = Image.new("RGBA", (80, 80), (0, 0, 255, 0))
    image.paste((255, 0, 0, 255), (0, 0, 41, 80))
    data = saved(image, "PNG")
    small = next(b for v, b in made(data, "engine.png").items() if v.format == "png" and v.width == 16)
    shown = read(small).convert("RGBA")
    for x in range(16):
        red, _, blue, alpha = shown.getpixel((x, 8))  # type: ignore[misc]
        assert alpha == 0 or red > 200 > 60 > blue


def test_a_chart_keeps_its_colours_and_a_photograph_is_compressed() -> None:
    chart, photograph = saved(quarters(), "PNG"), saved(noise((80, 80)), "PNG")
    assert read(chart).tobytes() == largest(chart, "engine.png")["webp"].convert("RGB").tobytes()
    assert read(photograph).tobytes() != largest(photograph, "engine.png")["webp"].convert("RGB").tobytes()
    assert largest(chart, "engine.png")["png"].mode == "P"
    assert largest(photograph, "engine.png")["png"].mode == "RGB"


def test_sizes_are_what_was_planned() -> None:
    data = saved(noise((120, 90)), "JPEG")
    sizes = [(variant.format, *read(bytes_).size) for variant, bytes_ in made(data, "engine.jpg").items()]
    assert sorted(sizes) == sorted(
        (format_, width, height)
        for format_ in ("avif", "webp", "jpeg")
        for width, height in ((16, 12), (40, 30), (80, 60))
    )


@pytest.mark.parametrize("width", [10, 11, 16, 40, 99, 100, 101, 300, 399, 400])
@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
def test_what_variants_are_made_from_is_as_wide_as_they_are(
    format_: str, orientation: int, width: int
) -> None:
    data = saved(Image.new("RGB", (400, 200)), format_, exif=exif(orientation))
    picture = inspected(data, f"engine.{format_.lower()}")
    wide = decoded(data, picture, min(width, picture.width)).image
    assert width <= wide.width or wide.width == picture.width
    assert wide.width / wide.height == pytest.approx(picture.width / picture.height, rel=0.1)


def test_a_variant_does_not_depend_on_which_others_are_made() -> None:
    data = saved(noise((400, 300)), "JPEG", exif=exif(6))
    picture = inspected(data, "engine.jpg")
    variants = plan(picture, "engine", SETTINGS)
    together = dict(encode(data, picture, variants))
    for variant in variants:
        assert dict(encode(data, picture, [variant])) == {variant: together[variant]}


_HASHES = """
import sys
from hashlib import sha256
from sitegen.pictures.encoding import encode
from sitegen.pictures.inspection import inspect
from sitegen.pictures.picture import Settings
from sitegen.pictures.planning import plan
data = sys.stdin.buffer.read()
picture = inspect(data, "engine.jpg").picture
for variant, made in encode(data, picture, plan(picture, "engine", Settings(widths=(16, 40, 80)))):
    print(variant.name, sha256(made).hexdigest())
"""


def test_two_processes_make_the_same_bytes() -> None:
    data = saved(noise((300, 200)), "JPEG")
    told = subprocess.run([sys.executable, "-c", _HASHES], input=data, capture_output=True, check=True)
    here = {variant.name: sha256(bytes_).hexdigest() for variant, bytes_ in made(data, "engine.jpg").items()}
    assert dict(line.split() for line in told.stdout.decode().splitlines()) == here


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_a_picture_that_is_cut_off_is_told_and_never_a_traceback(format_: str, part: float) -> None:
    data = saved(noise((64, 64)), format_)
    cut = data[: int(len(data) * part)]
    found = inspect(cut, f"content/media/engine.{format_.lower()}")
    if found.picture is None:
        assert [problem.code for problem in found.problems] == ["unreadable-picture"]
        return
    with pytest.raises(PictureError):
        list(encode(cut, found.picture, plan(found.picture, "engine", SETTINGS)))


@pytest.mark.slow("damage at many places")
@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_damage_anywhere_is_a_problem_or_a_picture(format_: str) -> None:
    data = saved(quarters((24, 16)), format_)
    for at in range(0, len(data), max(1, len(data) // 150)):
        for value in (0x00, 0xFF, data[at] ^ 0x10):
            broken = data[:at] + bytes([value]) + data[at + 1 :]
            picture = inspect(broken, f"engine.{format_.lower()}").picture
            if picture is not None and picture.width * picture.height < 1_000_000:
                try:
                    list(encode(broken, picture, plan(picture, "engine", Settings(widths=(16,)))))
                except PictureError as error:
                    assert str(error)
