"""The pinned requirements are those of pyproject.toml, each with its hashes and from no index in particular."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = PYPROJECT["project"]["dependencies"]
BUILD = PYPROJECT["build-system"]["requires"]
DEV = PYPROJECT["project"]["optional-dependencies"]["dev"]


def pinned(name: str) -> dict[str, Requirement]:
    """The requirements of a file in .ci/, each of which names a version and at least one hash."""
    text = (ROOT / ".ci" / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.partition("#")[0].strip() for line in text.splitlines()]
    found = {}
    for line in filter(None, lines):
        requirement, *hashes = re.split(r"\s+--hash=", line)
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in hashes), line
        assert hashes, f"no hash: {line}"
        parsed = Requirement(requirement)
        found[parsed.name.lower()] = parsed
    return found


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("requirements.txt", [*RUNTIME, *BUILD]), ("requirements-dev.txt", [*RUNTIME, *BUILD, *DEV])],
)
def test_each_dependency_is_pinned_at_a_version_it_allows(name: str, wanted: list[str]) -> None:
    pins = pinned(name)
    for requirement in map(Requirement, wanted):
        pin = pins[requirement.name.lower()]
        (version,) = [specifier.version for specifier in pin.specifier if specifier.operator == "=="]
        assert requirement.specifier.contains(version), (
            f"{requirement} is pinned at {version}: run `make lock`"
        )


def test_both_files_pin_the_same_versions() -> None:
    runtime, dev = pinned("requirements.txt"), pinned("requirements-dev.txt")
    assert {name: str(pin.specifier) for name, pin in runtime.items()}.items() <= {
        name: str(pin.specifier) for name, pin in dev.items()
    }.items()
