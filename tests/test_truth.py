"""What sitegen says by itself on the pages of the publication is true."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.truth import Truth, report


@pytest.fixture(scope="module")
def truth(real_site: Path) -> Truth:
    return Truth(real_site)


def test_nothing_that_the_pages_say_of_the_sources_is_false(truth: Truth) -> None:
    lines: list[str] = []
    report(truth, lines.append)
    assert not truth.false, "\n".join(lines)


def test_there_was_much_to_look_up(truth: Truth) -> None:
    least = {
        "cell": 300,
        "number on a card": 150,
        "source of a record": 800,
        "record of a source": 800,
        "claim in dispute": 200,
        "number in dispute": 8,
        "event with a dispute": 80,
        "marks of an event": 80,
    }
    assert {kind: number for kind, number in least.items() if truth.looked_up[kind] < number} == {}


def test_what_is_false_is_found(real_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(real_site, site)
    for path, old, new in (
        ("people/index.html", '<i class="dot dot-supports"></i><span class="unseen">appears</span>', ""),
        ("organizations/index.html", "<td></td>", "<td>appears</td>"),
        ("terms/index.html", "1 source ", "4 sources "),
        ("claims/index.html", 'id="agree"', 'id="differ"'),
        ("timeline/index.html", "dot-supports", "dot-differs"),
    ):
        text = (site / path).read_text(encoding="utf-8")
        assert old in text, (path, old)
        (site / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    kinds = {line.partition(":")[0] for line in Truth(site).false}
    assert kinds == {"cell", "number on a card", "claim in dispute", "marks of an event"}
