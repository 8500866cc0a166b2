"""A build opens each file of a project and its theme once: what is made from a file is made from one state of it.

Words of a text that a check reports are looked up in its file, which is opened again for that, since builds do not
remember texts; what is found in a file that has changed meanwhile is not remembered. No text here has a finding.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from sitegen.theme.folders import theme_folders
from tests.project import SITE, Project

ALWAYS = ("site.yaml", "waivers.yaml", "verified.lock", "translations.lock")
"""What builds read although it is as it was."""

TWICE = {"verified.lock"}
"""What the checks look at, in a process of their own, and pages show, too. Where it has changed meanwhile, the next
build finds that it has, and does both again."""

RECORDED = """\
import os, sys
log = os.open(sys.argv.pop(1), os.O_WRONLY | os.O_APPEND | os.O_CREAT)

def note(event, arguments):
    if event == "open" and not isinstance(arguments[0], int) and not arguments[2] & (os.O_WRONLY | os.O_RDWR):
        os.write(log, os.fsencode(arguments[0]) + b"\\n")

sys.addaudithook(note)  # processes that are copies of this one have it, too
from sitegen.__main__ import run
run()
"""

CONTENT = """\
=== content/sources/letter.yaml
type: report
title: {en: A letter, ko: 편지}
language: en
summary: {en: It says so., ko: 그렇다고 한다.}
quotes:
  - {id: looms, exact: just as the loom weaves, translation: {ko: 베틀이 짜듯이}}
=== captures/letter.txt
He wrote that it weaves, just as the loom weaves, and no more.
=== content/waivers.yaml
- {code: unverified, file: sources/letter.yaml, finding: not there, reason: The text is gone.}
=== content/pages/about.en.md
---
title: About
---

Who we are.
=== content/briefs/story.en.md
---
title: The story
abstract: What happened.
published: 2025-11-19
---

[[person-1]] wrote a letter.[@letter]
=== templates/strings/en.yaml
section.people: Persons
=== templates/page.html
{% extends "base.html" %}{% block content %}{{ view.body }}{% endblock %}
"""


def opened(root: Path, log: Path, jobs: int) -> Counter[Path]:
    """How often a build opens each file of the project and its theme, in all its processes."""
    command = [sys.executable, "-c", RECORDED, log, "build", "--no-search", "--jobs", str(jobs)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    folders = (root / "content", root / "captures", *theme_folders(root).paths)
    paths = [root / line for line in log.read_text(encoding="utf-8").splitlines()]
    log.unlink()
    return Counter(
        path for path in paths if path.is_file() and any(folder in path.parents for folder in folders)
    )


@pytest.mark.slow("builds in processes of their own")
@pytest.mark.parametrize(("jobs", "people"), [(1, 2), (2, 310)])
def test_each_file_is_opened_once(tmp_path: Path, jobs: int, people: int) -> None:
    project = Project(tmp_path / "project", SITE + CONTENT)
    for n in range(people):  # of more than 300, other processes read and check some
        project.edit(
            f"content/people/person-{n}.yaml", f"name: Person {n}\ndescription: The one of that number.\n"
        )
    project.run("translated", "--all")
    project.run("verify")
    log = tmp_path / "log"
    first = opened(project.root, log, jobs)
    own = [
        path for folder in ("content", "captures", "templates") for path in (project.root / folder).rglob("*")
    ]
    assert set(first) >= {path for path in own if path.is_file()}
    assert {path.name for path, times in first.items() if times > 1} <= TWICE
    assert not opened(project.root, log, jobs)
    for file in ("content/briefs/story.en.md", "content/site.yaml", "content/people/person-1.yaml"):
        path = project.root / file
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        again = opened(project.root, log, jobs)
        assert again[path] == 1 and {other.name for other, times in again.items() if times > 1} <= TWICE
        assert {other for other in again if "content" in other.parts} <= {
            path,
            *(project.root / "content" / name for name in ALWAYS),
        }
    project.edit("templates/page.html", "{% extends 'base.html' %}")
    last = opened(project.root, log, jobs)
    assert {path.name for path, times in last.items() if times > 1} <= TWICE
