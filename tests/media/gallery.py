"""A publication in two languages with media of every kind, for tests that look at its pages."""

from __future__ import annotations

import wave
from base64 import b64decode
from io import BytesIO
from pathlib import Path

from tests.media.test_media import jpeg
from tests.project import Project

WEBM = b64decode(
    "GkXfo0AgQoaBAUL3gQFC8oEEQvOBCEKCQAR3ZWJtQoeBAkKFgQIYU4BnQI0VSalmQCgq17FAAw9CQE2AQAZ3aGFtbXlXQUAGd2hhbW15RIlACECP"
    "QAAAAAAAFlSua0AxrkAu14EBY8WBAZyBACK1nEADdW5khkAFVl9WUDglhohAA1ZQOIOBAeBABrCBCLqBCB9DtnVAIueBAKNAHIEAAIAwAQCdASoI"
    "AAgAAUAmJaQAA3AA/vz0AAA="
)
"""One frame of eight by eight pixels."""

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40">
<path d="M5 35 30 5 55 35Z" fill="#97290f"/></svg>"""

PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""

SITE = """
=== content/site.yaml
title: {en: A gallery, ko: 자료실}
description: {en: Media of every kind., ko: 온갖 자료를 모았습니다.}
base_url: https://example.org
languages: [en, ko]
=== content/sources/ledger.yaml
type: report
title: {en: The ledger, ko: 장부}
language: en
summary: {en: What things cost., ko: 무엇이 얼마였는지 적었다.}
issued: 1843-05-01
media: [scan]
quotes:
  - id: brass
    exact: The brass was dearer than the steel, and there was never enough of it
    translation: {ko: 놋쇠는 강철보다 비쌌고 늘 모자랐다}
    locator: {en: p. 1, ko: 1쪽}
=== content/people/ada.yaml
name: {en: Ada Lovelace, ko: 에이다 러브레이스}
description: {en: Mathematician., ko: 수학자.}
image: portrait
=== content/media/portrait.yaml
file: portrait.jpg
alt: {en: A woman at a desk, ko: 책상에 앉은 여성}
caption: {en: "[[ada|Ada]] at work.", ko: "[[ada|에이다]]가 일하는 모습."}
credit: {en: A. Painter, ko: 화가 아무개}
license: CC-BY-4.0
about: [ada]
=== content/media/mountain.yaml
file: mountain.svg
alt: {en: A mountain, ko: 산}
caption: {en: Where it was., ko: 그곳이다.}
credit: {en: The editors, ko: 편집진}
=== content/media/scan.yaml
file: scan.pdf
title: {en: The scan, ko: 스캔본}
alt: {en: One page of figures, ko: 숫자가 적힌 한 쪽}
credit: {en: The archive, ko: 기록원}
=== content/media/voice.yaml
file: voice.wav
title: {en: The voice, ko: 목소리}
alt: {en: A reading, ko: 낭독}
credit: {en: The radio, ko: 라디오}
duration: "0:01"
transcript: {en: Nothing is said., ko: 아무 말도 없다.}
=== content/media/film.yaml
file: film.webm
title: {en: The film, ko: 영상}
alt: {en: A grey square, ko: 회색 네모}
credit: {en: The studio, ko: 스튜디오}
poster: poster.jpg
captions: {en: film.en.vtt, ko: film.ko.srt}
transcript: {en: film.en.vtt, ko: film.ko.srt}
=== content/media/film.en.vtt
WEBVTT

00:00.000 --> 00:01.000
It is grey.
=== content/media/film.ko.srt
1
00:00:00,000 --> 00:00:01,000
회색이다.
=== content/media/talk.yaml
url: https://video.example.com/watch?v=1
kind: video
title: {en: The talk, ko: 강연}
alt: {en: A person speaks, ko: 말하는 사람}
credit: {en: The hall, ko: 강연장}
duration: "12:34"
=== content/media/costs.yaml
data: costs.csv
alt: {en: Two costs as bars, ko: 두 비용의 막대}
caption: {en: What it cost, ko: 얼마나 들었나}
chart: {type: bar, x: what, y: [amount]}
sources: [ledger]
=== content/media/costs.csv
what.en,what.ko,amount
Brass,놋쇠,140
Steel,강철,90
=== content/media/parts.yaml
data: parts.csv
title: {en: The parts, ko: 부품}
caption: {en: What was bought, ko: 무엇을 샀나}
sources: [ledger]
=== content/media/parts.csv
what.en,what.ko,amount
Wheels,바퀴,40
Axles,축,9
=== content/briefs/gallery.en.md
---
title: The gallery
abstract: Media of every kind.
published: 2025-01-01
image: portrait
---
It was so.[@ledger, p. 1]

> The brass was dearer than the steel, and there was never enough of it [@ledger#brass]

::: pull
It was so.
:::

![[mountain]]

![[scan]]

![[voice]]

![[film]]

![[talk]]

![[costs]]

![[parts]]
=== content/briefs/gallery.ko.md
---
title: 자료실
abstract: 온갖 자료.
published: 2025-01-01
---
그러했다.[@ledger, 1쪽]

> 놋쇠는 강철보다 비쌌고 늘 모자랐다 [@ledger#brass]

::: pull
그러했다.
:::

![[mountain]]

![[scan]]

![[voice]]

![[film]]

![[talk]]

![[costs]]

![[parts]]
"""


def written(folder: Path) -> Project:
    """The publication in a folder, not yet built."""
    site = Project(folder / "site", SITE)
    media = site.root / "content/media"
    (media / "portrait.jpg").write_bytes(jpeg((900, 700)))
    (media / "poster.jpg").write_bytes(jpeg((640, 360), "grey"))
    (media / "mountain.svg").write_text(SVG, encoding="utf-8")
    (media / "scan.pdf").write_bytes(PDF)
    (media / "voice.wav").write_bytes(silence())
    (media / "film.webm").write_bytes(WEBM)
    return site


def silence() -> bytes:
    """A second of silence."""
    data = BytesIO()
    with wave.open(data, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * 8000)
    return data.getvalue()
