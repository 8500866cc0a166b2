"""A site is the same with the oldest and the newest version of every dependency that pyproject.toml allows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from shutil import rmtree

import pytest
from packaging.requirements import Requirement
from uv import find_uv_bin

from tests.checks.seeded import clean_sites, write
from tests.project import files_of
from tests.real_site import REPOSITORY

_split = str.split
DATES = _split(
    "2025-11-19 2025-11 2025 2025-22 2025-21? 2025-11~ 2025? 2025-10-30% 202X 20XX 19XX~ 199X/200X 2025-10/2025-11 "
    "2025-10/.. ../2025-10 2025-10/ /2025-10 2025-11-XX 2025-XX 2025-10-30/2025-11-02 2025-11-02/2025-11-09 2023/2025 "
    "2024-12-30/2025-01-02 2024-12/2025-01 2025-01~/2025-04~ 2025-10-11~/2025-10-20~ 2025-21/2025-23 2025-23/2026-24 "
    "-0043-03-15 -0043-03 -0043 -0099/-0043 -0043/0010 0476 00XX 12XX 1066-10-14"
)
LANGUAGES = _split(
    "am ar bn cs da de el en en-GB es es-419 fa fi fr he hi hu id it ja ka km ko mn my ne nl no pa pl pt-BR ro ru "
    "sr-Latn sv sw ta te th tr uk ur uz vi yue zh zh-Hans zh-Hant-TW"
)
SOURCES = max(len(LANGUAGES), len(DATES) + 7)
COUNTS = (1, 2, 3, 4, 11, 21)
"""How many authors a source has: ordinals and lists turn at some."""


def _source(n: int) -> str:
    language = LANGUAGES[n] if n < len(LANGUAGES) else ("en", "ko")[n % 2]
    names = ", ".join(f"{{literal: Writer {n}.{i}}}" for i in range(COUNTS[n % len(COUNTS)]))
    return f"""\
=== content/sources/source-{n}.yaml
type: article-newspaper
title: Report {n}
container: {{en: The {n}th Post, ko: 제{n}신문}}
authors: [{names}]
issued: {DATES[n % len(DATES)] if language in ("en", "ko") else f"2025-11-{n % 30 + 1:02}"}
language: {language}
summary: {{en: "What it *says*, and `how`.", ko: "**내용(요지)**은 이렇다."}}
"""


def _event(n: int) -> str:
    return f"""\
=== content/events/event-{n}.yaml
title: {{en: Event {n}, ko: 사건 {n}}}
date: {DATES[n]}
summary: {{en: It happened., ko: 일어났다.}}
sources: [source-{n}, source-{n + 7}]
"""


def _claim(n: int) -> str:
    return f"""\
=== content/claims/claim-{n}.yaml
statement: {{en: It was said on day {n}, ko: {n}일에 한 말이다}}
date: {DATES[n]}
accounts:
  - {{source: source-{n}, stance: supports, says: {{en: So., ko: 그렇다.}}}}
  - {{source: source-{n + 1}, stance: differs, says: {{en: Otherwise., ko: 다르다.}}}}
"""


BODY = """\

## A heading &amp; “more”

One[^1] ~~two~~ *three* **four(네)**는 `five` <https://example.org/?a=b&c=d> [six](https://example.org "t")
[@source-1, p. 2; @source-2].\\
A line -- and... another \\* &copy; H~2~O.

[^1]: A note [@source-3].

| a | b |
|:--|--:|
| 1 | `2` [@source-1] |

1. one [@source-1]
2. two
   - three

> Words.
>
> — Somebody [@source-2]

::: known Known
Yes. [@source-1]
:::

::: timeline from=1000
:::

::: claims
:::

```python
print("x")
```
"""


def _brief(language: str) -> str:
    return f"""\
=== content/briefs/brief.{language}.md
---
title: "{"세계 모델 이야기" if language == "ko" else "A story – of models"}"
abstract: Short.
published: 2025-06-01
updated: 2025-07-01
authors: [Ada, Charles, Grace]
---
{BODY}
"""


WIDE = files_of(
    """\
=== content/site.yaml
title: {en: Wide, ko: 넓은 사이트}
description: {en: All there is., ko: 모든 것.}
base_url: https://example.org/wide/
languages: [en, ko]
"""
    + "".join(_source(n) for n in range(SOURCES))
    + "".join(_event(n) for n in range(len(DATES)))
    + "".join(_claim(n) for n in range(len(DATES)))
    + _brief("en")
    + _brief("ko")
)
"""Every form of date, many languages, lists and numbers of every kind, and what Markdown has.

An inexact date of a source is exported in words of the source's own language, of which only two are pinned.
"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sites that are built: the one above, and two with records of every kind, one Korean first."""
    folder = tmp_path_factory.mktemp("sites")
    clean = clean_sites()
    for name, files in {"wide": WIDE, **{name: clean[name].files for name in ("ferry", "orchard")}}.items():
        write(folder / name, files)
    return folder


def _environment(folder: Path, resolution: str) -> Path:
    """An environment with the dependencies of pyproject.toml, and of the extras that pages depend on, and not what else
    this one has; its Python."""
    uv = find_uv_bin()
    subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, folder], check=True)
    python = folder / "bin" / "python"
    install = [uv, "pip", "install", "--quiet", "--python", python, "--resolution", resolution, "--upgrade"]
    extras = ("--extra", "code", "--extra", "maths")
    subprocess.run([*install, "--requirements", REPOSITORY / "pyproject.toml", *extras], check=True)
    return python


def _built(python: Path, sites: Path, output: Path) -> dict[str, bytes]:
    """All files of all the sites, built by a Python with its dependencies."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    for site in sorted(sites.iterdir()):
        rmtree(site / ".sitegen", ignore_errors=True)
        command = [python, "-W", "error", "-m", "sitegen", "build", "--root", site, "--as-of", "2026-01-31"]
        done = subprocess.run(
            [*command, "--output", output / site.name], capture_output=True, text=True, env=environment
        )
        assert done.returncode == 0, done.stdout + done.stderr
    return {
        file.relative_to(output).as_posix(): file.read_bytes()
        for file in sorted(output.rglob("*"))
        if file.is_file()
    }


def _versions(python: Path) -> dict[str, str]:
    command = [find_uv_bin(), "pip", "list", "--quiet", "--format", "json", "--python", python]
    listed = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return {package["name"].lower(): package["version"] for package in listed}


@pytest.mark.slow("two environments are installed, and a site is built in three")
def test_a_site_is_the_same_with_the_oldest_and_the_newest_dependencies(sites: Path, tmp_path: Path) -> None:
    oldest = _environment(tmp_path / "oldest", "lowest-direct")
    newest = _environment(tmp_path / "newest", "highest")
    pyproject = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    installed = _versions(oldest)
    for requirement in map(Requirement, pyproject["project"]["dependencies"]):
        (bound,) = requirement.specifier
        assert installed[requirement.name.lower()].startswith(bound.version), requirement

    pinned = _built(Path(sys.executable), sites, tmp_path / "built-pinned")
    for name, python in (("oldest", oldest), ("newest", newest)):
        built = _built(python, sites, tmp_path / f"built-{name}")
        assert [file for file in {**pinned, **built} if pinned.get(file) != built.get(file)] == [], name
