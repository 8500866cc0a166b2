"""What is remembered between builds is forgotten when sitegen, Python or a dependency is another."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sitegen.cache.signatures import code_key


def test_another_version_of_a_dependency_is_another_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    (tmp_path / "babel-2.17.0.dist-info").mkdir()
    before = code_key()
    assert code_key() == before
    (tmp_path / "babel-2.17.0.dist-info").rename(tmp_path / "babel-2.18.0.dist-info")
    assert code_key() != before


def test_a_folder_that_is_not_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    before = code_key()
    monkeypatch.setattr(sys, "path", [*sys.path, "/nowhere/at/all.zip"])
    assert code_key() == before
