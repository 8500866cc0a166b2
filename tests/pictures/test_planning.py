"""Which files are made of a picture, how they are named, and how a page shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec
import pytest

from sitegen.pictures.picture import Picture, Settings
from sitegen.pictures.planning import plan
from sitegen.pictures.showing import Shown, Source, shown

SETTINGS = Settings(widths=(480, 800, 1200, 1600))
PHOTOGRAPH = Picture("ab" * 16, "jpeg", 4000, 3000)
COLUMN = "(min-width: 48rem) 44rem, 100vw"


def every(formats: str, sizes: str) -> list[str]:
    return [f"{format_} {size}" for format_ in formats.split() for size in sizes.split()]


def planned(picture: Picture) -> list[str]:
    return [f"{v.format} {v.width}x{v.height}" for v in plan(picture, "engine", SETTINGS)]


@pytest.mark.parametrize(
    ("picture", "wanted"),
    [
        (PHOTOGRAPH, every("avif webp jpeg", "480x360 800x600 1200x900 1600x1200")),
        # Nothing is enlarged: the largest is the picture itself.
        (Picture("00", "png", 900, 300), every("avif webp png", "480x160 800x267 900x300")),
        (Picture("00", "gif", 32, 32), ["avif 32x32", "webp 32x32", "png 32x32"]),
        (Picture("00", "webp", 480, 1), ["avif 480x1", "webp 480x1"]),
        (Picture("00", "avif", 2000, 2), every("avif webp", "480x1 800x1 1200x1 1600x2")),
        (Picture("00", "png", 100, 20_000), ["png 100x20000"]),  # WebP has no such height
        (Picture("00", "svg", 300, 150), ["svg 300x150"]),
    ],
)  # fmt: skip
def test_a_picture_is_made_in_the_sizes_that_it_has(picture: Picture, wanted: list[str]) -> None:
    assert planned(picture) == wanted


def test_names_say_id_width_and_content() -> None:
    names = [variant.name for variant in plan(PHOTOGRAPH, "first-engine", SETTINGS)]
    assert all(
        re.fullmatch(r"assets/media/first-engine-\d+\.[0-9a-f]{8}\.(avif|webp|jpg)", name) for name in names
    )
    assert len({name.split(".")[1] for name in names}) == len(names) == 12
    (drawing,) = plan(Picture("00", "svg", 300, 150), "engine", SETTINGS)
    assert re.fullmatch(r"assets/media/engine\.[0-9a-f]{8}\.svg", drawing.name)


def test_another_picture_or_setting_has_other_names_and_the_same_one_the_same() -> None:
    names = {variant.name for variant in plan(PHOTOGRAPH, "engine", SETTINGS)}
    assert names == {variant.name for variant in plan(PHOTOGRAPH, "engine", SETTINGS)}
    for other in (
        plan(msgspec.structs.replace(PHOTOGRAPH, digest="cd" * 16), "engine", SETTINGS),
        plan(PHOTOGRAPH, "engine", Settings(widths=(480, 800, 1200, 1601))),
    ):
        assert not names & {variant.name for variant in other}


def test_a_page_has_every_format_and_size() -> None:
    small = Settings(widths=(480, 1200))
    names = {(v.format, v.width): f"/x/{v.name}" for v in plan(PHOTOGRAPH, "engine", small)}
    found = shown(plan(PHOTOGRAPH, "engine", small), lambda name: f"/x/{name}", COLUMN)
    assert found == Shown(
        sources=(
            Source("image/avif", f"{names['avif', 480]} 480w, {names['avif', 1200]} 1200w"),
            Source("image/webp", f"{names['webp', 480]} 480w, {names['webp', 1200]} 1200w"),
        ),
        src=names["jpeg", 1200],
        srcset=f"{names['jpeg', 480]} 480w, {names['jpeg', 1200]} 1200w",
        sizes=COLUMN,
        width=1200,
        height=900,
    )


def test_browsers_without_srcset_get_a_size_that_reads_well() -> None:
    found = shown(plan(PHOTOGRAPH, "engine", SETTINGS), str, COLUMN)
    assert found.src.startswith("assets/media/engine-800.") and found.src.endswith(".jpg")
    assert (found.width, found.height) == (1600, 1200)


@dataclass
class Small:
    picture: Picture
    types: list[str]


@pytest.mark.parametrize(
    "case",
    [
        Small(Picture("00", "png", 100, 50), ["image/avif", "image/webp"]),
        Small(Picture("00", "webp", 100, 50), ["image/avif"]),
        Small(Picture("00", "svg", 100, 50), []),
    ],
)
def test_a_picture_of_one_size_needs_no_sizes(case: Small) -> None:
    found = shown(plan(case.picture, "engine", SETTINGS), str, COLUMN)
    assert [source.type for source in found.sources] == case.types
    assert all(" " not in source.srcset for source in found.sources)
    assert (found.srcset, found.sizes, found.width, found.height) == ("", "", 100, 50)
