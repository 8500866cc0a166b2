"""What the README shows is so."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from sitegen.cli import COMMANDS
from tests.project import Project

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")

EXAMPLES = dict(
    re.findall(r"`(content/[\w./-]+)`[^`]*(?:`[^`\n]+`[^`]*)?:\n\n```\w+\n(.*?)```", README, re.DOTALL)
)


def test_the_examples_are_a_sound_project(project: Callable[..., Project]) -> None:
    assert sorted(EXAMPLES) == [
        "content/briefs/first-program.en.md",
        "content/media/visitors.csv",
        "content/media/visitors.yaml",
        "content/people/ada-lovelace.yaml",
        "content/site.yaml",
        "content/sources/notes-1843.yaml",
    ]
    small = project("".join(f"=== {path}\n{text}" for path, text in EXAMPLES.items()))
    small.check()


def test_the_extension_it_shows_is_the_example() -> None:
    (shown,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    example = (ROOT / "tests/extensions/court/__init__.py").read_text(encoding="utf-8").splitlines()
    assert [line for line in shown.splitlines() if line not in example] == []


def test_every_make_target_named_is_there() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`?\bmake (site|test|serve|\w+)`", README)) <= targets
    assert {"site", "test"} <= targets


def test_every_command_named_is_there() -> None:
    assert set(re.findall(r"`[^`]*sitegen (\w+)\b[^`]*`", README)) == set(COMMANDS)


def test_every_file_linked_is_there() -> None:
    for document in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", re.sub(r"`[^`\n]*`", "", text)):
            assert (ROOT / target).exists(), f"{document}: {target}"
