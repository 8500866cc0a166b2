"""Times sitegen and Hugo making the same sizes and formats of the same photographs.

    python -m benchmarks.pictures                          # 20 photographs of 12 megapixels
    python -m benchmarks.pictures --number 200 --hugo PATH

Both use Lanczos and equal qualities; neither writes a page that is worth mentioning. It prints Markdown: a first build,
a later one, and the ratio of sitegen's to Hugo's. Progress goes to standard error.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from random import Random
from time import strftime

from PIL import Image, ImageChops

from benchmarks.builds.contestants import find_hugo
from benchmarks.builds.measure import Cost, cost
from sitegen.pictures.inspection import inspect
from sitegen.pictures.making import Job, Shelf, make_all
from sitegen.pictures.picture import Settings
from sitegen.pictures.planning import plan
from sitegen.problems import Span
from sitegen.runtime.workers import default_jobs

SIZE = (4000, 3000)
SCENES = 10
"""So many are drawn; the others are parts of these, of the same size."""
ROOM = 400
WIDTHS = Settings().widths
MIXES = {"jpeg webp": ("jpeg", "webp"), "avif": ("avif",), "jpeg webp avif": ("jpeg", "webp", "avif")}
HUGOS = {"jpeg": "jpg q80", "webp": "webp q78", "avif": "avif q60"}
"""The formats and qualities of sitegen as Hugo is told of them."""


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.pictures", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--number", type=int, default=20, help="how many photographs")
    parser.add_argument("--hugo", type=Path, help="Hugo's program, where it is not on PATH")
    parser.add_argument("--mixes", default=",".join(MIXES), help="formats, in groups that are timed together")
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.make:
        make(arguments.make, arguments.mixes.split())
        return
    program = find_hugo(arguments.hugo)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        tell(f"drawing {arguments.number} photographs")
        pictures = Path(folder, "pictures")
        bytes_ = draw(pictures, arguments.number)
        print(
            f"{arguments.number} photographs of 12 megapixels, {bytes_ / arguments.number / 1e6:.1f} MB each.\n"
        )
        print("| formats | | sitegen, s | Hugo, s | ratio | sitegen CPU | Hugo CPU | CPU ratio |")
        print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
        for mix in arguments.mixes.split(","):
            ours = sitegen(pictures, mix.split(), Path(folder, "sitegen", mix))
            theirs = hugo(program, pictures, mix.split(), Path(folder, "hugo", mix)) if program else []
            for name, row in zip(("first", "later"), rows(ours, theirs), strict=True):
                print(f"| {mix} | {name} | {row} |", flush=True)


def rows(ours: list[Cost], theirs: list[Cost]) -> Iterable[str]:
    for number, own in enumerate(ours):
        if theirs:
            other = theirs[number]
            cells: tuple[float, ...] = (own.wall, other.wall, own.wall / other.wall)
            cells += (own.cpu, other.cpu, own.cpu / other.cpu)
            yield " | ".join(f"{cell:.2f}" for cell in cells)
        else:
            yield f"{own.wall:.2f} | | | {own.cpu:.2f} | |"


def draw(folder: Path, number: int) -> int:
    """Writes photographs that nobody has taken: clouds of all sizes, edges and grain. They are the same on every
    machine. Their bytes, all together."""
    folder.mkdir(parents=True, exist_ok=True)
    random = Random(1843)
    scenes = [scene(random) for _ in range(min(number, SCENES))]
    total = 0
    for n in range(number):
        left, top = random.randrange(ROOM), random.randrange(ROOM)
        part = scenes[n % len(scenes)].crop((left, top, left + SIZE[0], top + SIZE[1]))
        path = folder / f"photograph-{n:03}.jpg"
        part.save(path, quality=92)
        total += path.stat().st_size
    return total


def scene(random: Random) -> Image.Image:
    size = (SIZE[0] + ROOM, SIZE[1] + ROOM)
    channels = []
    light = clouds(random, size, first=4)
    edges = clouds(random, size, first=40).point(lambda value: 255 * (value > 128))
    for _ in range(3):
        tint = clouds(random, size, first=3)
        shade = ImageChops.multiply(
            Image.blend(light, tint, 0.3), edges.point(lambda value: 150 + value * 105 // 255)
        )
        grain = Image.frombytes("L", size, random.randbytes(size[0] * size[1]))
        channels.append(Image.blend(shade, grain, 0.03))
    return Image.merge("RGB", channels)


def clouds(random: Random, size: tuple[int, int], first: int) -> Image.Image:
    """Noise of every scale from `first` cells a side on, each half as strong as the one before."""
    found = Image.new("L", size, 128)
    cells, strength = first, 0.5
    while cells < size[0] // 4:
        grid = Image.frombytes("L", (cells, cells), random.randbytes(cells * cells))
        found = Image.blend(found, grid.resize(size, Image.Resampling.BICUBIC), strength)
        cells, strength = cells * 3, strength * 0.6
    return found


def sitegen(pictures: Path, formats: list[str], folder: Path) -> list[Cost]:
    """A first build, and one that finds everything made."""
    folder.mkdir(parents=True)
    command = (
        sys.executable,
        "-m",
        "benchmarks.pictures",
        "--make",
        str(folder),
        "--mixes",
        " ".join(formats),
    )
    found = []
    (folder / "pictures").symlink_to(pictures)
    for name in ("first", "later"):
        tell(f"sitegen, {' '.join(formats)}, {name}")
        found.append(cost(command, Path.cwd(), {}))
    check(folder / "kept", len(list(pictures.iterdir())) * len(formats) * len(WIDTHS), "*.*.*")
    return found


def make(folder: Path, formats: list[str]) -> None:
    """What a build does with pictures: it reads and inspects them, plans, and makes what is missing."""
    jobs = []
    for path in sorted((folder / "pictures").iterdir()):
        picture = inspect(path.read_bytes(), path.name).picture
        assert picture is not None
        variants = tuple(v for v in plan(picture, path.stem, Settings()) if v.format in formats)
        jobs.append(Job(str(path), path.name, Span(path.name), picture, variants))
    problems = make_all(jobs, Shelf(folder / "kept"), default_jobs())
    assert not problems, problems[0]


def hugo(program: Path, pictures: Path, formats: list[str], folder: Path) -> list[Cost]:
    """The same of Hugo, which keeps what it has made in `resources/`."""
    bundle = folder / "content" / "photographs"
    bundle.mkdir(parents=True)
    for path in pictures.iterdir():
        (bundle / path.name).hardlink_to(path)
    front = "title: Photographs\nbuild: {publishResources: false}\n"
    (bundle / "index.md").write_text(f"---\n{front}---\n", encoding="utf-8")
    quiet = 'disableKinds = ["taxonomy", "term", "rss", "sitemap", "404"]\n'
    # A page, with all its pictures, has half a minute unless told otherwise.
    (folder / "hugo.toml").write_text(
        f'baseURL = "https://example.org/"\ntimeout = "1h"\n{quiet}', encoding="utf-8"
    )
    resizes = "".join(
        f'{{{{ (.Resize "{width}x {HUGOS[format_]} Lanczos").RelPermalink }}}}\n'
        for width in WIDTHS
        for format_ in formats
    )
    (folder / "layouts").mkdir()
    template = f'{{{{ range .Resources.ByType "image" }}}}\n{resizes}{{{{ end }}}}\n'
    (folder / "layouts" / "single.html").write_text(template, encoding="utf-8")
    (folder / "layouts" / "home.html").write_text("Home\n", encoding="utf-8")
    found = []
    for name in ("first", "later"):
        tell(f"Hugo, {' '.join(formats)}, {name}")
        found.append(cost((str(program), "--quiet"), folder, {}))
    check(
        folder / "public" / "photographs",
        len(list(pictures.iterdir())) * len(formats) * len(WIDTHS),
        "*_hu_*",
    )
    return found


def check(folder: Path, wanted: int, pattern: str) -> None:
    """Raises SystemExit where not everything was made."""
    found = len(list(folder.glob(pattern)))
    if found != wanted:
        raise SystemExit(f"{folder} has {found} pictures, of {wanted}")


def tell(what: str) -> None:
    print(f"{strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
