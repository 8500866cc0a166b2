"""Kinds of problems that extensions add, in the commands that look for other things."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.extensions.test_loading import SITE
from tests.project import Project

MODULE = """
    from sitegen.checks.context import Check
    from sitegen.extension import Extension
    from sitegen.problems import Code

    SHORT = Code("short-name", "warning", "Names are long.", "Lengthen it.", "name: ox", waivable=True)


    def short(given):
        for entry in given.entries:
            if entry.kind == "term" and len(str(entry.value.name)) < 10:
                yield SHORT.at(entry.origin.at("name"), f"{entry.value.name} is short")


    EXTENSION = Extension("rulings", "1", checks=(Check("short", short, (SHORT,)),))
    """

WAIVER = """
    - code: short-name
      file: terms/appeal.yaml
      finding: appeal is short
      reason: That is its name.
    """


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    found = project(SITE)
    found.edit("content/rulings.py", MODULE)
    return found


@pytest.mark.parametrize("command", [("check",), ("translated", "--all"), ("links",)])
def test_a_waiver_of_one_is_known_to_all_commands(site: Project, command: tuple[str, ...]) -> None:
    assert "terms/appeal.yaml:1:7: warning[short-name]: appeal is short" in site.check().output
    site.edit("content/waivers.yaml", WAIVER)
    output = site.run(*command).output
    assert "short-name" not in output and "error" not in output


def test_one_is_explained(site: Project) -> None:
    assert site.run("codes", "short-name").output.startswith("# short-name\n\n*warning.* Names are long.")
    assert 'did you mean "short-name"' in site.run("codes", "short-names", code=2).output
    assert "short-name" not in site.run("codes").output
