"""All that a text in Markdown may hold, in a browser: no barrier, no overflow, nothing that the policy refuses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Reader
from tests.netlify_headers import header_rules
from tests.project import SITE as SETTINGS
from tests.project import Project
from tests.static_server import serving
from tests.test_quotations import SITE

TEXT = """
They met, and this was said in front of everybody. [@nara]

> We grew too fast [@nara#fast]

> 우리는 너무 **빨리** 컸다
>
> — [[han]], to staff [@nara; @nara, para. 4]

![[meeting]]

![[who]]

![[nara#fast]]

::: pull
They met, and this was said in [[han|front]] of everybody.
:::

::: pull
We grew too fast [@nara#fast]
:::

A footnote[^1], a citation and a footnote [@nara][^2]. The mass is $E = mc^2$, and the sum

$$\\sum_{i=1}^{n} \\frac{x_i}{\\sqrt{n}} = \\left( \\frac{a}{b} + \\frac{a}{b} + \\frac{a}{b} + \\frac{a}{b} \\right)$$

is not $14bn and $15bn. ~~Struck~~ words.

| | Robots sold | Share of the market | Note |
|---|---|:-:|---|
| Haneul Robotics International | 1,200 | 12.5% | Superintelligence |
| Other | 38,400 | 87.5% | — |

: Robots by maker in 2025 [@nara]

World model
: A model of the world. 언어 모델.

```python
# A comment
def fast(x: int) -> str:
    return "grew" if x > 3 else f"{x}" + "a long line of code that does not fit into the column of the text at all"
```

[^1]: The first note.
[^2]: The second note, with `code`.
"""
RECORDS = """\
=== content/events/meeting.yaml
title: {en: The two meet, ko: 두 사람이 만나다}
date: 2025-05-05
summary: {en: They meet., ko: 만나다.}
sources: [nara]
people: [han]
=== content/claims/who.yaml
statement: {en: Who wrote the notes, ko: 누가 주석을 썼는가}
accounts: [{source: nara, stance: supports, says: {en: Han wrote them., ko: 한서윤이 썼다.}, quote: fast}]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = Project(tmp_path_factory.mktemp("prose") / "site", SETTINGS + SITE + RECORDS)
    for language in ("en", "ko"):
        path = f"content/briefs/story.{language}.md"
        project.edit(path, (project.root / path).read_text(encoding="utf-8").partition(">")[0] + TEXT)
    project.build("--no-search")
    with serving(project.output, header_rules()) as address:
        yield address


@pytest.mark.parametrize("path", ["briefs/story/", "ko/briefs/story/"])
@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}], ids=str)
@pytest.mark.parametrize("width", [320, 1280])
def test_a_text_has_no_barrier(
    reader: Reader, site: str, path: str, width: int, options: dict[str, str]
) -> None:
    page = reader(path, width, site=site, **options)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert not found.response["violations"], found.generate_report()


def test_nothing_is_refused_by_the_policy(reader: Reader, site: str) -> None:
    page = reader("briefs/story/", site=site)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.reload()
    assert said == []


def test_what_repeats_the_text_is_for_the_eye_alone(reader: Reader, site: str) -> None:
    page = reader("briefs/story/", site=site)
    assert page.locator("aside.pull a").count() == 1
    assert page.get_by_role("complementary").filter(has_text="They met").count() == 0
    page.locator("aside.pull a").evaluate("link => link.focus()")
    assert page.evaluate("document.activeElement === document.body")


@pytest.mark.parametrize("path", ["briefs/story/", "ko/briefs/story/"])
def test_a_wide_table_scrolls_by_keyboard(reader: Reader, site: str, path: str) -> None:
    page = reader(path, 320, site=site)
    box = page.get_by_role("region").filter(has=page.locator("caption"))
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    assert box.evaluate("box => box.scrollLeft") > 0
