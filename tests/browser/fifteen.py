"""A publication with fifteen sources, of which each claim is carried by some: what a comparison must bear."""

from __future__ import annotations

from tests.project import SITE

SOURCES = 15
CLAIMS = 8

_LETTERS = "abcdefghijklmno"


def _source(n: int) -> str:
    return f"""\
=== content/sources/{_LETTERS[n]}-source.yaml
type: article-newspaper
title: {{en: Report number {n + 1} on the affair, ko: 그 일에 관한 보도 {n + 1}}}
container: {{en: The {_LETTERS[n].upper()} Morning Post and Courier, ko: {_LETTERS[n].upper()} 조간신문}}
issued: 2025-11-{n + 1:02}
url: https://example.com/{_LETTERS[n]}/a-long-address/of-an-article-about-the-affair-number-{n + 1}
language: en
summary: {{en: What report {n + 1} says., ko: 보도 {n + 1}의 내용.}}
quotes: [{{id: words, exact: The words of report number {n + 1}}}]
"""


def _account(n: int, i: int) -> str:
    stance = ("supports", "differs", "supports", "disputes")[(i + n) % 4] if n % 2 else "supports"
    return f"""\
  - source: {_LETTERS[i]}-source
    stance: {stance}
    says:
      en: Account {i + 1} of claim {n + 1}, in about as many words as such accounts have.
      ko: 주장 {n + 1}에 대한 {i + 1}번째 설명으로, 여느 설명만큼 길다.
    quote: words
"""


def _claim(n: int) -> str:
    accounts = "".join(_account(n, i) for i in range(SOURCES) if (i + n) % (n + 1) == 0)
    return f"""\
=== content/claims/claim-{n + 1}.yaml
statement: {{en: Statement number {n + 1} of those that are compared here, ko: 여기서 견주는 {n + 1}번째 주장}}
accounts:
{accounts}"""


FIFTEEN = (
    SITE
    + "".join(map(_source, range(SOURCES)))
    + "".join(map(_claim, range(CLAIMS)))
    + """\
=== content/events/affair.yaml
title: {en: The affair, ko: 그 일}
date: 2025-11
summary: {en: It happened., ko: 일이 벌어졌다.}
sources: [a-source, b-source]
=== content/briefs/reports.en.md
---
title: The affair
abstract: What fifteen reports say.
published: 2025-11-20
---
"""
    + "\n\n".join(f"Sentence {n + 1}. [@{letter}-source#words]" for n, letter in enumerate(_LETTERS))
    + "\n\n::: claims\n:::\n\n::: timeline\n:::\n"
)
