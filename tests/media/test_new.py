"""`sitegen new medium`, by the name of the kind or of its folder."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.project import Project


@pytest.mark.parametrize("type_", ["medium", "media"])
def test_a_record_is_created_next_to_its_file(project: Callable[..., Project], type_: str) -> None:
    site = project("=== content/media/portrait.txt\nwords\n")
    assert "created content/media/portrait.yaml" in site.run("new", type_, "portrait").output
    text = (site.root / "content/media/portrait.yaml").read_text()
    assert "file:" in text and "credit:" in text and "en:" in text
    assert "already used" in site.run("new", "people", "portrait", code=2).output


def test_other_folders_name_their_kinds_too(project: Callable[..., Project]) -> None:
    site = project("")
    assert "created content/people/ada.yaml" in site.run("new", "people", "ada").output
    assert 'no kind of record "peopel": did you mean' in site.run("new", "peopel", "bob", code=2).output
