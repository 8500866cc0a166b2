"""Hints for texts that are no EDTF."""

from __future__ import annotations

FORMS = (
    "Write 2025-11-19, 2025-11, 2025, 2025-22 (summer), 2025-11~ (about), "
    "2025? (uncertain), 202X or 2025-10/2025-11."
)


def hint(text: str) -> str:
    """How to write what `text` seems to mean."""
    return FORMS
