"""Dates: EDTF (ISO 8601-2) as values, and their words in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.dates.edtf import Edtf, EdtfError, comes_on, has_come
from sitegen.dates.parsing import parse

if TYPE_CHECKING:
    from sitegen.dates.wording import words

__all__ = ["Edtf", "EdtfError", "comes_on", "has_come", "parse", "words"]


def __getattr__(name: str) -> object:
    """`words`, imported when it is first asked for: it needs Babel, which reading dates does not."""
    if name == "words":
        from sitegen.dates.wording import words

        return words
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
