"""What languages are called in English and Korean, as CLDR 47 has it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from sitegen.language.conventions import is_pinned

_FILE = Path(__file__).with_name("names.json")
"""Written by `python -m tests.pin_names`."""


class _Names(msgspec.Struct, frozen=True):
    languages: dict[str, str]
    scripts: dict[str, str]
    territories: dict[str, str]


@cache
def _pinned() -> dict[str, _Names]:
    return msgspec.json.decode(_FILE.read_bytes(), type=dict[str, _Names])


def pinned_name(language: str, shown_in: str) -> str | None:
    """What a language, a BCP 47 tag, is called in another; None where the pinned names do not say."""
    if not is_pinned(shown_in):
        return None
    names = _pinned()[shown_in.partition("-")[0].lower()]
    first, *further = language.split("-")
    details = []
    for part in further:
        if len(part) == 4 and part.isalpha():
            details.append(names.scripts.get(part.title()))
        elif len(part) == 2 or (len(part) == 3 and part.isdigit()):
            details.append(names.territories.get(part.upper()))
    name = names.languages.get(first.lower())
    if name is None or None in details:
        return None
    return f"{name} ({', '.join(filter(None, details))})" if details else name
