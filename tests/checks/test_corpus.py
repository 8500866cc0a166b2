"""Every seeded defect is found at its line, and nothing is found where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.seeded import CHECKS, Seeded, clean_sites, false_alarms, run

AT_LEAST = {"figures": 0.95, "conflict": 0.95, "names": 0.95, "copying": 0.95}
"""The share of its defects that a check must find; all, where nothing is said."""


@pytest.mark.slow("checks a site for each of hundreds of defects")
@pytest.mark.parametrize("name", CHECKS)
def test_seeded_defects(name: str, tmp_path: Path) -> None:
    outcome = run(name, tmp_path)
    assert outcome.seeded >= 12, (
        f"corpus/{name}.txt and edits/{name}.txt have at least twelve defects to find"
    )
    assert not outcome.false, "\n".join(f"{p.span} {p.code}: {p.message}" for p in outcome.false)
    assert len(outcome.found) >= AT_LEAST.get(name, 1) * outcome.seeded, outcome.missed


@pytest.mark.slow("checks a site for each of hundreds of defects, in three formats")
@pytest.mark.parametrize("suffix", [".html", ".pdf", ".docx"])
@pytest.mark.parametrize("name", ["quotations", "figures"])
def test_seeded_defects_are_found_in_copies_of_every_format(name: str, suffix: str, tmp_path: Path) -> None:
    """The same defects as in texts, and no others: lines, pages, ligatures and markup hide nothing."""
    texts, copies = run(name, tmp_path / "texts"), run(name, tmp_path / "copies", suffix)
    assert not copies.false, "\n".join(f"{p.span} {p.code}: {p.message}" for p in copies.false)
    assert copies.missed == texts.missed


@pytest.mark.slow("writes and reads copies of six sites in three formats")
@pytest.mark.parametrize("suffix", [".html", ".pdf", ".docx"])
@pytest.mark.parametrize("site", clean_sites().values(), ids=clean_sites())
def test_nothing_is_found_in_a_clean_site_with_copies(site: Seeded, suffix: str, tmp_path: Path) -> None:
    problems, _ = false_alarms(site, tmp_path, suffix)
    assert not problems, "\n".join(f"{p.span} {p.code}: {p.message}" for p in problems)


@pytest.mark.parametrize("site", clean_sites().values(), ids=clean_sites())
def test_nothing_is_found_in_a_clean_site(site: Seeded, tmp_path: Path) -> None:
    problems, statements = false_alarms(site, tmp_path)
    assert not problems, "\n".join(f"{p.span} {p.code}: {p.message}" for p in problems)
    assert statements >= 40
