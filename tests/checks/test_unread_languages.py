"""A language whose figures and dates nothing reads is named once, and nothing in it is called missing or wrong."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from sitegen.facts.readers import is_read
from tests.project import Project

pytestmark = pytest.mark.slow("builds sites")

GERMAN = """\
=== content/site.yaml
title: {de: Die Maschine, en: The engine}
description: {de: Ein Versuch., en: A test.}
base_url: https://example.org
languages: [de, en]
=== captures/notes.txt
In 1843 the engine had 12,500 parts and cost £17,000. “It weaves algebraical patterns”, she wrote.
Nobody had built it. The drawings lay in a drawer of the workshop, and few believed that they would ever leave it. Some
of her readers doubted that a machine could do more than count, and said so at length; others did not read her at all.
=== captures/zeitung.txt
Im März 1843 kostete die Maschine 1,5 Millionen Mark. „Sie webt Muster“, schrieb sie.
Gebaut hat sie niemand. Die Zeichnungen lagen in einer Schublade der Werkstatt, und kaum jemand glaubte an sie.
=== content/sources/notes.yaml
type: article-journal
title: {de: Anmerkungen, en: Notes}
language: en-GB
issued: 1843-10
summary: {de: "Sie nennt 12.500 Teile.", en: "She counts 12,500 parts."}
quotes:
  - {id: weaves, exact: It weaves algebraical patterns, translation: {de: Sie webt 3 Muster}}
=== content/sources/zeitung.yaml
type: article-newspaper
title: {de: Die Zeitung, en: The newspaper}
language: de-CH
issued: 1843-11
summary: {de: "Sie kostete 1,5 Millionen Mark.", en: It cost 1.5 million marks.}
quotes:
  - {id: muster, exact: Sie webt Muster, translation: {en: It weaves 2 patterns}}
=== content/events/cost.yaml
title: {de: "Die Maschine kostet 17.000 Pfund", en: "The engine costs £17,000"}
date: 1843-03-05
summary: {de: "Im März 1843 kostete sie 17.000 Pfund.", en: "It cost £17,000 in 1843."}
sources: [zeitung]
=== content/claims/parts.yaml
statement: {de: "Sie hatte 12.500 Teile", en: "It had 12,500 parts"}
accounts:
  - {source: notes, stance: supports, says: {de: "12.500 Teile.", en: "12,500 parts."}}
  - {source: zeitung, stance: differs, says: {de: "Keine Zahl.", en: "Another number: 99 parts."}}
=== content/briefs/engine.de.md
---
title: Die Maschine
abstract: Ein Versuch.
published: 2025-06-01
---

Im Jahr 1843 hatte sie 12.500 Teile, zwölftausendfünfhundert, und kostete 17.000 Pfund. [@notes]

„Eins“ und „zwei“ und "drei" standen dort: «vier». [@zeitung]

Bei den [[parts|Teilen]] gehen die Berichte auseinander, und [[cost]] war 1950. [@notes]
=== content/briefs/engine.en.md
---
title: The engine
abstract: A test.
published: 2025-06-01
---

In 1843 it had 12,500 parts and cost £17,000. [@notes]

It cost 1.5 million marks in March 1843. [@zeitung]

