"""A brief with four photographs of 12 megapixels and a chart, in English and Korean, as a publication of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.pictures import draw
from tests.project import files_of

PAGES = ("briefs/harbour/", "ko/briefs/harbour/")
PHOTOGRAPHS = 4

_SITE = """
=== content/site.yaml
title: {en: The harbour, ko: 항구}
description: {en: How a harbour was rebuilt., ko: 항구를 다시 지은 이야기입니다.}
base_url: https://harbour.example
languages: [en, ko]
=== content/sources/minutes.yaml
type: report
title: {en: Minutes of the harbour board, ko: 항만위원회 회의록}
publisher: {en: Harbour board, ko: 항만위원회}
authors: [{literal: Harbour board}]
issued: 2025-05-02
accessed: 2025-06-01
url: https://harbour.example/minutes
language: en
kind: primary
summary: {en: What the board counted., ko: 위원회가 센 것.}
=== content/media/ships.yaml
data: ships.csv
title: {en: Ships a year, ko: 한 해 드나든 배}
alt: {en: A line that rises from 410 ships to 780, ko: 410척에서 780척으로 올라가는 선}
caption: {en: "Ships that called at the harbour, by year.", ko: 해마다 항구에 들른 배.}
chart: {type: line, x: year, y: [ships]}
sources: [minutes]
columns:
  - {name: year, label: {en: Year, ko: 연도}, format: year}
  - {name: ships, label: {en: Ships, ko: 배}, unit: {en: ships, ko: 척}}
=== content/media/ships.csv
year,ships
2019,410
2020,295
2021,388
2022,530
2023,655
2024,780
"""
_MEDIUM = """\
file: {name}.jpg
alt: {{en: "The harbour, view {n}", ko: "항구의 모습 {n}"}}
caption: {{en: "The new harbour in the morning, from the west.", ko: "서쪽에서 본 새 항구의 아침."}}
credit: A. Photographer
license: CC-BY-4.0
"""
_PARAGRAPHS = {
    "en": (
        "The old pier went first. It had carried coal, then ferries, then nothing, and by the winter of the vote there "
        "was more rust than iron in it. [@minutes]\n\nWhat came in its place is lower and longer. Boats tie up along "
        "two sides, and the third is a street on which people walk as they would in any other, with the water where "
        "the other row of houses would be. [@minutes]"
    ),
    "ko": (
        "낡은 부두가 먼저 사라졌다. 석탄을 나르고 여객선을 맞다가 쓰임을 잃은 지 오래였고, "
        "표결이 있던 겨울에는 쇠보다 녹이 많았다. [@minutes]\n\n그 자리에는 더 낮고 긴 것이 들어섰다. "
        "배는 두 면에 매이고, 나머지 한 면은 여느 길처럼 사람이 걷는 거리다. "
        "맞은편 집들이 있을 자리에 물이 있다. [@minutes]"
    ),
}
_FRONT = """\
---
title: {title}
abstract: {abstract}
published: 2025-06-01
---
"""
_HEADS = {
    "en": ("How the harbour was rebuilt", "A pier and a street in four pictures"),
    "ko": ("항구를 다시 짓기까지", "사진 네 장으로 보는 부두와 거리"),
}


def write(root: Path) -> None:
    """Writes the publication's files below `root`."""
    files = files_of(_SITE)
    draw(root / "content" / "media", PHOTOGRAPHS)
    names = [path.stem for path in sorted((root / "content" / "media").glob("*.jpg"))]
    for n, name in enumerate(names, start=1):
        files[f"content/media/{name}.yaml"] = _MEDIUM.format(name=name, n=n)
    for language, paragraphs in _PARAGRAPHS.items():
        shown = [*names, "ships"]
        body = "\n\n".join(f"{paragraphs}\n\n![[{id_}]]" for id_ in shown)
        title, abstract = _HEADS[language]
        front = _FRONT.format(title=title, abstract=abstract)
        files[f"content/briefs/harbour.{language}.md"] = f"{front}\n{body}\n"
    for file, text in files.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def build(output: Path) -> None:
    """Builds it into `output` in a process of its own."""
    with TemporaryDirectory(prefix="benchmark-") as folder:
        write(Path(folder))
        command = (sys.executable, "-m", "sitegen", "build", "--root", folder, "--output", str(output))
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
