"""The search's modules for the browser, tested by Node's own test runner."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

TESTS = Path(__file__).parent / "js"
NEEDED = (20, 19)
"""The first version of Node that takes a .js file with imports for a module without being told."""


def node() -> str:
    """The path of Node. Skips the test where there is none, or one too old."""
    found = shutil.which("node")
    if found is None:
        pytest.skip("Node is not installed")
    version = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout
    if tuple(int(part) for part in version.strip().lstrip("v").split(".")[:2]) < NEEDED:
        pytest.skip(f"Node {version.strip()} is older than {NEEDED[0]}.{NEEDED[1]}")
    return found


@pytest.mark.parametrize(
    "file", sorted(TESTS.glob("*.test.mjs")), ids=lambda file: file.name.partition(".")[0]
)
def test_module(file: Path) -> None:
    run = subprocess.run([node(), "--test", file], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_there_are_tests() -> None:
    assert len(list(TESTS.glob("*.test.mjs"))) >= 5
