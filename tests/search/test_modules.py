"""The search's modules for the browser, tested by Node's own test runner."""

from __future__ import annotations

import subprocess
from pathlib import Path

import playwright
import pytest

TESTS = Path(__file__).parent / "js"
NODE = Path(playwright.__file__).parent / "driver" / "node"
"""Playwright brings its own."""


@pytest.mark.slow("Node runs it")
@pytest.mark.parametrize(
    "file", sorted(TESTS.glob("*.test.mjs")), ids=lambda file: file.name.partition(".")[0]
)
def test_module(file: Path) -> None:
    run = subprocess.run([NODE, "--test", file], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_there_are_tests() -> None:
    assert len(list(TESTS.glob("*.test.mjs"))) >= 5
