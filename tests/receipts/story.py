"""A small site whose sources have copies, and what opens at its citation marks."""

from __future__ import annotations

import html
import re

from tests.project import Project

# The capture: “The firm put 14 billion dollars into the loom in 2016. / Its head wrote, ‘We grew too fast.’ It is 12
# years since. / ‘We grew too fast,’ he said again.”
STORY = """\
=== content/site.yaml
title: {en: A small site, ko: 작은 사이트}
description: {en: For a test., ko: 시험용입니다.}
base_url: https://example.org
languages: [en, ko]
=== captures/nara.txt
회사는 2016년 베틀에 140억 달러를 넣었다.

대표는 “우리는 너무 빨리 컸다”고 적었다. 그로부터 12년이다.

“우리는 너무 빨리 컸다”고 그는 다시 말했다.
=== content/sources/nara.yaml
type: article-newspaper
title: {ko: 나라의 봄, en: Nara's spring}
container: {en: Nara Daily, ko: 나라일보}
language: ko
issued: 2025-04-02
accessed: 2025-04-03
url: https://news.example/spring
archived: https://archive.example/2025/spring
summary: {en: On looms., ko: 베틀을 다룬다.}
quotes:
  - {id: fast, exact: 우리는 너무 빨리 컸다, translation: {en: we grew too fast}, locator: {en: para. 2, ko: 2문단}}
=== content/sources/far.yaml
type: report
title: {en: A report from afar, ko: 먼 곳의 보고서}
language: en
issued: 2024
url: https://far.example/report.pdf
summary: {en: On ships., ko: 배를 다룬다.}
=== content/waivers.yaml
- code: figure-not-found
  file: briefs/looms.en.md
  finding: the figure “77”
  reason: counted by the editors on the photograph
=== content/briefs/looms.en.md
---
title: Looms
abstract: A test.
published: 2025-06-01
---

It put $14 billion into the loom in 2016. [@nara]

“We grew too fast”, its head wrote. [@nara#fast] Ships sank. [@far, p. 7]

There were 77 looms. [@nara]

They counted 300 ships. [@far]

Looms are loud. [@nara]

What follows is our own. [@own]
=== content/briefs/looms.ko.md
---
title: 베틀
abstract: 시험.
published: 2025-06-01
---

2016년 베틀에 140억 달러가 들었다. [@nara]

대표는 “너무 빨리 컸다”고 적었다. [@nara]
"""


def words(part: str) -> str:
    """The words of a piece of HTML."""
    text = re.sub(r"</(?:p|li|figure|q|b|summary|blockquote)>", " ", part)
    return re.sub(r"\s+", " ", html.unescape(re.sub("<[^>]+>", "", text))).replace(" :", ":").strip()


def opened(page: str) -> list[str]:
    """What opens at each mark of a page, one after the other, up to the source's name."""
    ids = re.findall(r'popovertarget="(evidence-[\d-]+)" aria-label', page)
    return [words(evidence(page, id_).partition('<p class="evidence-source">')[0]) for id_ in ids]


def evidence(page: str, id_: str) -> str:
    """The HTML of what opens."""
    (found,) = re.findall(
        rf'<div class="evidence[^>]* id="{id_}".*?<p class="evidence-links">.*?</p>', page, re.DOTALL
    )
    return str(found)


def links(part: str) -> dict[str, str]:
    """The addresses of its links by their words."""
    found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', part, re.DOTALL)
    return {words(text): html.unescape(url) for url, text in found}


def verified(site: Project) -> Project:
    """The same site, once its sources were compared with their copies."""
    site.run("verify", "--as-of", "2025-12-01", code=1)  # what is waived is reported all the same
    return site