Accounts of the [[parts]] differ. The [[cost]] is told elsewhere. [@notes]
"""
BRIEF = "content/briefs/engine.en.md"


def found(site: Project, day: str = "2025-12-01", code: int = 0) -> list[str]:
    """Place and code of what `sitegen check` finds, except for texts that are not there in every language."""
    output = json.loads(site.run("check", "--as-of", day, "--format", "json", code=code).stdout)
    untranslated = ("untranslated-interface", "missing-translation", "translation-outdated")
    return [
        f"{p['span']['file']}:{p['span']['line']}:{p['span']['column']} {p['code']}"
        for p in output
        if p["code"] not in untranslated
    ]


@pytest.fixture
def german(project: Callable[..., Project]) -> Project:
    site = project(GERMAN)
    site.run("translated", "--all")
    return site


def test_german_is_named_once_and_not_compared(german: Project) -> None:
    verified = german.run("verify", "--as-of", "2025-12-01").output
    assert "; not read: 10 statements in de, 1 source in de; no warnings" in verified
    assert found(german) == ["content/site.yaml:4:13 unread-language"]


def test_english_beside_it_is_compared(german: Project) -> None:
    german.replace(BRIEF, "12,500", "13,500")
    german.run("verify", "--as-of", "2025-12-01", code=1)
    assert found(german) == [f"{BRIEF}:7:16 figure-not-found", "content/site.yaml:4:13 unread-language"]


def test_a_quotation_is_compared_in_any_language(german: Project) -> None:
    path = "content/sources/zeitung.yaml"
    german.replace(path, "exact: Sie webt", "exact: Sie strickt")
    german.run("verify", "--as-of", "2025-12-01", code=1)
    assert f"{path}:7:25 quotation-differs" in found(german, code=1)


def test_what_cites_a_source_without_its_text_is_not_called_unverified(german: Project) -> None:
    german.run("verify", "--as-of", "2025-12-01")
    for name in ("notes", "zeitung"):
        german.remove(f"captures/{name}.txt")
    assert found(german) == ["content/site.yaml:4:13 unread-language"]


JAPANESE = """\
=== captures/yomiuri.txt
「世界モデル」は、2025年11月に1400億円の投資をMetaから受けた。その後のことは誰にも分からないが、関係者の多くは静かに見守っている。
工場の前には人影もなく、街は長いあいだ静かだった。その静けさがいつまでも続くと信じる人は少なかったが、ほかに手の打ちようもない。
残されたのは空き家になった建物と古い看板だけで、春になっても誰も戻らなかったと、近所の人は話している。
=== content/organizations/meta.yaml
name: {en: Meta, ko: 메타}
description: {en: A company., ko: 회사.}
=== content/sources/yomiuri.yaml
type: article-newspaper
title: {en: The investment, ko: 투자, ja: 投資}
language: ja
issued: 2025-11-20
mentions: [meta]
summary: {en: 140 billion yen., ko: 1400억 엔.}
quotes:
  - id: invested
    exact: 1400億円の投資をMetaから受けた
    translation: {en: received 140 billion yen from Meta, ko: 메타에서 1400억 엔을 받았다}
=== content/sources/asahi.yaml
type: article-newspaper
title: {en: More, ko: 더}
language: ja-JP
issued: 2025-11-20
summary: {en: "It has no text here: 12 people.", ko: 12명.}
=== content/briefs/money.en.md
---
title: Money
abstract: A test.
published: 2025-12-01
---

In November 2025 it “1400億円の投資をMetaから受けた”: 140 billion yen, 3,000 of 77,000 say on Friday. [@yomiuri]

> 1400億円の投資をMetaから受けた [@yomiuri]

That is 5 per cent. [@yomiuri]

Twelve people, or 5 per cent, left in May 2024. [@asahi]
"""


def test_a_japanese_source_is_named_and_its_words_compared(project: Callable[..., Project]) -> None:
    site = project(JAPANESE)
    site.run("translated", "--all")
    verified = site.run("verify", "--as-of", "2025-12-01").output
    assert "1 quotations, 0 figures, 0 dates, 0 mentions of 1 sources" in verified
    assert "; not read: 2 sources in ja; no warnings" in verified
    assert found(site) == ["content/sources/asahi.yaml:3:11 unread-language"]


@pytest.mark.parametrize(
    "language", ["en", "en-GB", "EN-us", "en-Latn-US", "ko", "ko-KR", "ko-Kore", "ko-Hang-KR"]
)
def test_a_language_is_read_in_any_region(language: str) -> None:
    assert is_read(language)


@pytest.mark.parametrize("language", ["de", "ja", "eng", "en-Shaw", "ko-Latn", "e", ""])
def test_a_language_or_script_without_a_reader(language: str) -> None:
    assert not is_read(language)


def test_in_a_site_of_one_language_what_names_none_is_in_it(project: Callable[..., Project]) -> None:
    site = project(
        """\
        === content/site.yaml
        title: Engine
        description: A test.
        base_url: https://example.org
        languages: [en]
        === captures/notes.txt
        In 1843 the engine had 12,500 parts.
        === content/sources/notes.yaml
        type: article-journal
        title: Notes
        language: en
        issued: 1843
        summary: She counts 13,500 parts.
        """
    )
    site.run("verify", "--as-of", "2025-12-01", code=1)
    assert found(site) == ["content/sources/notes.yaml:5:21 figure-not-found"]
