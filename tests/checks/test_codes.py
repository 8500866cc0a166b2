"""Every kind of problem is described, and the documentation lists them all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen.cli.codes import documentation
from sitegen.problems import Code, codes
from tests.checks.seeded import CHECKS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("code", codes.ALL, ids=lambda code: code.name)
def test_a_kind_of_problem_has_a_rule_a_way_to_fix_it_and_an_example(code: Code) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)
    assert code.rule.endswith(".") and code.rule[0].isupper()
    assert code.fix.endswith(".") and code.fix[0].isupper()
    assert code.example.strip() and code.example not in (code.rule, code.fix)


def test_names_are_unique() -> None:
    assert len(codes.BY_NAME) == len(codes.ALL)


def test_the_documentation_is_what_the_command_prints() -> None:
    page = (ROOT / "sitegen" / "problems" / "codes" / "README.md").read_text(encoding="utf-8")
    assert page == documentation(), "run `make codes`"
    assert re.findall(r"^### (\S+)$", page, re.MULTILINE) == [code.name for code in codes.ALL]


def test_every_code_is_used() -> None:
    used = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "sitegen").rglob("*.py")
        if path.parent.name != "codes"
    )
    names = {name for name, value in vars(codes).items() if isinstance(value, Code)}
    assert {name for name in names if f"codes.{name}" not in used} <= {"DEAD_LINK"}


def test_every_waivable_finding_has_seeded_defects() -> None:
    seeded = {name for of in CHECKS.values() for name in of}
    for text in (ROOT / "tests" / "lost").glob("*.txt"):
        seeded.update(re.findall("⟪([^⟫]*)⟫", text.read_text(encoding="utf-8")))
    in_data = (ROOT / "tests/media/seeded/defects.txt").read_text(encoding="utf-8")
    seeded.update(re.findall(r"^> \S+ (\S+)$", in_data, re.MULTILINE))
    recorded = {"unverified", "uncaptured", "unread-language", "dead-link"}
    # These are found in folders, and not in texts.
    recorded |= {"unexpected-file", "missing-translation", "untranslated-interface"}
    missing = {code.name for code in codes.ALL if code.waivable} - seeded - recorded
    assert not missing, (
        "add it to CHECKS in seeded.py, and its defects to corpus/; or to a text in tests/lost/ or tests/media/seeded/"
    )
